"""Ctrl+K: every action of the program by name, with its keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

_WIDTH_PX = 520
_MAX_ROWS = 10


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
        self.rows = QTreeWidget()
        self.rows.setColumnCount(2)
        self.rows.setHeaderHidden(True)
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setAllColumnsShowFocus(True)
        self.rows.header().setStretchLastSection(False)
        self.rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rows.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.itemClicked.connect(lambda _item, _column: self._run())
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
        return tuple(self._action(row).text() for row in range(self.rows.topLevelItemCount()))

    def _action(self, row: int) -> QAction:
        item = self.rows.topLevelItem(row)
        action = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        assert isinstance(action, QAction)
        return action

    @property
    def _marked(self) -> int:
        item = self.rows.currentItem()
        return self.rows.indexOfTopLevelItem(item) if item is not None else -1

    def _mark(self, row: int) -> None:
        self.rows.setCurrentItem(self.rows.topLevelItem(row))  # type: ignore[arg-type]  # None takes the mark away

    def _on_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        found = [action for action in self._actions if all(word in _name(action).casefold() for word in words)]
        found.sort(key=lambda action: not _plain(action).casefold().startswith(text.casefold().strip()))
        self.rows.clear()
        for action in found:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([_name(action), keys])
            item.setData(0, Qt.ItemDataRole.UserRole, action)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.rows.addTopLevelItem(item)
        self._mark(0)
        height = max(self.rows.sizeHintForRow(0), 1) if found else 1
        self.rows.setFixedHeight(min(len(found), _MAX_ROWS) * height + 4)
        self.adjustSize()

    def _run(self) -> None:
        row = self._marked
        action = self._action(row) if row >= 0 else None
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
        count = self.rows.topLevelItemCount()
        if key in steps and count:
            self._mark(min(max(self._marked + steps[key], 0), count - 1))
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
