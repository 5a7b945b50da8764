"""What is fitted on one column of a table, and how a new cell of it is read. No torch here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from modellab.data.cells import is_gap, read_number
from modellab.data.columns import network_columns
from modellab.data.preparation_rows import PreparationConfig
from modellab.data.samples import Array, Column, ColumnKind, Dataset
from modellab.errors import ModelLabError, Text

_SHOWN_NAMES = 10


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


def with_columns_of(dataset: Dataset, scales: Sequence[ColumnScale]) -> Dataset:
    """Bring the columns of any table into the order, and its categories to the codes, that were fitted on another.

    Args:
        dataset: Without a table it is returned as it is.
        scales: Fitted on the data that a network was trained on.

    Raises:
        ModelLabError: A column is missing, or holds words where there were numbers.
    """
    place = {column.name: k for k, column in enumerate(dataset.columns)}
    if not scales or not place:
        return dataset
    missing = [scale.name for scale in scales if scale.name not in place]
    if missing:
        raise ModelLabError(
            Text("The network reads columns that the data lacks: {names}.", names=", ".join(missing[:_SHOWN_NAMES])),
            Text("Choose data with the columns of the training."),
        )
    raw = [_recoded(dataset.columns[k], dataset.raw["columns"][:, k], s) for s in scales for k in (place[s.name],)]
    columns = tuple(Column(s.name, s.kind, s.values, len(s.values), s.decimal) for s in scales)
    names = network_columns(columns)
    fields = tuple(
        replace(field, shape=(len(names),), columns=names) if field.modality == "table" else field
        for field in dataset.schema.fields
    )
    return replace(
        dataset, columns=columns, raw={**dataset.raw, "columns": np.stack(raw, axis=1)},
        schema=replace(dataset.schema, fields=fields),
    )  # fmt: skip


def _recoded(column: Column, cells: Array, scale: ColumnScale) -> Array:
    """Return the cells of a column as ``scale`` wants them; a category that it does not know gets a code of none."""
    if scale.kind == "number":
        if column.kind != "number":
            raise ModelLabError(
                Text('The column "{name}" holds words. The network was trained on numbers.', name=column.name)
            )
        return cells
    code = {value: float(number) for number, value in enumerate(scale.values)}
    is_number, unknown = column.kind == "number", float(len(scale.values))
    texts = [f"{cell:.15g}" if is_number else column.values[int(cell)] for cell in cells[~np.isnan(cells)]]
    recoded = np.full(len(cells), np.nan)
    recoded[~np.isnan(cells)] = [code.get(text, unknown) for text in texts]
    return recoded
