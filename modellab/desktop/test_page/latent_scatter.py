"""Samples as points, each class with a colour and a shape of its own; the one under the pointer is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from modellab.desktop import theme
from modellab.desktop.train_page.axes import PlotAxis

# Okabe and Ito 2008, "Color Universal Design": people with any kind of colour blindness tell these apart.
_COLORS = ("#56b4e9", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#0072b2", "#c8b900", "#8f8f8f")
_SYMBOLS = ("o", "s", "t", "d", "star", "t1", "p")
_REACH_PX = 12.0
_POINT_PX, _MARK_PX, _ICON_PX = 7, 14, 14


class LatentScatter(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws points that can be pointed at and clicked.

    Signals:
        pointed(int): Place of the point under the pointer in the arrays that were given.
        picked(int): Place of the point that was clicked.
    """

    pointed = Signal(int)
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems={side: PlotAxis(side) for side in ("left", "bottom")})
        self._points_N2: NDArray[Any] = np.zeros((0, 2))
        self._labels_N: NDArray[Any] = np.zeros(0, np.int64)
        self._items: list[pg.ScatterPlotItem] = []
        self._nearest = -1
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self._mark = pg.ScatterPlotItem(size=_MARK_PX, pxMode=True, brush=None)
        self._mark.setZValue(10)
        self.addItem(self._mark)
        self.scene().sigMouseMoved.connect(self._on_scene_mouse_moved)
        self.scene().sigMouseClicked.connect(lambda event: self._on_scene_mouse_clicked(event.scenePos()))
        theme.switch.theme_changed.connect(self._restyle)
        self._restyle()

    def show_points(self, points_N2: NDArray[Any], labels_N: NDArray[Any]) -> None:
        """Show points, float (N, 2), with the class of each, int64 (N,), or without any."""
        self._points_N2 = points_N2
        self._labels_N = labels_N if len(labels_N) else np.zeros(len(points_N2), np.int64)
        self._nearest = -1
        self._mark.clear()
        for item in self._items:
            self.removeItem(item)
        self._items = [self._of_class(label) for label in np.unique(self._labels_N).tolist()]
        if len(points_N2):
            (left, bottom), (right, top) = points_N2.min(0).tolist(), points_N2.max(0).tolist()
            self.setRange(xRange=(left, right), yRange=(bottom, top), padding=0.06)

    def _of_class(self, label: int) -> pg.ScatterPlotItem:
        chosen_M2 = self._points_N2[self._labels_N == label]
        fill = QColor(color_of(label))
        fill.setAlpha(190)
        item = pg.ScatterPlotItem(
            chosen_M2[:, 0], chosen_M2[:, 1], size=_POINT_PX, symbol=symbol_of(label), brush=fill, pen=None
        )
        self.addItem(item)
        return item

    def place_of(self, index: int) -> QPointF:
        """Return where on the widget a point is."""
        point = QPointF(*self._points_N2[index].tolist())
        return QPointF(self.mapFromScene(self.getViewBox().mapViewToScene(point)))

    def _at(self, position: QPointF) -> int:
        """Return the point within reach of a place in the scene, or -1."""
        view = self.getViewBox()
        if not len(self._points_N2) or not view.sceneBoundingRect().contains(position):
            return -1
        at, (width, height) = view.mapSceneToView(position), view.viewPixelSize()
        away_N2 = (self._points_N2 - [at.x(), at.y()]) / [width, height]
        squared_N = (away_N2**2).sum(1)
        nearest = int(squared_N.argmin())
        return nearest if squared_N[nearest] <= _REACH_PX**2 else -1

    def _on_scene_mouse_moved(self, position: QPointF) -> None:
        nearest = self._at(position)
        if nearest not in (-1, self._nearest):
            self._nearest = nearest
            self._mark.setData(*([value] for value in self._points_N2[nearest].tolist()))
            self.pointed.emit(nearest)

    def _on_scene_mouse_clicked(self, position: QPointF) -> None:
        nearest = self._at(position)
        if nearest >= 0:
            self.picked.emit(nearest)

    def _restyle(self) -> None:
        colors = theme.current()
        self.setBackground(colors.panel)
        self._mark.setPen(pg.mkPen(colors.text, width=2))
        for side in ("left", "bottom"):
            self.getAxis(side).setPen(pg.mkPen(colors.border))
            self.getAxis(side).setTextPen(pg.mkPen(colors.muted))
        self.showGrid(x=True, y=True, alpha=0.15)


def color_of(label: int) -> str:
    """Return the colour of a class."""
    return _COLORS[label % len(_COLORS)]


def symbol_of(label: int) -> str:
    """Return the shape of a class, as pyqtgraph calls it."""
    return _SYMBOLS[label % len(_SYMBOLS)]


def icon_of(label: int) -> QIcon:
    """Draw the mark of a class for a legend."""
    pixmap = QPixmap(QSize(_ICON_PX, _ICON_PX))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_ICON_PX / 2, _ICON_PX / 2)
    painter.scale(_ICON_PX - 4, _ICON_PX - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color_of(label)))
    painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[symbol_of(label)])
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
