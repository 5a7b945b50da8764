"""Project files that cannot be opened: one sentence, and what was open before is still there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.project.file import load, save
from modellab.project.samples import build_sample
from tests.desktop.conftest import Finish
from tests.desktop.drops import drop
from tests.end_to_end.bad_files import SPOILT, project_bytes
from tests.end_to_end.conftest import Command, Told


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("words", [("check",), ("train",), ("evaluate",), ("predict", "x.png"), ("export", "x.py")])
def test_a_spoilt_project_is_refused_by_every_command(command: Command, tmp_path: Path, how: str, words: tuple) -> None:
    spoilt = SPOILT[how](project_bytes())
    (tmp_path / "a.mlab").write_bytes(spoilt)
    assert '"a.mlab" cannot be opened' in command(words[0], "a.mlab", *words[1:]).sentence
    assert (tmp_path / "a.mlab").read_bytes() == spoilt
    assert [path.name for path in tmp_path.iterdir()] == ["a.mlab"]


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_project_leaves_the_window_as_it_was(
    window: Window, session: Session, told: Told, tmp_path: Path, how: str
) -> None:
    (tmp_path / "a.mlab").write_bytes(SPOILT[how](project_bytes()))
    before = session.project
    drop(window, tmp_path / "a.mlab")
    assert told().startswith('"a.mlab" cannot be opened. ')
    assert session.project is before
    assert session.is_saved


def test_after_a_refusal_the_window_opens_the_next_file(
    window: Window, session: Session, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bad.mlab").write_bytes(b"")
    save(build_sample("mnist"), tmp_path / "good.mlab")
    drop(window, tmp_path / "bad.mlab")
    assert "It is empty" in told()
    drop(window, tmp_path / "good.mlab")
    qtbot.waitUntil(lambda: session.name == "good")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("folder.mlab", "is not a file"), ("missing.mlab", "There is no file"), ("pipe.mlab", "is not a file")],
)
def test_what_is_no_file_is_refused(command: Command, tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder.mlab").mkdir()
    os.mkfifo(tmp_path / "pipe.mlab")
    assert sentence in command("check", name).sentence
    assert sentence in command("train", name).sentence


def test_a_folder_instead_of_a_project_leaves_the_window_as_it_was(
    window: Window, session: Session, told: Told, tmp_path: Path
) -> None:
    (tmp_path / "folder.mlab").mkdir()
    before = session.project
    window.commands.open_path(tmp_path / "folder.mlab")
    assert '"folder.mlab" is not a file' in told()
    assert session.project is before


@pytest.mark.parametrize(("target", "sentence"), [("", "is not a file"), ("none/b.mlab", "its folder does not exist")])
def test_a_place_that_holds_no_file_is_refused_before_the_training(
    command: Command, tmp_path: Path, target: str, sentence: str
) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    done = command("train", "a.mlab", "--epochs", 1, "--output", tmp_path / target)
    assert sentence in done.sentence
    assert "epoch" not in done.err


@pytest.mark.parametrize(("target", "sentence"), [("", "is not a file"), ("none/b.mlab", "its folder does not exist")])
def test_a_place_that_holds_no_file_costs_the_window_no_work(
    window: Window, session: Session, told: Told, tmp_path: Path, target: str, sentence: str
) -> None:
    session.rename("mine")
    session.start(session.files.save(tmp_path / target))
    assert sentence in told()
    assert session.project.name == "mine"
    assert not session.is_saved


def test_two_windows_do_not_overwrite_each_other(
    window: Window, session: Session, told: Told, finish: Finish, tmp_path: Path
) -> None:
    path = tmp_path / "a.mlab"
    finish(session.files.save(path))
    assert "Saved" in told()
    other = Session(build_sample("blank"))
    finish(other.files.open(path))
    other.rename("the other's")
    finish(other.files.save())
    session.rename("mine")
    session.start(session.files.save())
    assert "was changed on the disk by another window" in told()
    assert load(path).name == "the other's"
    assert session.project.name == "mine"
    finish(other.shut_down(is_kept=False))


def test_a_window_that_saves_during_a_training_loses_nothing(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from modellab.training.runners.thread import ThreadRunner

    save(build_sample("digits"), tmp_path / "a.mlab")
    start = ThreadRunner.start

    def save_and_start(runner: ThreadRunner) -> None:
        save(build_sample("mnist"), tmp_path / "a.mlab")
        start(runner)

    monkeypatch.setattr(ThreadRunner, "start", save_and_start)
    done = command("train", "a.mlab", "--epochs", 1)
    assert "was changed meanwhile" in done.err
    kept = load(tmp_path / "a.mlab")
    assert kept.graph == build_sample("mnist").graph
    assert [run.graph for run in kept.runs] == [build_sample("digits").graph]
