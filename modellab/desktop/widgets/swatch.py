"""The colour of a curve beside its name: a short line, or a dot in a table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget


class Swatch(QWidget):
    """Shows one colour as a line of 12 by 3 pixels."""

    def __init__(self, color: str = "#000000", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = color
        self.setFixedWidth(14)

    def set_color(self, color: str) -> None:
        """Show another colour, written ``#rrggbb``."""
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the line."""
        return QSize(14, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._color))
        painter.drawRoundedRect(QRectF(1, self.height() / 2 - 1.5, 12, 3), 1.5, 1.5)


def dot_icon(color: str) -> QIcon:
    """Return a dot for a row of a table, seen on selected rows as well; none for an empty colour."""
    if not color:
        return QIcon()
    pixmap = QPixmap(12, 12)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("white"), 1.5))  # the first colour of curves is that of the selection
    painter.setBrush(QColor(color))
    painter.drawEllipse(1, 1, 10, 10)
    painter.end()
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
