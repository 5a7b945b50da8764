"""What exported code must know about the columns of a table, so that it reads a row as the training did."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from modellab.graph.shape import TensorType
from modellab.network.saved_preparation import SavedPreparation


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
class TablePreprocessing(SavedPreparation):
    """How the rows of the training were read."""

    columns: tuple[ColumnForm, ...]

    @property
    def width(self) -> int:
        """How many inputs a row is."""
        return sum(column.width for column in self.columns)

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], answers: Mapping[str, Any]) -> Self | None:
        columns = tuple(
            ColumnForm(**{**column, "values": tuple(map(str, column["values"]))})
            for column in preparation.get("columns", ())
        )
        return cls(columns, **answers) if columns else None

    @property
    def reads(self) -> str:
        """What people ask about."""
        return "table"

    def fits(self, inputs: Sequence[TensorType]) -> bool:
        """Whether a network takes one row of this width."""
        return [kind.features for kind in inputs] == [(self.width,)]
