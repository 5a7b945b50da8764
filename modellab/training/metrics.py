"""The table of metrics. They are counted on the device, batch by batch, and read back once an epoch.

Many metrics follow from few counts: accuracy, precision, recall and F1 from one confusion matrix; MAE, RMSE and R2
from five sums. So a *tally* does the counting, and a row is a pure function of what its tally read back.

Legend of dimensions: B batch, K classes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from modellab.errors import Text, look_up
from modellab.graph.graph import Graph
from modellab.graph.ports import ends

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import torch
    from torch import Tensor

    Counts = npt.NDArray[np.float64]
_TOP = 5
_LARGEST_LOSS = 700.0
"""What ``math.exp`` can still take."""


@dataclass(frozen=True)
class MetricSpec:
    """One metric.

    Attributes:
        name: Key in files, curves and events.
        label: Name in the window.
        help: What it says, in plain words.
        tally: Key of the tally that counts for it.
        compute: From the counts of that tally to the metric.
        is_higher_better: Which way is up.
        is_share: Whether it is a share of one, shown in percent.
    """

    name: str
    label: str
    help: str
    tally: str
    compute: Callable[[Counts], float]
    is_higher_better: bool = True
    is_share: bool = True


def _divide(above: Counts, below: Counts) -> Counts:
    """Divide, with 0 where the divisor is 0, as scikit-learn does."""
    import numpy as np  # here: the window reads the rows of this table before it is painted

    return np.divide(above, below, out=np.zeros_like(above), where=below != 0)


def _present(confusion_KK: Counts) -> npt.NDArray[np.bool_]:
    """Classes that occur as truth or as prediction; the others do not count in macro averages."""
    present: npt.NDArray[np.bool_] = (confusion_KK.sum(axis=0) + confusion_KK.sum(axis=1)) > 0
    return present


def _macro(values_K: Counts, confusion_KK: Counts) -> float:
    present = _present(confusion_KK)
    return float(values_K[present].mean()) if present.any() else math.nan


def precision_by_class(confusion_KK: Counts) -> Counts:
    """Share of right ones among the samples predicted as each class."""
    return _divide(confusion_KK.diagonal(), confusion_KK.sum(axis=0))


def recall_by_class(confusion_KK: Counts) -> Counts:
    """Share of each class's samples that were recognised."""
    return _divide(confusion_KK.diagonal(), confusion_KK.sum(axis=1))


def f1_by_class(confusion_KK: Counts) -> Counts:
    """Harmonic mean of precision and recall of each class."""
    return _divide(2 * confusion_KK.diagonal(), confusion_KK.sum(axis=0) + confusion_KK.sum(axis=1))


def _hit_share(hits: Counts) -> float:
    return float(hits[0] / hits[1]) if hits[1] else math.nan


def _mae(sums: Counts) -> float:
    return float(sums[1] / sums[0]) if sums[0] else math.nan


def _rmse(sums: Counts) -> float:
    return math.sqrt(sums[2] / sums[0]) if sums[0] else math.nan


def _r2(sums: Counts) -> float:
    """1 - residual / total sum of squares; NaN where all targets are equal."""
    count, _, squared_error, total, total_squared = sums
    spread = total_squared - total * total / count if count else 0.0
    return float(1.0 - squared_error / spread) if spread > 0 else math.nan


def _perplexity(sums: Counts) -> float:
    return math.exp(min(sums[1] / sums[0], _LARGEST_LOSS)) if sums[0] else math.nan


def _token_share(sums: Counts) -> float:
    return float(sums[2] / sums[0]) if sums[0] else math.nan


def _text_share(sums: Counts) -> float:
    return float(sums[4] / sums[3]) if sums[3] else math.nan


