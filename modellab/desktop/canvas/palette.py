"""The list of layers at the left: by family, with search; drag one onto the canvas or double-click it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QFont
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.canvas.layer_drops import LAYER_MIME
from modellab.desktop.canvas.library import Entry, entries
from modellab.desktop.canvas.look import WIDTH, NodeLook
from modellab.desktop.canvas.pictures import Pictures, Scale
from modellab.desktop.canvas.place import place_of
from modellab.desktop.canvas.quick_add import family_icon
from modellab.desktop.canvas.verbs import add_after_selection
from modellab.desktop.inspector.editor import plain_tooltip
from modellab.desktop.translation import row_text
from modellab.graph.layers.table import FAMILIES

if TYPE_CHECKING:
    from modellab.desktop.session import Session

_KEY = Qt.ItemDataRole.UserRole
_ROW_PADDING_PX = 8


class LayersPanel(QWidget):
    """All layers that can be added.

    Args:
        session: The open project.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._place = place_of(session)
        self._shown: tuple[Entry, ...] = ()
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._on_search_returned)
        self.tree = _EntryTree()
        self.tree.itemActivated.connect(self._on_item_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 4, 0)
        layout.setSpacing(6)
        layout.addWidget(self._search)
        layout.addWidget(self.tree)
        self._place.changed.connect(self._refresh)
        theme.switch.theme_changed.connect(self._rebuild)
        self._retranslate()

    def _retranslate(self) -> None:
        self._search.setPlaceholderText(self.tr("Search… (Space)"))
        self._search.setAccessibleName(self.tr("Search layers"))
        self.tree.setAccessibleName(self.tr("Layers"))
        self._rebuild()

    def _refresh(self) -> None:
        if self._entries() != self._shown:
            self._rebuild()

    def _entries(self) -> tuple[Entry, ...]:
        return entries(self._place.graph, is_inside=self._place.is_inside)

    def _rebuild(self) -> None:
        self._shown = self._entries()
        self.tree.clear()
        for family in FAMILIES:
            members = [entry for entry in self._shown if entry.family == family.key]
            if members:
                self._add_family(row_text(family.label), members)
        self.tree.expandAll()
        self._filter(self._search.text())

    def _add_family(self, label: str, members: list[Entry]) -> None:
        head = QTreeWidgetItem([label])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setForeground(0, QColor(theme.current().muted))
        head.setFont(0, _small_font())
        head.setSizeHint(0, self._row_size(4))
        self.tree.addTopLevelItem(head)
        for entry in members:
            item = QTreeWidgetItem([entry.label])
            item.setIcon(0, family_icon(entry.family))
            item.setSizeHint(0, self._row_size(0))
            item.setData(0, _KEY, entry)
            item.setToolTip(0, plain_tooltip(entry.help))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
            head.addChild(item)

    def _row_size(self, extra: int) -> QSize:
        return QSize(0, self.fontMetrics().height() + _ROW_PADDING_PX + extra)

    def _filter(self, query: str) -> None:
        for index in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(index)
            if head is None:
                continue
            visible = 0
            for item in filter(None, map(head.child, range(head.childCount()))):
                is_match = item.data(0, _KEY).matches(query)
                item.setHidden(not is_match)
                visible += is_match
            head.setHidden(visible == 0)

    def _on_search_returned(self) -> None:
        matching = [entry for entry in self._shown if entry.matches(self._search.text())]
        if matching and self._search.text():
            add_after_selection(self._place, matching[0].key)

    def _on_item_activated(self, item: QTreeWidgetItem) -> None:
        entry = item.data(0, _KEY)
        if entry is not None:
            add_after_selection(self._place, entry.key)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _small_font() -> QFont:
    small = theme.text_font()
    small.setPointSizeF(small.pointSizeF() * 0.9)
    return small


class _EntryTree(QTreeWidget):
    """A tree whose entries can be dragged onto the canvas."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setIconSize(QSize(10, 10))
        self.setDragEnabled(True)
        self.setDragDropMode(QTreeWidget.DragDropMode.DragOnly)
        self.setItemsExpandable(False)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a card that looks like the node to come, at the size that the canvas shows it in."""
        items = self.selectedItems()
        entry = items[0].data(0, _KEY) if items else None
        if entry is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(items))
        look = NodeLook(entry.label, family=entry.family, num_inputs=0, num_outputs=0)
        picture = Pictures(theme.current()).node(look, Scale(1.0, self.devicePixelRatioF()), is_selected=False)
        if picture is not None:
            drag.setPixmap(picture)
            drag.setHotSpot(QPoint(round(WIDTH / 2), 24))
        drag.exec(actions, Qt.DropAction.CopyAction)

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:  # type: ignore[override]  # Qt hands in a list
        """Carry the key of the dragged entry."""
        data = QMimeData()
        for item in items:
            entry = item.data(0, _KEY)
            if entry is not None:
                data.setData(LAYER_MIME, entry.key.encode())
        return data
