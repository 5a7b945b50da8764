"""What exported code must know about the data is read out of the saved preparation of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from modellab.errors import ModelLabError, Text


class FromPreparation:
    """Can be read out of a saved preparation; what does so is ``_read``."""

    __slots__ = ()

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
            return cls._read(preparation, classes)
        except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
            raise ModelLabError(Text("The saved preparation is damaged: {reason}.", reason=str(error))) from error

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], classes: tuple[str, ...]) -> Self | None:
        """Read what may be damaged: any error that looking things up can raise says so."""
        raise NotImplementedError
