"""Several runs of one recipe as a band: their mean, and one standard deviation to both sides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from modellab.training.curves import Curves, Floats

_MOST_POINTS = 400


def band(runs: Sequence[Curves], name: str) -> tuple[Floats, Floats, Floats]:
    """Average a series over runs, as far as all of them got.

    Args:
        runs: At least two with points, or nothing is returned.
        name: ``validation/loss`` ...

    Returns:
        Steps, lower and upper edge of the band, float64 (P,).
    """
    views = [(x, y) for x, y in (run.view(name) for run in runs) if len(x)]
    none = np.empty(0)
    if len(views) < 2:
        return none, none, none
    first, last = max(float(x[0]) for x, _ in views), min(float(x[-1]) for x, _ in views)
    longest = max((x for x, _ in views), key=len)
    x_P = np.asarray(longest[(longest >= first) & (longest <= last)], np.float64)
    x_P = x_P[:: max(1, len(x_P) // _MOST_POINTS)]
    values_RP = np.stack([np.interp(x_P, x, y) for x, y in views])
    mean_P, std_P = values_RP.mean(axis=0), values_RP.std(axis=0, ddof=1)
    return x_P, mean_P - std_P, mean_P + std_P
