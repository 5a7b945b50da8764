"""Axes of the curves: steps in little room, shares in percent, dates, and ticks that are painted once and kept."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar

import pyqtgraph as pg
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QGraphicsItem

from modellab.desktop.train_page.wording import compact


class PlotAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis whose ticks are a picture until the range changes: drawing text anew is half the cost of a refresh."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)


class StepAxis(PlotAxis):
    """Counts steps: only whole numbers have a tick."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the ticks."""
        return [compact(value) if float(value).is_integer() else "" for value in values]


class DateAxis(pg.DateAxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Dates as they stand in files, which name no zone; months and weekdays in the language of the window."""

    _PATTERNS: ClassVar = {"%b": "MMM", "%a %d": "ddd d"}

    def __init__(self) -> None:
        super().__init__("bottom", utcOffset=0)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the ticks."""
        formats = {spec.spacing: spec.format for spec in self.zoomLevel.tickSpecs}
        pattern = self._PATTERNS.get(formats.get(spacing, ""))
        if pattern is None:
            return list(super().tickStrings(values, scale, spacing))
        days = (QDate(1970, 1, 1).addDays(int(value // 86_400)) for value in values)
        return [QLocale().toString(day, pattern) for day in days]


class ValueAxis(PlotAxis):
    """Values of a metric, in percent where they are shares of one."""

    def __init__(self) -> None:
        super().__init__("left")
        self.is_share = False

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the ticks."""
        if not self.is_share:
            return list(super().tickStrings(values, scale, spacing))
        return [f"{100 * value:.0f} %" if value <= 1.0 + 1e-9 else "" for value in values]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the ticks of a logarithmic axis: only 1, 2 and 5 of each decade, which never overlap."""
        numbers = [10 ** float(value) for value in values]
        return [f"{number:.3g}" if round(number / 10 ** math.floor(value + 1e-9)) in (1, 2, 5) else ""
                for number, value in zip(numbers, values, strict=True)]  # fmt: skip
