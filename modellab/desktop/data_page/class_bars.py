"""How many training samples each class has, as bars."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme

_MOST_CLASSES = 60
_WIDEST_PX = 36.0


class ClassBars(QWidget):
    """Paints a bar a class; hidden without classes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.switch.theme_changed.connect(self.update)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show training samples by class name; beyond 60 classes only the first."""
        self._counts = tuple(counts.items())[:_MOST_CLASSES]
        self.setVisible(bool(counts))
        self.setAccessibleName(", ".join(f"{name}: {count}" for name, count in self._counts))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a low strip."""
        return QSize(300, 84)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars with counts above and names below."""
        if not self._counts:
            return
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        width = min(self.width() / len(self._counts), 96.0)
        room = self.height() - 2 * metrics.height() - 4
        most = max(1, *(count for _, count in self._counts))
        for index, (name, count) in enumerate(self._counts):
            left, high = index * width, room * count / most
            wide = min(width - 2, _WIDEST_PX)
            bar = QRectF(left + (width - wide) / 2, metrics.height() + room - high, wide, max(high, 1.0))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            painter.drawRoundedRect(bar, min(3.0, wide / 3), 3)
            painter.setPen(QColor(colors.muted))
            above = QRectF(left, bar.top() - metrics.height() - 1, width, metrics.height())
            number = f"{count:,}"
            if metrics.horizontalAdvance(number) <= width:
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, number)
            below = QRectF(left, self.height() - metrics.height() - 1, width, metrics.height())
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(width) - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)
