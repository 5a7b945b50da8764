"""The command that writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.text_projects import kept_translator, kept_writer


@pytest.fixture
def writer_file(tmp_path: Path) -> Path:
    return kept_writer(tmp_path / "w.mlab")


def test_generate_writes_on_from_the_prompt(cli: Cli, writer_file: Path) -> None:
    done = cli("generate", writer_file, "234", "--tokens", 5, "--temperature", 0)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("234") and done.stdout.endswith("\n")
    assert cli("generate", writer_file, "234", "--tokens", 5, "--temperature", 0).stdout == done.stdout


def test_the_seed_decides_what_is_written(cli: Cli, writer_file: Path) -> None:
    hot = ("generate", writer_file, "1", "--temperature", 5, "--top-k", 9, "--top-p", 0.99, "--seed")
    assert cli(*hot, 1).stdout == cli(*hot, 1).stdout != cli(*hot, 2).stdout


def test_an_empty_prompt_begins_a_new_text(cli: Cli, writer_file: Path) -> None:
    done = cli("generate", writer_file)
    assert done.returncode == 0
    assert "a new text begins" in done.stderr


@pytest.mark.parametrize("words", [("--temperature", -1), ("--top-p", 2), ("--tokens", 0), ("--run", "none")])
def test_what_cannot_be_is_refused(cli: Cli, writer_file: Path, words: tuple[object, ...]) -> None:
    done = cli("generate", writer_file, "1", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_predict_prints_the_translation(cli: Cli, tmp_path: Path) -> None:
    path = kept_translator(tmp_path / "t.mlab")
    (tmp_path / "texts.txt").write_text("ab\nc\n", encoding="utf-8")
    done = cli("predict", path, "texts.txt")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert cli("generate", path, "ab").stdout.strip() in done.stdout
