"""What is fitted on one column of a table, and how a new cell of it is read. No torch here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modellab.data.cells import is_gap, read_number
from modellab.data.preparation_rows import PreparationConfig
from modellab.data.samples import ColumnKind, Dataset
from modellab.errors import ModelLabError, Text


@dataclass(frozen=True, slots=True)
class ColumnScale:
    """Fitted numbers of one column.

    Attributes:
        fill: What stands in a gap: the median, or the code of the most frequent category.
        values: Categories of the training split in code order; each becomes one input.
    """

    name: str
    kind: ColumnKind
    fill: float
    mean: float = 0.0
    std: float = 1.0
    values: tuple[str, ...] = ()
    decimal: str = "."


def fit_column(dataset: Dataset, k: int, config: PreparationConfig) -> ColumnScale:
    """Fit the k-th column on the training split."""
    column = dataset.columns[k]
    cells = dataset.raw["columns"][dataset.splits["train"], k]
    cells = cells[~np.isnan(cells)]
    if column.kind == "category":
        counts = np.bincount(cells.astype(np.int64), minlength=1)
        return ColumnScale(column.name, "category", fill=float(counts.argmax()), values=column.known)
    fill = float(np.median(cells)) if len(cells) else 0.0
    if config.normalise == "none" or not len(cells):
        return ColumnScale(column.name, "number", fill, decimal=column.decimal)
    # Gaps count as the median, since that is what the network will see in their place.
    gaps = len(dataset.splits["train"]) - len(cells)
    filled = np.concatenate([cells, np.full(gaps, fill)])
    std = float(filled.std())
    return ColumnScale(
        column.name, "number", fill, float(filled.mean()), std if std > 1e-12 else 1.0, (), column.decimal
    )


def code_of(column: ColumnScale, cell: object) -> tuple[float, Text | None]:
    """Turn a cell into what ``raw`` would hold, NaN for a gap, and say what people should know about it.

    Raises:
        ModelLabError: A cell of a number column holds no number.
    """
    text = "" if cell is None else str(cell)
    if is_gap(text) and text.strip() not in column.values:
        return float("nan"), Text('"{name}" is empty and was filled in.', name=column.name)
    if column.kind == "category":
        if text.strip() in column.values:
            return float(column.values.index(text.strip())), None
        note = Text('"{name}": the training data has no "{value}".', name=column.name, value=text[:80])
        return float(len(column.values)), note
    number = read_number(text, column.decimal)
    if number is None:
        raise ModelLabError(Text('"{name}": expected a number. Received {value}.', name=column.name, value=text[:80]))
    return number, None
