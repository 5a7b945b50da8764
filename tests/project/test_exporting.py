"""Kept runs as files, and runs whose tokenizer belongs to other weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from modellab.cli.main import main
from modellab.data.preparation import Preparation
from modellab.data.tokenizer import fit_tokenizer
from modellab.errors import ModelLabError
from modellab.project.exporting import export_run
from modellab.project.file import load, save
from modellab.project.running import Place, make_plan, make_predictor
from modellab.project.samples import build_sample
from modellab.training.starting import with_known_tokens
from modellab.training.tokens import OTHER
from tests.text_projects import kept_writer

_MORE = "The tokenizer knows 36 tokens. The network was built for 20."


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return kept_writer(tmp_path / "kept.mlab")


@pytest.fixture
def mixed_up(kept: Path) -> Path:
    """The same project with a tokenizer of more tokens than the network has rows for."""
    project = load(kept)
    letters = fit_tokenizer(["abcdefghijklmnopqrstuvwxyz012345"], "characters", 100)
    text = {**project.runs[0].preparation["texts"][0], "tokenizer_json": letters.to_json()}
    run = replace(project.runs[0], preparation={**project.runs[0].preparation, "texts": [text]})
    save(replace(project, runs=(run,)), kept)
    return kept


def test_a_run_is_written_with_what_it_needs(kept: Path, tmp_path: Path) -> None:
    written = export_run(load(kept).runs[0], tmp_path / "out" / "mine.py")
    assert {path.name for path in written} == {
        "mine.py", "weights.safetensors", "preprocessing.json", "tokenizer.json"
    }  # fmt: skip


@pytest.mark.parametrize("name", ["mine.py", "mine.onnx", "mine.zip"])
def test_a_tokenizer_of_other_weights_is_not_exported(mixed_up: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelLabError, match=_MORE):
        export_run(load(mixed_up).runs[0], tmp_path / "out" / name)
    assert not (tmp_path / "out").exists()


def test_nor_does_it_answer(mixed_up: Path) -> None:
    with pytest.raises(ModelLabError, match=_MORE):
        make_predictor(load(mixed_up).runs[0], "cpu")


@pytest.mark.parametrize("words", [("export", "x.py"), ("predict", "12"), ("generate", "12"), ("evaluate",)])
def test_the_command_line_says_so_in_a_sentence(
    mixed_up: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mixed_up.parent)
    project = load(mixed_up)
    save(replace(project, dataset=build_sample("lstm-writer").dataset), mixed_up)
    command, *rest = words
    assert main([command, str(mixed_up), *rest]) == 2
    assert _MORE in capsys.readouterr().err


def test_a_check_names_the_run(mixed_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(mixed_up)]) == 0
    said = capsys.readouterr().out
    assert f"warning: Run 1: {_MORE}" in said
    assert "Train again." in said


def test_who_starts_from_such_a_run_is_told_that_its_tokens_mean_something_else(mixed_up: Path) -> None:
    project = load(mixed_up)
    project = replace(project, dataset=build_sample("lstm-writer").dataset)
    plan, told = make_plan(project, Place("cpu"), initial=project.runs[0]), []
    fitted = Preparation.from_json(project.runs[0].preparation)
    assert with_known_tokens(fitted, plan, told.append) == fitted
    assert [event.stage for event in told] == [OTHER]
