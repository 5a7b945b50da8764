from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.train_page.band import band
from modellab.desktop.train_page.folds_dialog import FoldsDialog
from modellab.desktop.train_page.page import TrainPage
from modellab.desktop.train_page.plot import CurvePlot
from modellab.project.project import Project
from modellab.project.samples import build_sample
from modellab.training.curves import Curves
from modellab.training.recipe_rows import change_recipe
from tests.desktop import trained
from tests.desktop.conftest import Finish, OnScreen

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[Project], TrainPage]


@pytest.fixture
def show(session: Session, finish: Finish, on_screen: OnScreen) -> Show:
    def show_page(project: Project) -> TrainPage:
        finish(session.files.new(project))
        page = TrainPage(session)
        on_screen(page)
        return page

    return show_page


@pytest.fixture
def page(show: Show) -> TrainPage:
    return show(trained.digits())


def wheel(plot: CurvePlot) -> None:
    view = plot.view
    middle = QPointF(view.width() / 2, view.height() / 2)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_before_the_first_run_the_page_says_what_to_do(show: Show) -> None:
    assert show(build_sample("digits")).curves.is_empty


def test_the_newest_kept_run_is_shown_with_its_best_epoch(page: TrainPage) -> None:
    assert not page.curves.is_empty
    assert "Run 1" in page.curves.strip.text
    assert "best epoch 4" in page.curves.strip.text


def test_a_run_shows_progress_and_then_its_curves(show: Show, session: Session, qtbot: QtBot) -> None:
    page = show(build_sample("digits"))
    session.set_recipe(change_recipe(session.recipe, epochs=100_000))
    session.start(session.training.start())
    qtbot.waitUntil(lambda: "samples/s" in page.curves.strip.text and "left" in page.curves.strip.text, timeout=60_000)
    assert page.curves.strip.bar.isVisible()
    assert not page.curves.is_empty
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=60_000)
    assert not page.curves.strip.bar.isVisible()


def test_zooming_survives_new_points_and_a_double_click_ends_it(
    page: TrainPage, session: Session, qtbot: QtBot
) -> None:
    plot, curves = page.curves.loss, Curves.from_arrays(session.project.runs[0].curve_arrays())
    plot.show_run(curves, 0)
    wheel(plot)
    zoomed = plot.view_range
    curves.append("train/loss", 1e6, 0.5)
    plot.refresh()
    assert plot.view_range == zoomed
    qtbot.mouseDClick(plot.view.viewport(), LEFT, pos=plot.view.viewport().rect().center())
    assert plot.view_range[0] == (0, 1e6)


def test_both_plots_look_at_the_same_steps(page: TrainPage) -> None:
    wheel(page.curves.loss)
    assert page.curves.score.view_range[0] == page.curves.loss.view_range[0]
    assert page.fit.isEnabled()


def test_show_all_undoes_zooming(page: TrainPage, qtbot: QtBot) -> None:
    before = page.curves.loss.view_range
    wheel(page.curves.loss)
    assert page.curves.loss.view_range != before
    qtbot.mouseClick(page.fit, LEFT)
    assert page.curves.loss.view_range == before


