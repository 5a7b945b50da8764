"""One plot of one metric: live curves of the run, and of other runs behind them.

What the window draws is what the training pays, so a refresh reads about two points a pixel from the pyramid of the
curves, ranges stay fixed until a curve leaves them, ticks are painted once, and lines are one pixel wide without
antialiasing while they grow. A finished run is drawn beautifully.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.train_page.band import band
from modellab.desktop.train_page.plot_canvas import SPLITS, PlotCanvas
from modellab.desktop.train_page.plot_header import PlotHeader
from modellab.desktop.train_page.ranges import keeps, step_range, value_range
from modellab.desktop.train_page.smoothing import smooth
from modellab.desktop.train_page.wording import figure, share
from modellab.training.curves import Curves, Floats

SMOOTHING = 0.8
"""Of the train curve, until the user chooses another."""
_RECENT = 50
"""Steps whose mean is written as the value of the train curve."""


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

    Signals:
        moved(float, float): The user zoomed or moved to these steps.
        followed(): The user wants to see everything again.
    """

    moved = Signal(float, float)
    followed = Signal()

    def __init__(self, metric: str, title: str, *, is_share: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = metric
        self._curves: Curves | None = None
        self._past: Sequence[PastRun] = ()
        self._folds: Sequence[Curves] = ()
        self._smoothing = SMOOTHING
        self._is_log = False
        self._follows = True
        self._num_steps = 0
        self._hovered: float | None = None
        self._drawn: tuple[object, ...] = ()
        self.header, self.view = PlotHeader(SPLITS), PlotCanvas()
        self.view.values_axis.is_share = is_share
        self.view.box.sigRangeChangedManually.connect(self._on_box_range_changed_manually)
        self.view.scene().sigMouseMoved.connect(self._on_scene_mouse_moved)
        self.view.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.view, 1)
        self.set_title(title)
        self._color_header()
        theme.switch.theme_changed.connect(self._color_header)

    # What is shown

    def set_title(self, title: str) -> None:
        """Show another name, after a change of language."""
        self.header.set_title(title)
        self.setAccessibleName(title)
        self._show_values()
        self._drawn = ()
        self.refresh()

    def follow_metric(self, key: str, title: str, *, is_share: bool) -> None:
        """Show another metric from now on."""
        if key != self.key:
            self.key, self.view.values_axis.is_share, self._follows = key, is_share, True
            self.set_title(title)

    def show_run(self, curves: Curves | None, num_steps: int, *, is_streaming: bool = False) -> None:
        """Draw these curves from now on.

        Args:
            curves: Of the run; None before the first one.
            num_steps: Steps that the run will have, for the x axis; 0 if unknown.
            is_streaming: Whether it goes on, so that drawing has to be cheap.
        """
        if curves is not self._curves:
            self._follows = True
            self.mark_best(None)
        self.view.set_streaming(is_streaming)
        self._curves, self._num_steps = curves, num_steps
        self.refresh()

    def show_past(self, runs: Sequence[PastRun]) -> None:
        """Draw the curves of kept runs behind the live ones."""
        self._past, self._drawn = tuple(runs), ()
        self.view.set_behind(run.color for run in runs)
        self.refresh()

    def show_folds(self, runs: Sequence[Curves]) -> None:
        """Draw the validation curves of runs of one recipe as a band behind all; fewer than two draw none."""
        if [id(run) for run in runs] != [id(run) for run in self._folds]:
            self._folds, self._drawn = tuple(runs), ()
            self.refresh()

    def mark_best(self, step: float | None) -> None:
        """Mark the step at which the watched metric was best; None takes the mark away."""
        self.view.mark_best(step)

    # How it is shown

    def set_smoothing(self, amount: float) -> None:
        """Smooth the train curve; 0 is off, values below 1."""
        self._smoothing, self._drawn = amount, ()
        self.refresh()

    def set_log(self, is_log: bool) -> None:
        """Use a logarithmic axis for the values."""
        self._is_log, self._drawn, self._follows = is_log, (), True
        self.view.values_axis.setLogMode(is_log)
        self.refresh()

    @property
    def is_log(self) -> bool:
        """Whether the axis of the values is logarithmic."""
        return self._is_log

    @property
    def view_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The steps and the values between the edges; exponents of ten on a logarithmic axis."""
        (x0, x1), (y0, y1) = self.view.box.viewRange()
        return (x0, x1), (y0, y1)

    @property
    def past(self) -> Sequence[PastRun]:
        """The runs that are drawn behind."""
        return self._past

    def drawn(self, split: str) -> tuple[Floats, Floats]:
        """Return the points of a line as they are drawn."""
        return self.view.drawn(split) or (np.empty(0), np.empty(0))

    def follow(self) -> None:
        """Show everything again after zooming."""
        self._follows, self._drawn = True, ()
        self.refresh()

    def show_steps(self, first: float, last: float) -> None:
        """Look at these steps only, as the plot beside does."""
        self._follows = False
        self.view.box.setXRange(first, last, padding=0)
        self._draw()

    # Drawing

    def refresh(self) -> None:
        """Draw what is new; does nothing while hidden or without new points."""
        if not self.isVisible():
            return
        state = (id(self._curves), self.view.is_streaming, self._num_steps, *(self._length(split) for split in SPLITS))
        if state == self._drawn:
            return
        self._drawn = state
        if self._follows:
            self._fit()
        self._draw()

    def _length(self, split: str) -> int:
        return self._curves.length(f"{split}/{self.key}") if self._curves is not None else 0

    def _draw(self) -> None:
        (x0, x1), _ = self.view.box.viewRange()
        points = 2 * max(self.view.width(), 100)
        x, y = self._points(self._curves, "train", x0, x1, points)
        is_smooth = self._smoothing > 0 and len(y) > 2
        self.view.put_raw(x if is_smooth else x[:0], y if is_smooth else y[:0])
        self.view.put("train", x, smooth(y, self._smoothing) if is_smooth else y)
        self.view.put("validation", *self._points(self._curves, "validation", x0, x1, points))
        self.view.put_band(*self._band())
        for index, run in enumerate(self._past):
            split = "validation" if run.curves.length(f"validation/{self.key}") else "train"
            self.view.put_behind(index, *self._points(run.curves, split, x0, x1, points))
        self._show_values()

    def _band(self) -> tuple[Floats, Floats, Floats]:
        x, low, high = band(self._folds, f"validation/{self.key}")
        if self._is_log:
            low, high = (np.log10(np.maximum(edge, 1e-12)) for edge in (low, high))
        return x, low, high

    def _points(self, curves: Curves | None, split: str, x0: float, x1: float, points: int) -> tuple[Floats, Floats]:
        if curves is None:
            return np.empty(0), np.empty(0)
        x, y = curves.decimated(f"{split}/{self.key}", x0, x1, points)
        if self._is_log:
            y = np.log10(np.where(y > 0, y, np.nan))
        keep = np.isfinite(y)
        return x[keep], y[keep]

    def _show_values(self) -> None:
        """Write the newest values, or those under the pointer."""
        for split in SPLITS:
            x, y = self._curves.view(f"{split}/{self.key}") if self._curves is not None else (np.empty(0),) * 2
            word = self.tr("train") if split == "train" else self.tr("validation")
            self.header.show_value(split, word, self._written(self._value(split, x, y)) if len(y) else "")
        if self._hovered is not None and self._curves is not None:
            self.header.show_step(self.tr("step {step}").format(step=f"{max(0, round(self._hovered)):,}"))
        else:
            self.header.show_step("")

    def _value(self, split: str, x: Floats, y: Floats) -> float:
        if self._hovered is not None:
            right = min(int(np.searchsorted(x, self._hovered)), len(x) - 1)
            is_left = right > 0 and self._hovered - x[right - 1] < x[right] - self._hovered
            return float(y[right - 1 if is_left else right])
        recent = y[-_RECENT:] if split == "train" else y[-1:]
        return float(np.mean(recent))

    def _written(self, value: float) -> str:
        return share(value) if self.view.values_axis.is_share else figure(value)

    def _fit(self) -> None:
        """Choose ranges that hold all curves, with room to grow, so that they seldom change while streaming."""
        shown = (self._curves, *(run.curves for run in self._past), *self._folds)
        every = [curves for curves in shown if curves is not None]
        ends = [float(x[-1]) for curves in every for split in SPLITS if len(x := curves.view(f"{split}/{self.key}")[0])]
        x_range, y_range = self.view.box.viewRange()
        right = step_range(x_range[1], max(ends, default=0.0), self._num_steps)
        parts = [self._points(curves, split, 0.0, right, 200)[1] for curves in every for split in SPLITS]
        values = np.concatenate([np.empty(0), *parts])
        low, high = value_range(values, is_share=self.view.values_axis.is_share, is_log=self._is_log)
        if tuple(x_range) != (0.0, right) or not keeps(tuple(y_range), (low, high)):
            margin = 0.04 * (high - low)
            self.view.box.setRange(xRange=(0.0, right), yRange=(low - margin, high + margin), padding=0)

    def _color_header(self) -> None:
        colors = theme.current()
        for split, color in zip(SPLITS, (colors.train, colors.validation), strict=True):
            self.header.set_color(split, color)

    # Pointer

    def _on_box_range_changed_manually(self, _mask: object) -> None:
        self._follows = False
        self._draw()
        self.moved.emit(*self.view.box.viewRange()[0])

    def _on_scene_mouse_moved(self, position: QPointF) -> None:
        is_inside = self._curves is not None and self.view.box.sceneBoundingRect().contains(position)
        self._hover(self.view.box.mapSceneToView(position).x() if is_inside else None)

    def _hover(self, step: float | None) -> None:
        self._hovered = step
        self.view.mark_pointer(step)
        self._show_values()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Show everything again on a double click; forget the hovered value when the pointer leaves."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.follow()
            self.followed.emit()
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
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
