"""The fixtures of the window and of the command line, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from modellab.cli.main import main
from modellab.desktop.notify import Toast
from modellab.desktop.window import Window
from tests.cli.conftest import cli, picture_folder
from tests.desktop.conftest import finish, loop, session, window

__all__ = ["cli", "finish", "loop", "picture_folder", "session", "window"]


@dataclass(frozen=True)
class Ended:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence of a refusal."""
        assert self.code == 2, self
        lines = [line for line in self.err.splitlines() if line.startswith("modellab: ")]
        assert len(lines) == 1, self.err
        assert lines[0].endswith((".", "?")), lines[0]
        return lines[0]


Command = Callable[..., Ended]
Told = Callable[[], str]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run ``modellab WORDS`` in this process and in ``tmp_path``; whatever would be a traceback fails the test."""
    monkeypatch.chdir(tmp_path)

    def call(*words: object) -> Ended:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Ended(code, *capsys.readouterr())

    return call


@pytest.fixture
def told(window: Window, qtbot: QtBot) -> Told:
    """Wait for the one message of the window and return it with its hint."""

    def wait() -> str:
        qtbot.waitUntil(lambda: bool(window.notifier.sentences), timeout=15_000)
        assert len(window.notifier.sentences) == 1, window.notifier.sentences
        labels = [window.notifier.findChild(Toast).findChild(QLabel, name) for name in ("sentence", "hint")]
        said = " ".join(label.text() for label in labels if label is not None)
        window.notifier.clear()
        return said

    return wait
