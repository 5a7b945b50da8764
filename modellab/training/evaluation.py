"""Measuring the present weights of a run on a split."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import torch
from torch import Tensor

from modellab.data.dataset import SplitName
from modellab.training.heads import total_loss
from modellab.training.run import Run


@dataclass(frozen=True)
class Measured:
    """What was found on a split.

    Attributes:
        metrics: ``validation/loss`` and so on; only what came out finite.
        confusion_KK: Of the first output; row = truth, column = prediction; None without classes.
    """

    metrics: Mapping[str, float] = field(default_factory=dict)
    confusion_KK: np.ndarray | None = None


@torch.inference_mode()
def measure(run: Run, split: SplitName, heed: Callable[[], None]) -> Measured:
    """Run the network over a split, in evaluation mode and without gradients.

    Args:
        run: Its network stays in evaluation mode.
        split: One that has samples.
        heed: Called before every batch; leaves by raising.
    """
    batches = run.batches[split]
    scores = [head.scores(run.device) for head in run.heads]
    total, count = torch.zeros((), device=run.device), torch.zeros((), dtype=torch.int64, device=run.device)
    run.network.eval()
    for batch in batches.epoch(1):
        heed()
        outputs = run.forward(*run.inputs_of(batch))
        parts = (outputs,) if isinstance(outputs, Tensor) else outputs
        weight = run.heads[0].weight(batch)
        total += total_loss(run.heads, outputs, batch) * weight
        count += weight
        for head, score, output in zip(run.heads, scores, parts, strict=True):
            if not head.target:
                continue
            # errors are wanted in the unit of the data, whatever values were brought to for the loss
            restore = partial(run.preparation.restore, head.target)
            score.update(restore(head.finish(output)), restore(batch[head.target]))
    metrics = {f"{split}/loss": float(total) / int(count)}
    for head, score in zip(run.heads, scores, strict=True):
        metrics |= {f"{split}/{head.prefix}{name}": value for name, value in score.read().items()}
    return Measured({name: value for name, value in metrics.items() if math.isfinite(value)}, scores[0].confusion())
