"""What the mouse does on the canvas: one small class for each gesture, from press to release.

A gesture only previews; when it ends it tells the canvas once what shall happen, and the document decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from modellab.desktop.canvas import hits
from modellab.desktop.canvas.hits import PORT_REACH, PortHit
from modellab.graph.graph import Edge

if TYPE_CHECKING:
    from modellab.desktop.canvas.canvas import Canvas

SNAP = 8.0
DRAG_PX = 4.0
_ADD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Gesture:
    """A press that is going on.

    Args:
        canvas: Where.
        start: Point of the view that was pressed.
    """

    cursor = Qt.CursorShape.ArrowCursor
    pans_at_edges = True

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        self.canvas = canvas
        self.start = start
        self.is_dragging = False

    def move(self, point: QPointF) -> None:
        """Follow the pointer; small trembles are no drag."""
        if not self.is_dragging and (point - self.start).manhattanLength() >= DRAG_PX:
            self.is_dragging = True
        if self.is_dragging:
            self.drag(point)

    def release(self, point: QPointF) -> None:
        """End where the pointer is."""
        if self.is_dragging:
            self.drop(point)
        else:
            self.click()
        self.canvas.clear_overlay()

    def drag(self, point: QPointF) -> None:
        """Preview."""

    def drop(self, point: QPointF) -> None:
        """Tell what a drag that ends here means."""

    def click(self) -> None:
        """Tell what a press without a drag means."""

    def cancel(self) -> None:
        """Take the preview away and tell nothing."""
        self.canvas.clear_overlay()


class Pan(Gesture):
    """Move the content with the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor
    pans_at_edges = False

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        super().__init__(canvas, start)
        self._last = start

    def drag(self, point: QPointF) -> None:
        """Pan by what the pointer moved."""
        step = point - self._last
        self._last = point
        self.canvas.set_camera(self.canvas.camera.panned(step.x(), step.y()))


class Band(Gesture):
    """Select what a rubber band touches."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, start: QPointF, *, adds: bool) -> None:
        super().__init__(canvas, start)
        self._before = canvas.selection if adds else ()
        self._origin = canvas.camera.to_canvas(start.x(), start.y())

    def drag(self, point: QPointF) -> None:
        """Show the band and select what it touches so far."""
        (x0, y0), (x1, y1) = self._origin, self.canvas.camera.to_canvas(point.x(), point.y())
        band = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        self.canvas.overlay.band = band
        touched = [self.canvas.scene.ids[row] for row in self.canvas.scene.rows_in(band).tolist()]
        self.canvas.select((*self._before, *touched))
        self.canvas.update()

    def click(self) -> None:
        """Select the edge under the pointer, or nothing."""
        edge = hits.edge_at(self.canvas.scene, *self._origin, reach=7.0 / self.canvas.camera.zoom)
        self.canvas.select_edges((edge,) if edge is not None else ())
        if not self._before:
            self.canvas.select(())


class Move(Gesture):
    """Drag the selected nodes, in steps of 8 pixels; Alt moves freely."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, canvas: Canvas, start: QPointF, node: str, modifiers: Qt.KeyboardModifier) -> None:
        super().__init__(canvas, start)
        self._node = node
        self._adds = bool(modifiers & _ADD)
        self._is_free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        self._was_selected = node in canvas.selection
        if not self._was_selected:
            canvas.select((*canvas.selection, node) if self._adds else (node,))
        row = canvas.scene.rows[node]
        self._home = canvas.scene.rects[row, :2].tolist()
        self._by = (0.0, 0.0)
        self._origin = canvas.camera.to_canvas(start.x(), start.y())

    def drag(self, point: QPointF) -> None:
        """Show the nodes where they would land."""
        x, y = self.canvas.camera.to_canvas(point.x(), point.y())
        dx, dy = x - self._origin[0], y - self._origin[1]
        self._by = (dx, dy) if self._is_free else (self._snapped(0, dx), self._snapped(1, dy))
        self.canvas.overlay.lit_edge = self._edge_below()
        self.canvas.preview_move(*self._by)

    def _snapped(self, axis: int, by: float) -> float:
        home: float = self._home[axis]
        return round((home + by) / SNAP) * SNAP - home

    def _edge_below(self) -> Edge | None:
        """The edge on which a single node without edges would be dropped."""
        canvas = self.canvas
        graph = canvas.scene.graph
        if len(canvas.selection) != 1 or self._node in graph.incoming or self._node in graph.outgoing:
            return None
        node = graph.nodes[self._node]
        if not all(hits.ports_of(canvas.scene, node.id, is_output=end) for end in (False, True)):
            return None
        row = canvas.scene.rows[self._node]
        width, height = canvas.scene.rects[row, 2:].tolist()
        x, y = self._home[0] + self._by[0] + width / 2, self._home[1] + self._by[1] + height / 2
        return hits.edge_at(canvas.scene, x, y, reach=height / 2)

    def drop(self, point: QPointF) -> None:
        """Tell where the nodes went, and onto which edge."""
        edge = self.canvas.overlay.lit_edge
        nodes = self.canvas.scene.graph.nodes
        dx, dy = self._by
        places = {node: (nodes[node].position[0] + dx, nodes[node].position[1] + dy) for node in self.canvas.selection}
        self.canvas.end_preview()
        if edge is not None:
            self.canvas.node_dropped_on_edge.emit(self._node, edge, places[self._node])
        elif self._by != (0.0, 0.0):
            self.canvas.nodes_moved.emit(places)

    def click(self) -> None:
        """Select this node alone, or take it out of the selection."""
        if self._adds and self._was_selected:
            self.canvas.select(tuple(node for node in self.canvas.selection if node != self._node))
        elif not self._adds:
            self.canvas.select((self._node,))

    def cancel(self) -> None:
        """Put the nodes back."""
        self.canvas.end_preview()
        super().cancel()


