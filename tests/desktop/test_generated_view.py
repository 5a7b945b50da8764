"""The Test page for a generative pair, driven with real events: the pictures it makes, others, a file, live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.test_page.generated_view import COUNT, GeneratedView
from modellab.desktop.test_page.page import TestPage
from modellab.desktop.test_page.panel import TestPanel
from modellab.desktop.test_page.picture_sheet import PictureSheet
from modellab.desktop.test_page.views import spec_for
from modellab.desktop.train_page.curves import CurvesPanel
from modellab.desktop.window import Window
from modellab.project.project import Project
from modellab.training.recipe_rows import change_recipe
from tests.desktop import trained, written
from tests.desktop.conftest import Finish, OnScreen
from tests.desktop.drops import drop

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[Project], TestPage]


@pytest.fixture
def show(session: Session, finish: Finish, on_screen: OnScreen) -> Show:
    def show_page(project: Project) -> TestPage:
        finish(session.files.new(project))
        page = TestPage(session)
        on_screen(page)
        return page

    return show_page


def view_of(page: TestPage) -> GeneratedView:
    assert isinstance(page.panel.view, GeneratedView)
    return page.panel.view


def filled(page: TestPage, qtbot: QtBot) -> GeneratedView:
    view = view_of(page)
    qtbot.waitUntil(lambda: view.sheet.pictures is not None, timeout=30_000)
    return view


def long_run(epochs: int = 2000) -> Project:
    project = replace(written.pair(), runs=())
    return replace(project, recipe=change_recipe(project.recipe, epochs=epochs))


def test_a_generative_pair_gets_this_view() -> None:
    assert spec_for(("image",), "adversarial").factory.endswith(":GeneratedView")


def test_a_trained_pair_shows_pictures_at_once(show: Show, qtbot: QtBot) -> None:
    page = show(written.pair())
    view = filled(page, qtbot)
    assert view.sheet.pictures is not None
    assert view.sheet.pictures.shape == (COUNT, 1, 8, 8)
    assert len(view.sheet.places()) == COUNT
    qtbot.waitUntil(lambda: f"{COUNT} pictures, seed 0" in page.panel.notes, timeout=5_000)


def test_new_ones_are_others_and_the_same_seed_gives_the_same(show: Show, qtbot: QtBot) -> None:
    view = filled(show(written.pair()), qtbot)
    before = view.sheet.pictures
    qtbot.mouseClick(view.again, LEFT)
    qtbot.waitUntil(lambda: view.sheet.pictures is not before, timeout=30_000)
    assert view.seed == 1
    assert not np.array_equal(np.asarray(view.sheet.pictures), np.asarray(before))


def test_what_is_shown_is_saved_as_one_picture(show: Show, qtbot: QtBot, tmp_path: Path, finish: Finish) -> None:
    view = filled(show(written.pair()), qtbot)
    finish(view.save(tmp_path / "made.png"))
    saved = QImage(str(tmp_path / "made.png"))
    assert (saved.width(), saved.height()) == (78, 78)
    assert view.sheet.pictures is not None
    assert saved.pixelColor(3, 2).red() == view.sheet.pictures[0, 0, 2, 3]


def test_nothing_can_be_saved_before_the_first_training(show: Show) -> None:
    page = show(replace(written.pair(), runs=()))
    assert not view_of(page).save_button.isEnabled()
    assert "Train first" in page.panel.notes


def test_samples_splits_and_files_are_not_offered(show: Show, qtbot: QtBot) -> None:
    page = show(written.pair())
    filled(page, qtbot)
    assert not page.shelf.isVisible()
    assert not page.tabs.isVisible()
    assert not page.panel.bars.isVisible()
    assert page.runs.isVisible()


def test_another_project_brings_them_back(show: Show, session: Session, finish: Finish, qtbot: QtBot) -> None:
    page = show(written.pair())
    filled(page, qtbot)
    finish(session.files.new(trained.digits()))
    assert page.tabs.isVisible() and page.runs.isVisible()
    finish(session.open_data())
    qtbot.waitUntil(page.shelf.isVisible, timeout=30_000)


def test_a_dropped_picture_is_refused_with_a_sentence(
    show: Show, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = show(written.pair())
    filled(page, qtbot)
    QImage(8, 8, QImage.Format.Format_Grayscale8).save(str(tmp_path / "a.png"))
    with qtbot.waitSignal(session.failed, timeout=5_000) as heard:
        drop(page, tmp_path / "a.png")
    assert "makes pictures" in str(heard.args[0].sentence)


def test_the_pictures_follow_the_training_with_the_same_random_vectors(
    show: Show, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    page = show(long_run())
    view = view_of(page)
    finish(session.training.start())
    filled(page, qtbot)
    assert session.training.is_active
    first = np.asarray(view.sheet.pictures)
    qtbot.waitUntil(lambda: not np.array_equal(np.asarray(view.sheet.pictures), first), timeout=30_000)
    assert view.seed == 0
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=30_000)


def test_a_variational_network_draws_new_pictures_beside_its_copies(
    show: Show, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    page = show(written.variational())
    assert page.tabs.isTabVisible(3)
    page.tabs.setCurrentWidget(page.drawn)
    sheet = page.drawn.view.sheet
    qtbot.waitUntil(lambda: sheet.pictures is not None, timeout=30_000)
    before = np.asarray(sheet.pictures)
    qtbot.mouseClick(page.drawn.view.again, LEFT)
    qtbot.waitUntil(lambda: "seed 1" in page.drawn.notes, timeout=30_000)
    assert before.shape == (COUNT, 1, 8, 8)
    assert not np.array_equal(np.asarray(sheet.pictures), before)
    finish(session.files.new(written.autoencoder()))
    assert not page.tabs.isTabVisible(3)


def test_curves_say_nothing_about_accuracy(session: Session, finish: Finish, on_screen: OnScreen) -> None:
    finish(session.files.new(written.pair()))
    curves = CurvesPanel(session)
    on_screen(curves)
    assert curves.loss.isVisible() and not curves.score.isVisible()
    finish(session.files.new(trained.digits()))
    assert curves.score.isVisible() and curves.score.key == "accuracy"


def test_the_dock_of_the_network_page_shows_them_too(
    window: Window, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    finish(session.files.new(written.pair()))
    window.network.load_late()
    window.show_page("network")
    panel = next(panel for panel in window.findChildren(TestPanel) if panel.isVisible())
    assert isinstance(panel.view, GeneratedView)
    sheet = panel.view.sheet
    qtbot.waitUntil(lambda: sheet.pictures is not None, timeout=30_000)
    assert sheet.isVisible()


@pytest.mark.parametrize(("width", "height"), [(160, 80), (900, 120), (300, 900), (1200, 800)])
def test_every_picture_has_its_place_inside_the_sheet(qtbot: QtBot, width: int, height: int) -> None:
    sheet = PictureSheet()
    qtbot.addWidget(sheet)
    sheet.resize(width, height)
    sheet.show_pictures(np.zeros((64, 3, 32, 24), np.uint8))
    places = sheet.places()
    assert all(QRect(0, 0, width, height).contains(place) for place in places)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[:n])


def test_with_room_enough_the_sheet_is_eight_by_eight(qtbot: QtBot) -> None:
    sheet = PictureSheet()
    qtbot.addWidget(sheet)
    sheet.show_pictures(np.zeros((64, 1, 8, 8), np.uint8))
    sheet.resize(GeneratedView.widest_px, 1000)
    assert len({place.left() for place in sheet.places()}) == 8
