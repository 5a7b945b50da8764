"""A square plot of shares against shares, with as many lines as there are classes, and a diagonal to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from modellab.desktop import theme
from modellab.desktop.test_page import plot_style

_TICKS = ((0.0, 0.5, 1.0), (0.25, 0.75))
"""Those that are always written, and those for which there may be room."""


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes:
        x: Float (P,), from 0 to 1.
        y: Float (P,), from 0 to 1; NaN interrupts it.
        color: Written ``#rrggbb``; empty for a faint line behind the others.
        has_points: Whether its points are marked.
    """

    x: NDArray[Any]
    y: NDArray[Any]
    color: str = ""
    has_points: bool = False


class LinePlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws lines over [0, 1] x [0, 1]."""

    def __init__(self, diagonal: Literal["none", "up"] = "none", parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems=plot_style.plain_axes())
        plot_style.prepare(self)
        self._lines: Sequence[Line] = ()
        self._items: list[pg.PlotDataItem] = []
        self._diagonal = pg.PlotDataItem([0, 1], [0, 1]) if diagonal == "up" else None
        if self._diagonal is not None:
            self.addItem(self._diagonal)
        self.setRange(xRange=(-0.04, 1.04), yRange=(-0.07, 1.07), padding=0)  # room for the outermost ticks
        for side in ("left", "bottom"):
            self.getAxis(side).setTicks([[(share, f"{100 * share:.0f} %") for share in level] for level in _TICKS])
        self.setMouseEnabled(x=False, y=False)
        theme.switch.theme_changed.connect(self._restyle)
        self._restyle()

    @property
    def lines(self) -> Sequence[Line]:
        """What is drawn."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines; those with a colour lie above those without."""
        for item in self._items:
            self.removeItem(item)
        self._lines = sorted(lines, key=lambda line: bool(line.color))
        self._items = [
            pg.PlotDataItem(np.asarray(line.x), np.asarray(line.y), connect="finite") for line in self._lines
        ]
        for item in self._items:
            self.addItem(item)
        self._restyle()

    def _restyle(self) -> None:
        colors = theme.current()
        plot_style.color(self)
        if self._diagonal is not None:
            self._diagonal.setPen(pg.mkPen(colors.edge, style=Qt.PenStyle.DashLine))
        for line, item in zip(self._lines, self._items, strict=True):
            ink = line.color or colors.border
            item.setPen(pg.mkPen(ink, width=2 if line.color else 1))
            if line.has_points:
                item.setSymbol("o")
                item.setSymbolSize(7)
                item.setSymbolBrush(ink)
                item.setSymbolPen(None)
