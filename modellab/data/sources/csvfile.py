"""Delimiter, header and rows of a CSV file whose dialect is not known."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from modellab.data.cells import is_gap, read_number
from modellab.data.columns import unique_names
from modellab.errors import ModelLabError, Text
from modellab.graph.naming import clean

DELIMITERS = (",", ";", "\t", "|")
MAX_COLUMNS = 10_000
_SNIFFED_LINES = 100
_CELL_LIMIT = 2**20


@dataclass(frozen=True)
class Grid:
    """Rows of texts, all of the same length.

    Attributes:
        header: Unique column names.
        rows: Cells as they stand in the file, without surrounding blanks.
        lines: Line of the file that each row ends on.
        skipped: (row, reason) of rows with too few or too many cells.
    """

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    skipped: tuple[tuple[str, str], ...]


def parse_grid(text: str, name: str, *, delimiter: str = "auto", header: str = "auto", least: int = 2) -> Grid:
    """Take a text apart.

    Args:
        text: Of the whole file.
        name: Of the file, for messages.
        delimiter: One of ``DELIMITERS``, or ``auto``.
        header: ``yes``, ``no`` or ``auto``.
        least: Columns that there must be.

    Raises:
        ModelLabError: There are too few columns, or no rows.
    """
    separator = sniff_delimiter(text) if delimiter == "auto" else delimiter
    numbered = read_quoted(text, separator, name)
    width = Counter(len(row) for _, row in numbered[:1000]).most_common(1)[0][0] if numbered else 0
    if width < least:
        raise ModelLabError(
            Text("{name} has only one column. A table needs at least one to read and one to predict.", name=name),
            Text("Columns are separated by comma, semicolon, tab or |."),
        )
    if width > MAX_COLUMNS:
        raise ModelLabError(Text("{name} has {width} columns. At most 10,000 are read.", name=name, width=width))
    full = [(line, row) for line, row in numbered if len(row) == width]
    skipped = tuple(
        (Text("line {line}", line=line), Text("{count} cells instead of {width}", count=len(row), width=width))
        for line, row in numbered
        if len(row) != width
    )
    first = [row for _, row in full[:_SNIFFED_LINES]]
    has_header = looks_like_header(first) if header == "auto" else header == "yes"
    if header == "auto" and not has_header:
        _check_first(numbered[0][1], width, name)
    names = full.pop(0)[1] if has_header else []
    if not full:
        raise ModelLabError(
            Text("{name} has no rows below its header.", name=name), Text("Export it again, or choose another file.")
        )
    return Grid(_unique(names, width), [row for _, row in full], [line for line, _ in full], skipped)


def read_quoted(text: str, delimiter: str, name: str) -> list[tuple[int, list[str]]]:
    """Take rows apart whose cells may stand in quotation marks; each comes with the line it ends on.

    Raises:
        ModelLabError: A quotation mark is never closed.
    """
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num, [cell.strip() for cell in row]))
    except csv.Error as error:
        raise ModelLabError(
            Text("Line {line} of {name} cannot be read: {reason}.", line=reader.line_num, name=name, reason=str(error)),
            Text("A quotation mark that is never closed is the usual cause."),
        ) from error
    return rows


def sniff_delimiter(text: str) -> str:
    """Choose the delimiter that divides the first lines most evenly, then the one that makes most columns."""
    lines = [line for line in re.split(r"\r\n|\n|\r", text[:200_000])[: _SNIFFED_LINES + 1] if line.strip()]

    def quality(delimiter: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True))
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        return (count / max(len(lines), 1), width) if width > 1 else (0.0, 1)

    csv.field_size_limit(_CELL_LIMIT)
    return max(DELIMITERS, key=quality)


def looks_like_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names columns: no numbers in it, and unlike what stands below."""
    first, below = rows[0], rows[1:]
    if len(set(first)) < len(first) or any(read_number(cell) is not None for cell in first):
        return False
    columns = list(zip(*below, strict=True)) if below else [()] * len(first)
    if any(_is_numeric(column) for column in columns):
        return True
    return not any(cell in column for cell, column in zip(first, columns, strict=True))


def _check_first(row: Sequence[str], width: int, name: str) -> None:
    """Refuse more or fewer names than columns: most likely, numbers below them are taken apart at their commas."""
    if len(row) in (1, width) or any(read_number(cell) is not None for cell in row):
        return
    raise ModelLabError(
        Text("The first row of {name} names {count} columns. Most rows have {width} cells.",
             name=name, count=len(row), width=width),
        Text("Write numbers and texts that hold the delimiter in quotation marks, or choose another delimiter; "
             "if the first row is none, choose so."),
    )  # fmt: skip


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if not is_gap(cell)]
    return bool(filled) and all(read_number(cell) is not None or read_number(cell, ",") is not None for cell in filled)


def _unique(names: Sequence[str], width: int) -> tuple[str, ...]:
    """Give columns without a name a number, and repeated names another one."""
    cleaned = [clean(names[index]) if names else "" for index in range(width)]
    return unique_names(name or f"column {index + 1}" for index, name in enumerate(cleaned))
