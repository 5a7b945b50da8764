"""The run as the window sees it: start, pause, stop, and a timer that fetches what the worker tells."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from modellab import safeio
from modellab.desktop import background
from modellab.errors import ModelLabError, Text
from modellab.training.events import Event, FoldStarted, RunContinued, RunEnded, RunPaused, RunPreparing, RunStarted
from modellab.training.metrics import METRICS, main_metric

if TYPE_CHECKING:
    import asyncio

    from modellab.data.samples import Dataset
    from modellab.desktop.session import Session
    from modellab.project.project import Project
    from modellab.project.runs import RunRecord
    from modellab.training.cross_validation import CrossValidation
    from modellab.training.curves import Curves
    from modellab.training.plan import Plan
    from modellab.training.result import LiveWeights
    from modellab.training.runners.thread import ThreadRunner

State = Literal["idle", "starting", "running", "pausing", "paused", "stopping"]

POLL_MS = 100
SLOWEST_POLL_MS = 1_000
DRAWING_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is.

    Attributes:
        epoch: Under way, counted from 1; 0 before the first step.
        step: Steps done in all.
        num_steps: Steps of the whole run; 0 before it is known.
        samples_per_s: Over the last seconds; 0 before it is known.
        left_s: Estimated time to the end; None before it is known.
        fold: Of a cross-validation, counted from 1; 0 for a run of its own.
        num_folds: How many there will be.
    """

    epoch: int = 0
    num_epochs: int = 0
    step: int = 0
    num_steps: int = 0
    samples_per_s: float = 0.0
    left_s: float | None = None
    fold: int = 0
    num_folds: int = 0


