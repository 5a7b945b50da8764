"""What the actions do. Each method is one row of ``actions``; slow ones start a coroutine of the session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from modellab.desktop import dialogs, interruption, theme, translation

if TYPE_CHECKING:
    from modellab.desktop.window import Window
    from modellab.errors import Text
    from modellab.project.journal import Recovery
    from modellab.project.run_folders import InterruptedRun

Slot = Callable[["Commands"], object]
Question = Callable[["Commands"], bool]


class Commands(QObject):
    """The window's verbs.

    Args:
        window: Whose session, pages and dialogs they use.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    # File

    def new(self) -> None:
        """Start an empty project."""
        self.open_sample("blank")

    def open_sample(self, key: str) -> None:
        """Start a project from a sample."""
        self._window.leave_project(lambda: self._session.start(self._open_sample(key)))

    async def _open_sample(self, key: str) -> None:
        from modellab.project.samples import build_sample

        await self._session.files.new(build_sample(key))
        self._window.show_page("network")

    def open(self) -> None:
        """Ask for a project file and open it."""
        dialogs.ask_open(self._window, self.tr("Open a project"), dialogs.projects_filter(), self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a project file."""
        self._window.leave_project(lambda: self._session.start(self._open(path)))

    async def _open(self, path: Path) -> None:
        await self._session.files.open(path)
        self._window.show_page("network")

    def recover(self, recovery: Recovery) -> None:
        """Open a document that was not saved."""
        self._window.leave_project(lambda: self._session.start(self._recover(recovery)))

    async def _recover(self, recovery: Recovery) -> None:
        await self._session.files.recover(recovery)
        self._window.show_page("network")

    def go_on(self, run: InterruptedRun) -> None:
        """Continue a run that ended with its program."""
        self._window.leave_project(lambda: self._session.start(self._go_on(run)))

    async def _go_on(self, run: InterruptedRun) -> None:
        self._window.show_page("network")
        await interruption.go_on(self._session, run)

    def show_start(self) -> None:
        """Show samples, recent projects and what can be recovered."""
        self._window.show_start()

    def save(self) -> None:
        """Save to the project's file; ask for one where there is none."""
        if self._session.path is None:
            self.save_as()
        else:
            self._session.start(self._session.files.save())

    def save_as(self) -> None:
        """Ask for a file and save there."""
        dialogs.ask_save(
            self._window,
            self.tr("Save the project"),
            dialogs.suggested(self._session, ".mlab"),
            lambda path: self._session.start(self._session.files.save(path)),
        )

    def export_python(self) -> None:
        """Ask for a file and write the network as a Python program."""
        dialogs.ask_save(
            self._window,
            self.tr("Export as Python"),
            dialogs.suggested(self._session, ".py"),
            lambda path: self._session.start(self._session.files.export_python(path)),
        )

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    # Edit and Network

    def undo(self) -> None:
        """Take the last edit back."""
        self._session.undo()

    def redo(self) -> None:
        """Do the last undone edit again."""
        self._session.redo()

    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._session.undo_label is not None

    def can_redo(self) -> bool:
        """Whether an edit was undone."""
        return self._session.redo_label is not None

    def undo_label(self) -> Text | None:
        """Return what undo would take back."""
        return self._session.undo_label

    def redo_label(self) -> Text | None:
        """Return what redo would do again."""
        return self._session.redo_label

    def has_selection(self) -> bool:
        """Whether layers are selected."""
        return bool(self._session.selection)

    def has_layers(self) -> bool:
        """Whether anything is drawn."""
        return bool(self._session.graph.nodes)

    @staticmethod
    def on_canvas(verb: str) -> Slot:
        """Return the slot that shows the Network page and asks the canvas for ``verb``."""

        def run(self: Commands) -> None:
            self._window.show_page("network")
            getattr(self._window.network.canvas, verb)()

        return run

    # Train and Test

    def train(self) -> None:
        """Train the network as it is drawn now."""
        self._session.start(self._session.training.start())

    def train_from(self) -> None:
        """Ask whose weights the network shall start from."""
        from modellab.desktop.runs_page.take_over import TakeOverDialog

        TakeOverDialog(self._session, None, self._window).open()

    def cross_validate(self) -> None:
        """Ask how many folds a cross-validation shall have."""
        from modellab.desktop.train_page.folds_dialog import FoldsDialog

        FoldsDialog(self._session, self._window).open()

    def pause(self) -> None:
        """Hold the run, or let it go on."""
        training = self._session.training
        if training.state in ("pausing", "paused"):
            training.resume()
        else:
            training.pause()

    def stop(self) -> None:
        """End the run and keep what it has learned."""
        self._session.training.stop()

    def can_train(self) -> bool:
        """Whether no run is under way."""
        return not self._session.training.is_active

    def can_pause(self) -> bool:
        """Whether a run can be held or go on."""
        return self._session.training.state in ("running", "pausing", "paused")

    def can_stop(self) -> bool:
        """Whether a run is under way."""
        return self._session.training.state in ("starting", "running", "pausing", "paused")

    def has_test(self) -> bool:
        """Whether there is a panel that takes files."""
        return self._window.test_panel() is not None

    def open_test_file(self) -> None:
        """Ask for a file and show what the network says about it."""
        name_filter = dialogs.samples_filter(self._session.answers.reads)
        dialogs.ask_open(self._window, self.tr("Open a file to test"), name_filter, self._window.test_file)

    # View and Help

    @staticmethod
    def page(key: str) -> Slot:
        """Return the slot that shows a page."""
        return lambda self: self._window.show_page(key)

    @staticmethod
    def is_page(key: str) -> Question:
        """Return the question whether a page is shown."""
        return lambda self: self._window.current_page == key

    @staticmethod
    def scheme(key: theme.Scheme) -> Slot:
        """Return the slot that chooses a colour scheme."""
        return lambda self: self._window.choose_scheme(key)

    @staticmethod
    def is_scheme(key: theme.Scheme) -> Question:
        """Return the question whether a colour scheme is chosen."""
        return lambda _self: theme.switch.scheme == key

    @staticmethod
    def language(key: str) -> Slot:
        """Return the slot that chooses a language."""
        return lambda self: self._window.choose_language(key)

    @staticmethod
    def is_language(key: str) -> Question:
        """Return the question whether a language is shown."""
        return lambda _self: translation.current().key == key

    def show_commands(self) -> None:
        """List every action by name."""
        self._window.open_command_palette()

    def show_keys(self) -> None:
        """List the keys of every action."""
        dialogs.show_keys(self._window, self._window.menu_actions)

    def show_about(self) -> None:
        """Say what this program is."""
        dialogs.show_about(self._window)
