from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import open_dataset
from modellab.desktop.session import Session
from modellab.desktop.test_page.page import TestPage
from modellab.desktop.test_page.series_class_view import SeriesClassView
from modellab.desktop.test_page.series_plot import SeriesPlot
from modellab.desktop.test_page.series_view import SeriesView
from modellab.project.networks import class_end, series_lstm, value_end
from modellab.project.project import Project
from modellab.project.samples import project_for
from modellab.settings import Settings
from tests.desktop import trained
from tests.desktop.conftest import Finish, OnScreen
from tests.desktop.drops import drop

Show = Callable[[Project], TestPage]


@pytest.fixture
def show(session: Session, finish: Finish, on_screen: OnScreen, qtbot: QtBot) -> Show:
    def show_page(project: Project) -> TestPage:
        finish(session.files.new(project))
        page = TestPage(session)
        on_screen(page)
        qtbot.waitUntil(lambda: session.dataset is not None, timeout=60_000)
        return page

    return show_page


@functools.cache
def waves() -> Project:
    config = DatasetConfig("waves", options=Settings({"window": 7, "horizon": 2, "step": 4}))
    project = project_for(config, open_dataset(config).schema, "waves")
    return trained.with_run(replace(project, graph=series_lstm(7, 1, value_end(2), 8)), 1, learning_rate=0.01)


@functools.cache
def shapes() -> Project:
    config = DatasetConfig("wave_shapes")
    project = project_for(config, open_dataset(config).schema, "shapes")
    return trained.with_run(replace(project, graph=series_lstm(64, 1, class_end(5), 8)), 1)


def series_file(folder: Path, rows: int = 20, name: str = "value") -> Path:
    path = folder / "new.csv"
    lines = [f"2020-01-{day:02},{20 + day % 7}" for day in range(1, rows + 1)]
    path.write_text("\n".join([f"date,{name}", *lines]), encoding="utf-8")
    return path


@pytest.fixture
def view(show: Show, qtbot: QtBot) -> SeriesView:
    page = show(waves())
    assert isinstance(page.panel.view, SeriesView)
    view = page.panel.view
    qtbot.waitUntil(lambda: view.past is not None, timeout=60_000)
    return view


def test_truth_and_forecast_of_the_test_split_are_drawn_over_time(view: SeriesView) -> None:
    (times, truth), (again, forecast) = view.plot.lines
    np.testing.assert_array_equal(times, again)
    assert len(truth) == len(forecast) == len(view.session.dataset.splits["test"])  # type: ignore[union-attr]
    assert np.datetime64(int(times[0]), "s") > np.datetime64("2023-01-01")


def test_the_figures_name_the_error_and_the_baseline(view: SeriesView) -> None:
    assert view.past is not None
    assert f"{view.past.mae:.4g}" in view.figures.text()
    assert f"{view.past.baseline_mae:.4g}" in view.figures.text()


def test_a_dropped_file_is_forecast_after_its_last_row(view: SeriesView, tmp_path: Path, qtbot: QtBot) -> None:
    drop(view, series_file(tmp_path))
    qtbot.waitUntil(lambda: view.forecast is not None, timeout=30_000)
    assert view.forecast is not None
    assert view.forecast.times == ("2020-01-21", "2020-01-22")
    (_, truth), (_, forecast) = view.plot.lines
    assert len(truth) == 20
    assert forecast[0] == truth[-1]


def test_more_steps_forecast_further(view: SeriesView, tmp_path: Path, qtbot: QtBot) -> None:
    view.open_files([series_file(tmp_path)])
    view.steps.setValue(5)
    qtbot.waitUntil(lambda: view.forecast is not None and len(view.forecast.values) == 5, timeout=30_000)


def test_a_file_that_is_too_short_is_named(view: SeriesView, tmp_path: Path, qtbot: QtBot) -> None:
    drop(view, series_file(tmp_path, rows=3))
    qtbot.waitUntil(lambda: "only 3" in view.notes.text(), timeout=30_000)


def test_going_back_shows_the_test_split_again(view: SeriesView, tmp_path: Path, qtbot: QtBot) -> None:
    view.open_files([series_file(tmp_path)])
    qtbot.waitUntil(lambda: view.forecast is not None, timeout=30_000)
    view.clear()
    qtbot.waitUntil(lambda: view.past is not None, timeout=30_000)


def test_a_file_dropped_beside_the_view_is_forecast_as_well(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(waves())
    drop(page, series_file(tmp_path))
    view = page.panel.view
    assert isinstance(view, SeriesView)
    qtbot.waitUntil(lambda: view.forecast is not None, timeout=30_000)


def test_an_empty_plot_says_what_to_do(on_screen: OnScreen) -> None:
    plot = SeriesPlot()
    on_screen(plot)
    blank = plot.grab().toImage()
    plot.set_hint("Choose a sample.")
    said = plot.grab().toImage()
    assert said != blank
    plot.show_columns(np.arange(6.0).reshape(3, 2))
    plot.clear_lines()
    assert plot.grab().toImage() == said


def test_a_wave_of_the_data_gets_a_class(show: Show, qtbot: QtBot, session: Session) -> None:
    page = show(shapes())
    assert isinstance(page.panel.view, SeriesClassView)
    assert session.dataset is not None
    page.panel.show_sample(int(session.dataset.splits["test"][0]))
    qtbot.waitUntil(lambda: len(page.panel.bars.scores) == 5, timeout=30_000)


def test_the_end_of_a_file_gets_a_class(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "wave.csv"
    path.write_text("value\n" + "\n".join(str(k % 9) for k in range(80)), encoding="utf-8")
    page = show(shapes())
    drop(page, path)
    qtbot.waitUntil(lambda: len(page.panel.bars.scores) == 5, timeout=30_000)
