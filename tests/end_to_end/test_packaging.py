"""The packaging recipe names what is there; the build itself is packaging/build.sh."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
FREEDESKTOP = "{http://www.freedesktop.org/standards/shared-mime-info}"


def strings_of(file: Path) -> set[str]:
    return {
        node.value
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.fixture
def recipe() -> ast.Module:
    return ast.parse((PACKAGING / "modellab.spec").read_text(encoding="utf-8"))


@pytest.fixture
def desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(PACKAGING / "modellab.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def keyword(recipe: ast.Module, name: str) -> ast.expr:
    return next(node.value for node in ast.walk(recipe) if isinstance(node, ast.keyword) and node.arg == name)


def test_every_path_in_the_recipe_is_there(recipe: ast.Module):
    paths = re.findall(r"root((?: / '[^']+')+)", ast.unparse(recipe))
    assert len(paths) >= 3
    for path in paths:
        assert ROOT.joinpath(*re.findall(r"'([^']+)'", path)).exists(), path


def test_every_file_of_the_repository_that_the_build_copies_is_there():
    copied = re.findall(r'"\$root/([\w./]+)"', (PACKAGING / "build.sh").read_text(encoding="utf-8"))
    assert "resources/icon.svg" in copied
    assert [name for name in copied if not (ROOT / name).is_file()] == []


def test_the_build_script_is_valid_and_can_be_started():
    script = PACKAGING / "build.sh"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_nothing_the_program_imports_is_left_out(recipe: ast.Module):
    excluded = {node.value for node in ast.walk(keyword(recipe, "excludes")) if isinstance(node, ast.Constant)}
    imported = set()
    for file in (ROOT / "modellab").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module)
    assert "torch" in imported
    assert [name for name in imported if any(f"{name}.".startswith(f"{row}.") for row in excluded)] == []


def test_modules_started_as_children_run_in_the_packaged_program():
    text = (ROOT / "modellab" / "graph" / "arrange.py").read_text(encoding="utf-8")
    started = set(re.findall(r'sys\.executable, "-m", "([\w.]+)"', text))
    assert started
    assert started <= strings_of(PACKAGING / "start.py")


def test_the_entry_point_arranges_when_asked_as_an_interpreter_is():
    asked = '{"boxes": [[10, 10], [10, 10]], "pairs": [[0, 1]]}'
    command = [sys.executable, str(PACKAGING / "start.py"), "-m", "modellab.graph.arrange"]
    answer = subprocess.run(
        command, input=asked, capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT
    ).stdout
    assert answer == "[[0.0, 0.0], [0.0, 58.0]]"


def test_the_entry_point_runs_no_other_module():
    command = [sys.executable, str(PACKAGING / "start.py"), "-m", "this"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=ENVIRONMENT)
    assert answer.returncode == 2
    assert "Zen" not in answer.stdout


def test_the_desktop_entry_has_what_menus_need(desktop_entry: configparser.SectionProxy):
    assert desktop_entry["Type"] == "Application"
    assert desktop_entry["Exec"].split() == ["modellab", "%f"]
    assert desktop_entry["Icon"] == "modellab"
    assert desktop_entry["Categories"].endswith(";")
    assert desktop_entry["Comment[zh_CN]"]


def test_the_desktop_entry_opens_the_file_type_that_is_declared(desktop_entry: configparser.SectionProxy):
    declared = ElementTree.parse(PACKAGING / "modellab.xml").getroot().findall(f"{FREEDESKTOP}mime-type")
    assert [row.get("type") for row in declared] == desktop_entry["MimeType"].strip(";").split(";")
    assert [row.find(f"{FREEDESKTOP}glob").get("pattern") for row in declared] == ["*.mlab"]


def test_declaring_operators_loads_no_torch():
    code = f"import runpy, sys; runpy.run_path({str(PACKAGING / 'declare_torchvision_operators.py')!r}); "
    code += "assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_the_recipe_is_made_for_exists():
    for name in ("modellab.cli", "modellab.desktop.main", "modellab.graph.arrange"):
        assert importlib.util.find_spec(name), name
