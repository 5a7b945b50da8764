"""A series over time: what was, what the network said of it, and what it says comes next."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from modellab.desktop import theme
from modellab.desktop.train_page.axes import DateAxis, PlotAxis

Floats = NDArray[Any]


class SeriesPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Two lines over the same axis of time; what lies between the pixels is left out while drawing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems={"left": PlotAxis("left")})
        self._is_dated, self._hint = False, ""
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=True, y=False)
        self.getViewBox().setAutoVisible(y=True)
        self._lines = tuple(pg.PlotCurveItem() for _ in range(2))
        self._others: list[pg.PlotCurveItem] = []
        self._start = pg.InfiniteLine(angle=90, movable=False)
        for item in (*self._lines, self._start):
            self.addItem(item)
        self._start.hide()
        theme.switch.theme_changed.connect(self._restyle)
        self._restyle()
        self._show_axes(are_shown=False)

    @property
    def lines(self) -> tuple[tuple[Floats, Floats], ...]:
        """The points (x, y) of the truth and of the forecast; empty arrays while nothing is shown."""
        return tuple(tuple(item.getData()) if item.xData is not None else (np.empty(0),) * 2 for item in self._lines)

    def set_hint(self, hint: str) -> None:
        """Say in the middle of the plot what to do while it shows nothing."""
        self._hint = hint
        self.viewport().update()

    def drawing(self) -> QImage:
        """Return what is drawn between the axes."""
        drawn: QImage = self.grab(self.getViewBox().sceneBoundingRect().toRect()).toImage()
        return drawn

    def show_lines(
        self, truth: tuple[Floats, Floats], forecast: tuple[Floats, Floats], *, start: float | None = None
    ) -> None:
        """Draw truth and forecast, each as (x, y).

        Args:
            truth: x are datetime64 or numbers.
            forecast: Likewise.
            start: Where a mark stands: what is right of it has not happened yet.
        """
        self._set_dated(truth[0].dtype.kind == "M")
        self._forget_others()
        for item, (x, y) in zip(self._lines, (truth, forecast), strict=True):
            item.setData(numbers(x), np.asarray(y, np.float64))
        self._start.setVisible(start is not None)
        if start is not None:
            self._start.setValue(start)
        self._show_all()

    def show_columns(self, columns_SF: Floats) -> None:
        """Draw every column of a window, each over its own range where there are several."""
        self._set_dated(False)
        self._forget_others()
        self._start.hide()
        for item in self._lines:
            item.setData(np.empty(0), np.empty(0))
        rows = np.asarray(columns_SF, np.float64)
        if rows.shape[1] > 1:
            low, high = rows.min(axis=0), rows.max(axis=0)
            rows = (rows - low) / np.where(high > low, high - low, 1.0)
        for column in range(rows.shape[1]):
            item = pg.PlotCurveItem(np.arange(len(rows), dtype=np.float64), rows[:, column], antialias=True)
            item.setPen(pg.mkPen(pg.intColor(column, hues=9) if column else theme.current().train, width=1.5))
            self.addItem(item)
            self._others.append(item)
        self._show_all()

    def clear_lines(self) -> None:
        """Show nothing."""
        self._forget_others()
        self._start.hide()
        for item in self._lines:
            item.setData(np.empty(0), np.empty(0))
        self._show_axes(are_shown=False)

    def _show_axes(self, *, are_shown: bool) -> None:
        """Show axes only beside lines: the ticks of an empty plot mean nothing."""
        for side in ("left", "bottom"):
            self.getPlotItem().showAxis(side, are_shown)
        self.viewport().update()

    def _show_all(self) -> None:
        self._show_axes(are_shown=True)
        self.enableAutoRange(x=True, y=True)

    def _forget_others(self) -> None:
        for item in self._others:
            self.removeItem(item)
        self._others.clear()

    def _set_dated(self, is_dated: bool) -> None:
        if is_dated != self._is_dated:
            self._is_dated = is_dated
            axis = DateAxis() if is_dated else PlotAxis("bottom")
            self.getPlotItem().setAxisItems({"bottom": axis})
            self._restyle()

    def _restyle(self) -> None:
        colors = theme.current()
        self.setBackground(colors.panel)
        self._lines[0].setPen(pg.mkPen(colors.muted, width=1.2))
        self._lines[1].setPen(pg.mkPen(colors.train, width=1.5))
        self._start.setPen(pg.mkPen(colors.edge, style=Qt.PenStyle.DashLine))
        for side in ("left", "bottom"):
            self.getAxis(side).setPen(pg.mkPen(colors.border))
            self.getAxis(side).setTextPen(pg.mkPen(colors.muted))
        self.showGrid(x=True, y=True, alpha=0.2)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Write the hint where nothing is drawn."""
        super().drawForeground(painter, rect)
        if self._hint and not self.getAxis("left").isVisible():
            painter.resetTransform()
            painter.setPen(QColor(theme.current().muted))
            wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), wrap, self._hint)


def numbers(x: Floats) -> Floats:
    """Return positions on the axis: seconds since 1970 of dates."""
    return x.astype("datetime64[s]").astype(np.float64) if x.dtype.kind == "M" else np.asarray(x, np.float64)
