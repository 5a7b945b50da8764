"""Processor time of one refresh of both plots while a run goes on, printed beside the goal; no time is asserted.

Run with ``pytest tests/benchmarks/test_plot_speed.py -m benchmark -s``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the window needs Qt", exc_type=ImportError)

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from modellab.desktop import theme
from modellab.desktop.train_page.plot import CurvePlot, PastRun
from modellab.training.curves import Curves

pytestmark = pytest.mark.benchmark

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
GOAL_MS = 6.0
PAN_GOAL_MS = 33.3


@pytest.fixture
def plots(qapp: QApplication, qtbot: QtBot) -> Iterator[tuple[CurvePlot, CurvePlot]]:
    theme.install(qapp, "dark")
    holder = QWidget()
    layout = QHBoxLayout(holder)
    pair = (CurvePlot("loss", "Loss"), CurvePlot("accuracy", "Accuracy", is_share=True))
    for plot in pair:
        layout.addWidget(plot)
    holder.resize(960, 600)
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    yield pair


def recorded(length: int) -> Curves:
    """Four curves as a run leaves them: a point a step, and 50 validations."""
    rng, curves = np.random.default_rng(0), Curves()
    for split, every in (("train", 1), ("validation", max(1, length // 50))):
        x = np.arange(1, length + 1, every)
        curves.extend(f"{split}/loss", x, 2 * np.exp(-5 * x / length) + rng.normal(0, 0.1, len(x)) ** 2)
        curves.extend(f"{split}/accuracy", x, 1 - 0.9 * np.exp(-5 * x / length) - 0.05 * rng.random(len(x)))
    return curves


def milliseconds(action: Callable[[int], None], times: int = 20) -> float:
    """Return the median processor time of ``action``, painting included."""
    taken = []
    for k in range(times):
        start = time.process_time()
        action(k)
        QApplication.processEvents()
        taken.append(1e3 * (time.process_time() - start))
    return statistics.median(taken)


@pytest.mark.parametrize("length", LENGTHS)
def test_a_refresh_while_streaming(plots: tuple[CurvePlot, CurvePlot], length: int) -> None:
    curves = recorded(length)
    for plot in plots:
        plot.show_run(curves, 2 * length, is_streaming=True)

    def refresh(k: int) -> None:
        for plot in plots:
            curves.append(f"train/{plot.key}", length + k + 1, 0.5)
            plot.refresh()

    taken = milliseconds(refresh)
    print(f"\n{length:>9,} points: {taken:.1f} ms for both plots (goal {GOAL_MS} ms)")
    assert all(len(plot.drawn("train")[0]) <= 2.2 * plot.view.width() for plot in plots)


def test_panning_forty_long_runs(plots: tuple[CurvePlot, CurvePlot]) -> None:
    plot, _ = plots
    plot.show_run(recorded(100_000), 0)
    plot.show_past([PastRun(f"Run {k}", recorded(100_000), "#8b95a7") for k in range(39)])
    taken = milliseconds(lambda k: plot.show_steps(100.0 * k, 50_000 + 100.0 * k))
    print(f"\n40 runs of 100,000 points: {taken:.1f} ms a frame (goal {PAN_GOAL_MS} ms)")
    assert len(plot.past) == 39
