"""Smoothing of a curve for the eye; the recorded values stay as they are."""

from __future__ import annotations

import numpy as np

from modellab.training.curves import Floats


def smooth(y: Floats, amount: float) -> Floats:
    """Average exponentially, corrected for the start.

    Source: the bias-corrected moving average of Kingma and Ba 2015 (Adam), section 3.

    Args:
        y: Finite values in order.
        amount: Weight of the past, from 0 (off) to below 1.

    Returns:
        As many values.
    """
    if amount <= 0 or len(y) < 3:
        return y
    # Averaging backwards over a window that holds 99 % of the weight is the same to the eye as the recursion, and
    # runs in numpy instead of a Python loop that would hold up the training thread.
    length = min(len(y), max(2, int(np.ceil(np.log(0.01) / np.log(amount)))))
    weights = amount ** np.arange(length)
    above = np.convolve(y, weights)[: len(y)]
    below = np.convolve(np.ones(len(y)), weights)[: len(y)]
    return above / below
