"""One plot of one metric: live curves of the run, and of other runs behind them.

What the window draws is what the training pays, so a refresh reads about two points a pixel from the pyramid of the
curves, ranges stay fixed until a curve leaves them, and lines are one pixel wide without antialiasing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.train_page.smoothing import smooth
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.swatch import Swatch
from modellab.training.curves import Curves, Floats

SPLITS = ("train", "validation")
SMOOTHING = 0.9
"""Of the train curve, until the user chooses another."""
_HEADROOM = 1.25


@dataclass(frozen=True)
class PastRun:
    """A kept run that is drawn behind the live one."""

    name: str
    curves: Curves
    color: str


class CurvePlot(QWidget):
    """Loss or another metric over the steps of a run.

    Args:
        metric: Key of the metric: ``loss``, ``accuracy`` ...
        title: Name for people.
        is_share: Whether values are shares of one, written in percent.
    """

    def __init__(self, metric: str, title: str, *, is_share: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = metric
        self._is_share = is_share
        self._curves: Curves | None = None
        self._past: Sequence[PastRun] = ()
        self._smoothing = SMOOTHING
        self._is_log = False
        self._follows = True
        self._num_steps = 0
        self._drawn: tuple[object, ...] = ()
        self._build(title)
        self._restyle()
        theme.switch.theme_changed.connect(self._restyle)

    def _build(self, title: str) -> None:
        self._title = PlainLabel(title, "title")
        self._hover = PlainLabel(role="muted")
        header = QHBoxLayout()
        header.setContentsMargins(12, 8, 12, 0)
        header.addWidget(self._title)
        header.addWidget(self._hover, 1)
        header.setSpacing(4)
        self._swatches: dict[str, Swatch] = {}
        self._values: dict[str, PlainLabel] = {}
        for split in SPLITS:
            self._swatches[split], self._values[split] = Swatch(), PlainLabel(role="muted")
            header.addSpacing(8)
            header.addWidget(self._swatches[split])
            header.addWidget(self._values[split])
        self._view = pg.PlotWidget()
        self._view.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._plot = self._view.getPlotItem()
        self._plot.hideButtons()
        self._plot.setMenuEnabled(False)
        self._plot.getViewBox().disableAutoRange()
        self._plot.getViewBox().sigRangeChangedManually.connect(self._on_view_range_changed_manually)
        self._view.scene().sigMouseMoved.connect(self._on_scene_mouse_moved)
        self._view.viewport().installEventFilter(self)
        self._raw = {split: pg.PlotCurveItem() for split in SPLITS}
        self._line = {split: pg.PlotCurveItem() for split in SPLITS}
        self._behind: list[pg.PlotCurveItem] = []
        for item in (*self._raw.values(), *self._line.values()):
            self._plot.addItem(item)
        self._best = pg.InfiniteLine(angle=90, movable=False)
        self._best.hide()
        self._plot.addItem(self._best, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(self._view, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Show another name, after a change of language."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def follow_metric(self, key: str, title: str, *, is_share: bool) -> None:
        """Show another metric from now on."""
        if key != self.key:
            self.key, self._is_share, self._follows, self._drawn = key, is_share, True, ()
            self.set_title(title)

    def show_run(self, curves: Curves | None, num_steps: int) -> None:
        """Draw these curves from now on.

        Args:
            curves: Of the run; None before the first one.
            num_steps: Steps that the run will have, for the x axis; 0 if unknown.
        """
        if curves is not self._curves:
            self._follows = True
            self._best.hide()
        self._curves, self._num_steps = curves, num_steps
        self.refresh()

    def show_past(self, runs: Sequence[PastRun]) -> None:
        """Draw the curves of kept runs behind the live ones."""
        for item in self._behind:
            self._plot.removeItem(item)
        self._past, self._behind, self._drawn = runs, [], ()
        for run in runs:
            item = pg.PlotCurveItem(pen=pg.mkPen(run.color, width=1, style=Qt.PenStyle.DashLine))
            item.setZValue(-1)
            self._plot.addItem(item)
            self._behind.append(item)
        self.refresh()

    def set_smoothing(self, amount: float) -> None:
        """Smooth the train curve by an exponential average; 0 is off, values below 1."""
        self._smoothing, self._drawn = amount, ()
        self.refresh()

    def set_log(self, is_log: bool) -> None:
        """Use a logarithmic axis for the values."""
        self._is_log, self._drawn, self._follows = is_log, (), True
        self._plot.getAxis("left").setLogMode(is_log)
        self.refresh()

    def mark_best(self, step: float) -> None:
        """Mark the step at which the watched metric was best."""
        self._best.setPos(step)
        self._best.show()

    def follow(self) -> None:
        """Show everything again after zooming."""
        self._follows, self._drawn = True, ()
        self.refresh()

    def refresh(self) -> None:
        """Draw what is new; does nothing while hidden or without new points."""
        if not self.isVisible():
            return
        state = (self._num_steps, *(self._length(split) for split in SPLITS), len(self._past))
        if state == self._drawn:
            return
        self._drawn = state
        if self._follows:
            self._fit()
        self._draw()

    def _length(self, split: str) -> int:
        return self._curves.length(f"{split}/{self.key}") if self._curves is not None else 0

    def _draw(self) -> None:
        (x0, x1), _ = self._plot.getViewBox().viewRange()
        points = 2 * max(self._view.width(), 100)
        for split in SPLITS:
            x, y = self._points(self._curves, split, x0, x1, points)
            smoothed = smooth(y, self._smoothing if split == "train" else 0.0)
            if split == "train":
                shows_raw = self._smoothing > 0
                self._raw[split].setData(x if shows_raw else x[:0], y if shows_raw else y[:0])
            self._line[split].setData(x, smoothed)
            self._show_value(split)
        for run, item in zip(self._past, self._behind, strict=True):
            split = "validation" if run.curves.length(f"validation/{self.key}") else "train"
            item.setData(*self._points(run.curves, split, x0, x1, points))

    def _points(self, curves: Curves | None, split: str, x0: float, x1: float, points: int) -> tuple[Floats, Floats]:
        if curves is None:
            return np.empty(0), np.empty(0)
        x, y = curves.decimated(f"{split}/{self.key}", x0, x1, points)
        if self._is_log:
            y = np.log10(np.where(y > 0, y, np.nan))
        keep = np.isfinite(y)
        return x[keep], y[keep]

    def _show_value(self, split: str) -> None:
        values = self._curves.view(f"{split}/{self.key}")[1] if self._curves is not None else ()
        has_values = len(values) > 0
        word = self.tr("train") if split == "train" else self.tr("validation")
        recent = values[-50:] if split == "train" else values[-1:]
        self._values[split].setText(f"{word} {self._written(float(np.nanmean(recent)))}" if has_values else "")
        self._swatches[split].setVisible(has_values)

    def _written(self, value: float) -> str:
        if not math.isfinite(value):
            return "-"
        return f"{value:.1%}".replace("%", " %") if self._is_share else f"{value:.4g}"

    def _fit(self) -> None:
        """Choose ranges that hold all curves, with room to grow, so that they seldom change while streaming."""
        ends = [self._num_steps] + [r.curves.view(f"train/{self.key}")[0][-1:].max(initial=1) for r in self._past]
        for split in SPLITS:
            if self._length(split) and self._curves is not None:
                ends.append(self._curves.view(f"{split}/{self.key}")[0][-1])
        right = max(1.0, float(max(ends)))
        low, high = self._span(right)
        box = self._plot.getViewBox()
        (x0, x1), (y0, y1) = box.viewRange()
        is_wide = (high - low) < 0.35 * (y1 - y0)
        if low < y0 or high > y1 or is_wide or (x0, x1) != (0.0, right):
            margin = 0.06 * (high - low)
            box.setRange(xRange=(0.0, right), yRange=(low - margin, high + margin), padding=0)

    def _span(self, right: float) -> tuple[float, float]:
        every = [self._curves, *(run.curves for run in self._past)]
        parts = [self._points(curves, split, 0.0, right, 200)[1] for curves in every for split in SPLITS]
        values = np.concatenate(parts)
        if not len(values):
            return (0.0, 1.0)
        low, high = float(values.min()), float(np.quantile(values, 0.995))
        if self._is_share:
            return (min(low, 0.9 * low), 1.0)
        if not self._is_log:
            return (0.0 if low >= 0 else low, high * _HEADROOM if high > 0 else 1.0)
        return (low, high) if high > low else (low - 0.5, low + 0.5)

    def _restyle(self) -> None:
        colors = theme.current()
        self._view.setBackground(colors.panel)
        for split, color in zip(SPLITS, (colors.train, colors.validation), strict=True):
            faint = QColor(color)
            faint.setAlpha(70)
            self._raw[split].setPen(pg.mkPen(faint, width=1))
            # The validation curve has a point an epoch, so a wide pen costs it nothing.
            self._line[split].setPen(pg.mkPen(color, width=2 if split == "validation" else 1))
            self._swatches[split].set_color(color)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.muted))
            axis.setStyle(tickLength=-4, maxTickLevel=0)
        self._plot.getAxis("left").setWidth(46)
        self._plot.showGrid(y=True, alpha=0.25)
        self._best.setPen(pg.mkPen(colors.success, width=1, style=Qt.PenStyle.DashLine))

    def _on_view_range_changed_manually(self, _mask: object) -> None:
        self._follows = False
        self._draw()

    def _on_scene_mouse_moved(self, position: QPointF) -> None:
        if self._curves is None or not self._plot.sceneBoundingRect().contains(position):
            self._hover.clear()
            return
        step = self._plot.getViewBox().mapSceneToView(position).x()
        parts = []
        for split in SPLITS:
            x, y = self._curves.view(f"{split}/{self.key}")
            if len(x):
                nearest = min(int(np.searchsorted(x, step)), len(x) - 1)
                parts.append(self._written(float(y[nearest])))
        text = self.tr("step {step}: {values}").format(step=f"{max(0, int(step)):,}", values=" · ".join(parts))
        self._hover.setText(text if parts else "")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Show everything again on a double click; forget the hovered value when the pointer leaves."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.follow()
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover.clear()
        return False

    def showEvent(self, event: QEvent) -> None:
        """Catch up with what came while hidden."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt passes a QShowEvent
        self._drawn = ()
        self.refresh()

    def resizeEvent(self, event: QEvent) -> None:
        """Take as many points as there are pixels now."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self._drawn = ()
        self.refresh()
