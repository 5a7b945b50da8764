"""Ctrl+K: every action of the program by name, with its keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_WIDTH_PX = 520
_MAX_ROWS = 10
_ROW_PX = 28


class CommandPalette(QFrame):
    """A list over the top of its parent that narrows while one types; Enter runs the marked action."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setProperty("role", "outlined")
        self._actions: list[QAction] = []
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.rows = QListWidget()
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.itemClicked.connect(lambda _item: self._run())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.rows)
        self.hide()

    def open(self, actions: Iterable[QAction]) -> None:
        """Show those of ``actions`` that can be run now."""
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self.field.setPlaceholderText(self.tr("Type the name of an action"))
        self.field.clear()
        self._on_text_changed("")
        self.setFixedWidth(min(_WIDTH_PX, self._under.width() - 32))
        self.move((self._under.width() - self.width()) // 2, 64)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def texts(self) -> tuple[str, ...]:
        """The names listed now, best match first."""
        return tuple(self.rows.item(row).data(Qt.ItemDataRole.UserRole).text() for row in range(self.rows.count()))

    def _on_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        found = [action for action in self._actions if all(word in _name(action).casefold() for word in words)]
        found.sort(key=lambda action: not _plain(action).casefold().startswith(text.casefold().strip()))
        self.rows.clear()
        for action in found:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QListWidgetItem(action.icon(), f"{_name(action)}    {keys}" if keys else _name(action))
            item.setData(Qt.ItemDataRole.UserRole, action)
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.rows.setFixedHeight(max(1, min(len(found), _MAX_ROWS)) * _ROW_PX)
        self.adjustSize()

    def _run(self) -> None:
        item = self.rows.currentItem()
        action = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self._leave()
        if action is not None:
            action.trigger()

    def _leave(self) -> None:
        self.hide()
        self._under.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list while the field has the keyboard."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut and not self.rows.underMouse():
            self.hide()
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_MAX_ROWS, Qt.Key.Key_PageDown: _MAX_ROWS}
        key = Qt.Key(event.key())
        if key in steps and self.rows.count():
            row = min(max(self.rows.currentRow() + steps[key], 0), self.rows.count() - 1)
            self.rows.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")


def _name(action: QAction) -> str:
    menu = action.property("menu")
    return f"{menu} › {_plain(action)}" if menu else _plain(action)
