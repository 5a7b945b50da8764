"""Which graph people look at, the outermost or a block's, and the edits made there.

Canvas, inspector, palette and outline share one ``Place``, so that inside a block they all mean the same layers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from modellab.desktop.canvas.look import title_of
from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.graph.check import Diagnostic, check
from modellab.graph.graph import Graph, Node
from modellab.graph.infer import Inference, infer
from modellab.graph.ports import block_name, role_of

if TYPE_CHECKING:
    from modellab.desktop.session import Session


class Place(QObject):
    """The shown graph of a session.

    Signals:
        changed(): ``graph``, ``inference`` or ``diagnostics`` are others.
        moved(): Another graph is shown: a block was entered or left, or another project opened.
        selection_changed(tuple[str, ...]): Ids of selected nodes of ``graph``.
        inspect_wanted(str): The selected node shall be edited in the form: its ``name``, or the first field.
    """

    changed = Signal()
    moved = Signal()
    selection_changed = Signal(object)
    inspect_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._path: tuple[str, ...] = ()
        self._selection: tuple[str, ...] = ()
        self._graph = session.graph
        self._inference = session.inference
        self._diagnostics = tuple(session.diagnostics)
        session.inference_changed.connect(self._on_session_inference_changed)
        session.project_opened.connect(self._on_session_project_opened)
        session.selection_changed.connect(self._on_session_selection_changed)

    @property
    def graph(self) -> Graph:
        """The graph that is shown."""
        return self._graph

    @property
    def inference(self) -> Inference:
        """Its shapes and counts."""
        return self._inference

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with it."""
        return self._diagnostics

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected nodes that exist."""
        return tuple(node for node in self._selection if node in self._graph.nodes)

    @property
    def selected_nodes(self) -> tuple[Node, ...]:
        """The selected nodes."""
        return tuple(self._graph.nodes[node] for node in self.selection)

    @property
    def path(self) -> tuple[str, ...]:
        """Ids of the block nodes that were entered, the outermost first."""
        return self._path

    @property
    def is_inside(self) -> bool:
        """Whether the content of a block is shown."""
        return bool(self._path)

    def titles(self) -> tuple[str, ...]:
        """Names of the blocks that were entered, for the breadcrumb."""
        titles, graph = [], self._session.graph
        for node_id in self._path:
            node = graph.nodes[node_id]
            titles.append(block_name(node) or title_of(node))
            graph = edits.open_block(self._session.graph, block_name(node))
        return tuple(titles)

    # Moving about.

    def enter(self, node_id: str) -> bool:
        """Show the content of a block node; return whether it is one."""
        node = self._graph.nodes.get(node_id)
        if node is None or role_of(node) != "block":
            return False
        self._go((*self._path, node_id))
        return True

    def leave(self, depth: int | None = None) -> None:
        """Go back to the graph ``depth`` blocks deep, by default one out; select the block that was left."""
        if not self._path:
            return
        depth = len(self._path) - 1 if depth is None else depth
        left = self._path[depth : depth + 1]
        self._go(self._path[:depth])
        self.select(left)

    def _go(self, path: tuple[str, ...]) -> None:
        self._path = path
        self._selection = ()
        self._refresh()
        self._session.select(())
        self.moved.emit()
        self.changed.emit()
        self.selection_changed.emit(())

    def select(self, ids: Iterable[str]) -> None:
        """Select nodes of the shown graph."""
        chosen = tuple(node for node in dict.fromkeys(ids) if node in self._graph.nodes)
        if chosen == self._selection:
            return
        self._selection = chosen
        self._session.select(chosen)
        self.selection_changed.emit(chosen)

    # Edits.

    def edit(self, change: Callable[[Graph], Graph], label: Text, *, gesture: str = "") -> bool:
        """Edit the shown graph as one step of undo; return whether it was done."""
        if not self._path:
            return bool(self._session.edit(change, label, gesture=gesture))
        name = self._block_names()[-1]

        def change_inside(outer: Graph) -> Graph:
            inner = edits.open_block(outer, name)
            new = change(inner)
            return outer if new is inner else edits.edit_block(outer, name, new)

        return bool(self._session.edit(change_inside, label, gesture=gesture))

    def edit_and_select(self, change: Callable[[Graph], tuple[Graph, Iterable[str]]], label: Text) -> tuple[str, ...]:
        """Edit the shown graph, select the nodes that ``change`` names, and return them; nothing if it was refused."""
        named: list[str] = []

        def keep_names(graph: Graph) -> Graph:
            new, ids = change(graph)
            named[:] = ids
            return new

        if not self.edit(keep_names, label):
            return ()
        self.select(named)
        return tuple(named)

    # Following the session.

    def _block_names(self) -> tuple[str, ...]:
        """Names of the entered blocks; raises where one of them is gone."""
        names, graph = [], self._session.graph
        for node_id in self._path:
            node = graph.nodes.get(node_id)
            if node is None or role_of(node) != "block":
                raise ModelLabError(Text("The block is gone."))
            names.append(block_name(node))
            graph = edits.open_block(self._session.graph, names[-1])
        return tuple(names)

    def _refresh(self) -> bool:
        """Take over the session's graph; return whether a block that was shown is gone: then we stand further out."""
        came_out = False
        while True:
            try:
                names = self._block_names()
                break
            except ModelLabError:
                self._path, came_out = self._path[:-1], True
        if not names:
            self._graph, self._inference = self._session.graph, self._session.inference
            self._diagnostics = tuple(self._session.diagnostics)
        else:
            self._open(names[-1])
        return came_out

    def _open(self, name: str) -> None:
        known: Inference | None = self._session.inference
        for node_id in self._path:
            info = known.nodes.get(node_id) if known is not None else None
            known = info.inner if info is not None else None
        self._graph = edits.open_block(self._session.graph, name)
        self._inference = infer(self._graph, known)
        self._diagnostics = check(self._graph, self._inference)

    def _on_session_inference_changed(self) -> None:
        if self._refresh():
            self.moved.emit()
        self.changed.emit()
        kept = self.selection
        if self._selection != kept:
            self.select(kept)
        elif self._path:
            self._session.select(kept)

    def _on_session_project_opened(self) -> None:
        self._path, self._selection = (), ()
        self._refresh()
        self.moved.emit()
        self.changed.emit()

    def _on_session_selection_changed(self, ids: tuple[str, ...]) -> None:
        # Inside a block the session forgets ids that its outermost graph does not hold; the place remembers them.
        if self._path and not ids:
            return
        if tuple(ids) != self._selection:
            self._selection = tuple(ids)
            self.selection_changed.emit(self.selection)


def place_of(session: Session) -> Place:
    """Return the one place of a session, made when first asked for."""
    found = session.findChild(Place)
    return found if isinstance(found, Place) else Place(session)
