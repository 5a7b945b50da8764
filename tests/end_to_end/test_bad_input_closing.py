"""The window is closed at random moments of everything that it does: the program ends with 0, and no file is in halves.

``MODELLAB_CLOSINGS=500 pytest tests/end_to_end/test_bad_input_closing.py`` closes it more often than by default.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from modellab.project.file import load, save
from tests.desktop import trained

CLOSINGS = int(os.environ.get("MODELLAB_CLOSINGS", "20"))
LONGEST_S = 3.0
ACTIONS = ("training", "saving", "loading", "reading data", "pausing", "starting")
SCRIPT = Path(__file__).with_name("closing_window.py")


def _close(number: int, folder: Path) -> str:
    """Close the window once, and return what went wrong; the number decides during what and when."""
    action, delay_s = ACTIONS[number % len(ACTIONS)], random.Random(number).uniform(0, LONGEST_S)
    place = folder / str(number)
    place.mkdir()
    save(trained.digits(), place / "big.mlab")
    environment = {**os.environ, "MODELLAB_HOME": str(place / "home"), "PYTHONFAULTHANDLER": "1"}
    command = [sys.executable, str(SCRIPT), action, str(delay_s), str(place)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    for path in place.glob("*.mlab"):
        load(path)
    is_clean = done.returncode == 0 and not any(
        word in done.stderr for word in ("Traceback", "QThread", "Fatal", "mistake")
    )
    return "" if is_clean else f"{action} closed after {delay_s:.3f} s: {done.returncode}\n{done.stderr[-2000:]}"


@pytest.mark.timeout(max(300, 15 * CLOSINGS))
def test_closing_at_random_moments_ends_the_program_with_0(tmp_path: Path) -> None:
    trained.digits()
    with ThreadPoolExecutor(2) as workers:
        wrong = list(workers.map(lambda number: _close(number, tmp_path), range(CLOSINGS)))
    assert [problem for problem in wrong if problem] == []


@pytest.mark.parametrize("action", ["training", "saving"])
def test_nothing_is_left_to_recover_when_the_changes_were_given_up(tmp_path: Path, monkeypatch, action: str) -> None:
    from modellab.project.journal import recoverable
    from modellab.project.run_folders import interrupted_runs

    number = next(n for n in range(ACTIONS.index(action), 600, 6) if random.Random(n).uniform(0, LONGEST_S) > 2.5)
    assert _close(number, tmp_path) == ""
    monkeypatch.setenv("MODELLAB_HOME", str(tmp_path / str(number) / "home"))
    assert recoverable() == []
    assert interrupted_runs() == []
