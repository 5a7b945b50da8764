"""Tokenizers that are damaged or of another run, and texts that a trained network can do little with."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from modellab.desktop.session import Session
from modellab.project.file import load, save
from tests.end_to_end.conftest import Command, Told
from tests.text_projects import kept_translator, kept_writer

Spoil = Callable[[dict[str, Any]], object]


def in_vocabulary(change: Callable[[dict[str, int]], object]) -> Spoil:
    def spoil(scale: dict[str, Any]) -> None:
        written = json.loads(scale["tokenizer_json"])
        change(written["tokenizer"]["model"]["vocab"])
        scale["tokenizer_json"] = json.dumps(written)

    return spoil


SPOILT: dict[str, tuple[Spoil, str]] = {
    "not JSON": (lambda scale: scale.update(tokenizer_json="hello"), "The tokenizer cannot be read"),
    "of no known kind": (
        lambda scale: scale.update(tokenizer_json=scale["tokenizer_json"].replace('"characters"', '"sentences"')),
        "it is of no known kind",
    ),
    "more tokens": (
        in_vocabulary(lambda known: known.update({f"w{n}": len(known) + n for n in range(500)})),
        "They are not of the same run",
    ),
    "an id beyond all others": (in_vocabulary(lambda known: known.update({"1": 900_000})), "knows 900001 tokens"),
    "without the unknown token": (in_vocabulary(lambda known: known.pop("[UNK]")), "the token unknown is missing"),
    "without any tokens": (in_vocabulary(dict.clear), "token 0 is not the padding"),
    "another length": (lambda scale: scale.update(length=77), "prepared for 77 tokens"),
    "a length below zero": (lambda scale: scale.update(length=-3), "preparation of the data is damaged"),
}


def spoilt(path: Path, how: str) -> Path:
    """Write a project whose tokenizer is not that of its weights."""
    project = load(kept_writer(path))
    preparation = copy.deepcopy(dict(project.runs[0].preparation))
    SPOILT[how][0](preparation["texts"][0])
    save(replace(project, runs=(replace(project.runs[0], preparation=preparation),)), path)
    return path


@pytest.mark.parametrize("how", SPOILT)
def test_a_tokenizer_that_does_not_fit_is_refused(command: Command, tmp_path: Path, how: str) -> None:
    path = spoilt(tmp_path / "a.mlab", how)
    before = path.read_bytes()
    assert SPOILT[how][1] in command("generate", path, "12").sentence
    assert SPOILT[how][1] in command("predict", path, "12").sentence
    assert path.read_bytes() == before


@pytest.mark.parametrize("how", SPOILT)
def test_a_tokenizer_that_does_not_fit_is_one_message_in_the_window(
    session: Session, told: Told, tmp_path: Path, finish, how: str
) -> None:
    finish(session.files.open(spoilt(tmp_path / "a.mlab", how)))
    session.start(session.answers.ask(lambda predictor: predictor.text("12")))
    assert SPOILT[how][1] in told()
    assert len(session.project.runs) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_no_text_is_a_sentence(command: Command, tmp_path: Path, text: str) -> None:
    assert "There is no text. Write a few words." in command("predict", kept_writer(tmp_path / "a.mlab"), text).sentence


def test_only_unknown_words_are_answered_with_a_note(command: Command, tmp_path: Path) -> None:
    done = command("predict", kept_writer(tmp_path / "a.mlab"), "xyz")
    assert done.code == 0
    assert "The network knows none of these words, so the answer means nothing." in done.out


@pytest.mark.parametrize(
    ("prompt", "note"),
    [("abcdefghij" * 30, "tokens were cut off: the network reads"), ("§¤", "The network knows none of these words")],
)
def test_what_is_not_read_of_a_text_to_answer_is_noted(
    command: Command, tmp_path: Path, prompt: str, note: str
) -> None:
    path = kept_translator(tmp_path / "a.mlab")
    written, asked = command("generate", path, prompt, "--tokens", 3), command("predict", path, prompt)
    assert (written.code, asked.code) == (0, 0)
    assert note in written.err
    assert note in asked.out
