"""The answer as bars: class, bar, probability."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme
from modellab.desktop.train_page.wording import share

_BAR_PX, _LEAST_BAR_PX, _GAP_PX = 10, 40, 14
_LABEL_PX = (16, 160)
_FEWEST_ROWS = 3


class AnswerBars(QWidget):
    """Paints the most probable classes, the first one in the accent colour; before an answer, the classes there are.

    Args:
        num_rows: How many classes to show at most.
        row_px: Height of a row.
    """

    def __init__(self, num_rows: int = 5, row_px: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._num_rows, self._row_px = num_rows, row_px
        self._scores: tuple[tuple[str, float], ...] = ()
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.switch.theme_changed.connect(self.update)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Say which classes there are, for the time before an answer."""
        if names != self._names:
            self._names = names
            self.updateGeometry()
            self.update()

    def show_scores(self, scores: tuple[tuple[str, float], ...]) -> None:
        """Show (class, probability from 0 to 1), most probable first; nothing for an empty tuple."""
        self._scores = scores[: self._num_rows]
        self.setAccessibleName(", ".join(f"{name} {share(value)}" for name, value in self._scores))
        self.update()

    @property
    def scores(self) -> tuple[tuple[str, float], ...]:
        """What is shown."""
        return self._scores

    @property
    def label_px(self) -> float:
        """How much of the width is for the names; the bars may become short before a name is cut."""
        metrics, (low, high) = self.fontMetrics(), _LABEL_PX
        names = [*self._names, *(name for name, _ in self._scores)]
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        room = self.width() - metrics.horizontalAdvance("100.0 %") - _LEAST_BAR_PX
        return min(max(low, longest) + _GAP_PX, high + _GAP_PX, max(room, self.width() // 3))

    def sizeHint(self) -> QSize:
        """Ask for as many rows as will come, so that nothing jumps."""
        return QSize(220, min(self._num_rows, len(self._names) or self._num_rows) * self._row_px)

    def minimumSizeHint(self) -> QSize:
        """Stay readable; where there is no room for all, the least probable are left out."""
        return QSize(140, min(_FEWEST_ROWS * self._row_px, self.sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a row for each class."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        waiting: list[tuple[str, float | None]] = [(name, None) for name in self._names[: self._num_rows]]
        rows = ([*self._scores] or waiting)[: max(1, self.height() // self._row_px)]
        label = self.label_px
        for row, (name, value) in enumerate(rows):
            self._paint_row(painter, QRectF(0, row * self._row_px, self.width(), self._row_px), label, name, value)

    def _paint_row(self, painter: QPainter, place: QRectF, label: float, name: str, value: float | None) -> None:
        colors, metrics = theme.current(), painter.fontMetrics()
        number = metrics.horizontalAdvance("100.0 %") + 8
        painter.setPen(QColor(colors.text if value is not None else colors.muted))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(label) - _GAP_PX + 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        track = QRectF(label, place.center().y() - _BAR_PX / 2, max(8.0, place.width() - label - number), _BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.field))
        painter.drawRoundedRect(track, _BAR_PX / 2, _BAR_PX / 2)
        if value is None:
            return
        filled = QRectF(track)
        filled.setWidth(max(track.width() * value, 3.0))
        painter.setBrush(QColor(colors.accent if place.top() == 0 else colors.edge))
        painter.drawRoundedRect(filled, min(_BAR_PX, filled.width()) / 2, _BAR_PX / 2)
        painter.setPen(QColor(colors.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, share(value))
