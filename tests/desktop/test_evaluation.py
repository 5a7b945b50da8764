"""The panel that measures a network on a split, with real clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import open_dataset
from modellab.desktop.background import Work
from modellab.desktop.session import Session
from modellab.desktop.test_page.calibration_view import CalibrationView
from modellab.desktop.test_page.confusion_matrix import ConfusionMatrix
from modellab.desktop.test_page.curve_view import CurveView
from modellab.desktop.test_page.evaluation_panel import EvaluationPanel
from modellab.desktop.test_page.line_plot import LinePlot
from modellab.desktop.test_page.residual_plot import ResidualPlot
from modellab.desktop.widgets.rows_view import PlainTable
from modellab.desktop.widgets.work_bar import WorkBar
from modellab.project.project import Project
from modellab.project.samples import build_sample, project_for
from tests.desktop import trained
from tests.desktop.conftest import Finish, OnScreen

LEFT = Qt.MouseButton.LeftButton
Measure = Callable[[Project], EvaluationPanel]


@pytest.fixture
def measure(session: Session, finish: Finish, on_screen: OnScreen, qtbot: QtBot) -> Measure:
    def press(project: Project) -> EvaluationPanel:
        finish(session.files.new(project))
        panel = EvaluationPanel(session)
        on_screen(panel)
        qtbot.mouseClick(panel.start_button, LEFT)
        qtbot.waitUntil(lambda: bool(panel.offered), timeout=60_000)
        return panel

    return press


def choose(panel: EvaluationPanel, qtbot: QtBot, key: str) -> None:
    qtbot.mouseClick(panel.switch.findChild(QPushButton, f"segment-{key}"), LEFT)


def rows(table: PlainTable) -> list[list[str]]:
    """Return what a table says."""
    return [
        [item.text() if (item := table.item(row, column)) is not None else "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def words() -> Project:
    """Train a small network on 280 names of emoji, for a moment."""
    config = DatasetConfig("emoji_languages", train_limit=280)
    return trained.with_run(project_for(config, open_dataset(config, base=None).schema, "words"), 1)


def test_classes_are_offered_curves_but_no_errors(measure: Measure) -> None:
    assert measure(trained.digits()).offered == ["classes", "roc", "recall", "calibration", "figures"]


def test_the_table_begins_with_means_over_classes(measure: Measure) -> None:
    panel = measure(trained.digits())
    first = rows(panel.by_class.classes)[:2]
    assert [row[0] for row in first] == ["Mean", "Weighted mean"]
    assert [row[4] for row in first] == ["270", "270"]


@pytest.mark.parametrize("key", ["roc", "recall"])
def test_every_class_has_a_curve(measure: Measure, qtbot: QtBot, key: str) -> None:
    panel = measure(trained.digits())
    choose(panel, qtbot, key)
    view = panel.views[key]
    assert isinstance(view, CurveView)
    qtbot.waitUntil(lambda: view.classes.rowCount() == 10, timeout=30_000)
    assert view.isVisible()
    assert len(view.plot.lines) == 10
    areas = [float(row[1]) for row in rows(view.classes)]
    assert areas == sorted(areas)


def test_a_selected_class_stands_out(measure: Measure, qtbot: QtBot) -> None:
    panel = measure(trained.digits())
    choose(panel, qtbot, "roc")
    view = panel.views["roc"]
    assert isinstance(view, CurveView)
    qtbot.waitUntil(lambda: view.classes.rowCount() == 10, timeout=30_000)
    place = view.classes.visualItemRect(view.classes.item(3, 0)).center()
    qtbot.mouseClick(view.classes.viewport(), LEFT, pos=place)
    assert sum(bool(line.color) for line in view.plot.lines) == 1


def test_calibration_counts_every_sample(measure: Measure, qtbot: QtBot) -> None:
    panel = measure(trained.digits())
    choose(panel, qtbot, "calibration")
    view = panel.views["calibration"]
    assert isinstance(view, CalibrationView)
    assert sum(int(row[2]) for row in rows(view.bins)) == 270
    assert "on average" in view.words.text()


def test_figures_tell_how_long_an_answer_takes(measure: Measure, qtbot: QtBot) -> None:
    panel = measure(trained.digits())
    choose(panel, qtbot, "figures")
    told = {row[0]: row[1] for row in rows(panel.figures.figures)}
    assert told["95 % of the answers within"].endswith(" ms")
    assert float(told["Area under the ROC curve"]) > 0.9


def test_values_are_offered_errors_and_no_classes(measure: Measure, tmp_path: Path) -> None:
    panel = measure(trained.houses(tmp_path))
    assert panel.offered == ["values", "figures"]
    assert panel.values.residuals.counts.sum() > 0
    assert panel.values.samples.rows.rowCount() > 0


def test_a_forecast_is_measured_against_the_last_value(measure: Measure) -> None:
    config = DatasetConfig("waves")
    project = project_for(config, open_dataset(config, base=None).schema, "waves")
    panel = measure(trained.with_run(project, 1))
    assert "than the last value" in panel.summary
    assert panel.values.samples.series.count() > 0


def test_the_worst_reconstructions_are_told_by_their_errors(measure: Measure) -> None:
    panel = measure(trained.with_run(build_sample("autoencoder"), 1))
    pictures = panel.values.samples.pictures
    errors = [float(pictures.item(place).text()) for place in range(3)]
    assert errors == sorted(errors, reverse=True)
    assert 0 < errors[0] < 1


def test_texts_behind_a_cell_are_listed(measure: Measure, qtbot: QtBot) -> None:
    panel = measure(words())
    matrix = panel.by_class.matrix
    truth, predicted = (int(k) for k in np.argwhere(matrix.counts > 0)[0])
    qtbot.mouseClick(matrix, LEFT, pos=matrix.center_of(truth, predicted))
    listed = panel.by_class.samples.texts.rows
    assert len(listed) == min(matrix.count(truth, predicted), 200)
    assert all(row.text for row in listed)


def test_another_project_empties_the_panel(measure: Measure, session: Session) -> None:
    panel = measure(trained.digits())
    session.project_opened.emit()
    assert panel.offered == []
    assert panel.summary == ""


def test_errors_of_every_size_are_counted(qtbot: QtBot) -> None:
    plot = ResidualPlot()
    qtbot.addWidget(plot)
    plot.show_values(np.zeros(100), np.linspace(-1, 1, 100))
    assert plot.counts.sum() >= 98
    plot.show_values(np.zeros(3), np.zeros(3))
    assert plot.counts.sum() == 3


def test_an_evaluation_can_be_cancelled_with_the_same_button(
    measure: Measure, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = measure(trained.digits())
    told = panel.summary
    monkeypatch.setattr("modellab.prediction.evaluate._BATCH", 1)
    qtbot.mouseClick(panel.start_button, LEFT)
    assert panel.start_button.text() == "Cancel"
    qtbot.mouseClick(panel.start_button, LEFT)
    qtbot.waitUntil(lambda: panel.start_button.text() == "Evaluate", timeout=30_000)
    assert panel.summary == told
    assert panel.start_button.hasFocus()


def test_figures_of_weights_that_answer_no_longer_are_not_shown(
    measure: Measure, session: Session, qtbot: QtBot
) -> None:
    panel = measure(trained.digits())
    qtbot.mouseClick(panel.start_button, LEFT)
    session.predictor_changed.emit()
    qtbot.waitUntil(lambda: panel.start_button.text() == "Evaluate", timeout=30_000)
    assert panel.summary == ""


def test_a_bar_appears_where_work_takes_a_moment(qtbot: QtBot, on_screen: OnScreen) -> None:
    bar, work = WorkBar(), Work()
    on_screen(bar)
    bar.follow(work)
    assert not bar.isVisible()
    work.report(3, 10)
    qtbot.waitUntil(bar.isVisible)
    assert (bar.value(), bar.maximum()) == (3, 10)
    bar.follow(None)
    assert not bar.isVisible()


@pytest.mark.parametrize("side", ["left", "bottom"])
def test_axes_of_shares_are_labelled_from_end_to_end(qtbot: QtBot, on_screen: OnScreen, side: str) -> None:
    plot = LinePlot()
    on_screen(plot)

    def labels() -> set[str]:
        picture = QPicture()
        painter = QPainter(picture)
        *_lines, texts = plot.getAxis(side).generateDrawSpecs(painter)
        painter.end()
        return {text for _place, _flags, text in texts}

    qtbot.waitUntil(lambda: labels() >= {"0 %", "100 %"})  # an axis finds its size while it is painted


LONG = ("English springer", "cassette player", "French horn")


def matrix_of(names: tuple[str, ...], qtbot: QtBot) -> ConfusionMatrix:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(260, 260)
    matrix.show_counts(np.eye(len(names), dtype=np.int64), names)
    with qtbot.waitExposed(matrix):
        matrix.show()
    return matrix


def test_every_row_of_many_classes_is_high_enough_for_its_name_in_a_low_panel(qtbot: QtBot) -> None:
    view, names = QScrollArea(), tuple(f"Language {k}" for k in range(14))
    qtbot.addWidget(view)
    matrix = matrix_of(names, qtbot)
    view.setWidgetResizable(True)
    view.setWidget(matrix)
    view.resize(400, 160)
    view.show()
    qtbot.waitUntil(lambda: matrix.center_of(13, 0).y() - matrix.center_of(0, 0).y() >= 13 * 16)
    assert view.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("count", [10, 100])
def test_a_matrix_asks_for_no_more_than_a_window_has(qtbot: QtBot, count: int) -> None:
    assert matrix_of(tuple(map(str, range(count))), qtbot).minimumSizeHint().height() < 650


def test_long_names_stand_above_their_columns(qtbot: QtBot) -> None:
    short, long = matrix_of(("a", "b", "c"), qtbot), matrix_of(LONG, qtbot)
    assert long.center_of(0, 0).y() > short.center_of(0, 0).y()
    image = long.grab().toImage()
    ground = image.pixel(2, 2)
    x = long.center_of(0, 0).x()
    column = [(x + dx, y) for dx in range(-6, 7) for y in range(20, 40)]
    assert any(image.pixel(*at) != ground for at in column)  # the upper half of a name that lies would be empty


@pytest.mark.parametrize("is_row", [True, False])
def test_the_whole_name_of_a_class_is_told_where_it_begins(qtbot: QtBot, is_row: bool) -> None:
    matrix = matrix_of(LONG, qtbot)
    cell = matrix.center_of(1, 1)
    point = QPoint(4, cell.y()) if is_row else QPoint(cell.x(), 30)
    qtbot.mouseMove(matrix, QPoint(1, 1))
    qtbot.mouseMove(matrix, point)
    assert matrix.toolTip() == "cassette player"
