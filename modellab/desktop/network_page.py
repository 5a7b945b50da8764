"""The Network page: the canvas, with docks for layers, inspector, curves and test around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from modellab.desktop import pages
from modellab.desktop.preferences import Preferences
from modellab.desktop.widgets.dock import Dock

if TYPE_CHECKING:
    from modellab.desktop.session import Session

_AREAS = {
    "layers": Qt.DockWidgetArea.LeftDockWidgetArea,
    "outline": Qt.DockWidgetArea.LeftDockWidgetArea,
    "inspector": Qt.DockWidgetArea.RightDockWidgetArea,
    "curves": Qt.DockWidgetArea.BottomDockWidgetArea,
    "test": Qt.DockWidgetArea.BottomDockWidgetArea,
}
_SIDE_WIDTHS_PX = {"layers": 208, "inspector": 298}
_BOTTOM_HEIGHT_PX = 260
_NAME_THEMSELVES = ("curves", "test", "inspector")
_STATE_VERSION = 1
_PLACES = "network/docks"


class NetworkPage(QMainWindow):
    """A window inside the window, because only ``QMainWindow`` knows docks.

    Args:
        session: The open project.
        preferences: Where the places of the docks are kept; None to keep none.
    """

    def __init__(self, session: Session, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self._session = session
        self._preferences = preferences
        self.docks: dict[str, Dock] = {}
        self.canvas: QWidget = pages.CANVAS.make(session) if pages.CANVAS.is_installed else QWidget()
        self.setCentralWidget(self.canvas)
        self.setDockNestingEnabled(True)
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
        ):
            self.setCorner(corner, area)
        for row in pages.installed(pages.PANELS):
            self._add_dock(row)
        self._arrange()
        self._retranslate()

    def _add_dock(self, row: pages.PageSpec) -> None:
        is_late = row.key in pages.LATE
        content = QWidget() if is_late else row.make(self._session)
        dock = Dock(row.key, content, self, is_titled=row.key not in _NAME_THEMSELVES)
        self.docks[row.key] = dock
        self.addDockWidget(_AREAS[row.key], dock)

    def load_late(self) -> None:
        """Make the panels that were left empty; call it after the first paint."""
        for row in pages.PANELS:
            if row.key in self.docks and row.key in pages.LATE:
                self.docks[row.key].setWidget(row.make(self._session))

    def docks_with_keys(self) -> list[tuple[Dock, str]]:
        """Return the docks with the keys that show and hide them."""
        return [(self.docks[row.key], row.keys) for row in pages.PANELS if row.key in self.docks]

    def _arrange(self) -> None:
        if "outline" in self.docks and "layers" in self.docks:
            self.tabifyDockWidget(self.docks["layers"], self.docks["outline"])
            self.docks["outline"].hide()
        if "curves" in self.docks and "test" in self.docks:
            self.splitDockWidget(self.docks["curves"], self.docks["test"], Qt.Orientation.Horizontal)
            self.resizeDocks([self.docks["curves"], self.docks["test"]], [1040, 560], Qt.Orientation.Horizontal)
        for key, width in _SIDE_WIDTHS_PX.items():
            if key in self.docks:
                self.resizeDocks([self.docks[key]], [width], Qt.Orientation.Horizontal)
        bottom = [self.docks[key] for key in pages.LATE if key in self.docks]
        if bottom:
            self.resizeDocks(bottom, [_BOTTOM_HEIGHT_PX] * len(bottom), Qt.Orientation.Vertical)
        if self._preferences is not None:
            state = self._preferences.state(_PLACES)
            if not state.isEmpty():
                self.restoreState(state, _STATE_VERSION)

    def keep_places(self) -> None:
        """Remember where the docks are."""
        if self._preferences is not None:
            self._preferences.put(_PLACES, self.saveState(_STATE_VERSION))

    def _retranslate(self) -> None:
        for row in pages.PANELS:
            if row.key in self.docks:
                self.docks[row.key].setWindowTitle(QCoreApplication.translate("Pages", row.title))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
