from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.test_page.page import TestPage
from modellab.desktop.test_page.panel import TestPanel
from modellab.desktop.test_page.picture_view import PictureView
from modellab.desktop.test_page.picture_well import PictureWell
from modellab.desktop.test_page.row_fields import NumberField
from modellab.desktop.test_page.row_form import RowForm
from modellab.desktop.test_page.row_view import RowView
from modellab.project.project import Project
from modellab.project.samples import build_sample
from modellab.training.recipe_rows import change_recipe
from tests.desktop import trained
from tests.desktop.conftest import Finish, OnScreen
from tests.desktop.drops import drop

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[Project], TestPage]


@pytest.fixture
def show(session: Session, finish: Finish, on_screen: OnScreen, qtbot: QtBot) -> Show:
    def show_page(project: Project) -> TestPage:
        finish(session.files.new(project))
        page = TestPage(session)
        on_screen(page)
        qtbot.waitUntil(lambda: session.dataset is not None or project.dataset is None, timeout=60_000)
        return page

    return show_page


@pytest.fixture
def page(show: Show) -> TestPage:
    return show(trained.digits())


def view(page: TestPage) -> PictureView:
    assert isinstance(page.panel.view, PictureView)
    return page.panel.view


def well(page: TestPage) -> PictureWell:
    return view(page).well


def form(page: TestPage) -> RowForm:
    assert isinstance(page.panel.view, RowView)
    return page.panel.view.form


def number(page: TestPage, column: str) -> NumberField:
    field = form(page).fields[column]
    assert isinstance(field, NumberField)
    return field


def stroke(qtbot: QtBot, page: TestPage, *points: tuple[int, int]) -> None:
    qtbot.mousePress(well(page), LEFT, pos=QPoint(*points[0]))
    for point in points[1:]:
        qtbot.mouseMove(well(page), QPoint(*point))
    qtbot.mouseRelease(well(page), LEFT, pos=QPoint(*points[-1]))


def answered(qtbot: QtBot, panel: TestPanel) -> tuple[tuple[str, float], ...]:
    qtbot.waitUntil(lambda: bool(panel.bars.scores), timeout=30_000)
    return panel.bars.scores


