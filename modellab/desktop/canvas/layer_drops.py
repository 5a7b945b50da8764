"""Layers that are dragged from the palette onto the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from modellab.desktop.canvas import hits
from modellab.graph.graph import Edge

if TYPE_CHECKING:
    from modellab.desktop.canvas.canvas import Canvas

LAYER_MIME = "application/x-modellab-layer"
_REACH_PX = 16.0


class LayerDrops(QObject):
    """Tells the canvas what was dropped, where, and on which edge; lights that edge up beforehand.

    Args:
        canvas: Owns this object.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of layers; anything else goes on to what is around the canvas."""
        if event.type() == QEvent.Type.DragLeave:
            self._canvas.clear_overlay()
        elif isinstance(event, QDropEvent) and event.mimeData().hasFormat(LAYER_MIME):
            event.acceptProposedAction()
            if isinstance(event, QDragMoveEvent) and not isinstance(event, QDragEnterEvent):
                self._canvas.overlay.lit_edge = self._edge_below(event)
                self._canvas.update()
            elif event.type() == QEvent.Type.Drop:
                self._drop(event)
            return True
        return super().eventFilter(watched, event)

    def _edge_below(self, event: QDropEvent) -> Edge | None:
        camera = self._canvas.camera
        x, y = camera.to_canvas(event.position().x(), event.position().y())
        return hits.edge_at(self._canvas.scene, x, y, _REACH_PX / min(camera.zoom, 1.0))

    def _drop(self, event: QDropEvent) -> None:
        name = bytes(event.mimeData().data(LAYER_MIME).data()).decode("utf-8", "replace")
        x, y = self._canvas.camera.to_canvas(event.position().x(), event.position().y())
        edge = self._edge_below(event)
        self._canvas.clear_overlay()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._canvas.layer_dropped.emit(name, x, y, edge)
