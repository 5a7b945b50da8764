"""Run exported files where ``modellab`` cannot be imported."""

from __future__ import annotations

import contextlib
import io
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock


def run(folder: Path, *words: object, file: str = "mine.py") -> str:
    """Run an exported file as a program, in this process, which has torch at hand, and return what it says."""
    said = io.StringIO()
    given = mock.patch.object(sys, "argv", [file, *map(str, words)])
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), given, _without_modellab():
        runpy.run_path(file, run_name="__main__")
    return said.getvalue()


@contextlib.contextmanager
def _without_modellab() -> Iterator[None]:
    """Make every import of ``modellab`` fail."""
    hidden = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "modellab"}
    for name in hidden:
        del sys.modules[name]
    sys.modules["modellab"] = None  # type: ignore[assignment]  # as the import system wants it
    try:
        yield
    finally:
        sys.modules.update(hidden)
