"""What the window remembers between two starts: an INI file in the program's folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

FILE = "window.ini"


def folder() -> Path:
    """Return where settings live: ``MODELLAB_HOME`` where it is set, else the system's folder for this user."""
    home = os.environ.get("MODELLAB_HOME")
    return Path(home) if home else Path(platformdirs.user_config_dir("modellab", appauthor=False))


class Preferences:
    """Settings of the window; every read names its type, because an INI file knows only text.

    Args:
        path: The file; by default the one in ``folder()``.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._settings = QSettings(str(path or folder() / FILE), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        return str(self._settings.value(key, default, type=str))

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a yes or no."""
        return bool(self._settings.value(key, default, type=bool))

    def state(self, key: str) -> QByteArray:
        """Return what Qt wrote about a place; empty if there is nothing or something else."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put(self, key: str, value: str | bool | QByteArray) -> None:
        """Remember a value."""
        self._settings.setValue(key, value)

    def write(self) -> None:
        """Write to disk now."""
        self._settings.sync()