def picture(folder: Path, name: str = "seven.png") -> Path:
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(0)
    for x in range(16, 48):
        image.setPixelColor(x, 10, QColor("white"))
        image.setPixelColor(47 - (x - 16) // 2, 10 + x - 16, QColor("white"))
    assert image.save(str(folder / name))
    return folder / name


def test_a_drawing_gets_an_answer(page: TestPage, qtbot: QtBot) -> None:
    stroke(qtbot, page, (60, 40), (60, 100), (60, 180))
    scores = answered(qtbot, page.panel)
    assert len(scores) == 10
    assert sum(share for _, share in scores) == pytest.approx(1, abs=1e-4)


def test_a_drawing_beside_the_middle_is_moved_there(page: TestPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(well(page).drawn) as drawn:
        stroke(qtbot, page, (30, 40), (30, 180))
    image: QImage = drawn.args[0]
    inked = [x for x in range(image.width()) if image.pixelColor(x, image.height() // 2).value() > 100]
    assert abs((inked[0] + inked[-1]) / 2 - image.width() / 2) < 3


def test_why_lays_a_heat_map_over_the_picture(page: TestPage, qtbot: QtBot) -> None:
    stroke(qtbot, page, (60, 40), (60, 180))
    answered(qtbot, page.panel)
    before = well(page).grab().toImage()
    qtbot.mouseClick(view(page).why, LEFT)
    qtbot.waitUntil(lambda: well(page).grab().toImage() != before, timeout=30_000)


def test_a_dropped_picture_gets_an_answer(page: TestPage, tmp_path: Path, qtbot: QtBot) -> None:
    drop(well(page), picture(tmp_path))
    assert len(answered(qtbot, page.panel)) == 10


def test_a_file_that_is_no_picture_is_refused_in_words(
    page: TestPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    with qtbot.waitSignal(session.failed, timeout=10_000) as refused:
        drop(well(page), tmp_path / "broken.png")
    assert "broken.png" in str(refused.args[0].sentence)


def test_ctrl_v_pastes_a_picture(page: TestPage, tmp_path: Path, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(picture(tmp_path))))
    well(page).setFocus()
    qtbot.keyClick(well(page), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert answered(qtbot, page.panel)


def test_delete_clears_the_picture(page: TestPage, qtbot: QtBot) -> None:
    stroke(qtbot, page, (60, 40), (60, 180))
    answered(qtbot, page.panel)
    qtbot.keyClick(well(page), Qt.Key.Key_Delete)
    assert page.panel.bars.scores == ()
    assert well(page).is_empty


def test_nothing_shows_as_a_window_of_its_own_while_the_page_is_made(
    session: Session, finish: Finish, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(session.files.new(trained.digits()))
    finish(session.open_data())
    alone: list[str] = []
    show = QWidget.setVisible
    monkeypatch.setattr(QWidget, "setVisible", lambda shown, is_visible: (
        alone.append(type(shown).__name__) if is_visible and shown.parentWidget() is None else None,
        show(shown, is_visible),
    ))  # fmt: skip
    qtbot.addWidget(TestPage(session))
    assert alone == []


def test_a_click_on_a_sample_asks_about_it(page: TestPage, qtbot: QtBot) -> None:
    pictures = page.shelf.pictures
    qtbot.waitUntil(lambda: pictures.count() > 0, timeout=30_000)
    item = pictures.item(1)
    qtbot.mouseClick(pictures.viewport(), LEFT, pos=pictures.visualItemRect(item).center())
    assert answered(qtbot, page.panel)[0][0] == item.text() == "1"


def test_pinned_pictures_keep_their_answer(page: TestPage, qtbot: QtBot) -> None:
    stroke(qtbot, page, (60, 40), (60, 180))
    answered(qtbot, page.panel)
    qtbot.mouseClick(page.panel.pin, LEFT)
    qtbot.waitUntil(lambda: page.panel.strip.count() == 1 and "%" in page.panel.strip.item(0).text(), timeout=30_000)
    page.panel.clear()
    assert page.panel.strip.isVisible()


def test_answers_follow_a_running_training(page: TestPage, session: Session, qtbot: QtBot) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=100_000))
    stroke(qtbot, page, (60, 40), (60, 180))
    kept = answered(qtbot, page.panel)
    session.start(session.training.start())
    qtbot.waitUntil(lambda: session.answers.is_live and page.panel.bars.scores != kept, timeout=60_000)
    first = page.panel.bars.scores
    qtbot.waitUntil(lambda: page.panel.bars.scores != first, timeout=60_000)
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=60_000)
    assert not session.answers.is_live


def test_the_first_training_of_a_table_can_be_followed(
    show: Show, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = show(replace(trained.houses(tmp_path), runs=()))
    session.set_recipe(change_recipe(session.recipe, epochs=100_000))
    assert not form(page).fields
    session.start(session.training.start())
    qtbot.waitUntil(lambda: form(page).isVisible() and bool(page.panel.headline), timeout=60_000)
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=60_000)


def test_evaluating_shows_every_sample_in_the_matrix(page: TestPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.evaluation.start_button, LEFT)
    qtbot.waitUntil(lambda: page.evaluation.by_class.classes.rowCount() == 12, timeout=60_000)
    assert page.evaluation.by_class.matrix.isVisible()
    assert page.evaluation.by_class.matrix.total == 270


def test_a_click_on_a_cell_shows_its_samples(page: TestPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.evaluation.start_button, LEFT)
    qtbot.waitUntil(lambda: page.evaluation.by_class.classes.rowCount() == 12, timeout=60_000)
    matrix = page.evaluation.by_class.matrix
    qtbot.mouseClick(matrix, LEFT, pos=matrix.center_of(0, 0))
    assert page.evaluation.by_class.samples.pictures.count() == matrix.count(0, 0) > 0


def test_a_folder_is_answered_as_a_table(page: TestPage, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for k in range(3):
        picture(folder, f"{k}.png")
    drop(page, folder)
    qtbot.waitUntil(lambda: page.batch.table.rowCount() == 3, timeout=30_000)
    assert page.tabs.currentWidget() is page.batch


def test_the_run_that_answers_can_be_chosen(show: Show, session: Session, qtbot: QtBot) -> None:
    page = show(trained.two_runs())
    first = session.project.runs[0]
    page.runs.setFocus()
    qtbot.keyClick(page.runs, Qt.Key.Key_Down)
    page.runs.activated.emit(page.runs.currentIndex())  # as a choice in the open list does
    assert session.answers.run is first


def test_before_the_first_training_the_panel_says_what_to_do(show: Show, session: Session) -> None:
    page = show(Project(name="empty"))
    assert "Train first" in page.panel.notes


def test_during_the_first_training_the_panel_does_not_say_to_train(
    show: Show, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    page = show(build_sample("digits"))
    finish(session.training.start())
    assert "Train" not in page.panel.notes
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=30_000)


def test_typing_into_the_row_form_changes_the_answer(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    qtbot.waitUntil(lambda: bool(page.panel.headline), timeout=30_000)
    before = page.panel.headline
    field = number(page, "area").edit
    field.selectAll()
    qtbot.keyClicks(field, "115")
    qtbot.waitUntil(lambda: page.panel.headline != before, timeout=30_000)


def test_the_slider_of_a_column_ends_where_the_data_does(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    field = number(page, "area")
    qtbot.keyClick(field.slider, Qt.Key.Key_End)
    assert field.text == "119"
    qtbot.keyClick(field.slider, Qt.Key.Key_Home)
    assert field.text == "20"


def test_a_regression_shows_predicted_against_true_values(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    qtbot.mouseClick(page.evaluation.start_button, LEFT)
    scatter = page.evaluation.values.scatter
    qtbot.waitUntil(scatter.isVisible, timeout=30_000)
    assert not page.evaluation.by_class.matrix.isVisible()
    with qtbot.waitSignal(scatter.picked, timeout=5_000):
        qtbot.mouseClick(scatter.viewport(), LEFT, pos=scatter.place_of(0).toPoint())


def test_the_answer_in_large_names_what_is_predicted(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    qtbot.waitUntil(lambda: page.panel.headline.startswith("price: "), timeout=30_000)


def test_the_run_that_answers_is_not_cut_off(page: TestPage) -> None:
    assert page.runs.height() >= page.runs.fontMetrics().height() + 8
