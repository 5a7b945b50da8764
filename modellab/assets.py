"""Where the files of ``resources/`` are: beside the package in a checkout, inside it when installed or packaged."""

from __future__ import annotations

from pathlib import Path


def asset_path(name: str) -> Path:
    """Return the path of a file under ``resources/``, whether or not it exists."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources") / name
