"""Fixtures and guards of all tests: a home of their own, no window on the screen, no thread left behind."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import modellab

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

assert modellab.__file__  # imported here, so that a broken package fails once and not in every test
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

_GRACE_S = 5.0


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's folder for settings, journals and runs: never the user's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MODELLAB_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def qt_loop(qapp: QApplication) -> Iterator[QEventLoop]:
    """The asyncio loop of all tests of the window: stopping it tells Qt to quit, and then no loop of Qt would run."""
    from qasync import QEventLoop

    loop = QEventLoop(qapp, already_running=True)
    yield loop
    loop.stop()
    asyncio.events._set_running_loop(None)
    loop.close()


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _GRACE_S
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(max(deadline - time.monotonic(), 0))
    left = [t.name for t in set(threading.enumerate()) - before if not t.daemon and t.is_alive()]
    assert not left, f"threads left running: {left}"
