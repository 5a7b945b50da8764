"""Training in the terminal: the same worker thread as the window's, with a progress bar on standard error."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from modellab.errors import ModelLabError, Text
from modellab.project.folders import runs_folder
from modellab.project.interruption import Origin, note_ended, note_started
from modellab.project.project import Project
from modellab.project.running import Place, make_plan
from modellab.project.runs import RunRecord
from modellab.training.events import EpochDone, Event, FoldStarted, RunEnded, RunPreparing, RunStarted
from modellab.training.metrics import main_metric

if TYPE_CHECKING:
    from modellab.training.curves import Curves
    from modellab.training.loop import RunResult
    from modellab.training.plan import Plan
    from modellab.training.runners.base import Runner

_POLL_S = 0.1
_AFTER_S = 0.5
"""Reading data shows its progress only if it takes longer than this."""


@dataclass(frozen=True)
class Trained:
    """What came of a run.

    Attributes:
        result: None if it failed before there was anything to keep.
        error: Why it failed; None if it did not.
        was_interrupted: Whether the user pressed Ctrl+C; the result is what was learned until then.
    """

    plan: Plan
    curves: Curves
    result: RunResult | None
    error: ModelLabError | None
    was_interrupted: bool


def train_with_progress(
    project: Project,
    path: Path | None,
    device: str,
    keep: Callable[[Trained], None],
    *,
    resume: str = "",
    initial: RunRecord | None = None,
) -> Trained:
    """Train a project in a worker thread and show how far it is; Ctrl+C stops it and keeps what it has learned.

    Args:
        project: What to train.
        path: File of the project, if it has one.
        device: ``auto``, ``cpu``, ``cuda:0`` ...
        keep: Writes the result, where there is one. Only when it has done so is the run over: if it cannot, because
            the disk is full, the run can be resumed, and nothing is learned twice.
        resume: Id of the run whose checkpoint is to be continued; empty for a new run.
        initial: Run whose weights are taken over where they fit; None to start with fresh ones.

    Raises:
        ModelLabError: Graph, data and recipe do not fit together, the device is not there, or the result could not be
            written.
    """
    from modellab.training.runners.thread import ThreadRunner

    base = path.resolve().parent if path is not None else None
    plan = make_plan(project, Place(device, base, runs_folder()), resume=resume, initial=initial)
    alive = note_started(plan, Origin(project, "", path))
    runner = ThreadRunner(plan)
    trained = follow(plan, runner)
    if trained.result is not None:
        try:
            keep(trained)
        except ModelLabError as error:
            if alive is not None:
                alive.release()
            raise _unwritten(error) from error
    note_ended(plan, alive)
    return trained


def _unwritten(error: ModelLabError) -> ModelLabError:
    hint = Text("{hint} What was learned is kept: once this is mended, the same command with --resume writes it.",
                hint=error.hint)  # fmt: skip
    return ModelLabError(error.sentence, hint)


def follow(plan: Plan, runner: Runner) -> Trained:
    """Start a runner and show how far it is until it has ended; Ctrl+C stops it."""
    bar = _Bar(main_metric(plan.graph))
    with _stopping(runner) as asked:
        runner.start()
        is_over = False
        while not is_over:
            is_over = runner.join(_POLL_S)
            for event in runner.events():
                bar.show(event)
            bar.move(runner.curves.last_step)
    bar.close()
    return Trained(plan, runner.curves, runner.result, bar.error, bool(asked))


@contextmanager
def _stopping(runner: Runner) -> Iterator[list[int]]:
    """Let Ctrl+C and SIGTERM end the run with its result; the second one leaves out the test split.

    A handler and not ``KeyboardInterrupt``: raised inside ``Thread.join`` it makes Python 3.11 believe that the thread
    has ended.
    """
    asked: list[int] = []

    def ask(number: int, _frame: object) -> None:
        runner.stop(hurry=bool(asked))
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Bar:
    """A tqdm bar that counts steps, with loss and main metric of each epoch above it."""

    def __init__(self, metric: str) -> None:
        self._shown = ("loss", metric)
        self._bar: tqdm[None] | None = None
        self.error: ModelLabError | None = None

    def show(self, event: Event) -> None:
        """Write what an event tells."""
        match event:
            case RunPreparing(stage):
                print(stage, file=sys.stderr)
            case FoldStarted():
                self.close()
                print(f"Fold {event.fold} of {event.num_folds}", file=sys.stderr)
            case RunStarted():
                print(f"Training on {event.device}: {event.num_parameters:,} parameters", file=sys.stderr)
                total = event.num_epochs * event.steps_per_epoch
                self._bar = tqdm(total=total, unit="step", dynamic_ncols=True, disable=None, leave=False)
            case EpochDone():
                shown = {n: value for n, value in event.metrics.items() if n.partition("/")[2] in self._shown}
                words = "  ".join(f"{name} {value:.4f}" for name, value in shown.items())
                tqdm.write(f"epoch {event.epoch}: {words}  {event.elapsed_s:.1f} s", file=sys.stderr)
            case RunEnded() if event.error is not None:
                self.error = ModelLabError(event.error, event.hint)

    def move(self, step: int) -> None:
        """Show that ``step`` steps are done."""
        if self._bar is not None:
            self._bar.update(step - self._bar.n)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()


@contextmanager
def reading_bar() -> Iterator[Callable[[int, int], bool]]:
    """Give a progress function for ``open_dataset`` that draws a bar once reading takes a while."""
    with tqdm(desc="Reading", unit="", dynamic_ncols=True, disable=None, leave=False, delay=_AFTER_S) as bar:

        def report(done: int, total: int) -> bool:
            bar.total = total
            bar.update(done - bar.n)
            return True

        yield report
