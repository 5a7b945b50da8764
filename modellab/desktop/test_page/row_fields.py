"""The fields of a row: a number with a slider, a choice among categories, a text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSlider, QWidget

from modellab.data.cells import read_number
from modellab.desktop.test_page.text_box import TextBox

if TYPE_CHECKING:
    from modellab.data.samples import Dataset

_STEPS = 200
_LEAST_PX, _MOST_PX, _MARGIN_PX, _WIDE_PX = 40, 140, 24, 60
_TEXT_PX = (96, 60, 112)
"""Least width of a text, and between which heights it is."""
_DEVIATIONS = 3.0
_DIGITS = 3
"""Digits behind the first one of the span between the bounds that a slider tells apart."""
_PROBED = 2000


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers a column was observed.

    Attributes:
        low: The smallest.
        high: The largest.
        is_whole: Whether all of them are whole.
        widest: The longest of them as it is written, or nothing where that is not known.
    """

    low: float
    high: float
    is_whole: bool = False
    widest: str = ""

    @property
    def decimals(self) -> int:
        """How many decimals tell the places of a slider apart."""
        span = self.high - self.low
        if self.is_whole or span <= 0:
            return 0
        return min(12, max(0, _DIGITS - math.floor(math.log10(span))))


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
            some = cells[:: max(1, len(cells) // _PROBED)].tolist()
            widest = max((f"{number:.6g}" for number in some), key=len)
            found[column.name] = Bounds(float(cells.min()), float(cells.max()), is_whole, widest)
    return found


def guessed(column: Mapping[str, Any]) -> Bounds | None:
    """Return bounds from the fitted scale, for the time before the data is open."""
    mean, std = float(column.get("mean", 0.0)), float(column.get("std", 1.0))
    if (mean, std) == (0.0, 1.0):
        return None  # not fitted
    return Bounds(float(f"{mean - _DEVIATIONS * std:.3g}"), float(f"{mean + _DEVIATIONS * std:.3g}"))


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
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.set_bounds(bounds)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.edit)
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        for part in (self.edit, self.slider):
            part.installEventFilter(self)

    def set_bounds(self, bounds: Bounds | None) -> None:
        """Move the ends of the slider; what is entered stays."""
        self._bounds = bounds
        self.edit.setFixedWidth(self.wanted_px)
        self.slider.setVisible(bounds is not None)
        if bounds is not None:
            span = bounds.high - bounds.low
            with QSignalBlocker(self.slider):
                self.slider.setRange(0, int(span) if bounds.is_whole and 0 < span <= _STEPS else _STEPS)
        self._follow(self.edit.text())

    @property
    def wanted_px(self) -> int:
        """How wide the number must be: for all of the column, as the data writes them and as the slider does."""
        shown = [self.edit.text()]
        if self._bounds is not None:
            shown += [self._bounds.widest, *map(self._placed, (self._bounds.low, self._bounds.high))]
        widest = max(map(self.edit.fontMetrics().horizontalAdvance, shown))
        return min(_MOST_PX, max(_LEAST_PX, widest) + _MARGIN_PX)

    @property
    def bounds(self) -> Bounds | None:
        """Where the slider ends; None without a slider."""
        return self._bounds

    def written(self, value: float) -> str:
        """Write a number as the data does."""
        return f"{value:.6g}".replace(".", self._decimal)

    def _placed(self, value: float) -> str:
        """Write a number that the slider points at: as exact as its places are apart, and no more."""
        assert self._bounds is not None
        return f"{value:.{self._bounds.decimals}f}".replace(".", self._decimal)

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
        self.slider.setVisible(self._bounds is not None and self.width() - self.edit.width() >= _WIDE_PX)

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
            self.edit.setText(self._placed(value))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which column is being looked at."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)


class ChoiceField(QComboBox):
    """One of the categories of a column.

    Signals:
        changed(): Another one was chosen.
        entered(): It got the keyboard.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, values: tuple[str, ...], place: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(list(values))
        self.setCurrentIndex(place)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(lambda _text: self.changed.emit())

    @property
    def text(self) -> str:
        """What is chosen."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Choose a category; one that is not known leaves none chosen."""
        self.setCurrentIndex(self.findText(text))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which column is being looked at."""
        super().focusInEvent(event)
        self.entered.emit()


class TextField(TextBox):
    """A text of some lines, whose words can be marked; ``entered`` is for the keyboard here, too.

    Signals:
        changed(): It was edited.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(takes_files=False, parent=parent)
        width, least, most = _TEXT_PX
        self.setMinimumSize(width, least)
        self.setMaximumHeight(most)
        self.edited.connect(self.changed)

    def show_text(self, text: str) -> None:
        """Write another text."""
        self.set_text(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which column is being looked at."""
        super().focusInEvent(event)
        self.entered.emit()


RowField = NumberField | ChoiceField | TextField
