"""What every editor of a setting is: a field that speaks checked values, not text."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from modellab.desktop.inspector.undo_keys import UndoKeys
from modellab.desktop.translation import row_text
from modellab.settings import Setting, Value

MIXED: Final = object()
"""Stands for the value of a setting in which the selected layers differ."""
MIXED_TEXT: Final = "—"
FIELD_PADDING_PX = 14


def plain_tooltip(text: str) -> str:
    """Escape ``text`` so that a tooltip wraps it but never reads it as rich text."""
    return f"<p>{html.escape(text)}</p>" if text else ""


def format_value(value: Value) -> str:
    """Write a value as people type it: ``3 × 3``, ``0.001``, ``64``."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " × ".join(str(entry) for entry in value)
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)


class Editor(QWidget):
    """A field for one setting.

    ``changed`` tells a new checked value after an edit by hand, never after ``set_value``. Shows ``MIXED`` as "—".
    """

    changed = Signal(object)

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def set_value(self, value: object) -> None:
        """Show ``value`` (a setting's value or ``MIXED``) without telling ``changed``."""
        raise NotImplementedError

    def append(self, widget: QWidget) -> None:
        """Put ``widget``, such as a unit, behind the field."""
        self._layout.addWidget(widget)

    def _hold(self, field: QWidget) -> None:
        """Make ``field`` the focus and the accessible face of this editor."""
        self._layout.addWidget(field, 1)
        self.setFocusPolicy(field.focusPolicy())  # without one it has no place in the order of Tab
        self.setFocusProxy(field)
        field.setAccessibleName(row_text(self.row.label))
        field.setAccessibleDescription(row_text(self.row.help))
        field.setToolTip(plain_tooltip(self._hint()))
        field.setObjectName(f"setting_{self.row.name}")
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        if line is not None:
            UndoKeys(field, line)
        field.setMinimumHeight(field.fontMetrics().height() + FIELD_PADDING_PX)

    def _hint(self) -> str:
        parts = [row_text(self.row.help)]
        if self.row.type in ("int", "float", "size"):
            parts.append(str(self.row.expectation()).capitalize() + ".")
        return " ".join(part for part in parts if part)
