"""Texts, tables and series that nothing can be learned from as they are: the same sentence on both ways in."""

from __future__ import annotations

from pathlib import Path

import pytest

from modellab.data.dataset import DatasetConfig
from modellab.desktop.session import Session
from modellab.settings import Settings
from tests.end_to_end.bad_files import BAD_SERIES, BAD_TARGETS, BAD_TEXTS, DAYS, NAMED_TABLE, SENTENCES
from tests.end_to_end.conftest import Command, Told


def options_of(options: dict[str, object]) -> list[str]:
    return [word for name, value in options.items() for word in ("--option", f"{name}={value}")]


@pytest.mark.parametrize("how", BAD_TEXTS)
def test_bad_texts_are_refused(command: Command, tmp_path: Path, how: str) -> None:
    content, sentence = BAD_TEXTS[how]
    (tmp_path / "data.tsv").write_bytes(content)
    assert sentence in command("new", "a.mlab", "--data", "data.tsv", "--source", "labelled_text").sentence
    assert not (tmp_path / "a.mlab").exists()


@pytest.mark.parametrize("how", BAD_TEXTS)
def test_bad_texts_are_one_message_in_the_window(session: Session, told: Told, tmp_path: Path, how: str) -> None:
    content, sentence = BAD_TEXTS[how]
    (tmp_path / "data.tsv").write_bytes(content)
    graph = session.graph
    session.start(session.open_data(DatasetConfig("labelled_text", str(tmp_path / "data.tsv"))))
    assert sentence in told()
    assert session.graph is graph


@pytest.mark.parametrize("how", BAD_SERIES)
def test_a_bad_series_is_refused(command: Command, tmp_path: Path, how: str) -> None:
    content, options, sentence = BAD_SERIES[how]
    (tmp_path / "data.csv").write_text(content)
    done = command("new", "a.mlab", "--data", "data.csv", "--source", "series", *options_of(options))
    assert sentence in done.sentence


@pytest.mark.parametrize("how", BAD_SERIES)
def test_a_bad_series_is_one_message_in_the_window(session: Session, told: Told, tmp_path: Path, how: str) -> None:
    content, options, sentence = BAD_SERIES[how]
    (tmp_path / "data.csv").write_text(content)
    session.start(session.open_data(DatasetConfig("series", str(tmp_path / "data.csv"), Settings(options))))
    assert sentence in told()


@pytest.mark.parametrize("how", BAD_TARGETS)
def test_a_target_that_cannot_be_one_is_refused(command: Command, tmp_path: Path, how: str) -> None:
    options, sentence = BAD_TARGETS[how]
    (tmp_path / "data.csv").write_text(NAMED_TABLE)
    done = command("new", "a.mlab", "--data", "data.csv", "--source", "table", *options_of(options))
    assert sentence in done.sentence


@pytest.mark.parametrize("how", BAD_TARGETS)
def test_a_target_that_cannot_be_one_is_one_message_in_the_window(
    session: Session, told: Told, tmp_path: Path, how: str
) -> None:
    options, sentence = BAD_TARGETS[how]
    (tmp_path / "data.csv").write_text(NAMED_TABLE)
    session.start(session.open_data(DatasetConfig("table", str(tmp_path / "data.csv"), Settings(options))))
    assert sentence in told()
    assert session.project.dataset is not None  # the choice is kept, so that it can be corrected


@pytest.mark.parametrize("encoding", ["auto", "utf-8"])
def test_two_encodings_can_be_read_as_one_that_is_chosen(command: Command, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "data.tsv").write_bytes(SENTENCES.encode() + "good\tcafé\n".encode() + "bad\tcafé\n".encode("latin-1"))
    words = ("new", "a.mlab", "--data", "data.tsv", "--option")
    assert "byte 0xe9" in command(*words, f"encoding={encoding}").sentence
    assert command(*words, "encoding=latin-1").code == 0


def test_empty_lines_and_empty_texts_are_named_and_the_others_used(command: Command, tmp_path: Path) -> None:
    (tmp_path / "data.tsv").write_text(SENTENCES + "\n\n" + "good\t\n" + SENTENCES)
    done = command("new", "a.mlab", "--data", "data.tsv")
    assert done.code == 0
    assert "line 43: its text is empty" in done.err
    assert "2 empty lines" in done.err


def test_running_text_in_one_endless_line_is_read_and_said_to_be_one(command: Command, tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_text("all of it is one line and no more " * 40_000)
    done = command("new", "a.mlab", "--data", "data.txt")
    assert done.code == 0
    assert "A line of the text is 1.4 million characters long. It is read as running text" in done.err


@pytest.mark.parametrize(("encoding", "code"), [("auto", 2), ("latin-1", 0)])
def test_a_series_of_two_encodings_asks_for_one(command: Command, tmp_path: Path, encoding: str, code: int) -> None:
    rows = DAYS.splitlines()
    text = "\n".join([f"{rows[0]},place", *(f"{row},Orléans" for row in rows[1:])])
    (tmp_path / "data.csv").write_bytes(text.encode() + b"\n2024-01-31,1.5,Orl\xe9ans\n")
    done = command("new", "a.mlab", "--data", "data.csv", "--source", "series", "--option", f"encoding={encoding}")
    assert done.code == code
    assert ("byte 0xe9" in done.err) is (code == 2)
