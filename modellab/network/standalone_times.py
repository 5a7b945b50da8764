"""Functions that are copied into exported Python files of networks that read series: the times of the rows.

A time is a ``datetime``, or a number where rows are only counted.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from modellab.network.standalone_table import is_gap, read_number


def read_time(text: str, pattern: str) -> datetime:
    """Read a time that is written in one way; an empty pattern is that of ISO 8601, in which zones may stand.

    Raises:
        ValueError: It is written in another.
    """
    if pattern:
        return datetime.strptime(text, pattern)
    if not re.match(r"^\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?)?(Z|[+-]\d{2}:?\d{2}| UTC)?$", text):
        raise ValueError(text)
    whole = f"{text}-01" if len(text) == 7 else text.replace(" UTC", "Z")
    found = datetime.fromisoformat(re.sub(r"\.\d+", "", whole))
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def read_dates(texts: list[str]) -> list[Any] | None:
    """Read a column of dates; None where the texts are not dates, all written alike."""
    days = (
        "%d/%m/%Y,%m/%d/%Y,%d.%m.%Y,%Y/%m/%d,%Y.%m.%d,%d-%m-%Y,%m-%d-%Y,%d-%b-%Y,%b %Y,%Y年%m月%d日,%d/%m/%y,%m/%d/%y"
    )
    clocks = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
    for pattern in ("", "%Y%m%d", *(day + clock for day in days.split(",") for clock in clocks)):
        if pattern == "%Y%m%d" and any(not re.match(r"^(19|20)\d{6}$", text) for text in texts):
            continue
        try:
            return [read_time(text, pattern) for text in texts]
        except ValueError:
            continue
    return None


def read_counts(texts: list[str]) -> list[Any] | None:
    """Read a column of numbers that count the time, or the seconds since 1970; None where it holds something else."""
    try:
        counted = [read_number(text, {"name": "", "decimal": "."}) for text in texts]
    except ValueError:
        return None
    unit = 1000 if max(map(abs, counted)) > 1e11 else 1
    if min(counted) / unit > 6.3e8 and max(counted) / unit < 4.1e9:
        return [datetime(1970, 1, 1) + timedelta(seconds=int(number / unit)) for number in counted]
    return list(counted) if len(set(counted)) > 1 else None


def read_parts(columns: list[list[str]]) -> list[Any] | None:
    """Put columns with year, month, day, hour ... together; None where they are no dates."""
    try:
        rows = [[int(float(text)) for text in row] for row in zip(*columns, strict=True)]
        return [datetime(year, month, *(rest or [1])) for year, month, *rest in rows]  # type: ignore[arg-type]
    except ValueError:
        return None


def find_times(cells: dict[str, list[str]]) -> tuple[list[Any] | None, set[str]]:
    """Find the columns that hold the time: a year with what follows it, dates, or numbers named so."""
    by_name = {name.lower(): name for name in cells}
    parts = []
    for part in ("year", "month", "day", "hour", "minute", "second"):
        if part not in by_name:
            break
        parts.append(by_name[part])
    found = read_parts([cells[name] for name in parts]) if len(parts) > 1 else None
    if found is not None:
        return found, set(parts)
    names = ("time", "times", "timestamp", "date", "datetime", "t", "epoch", "step", "year", "日期", "时间")
    filled = {name: texts for name, texts in cells.items() if not any(map(is_gap, texts))}
    counted = {name: texts for name, texts in filled.items() if name.lower() in names}
    for read, candidates in ((read_dates, filled), (read_counts, counted)):
        for name, texts in candidates.items():
            found = read(texts)
            if found is not None:
                return found, {name}
    return None, set()


def next_times(times: list[Any], count: int) -> list[Any]:
    """Continue times by their usual step."""
    if len(times) < 2:
        return times[-1:] * count
    if not isinstance(times[-1], datetime):
        step = median(after - before for before, after in pairwise(times))
        return [times[-1] + step * number for number in range(1, count + 1)]
    recent = times[-400:]
    months = [12 * time.year + time.month - 1 for time in recent]
    if len({time.replace(year=2000, month=1) for time in recent}) == 1:
        step = int(median(after - before for before, after in pairwise(months)))
        places = [divmod(months[-1] + step * number, 12) for number in range(1, count + 1)] if step else []
        if places:
            first = times[-1].replace(day=1)
            return [first.replace(year=y, month=m + 1) + (times[-1] - first) for y, m in places]
    seconds = median((after - before).total_seconds() for before, after in pairwise(times))
    return [times[-1] + timedelta(seconds=int(seconds * number)) for number in range(1, count + 1)]


def write_times(times: list[Any]) -> list[str]:
    """Write times as short as they are exact."""
    if not isinstance(times[0], datetime):
        return [f"{number:.10g}" for number in times]
    if all(time.hour == time.minute == time.second == 0 for time in times):
        is_months = len(times) > 1 and all(time.day == 1 for time in times)
        return [time.strftime("%Y-%m" if is_months else "%Y-%m-%d") for time in times]
    is_minutes = all(time.second == 0 for time in times)
    return [time.strftime("%Y-%m-%d %H:%M" if is_minutes else "%Y-%m-%d %H:%M:%S") for time in times]
