"""Rows of a table data set, written as people gave them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

if TYPE_CHECKING:
    from modellab.data.samples import Column, Dataset


class PlainTable(QTableWidget):
    """A quiet table to read: whole rows are selected, nothing is edited, numbers stand on the right."""

    def __init__(self, columns: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(0, columns, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
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
    """Shows some samples of a table data set: what is to be answered first, then the columns."""

    def show_rows(
        self, dataset: Dataset, indices: Sequence[int], extra: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Replace what is shown.

        Args:
            dataset: A table.
            indices: Which samples.
            extra: More columns before the others, heading -> a text for each sample.
        """
        extra = extra or {}
        target = dataset.schema.targets[0]
        heads = [*extra, target.name, *(column.name for column in dataset.columns)]
        self.clear()
        self.setColumnCount(len(heads))
        self.setRowCount(len(indices))
        self.setHorizontalHeaderLabels(heads)
        for row, index in enumerate(indices):
            numbers = dataset.raw["columns"][index].tolist()
            cells = [written(column, number) for column, number in zip(dataset.columns, numbers, strict=True)]
            texts = [*(column[row] for column in extra.values()), truth_of(dataset, index), *cells]
            for place, text in enumerate(texts):
                self.put(row, place, text)
        self.resizeColumnsToContents()


def truth_of(dataset: Dataset, index: int) -> str:
    """Write what is to be answered for a sample: its class, or its number."""
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