_ROWS = (
    MetricSpec("accuracy", "Accuracy", "Share of samples that got the right class.", "top1", _hit_share),
    MetricSpec("top5", "Top-5 accuracy", "Share with the right class among the five likeliest.", "top5", _hit_share),
    MetricSpec(
        "precision", "Precision", "Of those predicted as a class, how many are right; mean over classes.", "confusion",
        lambda confusion: _macro(precision_by_class(confusion), confusion),
    ),
    MetricSpec(
        "recall", "Recall", "Of those in a class, how many were found; mean over classes.", "confusion",
        lambda confusion: _macro(recall_by_class(confusion), confusion),
    ),
    MetricSpec(
        "f1", "F1", "Balance of precision and recall; mean over classes.", "confusion",
        lambda confusion: _macro(f1_by_class(confusion), confusion),
    ),
    MetricSpec("mae", "MAE", "Average distance to the right value.", "errors", _mae, False, False),
    MetricSpec("rmse", "RMSE", "Root of the average squared error.", "errors", _rmse, False, False),
    MetricSpec("r2", "R²", "Share of the spread that is explained; 1 is perfect.", "errors", _r2, True, False),
    MetricSpec(
        "perplexity", "Perplexity",
        "Among how many equally likely tokens it would have to choose to be as unsure as it is; 1 is perfect.",
        "tokens", _perplexity, False, False,
    ),
    MetricSpec("token_accuracy", "Token accuracy", "Share of tokens that were the likeliest.", "tokens", _token_share),
    MetricSpec(
        "exact_match", "Exact match", "Share of texts that are written word for word, the likeliest token each time.",
        "tokens", _text_share,
    ),
)  # fmt: skip

METRICS: Mapping[str, MetricSpec] = {row.name: row for row in _ROWS}


def metric_spec(name: str) -> MetricSpec:
    """Look up a row.

    Raises:
        ModelLabError: There is none of that name; the nearest one is listed.
    """
    return look_up(METRICS, name, Text("metric"))


def telling_metrics(names: Iterable[str], num_classes: int = 0, *, is_running: bool = False) -> tuple[str, ...]:
    """Leave out what says nothing.

    The truth is always among the best five of five classes or fewer, and running text is not cut into whole texts.
    """
    silent = ("top5",) * (num_classes <= _TOP) + ("exact_match",) * is_running
    return tuple(name for name in names if name not in silent)


def main_metric(graph: Graph) -> str:
    """Return the metric that a network is judged by; ``accuracy`` without an output, ``loss`` where none says it."""
    outputs, is_running = ends(graph, "output"), len(ends(graph, "input")) == 1
    names = (name for _, spec in outputs for name in telling_metrics(spec.metrics, is_running=is_running))
    return next(names, "loss" if outputs else "accuracy")


class Tally(Protocol):
    """Counts on the device."""

    def update(self, output: Tensor, target: Tensor) -> None:
        """Count one batch."""

    def read(self) -> Counts:
        """Copy the counts to the CPU."""


class ConfusionTally:
    """Counts predictions against truth.

    Args:
        num_classes: K, at least 2.
        device: Where outputs will be.
    """

    def __init__(self, num_classes: int, device: torch.device) -> None:
        import torch

        self._num_classes = num_classes
        self._counts = torch.zeros(num_classes * num_classes, dtype=torch.int64, device=device)

    def update(self, output: Tensor, target: Tensor) -> None:
        """Count one batch of logits (B, K, ...) against classes (B, ...)."""
        cell = target.reshape(-1) * self._num_classes + output.argmax(dim=1).reshape(-1)
        self._counts += cell.bincount(minlength=self._num_classes * self._num_classes)

    def read(self) -> Counts:
        """Return (K, K); row = truth, column = prediction."""
        return self._counts.cpu().numpy().astype("float64").reshape(self._num_classes, self._num_classes)


class TopTally:
    """Counts how often the truth is among the likeliest classes.

    Args:
        num_classes: K.
        device: Where outputs will be.
        num_best: How many of the likeliest count; with fewer classes, all of them.
    """

    def __init__(self, num_classes: int, device: torch.device, num_best: int = 1) -> None:
        import torch

        self._num_best = min(num_best, num_classes)
        self._hits = torch.zeros(2, dtype=torch.int64, device=device)

    def update(self, output: Tensor, target: Tensor) -> None:
        """Count one batch of logits (B, K, ...) against classes (B, ...)."""
        # argmax first: of equal scores it takes the same one as the confusion matrix does
        best = output.argmax(1, keepdim=True) if self._num_best == 1 else output.topk(self._num_best, 1).indices
        self._hits[0] += (best == target.unsqueeze(1)).sum()
        self._hits[1] += target.numel()

    def read(self) -> Counts:
        """Return (hits, samples)."""
        return self._hits.cpu().numpy().astype("float64")


