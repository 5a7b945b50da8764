"""The shape of edges: cubic curves for many edges at once.

Legend: M edges, S samples along a curve; every row of a box array is left, top, right, bottom.
"""

from __future__ import annotations

import numpy as np

from modellab.desktop.canvas.arrays import Floats

MIN_REACH = 16.0
MAX_REACH = 140.0
BACK_REACH = 72.0


def reach(ends: Floats) -> Floats:
    """Return how far each curve leaves its port before it turns.

    Args:
        ends: Float64 (M, 4): start x, start y, end x, end y.
    """
    rise = ends[:, 3] - ends[:, 1]
    ahead = np.clip(0.5 * rise, MIN_REACH, MAX_REACH)
    back = np.clip(BACK_REACH - 0.2 * rise, BACK_REACH, MAX_REACH)
    return np.where(rise >= MIN_REACH, ahead, back)


def boxes(ends: Floats) -> Floats:
    """Return the boxes (M, 4) that hold the curves; a cubic stays inside the hull of its control points."""
    far = reach(ends)
    return np.stack(
        [
            np.minimum(ends[:, 0], ends[:, 2]),
            np.minimum(ends[:, 1], ends[:, 3] - far),
            np.maximum(ends[:, 0], ends[:, 2]),
            np.maximum(ends[:, 1] + far, ends[:, 3]),
        ],
        axis=1,
    )


def points(ends: Floats, num_samples: int) -> Floats:
    """Return points (M, S, 2) along each curve, both ends included."""
    t = np.linspace(0.0, 1.0, num_samples)
    far = reach(ends)[:, None]
    b0, b1, b2, b3 = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    # The control points have the x of their ends, so that curves leave and arrive vertically.
    x = ends[:, 0:1] * (b0 + b1) + ends[:, 2:3] * (b2 + b3)
    y = ends[:, 1:2] * b0 + (ends[:, 1:2] + far) * b1 + (ends[:, 3:4] - far) * b2 + ends[:, 3:4] * b3
    return np.stack([x, y], axis=2)


def segments(ends: Floats, num_samples: int) -> Floats:
    """Return straight pieces (M * (S - 1), 4) that look like the curves."""
    along = points(ends, num_samples)
    return np.concatenate([along[:, :-1], along[:, 1:]], axis=2).reshape(-1, 4)


def middles(ends: Floats) -> Floats:
    """Return the points (M, 2) half-way along each curve, where badges sit."""
    far = reach(ends)
    x = (ends[:, 0] + ends[:, 2]) / 2
    y = (ends[:, 1] + 3 * (ends[:, 1] + far) + 3 * (ends[:, 3] - far) + ends[:, 3]) / 8
    return np.stack([x, y], axis=1)


def distances(ends: Floats, x: float, y: float) -> Floats:
    """Return how far each curve passes from a point."""
    along = points(ends, 33)
    start, step = along[:, :-1], np.diff(along, axis=1)
    to_point = np.array([x, y]) - start
    length2 = np.maximum((step**2).sum(axis=2), 1e-9)
    share = np.clip((to_point * step).sum(axis=2) / length2, 0.0, 1.0)[..., None]
    return np.asarray(np.sqrt(((to_point - share * step) ** 2).sum(axis=2)).min(axis=1))
