"""A table row as a form made from the columns that the network was trained on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QScrollArea, QWidget


class RowForm(QScrollArea):
    """One field a column: a choice for categories, a number for the others.

    Signals:
        changed(dict[str, str]): The whole row, column name -> text, after every change.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        self._columns: tuple[str, ...] = ()

    def show_columns(self, preparation: Mapping[str, object]) -> None:
        """Make the form of ``Preparation.to_json()``; each field starts with what fills a gap."""
        columns = cast("list[Mapping[str, Any]]", preparation.get("columns") or [])
        names = tuple(str(column["name"]) for column in columns)
        if names == self._columns:
            return
        self._columns, self._fields = names, {}
        inner = QWidget()
        layout = QFormLayout(inner)
        layout.setContentsMargins(0, 0, 8, 0)
        for column in columns:
            field = self._field(column)
            self._fields[str(column["name"])] = field
            layout.addRow(str(column["name"]), field)
        self.setWidget(inner)
        self._tell()

    def _field(self, column: Mapping[str, Any]) -> QLineEdit | QComboBox:
        fill = float(column["fill"])
        if column["kind"] == "category":
            choice = QComboBox()
            choice.addItems([str(value) for value in column["values"]])
            choice.setCurrentIndex(int(fill))
            choice.currentTextChanged.connect(lambda _text: self._tell())
            return choice
        number = QLineEdit(f"{fill:g}")
        number.textChanged.connect(lambda _text: self._tell())
        return number

    @property
    def row(self) -> dict[str, str]:
        """What is entered, column name -> text."""
        return {
            name: field.currentText() if isinstance(field, QComboBox) else field.text()
            for name, field in self._fields.items()
        }

    def _tell(self) -> None:
        if self._fields:
            self.changed.emit(self.row)
