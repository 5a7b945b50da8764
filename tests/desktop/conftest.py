"""Fixtures of the window's tests: the Qt loop with asyncio on it, a session, and the whole window."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the window needs Qt", exc_type=ImportError)

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from modellab.desktop import theme, translation
from modellab.desktop.preferences import Preferences
from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.project.samples import build_sample

Finish = Callable[[Coroutine[Any, Any, Any]], Any]
OnScreen = Callable[[QWidget], None]


@pytest.fixture
def loop(qt_loop: QEventLoop) -> Iterator[QEventLoop]:
    """An asyncio loop that runs on whatever Qt loop pytest-qt starts."""
    with ThreadPoolExecutor(2) as executor:
        qt_loop.set_default_executor(executor)
        yield qt_loop


@pytest.fixture
def finish(loop: QEventLoop, qtbot: QtBot) -> Finish:
    """Run a coroutine to its end while the window lives, and return its result."""

    def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
        task = loop.create_task(coroutine)
        qtbot.waitUntil(task.done, timeout=60_000)
        return task.result()

    return run


@pytest.fixture
def session(loop: QEventLoop, finish: Finish) -> Iterator[Session]:
    """The sample project of handwritten digits, as at the first start."""
    session = Session(build_sample("digits"))
    yield session
    finish(session.shut_down(is_kept=False))


@pytest.fixture
def window(session: Session, qapp: QApplication, qtbot: QtBot, home: Path, finish: Finish) -> Iterator[Window]:
    """The whole window on ``session``, shown and painted."""
    theme.install(qapp, "dark")
    translation.choose("en")
    window = Window(session, Preferences(home / "window.ini"))
    with qtbot.waitExposed(window):
        window.show()
    window.fill()
    yield window
    finish(session.shut_down(is_kept=False))
    window.hide()
    window.deleteLater()
    qtbot.wait(10)
    qapp.sendPostedEvents(None, 52)  # DeferredDelete: widgets go before the next test looks for those left behind
    translation.choose("en")


@pytest.fixture
def on_screen(session: Session, qapp: QApplication, qtbot: QtBot, finish: Finish) -> Iterator[OnScreen]:
    """Show pages of ``session``, and take them away after everything that would write on them has ended."""
    shown: list[QWidget] = []

    def show(page: QWidget) -> None:
        shown.append(page)
        page.resize(1200, 800)
        with qtbot.waitExposed(page):
            page.show()

    theme.install(qapp, "dark")
    yield show
    finish(session.shut_down(is_kept=False))
    for page in shown:
        page.hide()
        page.deleteLater()
    qapp.sendPostedEvents(None, 52)  # DeferredDelete


@pytest.fixture(autouse=True)
def _no_widget_left(qapp: QApplication) -> Iterator[None]:
    before = set(qapp.topLevelWidgets())
    yield
    left = [w for w in qapp.topLevelWidgets() if w not in before and w.isVisible()]
    assert not left, f"widgets left open: {left}"