def test_the_logarithmic_axis_shows_exponents(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    lowest = session.project.runs[0].curve_arrays()["train/loss"][1].min()
    qtbot.mouseClick(page.log, LEFT, pos=QPoint(8, page.log.height() // 2))
    assert page.curves.loss.is_log
    low, high = page.curves.loss.view_range[1]
    assert low <= np.log10(lowest) <= high


def test_the_values_under_the_pointer_are_written(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    plot = page.curves.loss
    before = plot.header.texts
    qtbot.mouseMove(plot.view.viewport(), plot.view.viewport().rect().center())
    qtbot.waitUntil(lambda: plot.header.texts != before)
    assert plot.header.texts[0].startswith("step ")


def test_earlier_runs_are_laid_behind_with_their_names(show: Show, qtbot: QtBot) -> None:
    page = show(trained.two_runs())
    qtbot.mouseClick(page.past, LEFT, pos=QPoint(8, page.past.height() // 2))
    assert [run.name for run in page.curves.loss.past] == ["Run 1"]


def test_more_smoothing_makes_the_train_curve_smoother(page: TrainPage, qtbot: QtBot) -> None:
    def roughness() -> float:
        return float(np.abs(np.diff(page.curves.loss.drawn("train")[1])).sum())

    page.smooth.setValue(0)
    rough = roughness()
    qtbot.keyClick(page.smooth, Qt.Key.Key_End)
    assert roughness() < rough


def test_another_optimizer_in_the_form_changes_the_recipe(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    box: QComboBox = page.recipe.choices["optimizer"]
    box.setFocus()
    qtbot.keyClicks(box, "SGD")
    assert session.recipe.optimizer == "sgd"
    assert "momentum" in session.recipe.optimizer_settings


def test_a_setting_in_the_form_changes_the_recipe(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    field = page.recipe.general.editor("epochs").focusProxy()
    field.selectAll()
    qtbot.keyClicks(field, "33")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.recipe.general["epochs"] == 33


def test_undo_brings_the_setting_back_into_the_form(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    field = page.recipe.general.editor("epochs").focusProxy()
    before = field.text()
    field.selectAll()
    qtbot.keyClicks(field, "33")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    session.undo()
    assert field.text() == before


def test_a_setting_without_value_says_off(page: TrainPage) -> None:
    field = page.recipe.general.editor("gradient_clipping").focusProxy()
    assert field.lineEdit().placeholderText() == "off"


def test_a_diagnosis_is_shown_and_its_remedy_applied(show: Show, session: Session, qtbot: QtBot) -> None:
    page = show(build_sample("digits"))
    session.set_recipe(change_recipe(session.recipe, epochs=3, optimizer="sgd", learning_rate=1e-6))
    with qtbot.waitSignal(session.run_ended, timeout=120_000):
        session.start(session.training.start())
    assert "hardly moves" in page.diagnosis.findings[0].sentence
    qtbot.mouseClick(page.diagnosis.findChild(QPushButton), LEFT)
    assert session.recipe.optimizer_settings.number("learning_rate") == pytest.approx(1e-5)


def test_a_cross_validation_is_started_and_kept(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=2))
    told: list[str] = []
    session.told.connect(lambda text, _label, _action: told.append(str(text)))
    qtbot.mouseClick(page.folds, LEFT)
    dialog = page.findChild(FoldsDialog)
    dialog.folds.setValue(3)
    with qtbot.waitSignal(session.run_ended, timeout=120_000):
        qtbot.mouseClick(dialog.start, LEFT)
    assert {run.group for run in session.project.runs} == {"", "Cross-validation"}
    assert [run.name for run in session.project.runs][1:] == [f"Cross-validation, fold {k}" for k in (1, 2, 3)]
    assert "over 3 folds" in told[-1]


def test_a_cross_validation_says_which_fold_it_is_at(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=30))
    session.start(session.training.start(num_folds=2))
    qtbot.waitUntil(lambda: "fold 2 / 2" in page.curves.strip.text, timeout=60_000)
    with qtbot.waitSignal(session.run_ended, timeout=120_000):
        session.training.stop()


def test_folds_are_drawn_as_a_band(page: TrainPage, session: Session, qtbot: QtBot) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=3))
    with qtbot.waitSignal(session.run_ended, timeout=120_000):
        session.start(session.training.start(num_folds=2))
    x, low, high = page.curves.score.view.banded
    assert len(x) == 3
    assert (low < high).all()


def test_a_band_is_the_mean_and_its_deviation() -> None:
    runs = [Curves(), Curves()]
    for run, values in zip(runs, ([1.0, 2.0, 3.0], [3.0, 2.0]), strict=True):
        run.extend("validation/loss", range(len(values)), values)
    x, low, high = band(runs, "validation/loss")
    assert x.tolist() == [0.0, 1.0]
    assert ((low + high) / 2).tolist() == [2.0, 2.0]
    assert (high - low).tolist() == pytest.approx([2 * 2**0.5, 0.0])


def test_one_run_makes_no_band() -> None:
    run = Curves()
    run.extend("validation/loss", range(3), [1.0, 2.0, 3.0])
    assert not len(band([run], "validation/loss")[0])


def test_no_cross_validation_is_offered_on_a_page_that_was_made_during_a_run(
    page: TrainPage, session: Session, on_screen: OnScreen, qtbot: QtBot
) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=3))
    session.start(session.training.start())
    qtbot.waitUntil(lambda: session.training.is_active)
    late = TrainPage(session)
    on_screen(late)
    assert not late.folds.isEnabled()
    qtbot.waitUntil(late.folds.isEnabled, timeout=60_000)
