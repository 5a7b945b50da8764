"""Kill -9 while training: the run goes on where it was, and ends with the weights of an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from modellab.project.file import load
from tests.cli.conftest import Cli

EPOCHS = 60


def test_a_killed_run_is_resumed_to_the_same_weights(cli: Cli, tmp_path: Path, home: Path) -> None:
    cli("new", "d.mlab")
    assert cli("train", "d.mlab", "--epochs", EPOCHS, "--output", "undisturbed.mlab").returncode == 0
    command = [sys.executable, "-m", "modellab", "train", "d.mlab", "--epochs", str(EPOCHS)]
    environment = {**os.environ, "MODELLAB_HOME": str(home)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "epoch 2:" not in process.stderr.readline():
            assert process.poll() is None
        time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
    done = cli("train", "d.mlab", "--resume")
    assert done.returncode == 0, done.stderr
    assert load(tmp_path / "d.mlab").runs[-1].weights == load(tmp_path / "undisturbed.mlab").runs[-1].weights


def test_resume_without_an_interrupted_run_is_refused(cli: Cli) -> None:
    cli("new", "d.mlab")
    done = cli("train", "d.mlab", "--resume")
    assert done.returncode == 2
    assert "was interrupted" in done.stderr


def test_control_c_keeps_what_was_learned(cli: Cli, tmp_path: Path, home: Path) -> None:
    cli("new", "d.mlab")
    command = [sys.executable, "-m", "modellab", "train", "d.mlab", "--epochs", "100000"]
    environment = {**os.environ, "MODELLAB_HOME": str(home)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "epoch 2:" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
    assert load(tmp_path / "d.mlab").runs[-1].metrics["test/accuracy"] > 0.3
