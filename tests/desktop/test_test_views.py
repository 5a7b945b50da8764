"""The Test page for networks that read or write texts, redraw pictures or read rows, driven with real events."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.test_page.latent_panel import LatentPanel
from modellab.desktop.test_page.page import TestPage
from modellab.desktop.test_page.reconstruction_view import ReconstructionView
from modellab.desktop.test_page.row_view import RowView
from modellab.desktop.test_page.series_class_view import SeriesClassView
from modellab.desktop.test_page.text_box import Mark, TextBox
from modellab.desktop.test_page.text_view import TextView
from modellab.desktop.test_page.translation_view import TranslationView
from modellab.desktop.test_page.views import OTHERWISE, spec_for
from modellab.desktop.test_page.writer_view import WriterView
from modellab.desktop.window import Window
from modellab.project.project import Project
from tests.desktop import trained, written
from tests.desktop.conftest import Finish, OnScreen
from tests.desktop.drops import drop

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
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


def text_view(page: TestPage) -> TextView:
    assert isinstance(page.panel.view, TextView)
    return page.panel.view


def writer(page: TestPage) -> WriterView:
    assert isinstance(page.panel.view, WriterView)
    return page.panel.view


def type_text(qtbot: QtBot, box: TextBox, text: str) -> None:
    box.setFocus()
    qtbot.keyClicks(box, text)


# Which view


@pytest.mark.parametrize(
    ("reads", "task", "view"),
    [
        (("image",), "classification", "PictureView"),
        (("image",), "reconstruction", "ReconstructionView"),
        (("image",), "adversarial", "GeneratedView"),
        (("table",), "regression", "RowView"),
        (("text", "table", "text"), "classification", "RowView"),
        (("text", "text"), "classification", "RowView"),
        (("text",), "classification", "TextView"),
        (("text",), "generation", "WriterView"),
        (("text", "text"), "generation", "TranslationView"),
        (("series",), "regression", "SeriesView"),
    ],
)
def test_the_view_follows_from_what_the_network_reads_and_answers(reads: tuple[str, ...], task: str, view: str) -> None:
    assert spec_for(reads, task).factory.endswith(f":{view}")


def test_what_no_view_takes_gets_words_instead() -> None:
    assert spec_for(("image", "table"), "classification") is OTHERWISE


# Texts


def test_a_text_is_answered_while_one_types(show: Show, qtbot: QtBot) -> None:
    page = show(written.reviews())
    type_text(qtbot, text_view(page).box, "what a lovely film")
    qtbot.waitUntil(lambda: page.panel.headline == "good", timeout=30_000)
    type_text(qtbot, text_view(page).box, " no dreadful boring awful")
    qtbot.waitUntil(lambda: page.panel.headline == "bad", timeout=30_000)


def test_the_telling_token_is_marked(show: Show, qtbot: QtBot) -> None:
    page = show(written.reviews())
    box = text_view(page).box
    type_text(qtbot, box, "the film was lovely")
    qtbot.waitUntil(lambda: bool(box.marks), timeout=30_000)
    strongest = max(box.marks, key=lambda mark: mark.weight)
    assert box.text[strongest.start : strongest.end] == "lovely"


def test_marks_go_when_the_text_is_edited(show: Show, qtbot: QtBot) -> None:
    page = show(written.reviews())
    box = text_view(page).box
    type_text(qtbot, box, "the film was lovely")
    qtbot.waitUntil(lambda: bool(box.marks), timeout=30_000)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.marks == ()


def test_unknown_words_are_told(show: Show, qtbot: QtBot) -> None:
    page = show(written.reviews())
    type_text(qtbot, text_view(page).box, "the zyzzyva was lovely")
    qtbot.waitUntil(lambda: "unknown" in page.panel.notes, timeout=30_000)


def test_an_emptied_box_has_no_answer(show: Show, qtbot: QtBot) -> None:
    page = show(written.reviews())
    type_text(qtbot, text_view(page).box, "lovely")
    qtbot.waitUntil(lambda: bool(page.panel.bars.scores), timeout=30_000)
    qtbot.keyClick(text_view(page).box, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(text_view(page).box, Qt.Key.Key_Delete)
    assert page.panel.bars.scores == ()
    assert "Type" in page.panel.notes


def test_a_click_on_a_text_of_the_data_asks_about_it(show: Show, qtbot: QtBot) -> None:
    page = show(written.reviews())
    rows = page.shelf.rows
    qtbot.mouseClick(rows.viewport(), LEFT, pos=rows.visualItemRect(rows.item(0, 0)).center())
    qtbot.waitUntil(lambda: page.panel.headline == rows.item(0, 0).text(), timeout=30_000)


def test_marks_lie_on_their_characters_behind_an_emoji(qtbot: QtBot) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    box.set_text("\N{CAT FACE} lovely")
    box.show_marks((Mark(2, 8, 1.0),))
    assert box.extraSelections()[0].cursor.selectedText() == "lovely"  # type: ignore[attr-defined]  # stubs


def test_a_text_of_a_megabyte_is_cut(qtbot: QtBot) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    QGuiApplication.clipboard().setText("word " * 200_000)
    qtbot.keyClick(box, Qt.Key.Key_V, CTRL)
    assert 0 < len(box.text) <= 20_000


def test_every_line_of_a_dropped_file_is_answered_and_saved(
    show: Show, tmp_path: Path, qtbot: QtBot, finish: Finish
) -> None:
    page = show(written.reviews())
    (tmp_path / "new.txt").write_text("a lovely film\na dreadful film\n", encoding="utf-8")
    drop(page, tmp_path / "new.txt")
    table = page.batch.table
    qtbot.waitUntil(lambda: table.rowCount() == 2, timeout=30_000)
    assert [table.item(row, 1).text() for row in range(2)] == ["good", "bad"]
    finish(page.batch.save(tmp_path / "answers.csv"))
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == ["a lovely film", "a dreadful film"]


# Writing


def test_a_prompt_is_gone_on_with(show: Show, qtbot: QtBot) -> None:
    view = writer(show(written.writer()))
    type_text(qtbot, view.prompt, "the cat ")
    qtbot.keyClick(view.prompt, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(view.output.toPlainText()) > 20, timeout=30_000)
    assert view.output.toPlainText().startswith("the cat ")
    qtbot.waitUntil(lambda: not view.is_writing, timeout=30_000)


def test_what_is_not_read_of_a_prompt_is_said_below_it(show: Show, qtbot: QtBot) -> None:
    view = writer(show(written.writer()))
    type_text(qtbot, view.prompt, "§§§")
    qtbot.mouseClick(view.start, LEFT)
    qtbot.waitUntil(view.notes.isVisible, timeout=30_000)
    assert view.notes.text() == "The network knows none of these words, so the answer means nothing."
    qtbot.waitUntil(lambda: not view.is_writing, timeout=30_000)


def test_escape_stops_the_writing(show: Show, qtbot: QtBot) -> None:
    view = writer(show(written.writer()))
    view.settings.changed.emit("max_tokens", 20_000)
    view.settings.changed.emit("temperature", 0.0)
    type_text(qtbot, view.prompt, "the cat ")
    qtbot.mouseClick(view.start, LEFT)
    qtbot.waitUntil(lambda: len(view.output.toPlainText()) > 20, timeout=30_000)
    qtbot.keyClick(view.prompt, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.is_writing, timeout=10_000)
    assert len(view.output.toPlainText()) < 15_000


def test_the_same_seed_writes_the_same(show: Show, qtbot: QtBot) -> None:
    view = writer(show(written.writer()))
    view.settings.changed.emit("seed", 7)
    texts = []
    for _ in range(2):
        qtbot.mouseClick(view.start, LEFT)
        qtbot.waitUntil(lambda: not view.is_writing, timeout=30_000)
        texts.append(view.output.toPlainText())
    assert texts[0] == texts[1] != ""


def test_what_was_written_can_be_copied(show: Show, qtbot: QtBot) -> None:
    view = writer(show(written.writer()))
    qtbot.mouseClick(view.start, LEFT)
    qtbot.waitUntil(lambda: bool(view.output.toPlainText()) and not view.is_writing, timeout=30_000)
    qtbot.mouseClick(view.copy, LEFT)
    assert QGuiApplication.clipboard().text() == view.output.toPlainText()


def test_a_text_is_translated_while_one_types(show: Show, qtbot: QtBot) -> None:
    page = show(written.translator())
    view = page.panel.view
    assert isinstance(view, TranslationView)
    type_text(qtbot, view.box, "two a")
    qtbot.waitUntil(lambda: bool(page.panel.headline), timeout=30_000)
    view.settings.changed.emit("beams", 3)
    qtbot.waitUntil(lambda: len(page.panel.bars.scores) > 1, timeout=30_000)
    assert page.panel.bars.isVisible()


def test_every_line_of_a_file_is_translated(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(written.translator())
    (tmp_path / "new.txt").write_text("one a\ntwo b\n", encoding="utf-8")
    drop(page, tmp_path / "new.txt")
    qtbot.waitUntil(lambda: page.batch.table.rowCount() == 2, timeout=30_000)
    assert all(page.batch.table.item(row, 1).text() for row in range(2))


# Pictures that come out, and a look inside


def test_a_picture_is_shown_beside_its_reconstruction(show: Show, qtbot: QtBot) -> None:
    page = show(written.autoencoder())
    view = page.panel.view
    assert isinstance(view, ReconstructionView)
    pictures = page.shelf.pictures
    qtbot.mouseClick(pictures.viewport(), LEFT, pos=pictures.visualItemRect(pictures.item(0)).center())
    qtbot.waitUntil(lambda: view.output.image is not None, timeout=30_000)
    assert "MAE" in page.panel.notes


def test_a_denoiser_is_given_noise_which_is_shown_unless_it_is_switched_off(show: Show, qtbot: QtBot) -> None:
    page = show(written.denoiser())
    view = page.panel.view
    assert isinstance(view, ReconstructionView)
    pictures = page.shelf.pictures
    qtbot.mouseClick(pictures.viewport(), LEFT, pos=pictures.visualItemRect(pictures.item(0)).center())
    qtbot.waitUntil(view.noisy.isVisible, timeout=30_000)
    assert view.noisy.image is not None and view.noisy.image != view._shown
    qtbot.mouseClick(view.noise, LEFT)
    qtbot.waitUntil(lambda: not view.noisy.isVisible(), timeout=30_000)


def test_no_noise_is_offered_where_none_was_learned(show: Show) -> None:
    view = show(written.autoencoder()).panel.view
    assert isinstance(view, ReconstructionView)
    assert not view.noise.isVisible() and not view.noisy.isVisible()


def projected(page: TestPage, qtbot: QtBot) -> LatentPanel:
    page.tabs.setCurrentWidget(page.latent)
    qtbot.mouseClick(page.latent.start_button, LEFT)
    qtbot.waitUntil(page.latent.scatter.isVisible, timeout=30_000)
    return page.latent


def test_layers_of_one_kind_are_named_apart(show: Show) -> None:
    layers = show(written.variational()).latent.layers
    names = [layers.itemText(place) for place in range(layers.count())]
    assert "Linear · linear_2" in names and "Latent sample" in names
    assert len(set(names)) == len(names)


def test_pointing_at_a_point_shows_its_sample(show: Show, qtbot: QtBot) -> None:
    latent = projected(show(written.autoencoder()), qtbot)
    with qtbot.waitSignal(latent.scatter.pointed, timeout=5_000):
        qtbot.mouseMove(latent.scatter.viewport(), latent.scatter.place_of(0).toPoint() - QPoint(40, 40))
        qtbot.mouseMove(latent.scatter.viewport(), latent.scatter.place_of(0).toPoint())
    assert latent.sample.text().startswith("#")


def test_a_click_on_a_point_tests_its_sample(show: Show, qtbot: QtBot) -> None:
    page = show(written.autoencoder())
    latent = projected(page, qtbot)
    qtbot.mouseClick(latent.scatter.viewport(), LEFT, pos=latent.scatter.place_of(3).toPoint())
    qtbot.waitUntil(lambda: "MAE" in page.panel.notes, timeout=30_000)


def test_a_look_inside_can_be_cancelled(show: Show, qtbot: QtBot) -> None:
    page = show(written.autoencoder())
    page.tabs.setCurrentWidget(page.latent)
    page.latent.start()
    assert page.latent.start_button.text() == "Cancel"
    qtbot.mouseClick(page.latent.start_button, LEFT)
    qtbot.waitUntil(lambda: page.latent.start_button.text() == "Show", timeout=30_000)
    assert page.latent.found is None and not page.latent.scatter.isVisible()


# Rows


def test_the_curve_shows_how_the_answer_moves(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    view = page.panel.view
    assert isinstance(view, RowView)
    qtbot.waitUntil(lambda: view.curve.response is not None, timeout=30_000)
    response = view.curve.response
    assert response is not None
    assert (response.column, response.numbers[0], response.numbers[-1]) == ("area", 20, 119)
    slope = np.polyfit(response.numbers, response.answers, 1)[0]
    assert slope == pytest.approx(1000, rel=0.2)  # the price is 1,000 times the area


def test_the_curve_follows_the_column_that_has_the_keyboard(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    view = page.panel.view
    assert isinstance(view, RowView)
    field = view.form.fields["floor"]
    qtbot.keyClick(field.slider, Qt.Key.Key_End)  # type: ignore[union-attr]  # a number
    qtbot.waitUntil(lambda: view.curve.response is not None and view.curve.response.column == "floor", timeout=30_000)
    assert view.curve.response is not None and view.curve.response.here == 4


def test_a_cell_that_is_no_number_is_told_beside_the_form(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    view = page.panel.view
    assert isinstance(view, RowView)
    qtbot.keyClicks(view.form.fields["area"].edit, "x")  # type: ignore[union-attr]  # a number
    qtbot.waitUntil(lambda: "expected a number" in page.panel.notes, timeout=30_000)


# The menu


def test_the_menu_opens_a_file_on_the_test_page_while_it_is_shown(
    window: Window, session: Session, finish: Finish, tmp_path: Path, qtbot: QtBot
) -> None:
    finish(session.files.new(written.reviews()))
    window.show_page("test")
    (tmp_path / "new.txt").write_text("a lovely film\n", encoding="utf-8")
    window.test_file(tmp_path / "new.txt")
    assert window.current_page == "test"
    page = window.stack.currentWidget()
    assert isinstance(page, TestPage)
    qtbot.waitUntil(lambda: page.batch.table.rowCount() == 1, timeout=30_000)


@pytest.mark.parametrize(
    ("project", "is_offered"),
    [(written.autoencoder, True), (written.reviews, True), (written.writer, False), (written.pair, False)],
)
def test_the_latent_space_is_offered_where_samples_can_be_compared(
    show: Show, project: Callable[[], Project], is_offered: bool
) -> None:
    page = show(project())
    assert (page.tabs.isVisible() and page.tabs.isTabVisible(page.tabs.indexOf(page.latent))) == is_offered


# Pins


def pinned(page: TestPage, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(page.panel.pin.isEnabled, timeout=30_000)
    qtbot.mouseClick(page.panel.pin, LEFT)
    strip = page.panel.strip
    qtbot.waitUntil(lambda: strip.count() == 1 and "…" not in strip.item(0).text().split("\n"), timeout=30_000)
    return strip.item(0).text().split("\n")


def click_pin(page: TestPage, qtbot: QtBot) -> None:
    strip = page.panel.strip
    qtbot.mouseClick(strip.viewport(), LEFT, pos=strip.visualItemRect(strip.item(0)).center())


def test_a_pinned_text_keeps_its_answer_and_comes_back(show: Show, qtbot: QtBot) -> None:
    page = show(written.reviews())
    view = page.panel.view
    assert isinstance(view, TextView)
    type_text(qtbot, view.box, "a lovely film")
    words, answer = pinned(page, qtbot)
    assert (words, answer.split()[0]) == ("a lovely film", "good")
    strip = page.panel.strip
    assert strip.visualItemRect(strip.item(0)).width() > strip.fontMetrics().horizontalAdvance(answer)
    page.panel.clear()
    click_pin(page, qtbot)
    assert view.box.text == "a lovely film"


def test_a_pinned_row_keeps_its_answer_and_comes_back(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(trained.houses(tmp_path))
    view = page.panel.view
    assert isinstance(view, RowView)
    row = dict(view.form.row)
    words, answer = pinned(page, qtbot)
    assert words == " · ".join(row.values())
    assert float(answer.replace(",", "")) > 1000
    qtbot.keyClick(view.form.fields["floor"].slider, Qt.Key.Key_End)  # type: ignore[union-attr]  # a number
    click_pin(page, qtbot)
    assert view.form.row == row


def test_a_pinned_series_is_seen_and_comes_back(show: Show, qtbot: QtBot) -> None:
    page = show(written.wave_shapes())
    view = page.panel.view
    assert isinstance(view, SeriesClassView)
    assert page._session.dataset is not None
    page.panel.show_sample(3)
    (answer,) = pinned(page, qtbot)
    assert "%" in answer and not page.panel.strip.item(0).icon().isNull()
    page.panel.clear()
    click_pin(page, qtbot)
    assert view.has_sample


def test_pins_for_another_network_are_hidden(show: Show, session: Session, qtbot: QtBot) -> None:
    page = show(written.reviews())
    type_text(qtbot, page.panel.view.box, "a lovely film")  # type: ignore[attr-defined]  # a TextView
    pinned(page, qtbot)
    session.show_runs(written.autoencoder().runs)
    qtbot.waitUntil(page.panel.strip.isHidden, timeout=30_000)
    session.show_runs(written.reviews().runs)
    qtbot.waitUntil(page.panel.strip.isVisible, timeout=30_000)
