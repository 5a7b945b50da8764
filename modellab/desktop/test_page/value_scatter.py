"""Predicted against true values: on the line lies what is right; a click on a point tells which."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from modellab.desktop import theme
from modellab.desktop.test_page import plot_style

_MOST_POINTS = 5_000
_REACH_PX = 12.0


class ValueScatter(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws at most 5,000 points, evenly chosen.

    Signals:
        picked(int): Number of the sample whose point was clicked, in the arrays that were given.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems=plot_style.plain_axes())
        plot_style.prepare(self)
        self._numbers: NDArray[np.int64] = np.zeros(0, np.int64)
        self._truth: NDArray[Any] = np.zeros(0)
        self._predicted: NDArray[Any] = np.zeros(0)
        self._line = pg.InfiniteLine(angle=45, movable=False)
        self._points = pg.ScatterPlotItem(size=6, pxMode=True)
        self._mark = pg.ScatterPlotItem(size=12, pxMode=True, brush=None)
        for item in (self._line, self._points, self._mark):
            self.addItem(item)
        self.scene().sigMouseClicked.connect(lambda event: self._on_scene_mouse_clicked(event.scenePos()))
        theme.switch.theme_changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def show_values(self, truth_N: NDArray[Any], predicted_N: NDArray[Any]) -> None:
        """Show values of as many samples, float (N,)."""
        step = max(1, -(-len(truth_N) // _MOST_POINTS))
        self._numbers = np.arange(0, len(truth_N), step)
        self._truth, self._predicted = truth_N[self._numbers], predicted_N[self._numbers]
        self._points.setData(self._truth, self._predicted)
        self._mark.clear()
        both = np.concatenate([self._truth, self._predicted])
        both = both[np.isfinite(both)]
        if len(both):
            low, high = float(both.min()), float(both.max())  # numpy's float32 overflows inside pyqtgraph
            margin = 0.05 * (high - low or 1.0)
            both_ways = (low - margin, high + margin)
            self.setRange(xRange=both_ways, yRange=both_ways, padding=0)

    def place_of(self, sample: int) -> QPointF:
        """Return where on the widget the point of a sample is."""
        index = int(np.searchsorted(self._numbers, sample))
        point = QPointF(float(self._truth[index]), float(self._predicted[index]))
        return QPointF(self.mapFromScene(self.getViewBox().mapViewToScene(point)))

    def _on_scene_mouse_clicked(self, position: QPointF) -> None:
        if not len(self._truth):
            return
        view = self.getViewBox()
        width, height = view.viewPixelSize()
        at = view.mapSceneToView(position)
        squared = ((self._truth - at.x()) / width) ** 2 + ((self._predicted - at.y()) / height) ** 2
        nearest = int(np.nanargmin(squared))
        if squared[nearest] <= _REACH_PX**2:
            self._mark.setData([self._truth[nearest]], [self._predicted[nearest]])
            self.picked.emit(int(self._numbers[nearest]))

    def _restyle(self) -> None:
        colors = theme.current()
        plot_style.color(self)
        fill = QColor(colors.accent)
        fill.setAlpha(120)
        self._points.setBrush(fill)
        self._points.setPen(None)
        self._mark.setPen(pg.mkPen(colors.text, width=2))
        self._line.setPen(pg.mkPen(colors.edge, style=Qt.PenStyle.DashLine))

    def _retranslate(self) -> None:
        self.setLabel("bottom", self.tr("true value"))
        self.setLabel("left", self.tr("predicted value"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
