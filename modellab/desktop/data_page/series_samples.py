"""Windows of a series as small plots, each with what is to be forecast or its class.

Legend of dimensions: S steps of a window, F columns, H horizon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from modellab.desktop import theme
from modellab.desktop.widgets.rows_view import truth_of

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset

Floats = npt.NDArray[Any]

_NUM_SHOWN = 48
_MOST_COLUMNS = 6
_MOST_POINTS = 400
_CELL_PX = (196, 108)
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Window:
    """One sample.

    Attributes:
        lines_SF: Float (S, F): the columns that are drawn.
        after_H: Float (H,), what follows in the first of them; empty for a class.
        caption: Its class, or the range of its numbers.
    """

    lines_SF: Floats
    after_H: Floats
    caption: str


def windows_of(dataset: Dataset, indices: Sequence[int]) -> list[Window]:
    """Take windows out of the data; the column to forecast comes first, at most five others follow."""
    form = dataset.series
    name = next(field.name for field in dataset.schema.inputs if field.modality == "series")
    first = max(form.target_index, 0) if form is not None else 0
    has_forecast = form is not None and bool(form.target)
    order = [first, *(k for k in range(dataset.raw[name].shape[2]) if k != first)][:_MOST_COLUMNS]
    windows = []
    for index in indices:
        lines_SF = np.array(dataset.raw[name][index][:, order], np.float64)
        after_H = np.array(dataset.raw["value"][index], np.float64) if has_forecast else np.zeros(0)
        caption = _range(lines_SF[:, 0]) if has_forecast else truth_of(dataset, index)
        windows.append(Window(lines_SF, after_H, caption))
    return windows


def _range(line_S: Floats) -> str:
    return f"{line_S.min():.4g} … {line_S.max():.4g}"


class SeriesSamples(QListWidget):
    """Shows windows side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_PlotDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setUniformItemSizes(True)
        self.setGridSize(QSize(_CELL_PX[0] + 8, _CELL_PX[1] + 8))
        theme.switch.theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.viewport().update()

    def show_samples(self, dataset: Dataset, split: SplitName) -> None:
        """Show windows from everywhere in a split."""
        indices = dataset.splits[split]
        self.show_windows(dataset, indices[:: max(1, len(indices) // _NUM_SHOWN)][:_NUM_SHOWN].tolist())

    def show_windows(self, dataset: Dataset, indices: Sequence[int]) -> None:
        """Show these windows."""
        self.clear()
        for window in windows_of(dataset, indices):
            item = QListWidgetItem(self)
            item.setData(_ROLE, window)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, window.caption)


class _PlotDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(*_CELL_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        window, colors = index.data(_ROLE), theme.current()
        cell = QRectF(option.rect).adjusted(4, 4, -4, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.field))
        painter.drawRoundedRect(cell, theme.RADIUS, theme.RADIUS)
        height = painter.fontMetrics().height()
        paint_window(painter, cell.adjusted(8, 8, -8, -height - 12), window)
        painter.setPen(QColor(colors.muted))
        words = QRectF(cell.left() + 8, cell.bottom() - height - 4, cell.width() - 16, height)
        shown = painter.fontMetrics().elidedText(window.caption, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def paint_window(painter: QPainter, place: QRectF, window: Window) -> None:
    """Draw the columns, each over its own range, the first on top; what follows it is dashed and ends in a dot."""
    colors = theme.current()
    span = len(window.lines_SF) + len(window.after_H) - 1
    for column in range(window.lines_SF.shape[1] - 1, 0, -1):
        painter.setPen(QPen(QColor(colors.edge), 1.0))
        painter.drawPolyline(_points(place, window.lines_SF[:, column], 0, span, window.lines_SF[:, column]))
    first = window.lines_SF[:, 0]
    whole = np.concatenate([first, window.after_H])
    if len(window.after_H):
        painter.setPen(QPen(QColor(colors.validation), 1.6, Qt.PenStyle.DotLine))
        after = _points(place, whole[len(first) - 1 :], len(first) - 1, span, whole)
        painter.drawPolyline(after)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.validation))
        painter.drawEllipse(after.last(), 2.5, 2.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colors.train), 1.6))
    painter.drawPolyline(_points(place, first, 0, span, whole))


def _points(place: QRectF, line: Floats, start: int, span: int, scale: Floats) -> QPolygonF:
    step = max(1, len(line) // _MOST_POINTS)
    low, high = float(np.min(scale)), float(np.max(scale))
    xs = place.left() + (start + np.arange(len(line))[::step]) * place.width() / max(span, 1)
    ys = place.bottom() - (line[::step] - low) * place.height() / (high - low if high > low else 1.0)
    return QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])
