"""Files that are dropped on a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Takes local files and folders for a widget; anything else goes on to what is around it.

    Args:
        widget: Owns this object.
        take: Is called with what was dropped, never with nothing.
    """

    def __init__(self, widget: QWidget, take: Callable[[list[Path]], object]) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a drag with local files, and take them when they are dropped."""
        is_drop = event.type() == QEvent.Type.Drop
        if not is_drop and event.type() != QEvent.Type.DragEnter:
            return super().eventFilter(watched, event)
        assert isinstance(event, QDragEnterEvent | QDropEvent)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if is_drop:
            self._take(paths)
        return True
