"""The shape of edges: two cubic curves end to end for each, many edges at once.

An edge that leads on downwards is one smooth curve. One that leads back up turns round below its source, climbs between
the columns (or beside its own) and comes down on its target, so that it does not run through what it passes.

Legend: M edges, S samples along a curve; every row of a box array is left, top, right, bottom.
"""

from __future__ import annotations

import numpy as np

from modellab.desktop.canvas.arrays import Floats
from modellab.desktop.canvas.look import WIDTH

MIN_REACH = 16.0
MAX_REACH = 140.0
BACK_REACH = 30.0
SIDE_GAP = 36.0


def controls(ends: Floats) -> Floats:
    """Return the control points (M, 7, 2): start, two, middle, two, end.

    Args:
        ends: Float64 (M, 4): start x, start y, end x, end y.
    """
    rise = ends[:, 3] - ends[:, 1]
    is_back = rise < MIN_REACH
    found = _forward(ends, np.clip(0.5 * rise, MIN_REACH, MAX_REACH))
    if is_back.any():
        found[is_back] = _back(ends[is_back])
    return found


def _forward(ends: Floats, reach: Floats) -> Floats:
    """One cubic that leaves and arrives vertically, cut in half (de Casteljau)."""
    p0, p3 = ends[:, :2], ends[:, 2:]
    p1, p2 = p0.copy(), p3.copy()
    p1[:, 1] += reach
    p2[:, 1] -= reach
    a, b, c = (p0 + p1) / 2, (p1 + p2) / 2, (p2 + p3) / 2
    d, e = (a + b) / 2, (b + c) / 2
    return np.stack([p0, a, d, (d + e) / 2, e, c, p3], axis=1)


def _back(ends: Floats) -> Floats:
    start_x, start_y, end_x, end_y = ends.T
    is_beside = np.abs(start_x - end_x) >= WIDTH
    middle_x = np.where(is_beside, (start_x + end_x) / 2, np.maximum(start_x, end_x) + WIDTH / 2 + SIDE_GAP)
    low, high = start_y + BACK_REACH, end_y - BACK_REACH
    xs = [start_x, start_x, middle_x, middle_x, middle_x, end_x, end_x]
    # The outer handles reach further than the inner ones: a round turn at the ports, a straight climb between them.
    ys = [start_y, low + BACK_REACH, low + BACK_REACH, (low + high) / 2, high - BACK_REACH, high - BACK_REACH, end_y]
    return np.stack([np.stack(xs, axis=1), np.stack(ys, axis=1)], axis=2)


def boxes(ends: Floats) -> Floats:
    """Return the boxes (M, 4) that hold the curves; a cubic stays inside the hull of its control points."""
    hull = controls(ends)
    return np.concatenate([hull.min(axis=1), hull.max(axis=1)], axis=1).reshape(-1, 4)


def points(ends: Floats, num_samples: int) -> Floats:
    """Return points (M, S, 2) along each curve, both ends included; S is odd, so that the middle is one of them."""
    t = np.linspace(0.0, 1.0, num_samples // 2 + 1)[:, None]
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    hull = controls(ends)
    first = sum(weight * hull[:, None, index] for index, weight in enumerate(weights))
    second = sum(weight * hull[:, None, index + 3] for index, weight in enumerate(weights))
    return np.concatenate([np.asarray(first), np.asarray(second)[:, 1:]], axis=1)


def segments(ends: Floats, num_samples: int) -> Floats:
    """Return straight pieces (M * (S - 1), 4) that look like the curves."""
    along = points(ends, num_samples)
    return np.concatenate([along[:, :-1], along[:, 1:]], axis=2).reshape(-1, 4)


def middles(ends: Floats) -> Floats:
    """Return the points (M, 2) half-way along each curve, where badges sit."""
    return controls(ends)[:, 3]


def distances(ends: Floats, x: float, y: float) -> Floats:
    """Return how far each curve passes from a point."""
    along = points(ends, 33)
    start, step = along[:, :-1], np.diff(along, axis=1)
    to_point = np.array([x, y]) - start
    length2 = np.maximum((step**2).sum(axis=2), 1e-9)
    share = np.clip((to_point * step).sum(axis=2) / length2, 0.0, 1.0)[..., None]
    return np.asarray(np.sqrt(((to_point - share * step) ** 2).sum(axis=2)).min(axis=1))
