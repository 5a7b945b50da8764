"""Data that cannot be read, in part or at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import detect
from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.project.file import load
from modellab.training.recipe_rows import change_recipe
from tests.end_to_end.bad_files import (
    BAD_IDX,
    BAD_PICTURES,
    BAD_TABLES,
    TABLE,
    idx_folder,
    picture_bytes,
    picture_folder,
)
from tests.end_to_end.conftest import Command, Told


def empty(folder: Path) -> None:
    folder.mkdir()


def one_class(folder: Path) -> None:
    picture_folder(folder, classes=1)


def unsorted(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.png").write_bytes(picture_bytes())


def unreadable(folder: Path) -> None:
    for name in "ab":
        (folder / name).mkdir(parents=True)
        (folder / name / "x.png").write_bytes(b"junk")


def a_link_to_itself(folder: Path) -> None:
    folder.mkdir()
    (folder / "again").symlink_to(folder)


BAD_FOLDERS = {
    empty: "holds no pictures",
    one_class: "only one class",
    unsorted: "not sorted into classes",
    unreadable: "None of the 2 pictures can be read",
    a_link_to_itself: "holds no pictures",
}


@pytest.mark.parametrize("make", BAD_FOLDERS)
def test_a_folder_without_a_choice_of_pictures_is_refused(command: Command, tmp_path: Path, make) -> None:
    make(tmp_path / "data")
    assert BAD_FOLDERS[make] in command("new", "a.mlab", "--data", "data").sentence
    assert not (tmp_path / "a.mlab").exists()


@pytest.mark.parametrize("how", BAD_IDX)
def test_a_spoilt_idx_file_is_refused(command: Command, tmp_path: Path, how: str) -> None:
    pictures, labels, sentence = BAD_IDX[how]
    idx_folder(tmp_path / "data", pictures, labels)
    assert sentence in command("new", "a.mlab", "--data", "data").sentence


@pytest.mark.parametrize("how", BAD_TABLES)
def test_a_spoilt_table_is_refused(command: Command, tmp_path: Path, how: str) -> None:
    content, sentence = BAD_TABLES[how]
    (tmp_path / "data.csv").write_bytes(content)
    assert sentence in command("new", "a.mlab", "--data", "data.csv").sentence


@pytest.mark.parametrize("name", ["nowhere", "text.txt", "a.zip", "x.png", "pipe"])
def test_what_is_no_data_is_refused_and_named(command: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "text.txt").write_text("Dear Sir or Madam\n")
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "x.png").write_bytes(picture_bytes())
    os.mkfifo(tmp_path / "pipe")
    assert name in command("new", "a.mlab", "--data", name).sentence


@pytest.mark.parametrize("make", BAD_FOLDERS)
def test_such_a_folder_is_one_message_in_the_window(session: Session, told: Told, tmp_path: Path, make) -> None:
    make(tmp_path / "data")
    graph = session.graph
    session.start(session.open_data(DatasetConfig("image_folder", str(tmp_path / "data"))))
    assert BAD_FOLDERS[make] in told()
    assert session.graph is graph
    assert session.dataset is None
    assert not session.is_opening_data


@pytest.mark.parametrize("how", BAD_IDX)
def test_a_spoilt_idx_file_is_one_message_in_the_window(session: Session, told: Told, tmp_path: Path, how: str) -> None:
    pictures, labels, sentence = BAD_IDX[how]
    idx_folder(tmp_path / "data", pictures, labels)
    session.start(session.open_data(DatasetConfig("idx", str(tmp_path / "data"))))
    assert sentence in told()


@pytest.mark.parametrize("how", BAD_TABLES)
def test_a_spoilt_table_is_one_message_in_the_window(session: Session, told: Told, tmp_path: Path, how: str) -> None:
    content, sentence = BAD_TABLES[how]
    (tmp_path / "data.csv").write_bytes(content)
    config = DatasetConfig("table", str(tmp_path / "data.csv"))
    session.start(session.open_data(config))
    assert sentence in told()


def test_after_a_refusal_the_window_opens_other_data(
    session: Session, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    session.start(session.open_data(DatasetConfig("image_folder", str(tmp_path / "gone"))))
    assert "gone" in told()
    session.start(session.open_data(detect(picture_folder(tmp_path / "data"))))
    qtbot.waitUntil(lambda: session.schema is not None and session.schema.class_counts.keys() == {"c0", "c1"})


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Readable pictures of two classes, and one of every bad kind."""
    folder = picture_folder(tmp_path / "mixed")
    for name, (content, _sentence) in BAD_PICTURES.items():
        (folder / "c0" / name).write_bytes(content)
    return folder


