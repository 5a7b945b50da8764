"""Where the files of ``resources/`` lie: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

import modellab


def path_of(name: str) -> Path:
    """Return the path of a file or folder of ``resources/``, such as ``icon.svg``; it may be missing."""
    package = Path(modellab.__file__).resolve().parent
    inside = package / "resources" / name
    return inside if inside.exists() else package.parent / "resources" / name
