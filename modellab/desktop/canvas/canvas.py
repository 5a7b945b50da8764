"""The widget that paints a graph and turns mouse and camera keys into wishes; it never changes the graph itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from modellab.desktop import theme
from modellab.desktop.canvas import gestures, hits, hover
from modellab.desktop.canvas.autopan import AutoPan
from modellab.desktop.canvas.camera import Box
from modellab.desktop.canvas.camera_widget import CameraWidget
from modellab.desktop.canvas.layer_drops import LayerDrops
from modellab.desktop.canvas.painter import PICTURE_ZOOM, CanvasPainter, Frame, Overlay
from modellab.desktop.canvas.pictures import MARGIN
from modellab.desktop.canvas.scene import Scene
from modellab.desktop.canvas.tooltips import tooltip_at
from modellab.graph.check import Diagnostic
from modellab.graph.graph import Edge, Graph
from modellab.graph.infer import Inference


class Canvas(CameraWidget):
    """Shows a graph. Point, zoom and select here; everything else is told as a signal.

    Signals:
        selection_made(tuple[str, ...]): The user selected nodes.
        nodes_moved(dict[str, tuple[float, float]]): A drag ended here.
        node_dropped_on_edge(str, Edge, tuple[float, float]): A node without edges was dropped on an edge.
        ports_joined(PortHit, PortHit, Edge | None): From an output to an input; the edge that was picked up for it.
        edge_unplugged(Edge): A picked-up wire was dropped into the void.
        wire_dropped(PortHit, float, float): A wire was dropped into the void, at a point of the canvas.
        wire_dropped_on_edge(PortHit, Edge): A wire was dropped on an edge.
        layer_dropped(str, float, float, object): Something from the palette, a point, and the edge there or None.
        palette_wanted(float, float): Double click or Space, at a point of the canvas.
        node_opened(str): A node was double-clicked.
        repair_wanted(str, bool): A repair button was pressed; True for the one that offers further repairs.
        menu_wanted(QPoint): A context menu, at a point of the screen.
        scene_changed(): For overview and totals.

    Attributes:
        gesture: What the pressed mouse is doing, if anything.
    """

    selection_made = Signal(object)
    nodes_moved = Signal(object)
    node_dropped_on_edge = Signal(str, object, object)
    ports_joined = Signal(object, object, object)
    edge_unplugged = Signal(object)
    wire_dropped = Signal(object, float, float)
    wire_dropped_on_edge = Signal(object, object)
    layer_dropped = Signal(str, float, float, object)
    palette_wanted = Signal(float, float)
    node_opened = Signal(str)
    repair_wanted = Signal(str, bool)
    menu_wanted = Signal(object)
    scene_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(Graph(), None)
        self.overlay = Overlay()
        self.selection: tuple[str, ...] = ()
        self.selected_edges: frozenset[Edge] = frozenset()
        self._shown = self.scene
        self._selected = np.zeros(0, dtype=bool)
        self._strips: Mapping[str, Sequence[float]] = {}
        self.gesture: gestures.Gesture | None = None
        self._autopan = AutoPan(self)
        self._space_held = False
        self._space_dragged = False
        self._painter = CanvasPainter(theme.current())
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        LayerDrops(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Canvas"))
        self.setMinimumSize(120, 120)
        theme.switch.theme_changed.connect(self._on_theme_changed)

    # What is shown.

    def show_graph(self, graph: Graph, inference: Inference | None, diagnostics: Sequence[Diagnostic] = ()) -> None:
        """Show a graph; the camera and what can be kept of the selection stay."""
        self.scene = self.scene.updated(graph, inference, diagnostics)
        self._shown = self.scene
        if self.gesture is not None and not isinstance(self.gesture, gestures.Pan):
            self.gesture.cancel()
            self.gesture = None
        self.selected_edges = frozenset(edge for edge in self.selected_edges if edge in graph.edges)
        self._mark_selection()
        self.scene_changed.emit()
        self.frame_if_due()
        self.update()

    def show_selection(self, nodes: Iterable[str]) -> None:
        """Show which nodes are selected; tells nothing."""
        self.selection = tuple(nodes)
        self._mark_selection()
        self.update()

    def show_positions(self, positions: Mapping[str, tuple[float, float]]) -> None:
        """Show nodes elsewhere for a frame of an animation; an empty mapping ends it."""
        self._shown = self.scene.placed(positions) if positions else self.scene
        self.update()

    def set_histograms(self, strips: Mapping[str, Sequence[float]]) -> None:
        """Show live strips on nodes with weights.

        Args:
            strips: By node id, heights in [0, 1]; what is not named has none.
        """
        self._strips = strips
        self.update()

    def _mark_selection(self) -> None:
        self._selected = np.zeros(len(self.scene.ids), dtype=bool)
        self._selected[self.scene.rows_of(self.selection)] = True

    # What gestures do.

    @property
    def resting_cursor(self) -> Qt.CursorShape:
        """The shape of the pointer where a press does nothing special."""
        return Qt.CursorShape.OpenHandCursor if self._space_held else Qt.CursorShape.ArrowCursor

    @property
    def shows_ports(self) -> bool:
        """Whether the zoom shows ports and buttons, so that they can be pressed."""
        return self.camera.zoom >= PICTURE_ZOOM

    def select(self, nodes: Iterable[str]) -> None:
        """Select nodes and tell it."""
        chosen = tuple(dict.fromkeys(nodes))
        if chosen and self.selected_edges:
            self.select_edges(())
        if chosen != self.selection:
            self.show_selection(chosen)
            self.selection_made.emit(chosen)

    def select_edges(self, edges: Iterable[Edge]) -> None:
        """Select edges."""
        self.selected_edges = frozenset(edges)
        self.update()

    def preview_move(self, dx: float, dy: float) -> None:
        """Show the selected nodes moved, and repaint only what that touches."""
        rows = self.scene.rows_of(self.selection)
        touched = self.scene.edges_at(rows)
        old = self._shown
        self._shown = self.scene.shifted(rows, dx, dy)
        if len(rows) > 200 or old.notes or self._shown.notes:  # notes make way for what moves
            self.update()
            return
        for scene in (old, self._shown):
            boxes = np.concatenate([_boxes(scene.rects[rows]), scene.edge_boxes[touched]])
            low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
            self.repaint_box((*low.tolist(), *high.tolist()))

    def end_preview(self) -> None:
        """Show the document as it is."""
        self._shown = self.scene
        self.update()

    def clear_overlay(self) -> None:
        """Take away what a gesture showed."""
        self.overlay = Overlay()
        self.update()

    def repaint_box(self, box: Box) -> None:
        """Repaint a box of the canvas and what reaches out of it."""
        left, top = self.camera.to_view(box[0], box[1])
        right, bottom = self.camera.to_view(box[2], box[3])
        margin = MARGIN * self.camera.zoom + 30.0
        self.update(QRectF(left, top, right - left, bottom - top).adjusted(-margin, -margin, margin, margin).toRect())

    # What the camera wants to know.

    def extent(self) -> Box:
        """Return the box of all nodes, edges and notes."""
        return self.scene.extent()

    def start_x(self) -> float:
        """Return the middle of the inputs."""
        left, _, right, _ = self.scene.bounds(self.scene.starts() or None)
        return (left + right) / 2

    def reveal(self, nodes: Iterable[str]) -> None:
        """Pan so that nodes are seen."""
        shown = [node for node in nodes if node in self.scene.rows]
        if shown:
            self.reveal_box(self.scene.bounds(shown, with_notes=True))

    # Slots.

    def _on_theme_changed(self, shown: theme.Theme) -> None:
        self._painter.show_theme(shown)
        self.update()

    # Qt.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        box = event.rect()
        frame = Frame(
            self._shown,
            self.camera,
            (box.left(), box.top(), box.right() + 1, box.bottom() + 1),
            self.devicePixelRatioF(),
            self._selected,
            self.selected_edges,
            self._strips,
            self.overlay,
        )
        painter = QPainter(self)
        misses = self._painter.paint(painter, frame)
        painter.end()
        if misses:
            self._again.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.gesture is not None:
            return
        self.gesture = gestures.begin(self, event, pans=self._space_held)
        if self.gesture is not None:
            self._space_dragged |= self._space_held
            self.setCursor(self.gesture.cursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or light up what is under the pointer."""
        if self.gesture is not None:
            self.gesture.move(event.position())
            if self.gesture.is_dragging and self.gesture.pans_at_edges:
                self._autopan.follow(event.position())
        else:
            hover.light_up(self, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        self._autopan.stop()
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.release(event.position())
        self.setCursor(self.resting_cursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the node under the pointer, or the palette on empty ground."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = self.camera.to_canvas(event.position().x(), event.position().y())
        node = hits.node_at(self.scene, x, y, with_notes=self.shows_ports)
        if node:
            self.node_opened.emit(node)
        else:
            self.palette_wanted.emit(x, y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle camera keys and the space bar; leave the rest to the view around."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat() and not self._space_held:
                self._space_held, self._space_dragged = True, False
                self.setCursor(Qt.CursorShape.OpenHandCursor)
            return
        if event.key() == Qt.Key.Key_Escape and self.gesture is not None:
            self.gesture.cancel()
            self.gesture = None
            self.setCursor(Qt.CursorShape.ArrowCursor)
            return
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Open the palette when Space was pressed without a drag."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat() or not self._space_held:
            event.ignore()
            return
        self._space_held = False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if not self._space_dragged:
            self.palette_wanted.emit(*self.pointer())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a held space bar: its release goes elsewhere."""
        self._space_held = False
        super().focusOutEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Keep Tab for stepping through nodes."""
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what is under the pointer and ask for its menu."""
        x, y = self.camera.to_canvas(event.pos().x(), event.pos().y())
        node = hits.node_at(self.scene, x, y, with_notes=self.shows_ports)
        if node and node not in self.selection:
            self.select((node,))
        elif not node:
            edge = hits.edge_at(self.scene, x, y)
            self.select_edges((edge,) if edge is not None else ())
        self.menu_wanted.emit(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().event(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        x, y = self.camera.to_canvas(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), tooltip_at(self.scene, x, y, shows_ports=self.shows_ports), self)


def _boxes(rects: np.ndarray) -> np.ndarray:
    return np.concatenate([rects[:, :2], rects[:, :2] + rects[:, 2:]], axis=1)
