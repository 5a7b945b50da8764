"""What exported code must know about rows in which numbers and texts stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from modellab.graph.shape import TensorType
from modellab.network.saved_preparation import SavedPreparation
from modellab.network.table_preprocessing import ColumnForm, TablePreprocessing
from modellab.network.text_preprocessing import TextPreprocessing


@dataclass(frozen=True, slots=True)
class RowPreprocessing(SavedPreparation):
    """How rows with texts were read.

    Attributes:
        columns: Of numbers and categories; there may be none.
        texts: Of the other columns.
    """

    columns: tuple[ColumnForm, ...]
    texts: TextPreprocessing

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], answers: Mapping[str, Any]) -> Self | None:
        texts, table = (kind._read(preparation, answers) for kind in (TextPreprocessing, TablePreprocessing))
        if not isinstance(texts, TextPreprocessing) or not all(form.column for form in texts.forms):
            return None
        if isinstance(table, TablePreprocessing):
            return cls(table.columns, texts, **answers)
        return cls((), texts, **answers) if len(texts.forms) > 1 else None

    @property
    def reads(self) -> str:
        """What people ask about."""
        return "row"

    def fits(self, inputs: Sequence[TensorType]) -> bool:
        """Whether a network takes so many texts, and all columns where it takes any."""
        width = sum(column.width for column in self.columns)
        tables = [kind.features for kind in inputs if kind.dtype != "int"]
        return len(inputs) - len(tables) == len(self.texts.forms) and tables in ([], [(width,)])

    def to_json(self) -> dict[str, Any]:
        """Return plain data, without the tokenizers."""
        return {"columns": [asdict(column) for column in self.columns], **self.texts.to_json()}

    def files(self) -> dict[str, bytes]:
        """Return the tokenizers by the name of their file."""
        return self.texts.files()
