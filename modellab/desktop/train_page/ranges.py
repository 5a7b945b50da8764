"""Which ranges of the axes hold all curves; pure functions of recorded values."""

from __future__ import annotations

import numpy as np

from modellab.training.curves import Curves, Floats
from modellab.training.metrics import METRICS

_HEADROOM = 1.25
_OUTLIERS, _FAR = 0.005, 4.0
_SLACK = 0.35
_NEAR_END, _ROOM, _FIRST = 0.5, 2.0, 50.0
Range = tuple[float, float]


def value_range(values: Floats, *, is_share: bool, is_log: bool) -> Range:
    """Return the lowest and highest value to show, with room for what may come; far outliers do not count.

    Args:
        values: Finite values as drawn, so logarithms on a logarithmic axis.
        is_share: Whether they are shares of one.
        is_log: Whether they are logarithms.
    """
    if not len(values):
        return (0.0, 1.0)
    low, high, most = float(values.min()), float(np.quantile(values, 1 - _OUTLIERS)), float(values.max())
    if most <= _FAR * high:
        high = most
    if is_share:
        return (min(0.9 * low, 0.9), 1.0)
    if is_log:
        return (low, high) if high > low else (low - 0.5, low + 0.5)
    return (min(0.0, low), high * _HEADROOM if high > 0 else 1.0)


def step_range(shown: float, last: float, num_steps: int) -> float:
    """Return the right edge of the steps: room for what comes next, and never more than half of it empty for long.

    Args:
        shown: Right edge on the screen.
        last: Newest step.
        num_steps: Steps that the run will have; 0 if it is over or unknown.
    """
    if not num_steps:
        return max(last, 1.0)
    if last >= _NEAR_END * num_steps:
        return float(num_steps)
    if last <= shown <= min(_ROOM * _ROOM * max(last, _FIRST), num_steps):
        return shown
    return float(min(_ROOM * max(last, _FIRST), num_steps))


def keeps(shown: Range, wanted: Range) -> bool:
    """Whether the range on the screen can stay: it holds the wanted one and does not waste most of the room."""
    low, high = wanted
    return shown[0] <= low and high <= shown[1] and (high - low) >= _SLACK * (shown[1] - shown[0])


def best_point(curves: Curves, metric: str) -> tuple[int, float] | None:
    """Find the validation after which the weights were best: its number from 0, and its step.

    Equal accuracies are decided by the smaller loss, as while training.
    """
    steps, values = curves.view(f"validation/{metric}")
    if not len(values) or not np.isfinite(values).any():
        return None
    is_higher_better = metric in METRICS and METRICS[metric].is_higher_better
    score = np.where(np.isfinite(values), values if is_higher_better else -values, -np.inf)
    losses = curves.view("validation/loss")[1]
    tie = losses[: len(score)] if len(losses) >= len(score) else np.zeros(len(score))
    index = int(np.lexsort((tie, -score))[0])
    return index, float(steps[index])
