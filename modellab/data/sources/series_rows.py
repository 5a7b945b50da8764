"""The rows of a CSV file in the order of time, and its columns of numbers without gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from modellab.data.cells import is_gap, read_number
from modellab.data.series import Floats, Indices, fill_forward
from modellab.data.sources.csvfile import Grid, parse_grid
from modellab.data.sources.table_columns import parse_column
from modellab.data.sources.textfile import read_text
from modellab.data.timeline import PARTS, Times, count_missing, join_parts, read_counted, read_times
from modellab.errors import Text, unknown

_STRAY_SHARE = 0.1
"""So many cells of a column of numbers may hold something else; they count as gaps."""


@dataclass(frozen=True)
class Clock:
    """The time of the rows.

    Attributes:
        columns: Which columns it was read from.
        times: One for each row, no gaps.
    """

    columns: tuple[str, ...]
    times: Times


@dataclass(frozen=True)
class Rows:
    """The rows of a file that are used, in the order of time.

    Attributes:
        cells: Texts of every column.
        lines: Line of the file of each row.
        bounds: First row of each series, and the end of the last one.
        groups: Name of each series; empty where there is only one.
    """

    cells: Mapping[str, Sequence[str]]
    lines: Sequence[int]
    bounds: Indices
    clock: Clock | None
    groups: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


def find_clock(cells: Mapping[str, Sequence[str]]) -> Clock | None:
    """Find the column with the time, or those that make it up: dates, year and month ..., or numbers named so."""
    by_name = {name.strip().lower(): name for name in cells}
    parts = [part for part in PARTS if part in by_name]
    if "year" in parts and len(parts) > 1:
        joined = join_parts({part: cells[by_name[part]] for part in parts})
        if joined is not None:
            return Clock(tuple(by_name[part] for part in parts), joined)
    for name, texts in cells.items():
        times = read_times(texts)
        if times is not None and not np.isnat(times).any():
            return Clock((name,), times)
    for name, texts in cells.items():
        counted = read_counted(name, texts)
        if counted is not None and len(np.unique(counted)) > 1:
            return Clock((name,), counted)
    return None


def read_rows(
    path: Path, *, group: str = "", delimiter: str = "auto", header: str = "auto", encoding: str = "auto"
) -> tuple[Rows, Grid]:
    """Read a CSV file and put its rows in the order of time; rows of one series stay together.

    Raises:
        ModelLabError: It cannot be read.
    """
    grid = parse_grid(read_text(path, encoding), path.name, delimiter=delimiter, header=header, least=1)
    cells = dict(zip(grid.header, zip(*grid.rows, strict=True), strict=True))
    if group and group not in cells:
        raise unknown(Text("column"), group, grid.header)
    names, series = np.unique(np.array(cells[group] if group else [""] * len(grid.rows)), return_inverse=True)
    clock = find_clock({name: texts for name, texts in cells.items() if name != group})
    order, notes = _order(clock, series, len(names))
    series = series[order]
    rows = Rows(
        cells={name: [texts[i] for i in order] for name, texts in cells.items()},
        lines=[grid.lines[i] for i in order],
        bounds=np.searchsorted(series, np.arange(len(names) + 1)).astype(np.int64),
        clock=Clock(clock.columns, clock.times[order]) if clock else None,
        groups=tuple(str(name) for name in names) if group else (),
        notes=notes,
    )
    return rows, grid


def _order(clock: Clock | None, series: Indices, num_series: int) -> tuple[Indices, tuple[Text, ...]]:
    """Sort by series and time, and leave out rows whose time was there already."""
    if clock is None:
        return np.argsort(series, kind="stable"), ()
    name, notes = ", ".join(clock.columns), []
    order = np.lexsort((np.arange(len(series)), clock.times, series))
    if not np.array_equal(order, np.argsort(series, kind="stable")):
        notes.append(Text('The rows were sorted by "{name}".', name=name))
    same = (np.diff(clock.times[order].astype(np.float64)) == 0) & (np.diff(series[order]) == 0)
    is_repeated = np.concatenate([[False], same])
    if is_repeated.any():
        notes.append(
            Text('{count} rows repeat a time of "{name}"; the first of each was kept.',
                 count=int(is_repeated.sum()), name=name)
        )  # fmt: skip
    order = order[~is_repeated]
    missing = count_missing(clock.times[order]) if num_series == 1 else 0
    if missing:
        notes.append(Text('{count} times are missing between the rows of "{name}".', count=missing, name=name))
    return order, tuple(notes)


@dataclass(frozen=True)
class Numbers:
    """A column of numbers, understood.

    Attributes:
        why_not: Why it cannot be read as numbers; empty if it can.
        stray: Note on cells that hold something else.
    """

    cells: Floats
    decimal: str = "."
    why_not: str = ""
    stray: Text | None = None


def read_numbers(name: str, texts: Sequence[str], lines: Sequence[int]) -> Numbers:
    """Read a column of numbers, some of which may be missing."""
    column = parse_column(name, texts)
    if column.role == "number":
        return Numbers(column.cells, column.decimal)
    if column.why == "it numbers the rows" or not any(not is_gap(text) for text in texts):
        return Numbers(np.empty(0), why_not=column.why)
    read = {decimal: [None if is_gap(t) else read_number(t, decimal) for t in texts] for decimal in (".", ",")}
    decimal = max(read, key=lambda key: sum(number is not None for number in read[key]))
    wrong = [i for i, number in enumerate(read[decimal]) if number is None and not is_gap(texts[i])]
    if len(wrong) > _STRAY_SHARE * len(texts):
        return Numbers(np.empty(0), why_not=Text('it holds words, such as "{example}"', example=texts[wrong[0]][:40]))
    cells = np.array([np.nan if number is None else number for number in read[decimal]], np.float64)
    note = Text(
        '{count} cells of "{name}" hold no number, such as "{example}" in line {line}; they count as gaps.',
        count=len(wrong), name=name, example=texts[wrong[0]][:40], line=lines[wrong[0]],
    )  # fmt: skip
    return Numbers(cells, decimal, stray=note)


def close_gaps(
    table_TF: Floats, bounds: Indices, columns: Sequence[str]
) -> tuple[Floats, Indices, Indices, list[Text]]:
    """Fill every gap with the last number before it in the same series; drop rows that nothing stands before.

    Returns:
        The rows without gaps, which rows of the table they are, the bounds of the series among them, and notes.
    """
    filled, count = [], 0
    for first, end in pairwise(bounds):
        part, in_part = fill_forward(table_TF[first:end])
        filled.append(part)
        count += in_part
    rows = np.concatenate(filled)
    is_whole = ~np.isnan(rows).any(axis=1)
    kept = np.flatnonzero(is_whole).astype(np.int64)
    notes = []
    if count:
        notes.append(Text("{count} gaps were filled with the number before them.", count=f"{count:,}"))
    if len(kept) < len(rows):
        first_gap = columns[int(np.argmax(np.isnan(rows).sum(axis=0)))]
        notes.append(
            Text('{count} rows at the start were left out, because "{name}" has no number there yet.',
                 count=len(rows) - len(kept), name=first_gap)
        )  # fmt: skip
    return rows[is_whole], kept, np.searchsorted(kept, bounds).astype(np.int64), notes