class Wire(Gesture):
    """Draw a wire from a port; from an occupied input, pick up its wire at that end."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, start: QPointF, port: PortHit) -> None:
        super().__init__(canvas, start)
        self._picked: Edge | None = None
        if not port.is_output and not port.port.takes_many:
            port = self._pick_up(port)
        self._from = port

    def _pick_up(self, port: PortHit) -> PortHit:
        scene = self.canvas.scene
        for edge in scene.graph.incoming.get(port.node, ()):
            if edge.target_port == port.port.name:
                for source in hits.ports_of(scene, edge.source, is_output=True):
                    if source.port.name == edge.source_port:
                        self._picked = edge
                        return source
        return port

    def drag(self, point: QPointF) -> None:
        """Show the wire, and what it would be connected to."""
        overlay = self.canvas.overlay
        x, y = self.canvas.camera.to_canvas(point.x(), point.y())
        goal = self._goal(x, y)
        overlay.lit_port = (goal.x, goal.y) if goal is not None else None
        overlay.lit_node = goal.node if goal is not None else ""
        overlay.lit_edge = self._edge_below(x, y) if goal is None else None
        end = (goal.x, goal.y) if goal is not None else (x, y)
        here = (self._from.x, self._from.y)
        overlay.wire = (*here, *end) if self._from.is_output else (*end, *here)
        overlay.wire_is_good = goal is not None or overlay.lit_edge is not None
        self.canvas.update()

    def _goal(self, x: float, y: float) -> PortHit | None:
        """The port that a drop at a point of the canvas would connect: the nearest, or a free one of the node there."""
        scene = self.canvas.scene
        near = hits.port_at(scene, x, y, PORT_REACH / min(self.canvas.camera.zoom, 1.0))
        if near is not None and near.is_output != self._from.is_output and near.node != self._from.node:
            return near
        node = hits.node_at(scene, x, y)
        if not node or node == self._from.node:
            return None
        ports = hits.ports_of(scene, node, is_output=not self._from.is_output)
        used = {edge.target_port for edge in scene.graph.incoming.get(node, ())}
        free = [port for port in ports if self._from.is_output is False or port.port.name not in used]
        return next(iter(free or ports), None)

    def _edge_below(self, x: float, y: float) -> Edge | None:
        """The edge that a wire from an output would join."""
        if not self._from.is_output or self._picked is not None:
            return None
        edge = hits.edge_at(self.canvas.scene, x, y)
        return edge if edge is not None and edge.source != self._from.node else None

    def drop(self, point: QPointF) -> None:
        """Tell what the wire joins: two ports, a port and an edge, or a port and the void."""
        x, y = self.canvas.camera.to_canvas(point.x(), point.y())
        goal, edge = self._goal(x, y), self._edge_below(x, y)
        if goal is not None:
            ends = (self._from, goal) if self._from.is_output else (goal, self._from)
            self.canvas.ports_joined.emit(*ends, self._picked)
        elif self._picked is not None:
            self.canvas.edge_unplugged.emit(self._picked)
        elif edge is not None:
            self.canvas.wire_dropped_on_edge.emit(self._from, edge)
        else:
            self.canvas.wire_dropped.emit(self._from, x, y)

    def click(self) -> None:
        """Select the node of the port."""
        self.canvas.select((self._from.node,))


class Repair(Gesture):
    """Press a repair button on a node."""

    cursor = Qt.CursorShape.PointingHandCursor

    def __init__(self, canvas: Canvas, start: QPointF, node: str, *, is_more: bool) -> None:
        super().__init__(canvas, start)
        self._node = node
        self._is_more = is_more

    def click(self) -> None:
        """Ask for the repair."""
        self.canvas.repair_wanted.emit(self._node, self._is_more)


def begin(canvas: Canvas, event: QMouseEvent, *, pans: bool) -> Gesture | None:
    """Return the gesture that a press starts, or None.

    Args:
        canvas: Where.
        event: The press.
        pans: Whether the space bar is held.
    """
    point, button = event.position(), event.button()
    if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and pans):
        return Pan(canvas, point)
    if button != Qt.MouseButton.LeftButton:
        return None
    x, y = canvas.camera.to_canvas(point.x(), point.y())
    port = hits.port_at(canvas.scene, x, y, PORT_REACH / min(max(canvas.camera.zoom, 0.5), 1.5))
    if port is not None and canvas.shows_ports:
        return Wire(canvas, point, port)
    repair = hits.repair_at(canvas.scene, x, y) if canvas.shows_ports else None
    if repair is not None:
        return Repair(canvas, point, repair[0], is_more=repair[1])
    node = hits.node_at(canvas.scene, x, y, with_notes=canvas.shows_ports)
    if node:
        return Move(canvas, point, node, event.modifiers())
    return Band(canvas, point, adds=bool(event.modifiers() & _ADD))