def test_unreadable_pictures_among_good_ones_are_named_and_the_others_trained_on(
    command: Command, mixed: Path, tmp_path: Path
) -> None:
    made = command("new", "a.mlab", "--data", mixed)
    done = command("train", "a.mlab", "--epochs", 1)
    assert (made.code, done.code) == (0, 0)
    assert all(f"c0/{name}" in made.err and f"c0/{name}" in done.err for name in BAD_PICTURES)
    assert sum(load(tmp_path / "a.mlab").runs[0].schema.counts.values()) == 24


def test_unreadable_pictures_are_named_in_the_window(session: Session, mixed: Path, finish) -> None:
    finish(session.open_data(detect(mixed)))
    assert {name for name, _reason in session.schema.skipped} == {f"c0/{name}" for name in BAD_PICTURES}
    assert sum(session.schema.counts.values()) == 24


def test_rows_of_the_wrong_length_are_named_and_the_others_used(command: Command, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text(TABLE + "1,2\n")
    made = command("new", "a.mlab", "--data", "data.csv")
    assert made.code == 0
    assert "line 62: 2 cells instead of 3" in made.err


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "gb18030", "utf-8-sig"])
def test_a_table_that_is_no_utf_8_keeps_its_letters(command: Command, tmp_path: Path, encoding: str) -> None:
    word = "中文类别" if encoding == "gb18030" else "café"
    (tmp_path / "data.csv").write_bytes(TABLE.replace("x", word).encode(encoding))
    assert command("new", "a.mlab", "--data", "data.csv").code == 0
    assert command("train", "a.mlab", "--epochs", 1).code == 0
    assert word in load(tmp_path / "a.mlab").runs[0].classes


def test_data_that_vanished_before_the_training_is_named(command: Command, tmp_path: Path) -> None:
    data = picture_folder(tmp_path / "data")
    assert command("new", "a.mlab", "--data", data).code == 0
    before = (tmp_path / "a.mlab").read_bytes()
    shutil.rmtree(data)
    assert "The data is not there any more" in command("train", "a.mlab").sentence
    assert (tmp_path / "a.mlab").read_bytes() == before


def test_data_that_vanished_before_the_training_is_one_message_in_the_window(
    session: Session, told: Told, tmp_path: Path, finish
) -> None:
    data = picture_folder(tmp_path / "data")
    session.replace(dataset=detect(data))
    shutil.rmtree(data)
    session.start(session.training.start())
    assert "The data is not there any more" in told()
    assert session.training.state == "idle"


def test_data_that_vanishes_while_it_is_read_is_one_sentence(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from modellab.data.sources import image_folder

    data = picture_folder(tmp_path / "data")

    def vanish(*words):
        shutil.rmtree(data)
        return decode_all(*words)

    decode_all = image_folder.decode_all
    monkeypatch.setattr(image_folder, "decode_all", vanish)
    assert "None of the 24 pictures can be read" in command("new", "a.mlab", "--data", data).sentence


def test_data_that_vanishes_during_a_run_does_not_end_it(
    window: Window, session: Session, tmp_path: Path, qtbot: QtBot, finish
) -> None:
    from modellab.data.wiring import fit_graph_to_data
    from modellab.errors import Text

    data = picture_folder(tmp_path / "data")
    finish(session.open_data(detect(data)))
    session.edit(lambda graph: fit_graph_to_data(graph, session.schema), Text("Fit"))
    session.set_recipe(change_recipe(session.recipe, epochs=40))
    finish(session.training.start())
    shutil.rmtree(data)
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=120_000)
    assert session.project.runs[0].weights
    assert window.notifier.sentences == ()
