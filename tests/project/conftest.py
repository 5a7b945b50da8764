"""Folders of the program for tests: never those of the person who runs them."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Keep journals, runs and recent files in the test's own folder."""
    monkeypatch.setenv("MODELLAB_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
