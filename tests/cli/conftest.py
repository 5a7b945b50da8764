"""Run the command line as a user does: in a process of its own, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

Finished = subprocess.CompletedProcess[str]
Cli = Callable[..., Finished]


@pytest.fixture
def cli(tmp_path: Path, home: Path) -> Cli:
    """Call ``modellab WORDS`` in ``tmp_path`` on a machine without a display."""

    def call(*words: object) -> Finished:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        environment["MODELLAB_HOME"] = str(home)
        command = [sys.executable, "-m", "modellab", *map(str, words)]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=240, check=False
        )

    return call


@pytest.fixture
def picture_folder(tmp_path: Path) -> Path:
    """Bright and dark pictures of odd sizes, some of them grey, in two classes."""
    generator = np.random.default_rng(0)
    for name, level in (("bright", 200), ("dark", 40)):
        folder = tmp_path / "pictures" / name
        folder.mkdir(parents=True)
        for index in range(20):
            shape = (20 + index, 24) if index % 4 == 0 else (20 + index, 24, 3)
            pixels = np.clip(generator.normal(level, 20, shape), 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / f"{index}.png")
    return tmp_path / "pictures"
