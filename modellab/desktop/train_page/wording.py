"""Numbers as people read them on the train page."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Write a time as ``0:07``, ``12:30`` or ``1:02:03``."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
