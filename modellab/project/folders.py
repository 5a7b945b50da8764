"""Where the program keeps what belongs to no project file: journals, running trainings, recent files."""

from __future__ import annotations

from pathlib import Path

from modellab.home import home

__all__ = ["home", "journals_folder", "recent_file", "runs_folder"]


def journals_folder() -> Path:
    """Return the folder with one folder for each open document."""
    return home() / "journals"


def runs_folder() -> Path:
    """Return the folder with one folder of checkpoints for each run."""
    return home() / "runs"


def recent_file() -> Path:
    """Return the file that lists recently used projects."""
    return home() / "recent.json"
