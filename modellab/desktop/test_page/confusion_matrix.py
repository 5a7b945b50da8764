"""The confusion matrix: rows are the truth, columns the prediction; a click on a cell tells which."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme

_MIN_CELL_PX, _READABLE_PX, _MAX_CELL_PX = 2.0, 16.0, 44.0
_MOST_NAMED = 30
"""Classes that all have a readable row; more of them shrink to what room there is."""
_SHORTEST_PX, _LONGEST_PX, _NAME_SHARE = 48.0, 110.0, 0.22
"""Least and usual room for a name, and the share of the width that names may have where it is more."""
_WIDEST, _NAME_GAP_PX = 2.5, 10
_TITLE_PX, _LINE_PX, _EDGE_PX = 18.0, 22.0, 8.0
"""Height of the word above the names, of names that lie, and what is left free beyond the last cell."""


class ConfusionMatrix(QWidget):
    """Paints counts; the colour grows with the share of the row.

    Signals:
        picked(int, int): Truth and prediction of the cell that was clicked.
    """

    picked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts_KK: NDArray[Any] = np.zeros((0, 0), np.int64)
        self._names: tuple[str, ...] = ()
        self._cell: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.switch.theme_changed.connect(self.update)

    def show_counts(self, counts_KK: NDArray[Any], names: tuple[str, ...]) -> None:
        """Show a matrix, int64 (K, K), with the names of its classes."""
        self._counts_KK, self._names, self._cell = counts_KK, names, None
        self.updateGeometry()
        self.update()

    def _cells(self) -> QRectF:
        """Return the cell of the first row and column; where names do not lie above their columns, they stand there."""
        widest = self._widest()
        lying = self._first_cell(_TITLE_PX + _LINE_PX, widest)
        return lying if widest <= lying.width() else self._first_cell(self._standing_top(), widest)

    def _widest(self) -> float:
        """Return the width of the longest name."""
        return max((self.fontMetrics().horizontalAdvance(name) for name in self._names), default=0) + _NAME_GAP_PX

    def _standing_top(self) -> float:
        """Return the height above the first row where names stand."""
        return _TITLE_PX + max(_LINE_PX, min(self._widest(), _LONGEST_PX))

    def _first_cell(self, top: float, widest: float) -> QRectF:
        """Return the first cell below names of some height; where the room is low, cells are wider than high."""
        size = max(1, len(self._counts_KK))
        margin = min(max(_SHORTEST_PX, widest), max(_LONGEST_PX, self.width() * _NAME_SHARE))
        tall = max(min((self.height() - top - _EDGE_PX) / size, _MAX_CELL_PX), _MIN_CELL_PX)
        wide = min((self.width() - margin - _EDGE_PX) / size, max(_MAX_CELL_PX, widest), _WIDEST * tall)
        return QRectF(margin, top, max(wide, _MIN_CELL_PX), tall)

    @property
    def counts(self) -> NDArray[Any]:
        """The matrix, int64 (K, K)."""
        return self._counts_KK

    @property
    def total(self) -> int:
        """All samples."""
        return int(self._counts_KK.sum())

    def count(self, truth: int, predicted: int) -> int:
        """Samples of a cell."""
        return int(self._counts_KK[truth, predicted])

    def cell_at(self, position: QPoint) -> tuple[int, int] | None:
        """Return (truth, prediction) of the cell under a point, or None."""
        first = self._cells()
        row = int((position.y() - first.top()) // first.height())
        column = int((position.x() - first.left()) // first.width())
        return (row, column) if self._has(row) and self._has(column) else None

    def name_at(self, position: QPoint) -> str:
        """Return the whole name of the class whose row or column begins under a point, or nothing."""
        first = self._cells()
        row = int((position.y() - first.top()) // first.height())
        column = int((position.x() - first.left()) // first.width())
        if position.x() < first.left() and self._has(row):
            return self._names[row]
        return self._names[column] if position.y() < first.top() and self._has(column) else ""

    def _has(self, index: int) -> bool:
        return 0 <= index < len(self._counts_KK)

    def center_of(self, truth: int, predicted: int) -> QPoint:
        """Return the middle of a cell."""
        first = self._cells()
        return first.translated(predicted * first.width(), truth * first.height()).center().toPoint()

    def sizeHint(self) -> QSize:
        """Ask for readable cells, within reason."""
        side = min(600, 64 + 26 * max(4, len(self._counts_KK)))
        return QSize(side + 40, side)

    def minimumSizeHint(self) -> QSize:
        """Keep every row and column readable, unless there are very many: those shrink to spots of colour."""
        cells = math.ceil(_READABLE_PX * min(max(4, len(self._counts_KK)), _MOST_NAMED) + _EDGE_PX)
        return QSize(math.ceil(_LONGEST_PX) + cells, math.ceil(self._standing_top()) + cells)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which cell was clicked."""
        cell = self.cell_at(event.position().toPoint())
        if cell is not None:
            self._cell = cell
            self.update()
            self.picked.emit(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say in a tooltip what the cell under the pointer holds, or the whole name that stands there."""
        cell = self.cell_at(event.position().toPoint())
        if cell is None:
            self.setToolTip(self.name_at(event.position().toPoint()).replace("<", "‹"))
            return
        truth, predicted = (self._names[index].replace("<", "‹") for index in cell)
        text = self.tr("{count} samples of {truth} were taken for {predicted}")
        self.setToolTip(text.format(count=int(self._counts_KK[cell]), truth=truth, predicted=predicted))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw cells, counts and names."""
        if not len(self._counts_KK):
            return
        painter = QPainter(self)
        painter.setFont(theme.mono_font(0.9))
        first = self._cells()
        shares = self._counts_KK / np.maximum(self._counts_KK.sum(axis=1, keepdims=True), 1)
        for row in range(len(shares)):
            for column in range(len(shares)):
                place = first.translated(column * first.width(), row * first.height()).adjusted(0, 0, -1, -1)
                self._paint_cell(painter, place, row, column, float(shares[row, column]))
        self._paint_names(painter, first)

    def _paint_cell(self, painter: QPainter, place: QRectF, row: int, column: int, share: float) -> None:
        colors = theme.current()
        painter.fillRect(place, QColor(colors.field))
        color = QColor(colors.accent if row == column else colors.error)
        color.setAlphaF(min(1.0, 0.12 + 0.88 * share) if share else 0.0)
        painter.fillRect(place, color)
        count = int(self._counts_KK[row, column])
        if count and place.width() >= 20 and place.height() >= _READABLE_PX - 2:
            painter.setPen(QColor(colors.accent_text if share > 0.5 else colors.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{count}" if count < 10_000 else f"{count // 1000}k")
        if self._cell == (row, column):
            painter.setPen(QPen(QColor(colors.text), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))

    def _paint_names(self, painter: QPainter, first: QRectF) -> None:
        painter.setFont(self.font())
        painter.setPen(QColor(theme.current().muted))
        metrics, left = painter.fontMetrics(), first.left()
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        top = QRectF(left, 0, first.width() * len(self._names), _TITLE_PX)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self.tr("predicted"))
        for index, name in list(enumerate(self._names))[:: _every(first.height())]:
            tall = max(first.height(), _READABLE_PX)
            place = QRectF(0, first.top() + (index + 0.5) * first.height() - tall / 2, left - 6, tall)
            painter.drawText(place, right, metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(left) - 8))
        for index, name in list(enumerate(self._names))[:: _every(first.width())]:
            self._paint_head(painter, first.translated(index * first.width(), 0), name)

    def _paint_head(self, painter: QPainter, below: QRectF, name: str) -> None:
        """Draw a name above the first cell of its column: standing on it where there is more height than for a line."""
        tall = below.top() - _TITLE_PX
        if tall <= _LINE_PX:
            place = QRectF(below.left(), _TITLE_PX, below.width(), tall - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
            return
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(tall) - 6)
        painter.save()
        painter.translate(below.center().x(), below.top() - 4)
        painter.rotate(-90)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, -_LINE_PX / 2, tall, _LINE_PX), left, text)
        painter.restore()


def _every(side: float) -> int:
    """Return which names there is room for: every first, second, third ..."""
    return max(1, -(-int(_READABLE_PX) // max(1, int(side))))
