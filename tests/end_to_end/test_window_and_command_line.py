"""The window and the command line are one program: same weights, same answers, same exported file."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot
from sklearn.datasets import load_digits

from modellab.desktop.session import Session
from modellab.project.file import load, save
from modellab.training.recipe_rows import change_recipe
from tests.cli.conftest import Cli
from tests.desktop.conftest import Finish

EPOCHS = 2


@pytest.fixture
def trained(session: Session, finish: Finish, qtbot: QtBot, tmp_path: Path) -> Path:
    """The sample, trained in the window and saved from it."""
    save(replace(session.project, recipe=change_recipe(session.recipe, epochs=EPOCHS)), tmp_path / "untrained.mlab")
    finish(session.files.open(tmp_path / "untrained.mlab"))
    finish(session.training.start())
    qtbot.waitUntil(lambda: bool(session.project.runs), timeout=120_000)
    finish(session.files.save(tmp_path / "window.mlab"))
    return tmp_path / "window.mlab"


def test_both_train_to_the_same_weights(trained: Path, cli: Cli, tmp_path: Path) -> None:
    done = cli("train", "untrained.mlab", "--output", "command.mlab")
    assert done.returncode == 0, done.stderr
    assert load(tmp_path / "command.mlab").runs[-1].weights == load(trained).runs[-1].weights


def test_both_and_the_exported_file_give_the_same_answers(
    trained: Path, session: Session, finish: Finish, cli: Cli, tmp_path: Path
) -> None:
    digits = load_digits()
    for index in range(10):
        picture = np.rint(digits.images[index] * 255 / 16).astype(np.uint8)
        Image.fromarray(picture).save(tmp_path / f"{index}.png")
    files = [tmp_path / f"{index}.png" for index in range(10)]
    answers = finish(session.answers.ask(lambda predictor: [predictor.picture(file) for file in files]))
    in_window = [answer.label for answer in answers]
    lines = cli("predict", trained, *files, "--json").stdout.splitlines()
    assert [json.loads(line)["answer"] for line in lines] == in_window
    assert cli("export", trained, "network.py").returncode == 0
    assert [_exported(tmp_path, file) for file in files[:3]] == in_window[:3]


def _exported(folder: Path, picture: Path) -> str:
    command = [sys.executable, "network.py", "--predict", str(picture)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()[1]
