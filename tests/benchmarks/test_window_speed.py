# ruff: noqa: F811 - fixtures are imported and then asked for by name
"""What an open window with live curves costs the training, and how late the event loop gets meanwhile.

Run with ``pytest tests/benchmarks/test_window_speed.py -m benchmark -s``, under Xvfb for the cost of a real window.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Coroutine
from typing import Any

import numpy as np
import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the window needs Qt", exc_type=ImportError)

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from modellab.desktop import engine, pages, theme
from modellab.desktop.main import import_project
from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.project.project import Project
from modellab.training.events import EpochDone
from modellab.training.plan import Plan
from modellab.training.runners.thread import ThreadRunner
from tests.builders import small_cnn
from tests.desktop.conftest import finish, loop  # noqa: F401 - fixtures
from tests.training.samples import pictures
from tests.training.samples import plan as make_plan

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

BATCH, STEPS, EPOCHS, ROUNDS = 32, 400, 3, 3
TICK_MS = 4
DATASET = pictures({"train": STEPS * BATCH, "validation": 0, "test": 0}, size=28, classes=10)

Finish = Callable[[Coroutine[Any, Any, Any]], Any]


def speed_of(events: list[object]) -> float:
    """Samples per second between the end of the first epoch and that of the last."""
    done = [event for event in events if isinstance(event, EpochDone)]
    return BATCH * STEPS * (len(done) - 1) / (done[-1].elapsed_s - done[0].elapsed_s)


def a_plan() -> Plan:
    return make_plan(small_cnn(), batch_size=BATCH, epochs=EPOCHS)


def headless() -> float:
    runner, events = ThreadRunner(a_plan(), DATASET), []
    runner.start()
    while not runner.join(0.1):
        events += runner.events()
    return speed_of(events + runner.events())


class Lateness:
    """How much later than wanted a precise timer fires, in milliseconds."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now


def with_window(window: Window, qtbot: QtBot, lateness: Lateness) -> float:
    training = window.session.training
    plan = a_plan()
    training._begin(plan, ThreadRunner(plan, DATASET))  # the synthetic samples have no file to be opened from
    lateness.start()
    qtbot.waitUntil(lambda: not training.is_active, timeout=300_000)
    lateness.stop()
    return speed_of(list(training.events))


def test_a_window_with_live_curves_keeps_the_speed_of_the_headless_loop(
    qapp: QApplication,
    qtbot: QtBot,
    finish: Finish,
    capsys: pytest.CaptureFixture[str],
) -> None:
    theme.install(qapp, "dark")
    session = Session(Project(graph=small_cnn()))
    window = Window(session)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.fill()
    pages.import_late()
    import_project()
    engine.warm_up()
    window.network.load_late()
    session.data.dataset = DATASET  # so that layers are measured live, too
    lateness = Lateness()
    headless()
    ratios = []
    for index in range(ROUNDS):
        pair = [headless, lambda: with_window(window, qtbot, lateness)]
        order = (0, 1) if index % 2 == 0 else (1, 0)
        speeds = {which: pair[which]() for which in order}
        ratios.append(speeds[1] / speeds[0])
    finish(session.shut_down(is_kept=False))
    window.close()
    late = np.array(lateness.late_ms)
    ratio, p99, worst = statistics.median(ratios), float(np.percentile(late, 99)), float(late.max())
    with capsys.disabled():
        print(
            f"\nW1 with the window open: {ratio:.2f} x headless; event loop late p99 {p99:.1f} ms, worst {worst:.0f} ms"
        )
    assert ratio >= 0.7
