"""What exported code must know about a series, so that it reads a window as the training did."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from modellab.graph.shape import TensorType
from modellab.network.saved_preparation import SavedPreparation


@dataclass(frozen=True, slots=True)
class SeriesColumn:
    """How the numbers of one column become inputs.

    Attributes:
        std: Never 0.
        decimal: What stands before the decimals, ``.`` or ``,``.
    """

    name: str
    mean: float
    std: float
    decimal: str = "."

    def __post_init__(self) -> None:
        """Refuse what would be no column; it may come from a file.

        Raises:
            ValueError: Something is not what the attributes say.
        """
        if self.decimal not in (".", ",") or not all(map(math.isfinite, (self.mean, self.std))) or self.std == 0:
            raise ValueError(f"mean {self.mean}, std {self.std} and decimal {self.decimal}")


@dataclass(frozen=True, slots=True)
class SeriesPreprocessing(SavedPreparation):
    """How the windows of the training were read.

    Attributes:
        columns: In the order the network reads them.
        steps: Rows of a window.
        horizon: Rows that are forecast; 0 where windows are classified.
        target: Position of the column that is forecast; -1 where windows are classified.
    """

    columns: tuple[SeriesColumn, ...]
    steps: int
    horizon: int = 0
    target: int = -1

    def __post_init__(self) -> None:
        """Refuse what would be no window; it may come from a file.

        Raises:
            ValueError: Something is not what the attributes say.
        """
        if not self.columns or self.steps < 1 or not -1 <= self.target < len(self.columns):
            raise ValueError(f"{len(self.columns)} columns, {self.steps} steps and target {self.target}")

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], answers: Mapping[str, Any]) -> Self | None:
        series = preparation.get("series")
        if not series:
            return None
        parts = (series[name] for name in ("columns", "mean", "std", "decimals"))
        columns = tuple(
            SeriesColumn(str(name), float(mean), float(std), decimal)
            for name, mean, std, decimal in zip(*parts, strict=True)
        )
        steps, horizon, target = (int(series[name]) for name in ("steps", "horizon", "target"))
        return cls(columns, steps, horizon, target, **answers)

    @property
    def reads(self) -> str:
        """What people ask about."""
        return "series"

    def fits(self, inputs: Sequence[TensorType]) -> bool:
        """Whether a network takes one window of this form."""
        return [kind.features for kind in inputs] == [(self.steps, len(self.columns))]
