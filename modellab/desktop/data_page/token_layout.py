"""Lines of boxes, broken like words. Geometry only."""

from __future__ import annotations

from collections.abc import Sequence


def flow(
    widths: Sequence[float], room: float, height: float, gap: float, margin: float
) -> list[tuple[float, float, float, float]]:
    """Put boxes into lines.

    Args:
        widths: Of the boxes.
        room: Width of a line.
        height: Of each box.
        gap: Between boxes, and between lines.
        margin: Left of and above everything.

    Returns:
        x, y, width, height of each; one that is wider than a line is as wide as that.
    """
    boxes, x, y = [], margin, margin
    for wanted in widths:
        width = min(wanted, room)
        if x > margin and x + width > margin + room:
            x, y = margin, y + height + gap
        boxes.append((x, y, width, height))
        x += width + gap
    return boxes
