"""What exported code must know about the data is read out of the saved preparation of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from modellab.errors import ModelLabError, Text
from modellab.graph.shape import TensorType


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPreparation:
    """How samples of one kind were read in training, and what the answers mean.

    Attributes:
        classes: Names in index order; empty where the answer is no class.
        value_mean: What values are answered around, in the unit of the data.
        value_std: What an answer of 1 is in the unit of the data.
    """

    classes: tuple[str, ...] = ()
    value_mean: float = 0.0
    value_std: float = 1.0

    @classmethod
    def from_preparation(cls, preparation: Mapping[str, Any], classes: tuple[str, ...] = ()) -> Self | None:
        """Read the saved preparation of a data set; None if it has no samples of this kind.

        Args:
            preparation: What ``Preparation.to_json`` wrote.
            classes: Names in index order.

        Raises:
            ModelLabError: It was not.
        """
        try:
            values = preparation.get("values") or {"mean": 0.0, "std": 1.0}
            answers = {"value_mean": float(values["mean"]), "value_std": float(values["std"]), "classes": classes}
            return cls._read(preparation, answers)
        except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
            raise ModelLabError(Text("The saved preparation is damaged: {reason}.", reason=str(error))) from error

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], answers: Mapping[str, Any]) -> Self | None:
        """Read what may be damaged: any error that looking things up can raise says so."""
        raise NotImplementedError

    @property
    def reads(self) -> str:
        """What people ask about: ``image``, ``table``, ``row`` (with texts), ``text``, ``texts`` or ``series``."""
        raise NotImplementedError

    def fits(self, inputs: Sequence[TensorType]) -> bool:
        """Whether samples that are read this way are what a network with these inputs takes."""
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """Return plain data, without what is in ``files``."""
        return asdict(self)

    def files(self) -> dict[str, bytes]:
        """Return the content of further files by name."""
        return {}
