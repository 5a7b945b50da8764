"""The canvas of a session: the painted graph, what lies over it, and the keys and menus that edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from modellab.desktop.canvas import popups, verbs
from modellab.desktop.canvas.adding import Adding
from modellab.desktop.canvas.arranging import Arranger
from modellab.desktop.canvas.canvas import Canvas
from modellab.desktop.canvas.crumbs import Breadcrumb
from modellab.desktop.canvas.keyboard import Keyboard
from modellab.desktop.canvas.look import title_of
from modellab.desktop.canvas.overlays import Overlays
from modellab.desktop.canvas.place import place_of
from modellab.desktop.canvas.scene import Scene
from modellab.errors import Text
from modellab.graph.clipboard import copy_text, paste_text
from modellab.graph.graph import Edge, Graph

if TYPE_CHECKING:
    from modellab.desktop.session import Session

KEY_ZOOM = 1.25


class CanvasView(QWidget):
    """Where the network of a session is assembled.

    Args:
        session: The open project.

    Signals:
        selection_changed(tuple[str, ...]): Ids of the selected nodes of the shown graph.
        inspect_requested(): Enter was pressed on a node.
    """

    selection_changed = Signal(object)
    inspect_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.place = place_of(session)
        self.canvas = Canvas(self)
        self._arranger = Arranger(self.canvas, self.place, session)
        self.adding = Adding(self.canvas, self.place)
        self._pasted = 0
        self._crumbs = Breadcrumb(self.place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._crumbs)
        layout.addWidget(self.canvas, 1)
        self._connect()
        self.overlays = Overlays(self.canvas, self.place, session)
        self._keyboard = Keyboard(self)
        self.setFocusProxy(self.canvas)
        self._on_place_changed()

    def _connect(self) -> None:
        place, canvas = self.place, self.canvas
        place.changed.connect(self._on_place_changed)
        place.moved.connect(self._on_place_moved)
        place.selection_changed.connect(self._on_place_selection_changed)
        self._session.live.changed.connect(self._on_live_changed)
        canvas.selection_made.connect(place.select)
        canvas.nodes_moved.connect(lambda positions: verbs.move(place, positions))
        canvas.node_dropped_on_edge.connect(lambda node, edge, at: verbs.drop_on_edge(place, node, edge, at))
        canvas.ports_joined.connect(lambda source, target, picked: verbs.join(place, source, target, picked))
        canvas.edge_unplugged.connect(lambda edge: verbs.unplug(place, [edge]))
        canvas.wire_dropped_on_edge.connect(lambda source, edge: verbs.merge_into_edge(place, source, edge))
        canvas.layer_dropped.connect(self._on_layer_dropped)
        canvas.node_opened.connect(self.open)
        canvas.repair_wanted.connect(self._on_repair_wanted)
        canvas.menu_wanted.connect(lambda point: popups.open_menu(self, point, lambda verb: getattr(self, verb)()))

    def _on_live_changed(self) -> None:
        self.set_histograms({node: figures.strip for node, figures in self._session.live.figures.items()})

    # What others ask for.

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected nodes."""
        return self.place.selection

    @property
    def shown_graph(self) -> Graph:
        """The graph that is shown; inside a block, the block's."""
        return self.place.graph

    def set_histograms(self, strips: Mapping[str, Sequence[float]]) -> None:
        """Show live strips on nodes: by node id, heights in [0, 1]."""
        self.canvas.set_histograms(strips)

    def reveal(self, node: str) -> None:
        """Select a node and bring it into view."""
        self.place.select((node,))
        self.canvas.reveal((node,))

    def fit(self) -> None:
        """Show the whole graph."""
        self.canvas.fit()

    def zoom_in(self) -> None:
        """Look closer."""
        self.canvas.zoom_by(KEY_ZOOM)

    def zoom_out(self) -> None:
        """Look from further away."""
        self.canvas.zoom_by(1 / KEY_ZOOM)

    def zoom_actual(self) -> None:
        """Show nodes in their natural size."""
        self.canvas.zoom_by(1 / self.canvas.camera.zoom)

    def select_all(self) -> None:
        """Select every node."""
        self.place.select(self.place.graph.nodes)

    def delete(self) -> None:
        """Remove the selected nodes and edges; neighbours are joined."""
        verbs.delete(self.place, self.canvas.selected_edges)

    def copy(self) -> bool:
        """Copy the selection as text; return whether there was one."""
        if not self.place.selection:
            return False
        QGuiApplication.clipboard().setText(copy_text(self.place.graph, self.place.selection))
        self._pasted = 0
        return True

    def cut(self) -> None:
        """Copy the selection and remove it."""
        if self.copy():
            self.delete()

    def paste(self) -> None:
        """Add what the clipboard holds, at the pointer, or beside the last paste."""
        text = QGuiApplication.clipboard().text()
        if not text:
            return
        x, y = self.canvas.pointer()
        shift = 24.0 * self._pasted
        corner = (round(x / 8) * 8.0 + shift, round(y / 8) * 8.0 + shift)
        if self.place.edit_and_select(lambda graph: paste_text(graph, text, corner), Text("Paste layers")):
            self._pasted += 1

    def duplicate(self) -> None:
        """Add copies of the selection beside it; the clipboard stays as it is."""
        nodes = self.place.selected_nodes
        if nodes:
            text = copy_text(self.place.graph, self.place.selection)
            corner = (min(n.position[0] for n in nodes) + 32.0, min(n.position[1] for n in nodes) + 32.0)
            self.place.edit_and_select(lambda graph: paste_text(graph, text, corner), Text("Duplicate layers"))

    def group(self) -> None:
        """Turn the selection into a block."""
        verbs.group(self.place, self.tr("Block"))

    def ungroup(self) -> None:
        """Replace the selected block by its content."""
        verbs.ungroup(self.place)

    def toggle_frozen(self) -> None:
        """Freeze the selection's weights, or let them train again."""
        verbs.toggle_frozen(self.place)

    def enter_block(self) -> None:
        """Show the content of the selected block."""
        if self.place.selection:
            self.place.enter(self.place.selection[-1])

    def leave_block(self) -> None:
        """Go back out of a block."""
        self.place.leave()

    def arrange(self) -> None:
        """Lay the graph out anew."""
        self._arranger.start()

    def add_layer(self) -> None:
        """Open the palette at the pointer."""
        self.adding.ask(None, *self.canvas.pointer())

    def connect_mode(self) -> None:
        """Connect by keyboard: two selected nodes at once, or choose the goal with the arrows."""
        self._keyboard.connect_mode()

    def rename(self) -> None:
        """Go to the name of the selected node in the inspector."""
        if self.place.selection:
            self.place.inspect_wanted.emit("name")

    # Following the document.

    def _on_place_changed(self) -> None:
        self.canvas.show_graph(self.place.graph, self.place.inference, self.place.diagnostics)
        self.canvas.show_selection(self.place.selection)

    def _on_place_moved(self) -> None:
        self.canvas.show_graph(self.place.graph, self.place.inference, self.place.diagnostics)
        self.canvas.show_start()

    def _on_place_selection_changed(self, selection: tuple[str, ...]) -> None:
        self.canvas.show_selection(selection)
        self._describe_selection()
        self.selection_changed.emit(selection)

    def _describe_selection(self) -> None:
        nodes = self.place.selected_nodes
        words = title_of(nodes[0]) if len(nodes) == 1 else self.tr("{count} layers").format(count=len(nodes))
        self.canvas.setAccessibleDescription(words)

    # What the canvas asks for.

    def _on_layer_dropped(self, key: str, x: float, y: float, edge: Edge | None) -> None:
        if edge is not None:
            verbs.add_on_edge(self.place, key, edge, (x, y))
        else:
            verbs.add_at(self.place, key, (x, y - 20.0))

    def open(self, node: str) -> None:
        """Show the content of a block, or the settings of any other node."""
        if not self.place.enter(node):
            self.place.select((node,))
            self.place.inspect_wanted.emit("")
            self.inspect_requested.emit()

    def _on_repair_wanted(self, node: str, is_more: bool) -> None:
        repairs = [repair for found in self.canvas.scene.diagnostics(node)[:1] for repair in found.repairs]
        if not is_more and repairs:
            self.place.edit(repairs[0].apply, repairs[0].label)
            return
        popups.open_repairs(self, self.place, repairs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that the canvas leaves."""
        if not self._keyboard.take_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            # The nodes' words are kept in the scene, and with them how tall a node is.
            self.canvas.scene = Scene(self.place.graph, self.place.inference, self.place.diagnostics)
            self._on_place_changed()
            self.overlays.refresh()
            self._crumbs.refresh()
            self._describe_selection()
            self.canvas.setAccessibleName(QCoreApplication.translate("Canvas", "Canvas"))
        super().changeEvent(event)
