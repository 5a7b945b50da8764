"""Collects everything that can be translated, and compiles the translations that people wrote.

    python packaging/translations.py update    # resources/translations/modellab_<language>.ts gets new and lost texts
    python packaging/translations.py release   # ... and modellab_<language>.qm, which the program loads

The window's own texts are found by pyside6-lupdate. Those of the engine are templates in ``Text("...")`` and the
labels, helps and choices of table rows; they are gathered here from the syntax trees, without importing anything, and
handed to lupdate as ``QT_TRANSLATE_NOOP("engine", ...)``.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "modellab"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)

# The fields of table rows that people read.
_SHOWN = ("label", "help", "unit", "title")


def engine_texts(folder: Path = PACKAGE) -> list[str]:
    """Return every template and row text of the package, sorted, each once."""
    trees = [ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in sorted(folder.rglob("*.py"))]
    fields = {name: shown for tree in trees for name, shown in _row_classes(tree)}
    return sorted({text for tree in trees for text in _texts_in(tree, fields)})


def _row_classes(tree: ast.AST) -> Iterator[tuple[str, dict[int, str]]]:
    """Yield classes with fields that people read: name, and position in the constructor -> field."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            names = [entry.target.id for entry in node.body
                     if isinstance(entry, ast.AnnAssign) and isinstance(entry.target, ast.Name)]  # fmt: skip
            shown = {position: name for position, name in enumerate(names) if name in _SHOWN}
            if shown:
                yield node.name, shown


def _texts_in(tree: ast.AST, fields: Mapping[str, Mapping[int, str]]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            shown = {0: "template"} if name == "Text" else fields.get(name, {})
            values = [node.args[position] for position in shown if position < len(node.args)]
            if name in fields:
                values += [keyword.value for keyword in node.keywords if keyword.arg in shown.values()]
            yield from (text for value in values for text in _literals(value))


def _literals(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and any(c.isalpha() for c in value.value):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _literals(value.body)
        yield from _literals(value.orelse)


def update() -> None:
    """Bring the .ts files up to date with the sources."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    desktop = sorted(str(path) for path in (PACKAGE / "desktop").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        gathered = Path(folder) / "engine.py"
        lines = (f'QT_TRANSLATE_NOOP("engine", {json.dumps(text, ensure_ascii=False)})' for text in engine_texts())
        gathered.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for language in LANGUAGES:
            target = FOLDER / f"modellab_{language}.ts"
            _run("pyside6-lupdate", *desktop, str(gathered), "-ts", str(target), "-no-obsolete", "-locations", "none",
                 "-target-language", language)  # fmt: skip


def release() -> None:
    """Compile the .ts files."""
    for language in LANGUAGES:
        source = FOLDER / f"modellab_{language}.ts"
        _run("pyside6-lrelease", str(source), "-qm", str(source.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    beside = Path(sys.executable).with_name(tool)  # the tools of this environment, wherever the shell looks
    subprocess.run([str(beside if beside.exists() else tool), *arguments], check=True)


if __name__ == "__main__":
    tasks = {"update": update, "release": release}
    if len(sys.argv) != 2 or sys.argv[1] not in tasks:
        sys.exit(__doc__)
    tasks[sys.argv[1]]()