class TrainingSession(QObject):
    """Part of the session: the run under way, or the last one.

    Signals:
        state_changed(str): See ``State``.
        progressed(Progress): At most ten times a second while a run goes on.
        curves_changed(): ``curves`` holds new points, or is another object; emitted like ``progressed``.
    """

    state_changed = Signal(str)
    progressed = Signal(object)
    curves_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._runner: ThreadRunner | None = None
        self._plan: Plan | None = None
        self._alive: safeio.FileLock | None = None
        self._ending: asyncio.Task[None] | None = None
        self._state: State = "idle"
        self._events: list[Event] = []
        self._progress = Progress()
        self._speed = _Speed()
        self._steps_per_epoch = 0
        self._fold = (0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def state(self) -> State:
        """What the run is doing."""
        return self._state

    @property
    def is_active(self) -> bool:
        """Whether a run is under way, paused ones included."""
        return self._state != "idle"

    @property
    def plan(self) -> Plan | None:
        """What the run under way, or the last one, was started with."""
        return self._plan

    @property
    def curves(self) -> Curves | None:
        """The curves of the run under way, or of the last one."""
        return self._runner.curves if self._runner is not None else None

    @property
    def folds(self) -> tuple[Curves, ...]:
        """The curves of every fold of a cross-validation that was begun; empty for a run of its own."""
        return tuple(getattr(self._runner, "fold_curves", ()))

    @property
    def progress(self) -> Progress:
        """How far the run is."""
        return self._progress

    @property
    def events(self) -> tuple[Event, ...]:
        """All that the run has told so far."""
        return tuple(self._events)

    @property
    def live_weights(self) -> LiveWeights | None:
        """The weights that the run under way handed over last; None without a run, or before it was asked."""
        return self._runner.live_weights if self._runner is not None and self.is_active else None

    def ask_weights(self) -> None:
        """Want the weights of the run as they are; they arrive in ``live_weights`` a little later."""
        if self._runner is not None and self._state in ("running", "pausing"):
            self._runner.ask_weights()

    async def start(
        self,
        *,
        resume: str = "",
        initial_state: bytes | None = None,
        initial: RunRecord | None = None,
        project: Project | None = None,
        num_folds: int = 0,
    ) -> None:
        """Train the network as it is drawn now; does nothing while a run is under way.

        Args:
            resume: Id of a run whose checkpoint is to be continued.
            initial_state: Weights to begin with; they must fit.
            initial: Run, of this project or another one, whose weights are taken over where they fit.
            project: What to train instead of the project that is shown: its state when a run was interrupted.
            num_folds: Train so many times, each time with another part of the samples to validate; 0 for one run.

        Raises:
            ModelLabError: Graph, data and recipe do not fit together, or the device is not there.
        """
        if self.is_active:
            return
        self._set_state("starting")
        try:
            plan, dataset = await self._prepare(project, resume=resume, initial_state=initial_state, initial=initial)
            if num_folds:
                plan = replace(plan, folder=None)  # folds leave no checkpoints that could be continued
            runner = await background.run(_make_runner, plan, dataset, num_folds)
            await self._note_started(plan, project or self._session.project)
            if self._state != "starting":  # stopped while torch was loading
                raise ModelLabError(Text("The run was stopped before its first step."))
        except BaseException:
            self._session.stage_changed.emit(Text(""))
            self._set_state("idle")
            raise
        self._begin(plan, runner)

    async def _prepare(self, project: Project | None, **beginning: Any) -> tuple[Plan, Dataset]:
        from modellab.project.folders import runs_folder
        from modellab.project.running import Place, make_plan

        session = self._session
        if project is None:
            session.refuse_errors()
        dataset = await session.data.need()
        if project is None:  # once more, because only now it is known what the data looks like
            session.refuse_errors()
        session.stage_changed.emit(Text("Starting the run"))
        place = Place(session.device, session.data.base, runs_folder())
        return make_plan(project or session.project, place, **beginning), dataset

    async def _note_started(self, plan: Plan, project: Project) -> None:
        from modellab.project.interruption import Origin, note_started

        session = self._session
        origin = Origin(project, session.files.autosave.document_id, session.path)
        self._alive = await background.run(note_started, plan, origin)

    def _begin(self, plan: Plan, runner: ThreadRunner) -> None:
        self._plan, self._runner = plan, runner
        self._events, self._progress, self._speed, self._fold = [], Progress(), _Speed(), (0, 0)
        runner.start()
        self._set_state("running")
        self._session.run_started.emit(plan)
        self.curves_changed.emit()
        self._timer.start(POLL_MS)

    def pause(self) -> None:
        """Hold the run before its next step."""
        if self._state == "running" and self._runner is not None:
            self._runner.pause()
            self._set_state("pausing")

    def resume(self) -> None:
        """Let a paused run go on."""
        if self._state in ("pausing", "paused") and self._runner is not None:
            self._runner.resume()
            self._set_state("running")

    def stop(self) -> None:
        """End the run and keep what it has learned."""
        if self._state == "starting":
            self._set_state("stopping")
        elif self.is_active and self._runner is not None:
            self._runner.stop()
            self._set_state("stopping")

    async def shut_down(self) -> None:
        """Stop the run, wait for its thread, and keep its result."""
        self.stop()
        if self._runner is not None and self._runner.is_alive:
            self._runner.stop(hurry=True)
            await background.run(self._runner.join)
        self._on_timer_timeout()
        self._timer.stop()
        if self._ending is not None:
            await self._ending

    def _on_timer_timeout(self) -> None:
        runner = self._runner
        if runner is None or not self.is_active:
            return
        start = time.perf_counter()
        is_alive = runner.is_alive  # before draining, so that nothing told in between is missed
        for event in runner.events():
            self._handle(event)
        self._tell_progress(runner)
        if not is_alive and self.is_active and self._plan is not None:
            self._end(self._plan, runner)
        elapsed_ms = (time.perf_counter() - start) * 1_000
        self._timer.setInterval(round(min(max(elapsed_ms / DRAWING_SHARE, POLL_MS), SLOWEST_POLL_MS)))

    def _handle(self, event: Event) -> None:
        self._events.append(event)
        match event:
            case RunPreparing(stage):
                self._session.stage_changed.emit(stage)
            case RunStarted():
                self._steps_per_epoch = event.steps_per_epoch
                total = event.num_epochs * event.steps_per_epoch
                fold, num_folds = self._fold
                self._progress = Progress(num_epochs=event.num_epochs, num_steps=total, fold=fold, num_folds=num_folds)
                self._session.stage_changed.emit(Text(""))
            case FoldStarted():
                self._fold, self._speed = (event.fold, event.num_folds), _Speed()
            case RunPaused():
                self._set_state("paused")
            case RunContinued():
                self._speed = _Speed()
        self._session.run_event.emit(event)

    def _tell_progress(self, runner: ThreadRunner) -> None:
        step = last_step(runner.curves)
        if step == self._progress.step:
            return
        old = self._progress
        speed = self._speed.update(step)
        epoch = min(1 + max(step - 1, 0) // max(self._steps_per_epoch, 1), old.num_epochs)
        num_left = old.num_steps - step + (old.num_folds - old.fold) * old.num_steps
        left = num_left / speed if speed else None
        samples = speed * (self._plan.recipe.general.integer("batch_size") if self._plan is not None else 0)
        self._progress = replace(old, epoch=epoch, step=step, samples_per_s=samples, left_s=left)
        self.progressed.emit(self._progress)
        self.curves_changed.emit()

    def _end(self, plan: Plan, runner: ThreadRunner) -> None:
        self._timer.stop()
        runner.join()  # its thread has ended already
        from modellab.project.interruption import note_ended

        self._ending = self._session.start(background.run(note_ended, plan, self._alive))
        self._session.stage_changed.emit(Text(""))
        self._set_state("idle")
        ended = next((event for event in reversed(self._events) if isinstance(event, RunEnded)), None)
        if runner.result is not None:
            from modellab.project.running import keep_run

            kept = keep_run(self._session.project, plan, runner.result, runner.curves, self._name_for(plan))
            self._session.show_runs(kept.runs)
        found = getattr(runner, "found", None)
        if found is not None and found.folds:
            self._keep_folds(found)
        if runner.bug is not None:
            sys.excepthook(type(runner.bug), runner.bug, runner.bug.__traceback__)
        elif ended is not None and ended.error is not None:
            self._session.failed.emit(ModelLabError(ended.error, ended.hint))
        self.curves_changed.emit()
        self._session.run_ended.emit(ended)

    def _keep_folds(self, found: CrossValidation) -> None:
        """Keep the runs of the folds under names in the language of the window, and say what they came to."""
        from modellab.project.running import keep_folds

        session = self._session
        known = {run.id for run in session.project.runs}
        runs = keep_folds(session.project, found, self.tr("Cross-validation")).runs
        names = self.tr("{group}, fold {number}")
        numbers = {fold.plan.run_id: number for number, fold in enumerate(found.folds, start=1)}
        session.show_runs(
            tuple(
                run if run.id in known else replace(run, name=names.format(group=run.group, number=numbers[run.id]))
                for run in runs
            )
        )
        metric = main_metric(found.folds[0].plan.graph)
        spread = found.spreads.get(f"validation/{metric}")
        if spread is not None and metric in METRICS:
            text = Text("{metric} over {count} folds: {mean} ± {std}",
                        metric=Text(METRICS[metric].label), count=len(found.folds),
                        mean=_written(metric, spread.mean), std=_written(metric, spread.std))  # fmt: skip
            session.tell(text)

    def _name_for(self, plan: Plan) -> str:
        """Return the name of a new run in the language of the window; empty where it went on and has one."""
        runs = self._session.project.runs
        is_new = all(run.id != plan.run_id for run in runs)
        return self.tr("Run {number}").format(number=len(runs) + 1) if is_new else ""

    def _set_state(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


def last_step(curves: Curves) -> int:
    """Return the newest step that any curve has a point for; 0 before the first."""
    ends = [int(x[-1]) for x, _y in map(curves.view, curves.names) if len(x)]
    return max(ends, default=0)


class _Speed:
    """Steps a second over a sliding window of about three seconds."""

    WINDOW_S = 3.0

    def __init__(self) -> None:
        self._marks: list[tuple[float, int]] = []

    def update(self, step: int) -> float:
        now = time.perf_counter()
        self._marks.append((now, step))
        while len(self._marks) > 2 and now - self._marks[0][0] > self.WINDOW_S:
            self._marks.pop(0)
        then, first = self._marks[0]
        return (step - first) / (now - then) if now > then else 0.0


def _make_runner(plan: Plan, dataset: Dataset, num_folds: int) -> ThreadRunner:
    from modellab.training.runners.folds import FoldsRunner
    from modellab.training.runners.thread import ThreadRunner

    return FoldsRunner(plan, num_folds, dataset) if num_folds else ThreadRunner(plan, dataset)


def _written(metric: str, value: float) -> str:
    return f"{100 * value:.2f} %" if METRICS[metric].is_share else f"{value:.4g}"
