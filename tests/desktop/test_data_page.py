from __future__ import annotations

import tarfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from modellab.data import archives
from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import open_dataset
from modellab.data.splitting import SPLITTING
from modellab.data.texts import TextScale
from modellab.data.tokenizer import fit_tokenizer
from modellab.data.wiring import text_limits
from modellab.desktop.data_page.page import DataPage
from modellab.desktop.data_page.preparation_panel import rows_for
from modellab.desktop.data_page.source_panel import splitting_rows
from modellab.desktop.data_page.text_facts import TextFacts
from modellab.desktop.data_page.token_layout import flow
from modellab.desktop.session import Session
from modellab.errors import Text
from modellab.graph import edits
from modellab.project.project import Project
from modellab.project.running import augmentation_config
from modellab.project.samples import build_sample, project_for
from tests.desktop.conftest import Finish, OnScreen
from tests.desktop.drops import drop

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[Project], DataPage]


@pytest.fixture
def show(session: Session, finish: Finish, on_screen: OnScreen, qtbot: QtBot) -> Show:
    def show_page(project: Project) -> DataPage:
        finish(session.files.new(project))
        page = DataPage(session)
        on_screen(page)
        qtbot.waitUntil(lambda: not session.is_opening_data, timeout=60_000)
        return page

    return show_page


@pytest.fixture
def page(show: Show, qtbot: QtBot) -> DataPage:
    page = show(build_sample("digits"))
    qtbot.waitUntil(lambda: page.samples.pictures.count() > 0, timeout=60_000)
    return page


def shapes(folder: Path, each: int = 12) -> Path:
    """Write a folder of red and blue pictures."""
    for name in ("red", "blue"):
        (folder / name).mkdir(parents=True)
        for k in range(each):
            image = QImage(12, 12, QImage.Format.Format_RGB32)
            image.fill(QColor(name).darker(100 + 5 * k))
            assert image.save(str(folder / name / f"{k}.png"))
    return folder


def houses(folder: Path) -> Path:
    path = folder / "houses.csv"
    path.write_text("area,district,price\n" + "\n".join(f"{20 + k},{'ab'[k % 2]},{1000 * k}" for k in range(60)))
    return path


def opened(session: Session, qtbot: QtBot, inputs: str) -> None:
    qtbot.waitUntil(lambda: session.schema is not None and session.schema.inputs[0].modality == inputs, timeout=30_000)


def test_the_data_of_the_project_is_read_when_the_page_is_shown(page: DataPage) -> None:
    assert page.samples.is_showing_data
    assert "1,797" in page.samples.summary
    assert "10 classes" in page.samples.summary


def test_without_data_the_page_says_what_to_bring(show: Show) -> None:
    page = show(build_sample("blank"))
    assert not page.samples.is_showing_data
    assert "CSV" in page.samples.notice.text


