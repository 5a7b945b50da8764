"""Hand numpy arrays to QPainter as they are: ten thousand rectangles in one call, without a Python object each."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from shiboken6 import Shiboken

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


def draw_rects(painter: QPainter, rects: Floats) -> None:
    """Draw rectangles.

    Args:
        painter: With the pen and brush for all of them.
        rects: Float64 (n, 4): x, y, width, height.
    """
    array = np.ascontiguousarray(rects, dtype=np.float64)
    if len(array):
        painter.drawRects(cast(QRectF, Shiboken.wrapInstance(array.ctypes.data, QRectF)), len(array))


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Draw straight lines.

    Args:
        painter: With the pen for all of them.
        lines: Float64 (n, 4): x1, y1, x2, y2.
    """
    array = np.ascontiguousarray(lines, dtype=np.float64)
    if len(array):
        painter.drawLines(cast(QLineF, Shiboken.wrapInstance(array.ctypes.data, QLineF)), len(array))


def draw_points(painter: QPainter, points: Floats) -> None:
    """Draw points.

    Args:
        painter: With the pen for all of them.
        points: Float64 (n, 2): x, y.
    """
    array = np.ascontiguousarray(points, dtype=np.float64)
    if len(array):
        painter.drawPoints(cast(QPointF, Shiboken.wrapInstance(array.ctypes.data, QPointF)), len(array))
