"""The canvas by keyboard: verbs by their keys, arrows and Tab from node to node, Enter and Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from modellab.desktop.canvas import keys, navigation, verbs
from modellab.desktop.canvas.connecting import Connecting

if TYPE_CHECKING:
    from modellab.desktop.canvas.view import CanvasView

NUDGE = 8.0
_ARROWS: dict[int, tuple[navigation.Direction, float, float]] = {
    Qt.Key.Key_Up: ("up", 0.0, -NUDGE),
    Qt.Key.Key_Down: ("down", 0.0, NUDGE),
    Qt.Key.Key_Left: ("left", -NUDGE, 0.0),
    Qt.Key.Key_Right: ("right", NUDGE, 0.0),
}


class Keyboard(QObject):
    """Takes the keys that the canvas itself leaves.

    Args:
        view: Has the verbs.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view, self._canvas, self._place = view, view.canvas, view.place
        self._connecting = Connecting(view.canvas, view.place)
        view.canvas.installEventFilter(self)

    def connect_mode(self) -> None:
        """Connect two selected nodes at once, or choose with the arrows what the one is to lead to."""
        selection = self._place.selection
        if len(selection) == 2:
            verbs.connect(self._place, *selection)
        elif selection:
            self._connecting.start(selection[-1])

    def take_key(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it meant anything."""
        key, selection = event.key(), self._place.selection
        if self._connecting.take_key(key):
            return True
        verb = keys.verb_of(event)
        if verb:
            getattr(self._view, verb)()
        elif key in _ARROWS:
            self._go(*_ARROWS[key], is_shifted=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and selection:
            self._view.open(selection[-1])
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        else:
            return False
        return True

    def _go(self, direction: navigation.Direction, dx: float, dy: float, *, is_shifted: bool) -> None:
        """Nudge with Shift or when several nodes are selected, else go to the neighbour."""
        selection = self._place.selection
        if is_shifted or len(selection) > 1:
            verbs.nudge(self._place, dx, dy)
            self._canvas.reveal(selection)
        elif not selection:
            self._step(1)
        elif goal := navigation.neighbour(self._canvas.scene, selection[0], direction):
            self._view.reveal(goal)

    def _step(self, steps: int) -> None:
        last = next(iter(self._place.selection[-1:]), "")
        goal = navigation.following(self._canvas.scene, last, steps)
        if goal:
            self._view.reveal(goal)

    def _step_back(self) -> None:
        if self._canvas.selected_edges or self._place.selection:
            self._canvas.select_edges(())
            self._place.select(())
        else:
            self._place.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the canvas's keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _is_ours(event: QKeyEvent) -> bool:
    """Whether a key goes to the canvas, though a menu action may have it too.

    Menu actions cannot see selected edges; and Space pans while it is held.
    """
    return bool(keys.verb_of(event)) or event.key() == Qt.Key.Key_Space
