"""Where the program keeps what belongs to no project file: journals, running trainings, recent files."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """Return the data folder of the program; the environment variable MODELLAB_HOME overrides it."""
    chosen = os.environ.get("MODELLAB_HOME")
    return Path(chosen).absolute() if chosen else platformdirs.user_data_path("modellab", appauthor=False)


def journals_folder() -> Path:
    """Return the folder with one folder for each open document."""
    return home() / "journals"


def runs_folder() -> Path:
    """Return the folder with one folder of checkpoints for each run."""
    return home() / "runs"


def recent_file() -> Path:
    """Return the file that lists recently used projects."""
    return home() / "recent.json"
