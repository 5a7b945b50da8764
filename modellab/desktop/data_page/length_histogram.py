"""How long the texts are, and where the network stops reading."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme

_NUM_BINS = 40
_HEIGHT_PX = 96
_MOST_SHARE = 0.99
"""The longest hundredth of the texts stands in the last bar: one giant would squeeze all others."""


class LengthHistogram(QWidget):
    """Paints a bar for each range of lengths."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._longest = 1
        self._limit: int | None = None
        self._is_open_ended = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(_HEIGHT_PX // 2)
        theme.switch.theme_changed.connect(self.update)

    def show_lengths(self, lengths: npt.NDArray[np.int64], limit: int | None) -> None:
        """Show lengths in tokens, and the most that the network reads."""
        self._limit = limit
        most = float(np.quantile(lengths, _MOST_SHARE)) if len(lengths) else 1.0
        wanted = max(int(most), min(limit or 1, int(2 * most)), 1)
        self._is_open_ended = bool(len(lengths)) and int(lengths.max()) > wanted
        bins = min(_NUM_BINS, wanted)
        self._counts = np.histogram(np.minimum(lengths, wanted), bins=bins, range=(0, wanted))[0]
        self._longest = wanted
        self.update()

    @property
    def bars(self) -> npt.NDArray[np.int64]:
        """Texts in each range, from short to long."""
        return self._counts

    def sizeHint(self) -> QSize:
        """Ask for little height."""
        return QSize(200, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, the border of what is read, and the ends of the axis."""
        if not self._counts.sum():
            return
        painter, colors, metrics = QPainter(self), theme.current(), self.fontMetrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(0, 4, self.width(), self.height() - metrics.height() - 8)
        step = plot.width() / len(self._counts)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, count in enumerate(self._counts.tolist()):
            height = max(plot.height() * count / self._counts.max(), 1.5 if count else 0.0)
            is_cut = self._limit is not None and (number + 0.5) * self._longest / len(self._counts) > self._limit
            painter.setBrush(QColor(colors.edge if is_cut else colors.accent))
            painter.drawRect(QRectF(number * step + 0.5, plot.bottom() - height, max(step - 1, 1), height))
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.drawLine(QLineF(plot.bottomLeft(), plot.bottomRight()))
        self._paint_words(painter, plot)

    def _paint_words(self, painter: QPainter, plot: QRectF) -> None:
        colors = theme.current()
        line = QRectF(0, plot.bottom() + 2, self.width(), self.height() - plot.bottom() - 2)
        painter.setPen(QColor(colors.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, "0")
        most = f"{self._longest:,}" + ("+" if self._is_open_ended else "")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, self.tr("{count} tokens").format(count=most))
        if self._limit is None or self._limit >= self._longest:
            return
        x = plot.width() * self._limit / self._longest
        painter.setPen(QPen(QColor(colors.warning), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, 0, x, plot.bottom()))
        words = self.tr("network reads {count}").format(count=f"{self._limit:,}")
        width = self.fontMetrics().horizontalAdvance(words)
        painter.setPen(QColor(colors.warning))
        left = x + 6 if x + 6 + width < plot.width() else x - 6 - width
        painter.drawText(QRectF(left, 0, width + 2, self.fontMetrics().height()), Qt.AlignmentFlag.AlignLeft, words)
