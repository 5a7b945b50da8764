"""What exported code must know about the columns of a table, so that it reads a row as the training did."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from modellab.network.saved_preparation import FromPreparation


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """How the cells of one column become inputs.

    Attributes:
        kind: ``number`` or ``category``.
        fill: What stands in a gap: a number, or the place of a category.
        mean: Of a number column.
        std: Never 0.
        values: Categories; each is one input.
        decimal: What stands before the decimals, ``.`` or ``,``.
    """

    name: str
    kind: str
    fill: float
    mean: float = 0.0
    std: float = 1.0
    values: tuple[str, ...] = ()
    decimal: str = "."

    def __post_init__(self) -> None:
        """Refuse what would be no column; it may come from a file.

        Raises:
            ValueError: Something is not what the attributes say.
        """
        if self.kind not in ("number", "category") or self.decimal not in (".", ","):
            raise ValueError(f"kind {self.kind} and decimal {self.decimal}")
        if not all(map(math.isfinite, (self.fill, self.mean, self.std))) or self.std == 0:
            raise ValueError(f"fill {self.fill}, mean {self.mean} and std {self.std}")

    @property
    def width(self) -> int:
        """How many inputs of the network the column is."""
        return 1 if self.kind == "number" else len(self.values)


@dataclass(frozen=True, slots=True)
class TablePreprocessing(FromPreparation):
    """How the rows of the training were read, and what the answers mean.

    Attributes:
        classes: Names in index order; empty where the answers are values.
        value_mean: What values are answered around, in the unit of the data.
        value_std: What an answer of 1 is in the unit of the data.
    """

    columns: tuple[ColumnForm, ...]
    classes: tuple[str, ...] = ()
    value_mean: float = 0.0
    value_std: float = 1.0

    @property
    def width(self) -> int:
        """How many inputs a row is."""
        return sum(column.width for column in self.columns)

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], classes: tuple[str, ...]) -> Self | None:
        columns = tuple(
            ColumnForm(**{**column, "values": tuple(map(str, column["values"]))})
            for column in preparation.get("columns", ())
        )
        values = preparation.get("values") or {"mean": 0.0, "std": 1.0}
        mean, std = float(values["mean"]), float(values["std"])
        return cls(columns, classes, mean, std) if columns else None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)
