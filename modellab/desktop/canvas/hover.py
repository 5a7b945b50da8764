"""What is under a pointer that presses nothing: it lights up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from modellab.desktop.canvas import curves, hits
from modellab.graph.graph import Edge

if TYPE_CHECKING:
    from modellab.desktop.canvas.canvas import Canvas

_EDGE_PX = 6.0


def light_up(canvas: Canvas, point: QPointF) -> None:
    """Light up the port or the edge under a point of the view, and show whether a press would do something."""
    x, y = canvas.camera.to_canvas(point.x(), point.y())
    port = hits.port_at(canvas.scene, x, y) if canvas.shows_ports else None
    spot = (port.x, port.y) if port is not None else None
    can_press = canvas.shows_ports and port is None and hits.repair_at(canvas.scene, x, y) is not None
    edge = None
    if port is None and not hits.node_at(canvas.scene, x, y) and canvas.shows_ports:
        edge = hits.edge_at(canvas.scene, x, y, _EDGE_PX / canvas.camera.zoom)
    canvas.setCursor(Qt.CursorShape.PointingHandCursor if can_press else canvas.resting_cursor)
    overlay = canvas.overlay
    if (spot, edge) != (overlay.lit_port, overlay.lit_edge):
        for lit in (overlay.lit_edge, edge):
            _repaint_edge(canvas, lit)
        for place in (overlay.lit_port, spot):
            if place is not None:
                canvas.repaint_box((*place, *place))
        overlay.lit_port, overlay.lit_edge = spot, edge


def _repaint_edge(canvas: Canvas, edge: Edge | None) -> None:
    if edge is not None and edge in canvas.scene.edges:
        ends = canvas.scene.ends[[canvas.scene.edges.index(edge)]]
        canvas.repaint_box(tuple(curves.boxes(ends)[0].tolist()))