class ErrorTally:
    """Sums up errors of values.

    Args:
        _num_classes: Not used; all tallies are made alike.
        device: Where outputs will be.
    """

    def __init__(self, _num_classes: int, device: torch.device) -> None:
        import torch

        # Apple's GPU has no double precision
        self._dtype = torch.float32 if device.type == "mps" else torch.float64
        self._sums = torch.zeros(5, dtype=self._dtype, device=device)

    def update(self, output: Tensor, target: Tensor) -> None:
        """Sum up one batch of values against targets with as many elements."""
        import torch

        truth = target.reshape(-1).to(self._dtype)
        error = output.reshape(-1).to(self._dtype) - truth
        count = torch.full_like(self._sums[0], truth.numel())
        self._sums += torch.stack((count, error.abs().sum(), error.square().sum(), truth.sum(), truth.square().sum()))

    def read(self) -> Counts:
        """Return (count, sum of absolute errors, of squared errors, of targets, of squared targets)."""
        return self._sums.cpu().numpy().astype("float64")


class TokenTally:
    """Sums up how improbable the right tokens were.

    Args:
        _num_classes: Not used; all tallies are made alike.
        device: Where outputs will be.
    """

    def __init__(self, _num_classes: int, device: torch.device) -> None:
        import torch

        dtype = torch.float32 if device.type == "mps" else torch.float64
        self._sums = torch.zeros(5, dtype=dtype, device=device)

    def update(self, output: Tensor, target: Tensor) -> None:
        """Sum up one batch of scores (B, T, K) against tokens (B, T), of which negative ones do not count.

        Who gets every token right after the right ones before it writes the same text on its own.
        """
        import torch

        from modellab.data.tokenizer import SPECIAL

        loss = torch.nn.functional.cross_entropy(
            output.flatten(0, -2), target.flatten(), reduction="sum", ignore_index=-100
        )
        is_token, is_hit = target >= 0, output.argmax(-1) == target
        is_known = target != SPECIAL.index("[UNK]")  # which is never written
        is_whole = ((is_hit & is_known) | ~is_token).all(-1)
        parts = (is_token.sum(), loss, is_hit.sum(), torch.full_like(loss, is_whole.numel()), is_whole.sum())
        self._sums += torch.stack([part.to(self._sums.dtype) for part in parts])

    def read(self) -> Counts:
        """Return (tokens, sum of losses, hits, texts, texts without a miss)."""
        return self._sums.cpu().numpy().astype("float64")


TALLIES: Mapping[str, Callable[[int, torch.device], Tally]] = {
    "confusion": ConfusionTally,
    "top1": TopTally,
    "top5": partial(TopTally, num_best=_TOP),
    "errors": ErrorTally,
    "tokens": TokenTally,
}


class Scores:
    """Several metrics of one output, counted together.

    Args:
        names: Rows of the table.
        num_classes: K; any number for values.
        device: Where outputs will be.
    """

    def __init__(self, names: Iterable[str], num_classes: int, device: torch.device) -> None:
        self._specs = [metric_spec(name) for name in names]
        keys = dict.fromkeys(spec.tally for spec in self._specs)
        self._tallies = {key: TALLIES[key](num_classes, device) for key in keys}

    def update(self, output: Tensor, target: Tensor) -> None:
        """Count one batch."""
        for tally in self._tallies.values():
            tally.update(output, target)

    def read(self) -> dict[str, float]:
        """Copy the counts back and compute every metric; NaN where nothing was counted."""
        counts = {key: tally.read() for key, tally in self._tallies.items()}
        return {spec.name: spec.compute(counts[spec.tally]) for spec in self._specs}

    def confusion(self) -> Counts | None:
        """Return (K, K); row = truth, column = prediction; None where no metric counts classes."""
        tally = self._tallies.get("confusion")
        return tally.read() if tally is not None else None
