"""A new series to go on from: a CSV file with the columns that a network was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from modellab.data.cells import is_gap, read_number
from modellab.data.series import Floats, SeriesScale, fill_forward
from modellab.data.sources.series_rows import Rows, read_rows
from modellab.data.timeline import Times
from modellab.errors import ModelLabError, Text, nearest


@dataclass(frozen=True)
class SeriesFile:
    """Rows in the order of time.

    Attributes:
        rows: Float64 (T, F) in the unit of the data; NaN only at the start.
        times: One for each row; None where they have none.
        notes: What was done to them.
    """

    rows: Floats
    times: Times | None = None
    notes: tuple[Text, ...] = ()


def read_series_file(path: Path, scale: SeriesScale) -> SeriesFile:
    """Read the columns that a network wants.

    Raises:
        ModelLabError: The file cannot be read, lacks a column, or holds something else than numbers in it.
    """
    read, _ = read_rows(path)
    names, renamed = _match(read, scale, path.name)
    table = np.stack(
        [_column(read.cells[name], scale.decimals[k], name, read.lines) for k, name in enumerate(names)], axis=1
    )
    filled, count = fill_forward(table)
    notes = [*read.notes, *renamed]
    if count:
        notes.append(Text("{count} gaps were filled with the number before them.", count=f"{count:,}"))
    return SeriesFile(filled, read.clock.times if read.clock else None, tuple(notes))


def _match(read: Rows, scale: SeriesScale, name: str) -> tuple[Sequence[str], tuple[Text, ...]]:
    """Find the columns by name; a single one may have another."""
    missing = [column for column in scale.columns if column not in read.cells]
    if not missing:
        return scale.columns, ()
    left = [column for column in read.cells if read.clock is None or column not in read.clock.columns]
    if len(scale.columns) == len(left) == 1:
        return left, (Text('"{found}" is read as "{wanted}".', found=left[0], wanted=scale.columns[0]),)
    close = nearest(missing[0], read.cells)
    raise ModelLabError(
        Text('{name} has no column "{column}", which the network reads.', name=name, column=missing[0]),
        Text("Did you mean {close}?", close=close)
        if close
        else Text("It reads: {names}.", names=", ".join(scale.columns[:20])),
    )


def _column(texts: Sequence[str], decimal: str, name: str, lines: Sequence[int]) -> Floats:
    numbers = [np.nan if is_gap(text) else read_number(text, decimal) for text in texts]
    for line, text, number in zip(lines, texts, numbers, strict=True):
        if number is None:
            raise ModelLabError(
                Text('Line {line}: "{name}" should be a number. Received {value}.',
                     line=line, name=name, value=text[:80])
            )  # fmt: skip
    return np.array(numbers, np.float64)
