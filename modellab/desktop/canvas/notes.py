"""Where the words about a broken node stand: beside it, where they cover the least. Geometry only.

Legend: K nodes.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from modellab.desktop.canvas.arrays import Floats
from modellab.desktop.canvas.camera import Box
from modellab.desktop.canvas.look import WIDTH

GAP = 12.0
_MOST_CAREFUL = 40
"""Notes that look for free room; of more than that, nobody reads all, and the others stand to the right."""


def place(rects: Floats, heights: Mapping[int, float]) -> dict[int, Box]:
    """Find room for notes beside their nodes.

    Args:
        rects: Float64 (K, 4): x, y, width, height of every node.
        heights: Height of the note by row of its node.

    Returns:
        Left, top, right and bottom of each note by row: to the right of its node, else left, below or above, wherever
        it covers the least of nodes and of the notes before it.
    """
    taken = np.concatenate([rects[:, :2], rects[:, :2] + rects[:, 2:]], axis=1)
    placed: dict[int, Box] = {}
    for row, height in heights.items():
        choices = _choices(taken[row].tolist(), height)
        best = choices[0]
        if len(placed) < _MOST_CAREFUL:
            best = min(choices, key=lambda box: _covered(taken, box))  # the first of equals
            taken = np.concatenate([taken, [best]])
        placed[row] = best
    return placed


def _choices(node: list[float], height: float) -> tuple[Box, ...]:
    left, top, right, bottom = node
    corners = ((right + GAP, top), (left - GAP - WIDTH, top), (left, bottom + GAP), (left, top - GAP - height))
    return tuple((x, y, x + WIDTH, y + height) for x, y in corners)


def _covered(taken: Floats, box: Box) -> float:
    wide = np.minimum(taken[:, 2], box[2]) - np.maximum(taken[:, 0], box[0])
    tall = np.minimum(taken[:, 3], box[3]) - np.maximum(taken[:, 1], box[1])
    return float((wide.clip(0.0) * tall.clip(0.0)).sum())


def link(node: Box, note: Box) -> Box:
    """Return the short line from the border of a node to its note."""
    y = node[1] + 23.0
    if note[0] >= node[2]:
        return node[2], y, note[0], y
    if note[2] <= node[0]:
        return note[2], y, node[0], y
    x = node[0] + 23.0
    return (x, node[3], x, note[1]) if note[1] >= node[3] else (x, note[3], x, node[1])
