"""Times of a series: read from what people write, and continued after the last one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from modellab.data.cells import is_gap, read_number

Times = NDArray[Any]
"""One for each row: datetime64[s], or float64 where rows are only numbered."""

PARTS = ("year", "month", "day", "hour", "minute", "second")
"""Columns that make up a time together, as many of them as there are."""
_NAMES = frozenset({"time", "times", "timestamp", "date", "datetime", "t", "epoch", "step", "year", "日期", "时间"})
_FORMATS = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d", "%d-%m-%Y", "%m-%d-%Y", "%d-%b-%Y", "%b %Y",
            "%Y年%m月%d日", "%d/%m/%y", "%m/%d/%y")  # fmt: skip
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_ISO = re.compile(r"^\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?)?(Z|[+-]\d{2}:?\d{2}| UTC)?$")
_COMPACT = re.compile(r"^(19|20)\d{6}$")
_ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2}| UTC)$")
_DAY_S = 86_400


def is_time_name(name: str) -> bool:
    """Whether a column of numbers with this name counts the time."""
    return name.strip().lower() in _NAMES


def read_times(texts: Sequence[str]) -> Times | None:
    """Read a column of dates.

    Returns:
        datetime64[s], NaT for gaps; None where the texts are not dates, all written alike.
    """
    filled = [text.strip() for text in texts if not is_gap(text)]
    if not filled:
        return None
    for read in (_read_iso, _read_compact, *(_reader(day + clock) for day in _FORMATS for clock in _CLOCKS)):
        try:
            first = read(filled[0])
            return np.array([first.dtype.type("NaT") if is_gap(text) else read(text.strip()) for text in texts])
        except ValueError:
            continue
    return None


def _read_iso(text: str) -> np.datetime64:
    if not _ISO.match(text):
        raise ValueError(text)
    dated = 10 if len(text) > 7 and text[7] == "-" else 7  # the dash of a date is no time zone
    zone = _ZONE.search(text, dated)
    moment = np.datetime64(text[: zone.start()] if zone else text, "s")
    if zone and zone.group()[0] in "+-":
        hours, minutes = int(zone.group()[1:3]), int(zone.group()[-2:])
        moment -= np.timedelta64((1 if zone.group()[0] == "+" else -1) * (hours * 60 + minutes), "m")
    return moment


def _read_compact(text: str) -> np.datetime64:
    if not _COMPACT.match(text):
        raise ValueError(text)
    return np.datetime64(f"{text[:4]}-{text[4:6]}-{text[6:]}", "s")


def _reader(pattern: str) -> Any:
    return lambda text: np.datetime64(datetime.strptime(text, pattern), "s")


def read_counted(name: str, texts: Sequence[str]) -> Times | None:
    """Read a column of numbers that count the time; None where its name or its cells say otherwise."""
    numbers = [read_number(text) for text in texts] if is_time_name(name) else [None]
    if None in numbers:
        return None
    counted = np.array(numbers, np.float64)
    seconds = counted / (1000 if np.abs(counted).max() > 1e11 else 1)
    # From 1990 to 2100 and with no name of their own, such large numbers are seconds or milliseconds since 1970.
    if seconds.min() > 6.3e8 and seconds.max() < 4.1e9:
        return seconds.astype("datetime64[s]")
    return counted


def join_parts(columns: Mapping[str, Sequence[str]]) -> Times | None:
    """Put the columns year, month, day, hour ... together.

    Args:
        columns: Cells by part; ``year`` is there.

    Returns:
        None where a cell is no number or they are no dates.
    """
    numbers = {part: [read_number(text) for text in texts] for part, texts in columns.items()}
    if any(None in cells for cells in numbers.values()):
        return None
    whole = {part: np.array(cells, np.float64).astype(np.int64) for part, cells in numbers.items()}
    size = len(whole["year"])
    months = (whole["year"] - 1970) * 12 + whole.get("month", np.ones(size, np.int64)) - 1
    days = whole.get("day", np.ones(size, np.int64)) - 1
    seconds = sum(
        (whole[part] * factor for part, factor in (("hour", 3600), ("minute", 60), ("second", 1)) if part in whole),
        np.zeros(size, np.int64),
    )
    joined: Times = months.astype("datetime64[M]").astype("datetime64[s]") + (days * _DAY_S + seconds)
    return joined


def next_times(times: Times, count: int) -> Times:
    """Continue times by their usual step.

    Args:
        times: At least one, ascending.
        count: How many.
    """
    after = np.arange(1, count + 1)
    if len(times) < 2:
        return np.repeat(times[-1:], count)
    if times.dtype.kind != "M":
        return np.asarray(times[-1] + after * np.median(np.diff(times)))
    months = _months_between(times)
    if months:
        month = times[-1].astype("datetime64[M]")
        rest = times[-1] - month.astype("datetime64[s]")
        return np.asarray((month + after * months).astype("datetime64[s]") + rest)
    step = np.median(np.diff(times).astype(np.int64))
    return np.asarray(times[-1] + (after * step).astype("timedelta64[s]"))


def _months_between(times: Times) -> int:
    """Return the usual number of months between times that all fall on the same day of the month; 0 for others."""
    recent = times[-400:]
    months = recent.astype("datetime64[M]")
    if len(np.unique(recent - months.astype("datetime64[s]"))) > 1:
        return 0
    return int(np.median(np.diff(months).astype(np.int64)))


def count_missing(times: Times) -> int:
    """Count steps that a regular series would have and this one leaves out; 0 for months and for irregular times."""
    if len(times) < 3 or (times.dtype.kind == "M" and _months_between(times)):
        return 0
    steps = np.diff(times).astype(np.float64)
    usual = float(np.median(steps))
    if usual <= 0 or np.mean(np.abs(steps - usual) < 0.01 * usual) < 0.9:
        return 0
    return int(np.maximum(np.rint(steps / usual) - 1, 0).sum())


def write_times(times: Times) -> list[str]:
    """Write times as short as they are exact: ``1984-05``, ``1984-05-17``, ``1984-05-17 08:00``."""
    if times.dtype.kind != "M":
        return [f"{number:.10g}" for number in times]
    moments = times.astype("datetime64[s]")
    if _are_whole(moments, "M") and len(moments) > 1:
        return [str(text) for text in np.datetime_as_string(moments, "M")]
    if _are_whole(moments, "D"):
        return [str(text) for text in np.datetime_as_string(moments, "D")]
    unit = "m" if _are_whole(moments, "m") else "s"
    return [str(text).replace("T", " ") for text in np.datetime_as_string(moments, unit)]  # type: ignore[call-overload]


def _are_whole(times: Times, unit: str) -> bool:
    return bool(np.all(times == times.astype(f"datetime64[{unit}]").astype("datetime64[s]")))
