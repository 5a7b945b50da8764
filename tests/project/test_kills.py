"""Kill -9 in the middle of saving and of editing: no project lost, nothing lost that was acknowledged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks writers to kill them")


def _kill(writer: str, folder: Path, kills: int) -> str:
    command = [sys.executable, "-m", "tests.project.killed_writer", writer, str(folder), str(kills)]
    root = Path(__file__).parents[2]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=280, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize("writer", ["save", "journal"])
def test_no_kill_loses_what_was_acknowledged(tmp_path, writer):
    assert "30 kills" in _kill(writer, tmp_path, 30)


@pytest.mark.benchmark
@pytest.mark.parametrize("writer", ["save", "journal"])
def test_no_kill_of_a_thousand_loses_what_was_acknowledged(tmp_path, writer, request):
    if "benchmark" not in request.config.getoption("-m"):
        pytest.skip("takes a minute; run with -m benchmark")
    print(_kill(writer, tmp_path, 1_000))


def test_the_next_save_clears_up_behind_killed_ones(tmp_path):
    _kill("save", tmp_path, 10)
    assert len([path for path in tmp_path.iterdir() if path.suffix == ".tmp"]) <= 2  # of the last kill
