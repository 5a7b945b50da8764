"""The drawn part of a plot: axes, the lines of both splits, kept runs behind them, and two marks."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from modellab.desktop import theme
from modellab.desktop.train_page.axes import StepAxis, ValueAxis
from modellab.training.curves import Floats

SPLITS = ("train", "validation")
_FEW = 400
"""So many points may be drawn beautifully even while a run goes on."""


class PlotCanvas(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws what it is given, cheaply while ``is_streaming`` and beautifully afterwards.

    Attributes:
        box: What zooms and moves.
        values_axis: The axis on the left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.values_axis = ValueAxis()
        super().__init__(parent, axisItems={"left": self.values_axis, "bottom": StepAxis()})
        self._is_streaming = False
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.setMinimumSize(120, 80)
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setContentsMargins(0, 4, 12, 0)
        self.box = plot.getViewBox()
        self.box.disableAutoRange()
        self._raw = pg.PlotCurveItem()
        self._line = {split: pg.PlotCurveItem() for split in SPLITS}
        self._dot = pg.ScatterPlotItem(size=7, pxMode=True)
        self._behind: list[pg.PlotCurveItem] = []
        for item in (self._raw, *self._line.values(), self._dot):
            self.addItem(item)
        self._edges = (pg.PlotCurveItem(), pg.PlotCurveItem())
        self._band = pg.FillBetweenItem(*self._edges)
        for item in (*self._edges, self._band):
            item.setZValue(-2)
            self.addItem(item)
        self._best, self._cross = (pg.InfiniteLine(angle=90, movable=False) for _ in range(2))
        for line in (self._best, self._cross):
            line.hide()
            self.addItem(line, ignoreBounds=True)
        theme.switch.theme_changed.connect(self._restyle)
        self._restyle()

    def set_streaming(self, is_streaming: bool) -> None:
        """Say whether drawing has to be cheap, because a run goes on."""
        if is_streaming != self._is_streaming:
            self._is_streaming = is_streaming
            self._restyle()

    @property
    def is_streaming(self) -> bool:
        """Whether drawing is cheap now."""
        return self._is_streaming

    def put_raw(self, x: Floats, y: Floats) -> None:
        """Draw the unsmoothed train curve, faintly."""
        self._raw.setData(x, y)

    def put(self, split: str, x: Floats, y: Floats) -> None:
        """Draw the line of a split."""
        self._line[split].setData(x, y, antialias=not self._is_streaming or len(x) <= _FEW)
        if split == "validation":
            is_alone = len(x) == 1  # no line yet
            self._dot.setData(x if is_alone else x[:0], y if is_alone else y[:0])

    def drawn(self, split: str) -> tuple[Floats, Floats] | None:
        """Return the points of a line; None before the first."""
        x, y = self._line[split].getData()
        return (x, y) if x is not None else None

    def set_behind(self, colors: Iterable[str]) -> None:
        """Make room for kept runs behind the lines, one a colour."""
        for item in self._behind:
            self.removeItem(item)
        self._behind = [pg.PlotCurveItem(pen=pg.mkPen(color, width=1)) for color in colors]
        for item in self._behind:
            item.setZValue(-1)
            self.addItem(item)

    def put_behind(self, index: int, x: Floats, y: Floats) -> None:
        """Draw the line of a kept run."""
        self._behind[index].setData(x, y, antialias=not self._is_streaming)

    def put_band(self, x: Floats, low: Floats, high: Floats) -> None:
        """Fill what lies between two lines; nothing for empty ones."""
        for edge, y in zip(self._edges, (low, high), strict=True):
            edge.setData(x, y)
        self._band.setVisible(len(x) > 0)

    @property
    def banded(self) -> tuple[Floats, Floats, Floats]:
        """The steps and the two edges of what is filled."""
        (x, low), (_, high) = (edge.getData() for edge in self._edges)
        return (x, low, high) if x is not None else (np.empty(0),) * 3

    def mark_best(self, step: float | None) -> None:
        """Mark the best step; None takes the mark away."""
        _place(self._best, step)

    def mark_pointer(self, step: float | None) -> None:
        """Mark the step under the pointer; None takes the mark away."""
        _place(self._cross, step)

    def _restyle(self) -> None:
        colors = theme.current()
        self.setBackground(colors.panel)
        faint = QColor(colors.train)
        faint.setAlpha(70)
        self._raw.setPen(_pen(faint))
        self._line["train"].setPen(_pen(QColor(colors.train), 1 if self._is_streaming else 1.5))
        # The validation curve has a point an epoch, so a wide pen costs it nothing.
        self._line["validation"].setPen(_pen(QColor(colors.validation), 1.5))
        self._dot.setBrush(QColor(colors.validation))
        self._dot.setPen(None)
        band = QColor(colors.validation)
        band.setAlpha(60)
        self._band.setBrush(band)
        band.setAlpha(110)
        for edge in self._edges:
            edge.setPen(_pen(band))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.muted))
            axis.setStyle(tickLength=0, maxTickLevel=0, tickTextOffset=6)
        self.values_axis.setWidth(52)
        self.showGrid(y=True, alpha=0.35)
        self._best.setPen(pg.mkPen(colors.success, width=1, style=Qt.PenStyle.DashLine))
        self._cross.setPen(pg.mkPen(colors.muted, width=1))


def _place(line: pg.InfiniteLine, step: float | None) -> None:
    line.setVisible(step is not None)
    if step is not None:
        line.setPos(step)


def _pen(color: QColor, width: float = 1.0) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if width > 1 else Qt.PenJoinStyle.BevelJoin)
    return pen
