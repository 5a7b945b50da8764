"""Rows of a table data set, written as people gave them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from modellab.desktop.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from modellab.data.dataset import Field
    from modellab.data.samples import Column, Dataset


_MOST_CHARACTERS = 200
_WORDS = {
    "text": QT_TRANSLATE_NOOP("RowsView", "Text"), "answer": QT_TRANSLATE_NOOP("RowsView", "Answer"),
    "label": QT_TRANSLATE_NOOP("RowsView", "Class"), "value": QT_TRANSLATE_NOOP("RowsView", "Value"),
}  # fmt: skip
"""Fields of data that names no columns."""


class PlainTable(QTableWidget):
    """A quiet table to read: whole rows are selected, nothing is edited, numbers stand on the right."""

    def __init__(self, columns: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(0, columns, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # or Tab would go from cell to cell, and never out of the table
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)

    def set_heads(self, heads: Sequence[str], numbers: Sequence[int] = ()) -> None:
        """Name the columns; those of ``numbers`` stand on the right, like their cells."""
        self.setHorizontalHeaderLabels(list(heads))
        for column in numbers:
            head = self.horizontalHeaderItem(column)
            assert head is not None, "just labelled"
            head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def put(self, row: int, column: int, text: str, *, is_number: bool = False) -> None:
        """Write a cell."""
        item = QTableWidgetItem(text)
        if is_number:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(row, column, item)


class RowsView(PlainTable):
    """Shows some samples of tables and texts: what is to be answered first, then the columns, then the texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._named: dict[int, Field] = {}

    def show_rows(
        self, dataset: Dataset, indices: Sequence[int], extra: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Replace what is shown.

        Args:
            dataset: A table, or texts.
            indices: Which samples.
            extra: More columns before the others, heading -> a text for each sample.
        """
        extra = extra or {}
        fields = dataset.schema.fields
        target = dataset.schema.targets[:1]
        texts = [field for field in fields if field.modality == "text"]
        heads: list[str | Field] = [*extra, *target, *(column.name for column in dataset.columns), *texts]
        self.clear()
        self.setColumnCount(len(heads))
        self.setRowCount(len(indices))
        self._named = {place: head for place, head in enumerate(heads) if not isinstance(head, str)}
        self.setHorizontalHeaderLabels([head if isinstance(head, str) else shown_title(head) for head in heads])
        for row, index in enumerate(indices):
            cells = [column[row] for column in extra.values()]
            cells += [truth_of(dataset, index)] if target else []
            cells += cells_of(dataset, index)
            cells += [beginning(str(dataset.raw[field.name][index])) for field in texts]
            for place, text in enumerate(cells):
                self.put(row, place, text)
        self._share_width(len(heads), len(texts), is_wide=bool(dataset.columns))

    def _share_width(self, num_columns: int, num_texts: int, *, is_wide: bool) -> None:
        """Let texts end with dots where the view ends, unless there are columns to scroll through."""
        header = self.horizontalHeader()
        header.setStretchLastSection(bool(num_texts))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()  # before any stretches: Qt would not share the width anew after it
        if not is_wide:
            for column in range(num_columns - num_texts, num_columns):
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            for place, field in self._named.items():
                self.setHorizontalHeaderItem(place, QTableWidgetItem(shown_title(field)))
        super().changeEvent(event)


def shown_title(field: Field) -> str:
    """Return the name that the data gives a field, or else a word for it."""
    word = _WORDS.get(field.name)
    return field.label or (QCoreApplication.translate("RowsView", word) if word else field.name)


def cells_of(dataset: Dataset, index: int) -> list[str]:
    """Write the cells of a row, those of texts aside."""
    if not dataset.columns:
        return []
    numbers = dataset.raw["columns"][index].tolist()
    return [written(column, number) for column, number in zip(dataset.columns, numbers, strict=True)]


def beginning(text: str) -> str:
    """Shorten a text to one line that a cell can hold; a line of a megabyte would take minutes."""
    head = " ".join(text[: 4 * _MOST_CHARACTERS].split())
    return head if len(text) <= _MOST_CHARACTERS else head[:_MOST_CHARACTERS] + "…"


def truth_of(dataset: Dataset, index: int) -> str:
    """Write what is to be answered for a sample: its class, or its number; nothing where nothing is."""
    if not dataset.schema.targets:
        return ""
    target = dataset.schema.targets[0]
    truth = dataset.raw[target.name][index]
    return target.classes[int(truth)] if target.classes else f"{float(truth.reshape(-1)[0]):g}"


def written(column: Column, number: float) -> str:
    """Write a cell as people gave it: the category behind a code, a number, or nothing for a gap."""
    if math.isnan(number):
        return ""
    if column.kind == "category":
        return column.values[int(number)]
    return f"{number:g}".replace(".", column.decimal)
