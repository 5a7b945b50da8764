"""What a run leaves behind. No torch here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from modellab.data.dataset import Schema
from modellab.data.preparation import Preparation
from modellab.errors import Text
from modellab.training.curves import Curves
from modellab.training.events import StopReason


@dataclass(frozen=True)
class LiveWeights:
    """The weights of a run under way, as they were between two steps.

    Attributes:
        state: Safetensors bytes, a copy.
        preparation: Must be applied to every sample.
        schema: Of the data.
        step: Steps done.
    """

    run_id: str
    state: bytes = field(repr=False)
    preparation: Preparation
    schema: Schema
    step: int


@dataclass(frozen=True)
class RunResult:
    """What a run leaves behind.

    Attributes:
        reason: Why it ended.
        state: The kept weights as safetensors bytes; None if it failed before there were any worth keeping.
        preparation: Must be applied to every later sample.
        schema: Of the data it was trained on.
        metrics: ``train/loss``, ``validation/accuracy`` ... of the epoch whose weights are kept, and ``test/...``.
        curves: As recorded.
        epoch: Epochs finished.
        step: Steps done.
        elapsed_s: Training time.
        confusion_KK: Of the first output on the test split; row = truth, column = prediction; None without one.
        error: The sentence to show when it failed.
        hint: What to do about it.
    """

    run_id: str
    reason: StopReason
    state: bytes | None = field(repr=False)
    preparation: Preparation
    schema: Schema
    metrics: Mapping[str, float]
    curves: Curves = field(repr=False)
    epoch: int
    step: int
    elapsed_s: float
    confusion_KK: np.ndarray | None = None
    error: Text | None = None
    hint: Text | None = None