def test_a_dropped_folder_is_read(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    drop(page, shapes(tmp_path / "shapes"))
    opened(session, qtbot, "image")
    assert session.schema is not None
    assert session.schema.targets[0].classes == ("blue", "red")


def test_a_dropped_table_is_read_and_shown_as_rows(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    assert page.samples.rows.isVisible()
    assert page.samples.rows.rowCount() > 30


def test_another_target_column_is_read_anew(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    field = page.source.options.findChild(QLineEdit, "setting_target")
    qtbot.keyClicks(field, "district")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: session.schema is not None and session.schema.targets[0].modality == "class", timeout=30_000
    )


def test_a_column_is_made_something_else(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    choice = page.source.columns.choices["district"]
    assert (choice.currentData(), page.source.columns.choices["price"].currentData()) == ("category", "target")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)  # embedded
    qtbot.waitUntil(lambda: session.schema is not None and len(session.schema.inputs) == 2, timeout=30_000)
    assert session.project.dataset is not None
    assert session.project.dataset.options["embedded"] == "district"
    assert "text input for: district" in page.samples.fit.toolTip() or not session.graph.nodes


def test_a_column_that_cannot_be_what_it_was_made_can_be_made_something_else(
    show: Show, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = show(build_sample("blank"))
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    with qtbot.waitSignal(session.failed, timeout=30_000):
        page.source.columns.chosen.emit("district", "number")
    assert page.source.columns.isVisible()
    page.source.columns.chosen.emit("district", "ignored")
    qtbot.waitUntil(lambda: session.dataset is not None, timeout=30_000)
    assert page.source.columns.choices["district"].currentData() == "ignored"


def test_values_to_predict_are_offered_for_a_regression_only(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "values" not in [row.name for row in page.preparation.preparation.rows]
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    assert [row.name for row in page.preparation.preparation.rows] == ["normalise", "values"]


def test_a_variation_is_shown_on_the_users_own_samples(page: DataPage, session: Session, qtbot: QtBot) -> None:
    before = page.samples.pictures.item(0).icon().pixmap(72, 72).toImage()
    qtbot.mouseClick(page.preparation.checks["rotate"], LEFT, pos=QPoint(8, 8))
    assert [step.kind for step in augmentation_config(session.project).steps] == ["rotate"]
    qtbot.waitUntil(lambda: page.samples.pictures.item(0).icon().pixmap(72, 72).toImage() != before, timeout=30_000)
    assert page.samples.varied.isChecked()


def test_the_bundled_data_can_be_chosen_again(page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    page.source.bundled.setFocus()
    qtbot.keyClicks(page.source.bundled, "Hand")
    page.source.bundled.activated.emit(page.source.bundled.currentIndex())  # as a choice in the open list does
    opened(session, qtbot, "image")


def test_reading_can_be_cancelled(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    failures: list[object] = []
    session.failed.connect(failures.append)
    drop(page, shapes(tmp_path / "many", each=1_500))
    qtbot.waitUntil(lambda: session.data.reading is not None and session.data.reading.done > 0, timeout=30_000)
    qtbot.waitUntil(page.samples.notice.cancel.isVisible)
    qtbot.mouseClick(page.samples.notice.cancel, LEFT)
    qtbot.waitUntil(lambda: not session.is_opening_data, timeout=30_000)
    assert session.dataset is None
    assert failures == []


def packed(folder: Path) -> Path:
    """Pack a folder as ``.tgz`` beside it."""
    target = folder.with_suffix(".tgz")
    with tarfile.open(target, "w:gz", compresslevel=1) as file:
        file.add(folder, folder.name)
    return target


def test_an_archive_is_dropped_as_its_folder_would_be(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = packed(shapes(tmp_path / "shapes"))
    drop(page, path)
    qtbot.waitUntil(lambda: session.schema is not None and session.schema.class_counts.keys() == {"red", "blue"})
    assert session.project.dataset == DatasetConfig("image_folder", str(path), session.project.dataset.options)


@pytest.fixture
def _slow_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    place = archives._place
    monkeypatch.setattr(archives, "_place", lambda *words: time.sleep(0.01) or place(*words))


@pytest.mark.usefixtures("_slow_disk")
def test_unpacking_can_be_cancelled_and_the_data_before_stays(
    page: DataPage, session: Session, tmp_path: Path, home: Path, qtbot: QtBot
) -> None:
    failures: list[object] = []
    session.failed.connect(failures.append)
    before = session.dataset
    drop(page, packed(shapes(tmp_path / "many", each=500)))
    qtbot.waitUntil(page.samples.notice.cancel.isVisible, timeout=30_000)
    qtbot.mouseClick(page.samples.notice.cancel, LEFT)
    qtbot.waitUntil(lambda: not session.is_opening_data, timeout=30_000)
    assert (session.dataset, failures) == (before, [])
    assert not list((home / "archives").iterdir())
    assert page.samples.is_showing_data


def test_a_folder_without_pictures_is_refused_in_words(
    show: Show, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = show(build_sample("blank"))
    (tmp_path / "nothing").mkdir()
    with qtbot.waitSignal(session.failed, timeout=30_000) as refused:
        drop(page, tmp_path / "nothing")
    assert refused.args[0].hint


def test_what_is_wrong_with_the_data_is_said(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    folder = shapes(tmp_path / "shapes")
    (folder / "red" / "broken.png").write_bytes(b"no picture")
    drop(page, folder)
    qtbot.waitUntil(lambda: any("broken.png" in f.sentence for f in page.samples.findings.findings), timeout=30_000)


def test_a_network_that_does_not_fit_is_fitted(page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    drop(page, shapes(tmp_path / "shapes"))
    qtbot.waitUntil(page.samples.fit.isVisible, timeout=30_000)
    qtbot.mouseClick(page.samples.fit, LEFT)
    output = next(node for node in session.graph.nodes.values() if node.kind == "class_output")
    assert output.settings["classes"] == 2
    assert session.undo_label == "Fit the network to the data"


def test_a_network_drawn_for_other_data_is_undone_with_its_preparation(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    before = session.project.work
    (tmp_path / "book.txt").write_text("It was a dark and stormy night. " * 400, encoding="utf-8")
    drop(page, tmp_path / "book.txt")
    opened(session, qtbot, "text")
    qtbot.waitUntil(page.samples.fit.isVisible, timeout=30_000)
    qtbot.mouseClick(page.samples.fit, LEFT)
    assert session.project.preparation["tokenizer"] == "characters"
    session.undo()
    assert session.project.work == before


def fit_shapes(page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    drop(page, shapes(tmp_path / "shapes"))
    qtbot.waitUntil(page.samples.fit.isVisible, timeout=30_000)
    qtbot.mouseClick(page.samples.fit, LEFT)


def test_a_sample_that_was_fitted_to_other_data_is_called_after_it(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.told, check_params_cb=lambda text, _label, _action: "shapes" in text) as told:
        fit_shapes(page, session, tmp_path, qtbot)
    assert session.name == "shapes"
    assert told.args is not None and told.args[1] == "Keep digits-cnn"
    told.args[2]()
    assert session.name == "digits-cnn"


def test_a_project_that_was_saved_keeps_its_name(
    page: DataPage, session: Session, finish: Finish, tmp_path: Path, qtbot: QtBot
) -> None:
    finish(session.files.save(tmp_path / "mine.mlab"))
    fit_shapes(page, session, tmp_path, qtbot)
    assert (session.name, session.project.name) == ("mine", "digits-cnn")


def test_a_project_can_be_started_from_the_data(page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    with qtbot.waitSignal(session.project_opened, timeout=30_000):
        qtbot.mouseClick(page.samples.new, LEFT)
    qtbot.waitUntil(lambda: session.dataset is not None, timeout=30_000)
    assert session.name == "houses"
    assert any(node.kind == "value_output" for node in session.graph.nodes.values())
    assert not session.diagnostics


def texts_page(show: Show, qtbot: QtBot, source: str) -> DataPage:
    config = DatasetConfig(source)
    page = show(project_for(config, open_dataset(config, base=None).schema, source))
    qtbot.waitUntil(lambda: page.samples.texts.facts is not None, timeout=60_000)
    return page


def test_texts_are_listed_with_their_classes(show: Show, qtbot: QtBot) -> None:
    rows = texts_page(show, qtbot, "emoji_languages").samples.texts.list.rows
    assert any(row.chip == "Chinese" for row in rows)
    assert all(row.text for row in rows)


def test_a_chosen_text_is_shown_as_tokens(show: Show, qtbot: QtBot) -> None:
    texts = texts_page(show, qtbot, "emoji_languages").samples.texts
    row = next(k for k, row in enumerate(texts.list.rows) if row.chip == "Chinese" and row.text.isalpha())
    texts.list.setCurrentRow(row)
    assert [token.text for token in texts.tokens.tokens] == list(texts.list.rows[row].text)


def test_texts_longer_than_the_network_reads_are_counted(show: Show, session: Session, qtbot: QtBot) -> None:
    texts = texts_page(show, qtbot, "emoji_languages").samples.texts
    (node,) = (node.id for node in session.graph.nodes.values() if node.kind == "text_input")
    session.edit(lambda graph: edits.configure(graph, [node], {"length": 1}), Text("Length"))
    qtbot.waitUntil(lambda: texts.facts is not None and texts.facts.cut_share > 0.3, timeout=60_000)
    texts.list.setCurrentRow(next(k for k, row in enumerate(texts.list.rows) if " " in row.text))
    assert [token.is_cut for token in texts.tokens.tokens][:2] == [False, True]


def test_another_way_of_splitting_is_shown_at_once(show: Show, session: Session, qtbot: QtBot) -> None:
    page = texts_page(show, qtbot, "emoji_languages")
    page.preparation.preparation.changed.emit("tokenizer", "characters")
    texts = page.samples.texts
    qtbot.waitUntil(lambda: texts.facts is not None and texts.facts.known_share > 0.99, timeout=60_000)
    assert all(len(token.text) == 1 for token in texts.tokens.tokens)


def test_pairs_of_texts_stand_side_by_side(show: Show, qtbot: QtBot) -> None:
    texts = texts_page(show, qtbot, "emoji_pairs").samples.texts
    assert all(row.text and row.answer for row in texts.list.rows)
    assert texts.field.count() == 2


def test_the_second_text_of_a_pair_has_tokens_too(show: Show, qtbot: QtBot) -> None:
    texts = texts_page(show, qtbot, "emoji_pairs").samples.texts
    texts.field.setCurrentIndex(1)
    texts.field.activated.emit(1)
    assert texts.facts is not None
    assert texts.facts.field == "answer"


def test_windows_of_a_series_are_drawn(show: Show, session: Session, qtbot: QtBot) -> None:
    page = show(Project(name="waves", dataset=DatasetConfig("waves")))
    qtbot.waitUntil(lambda: page.samples.series.count() > 0, timeout=30_000)
    assert page.samples.series.isVisible()
    assert page.samples.series.grab().toImage().allGray() is False


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("digits", ["normalise", "invert"]),
        ("emoji_languages", ["tokenizer", "lowercase", "cut"]),
        ("waves", ["normalise", "values"]),
    ],
)
def test_only_the_preparation_that_concerns_the_data_is_offered(source: str, names: list[str]) -> None:
    schema = open_dataset(DatasetConfig(source), base=None).schema
    assert [row.name for row in rows_for(schema)] == names


def test_a_long_text_is_cut_where_the_network_stops_reading() -> None:
    scale = TextScale("text", fit_tokenizer(["a b c"], "words", 20).to_json(), length=2, cut="end")
    facts = TextFacts("text", scale, np.array([3]), 7, 1.0, ())
    assert [token.is_cut for token in facts.tokens("a b c")[0]] == [True, False, False]


def test_an_unknown_word_is_marked() -> None:
    scale = TextScale("text", fit_tokenizer(["a b c"], "words", 20).to_json())
    tokens, _ = TextFacts("text", scale, np.array([3]), 7, 1.0, ()).tokens("a stranger")
    assert [(token.text, token.is_unknown) for token in tokens] == [("a", False), ("stranger", True)]


def test_boxes_go_on_in_the_next_line_where_there_is_no_room() -> None:
    boxes = flow([60, 60, 500], room=100, height=20, gap=4, margin=8)
    assert boxes == [(8, 8, 60, 20), (8, 32, 60, 20), (8, 56, 100, 20)]


def test_a_series_can_be_read_as_a_table(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "days.csv"
    lines = [f"2020-{month:02}-{day:02},{day},{month}" for month in range(1, 9) for day in range(1, 29)]
    path.write_text("\n".join(["date,day,month", *lines]), encoding="utf-8")
    page = show(build_sample("digits"))
    page.source.open_path(path)
    qtbot.waitUntil(lambda: page.source.kinds.count() > 1, timeout=30_000)
    assert page.source.kinds.currentData() == "series"
    page.source.kinds.activated.emit(page.source.kinds.findData("table"))
    qtbot.waitUntil(lambda: session.dataset is not None and bool(session.dataset.columns), timeout=30_000)


def test_texts_are_not_split_by_choice_where_a_layer_brings_its_tokens() -> None:
    schema = open_dataset(DatasetConfig("emoji_languages"), base=None).schema
    limits = text_limits(build_sample("text-encoder").graph)
    assert [row.name for row in rows_for(schema, limits)] == ["cut"]


def test_no_share_is_offered_of_a_split_that_the_data_sets_apart() -> None:
    dataset = open_dataset(DatasetConfig("digits"), base=None)
    assert [row.name for row in splitting_rows(dataset)] == [row.name for row in SPLITTING]
    assert "test_fraction" not in {row.name for row in splitting_rows(replace(dataset, given=("train", "test")))}


@pytest.mark.parametrize(
    ("source", "unread"),
    [("waves", {"split_seed"}), ("python_docs", {"split_seed", "train_limit"}), ("wave_shapes", set())],
)
def test_settings_that_a_split_in_order_does_not_read_are_hidden(source: str, unread: set[str]) -> None:
    dataset = open_dataset(DatasetConfig(source), base=None)
    assert {row.name for row in SPLITTING} - {row.name for row in splitting_rows(dataset)} == unread


def test_what_is_chosen_has_a_name_for_those_who_do_not_see_it(show: Show) -> None:
    page = show(build_sample("digits"))
    assert [box.accessibleName() for box in (page.source.bundled, page.samples.split)] == ["Source", "Split"]
