"""The answer as bars: class, bar, probability."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme

_ROW_PX = 24


class AnswerBars(QWidget):
    """Paints the most probable classes, the first one in the accent colour.

    Args:
        num_rows: How many classes to show at most.
    """

    def __init__(self, num_rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._num_rows = num_rows
        self._scores: tuple[tuple[str, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.switch.theme_changed.connect(self.update)

    def show_scores(self, scores: tuple[tuple[str, float], ...]) -> None:
        """Show (class, probability from 0 to 1), most probable first; nothing for an empty tuple."""
        self._scores = scores[: self._num_rows]
        words = ", ".join(f"{name} {share:.1%}" for name, share in self._scores)
        self.setAccessibleName(words)
        self.update()

    @property
    def scores(self) -> tuple[tuple[str, float], ...]:
        """What is shown."""
        return self._scores

    def sizeHint(self) -> QSize:
        """Ask for as many rows as may come, so that nothing jumps."""
        return QSize(220, self._num_rows * _ROW_PX)

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(140, self._num_rows * _ROW_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a row for each class."""
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(name) for name, _ in self._scores), default=0)
        label = min(max(16, longest), self.width() // 3) + 8
        number = metrics.horizontalAdvance("100.0 %") + 8
        for row, (name, share) in enumerate(self._scores):
            top = row * _ROW_PX
            painter.setPen(QColor(colors.text))
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, label - 8)
            painter.drawText(QRectF(0, top, label, _ROW_PX), Qt.AlignmentFlag.AlignVCenter, shown)
            track = QRectF(label, top + 7, max(8, self.width() - label - number), _ROW_PX - 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.field))
            painter.drawRoundedRect(track, 4, 4)
            filled = QRectF(track)
            filled.setWidth(track.width() * share)
            painter.setBrush(QColor(colors.accent if row == 0 else colors.edge))
            painter.drawRoundedRect(filled, 4, 4)
            painter.setPen(QColor(colors.text))
            place = QRectF(self.width() - number, top, number, _ROW_PX)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(place, right, f"{share:.1%}".replace("%", " %"))
