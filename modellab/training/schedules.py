"""The table of learning-rate schedules, as pure functions of the position in the run.

A schedule says by which factor the optimizer's learning rate is multiplied. Because it depends on the position
alone, a run that is continued needs no schedule state; only ``plateau`` remembers anything.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from modellab.errors import Text, look_up
from modellab.settings import Setting, Settings


@dataclass(frozen=True, slots=True)
class Position:
    """Where a run stands.

    Attributes:
        step: Optimizer steps done.
        total_steps: Steps of the whole run.
        steps_per_epoch: Steps of one epoch.
    """

    step: int
    total_steps: int
    steps_per_epoch: int


FactorRule = Callable[[Settings, Position], float]


@dataclass(frozen=True)
class ScheduleSpec:
    """One schedule.

    Attributes:
        name: Key in files.
        label: Name in the form.
        help: What it does, in plain words.
        settings: Rows of the form.
        factor: Factor of the learning rate for the step that comes next.
        watches: Whether it reacts to the watched metric (plateau).
    """

    name: str
    label: str
    help: str
    factor: FactorRule
    settings: tuple[Setting, ...] = ()
    watches: bool = False


def _constant(_settings: Settings, _at: Position) -> float:
    return 1.0


def _step(settings: Settings, at: Position) -> float:
    """``torch.optim.lr_scheduler.StepLR``, stepped once an epoch."""
    epoch = at.step // max(at.steps_per_epoch, 1)
    return settings.number("gamma") ** (epoch // settings.integer("step_epochs"))


def _cosine(settings: Settings, at: Position) -> float:
    """``torch.optim.lr_scheduler.CosineAnnealingLR``, stepped once a step."""
    low = settings.number("final_factor")
    return _anneal(1.0, low, at.step / max(at.total_steps, 1))


def _one_cycle(settings: Settings, at: Position) -> float:
    """``torch.optim.lr_scheduler.OneCycleLR`` with cosine annealing, without cycling the momentum."""
    start = 1.0 / settings.number("start_divisor")
    end = start / settings.number("end_divisor")
    peak = settings.number("rise_fraction") * at.total_steps - 1
    last = at.total_steps - 1
    if at.step <= peak:
        return _anneal(start, 1.0, at.step / peak if peak > 0 else 1.0)
    return _anneal(1.0, end, min((at.step - peak) / max(last - peak, 1e-9), 1.0))


def _anneal(start: float, end: float, share: float) -> float:
    return end + (start - end) / 2.0 * (1.0 + math.cos(math.pi * min(share, 1.0)))


_STEP_ROWS = (
    Setting("step_epochs", "Every", "int", 10, "Epochs between two drops.", minimum=1, maximum=100_000, unit="epochs"),
    Setting("gamma", "Factor", "float", 0.1, "The learning rate is multiplied by this.", minimum=1e-6, maximum=1),
)
_COSINE_ROWS = (
    Setting(
        "final_factor", "End at", "float", 0.0, "Share of the learning rate left at the end.", minimum=0, maximum=1
    ),
)
_ONE_CYCLE_ROWS = (
    Setting(
        "rise_fraction", "Rise", "float", 0.3, "Share of the run in which it rises.", minimum=0, maximum=1
    ),
    Setting(
        "start_divisor", "Start divisor", "float", 25.0, "It starts at the peak divided by this.",
        minimum=1, maximum=1e6, advanced=True,
    ),
    Setting(
        "end_divisor", "End divisor", "float", 1e4, "It ends at the start divided by this.",
        minimum=1, maximum=1e9, advanced=True,
    ),
)  # fmt: skip
_PLATEAU_ROWS = (
    Setting(
        "plateau_patience", "Patience", "int", 5, "Epochs without improvement before it drops.",
        minimum=0, maximum=100_000, unit="epochs",
    ),
    Setting(
        "plateau_factor", "Factor", "float", 0.1, "The learning rate is multiplied by this.",
        minimum=1e-6, maximum=0.999,
    ),
)  # fmt: skip

_ROWS = (
    ScheduleSpec("constant", "Constant", "The learning rate stays as it is.", _constant),
    ScheduleSpec("step", "Step", "The learning rate drops every few epochs.", _step, _STEP_ROWS),
    ScheduleSpec("cosine", "Cosine", "The learning rate falls along half a cosine wave.", _cosine, _COSINE_ROWS),
    ScheduleSpec(
        "one_cycle", "One cycle", "Rises to the learning rate, then falls far below (Smith 2018).", _one_cycle,
        _ONE_CYCLE_ROWS,
    ),
    ScheduleSpec(
        "plateau", "On plateau", "Drops whenever the watched metric stops improving.", _constant, _PLATEAU_ROWS,
        watches=True,
    ),
)  # fmt: skip

SCHEDULES: Mapping[str, ScheduleSpec] = {row.name: row for row in _ROWS}


def schedule_spec(name: str) -> ScheduleSpec:
    """Look up a row.

    Raises:
        ModelLabError: There is none of that name; the nearest one is listed.
    """
    return look_up(SCHEDULES, name, Text("schedule"))


class Schedule:
    """The schedule of one run, with its warm-up.

    The warm-up is a phase before the schedule proper: the factor rises in a straight line from ``1 / warmup_steps``
    to 1, and the schedule then sees the steps that are left.

    Args:
        name: Key of the table.
        settings: Complete settings of the row.
        warmup_steps: Steps of the warm-up; 0 for none.
        total_steps: Steps of the whole run, warm-up included.
        steps_per_epoch: Steps of one epoch.
    """

    def __init__(
        self, name: str, settings: Settings, *, warmup_steps: int, total_steps: int, steps_per_epoch: int
    ) -> None:
        self._spec = schedule_spec(name)
        self._settings = settings
        self._warmup_steps = min(warmup_steps, total_steps)
        self._total_steps = total_steps
        self._steps_per_epoch = steps_per_epoch
        self._plateau_factor = 1.0
        self._num_bad_epochs = 0

    def factor(self, step: int) -> float:
        """Return the factor of the learning rate for the step that follows ``step`` finished ones."""
        if step < self._warmup_steps:
            return (step + 1) / self._warmup_steps
        done, total = step - self._warmup_steps, self._total_steps - self._warmup_steps
        at = Position(done, total, self._steps_per_epoch)
        return self._spec.factor(self._settings, at) * self._plateau_factor

    def finish_epoch(self, *, has_improved: bool) -> None:
        """Note whether the watched metric improved; ``ReduceLROnPlateau`` with a threshold of zero."""
        if not self._spec.watches:
            return
        self._num_bad_epochs = 0 if has_improved else self._num_bad_epochs + 1
        if self._num_bad_epochs > self._settings.integer("plateau_patience"):
            self._plateau_factor *= self._settings.number("plateau_factor")
            self._num_bad_epochs = 0

    def state(self) -> dict[str, float]:
        """Return what a checkpoint must hold, as plain numbers."""
        return {"plateau_factor": self._plateau_factor, "num_bad_epochs": self._num_bad_epochs}

    def load_state(self, state: Mapping[str, float]) -> None:
        """Take over what ``state()`` returned."""
        self._plateau_factor = float(state["plateau_factor"])
        self._num_bad_epochs = int(state["num_bad_epochs"])
