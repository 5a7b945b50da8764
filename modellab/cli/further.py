"""What ``evaluate --json`` prints besides metrics and classes: curves, calibration, residuals, latency."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modellab.prediction.curves import Curve
    from modellab.prediction.evaluate import Evaluation

_MOST_CLASSES, _POINTS = 100, 100
_MOST_VALUES = 20


def further(evaluation: Evaluation) -> dict[str, object]:
    """Return plain data for JSON; curves are thinned to a hundred points."""
    found: dict[str, object] = {"summary": dict(evaluation.summary), "samples_per_s": evaluation.samples_per_s}
    if evaluation.latency is not None:
        found["latency_ms"] = asdict(evaluation.latency)
    if evaluation.classes:
        found |= _of_classes(evaluation)
    elif evaluation.truth_N.ndim == 2 and evaluation.truth_N.shape[1] <= _MOST_VALUES:
        found["residuals"] = [_of_value(evaluation, value) for value in range(evaluation.truth_N.shape[1])]
    return found


def _of_classes(evaluation: Evaluation) -> dict[str, object]:
    bins = evaluation.calibration()
    calibration = {
        "ece": bins.error, "confidence": _plain(bins.confidence_B), "accuracy": _plain(bins.accuracy_B),
        "count": bins.count_B.tolist(),
    }  # fmt: skip
    if len(evaluation.classes) > _MOST_CLASSES:
        return {"calibration": calibration}
    names = [row.name for row in evaluation.classes]
    return {
        "calibration": calibration,
        "roc": {name: _curve(evaluation.roc(k)) for k, name in enumerate(names)},
        "precision_recall": {name: _curve(evaluation.precision_recall(k)) for k, name in enumerate(names)},
    }


def _of_value(evaluation: Evaluation, value: int) -> dict[str, object]:
    found = evaluation.residuals(value)
    return {
        "mean": found.mean, "std": found.std, "quantiles": {f"{share:g}": x for share, x in found.quantiles.items()},
        "counts": found.counts_B.tolist(), "edges": _plain(found.edges_B),
    }  # fmt: skip


def _curve(curve: Curve) -> dict[str, object]:
    thin = curve.thinned(_POINTS)
    area = curve.area if math.isfinite(curve.area) else None
    return {"area": area, "x": _plain(thin.x), "y": _plain(thin.y), "threshold": _plain(thin.threshold)}


def _plain(numbers: Iterable[float]) -> list[float | None]:
    """Write numbers for JSON, which has no infinity: null for those that are none."""
    return [float(number) if math.isfinite(number) else None for number in numbers]
