"""A table row as a form made from the columns that the network was trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QSlider, QWidget

from modellab.data.cells import read_number
from modellab.desktop.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from modellab.data.samples import Dataset

_STEPS = 200
_NUMBER_PX, _WIDE_PX = 80, 140
_DEVIATIONS = 3.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers a column was observed."""

    low: float
    high: float
    is_whole: bool = False


def observed(dataset: Dataset | None) -> dict[str, Bounds]:
    """Look up the lowest and highest number of each number column; empty without an open table."""
    if dataset is None or not dataset.columns:
        return {}
    import numpy as np

    found = {}
    for k, column in enumerate(dataset.columns):
        cells = dataset.raw["columns"][:, k]
        cells = cells[np.isfinite(cells)]
        if column.kind == "number" and len(cells):
            is_whole = bool((cells == np.round(cells)).all())
            found[column.name] = Bounds(float(cells.min()), float(cells.max()), is_whole)
    return found


class NumberField(QWidget):
    """A number as text, and a slider between the bounds of its column.

    Signals:
        changed(): Either was moved.
        entered(): Either got the keyboard.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, value: float, bounds: Bounds | None, decimal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bounds, self._decimal = bounds, decimal
        self.edit = QLineEdit(self.written(value))
        self.edit.setCursorPosition(0)  # a long number is read from its front
        self.edit.setMaximumWidth(_NUMBER_PX)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setVisible(bounds is not None)
        if bounds is not None:
            whole = bounds.high - bounds.low
            self.slider.setRange(0, int(whole) if bounds.is_whole and 0 < whole <= _STEPS else _STEPS)
        self._follow(self.edit.text())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.edit)
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        for part in (self.edit, self.slider):
            part.installEventFilter(self)

    @property
    def bounds(self) -> Bounds | None:
        """Where the slider ends; None without a slider."""
        return self._bounds

    def written(self, value: float) -> str:
        """Write a number as the data does."""
        return f"{value:.6g}".replace(".", self._decimal)

    @property
    def text(self) -> str:
        """What is entered."""
        return self.edit.text()

    def show_text(self, text: str) -> None:
        """Enter a number as if it was typed."""
        self.edit.setText(text)
        self.edit.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave narrow places to the number."""
        super().resizeEvent(event)
        self.slider.setVisible(self._bounds is not None and self.width() >= _WIDE_PX)

    def _on_edit_text_changed(self, text: str) -> None:
        self._follow(text)
        self.changed.emit()

    def _follow(self, text: str) -> None:
        number = read_number(text, self._decimal)
        if self._bounds is None or number is None or self._bounds.high <= self._bounds.low:
            return
        share = (number - self._bounds.low) / (self._bounds.high - self._bounds.low)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(min(max(share, 0.0), 1.0) * self.slider.maximum()))

    def _on_slider_value_changed(self, place: int) -> None:
        assert self._bounds is not None
        value = self._bounds.low + (self._bounds.high - self._bounds.low) * place / max(self.slider.maximum(), 1)
        with QSignalBlocker(self.edit):
            self.edit.setText(self.written(round(value) if self._bounds.is_whole else float(f"{value:.4g}")))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which column is being looked at."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)


class RowForm(QScrollArea):
    """One field a column: a choice for categories, a number with a slider for the others.

    Signals:
        changed(dict[str, str]): The whole row, column name -> text, after every change.
        entered(str): The number of this column is about to be changed.
    """

    changed = Signal(object)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, NumberField | QComboBox] = {}
        self._shown: object = None

    def show_columns(self, preparation: Mapping[str, object], bounds: Mapping[str, Bounds]) -> None:
        """Make the form of ``Preparation.to_json()``; each field starts with what fills a gap, or what was entered."""
        columns = cast("list[Mapping[str, Any]]", preparation.get("columns") or [])
        key = ([(c["name"], c["kind"], tuple(c["values"])) for c in columns], dict(bounds))
        if key == self._shown:
            return
        entered, self._shown, self.fields = self.row, key, {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for index, column in enumerate(columns):
            name = str(column["name"])
            self.fields[name] = self._field(column, bounds.get(name) or _guessed(column), entered.get(name))
            self.fields[name].setAccessibleName(name)
            grid.addWidget(ElidedLabel(name), index, 0)
            grid.addWidget(self.fields[name], index, 1)
        grid.setRowStretch(len(columns), 1)
        self.setWidget(inner)
        self._tell()

    def _field(self, column: Mapping[str, Any], bounds: Bounds | None, entered: str | None) -> NumberField | QComboBox:
        fill = float(column["fill"])
        if column["kind"] == "category":
            choice = QComboBox()
            choice.addItems([str(value) for value in column["values"]])
            place = choice.findText(entered) if entered is not None else -1
            choice.setCurrentIndex(place if place >= 0 else int(fill))
            choice.currentTextChanged.connect(lambda _text: self._tell())
            return choice
        field = NumberField(fill, bounds, str(column.get("decimal", ".")))
        if entered:
            field.show_text(entered)
        field.changed.connect(self._tell)
        name = str(column["name"])
        field.entered.connect(lambda: self.entered.emit(name))
        field.changed.connect(lambda: self.entered.emit(name))
        return field

    @property
    def row(self) -> dict[str, str]:
        """What is entered, column name -> text."""
        return {
            name: field.currentText() if isinstance(field, QComboBox) else field.text
            for name, field in self.fields.items()
        }

    def show_row(self, row: Mapping[str, str]) -> None:
        """Fill in a whole row and tell it once."""
        for name, text in row.items():
            field = self.fields.get(name)
            if field is None:
                continue
            with QSignalBlocker(field):
                if isinstance(field, QComboBox):
                    field.setCurrentIndex(field.findText(text))
                else:
                    field.show_text(text)
        self._tell()

    def _tell(self) -> None:
        if self.fields:
            self.changed.emit(self.row)


def _guessed(column: Mapping[str, Any]) -> Bounds | None:
    """Return bounds from the fitted scale, for the time before the data is open."""
    mean, std = float(column.get("mean", 0.0)), float(column.get("std", 1.0))
    if (mean, std) == (0.0, 1.0):
        return None  # not fitted
    return Bounds(float(f"{mean - _DEVIATIONS * std:.3g}"), float(f"{mean + _DEVIATIONS * std:.3g}"))
