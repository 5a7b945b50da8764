"""The canvas of a session: the painted graph, what lies over it, and the keys and menus that edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from modellab.desktop.canvas import keys, navigation, totals, verbs
from modellab.desktop.canvas.adding import Adding
from modellab.desktop.canvas.arranging import Arranger
from modellab.desktop.canvas.canvas import KEY_ZOOM, Canvas
from modellab.desktop.canvas.connecting import Connecting
from modellab.desktop.canvas.crumbs import Breadcrumb
from modellab.desktop.canvas.look import title_of
from modellab.desktop.canvas.minimap import Minimap
from modellab.desktop.canvas.place import place_of
from modellab.desktop.canvas.scene import Scene
from modellab.desktop.translation import engine_text
from modellab.errors import Text
from modellab.graph.clipboard import copy_text, paste_text
from modellab.graph.graph import Edge, Graph

if TYPE_CHECKING:
    from modellab.desktop.session import Session

NUDGE = 8.0
_OVERLAY_GAP = 12
_MINIMAP_FROM_PX = 360
_DEFAULT_BATCH = 32
_ARROWS: dict[int, tuple[navigation.Direction, float, float]] = {
    Qt.Key.Key_Up: ("up", 0.0, -NUDGE),
    Qt.Key.Key_Down: ("down", 0.0, NUDGE),
    Qt.Key.Key_Left: ("left", -NUDGE, 0.0),
    Qt.Key.Key_Right: ("right", NUDGE, 0.0),
}


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
        self._connecting = Connecting(self.canvas, self.place)
        self._arranger = Arranger(self.canvas, self.place, session)
        self.adding = Adding(self.canvas, self.place)
        self._pasted = 0
        self._crumbs = Breadcrumb(self.place)
        self._totals = QFrame(self.canvas)
        self._totals_label = QLabel()
        self._entries: tuple[str, ...] = ()
        self._empty = QLabel(self.canvas)
        self._minimap = Minimap(self.canvas)
        self._build()
        self._connect()
        self.setFocusProxy(self.canvas)
        self._on_place_changed()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._crumbs)
        layout.addWidget(self.canvas, 1)
        self._totals.setProperty("role", "outlined")
        inner = QHBoxLayout(self._totals)
        inner.setContentsMargins(12, 7, 12, 7)
        inner.addWidget(self._totals_label)
        self._totals_label.setTextFormat(Qt.TextFormat.RichText)
        self._totals.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.canvas.installEventFilter(self)

    def _connect(self) -> None:
        place, canvas = self.place, self.canvas
        place.changed.connect(self._on_place_changed)
        place.moved.connect(self._on_place_moved)
        place.selection_changed.connect(self._on_place_selection_changed)
        self._session.recipe_changed.connect(self._show_totals)
        self._session.live.changed.connect(self._on_live_changed)
        canvas.selection_made.connect(place.select)
        canvas.nodes_moved.connect(lambda positions: verbs.move(place, positions))
        canvas.node_dropped_on_edge.connect(lambda node, edge, at: verbs.drop_on_edge(place, node, edge, at))
        canvas.ports_joined.connect(lambda source, target, picked: verbs.join(place, source, target, picked))
        canvas.edge_unplugged.connect(lambda edge: verbs.unplug(place, [edge]))
        canvas.wire_dropped_on_edge.connect(lambda source, edge: verbs.merge_into_edge(place, source, edge))
        canvas.layer_dropped.connect(self._on_layer_dropped)
        canvas.node_opened.connect(self._open)
        canvas.repair_wanted.connect(self._on_repair_wanted)
        canvas.menu_wanted.connect(self._on_menu_wanted)

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
        if len(self.place.selection) == 2:
            verbs.connect(self.place, *self.place.selection)
        elif self.place.selection:
            self._connecting.start(self.place.selection[-1])

    def rename(self) -> None:
        """Go to the name of the selected node in the inspector."""
        if self.place.selection:
            self.place.inspect_wanted.emit("name")

    # Following the document.

    def _on_place_changed(self) -> None:
        self.canvas.show_graph(self.place.graph, self.place.inference, self.place.diagnostics)
        self.canvas.show_selection(self.place.selection)
        self._show_totals()

    def _on_place_moved(self) -> None:
        self.canvas.show_graph(self.place.graph, self.place.inference, self.place.diagnostics)
        self.canvas.fit()

    def _on_place_selection_changed(self, selection: tuple[str, ...]) -> None:
        self.canvas.show_selection(selection)
        self._describe_selection()
        self.selection_changed.emit(selection)

    def _describe_selection(self) -> None:
        nodes = self.place.selected_nodes
        words = title_of(nodes[0]) if len(nodes) == 1 else self.tr("{count} layers").format(count=len(nodes))
        self.canvas.setAccessibleDescription(words)

    def _show_totals(self) -> None:
        batch = self._session.recipe.general.get("batch_size", _DEFAULT_BATCH)
        self._entries = totals.parts(self.place.inference, batch if isinstance(batch, int) else _DEFAULT_BATCH)
        self._totals_label.setAccessibleName(" · ".join(self._entries))
        self._totals.setVisible(bool(self.place.graph.nodes))
        self._empty.setVisible(not self.place.graph.nodes)
        self._empty.setText(self.tr("Press Space or double-click to add a layer,\nor drag one here from the left."))
        self._place_overlays()

    def _place_overlays(self) -> None:
        width, height = self.canvas.width(), self.canvas.height()
        self._fit_totals(width - 2 * _OVERLAY_GAP)
        self.canvas.covered_px = self._totals.height() if self.place.graph.nodes else 0.0
        self._totals.move(_OVERLAY_GAP, height - self._totals.height() - _OVERLAY_GAP)
        has_room = width - self._totals.width() - self._minimap.width() >= 3 * _OVERLAY_GAP
        self._minimap.setVisible(has_room and height > _MINIMAP_FROM_PX and bool(self.place.graph.nodes))
        self._minimap.move(width - self._minimap.width() - _OVERLAY_GAP, height - self._minimap.height() - _OVERLAY_GAP)
        self._empty.setGeometry(self.canvas.rect())

    def _fit_totals(self, width: int) -> None:
        """Show as many of the totals as there is room for, from the left; all are told to screen readers."""
        for count in range(len(self._entries), 0, -1):
            more = [] if count == len(self._entries) else ["…"]
            self._totals_label.setText(" · ".join([*map(totals.emphasised, self._entries[:count]), *more]))
            self._totals.adjustSize()
            if self._totals.width() <= width:
                return

    # What the canvas asks for.

    def _on_layer_dropped(self, key: str, x: float, y: float, edge: Edge | None) -> None:
        if edge is not None:
            verbs.add_on_edge(self.place, key, edge, (x, y))
        else:
            verbs.add_at(self.place, key, (x, y - 20.0))

    def _open(self, node: str) -> None:
        if not self.place.enter(node):
            self.place.select((node,))
            self.place.inspect_wanted.emit("")
            self.inspect_requested.emit()

    def _on_repair_wanted(self, node: str, is_more: bool) -> None:
        repairs = [repair for found in self.canvas.scene.diagnostics(node)[:1] for repair in found.repairs]
        if not is_more and repairs:
            self.place.edit(repairs[0].apply, repairs[0].label)
            return
        menu = QMenu(self)
        for repair in repairs:
            action = menu.addAction(engine_text(repair.label).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, repair=repair: self.place.edit(repair.apply, repair.label))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.cursor().pos())

    def _on_menu_wanted(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb, text in keys.MENU:
            if not verb:
                menu.addSeparator()
                continue
            label = QCoreApplication.translate("Canvas", str(text))
            action = menu.addAction(f"{label}\t{keys.keys_of(verb)}" if keys.keys_of(verb) else label)
            action.triggered.connect(lambda _checked=False, verb=verb: getattr(self, verb)())
        menu.popup(point)

    # Keys.

    def _take_key(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it meant anything."""
        key = event.key()
        if self._connecting.take_key(key):
            return True
        verb = keys.verb_of(event)
        if verb:
            getattr(self, verb)()
            return True
        if key in _ARROWS:
            self._go(*_ARROWS[key], is_shifted=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place.selection:
            self._open(self.place.selection[-1])
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        else:
            return False
        return True

    def _go(self, direction: navigation.Direction, dx: float, dy: float, *, is_shifted: bool) -> None:
        """Nudge with Shift or when several nodes are selected, else go to the neighbour."""
        selection = self.place.selection
        if is_shifted or len(selection) > 1:
            verbs.nudge(self.place, dx, dy)
            self.canvas.reveal(selection)
            return
        if not selection:
            self._step(1)
            return
        goal = navigation.neighbour(self.canvas.scene, selection[0], direction)
        if goal:
            self.reveal(goal)

    def _step(self, steps: int) -> None:
        last = next(iter(self.place.selection[-1:]), "")
        goal = navigation.following(self.canvas.scene, last, steps)
        if goal:
            self.reveal(goal)

    def _step_back(self) -> None:
        if self.canvas.selected_edges or self.place.selection:
            self.canvas.select_edges(())
            self.place.select(())
        else:
            self.place.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that the canvas leaves."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep overlays in their corners, and the canvas's keys from the window's shortcuts."""
        if event.type() == QEvent.Type.Resize:
            self._place_overlays()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            # The nodes' words are kept in the scene, and with them how tall a node is.
            self.canvas.scene = Scene(self.place.graph, self.place.inference, self.place.diagnostics)
            self._on_place_changed()
            self._crumbs.refresh()
            self._describe_selection()
            self.canvas.setAccessibleName(QCoreApplication.translate("Canvas", "Canvas"))
        super().changeEvent(event)


def _is_ours(event: QKeyEvent) -> bool:
    """Whether a key goes to the canvas, though a menu action may have it too.

    Menu actions cannot see selected edges; and Space pans while it is held.
    """
    return bool(keys.verb_of(event)) or event.key() == Qt.Key.Key_Space
