"""The rules of the house as tests: style, types, who may import whom, and an engine that needs no Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ("graph", "data", "network", "training", "prediction", "project")
"""Rooms whose tests run again without Qt. Those of the command line start processes of their own, where nothing is
hidden; that it imports no Qt is an import contract."""


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, **environment}
    return subprocess.run(words, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=1200, check=False)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "words",
    [
        ("-m", "ruff", "check", "modellab", "tests", "packaging"),
        ("-m", "ruff", "format", "--check", "modellab", "tests", "packaging"),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    ],
    ids=["ruff", "format", "mypy", "imports"],
)
def test_the_code_keeps_its_rules(words: tuple[str, ...]) -> None:
    done = run(sys.executable, *words)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.timeout(1200)
def test_the_engine_passes_its_tests_with_qt_hidden() -> None:
    hide = ["-p", "no:pytest-qt", "-p", "tests.without_qt", "-W", "ignore::pytest.PytestConfigWarning"]
    done = run(
        sys.executable, "-m", "pytest", "-q", *hide, "-m", "not benchmark", *[f"tests/{name}" for name in ENGINE]
    )
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_light_rooms_import_neither_torch_nor_numpy() -> None:
    light = "modellab.graph.check, modellab.graph.edits, modellab.graph.layers.table"
    code = f"import sys, {light}; sys.exit(bool({{'torch', 'numpy', 'PySide6'}} & set(sys.modules)))"
    assert run(sys.executable, "-c", code).returncode == 0


def test_a_project_loads_without_torch() -> None:
    code = (
        "import sys, modellab.project.file, modellab.project.samples, modellab.project.running, "
        "modellab.project.journal, modellab.training.recipe_rows, modellab.data.preparation; "
        "sys.exit(bool({'torch', 'torchvision', 'PySide6'} & set(sys.modules)))"
    )
    assert run(sys.executable, "-c", code).returncode == 0
