"""Panning by itself while something is dragged against the edge of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from modellab.desktop.canvas.canvas import Canvas

EDGE_PX = 28.0
_STEP_PX = 12.0
_FRAME_MS = 16


class AutoPan(QObject):
    """Moves the camera for as long as a drag rests near an edge.

    Args:
        canvas: Whose camera.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._point = QPointF()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def follow(self, point: QPointF) -> None:
        """Note where a drag is; start or stop panning."""
        self._point = point
        if self._step() == (0.0, 0.0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()

    def _step(self) -> tuple[float, float]:
        return _push(self._point.x(), self._canvas.width()), _push(self._point.y(), self._canvas.height())

    def _on_timer_timeout(self) -> None:
        gesture = self._canvas.gesture
        if gesture is None or not gesture.is_dragging or not gesture.pans_at_edges:
            self._timer.stop()
            return
        self._canvas.set_camera(self._canvas.camera.panned(*self._step()))
        gesture.move(self._point)


def _push(at: float, size: float) -> float:
    """How far the content moves: against the edge that is touched, faster the further out."""
    if at < EDGE_PX:
        return _STEP_PX * min((EDGE_PX - at) / EDGE_PX, 2.0)
    if at > size - EDGE_PX:
        return -_STEP_PX * min((at - size + EDGE_PX) / EDGE_PX, 2.0)
    return 0.0
