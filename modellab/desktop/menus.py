"""The menu bar, made from the rows of ``actions``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from modellab.desktop.actions import CONTEXT, MENUS, ActionSpec, rows
from modellab.desktop.translation import engine_text

if TYPE_CHECKING:
    from modellab.desktop.commands import Commands


class Menus(QMenuBar):
    """Menus and their actions; ``refresh`` is called whenever what can be done may have changed."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._menus = {key: self.addMenu("") for key, _title in MENUS}
        self._rows = rows()
        self.by_id: dict[str, QAction] = {row.id: self._add(row) for row in self._rows}
        self._extra: list[QAction] = []
        for menu in self._menus.values():
            menu.aboutToShow.connect(self.refresh)
        self._retranslate()
        self.refresh()

    @property
    def all(self) -> tuple[QAction, ...]:
        """Every action, in menu order."""
        return (*self.by_id.values(), *self._extra)

    def menu(self, key: str) -> QMenu:
        """Return a menu by its key."""
        return self._menus[key]

    def add_panels(self, actions: Iterable[tuple[QAction, str]]) -> None:
        """Add the switches that show and hide panels, with their keys, to the View menu."""
        menu = self._menus["view"]
        menu.addSeparator()
        for action, keys in actions:
            action.setShortcut(QKeySequence(keys))
            menu.addAction(action)
            self._extra.append(action)
        self._retranslate()

    def add_recent(self, menu: QMenu) -> None:
        """Put the menu of recent files under "Open"."""
        self._menus["file"].insertMenu(self.by_id["file.start"], menu)

    def bind_canvas(self, canvas: QWidget) -> None:
        """Let the actions whose keys are letters listen only while ``canvas`` has the keyboard."""
        for row in self._rows:
            if row.canvas_only:
                canvas.addAction(self.by_id[row.id])

    def refresh(self) -> None:
        """Ask every row whether it can be done now."""
        for row in self._rows:
            action = self.by_id[row.id]
            action.setEnabled(row.is_enabled(self._commands))
            if row.is_checked is not None:
                action.setChecked(row.is_checked(self._commands))
        for kind, label in (("undo", self._commands.undo_label()), ("redo", self._commands.redo_label())):
            text = QCoreApplication.translate(CONTEXT, "Undo" if kind == "undo" else "Redo")
            self.by_id[f"edit.{kind}"].setText(f"{text}: {engine_text(label).replace('&', '&&')}" if label else text)

    def _add(self, row: ActionSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        if row.canvas_only:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setCheckable(row.is_checked is not None)
        action.triggered.connect(lambda _checked=False: self._run(row))
        if row.starts_group:
            self._menus[row.menu].addSeparator()
        self._menus[row.menu].addAction(action)
        return action

    def _run(self, row: ActionSpec) -> None:
        row.slot(self._commands)
        self.refresh()

    def _retranslate(self) -> None:
        titles = {key: QCoreApplication.translate(CONTEXT, title) for key, title in MENUS}
        for key, menu in self._menus.items():
            menu.setTitle(titles[key])
        for row in self._rows:
            self.by_id[row.id].setText(QCoreApplication.translate(row.context, row.text))
            self.by_id[row.id].setProperty("menu", titles[row.menu])
        for action in self._extra:
            action.setProperty("menu", titles["view"])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh()
        super().changeEvent(event)
