"""Texts on the command line: train, evaluate, predict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modellab.data.sources.registry import detect
from modellab.project.file import save
from modellab.project.project import Project
from modellab.training.recipe_rows import make_recipe
from tests.cli.conftest import Cli
from tests.text_samples import reader, reviews


@pytest.fixture(scope="module")
def labelled() -> str:
    """Lines of a label and a text."""
    dataset = reviews((200, 0, 0))
    names = dataset.schema.targets[0].classes
    pairs = zip(dataset.raw["label"], dataset.raw["text"], strict=True)
    return "".join(f"{names[label]}\t{text}\n" for label, text in pairs)


@pytest.fixture
def project(tmp_path: Path, labelled: str) -> Path:
    (tmp_path / "reviews.tsv").write_text(labelled, encoding="utf-8")
    recipe = make_recipe(epochs=8, learning_rate=0.02)
    config = detect(tmp_path / "reviews.tsv")
    save(Project("r", graph=reader(), dataset=config, recipe=recipe), tmp_path / "r.mlab")
    return tmp_path / "r.mlab"


@pytest.fixture
def trained(cli: Cli, project: Path) -> Path:
    done = cli("train", project)
    assert done.returncode == 0, done.stderr
    return project


def test_texts_are_trained_on_evaluated_and_asked_about(cli: Cli, trained: Path) -> None:
    found = json.loads(cli("evaluate", trained, "--json").stdout)
    assert found["metrics"]["accuracy"] > 0.8
    answers = cli("predict", trained, "a superb story", "--text", "an awful film", "--json").stdout.splitlines()
    assert [json.loads(line)["answer"] for line in answers] == ["good", "bad"]


def test_what_cannot_be_answered_is_a_sentence(cli: Cli, trained: Path) -> None:
    for words, sentence in (((), "nothing to answer"), ((" ",), "There is no text"), (("gone.txt",), "gone.txt")):
        done = cli("predict", trained, *words)
        assert (done.returncode, sentence in done.stderr, "Traceback" in done.stderr) == (2, True, False)
