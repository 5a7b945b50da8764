"""The menu of recently used projects, read anew whenever it is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu, QWidget

MAX_SHOWN = 9


class RecentMenu(QMenu):
    """Offers the last projects; those that are gone are left out.

    Args:
        open_path: Gets the file that was chosen.
        parent: Owner of the menu.
    """

    def __init__(self, open_path: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_path = open_path
        self.aboutToShow.connect(self._fill)
        self._retranslate()

    def _fill(self) -> None:
        from modellab.project.recent import recent_files

        self.clear()
        for number, row in enumerate([file for file in recent_files() if file.is_there][:MAX_SHOWN], start=1):
            action = self.addAction(f"&{number}  {row.name}".replace("&", "&&").replace("&&", "&", 1))
            action.setToolTip(str(row.path))
            action.triggered.connect(lambda _checked=False, path=row.path: self._open_path(path))
        if self.isEmpty():
            self.addAction(self.tr("No project was saved yet")).setEnabled(False)

    def _retranslate(self) -> None:
        self.setTitle(self.tr("Open recent"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
