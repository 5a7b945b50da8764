"""A short coloured line beside the name of a curve."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
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
