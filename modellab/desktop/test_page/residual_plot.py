"""How far off the answers are: each error over the answer, and how often which error occurs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.test_page import plot_style

_MOST_POINTS = 5_000
_NUM_BARS = 41
_INNER = (0.005, 0.995)


class ResidualPlot(QWidget):
    """Two plots with the error on the upright axis of both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plots = tuple(pg.PlotWidget(axisItems=plot_style.plain_axes()) for _ in range(2))
        self._points = pg.ScatterPlotItem(size=5, pxMode=True)
        self._bars = pg.BarGraphItem(x0=[0.0], y0=[0.0], width=[0.0], height=[0.0])
        self._zero = tuple(pg.InfiniteLine(angle=0, movable=False) for _ in self._plots)
        self.counts: NDArray[np.int64] = np.zeros(0, np.int64)
        for plot, line, item in zip(self._plots, self._zero, (self._points, self._bars), strict=True):
            plot_style.prepare(plot)
            plot.addItem(line)
            plot.addItem(item)
        self._plots[1].setYLink(self._plots[0])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for plot, stretch in zip(self._plots, (3, 2), strict=True):
            layout.addWidget(plot, stretch)
        theme.switch.theme_changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def show_values(self, truth_N: NDArray[Any], predicted_N: NDArray[Any]) -> None:
        """Show the errors of values, float (N,)."""
        truth, predicted = truth_N.astype(np.float64), predicted_N.astype(np.float64)
        is_finite = np.isfinite(truth) & np.isfinite(predicted)
        predicted, errors = predicted[is_finite], (predicted - truth)[is_finite]
        step = max(1, -(-len(errors) // _MOST_POINTS))
        self._points.setData(predicted[::step], errors[::step])
        if not len(errors):
            return
        low, high = np.quantile(errors, _INNER).tolist()
        reach = max(abs(low), abs(high), 1e-12)
        self.counts, edges = np.histogram(errors, bins=_NUM_BARS, range=(-reach, reach))
        height = float(edges[1] - edges[0])
        self._bars.setOpts(
            x0=np.zeros(_NUM_BARS), y0=edges[:-1] + 0.05 * height, width=self.counts, height=0.9 * height
        )
        margin = 0.05 * (float(predicted.max() - predicted.min()) or 1.0)
        self._plots[0].setRange(
            xRange=(float(predicted.min()) - margin, float(predicted.max()) + margin),
            yRange=(-1.1 * reach, 1.1 * reach),
            padding=0,
        )
        self._plots[1].setXRange(0, float(self.counts.max()) * 1.05, padding=0)

    def _restyle(self) -> None:
        colors = theme.current()
        fill = QColor(colors.accent)
        fill.setAlpha(110)
        self._points.setBrush(fill)
        self._points.setPen(None)
        self._bars.setOpts(brush=pg.mkBrush(colors.accent), pen=None)
        for plot, line in zip(self._plots, self._zero, strict=True):
            plot_style.color(plot)
            line.setPen(pg.mkPen(colors.edge, style=Qt.PenStyle.DashLine))

    def _retranslate(self) -> None:
        self._plots[0].setLabel("bottom", self.tr("predicted value"))
        self._plots[0].setLabel("left", self.tr("error (predicted - true)"))
        self._plots[1].setLabel("bottom", self.tr("how many"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
