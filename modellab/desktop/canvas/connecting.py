"""Connecting two nodes with the keyboard: C, arrows or Tab to choose, Enter to connect, Escape to leave it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from modellab.desktop.canvas import hits, navigation, verbs
from modellab.desktop.canvas.canvas import Canvas
from modellab.desktop.canvas.painter import Overlay
from modellab.desktop.canvas.place import Place

_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_C)
_BACKWARD = (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Backtab)


class Connecting(QObject):
    """The state between C and Enter.

    Args:
        canvas: Shows the wire.
        place: Where the edge is drawn.
    """

    def __init__(self, canvas: Canvas, place: Place) -> None:
        super().__init__(canvas)
        self._canvas, self._place = canvas, place
        self._source = ""
        self._goals: tuple[str, ...] = ()
        self._index = 0
        # What was chosen from may be gone, and the wire would hang in the air.
        place.changed.connect(self.stop)
        place.selection_changed.connect(self.stop)

    @property
    def is_on(self) -> bool:
        """Whether a goal is being chosen."""
        return bool(self._source)

    def start(self, source: str) -> bool:
        """Choose a goal for an edge from ``source``; return whether there is any."""
        scene = self._canvas.scene
        if source not in scene.rows or not hits.ports_of(scene, source, is_output=True):
            return False
        self._goals = navigation.goals(scene, source)
        self._source, self._index = (source, 0) if self._goals else ("", 0)
        self._show()
        return self.is_on

    def stop(self, _selection: object = None) -> None:
        """Choose nothing."""
        if self._source:
            self._source = ""
            self._canvas.clear_overlay()

    def take_key(self, key: int) -> bool:
        """Handle a key; return whether it meant the choice."""
        if not self.is_on:
            return False
        if key in _FORWARD or key in _BACKWARD:
            self._index = (self._index + (1 if key in _FORWARD else -1)) % len(self._goals)
            self._show()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            source, goal = self._source, self._goals[self._index]
            self.stop()
            verbs.connect(self._place, source, goal)
        elif key == Qt.Key.Key_Escape:
            self.stop()
        else:
            return False
        return True

    def _show(self) -> None:
        if not self.is_on:
            return
        scene, goal = self._canvas.scene, self._goals[self._index]
        start = hits.ports_of(scene, self._source, is_output=True)[0]
        end = hits.ports_of(scene, goal, is_output=False)[0]
        self._canvas.overlay = Overlay(
            wire=(start.x, start.y, end.x, end.y), wire_is_good=True, lit_node=goal, lit_port=(end.x, end.y)
        )
        self._canvas.reveal((goal,))
        self._canvas.update()
