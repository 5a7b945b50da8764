from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from modellab.desktop import crash
from modellab.errors import ModelLabError, Text


@pytest.fixture
def caught(qapp: object) -> Iterator[tuple[list[str], list[ModelLabError]]]:
    reports: list[str] = []
    refusals: list[ModelLabError] = []
    hooks = crash.CrashHooks(reports.append, refusals.append)
    hooks.install()
    yield reports, refusals
    hooks.remove()


def raise_to_hook(error: Exception) -> None:
    sys.excepthook(type(error), error, None)


def test_a_bug_is_reported_once_however_often_it_comes(caught: tuple[list[str], list[ModelLabError]]) -> None:
    for _ in range(3):
        raise_to_hook(ZeroDivisionError("in a paint event"))
    assert len(caught[0]) == 1
    assert "ZeroDivisionError: in a paint event" in caught[0][0]


def test_a_bug_on_another_thread_is_reported_on_this_one(
    caught: tuple[list[str], list[ModelLabError]], qtbot: QtBot
) -> None:
    thread = threading.Thread(target=lambda: {}["missing"])
    thread.start()
    thread.join()
    assert not caught[0]
    qtbot.waitUntil(lambda: len(caught[0]) == 1)


def test_a_refusal_is_no_bug(caught: tuple[list[str], list[ModelLabError]]) -> None:
    raise_to_hook(ModelLabError(Text("There is no such file.")))
    assert not caught[0]
    assert [str(error) for error in caught[1]] == ["There is no such file."]


def test_the_hooks_are_given_back(qapp: object) -> None:
    before = sys.excepthook
    hooks = crash.CrashHooks(lambda _report: None, lambda _error: None)
    hooks.install()
    hooks.remove()
    assert sys.excepthook is before


def test_the_log_goes_to_a_file(tmp_path: Path) -> None:
    before = list(crash.log.handlers)
    crash.log_to(tmp_path / "logs")
    crash.log.error("something happened")
    for handler in set(crash.log.handlers) - set(before):
        crash.log.removeHandler(handler)
        handler.close()
    crash.log.setLevel(logging.NOTSET)
    assert "something happened" in (tmp_path / "logs" / "modellab.log").read_text()
