"""The palette at the pointer: type a few letters, press Enter, and the layer is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.canvas.library import Entry
from modellab.desktop.canvas.pictures import family_color
from modellab.desktop.inspector.editor import plain_tooltip

_WIDTH, _HEIGHT = 300, 320
_KEY = Qt.ItemDataRole.UserRole


def family_icon(family: str) -> QIcon:
    """Return the coloured square of a family."""
    picture = QPixmap(20, 20)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(family_color(theme.current(), family))
    painter.drawRoundedRect(0, 0, 10, 10, 2.5, 2.5)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # or the style would tint it
    return icon


class QuickAdd(QFrame):
    """A popup with a search field and the entries that match, best first.

    Signals:
        chosen(str): Key of the entry that was picked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "outlined")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._entries: Sequence[Entry] = ()
        self._search = QLineEdit()
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setIconSize(QSize(10, 10))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_item_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        self.resize(_WIDTH, _HEIGHT)
        self._retranslate()

    def _retranslate(self) -> None:
        self._search.setPlaceholderText(self.tr("Search layers…"))
        self._search.setAccessibleName(self.tr("Search layers"))
        self._list.setAccessibleName(self.tr("Layers that fit"))

    def ask(self, entries: Sequence[Entry], point: QPoint) -> None:
        """Open at a point of the screen.

        Args:
            entries: Best first.
            point: Where the pointer is.
        """
        self._entries = entries
        self._search.clear()
        self._fill()
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(point.x(), screen.right() - self.width()))
        y = max(screen.top(), min(point.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        query = self._search.text()
        self._list.clear()
        found = [entry for entry in self._entries if entry.matches(query)]
        # While searching, a label that begins with the letters comes before one that merely holds them.
        found.sort(key=lambda entry: bool(query) and not entry.label.lower().startswith(query.lower()))
        for entry in found:
            self._list.addItem(self._item(entry))
        self._list.setCurrentRow(0)

    def _item(self, entry: Entry) -> QListWidgetItem:
        label = f"{entry.label}   {entry.result}" if entry.result else entry.label
        item = QListWidgetItem(family_icon(entry.family), label)
        item.setData(_KEY, entry.key)
        item.setToolTip(plain_tooltip(entry.help))
        if not entry.fits:
            item.setForeground(QColor(theme.current().muted))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self.tr("does not fit here as it is"))
        return item

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._pick(item)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.close()
            self.chosen.emit(item.data(_KEY))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter work on the list while the search field has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            key = Qt.Key(event.key())
            if key in steps:
                row = self._list.currentRow() + steps[key]
                self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)
