"""The look of plots that show a result and do not move: quiet axes, a faint grid, the colours of the theme."""

from __future__ import annotations

import pyqtgraph as pg

from modellab.desktop import theme
from modellab.desktop.train_page.axes import PlotAxis


def plain_axes() -> dict[str, PlotAxis]:
    """Return the axes that a plot is made with."""
    return {side: PlotAxis(side) for side in ("left", "bottom")}


def prepare(plot: pg.PlotWidget) -> None:
    """Take frame, menu and buttons away."""
    plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMinimumSize(160, 120)
    plot.getPlotItem().setContentsMargins(0, 4, 12, 0)


def color(plot: pg.PlotWidget) -> None:
    """Give ground, axes and grid the colours of the theme."""
    colors = theme.current()
    plot.setBackground(colors.panel)
    for side in ("left", "bottom"):
        plot.getAxis(side).setPen(pg.mkPen(colors.border))
        plot.getAxis(side).setTextPen(pg.mkPen(colors.muted))
    plot.showGrid(x=True, y=True, alpha=0.2)
