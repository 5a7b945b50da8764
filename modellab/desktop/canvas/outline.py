"""The graph as a tree, for screen readers and for finding a layer by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.canvas.look import title_of
from modellab.desktop.canvas.place import place_of
from modellab.desktop.canvas.quick_add import family_icon
from modellab.desktop.translation import engine_text
from modellab.graph.graph import Graph, Node
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import block_of
from modellab.graph.shape import format_badge

if TYPE_CHECKING:
    from modellab.desktop.session import Session

_ID = Qt.ItemDataRole.UserRole
_SETTLE_MS = 80


class OutlinePanel(QWidget):
    """Every layer of the shown graph in the order of computation, with what it gets from and gives to.

    Args:
        session: The open project.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._place = place_of(session)
        self._is_following = False
        self._shown: tuple[object, ...] = ()
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.tree.setUniformRowHeights(True)
        self.tree.setIconSize(QSize(10, 10))
        self.tree.setIndentation(14)
        self.tree.itemSelectionChanged.connect(self._on_tree_selection_changed)
        self.tree.itemActivated.connect(self._on_item_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 4, 0)
        layout.setSpacing(6)
        layout.addWidget(self._search)
        layout.addWidget(self.tree)
        self._later = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._later.timeout.connect(self.refresh)
        self._place.changed.connect(self._later.start)
        self._place.selection_changed.connect(self._show_selection)
        theme.switch.theme_changed.connect(self._later.start)
        self._retranslate()

    def _retranslate(self) -> None:
        self._search.setPlaceholderText(self.tr("Find a layer…"))
        self._search.setAccessibleName(self.tr("Find a layer"))
        self.tree.setAccessibleName(self.tr("Outline of the network"))
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Show the graph as it is now; while the panel is hidden, wait."""
        key = (self._place.graph, self._place.inference, self._place.diagnostics)
        if not self.isVisible() or (all(a is b for a, b in zip(key, self._shown, strict=False)) and self._shown):
            return
        self._shown = key
        self._is_following = True
        self.tree.clear()
        self.tree.setRootIsDecorated(bool(self._place.graph.blocks))
        broken = {found.node: found for found in reversed(self._place.diagnostics)}
        graph = self._place.graph
        for node_id in dict.fromkeys((*graph.order, *graph.nodes)):
            item = self._item(graph, graph.nodes[node_id])
            item.setData(0, _ID, node_id)
            if node_id in broken:
                item.setForeground(0, QColor(theme.current().error))
                item.setToolTip(0, "")
                self._describe(item, engine_text(broken[node_id].sentence))
            self.tree.addTopLevelItem(item)
        self._is_following = False
        self._filter(self._search.text())
        self._show_selection(self._place.selection)

    def _item(self, graph: Graph, node: Node) -> QTreeWidgetItem:
        spec = spec_of(node.kind)
        parts = (
            title_of(node),
            engine_text(spec.summary(node.settings)) if spec is not None else "",
            self._shape_of(node),
        )
        item = QTreeWidgetItem([" · ".join(part for part in parts if part)])
        item.setIcon(0, family_icon(spec.family if spec is not None else ""))
        sources = [title_of(graph.nodes[edge.source]) for edge in graph.incoming.get(node.id, ())]
        if sources:
            self._describe(item, self.tr("gets from {names}").format(names=", ".join(sources)))
        inner = block_of(graph, node)
        if inner is not None:
            for name in inner.order:
                item.addChild(self._item(inner, inner.nodes[name]))
        return item

    def _shape_of(self, node: Node) -> str:
        info = self._place.inference.nodes.get(node.id)
        return format_badge(info.outputs[0].shape) if info is not None and info.outputs else ""

    def _describe(self, item: QTreeWidgetItem, text: str) -> None:
        before = item.data(0, Qt.ItemDataRole.AccessibleDescriptionRole)
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, f"{before}; {text}" if before else text)

    def _filter(self, query: str) -> None:
        for index in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(index)
            if item is not None:
                item.setHidden(query.lower() not in item.text(0).lower())

    def _show_selection(self, selection: tuple[str, ...]) -> None:
        if self._is_following or not self.isVisible():
            return
        self._is_following = True
        chosen, last = set(selection), None
        self.tree.clearSelection()
        for index in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(index)
            if item is not None and item.data(0, _ID) in chosen:
                item.setSelected(True)
                last = item
        if last is not None:
            self.tree.setCurrentItem(last, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._is_following = False

    def _on_tree_selection_changed(self) -> None:
        if not self._is_following:
            self._is_following = True
            found = (item.data(0, _ID) for item in self.tree.selectedItems())
            self._place.select(node for node in found if node)
            self._is_following = False

    def _on_item_activated(self, item: QTreeWidgetItem) -> None:
        node = item.data(0, _ID)
        if node and not self._place.enter(node):
            self._place.inspect_wanted.emit("")

    def showEvent(self, event: QEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands in a QShowEvent
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
