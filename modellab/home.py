"""Where the program keeps what is its own and no project's."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """Return the data folder of the program; the environment variable MODELLAB_HOME overrides it."""
    chosen = os.environ.get("MODELLAB_HOME")
    return Path(chosen).absolute() if chosen else platformdirs.user_data_path("modellab", appauthor=False)
