"""A pytest plugin that makes this process one without Qt: importing it fails as if it were not installed."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys

HIDDEN = ("PySide6", "shiboken6", "pyqtgraph", "qasync")


class Hider(importlib.abc.MetaPathFinder):
    """Finds nothing where Qt would be."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] in HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r} (hidden by a test)", name=name)
        return None


assert not any(name.partition(".")[0] in HIDDEN for name in sys.modules), "Qt was imported before it could be hidden"
sys.meta_path.insert(0, Hider())
