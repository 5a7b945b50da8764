"""What a run tells: frozen, picklable, plain numbers. Steps are not events; their numbers go to the curves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from modellab.errors import Text

StopReason = Literal["finished", "stopped", "early_stopping", "failed"]


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The network is built and the data is on the device."""

    run_id: str
    device: str
    num_epochs: int
    steps_per_epoch: int
    num_parameters: int


@dataclass(frozen=True, slots=True)
class RunPreparing:
    """A named stage before the first step, for the status bar."""

    stage: Text


@dataclass(frozen=True, slots=True)
class EpochDone:
    """One pass over the training split, and over the validation split where there is one.

    Attributes:
        epoch: Counted from 1.
        metrics: ``train/loss``, ``validation/accuracy`` and so on; only what was measured.
        is_best: Whether the watched metric has never been better.
    """

    epoch: int
    metrics: Mapping[str, float]
    elapsed_s: float
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """The exact state of the run is on disk."""

    epoch: int
    step: int


@dataclass(frozen=True, slots=True)
class RunPaused:
    """The loop waits; weights and optimizer stay where they are."""

    step: int


@dataclass(frozen=True, slots=True)
class RunContinued:
    """The loop goes on after a pause."""

    step: int


@dataclass(frozen=True, slots=True)
class RunEnded:
    """The run is over and its thread is about to end.

    Attributes:
        reason: Why.
        error: The sentence to show when it failed; empty otherwise.
        hint: What to do about it.
        metrics: Of the kept weights on the test split where there is one: ``test/accuracy`` ...
    """

    run_id: str
    reason: StopReason
    epoch: int
    step: int
    elapsed_s: float
    metrics: Mapping[str, float] = field(default_factory=dict)
    error: Text | None = None
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class FoldStarted:
    """A run of a cross-validation is about to begin; ``fold`` is counted from 1."""

    fold: int
    num_folds: int
    run_id: str


@dataclass(frozen=True, slots=True)
class FoldDone:
    """A run of a cross-validation is over.

    Attributes:
        metrics: Of the kept weights: ``validation/accuracy`` on the held-out part ...
    """

    fold: int
    num_folds: int
    run_id: str
    metrics: Mapping[str, float]


Event = (
    RunStarted
    | RunPreparing
    | EpochDone
    | CheckpointSaved
    | RunPaused
    | RunContinued
    | RunEnded
    | FoldStarted
    | FoldDone
)

Tell = Callable[[Event], None]
