"""Rows with texts on the Test page: the form, the words that count, and numbers as exact as their column."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from modellab.data.preparation import fit
from modellab.desktop.session import Session
from modellab.desktop.test_page.page import TestPage
from modellab.desktop.test_page.row_fields import Bounds, ChoiceField, NumberField, TextField
from modellab.desktop.test_page.row_form import RowForm
from modellab.desktop.test_page.row_view import RowView
from modellab.project.project import Project
from modellab.project.samples import project_for
from tests.desktop.conftest import Finish, OnScreen
from tests.desktop.trained import with_run
from tests.table_samples import open_reviews, reviews_config, write_reviews

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[], TestPage]
_BAD = "a dull and lifeless film"


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="modellab-")  # removed when the tests end


@functools.cache
def _project() -> Project:
    config = reviews_config(write_reviews(Path(_folder().name)))
    return with_run(project_for(config, open_reviews(Path(config.path)).schema, "films"), 6, learning_rate=0.02)


@pytest.fixture
def view(session: Session, finish: Finish, on_screen: OnScreen, qtbot: QtBot) -> RowView:
    finish(session.files.new(_project()))
    page = TestPage(session)
    on_screen(page)
    qtbot.waitUntil(lambda: session.dataset is not None and bool(page.panel.headline), timeout=60_000)
    assert isinstance(page.panel.view, RowView)
    return page.panel.view


def _type(qtbot: QtBot, view: RowView, text: str) -> TextField:
    field = view.form.texts["review"]
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field


def test_each_column_has_the_field_that_suits_it(view: RowView) -> None:
    kinds = {name: type(field) for name, field in view.form.fields.items()}
    assert kinds == {"review": TextField, "minutes": NumberField, "genre": ChoiceField, "town": ChoiceField}


def test_a_typed_text_is_answered_and_its_words_are_marked(view: RowView, qtbot: QtBot) -> None:
    field = _type(qtbot, view, _BAD)
    qtbot.waitUntil(lambda: bool(field.marks), timeout=30_000)
    strongest = max(field.marks, key=lambda mark: mark.weight)
    assert _BAD[strongest.start : strongest.end] in ("dull", "lifeless")
    assert view.legend.accessibleName().startswith("speaks for no")


def test_a_slider_shows_how_the_answer_to_a_text_and_numbers_moves(view: RowView, qtbot: QtBot) -> None:
    _type(qtbot, view, _BAD)
    minutes = view.form.fields["minutes"]
    assert isinstance(minutes, NumberField)
    qtbot.keyClick(minutes.slider, Qt.Key.Key_End)
    assert minutes.text == "96"
    qtbot.waitUntil(lambda: "minutes" in view.curve.accessibleDescription() or view.curve.isVisible(), timeout=30_000)
    assert view.form.row["review"] == _BAD


def test_a_sample_of_the_data_fills_in_its_text(view: RowView, session: Session) -> None:
    assert session.dataset is not None
    view.show_sample(session.dataset, 1)
    assert view.form.row["review"] == session.dataset.raw["text_1"][1]
    assert view.form.row["town"] == session.dataset.raw["text_2"][1]


def test_the_form_keeps_the_keyboard_when_the_data_is_opened(tmp_path: Path, on_screen: OnScreen, qtbot: QtBot) -> None:
    dataset = open_reviews(write_reviews(tmp_path), embedded="", ignored="town,review")
    form, preparation = RowForm(), fit(dataset).to_json()
    form.show_columns(preparation, {})
    on_screen(form)
    minutes = form.fields["minutes"]
    assert isinstance(minutes, NumberField)
    minutes.edit.setFocus()
    form.show_columns(preparation, {"minutes": Bounds(80.0, 120.0, is_whole=True, widest="120")})
    assert form.fields["minutes"] is minutes
    assert minutes.edit.hasFocus()
    qtbot.keyClick(minutes.slider, Qt.Key.Key_End)
    assert minutes.text == "120"


@pytest.mark.parametrize(
    ("low", "high", "widest"),
    [
        (-124.35, -114.31, "-122.23"),
        (0.4999, 15.0001, "10.2264"),
        (0.000123, 0.000987, "0.000123457"),
        (2.0, 39320.0, "39320"),
    ],
)
def test_no_number_of_a_column_is_cut(low: float, high: float, widest: str, on_screen: OnScreen) -> None:
    field = NumberField(low, Bounds(low, high, widest=widest), ".")
    field.resize(260, 30)
    on_screen(field)
    for shown in (widest, f"{high:.6g}"):
        field.show_text(shown)
        assert field.edit.fontMetrics().horizontalAdvance(shown) + 12 <= field.edit.width()


@pytest.mark.parametrize(
    ("low", "high", "decimals"), [(-124.35, -114.31, 2), (0.4999, 15.0001, 2), (2.0, 39320.0, 0), (0.0, 0.005, 6)]
)
def test_a_slider_writes_as_many_decimals_as_tell_its_places_apart(low: float, high: float, decimals: int) -> None:
    field = NumberField(low, Bounds(low, high), ".")
    field.slider.setValue(77)
    assert len(field.text.partition(".")[2]) == decimals
    assert float(field.text) == pytest.approx(low + (high - low) * 77 / 200, abs=(high - low) / 200)
