"""What is fitted on one column of a table, and how a new cell of it is read. No torch here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from modellab.data.cells import is_gap, read_number
from modellab.data.columns import network_columns
from modellab.data.dataset import Field
from modellab.data.preparation_rows import PreparationConfig
from modellab.data.samples import Array, Column, ColumnKind, Dataset
from modellab.data.texts import TextScale
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
    number = float(cell) if isinstance(cell, int | float) else read_number(text, column.decimal)
    if number is None:
        raise ModelLabError(Text('"{name}": expected a number. Received {value}.', name=column.name, value=text[:80]))
    return number, None


def with_columns_of(dataset: Dataset, scales: Sequence[ColumnScale], texts: Sequence[TextScale] = ()) -> Dataset:
    """Bring the columns of any table into the order, and its categories to the codes, that were fitted on another.

    Args:
        dataset: Without a table it is returned as it is.
        scales: Fitted on the columns of the data that a network was trained on.
        texts: Fitted on its texts.

    Raises:
        ModelLabError: A column is missing, or holds words where there were numbers.
    """
    wanted = [scale for scale in texts if scale.column]
    if not (scales or wanted) or not (dataset.columns or dataset.roles):
        return dataset
    cells = _Cells(dataset)
    missing = [name for name in (*(s.name for s in scales), *(s.column for s in wanted)) if name not in cells.names]
    if missing:
        raise ModelLabError(
            Text("The network reads columns that the data lacks: {names}.", names=", ".join(missing[:_SHOWN_NAMES])),
            Text("Choose data with the columns of the training."),
        )
    raw, fields = dict(dataset.raw), []
    columns = tuple(Column(s.name, s.kind, s.values, len(s.values), s.decimal) for s in scales)
    if scales:
        names = network_columns(columns)
        fields.append(Field("columns", "table", (len(names),), columns=names))
        raw["columns"] = np.stack([cells.recoded(scale) for scale in scales], axis=1)
    for scale in wanted:
        fields.append(Field(scale.field, "text", (), label=scale.column))
        raw[scale.field] = cells.texts(scale.column)
    schema = replace(dataset.schema, fields=(*fields, *dataset.schema.targets))
    return replace(dataset, columns=columns, raw=raw, schema=schema)


class _Cells:
    """The cells of a table, whatever its columns were taken for."""

    def __init__(self, dataset: Dataset) -> None:
        self._raw = dataset.raw
        self._columns = {column.name: (k, column) for k, column in enumerate(dataset.columns)}
        self._texts = {field.label: field.name for field in dataset.schema.inputs if field.modality == "text"}
        self.names = self._columns.keys() | self._texts.keys()

    def texts(self, name: str) -> Array:
        """Return the cells of a column as they were written, "" for gaps; objects."""
        if name in self._texts:
            return self._raw[self._texts[name]]
        k, column = self._columns[name]
        cells = self._raw["columns"][:, k]
        written = np.full(len(cells), "", object)
        for i in np.flatnonzero(~np.isnan(cells)):
            written[i] = f"{cells[i]:.15g}" if column.kind == "number" else column.values[int(cells[i])]
        return written

    def recoded(self, scale: ColumnScale) -> Array:
        """Return the cells of a column as ``scale`` wants them; a category unknown to it gets a code of none."""
        k, column = self._columns.get(scale.name, (0, None))
        if scale.kind == "number":
            if column is None or column.kind != "number":
                raise ModelLabError(
                    Text('The column "{name}" holds words. The network was trained on numbers.', name=scale.name)
                )
            cells: Array = self._raw["columns"][:, k]
            return cells
        code = {value: float(number) for number, value in enumerate(scale.values)} | {"": float("nan")}
        unknown = float(len(scale.values))
        return np.array([code.get(text, unknown) for text in self.texts(scale.name)], np.float64)
