"""The window: menus, the bar with the pages, the pages themselves, and the status bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from modellab.assets import asset_path
from modellab.desktop import dialogs, pages, theme, translation
from modellab.desktop.commands import Commands
from modellab.desktop.menus import Menus
from modellab.desktop.notify import Notifier
from modellab.desktop.preferences import Preferences
from modellab.desktop.recent_menu import RecentMenu
from modellab.desktop.status_bar import StatusBar
from modellab.desktop.top_bar import TopBar
from modellab.desktop.widgets.command_palette import CommandPalette
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from modellab.desktop.network_page import NetworkPage
    from modellab.desktop.session import Session

_SIZE = QSize(1440, 900)
_SMALLEST = QSize(800, 560)


@runtime_checkable
class TakesFiles(Protocol):
    """A panel or page that answers for files."""

    def open_files(self, paths: list[Path]) -> None:
        """Show what the network says about the samples in ``paths``."""


class Window(QMainWindow):
    """The frame around the pages. It shows and forwards; what is true lives in the session.

    Signals:
        painted(): The first frame is on the screen; heavy things may be loaded now.
        closed(bool is_kept): The window has gone; the program shuts down and keeps unsaved changes, or not.
    """

    painted = Signal()
    closed = Signal(bool)

    def __init__(self, session: Session, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.session = session
        self.preferences = preferences or Preferences()
        self._is_painted = self._is_leaving = False
        self._pages: dict[str, QWidget] = {}
        self._rows = {row.key: row for row in pages.installed(pages.PAGES)}
        self.setWindowIcon(QIcon(str(asset_path("icon.svg"))))
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        self.bar = TopBar(session, tuple(self._rows.values()), self)
        self.stack = QStackedWidget()
        self._lay_out()
        self._network: NetworkPage | None = None
        self.commands = Commands(self)
        self.menus = Menus(self.commands, self)
        self.setMenuBar(self.menus)
        self.menus.add_recent(RecentMenu(self.commands.open_path, self))
        self.status = StatusBar(session, self)
        self.setStatusBar(self.status)
        self.notifier = Notifier(self)
        self._data_problem: ModelLabError | None = None
        self.command_palette = CommandPalette(self)
        self._connect()
        self._restore()

    def fill(self) -> None:
        """Show the network; the frame is painted before, because canvas and panels take as long to make as all else."""
        self.show_page("network")
        self.network.canvas.setFocus()

    @property
    def network(self) -> NetworkPage:
        """The Network page, made when it is first asked for."""
        if self._network is None:
            from modellab.desktop.network_page import NetworkPage

            self._network = NetworkPage(self.session, self.preferences)
            self._keep_page("network", self._network)
            self.menus.bind_canvas(self._network.canvas)
            self.menus.add_panels((dock.toggleViewAction(), keys) for dock, keys in self._network.docks_with_keys())
        return self._network

    def _lay_out(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        session, bar = self.session, self.bar
        bar.page_chosen.connect(self.show_page)
        bar.train_pressed.connect(self.commands.train)
        bar.pause_pressed.connect(self.commands.pause)
        bar.stop_pressed.connect(self.commands.stop)
        self.status.language_chosen.connect(self.choose_language)
        session.failed.connect(self._on_session_failed)
        session.told.connect(self._on_session_told)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.run_started.connect(lambda _plan: self.notifier.take_back(lambda error: bool(error.node)))
        for signal in (session.project_changed, session.selection_changed, session.training.state_changed):
            signal.connect(self.menus.refresh)
        session.project_changed.connect(self._show_title)

    # Pages

    @property
    def current_page(self) -> str:
        """Key of the page that is shown."""
        return next((key for key, page in self._pages.items() if page is self.stack.currentWidget()), "")

    @property
    def menu_actions(self) -> tuple[QAction, ...]:
        """Every action of the program."""
        return self.menus.all

    def show_page(self, key: str) -> None:
        """Show a page, making it first if it was never shown."""
        if key not in self._pages:
            self._make_page(key)
        self.stack.setCurrentWidget(self._pages[key])
        if key in self._rows:
            self.bar.pages.set_current(key)
        self.menus.refresh()

    def _make_page(self, key: str) -> None:
        if key == "network":
            assert self.network  # which keeps itself
        else:
            self._keep_page(key, self._rows[key].make(self.session))

    def show_start(self) -> None:
        """Show samples, recent projects and what can be recovered."""
        from modellab.desktop.start_page.page import StartPage

        if "start" not in self._pages:
            page = StartPage(self.session, self.commands)
            page.left.connect(self.show_page)
            self._keep_page("start", page)
        self.stack.setCurrentWidget(self._pages["start"])
        self.bar.pages.set_current("")

    def _keep_page(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self.stack.addWidget(page)

    def open_command_palette(self) -> None:
        """List every action by name."""
        self.menus.refresh()
        self.command_palette.open(self.menus.all)

    # Look

    def choose_scheme(self, scheme: theme.Scheme) -> None:
        """Show the window dark, light, or as the system."""
        theme.switch.choose(scheme)
        self.preferences.put("scheme", scheme)

    def choose_language(self, key: str) -> None:
        """Speak another language from now on."""
        translation.choose(key)
        self.preferences.put("language", key)
        self.menus.refresh()

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.session.name or self.tr('Untitled')}[*] — Model Lab")
        self.setWindowModified(not self.session.is_saved)

    def _restore(self) -> None:
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        place = self.preferences.state("window/place")
        if not place.isEmpty():
            self.restoreGeometry(place)
        self._show_title()

    # Messages

    def _on_session_failed(self, error: ModelLabError) -> None:
        node = error.node
        if node and node in self.session.graph.nodes:
            self.notifier.fail(error, self.tr("Show"), lambda: self._show_node(node))
        elif _says(error, self.session.data.problem) and self.current_page != "data":
            self.notifier.fail(error, self.tr("Show"), lambda: self.show_page("data"))
        else:
            self.notifier.fail(error)

    def _on_session_dataset_changed(self) -> None:
        """Say no longer that the data is missing or unreadable once it has been read."""
        data, missing = self.session.data, self._data_problem
        self._data_problem = data.problem or missing
        if missing is not None and data.dataset is not None:
            self._data_problem = None
            self.notifier.take_back(lambda error: _says(error, missing))

    def _show_node(self, node: str) -> None:
        self.show_page("network")
        self.session.select([node])

    def _on_session_told(self, text: Text, label: Text | None, action: Callable[[], object] | None) -> None:
        self.notifier.tell(text, label or "", action)

    # Test

    def test_panel(self) -> TakesFiles | None:
        """Return what takes files to test: the Test page while it is shown, else the panel where it is loaded."""
        page = self.stack.currentWidget()
        if isinstance(page, TakesFiles):
            return page
        dock = self._network.docks.get("test") if self._network is not None else None
        panel = dock.widget() if dock is not None else None
        return panel if isinstance(panel, TakesFiles) else None

    def test_file(self, path: Path) -> None:
        """Ask the network about a picture or what else a file holds, on the page that is shown if it can."""
        panel = self.test_panel()
        if panel is not None:
            if not isinstance(self.stack.currentWidget(), TakesFiles):
                self.show_page("network")
            panel.open_files([path])

    # Leaving

    def leave_project(self, go_on: Callable[[], object]) -> None:
        """End the run, ask about unsaved changes, and then ``go_on`` unless the user stays."""
        if self.session.training.is_active:
            self.session.start(self._end_run_and_ask(go_on))
        else:
            self._ask_unsaved(go_on)

    def _ask_unsaved(self, go_on: Callable[[], object]) -> None:
        if self.session.is_saved:
            go_on()
            return
        name = self.session.name or self.tr("Untitled")
        dialogs.ask_unsaved(self, name, lambda answer: self._on_unsaved_answered(answer, go_on))

    def _on_unsaved_answered(self, answer: str, go_on: Callable[[], object]) -> None:
        if answer == "discard":
            go_on()
        elif answer == "save" and self.session.path is not None:
            self.session.start(self._save_and(self.session.path, go_on))
        elif answer == "save":
            where = dialogs.suggested(self.session, ".mlab")
            dialogs.ask_save(
                self, self.tr("Save the project"), where, lambda path: self.session.start(self._save_and(path, go_on))
            )

    async def _save_and(self, path: Path, go_on: Callable[[], object]) -> None:
        await self.session.files.save(path)
        go_on()

    async def _end_run_and_ask(self, go_on: Callable[[], object]) -> None:
        # The run ends first: what it has learned belongs to the project that the user is asked about.
        await self.session.training.shut_down()
        self._ask_unsaved(go_on)

    def leave(self, *, is_kept: bool) -> None:
        """Close without asking.

        Args:
            is_kept: Whether unsaved changes can be recovered at the next start.
        """
        if self._is_leaving:
            return
        self._is_leaving = True
        self.preferences.put("window/place", self.saveGeometry())
        if self._network is not None:
            self._network.keep_places()
        self.preferences.write()
        self.hide()
        self.closed.emit(is_kept)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes first; the program ends once everything is written."""
        event.ignore()
        if not self._is_leaving:
            self.session.start(self._end_run_and_ask(lambda: self.leave(is_kept=False)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first frame is on its way to the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go on with Tab or Shift+Tab; what a page made since then still comes before the status bar."""
        self.status.come_last()
        return super().focusNextPrevChild(is_next)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_title()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if _dropped_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project; show any other file to the network."""
        path = _dropped_path(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == ".mlab":
            self.commands.open_path(path)
        else:
            self.test_file(path)


def _says(error: ModelLabError, problem: ModelLabError | None) -> bool:
    # Not the very same: the data keeps a problem without the traceback of the error that is shown.
    return problem is not None and (error.sentence, error.hint) == (problem.sentence, problem.hint)


def _dropped_path(event: QDropEvent) -> Path | None:
    # Only local files: a dropped URL is never fetched.
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
