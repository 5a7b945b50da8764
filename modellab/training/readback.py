"""Per-step numbers stay on the device; every 100 ms a block of them is copied back and appended to the curves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from modellab.training.curves import Curves

if TYPE_CHECKING:
    from torch import Tensor

INTERVAL_S = 0.1


class Readback:
    """Collects losses, counts of right answers and learning rates of steps that were not read back yet.

    Args:
        curves: Where they go: ``train/loss``, ``train/accuracy``, ``learning_rate``; x counts steps from 1.
        step: Steps done before.
    """

    def __init__(self, curves: Curves, step: int) -> None:
        self._curves = curves
        self._step = step
        self._losses: list[Tensor] = []
        self._hits: list[Tensor] = []
        self._sizes: list[int] = []
        self._rates: list[float] = []
        self._due = time.perf_counter() + INTERVAL_S

    @property
    def is_due(self) -> bool:
        """Whether the last block was read back long enough ago."""
        return time.perf_counter() >= self._due

    def add(self, loss: Tensor, hits: Tensor | None, size: int, rate: float) -> None:
        """Keep the numbers of one step on the device.

        Args:
            loss: Scalar, detached.
            hits: Scalar, right answers of the first output; None where it has no classes.
            size: Samples in the batch.
            rate: Learning rate.
        """
        self._losses.append(loss)
        if hits is not None:
            self._hits.append(hits)
        self._sizes.append(size)
        self._rates.append(rate)

    def flush(self) -> int | None:
        """Copy everything back.

        Returns:
            The first step whose loss was infinite or not a number; None if all is well.
        """
        self._due = time.perf_counter() + INTERVAL_S
        if not self._losses:
            return None
        import torch

        losses = torch.stack(self._losses).cpu().numpy()
        first, self._step = self._step + 1, self._step + len(losses)
        steps = np.arange(first, self._step + 1)
        self._curves.extend("train/loss", steps, losses)
        if self._hits:
            hits = torch.stack(self._hits).cpu().numpy()
            self._curves.extend("train/accuracy", steps, hits / np.asarray(self._sizes))
        self._curves.extend("learning_rate", steps, self._rates)
        self._losses, self._hits, self._sizes, self._rates = [], [], [], []
        bad = np.flatnonzero(~np.isfinite(losses))
        return first + int(bad[0]) if len(bad) else None
