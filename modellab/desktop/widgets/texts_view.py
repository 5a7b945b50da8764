"""A list of texts: two lines of each, with what it belongs to in front; pairs stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from modellab.desktop import theme
from modellab.desktop.widgets.rows_view import truth_of

if TYPE_CHECKING:
    from modellab.data.samples import Dataset

MOST_SHOWN = 1_000
"""Characters of a text that are laid out; the rest would not be seen."""
_ROLE = int(Qt.ItemDataRole.UserRole)
_NUM_LINES, _PADDING, _GAP = 2, 7, 10
_SHORT = 48
"""Characters up to which texts get one line."""
_CHIP_SHARE, _CHIP_PX = 0.24, 72.0


@dataclass(frozen=True, slots=True)
class TextRow:
    """One sample.

    Attributes:
        text: What the network reads.
        chip: Its class, or what the network answered; empty for none.
        answer: The second text of a pair; empty for none.
    """

    text: str
    chip: str = ""
    answer: str = ""


def row_of(dataset: Dataset, index: int, chip: str = "") -> TextRow:
    """Return a sample of texts as a row; in front its class, or ``chip`` if there is one."""
    names = [field.name for field in dataset.schema.fields if field.modality == "text"]
    texts = [str(dataset.raw[name][index])[:MOST_SHOWN] for name in names[:2]]
    return TextRow(texts[0], chip or truth_of(dataset, index), "".join(texts[1:]))


class TextsView(QListWidget):
    """Shows samples of texts as plain text.

    Signals:
        picked(int): Position of the row that is current now; -1 for none.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = _RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.currentRowChanged.connect(self.picked)

    def show_texts(self, rows: Iterable[TextRow]) -> None:
        """Replace what is shown; the first row becomes the current one."""
        shown = list(rows)
        self.clear()
        longest = max((len(text) for row in shown for text in (row.text, row.answer)), default=0)
        self._delegate.num_lines = 1 if longest <= _SHORT else _NUM_LINES
        for row in shown:
            item = QListWidgetItem(self)
            item.setData(_ROLE, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.chip} {_one_line(row.text)} {row.answer}".strip())
        self.setCurrentRow(0)

    @property
    def rows(self) -> list[TextRow]:
        """What is shown, from top to bottom."""
        return [self.item(index).data(_ROLE) for index in range(self.count())]


class _RowDelegate(QStyledItemDelegate):
    num_lines = _NUM_LINES

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = self.num_lines * option.fontMetrics.lineSpacing() + 2 * _PADDING + 1
        return QSize(120, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, colors = index.data(_ROLE), theme.current()
        box = QRectF(option.rect)
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(box, QColor(colors.hover))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(colors.accent))
        painter.setPen(QPen(QColor(colors.grid), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        left = box.left() + _GAP
        if row.chip:
            left += _paint_chip(
                painter, QRectF(left, box.top(), max(box.width() * _CHIP_SHARE, _CHIP_PX), box.height()), row.chip
            )
        texts = [text for text in (row.text, row.answer) if text]
        room = (box.right() - _GAP - left - _GAP * (len(texts) - 1)) / max(1, len(texts))
        for number, text in enumerate(texts):
            place = QRectF(left + number * (room + _GAP), box.top() + _PADDING, room, box.height() - 2 * _PADDING)
            painter.setPen(QColor(colors.text if number == 0 else colors.muted))
            _paint_lines(painter, place, text, self.num_lines)
        painter.restore()


def _paint_chip(painter: QPainter, room: QRectF, text: str) -> float:
    """Draw a class in a rounded frame; return the width that it took."""
    metrics, colors = painter.fontMetrics(), theme.current()
    shown = metrics.elidedText(_one_line(text), Qt.TextElideMode.ElideRight, int(room.width()) - 18)
    width = metrics.horizontalAdvance(shown) + 16.0
    height = metrics.height() + 4.0
    chip = QRectF(room.left(), room.top() + _PADDING - 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors.border), 1))
    painter.setBrush(QColor(colors.field))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(QColor(colors.muted))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
    return max(width, 56.0) + _GAP


def _paint_lines(painter: QPainter, place: QRectF, text: str, num_lines: int) -> None:
    """Draw the first lines of a text, the last of them shortened with "…"; Chinese breaks anywhere."""
    shown = _one_line(text)
    layout = QTextLayout(shown, painter.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spacing, y = painter.fontMetrics().lineSpacing(), place.top()
    for number in range(num_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(place.width())
        end = line.textStart() + line.textLength()
        part = shown[line.textStart() : end]
        if number == num_lines - 1 and end < len(shown):
            rest = shown[line.textStart() :][:400]
            part = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(QRectF(place.left(), y, place.width(), spacing), int(_ONE_LINE), part)
        y += spacing
    layout.endLayout()


_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine


def _one_line(text: str) -> str:
    return " ".join(text[:MOST_SHOWN].split())
