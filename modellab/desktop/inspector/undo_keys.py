"""Undo and redo in a field: of what is being typed first, and of the project once that was taken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class UndoKeys(QObject):
    """Leaves the keys to the menu while the text has nothing of its own to undo: Qt would swallow them.

    Args:
        field: Has the keyboard; owns this object.
        line: Its text.
    """

    def __init__(self, field: QWidget, line: QLineEdit) -> None:
        super().__init__(field)
        self._line = line
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the keys before the field does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_vain(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_vain(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self._line.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not self._line.isRedoAvailable()
