"""One editor widget for each type of setting; every editor speaks checked values, not text."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QSizePolicy, QWidget

from modellab.desktop.inspector.combo import FormCombo
from modellab.desktop.inspector.editor import FIELD_PADDING_PX, MIXED, MIXED_TEXT, Editor, format_value
from modellab.desktop.inspector.text_editors import PathEditor, TextEditor
from modellab.desktop.translation import row_text
from modellab.errors import ModelLabError
from modellab.settings import Setting


class NumberBox(QAbstractSpinBox):
    """A spin box whose text is the truth: whole numbers of any size, floats, and sizes such as ``3 × 3``.

    ``QSpinBox`` holds 32 bits and ``QDoubleSpinBox`` follows the locale; this one reads through ``Setting.parse``.
    """

    committed = Signal(object)

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._value: object = row.default
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.editingFinished.connect(self._on_editing_finished)
        self.lineEdit().textEdited.connect(self._on_text_edited)

    def show_value(self, value: object) -> None:
        """Show ``value`` or ``MIXED``; keeps what is being typed if it already means ``value``."""
        if value == self._value and self._parsed() == value and value is not None and self.hasFocus():
            return
        self._value = value
        is_mixed = value is MIXED
        self.lineEdit().setPlaceholderText(MIXED_TEXT if is_mixed else self._none_text())
        self.lineEdit().setText("" if is_mixed else format_value(value))  # type: ignore[arg-type]  # not MIXED
        self._mark(is_wrong=False)

    def _none_text(self) -> str:
        return row_text(self._row.none_label) or self.tr("(auto)")

    def _parsed(self) -> object:
        """Return the checked value of the text, or ``MIXED`` where it is none."""
        try:
            return self._row.parse(self.text())
        except ModelLabError:
            return MIXED

    def _on_text_edited(self, text: str) -> None:
        is_untouched = self._value is MIXED and not text
        self._mark(is_wrong=self._parsed() is MIXED and not is_untouched)

    def _on_editing_finished(self) -> None:
        if self._value is MIXED and not self.text():
            return
        value = self._parsed()
        if value is MIXED:
            self.show_value(self._value)
        elif value != self._value:
            self._value = value
            self.lineEdit().setText(format_value(value))  # type: ignore[arg-type]  # not MIXED; forgets what was typed
            self._mark(is_wrong=False)
            self.committed.emit(value)

    def _mark(self, *, is_wrong: bool) -> None:
        if bool(self.property("invalid")) == is_wrong:
            return
        self.setProperty("invalid", is_wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        self.lineEdit().setAccessibleDescription(str(self._row.expectation()) if is_wrong else "")

    def _stepped(self, value: float, steps: int) -> float:
        size = 1.0 if self._row.type != "float" else _float_step(value, steps)
        moved = value + steps * size
        if self._row.minimum is not None:
            moved = max(moved, self._row.minimum)
        if self._row.maximum is not None:
            moved = min(moved, self._row.maximum)
        return float(f"{moved:.12g}") if self._row.type == "float" else int(moved)

    def stepBy(self, steps: int) -> None:
        """Move every number of the value; from "automatic" start at the lowest allowed."""
        value = self._parsed()
        if value is MIXED:
            return
        if value is None:
            start = self._row.minimum if self._row.minimum is not None else 0
            value = (int(start),) * self._row.length if self._row.type == "size" else start
            steps = 0
        entries = value if isinstance(value, tuple) else (value,)
        moved = tuple(self._stepped(entry, steps) for entry in entries)
        text = format_value(moved if isinstance(value, tuple) else moved[0])  # type: ignore[arg-type]  # as above
        self.lineEdit().setText(text)
        self._on_editing_finished()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Allow both directions; bounds clamp."""
        flags = QAbstractSpinBox.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept what parses; everything else may still become right while typing."""
        good = self._parsed() is not MIXED
        return (QValidator.State.Acceptable if good else QValidator.State.Intermediate, text, position)

    def fixup(self, text: str) -> str:
        """Leave wrong text alone; leaving the field restores the last value."""
        return text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the wheel only in the focused field: scrolling a form must not change it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Be as high as the other fields."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + FIELD_PADDING_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape put the last value back."""
        if event.key() == Qt.Key.Key_Escape and self._parsed() != self._value:
            self.show_value(self._value)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed; a wrong text gives way to the last value."""
        self._on_editing_finished()
        super().focusOutEvent(event)


def _float_step(value: float, steps: int) -> float:
    """Return one unit of the leading digit, so that 0.001 goes to 0.002 and down to 0.0009."""
    if value == 0:
        return 0.1
    magnitude = math.floor(math.log10(abs(value)) + 1e-9)
    shrinks = steps * value < 0
    if shrinks and math.isclose(abs(value), 10.0**magnitude):
        magnitude -= 1
    return float(10.0**magnitude)


class NumberEditor(Editor):
    """Whole numbers, floats and sizes."""

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self._box = NumberBox(row)
        self._hold(self._box)
        self._box.committed.connect(self.changed)

    def set_value(self, value: object) -> None:
        """Show a number, a tuple, None or ``MIXED``."""
        self._box.show_value(value)


class ChoiceEditor(Editor):
    """A combo box of the row's choices."""

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self._box = FormCombo()
        self._box.setPlaceholderText(MIXED_TEXT)
        if row.optional:
            self._box.addItem(row_text(row.none_label) or self.tr("(auto)"), None)
        for choice in row.choices:
            self._box.addItem(row_text(choice.label), choice.value)
        self._hold(self._box)
        self._box.activated.connect(self._on_box_activated)

    def set_value(self, value: object) -> None:
        """Show one of the choices, None or ``MIXED``."""
        values = [self._box.itemData(index) for index in range(self._box.count())]
        self._box.setCurrentIndex(values.index(value) if value in values else -1)

    def _on_box_activated(self, index: int) -> None:
        self.changed.emit(self._box.itemData(index))


class FlagEditor(Editor):
    """A check box; partly checked means mixed."""

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self._box = QCheckBox()
        self._hold(self._box)
        self._box.clicked.connect(self._on_box_clicked)

    def set_value(self, value: object) -> None:
        """Show True, False or ``MIXED``."""
        if value is MIXED:
            self._box.setTristate(True)
            self._box.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self._box.setTristate(False)
            self._box.setChecked(value is True)

    def _on_box_clicked(self) -> None:
        is_checked = self._box.checkState() != Qt.CheckState.Unchecked
        self.set_value(is_checked)
        self.changed.emit(is_checked)


_EDITORS: dict[str, Callable[[Setting], Editor]] = {
    "int": NumberEditor,
    "float": NumberEditor,
    "size": NumberEditor,
    "choice": ChoiceEditor,
    "bool": FlagEditor,
    "text": TextEditor,
    "file": PathEditor,
    "folder": PathEditor,
}


def editor_for(row: Setting) -> Editor:
    """Make the right editor for a row."""
    return _EDITORS[row.type](row)
