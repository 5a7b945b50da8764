"""Starts the window: painted first, then filled, and only then does torch come in."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")  # read by qasync and pyqtgraph when they are imported

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from modellab import __version__
from modellab.desktop import background, crash, dialogs, engine, pages, qt_types, theme, translation
from modellab.desktop.preferences import Preferences, folder
from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.project.samples import build_sample

FIRST_SAMPLE = "digits"
WORKERS = 2


def run(arguments: Sequence[str] = ()) -> int:
    """Show the window until the user leaves it.

    Args:
        arguments: At most one project file to open.

    Returns:
        The exit code.
    """
    gc.disable()  # until the first frame: nothing of what the start makes is garbage
    engine.set_environment()
    background.spare_sources()
    app = application()
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    executor = ThreadPoolExecutor(WORKERS, thread_name_prefix="modellab-work")
    loop.set_default_executor(executor)
    try:
        with loop:
            loop.run_until_complete(_live([Path(word) for word in arguments]))
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        gc.enable()
    return 0


def application() -> QApplication:
    """Return the one application object, with the program's look and language."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("modellab")
    QCoreApplication.setApplicationVersion(__version__)
    app.setDesktopFileName("modellab")
    app.setQuitOnLastWindowClosed(False)  # leaving means: end the run, write the journal, and then quit
    preferences = Preferences()
    translation.choose(preferences.text("language"))
    scheme = preferences.text("scheme", "system")
    theme.install(app, scheme if scheme in ("dark", "light") else "system")  # type: ignore[arg-type]  # as just tested
    return app


async def _live(paths: list[Path]) -> None:
    background.expect_imports()
    session = Session(build_sample(FIRST_SAMPLE))
    window = Window(session)
    hooks = crash.CrashHooks(lambda report: dialogs.show_bug(window, report), session.failed.emit)
    hooks.install()
    left: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    window.closed.connect(left.set_result)
    _leave_on_signals(window)
    window.painted.connect(lambda: QTimer.singleShot(0, lambda: session.start(_fill(window, paths))))
    window.show()
    try:
        is_kept = await left
        await session.shut_down(is_kept=is_kept)
    finally:
        hooks.remove()
        window.deleteLater()


async def _fill(window: Window, paths: list[Path]) -> None:
    """Bring in what the first frame could do without, the lightest first."""
    session = window.session
    window.fill()
    crash.log_to(folder())
    await qt_types.make_all()
    # Imported on a worker, where the window can breathe in between; the widgets are made here.
    await background.run_alone(pages.import_late)
    window.network.load_late()
    gc.freeze()  # what is there by now stays until the end
    gc.enable()
    await background.run_alone(import_project)
    if paths:
        session.start(session.files.open(paths[0]))
    elif await background.run(_has_recent):
        window.show_start()
    session.show_devices(await background.run(engine.load))
    await background.run(engine.warm_up)


def import_project() -> None:
    """Import what opening, saving and running need, so that none of it stops the window later; for a worker."""
    for name in ("file", "interruption", "journal", "recent", "run_folders", "running"):
        importlib.import_module(f"modellab.project.{name}")


def _has_recent() -> bool:
    from modellab.project.journal import recoverable
    from modellab.project.recent import recent_files
    from modellab.project.run_folders import interrupted_runs

    return bool(recoverable() or interrupted_runs()) or any(file.is_there for file in recent_files())


def _leave_on_signals(window: Window) -> None:
    # Whoever ends the program from outside is not asked; unsaved changes wait in the journal.
    def leave(_number: int, _frame: object) -> None:
        window.leave(is_kept=True)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
