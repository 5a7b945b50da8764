"""Numbers as people read them on the train page."""

from __future__ import annotations

import math


def clock(seconds: float) -> str:
    """Write a time as ``0:07``, ``12:30`` or ``1:02:03``."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def share(value: float, digits: int = 1) -> str:
    """Write a share of one as ``98.0 %``."""
    return f"{100 * value:.{digits}f} %" if math.isfinite(value) else "-"


def figure(value: float) -> str:
    """Write a number with three significant digits, always as many, so that nothing jumps: ``0.0427``, ``2.30``."""
    if 1_000 <= abs(value) < 1_000_000:
        return f"{value:,.0f}"
    return f"{value:#.3g}".rstrip(".") if math.isfinite(value) else "-"


def compact(value: float) -> str:
    """Write a count of steps in little room: ``850``, ``12k``, ``1.5M``."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= 10 * size or (size == 1e6 and abs(value) >= size):
            return f"{value / size:.4g}{letter}"
    return f"{value:,.0f}"
