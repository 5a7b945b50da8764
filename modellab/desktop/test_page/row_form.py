"""A table row as a form made from the columns that the network was trained on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from modellab.data.texts import TextScale
from modellab.desktop.test_page.row_fields import Bounds, ChoiceField, NumberField, RowField, TextField, guessed
from modellab.desktop.widgets.labels import ElidedLabel


class RowForm(QScrollArea):
    """One field a column: texts first, then a number with a slider or a choice of categories for the others.

    Signals:
        changed(dict[str, str]): The whole row, column name -> text, after every change.
        entered(str): The field of this column is about to be changed.
    """

    changed = Signal(object)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, RowField] = {}
        self._shown: object = None

    def show_columns(self, preparation: Mapping[str, object], bounds: Mapping[str, Bounds]) -> None:
        """Make the form of ``Preparation.to_json()``; each field starts with what fills a gap, or what was entered."""
        columns = cast("list[Mapping[str, Any]]", preparation.get("columns") or [])
        texts = [TextScale(**text) for text in cast("list[Mapping[str, Any]]", preparation.get("texts") or [])]
        texts = [text for text in texts if text.column]
        key = (
            [(c["name"], c["kind"], tuple(c["values"])) for c in columns],
            [(text.column, text.values) for text in texts],
        )
        if key == self._shown:  # somebody may be typing
            self._set_bounds(columns, bounds)
            return
        entered, self._shown = self.row, key
        self.fields = dict(_made(columns, texts, bounds))
        self._lay_out()
        self._align()
        for name, field in self.fields.items():
            if entered.get(name):
                field.show_text(entered[name])
            self._follow(name, field)
        self._tell()

    def _set_bounds(self, columns: list[Mapping[str, Any]], bounds: Mapping[str, Bounds]) -> None:
        for column in columns:
            field = self.fields[str(column["name"])]
            if isinstance(field, NumberField):
                field.set_bounds(bounds.get(str(column["name"])) or guessed(column))
        self._align()

    def _align(self) -> None:
        """Make all numbers as wide as the widest, so that the sliders end in one line."""
        numbers = [field for field in self.fields.values() if isinstance(field, NumberField)]
        widest = max((field.wanted_px for field in numbers), default=0)
        for field in numbers:
            field.edit.setFixedWidth(widest)

    def _lay_out(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for index, (name, field) in enumerate(self.fields.items()):
            field.setAccessibleName(name)
            grid.addWidget(ElidedLabel(name), index, 0)
            grid.addWidget(field, index, 1)
        grid.setRowStretch(len(self.fields), 1)
        self.setWidget(inner)

    def _follow(self, name: str, field: RowField) -> None:
        field.entered.connect(lambda: self.entered.emit(name))
        field.changed.connect(self._tell)
        field.changed.connect(lambda: self.entered.emit(name))

    @property
    def row(self) -> dict[str, str]:
        """What is entered, column name -> text."""
        return {name: field.text for name, field in self.fields.items()}

    @property
    def texts(self) -> dict[str, TextField]:
        """The fields of texts, by column."""
        return {name: field for name, field in self.fields.items() if isinstance(field, TextField)}

    def show_row(self, row: Mapping[str, str]) -> None:
        """Fill in a whole row and tell it once."""
        for name, text in row.items():
            if name in self.fields:
                with QSignalBlocker(self):
                    self.fields[name].show_text(text)
        self._tell()

    def _tell(self) -> None:
        if self.fields:
            self.changed.emit(self.row)


def _made(
    columns: list[Mapping[str, Any]], texts: list[TextScale], bounds: Mapping[str, Bounds]
) -> Iterator[tuple[str, RowField]]:
    """Make the fields in their order."""
    for text in texts:
        if not text.is_category:
            yield text.column, TextField()
    for column in columns:
        yield str(column["name"]), _field(column, bounds)
    for text in texts:
        if text.is_category:
            yield text.column, ChoiceField(text.values)


def _field(column: Mapping[str, Any], bounds: Mapping[str, Bounds]) -> RowField:
    fill, name = float(column["fill"]), str(column["name"])
    if column["kind"] == "category":
        return ChoiceField(tuple(map(str, column["values"])), int(fill))
    return NumberField(fill, bounds.get(name) or guessed(column), str(column.get("decimal", ".")))
