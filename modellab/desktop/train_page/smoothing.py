"""Smoothing of a curve for the eye; the recorded values stay as they are."""

from __future__ import annotations

import numpy as np

from modellab.training.curves import Floats


def smooth(y: Floats, amount: float) -> Floats:
    """Average each value with its neighbours on both sides, by weights that fall exponentially.

    An average of the past alone would lag behind the values and make the train curve look worse than it is.

    Args:
        y: Finite values in order.
        amount: Weight of a direct neighbour, from 0 (off) to below 1.

    Returns:
        As many values.
    """
    if amount <= 0 or len(y) < 3:
        return y
    # A window that holds 99 % of the weight, in numpy: a Python loop would hold up the training thread.
    reach = min(len(y) - 1, max(1, int(np.ceil(np.log(0.01) / np.log(amount)))))
    weights = amount ** np.abs(np.arange(-reach, reach + 1))
    above = np.convolve(y, weights)[reach : reach + len(y)]
    below = np.convolve(np.ones(len(y)), weights)[reach : reach + len(y)]
    return above / below
