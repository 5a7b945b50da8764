"""Many questions at once, those of texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from modellab.errors import ModelLabError
from modellab.prediction.many import Question, questions


def ask(path: Path, *classes: str) -> list[Question]:
    return list(questions([path], ("text",), classes))


def texts(path: Path, *classes: str) -> list[object]:
    return [question.sample for question in ask(path, *classes)]


def write(folder: Path, name: str, *lines: str) -> Path:
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder / name


def test_every_line_of_a_text_file_is_a_question(tmp_path: Path) -> None:
    path = write(tmp_path, "new.txt", "a fine film", "", "a dull one")
    assert texts(path) == ["a fine film", "a dull one"]
    assert [question.name for question in ask(path)] == ["new.txt:1", "new.txt:3"]


LABELLED = [f"{label}\t{word} was a {label} film of its kind" for label in ("good", "bad") for word in "abcdef"]


def test_labels_that_the_network_knows_are_not_part_of_the_text(tmp_path: Path) -> None:
    path = write(tmp_path, "test.txt", *LABELLED)
    assert texts(path, "bad", "good")[0] == "a was a good film of its kind"


def test_what_looks_like_labels_but_is_no_class_stays(tmp_path: Path) -> None:
    path = write(tmp_path, "test.txt", *LABELLED)
    assert texts(path, "spam", "ham")[0] == LABELLED[0]


@pytest.mark.parametrize("header", ["id,review", "id,what they wrote"])
def test_the_texts_of_a_table_stand_in_one_of_its_columns(tmp_path: Path, header: str) -> None:
    path = write(tmp_path, "new.csv", header, "1,a fine film indeed", "2,a dull one all in all")
    assert texts(path) == ["a fine film indeed", "a dull one all in all"]


def test_every_file_of_a_folder_is_a_text(tmp_path: Path) -> None:
    write(tmp_path, "1.txt", "first line", "second line")
    write(tmp_path, "2.txt", "other")
    assert texts(tmp_path) == ["first line\nsecond line", "other"]


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    (question,) = ask(tmp_path)
    assert isinstance(question.sample, ModelLabError)
    assert "no texts" in str(question.sample)
