"""A small curve: how the answer moves when one column is varied and everything else stays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.train_page.axes import PlotAxis, ValueAxis
from modellab.desktop.widgets.labels import ElidedLabel

_SMALLEST_PX, _LARGEST_PX = 96, 220


@dataclass(frozen=True, slots=True)
class Response:
    """Answers along one column.

    Attributes:
        column: Which one was varied.
        numbers: What stood in it, ascending.
        answers: As many values, or probabilities of the class ``label``.
        here: What stands in the column now; None where that is no number.
        label: The class; empty for values.
    """

    column: str
    numbers: tuple[float, ...]
    answers: tuple[float, ...]
    here: float | None
    label: str = ""


class ResponseCurve(QWidget):
    """Draws one response, with a dot where the row is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.response: Response | None = None
        self._title = ElidedLabel("", "muted")
        self._axis = ValueAxis()
        self._plot = pg.PlotWidget(axisItems={"left": self._axis, "bottom": PlotAxis("bottom")})
        self._plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line = self._plot.plot([], [], antialias=True)
        self._dot = pg.ScatterPlotItem(size=10, pxMode=True)
        self._plot.addItem(self._dot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._plot.setMinimumHeight(_SMALLEST_PX)
        self._plot.setMaximumHeight(_LARGEST_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._plot, 1)
        layout.addStretch(0)
        theme.switch.theme_changed.connect(self._restyle)
        self._restyle()
        self.show_response(None)

    def show_response(self, response: Response | None) -> None:
        """Show a response; None leaves an empty place."""
        self.response = response
        self._title.setVisible(response is not None)
        self._plot.setVisible(response is not None)
        if response is None:
            return
        numbers, answers = np.array(response.numbers), np.array(response.answers)
        self._axis.is_share = bool(response.label)
        self._line.setData(numbers, answers)
        self._dot.clear()
        if response.here is not None and numbers[0] <= response.here <= numbers[-1]:
            self._dot.setData([response.here], [float(np.interp(response.here, numbers, answers))])
        self._plot.setRange(xRange=(numbers[0], numbers[-1]), yRange=_room(response), padding=0.05)
        self._retranslate()

    def _restyle(self) -> None:
        colors = theme.current()
        self._plot.setBackground(colors.panel)
        self._line.setPen(pg.mkPen(colors.accent, width=2))
        self._dot.setBrush(QColor(colors.text))
        self._dot.setPen(pg.mkPen(colors.panel, width=2))
        for side in ("left", "bottom"):
            self._plot.getAxis(side).setPen(pg.mkPen(colors.border))
            self._plot.getAxis(side).setTextPen(pg.mkPen(colors.muted))
        self._plot.showGrid(x=True, y=True, alpha=0.2)

    def _retranslate(self) -> None:
        if self.response is None:
            return
        column, label = self.response.column, self.response.label
        if label:
            self._title.setText(self.tr("{label} as {column} varies").format(label=label, column=column))
        else:
            self._title.setText(self.tr("The answer as {column} varies").format(column=column))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _room(response: Response) -> tuple[float, float]:
    """Return the range of the answers: all of it for probabilities, else a little more than what is there."""
    if response.label:
        return 0.0, 1.0
    low, high = min(response.answers), max(response.answers)
    margin = 0.08 * (high - low or abs(high) or 1.0)
    return low - margin, high + margin
