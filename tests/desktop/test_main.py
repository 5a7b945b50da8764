"""The real program in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from modellab.project.journal import recoverable
from modellab.project.run_folders import interrupted_runs

# Drives the window from inside: waits for a condition, then says so on its standard output and goes on living.
DRIVER = """
import sys
from PySide6.QtCore import QTimer
from modellab.desktop import main
from modellab.desktop.window import Window
from modellab.errors import Text
from modellab.graph import edits
from modellab.training.recipe_rows import change_recipe

def once(condition, action):
    timer = QTimer(app)
    def look():
        if condition():
            timer.stop()
            action()
    timer.timeout.connect(look)
    timer.start(20)

def say(word):
    print(word, flush=True)

def edit(session):
    node = next(iter(session.graph.nodes))
    session.edit(lambda graph: edits.rename(graph, node, "stem"), Text("Rename layer"))
    once(lambda: session.files.autosave.written_at is not None, lambda: say("edited"))

def train(session):
    session.set_recipe(change_recipe(session.recipe, epochs=100000))
    session.start(session.training.start())
    once(lambda: session.training.progress.epoch >= 2, lambda: say("training"))

app = main.application()
def begin():
    window = next(w for w in app.topLevelWidgets() if isinstance(w, Window))
    say("painted")
    DOING = {"edit": edit, "train": train, "nothing": lambda session: None}
    DOING[sys.argv[1]](window.session)
once(lambda: any(isinstance(w, Window) and w.isVisible() for w in app.topLevelWidgets()), begin)
sys.exit(main.run([]))
"""

Start = Callable[[str], "subprocess.Popen[str]"]


pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start the program and let it do something."""
    started: list[subprocess.Popen[str]] = []

    def run(doing: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", DRIVER, doing],
            stdout=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "MODELLAB_HOME": str(home)},
            text=True,
        )
        started.append(process)
        wait_for(process, "painted")
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == word:
            return
    pytest.fail(f"the program ended with {process.wait()} before it said {word!r}")


@pytest.mark.parametrize("delay_s", [0.0, 1.0])
def test_leaving_while_torch_is_loading_ends_with_exit_code_0(start: Start, delay_s: float) -> None:
    process = start("nothing")
    time.sleep(delay_s)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0


def test_leaving_in_the_middle_of_a_run_ends_with_exit_code_0(start: Start) -> None:
    process = start("train")
    wait_for(process, "training")
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert interrupted_runs() == []
    assert len(recoverable()) == 1


def test_a_killed_window_loses_no_edit(start: Start) -> None:
    process = start("edit")
    wait_for(process, "edited")
    process.kill()
    process.wait()
    assert [row.name for row in recoverable()] == ["digits-cnn"]


def test_a_killed_run_is_found_again(start: Start) -> None:
    process = start("train")
    wait_for(process, "training")
    process.kill()
    process.wait()
    assert [row.plan["name"] for row in interrupted_runs()] == ["digits-cnn"]
