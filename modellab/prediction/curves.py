"""What lies behind one figure of quality: ROC, precision against recall, calibration, averages, residuals. NumPy alone.

Tensor names end in their dimensions: N samples, K classes, B bins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modellab.training.metrics import f1_by_class, precision_by_class, recall_by_class

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Curve:
    """A curve over all thresholds of a score.

    Attributes:
        x: From 0 to 1: false positives among the negatives (ROC), or recall.
        y: From 0 to 1: true positives among the positives (ROC), or precision.
        threshold: Score from which on samples count as positive at each point.
        area: Area under the ROC curve, or average precision; NaN where one of the two sides has no samples.
    """

    x: Floats
    y: Floats
    threshold: Floats
    area: float

    def thinned(self, points: int = 400) -> Curve:
        """Return a curve for drawing, of evenly picked points, the two ends among them; the area stays."""
        if len(self.x) <= points:
            return self
        chosen = np.linspace(0, len(self.x) - 1, points).round().astype(np.int64)
        return Curve(self.x[chosen], self.y[chosen], self.threshold[chosen], self.area)


@dataclass(frozen=True)
class Calibration:
    """How often the network is right when it says that it is sure.

    Attributes:
        error: Expected calibration error (Guo et al. 2017, equation 5): mean distance between confidence and accuracy.
        confidence_B: Mean confidence in each bin; NaN in an empty one.
        accuracy_B: Share of right answers in each bin; NaN in an empty one.
        count_B: Samples in each bin; bins have equal width from 0 to 1.
    """

    error: float
    confidence_B: Floats
    accuracy_B: Floats
    count_B: NDArray[np.int64]


@dataclass(frozen=True)
class Residuals:
    """How answers differ from the truth, answer minus truth.

    Attributes:
        mean: What the answers are too high by on average.
        std: Standard deviation.
        quantiles: Share of samples -> residual that so many lie below.
        counts_B: Histogram.
        edges_B: Ends of its bins, one more than bins.
    """

    mean: float
    std: float
    quantiles: Mapping[float, float]
    counts_B: NDArray[np.int64]
    edges_B: Floats


def _counted(positive_N: Flags, score_N: Floats) -> tuple[Floats, Floats, Floats]:
    """Count true and false positives from each distinct score upwards, highest first."""
    order = np.argsort(-score_N, kind="stable")
    score_N, positive_N = score_N[order], positive_N[order]
    ends = np.append(np.flatnonzero(np.diff(score_N)), len(score_N) - 1)
    true = positive_N.cumsum()[ends].astype(np.float64)
    return true, 1.0 + ends - true, score_N[ends]


def roc(positive_N: Flags, score_N: Floats) -> Curve:
    """Draw true positives against false ones, as ``sklearn.metrics.roc_curve`` does with all its points.

    Args:
        positive_N: Which samples are in the class; N at least 1.
        score_N: Higher for samples that the network finds more likely to be.
    """
    true, false, threshold = _counted(positive_N, score_N)
    num_positive, num_negative = true[-1], false[-1]
    y = np.append(0.0, true / num_positive if num_positive else np.full_like(true, np.nan))
    x = np.append(0.0, false / num_negative if num_negative else np.full_like(false, np.nan))
    return Curve(x, y, np.append(np.inf, threshold), float(((y[1:] + y[:-1]) / 2 * np.diff(x)).sum()))


def precision_recall(positive_N: Flags, score_N: Floats) -> Curve:
    """Draw precision against recall, as ``sklearn.metrics.precision_recall_curve`` does, with rising recall.

    Args:
        positive_N: Which samples are in the class; N at least 1.
        score_N: Higher for samples that the network finds more likely to be.
    """
    true, false, threshold = _counted(positive_N, score_N)
    y = np.append(1.0, true / (true + false))
    x = np.append(0.0, true / true[-1] if true[-1] else np.full_like(true, np.nan))
    return Curve(x, y, np.append(np.inf, threshold), float((np.diff(x) * y[1:]).sum()))


def calibration(right_N: Flags, confidence_N: Floats, num_bins: int = 10) -> Calibration:
    """Compare confidence with accuracy, bin by bin.

    Args:
        right_N: Whether each answer was right; N at least 1.
        confidence_N: Probability of each answer, from 0 to 1.
        num_bins: How many bins of equal width.
    """
    bin_N = np.clip(np.ceil(confidence_N * num_bins).astype(np.int64) - 1, 0, num_bins - 1)
    count_B = np.bincount(bin_N, minlength=num_bins)
    filled = np.where(count_B > 0, count_B, np.nan)
    confidence_B = np.bincount(bin_N, confidence_N, num_bins) / filled
    accuracy_B = np.bincount(bin_N, right_N.astype(np.float64), num_bins) / filled
    error = float(np.nansum(np.abs(confidence_B - accuracy_B) * filled) / len(right_N))
    return Calibration(error, confidence_B, accuracy_B, count_B)


def averages(confusion_KK: NDArray[np.int64]) -> dict[str, dict[str, float]]:
    """Average precision, recall and F1 over classes: each class alike, and each by its number of samples.

    Args:
        confusion_KK: Row = truth, column = prediction.

    Returns:
        ``macro`` (over the classes that occur as truth or prediction) and ``weighted``, each with ``precision``,
        ``recall`` and ``f1``, as scikit-learn's.
    """
    counts_KK = confusion_KK.astype(np.float64)
    support_K = counts_KK.sum(1)
    present_K = (support_K + counts_KK.sum(0)) > 0
    rows = {
        "precision": precision_by_class(counts_KK), "recall": recall_by_class(counts_KK), "f1": f1_by_class(counts_KK)
    }  # fmt: skip
    total = max(support_K.sum(), 1.0)
    return {
        "macro": {name: float(row[present_K].mean()) if present_K.any() else 0.0 for name, row in rows.items()},
        "weighted": {name: float((row * support_K).sum() / total) for name, row in rows.items()},
    }


def residuals(truth_N: Floats, predicted_N: Floats, num_bins: int = 40) -> Residuals:
    """Describe how answers differ from the truth.

    Args:
        truth_N: In the unit of the data; N at least 1.
        predicted_N: Likewise.
        num_bins: Of the histogram, which reaches over all residuals.
    """
    rest_N = predicted_N.astype(np.float64) - truth_N
    low, high = float(rest_N.min()), float(rest_N.max())
    is_one_value = high - low <= 1e-9 * max(abs(low), abs(high), 1e-300)  # too narrow for bins
    counts_B, edges_B = np.histogram(rest_N, num_bins, (low - 0.5, high + 0.5) if is_one_value else (low, high))
    quantiles = dict(zip(_QUANTILES, np.quantile(rest_N, _QUANTILES).tolist(), strict=True))
    return Residuals(float(rest_N.mean()), float(rest_N.std()), quantiles, counts_B, edges_B)
