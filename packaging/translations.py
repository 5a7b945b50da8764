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
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "modellab"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)

# The fields of table rows that people read, and the tables whose keys or values they read.
_SHOWN = ("label", "help", "unit", "title", "none_label")
_SHOWN_KEYS = ("BLOCK_TEMPLATES",)
_SHOWN_VALUES = ("GROUPS", "_LANGUAGES")

_Fields = dict[str, dict[int, str]]
"""Of what can be called: position of an argument that people read -> its name."""


def engine_texts(folder: Path = PACKAGE) -> list[str]:
    """Return every template and row text of the package, sorted, each once."""
    trees = [ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in sorted(folder.rglob("*.py"))]
    fields: _Fields = {"Text": {0: "template"}, "replace": {sys.maxsize: "help"}}  # the latter by keyword only
    for tree in trees:
        fields.update(_row_classes(tree))
    public: _Fields = {}
    for tree in trees:
        found = _passing_on(tree, fields)
        public.update({name: shown for name, shown in found.items() if not name.startswith("_")})
    return sorted({text for tree in trees for text in _texts_in(tree, _passing_on(tree, fields | public))})


def _row_classes(tree: ast.AST) -> Iterator[tuple[str, dict[int, str]]]:
    """Yield classes with fields that people read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            names = [entry.target.id for entry in node.body
                     if isinstance(entry, ast.AnnAssign) and isinstance(entry.target, ast.Name)]  # fmt: skip
            shown = {position: name for position, name in enumerate(names) if name in _SHOWN}
            if shown:
                yield node.name, shown


def _passing_on(tree: ast.AST, known: _Fields) -> _Fields:
    """Return ``known`` and the functions of a module that hand a parameter on to where people read it."""
    fields = dict(known)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for _depth in range(3):  # a function may hand on to another one
        for function in functions:
            names = [argument.arg for argument in function.args.posonlyargs + function.args.args]
            read = {value.id for value in _read_values(function, fields) if isinstance(value, ast.Name)}
            shown = {position: name for position, name in enumerate(names) if name in read}
            if shown:
                fields[function.name] = shown
    return fields


def _read_values(tree: ast.AST, fields: _Fields) -> Iterator[ast.expr]:
    """Yield the arguments that people read, of every call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            shown = fields.get(name, {})
            yield from (node.args[position] for position in shown if position < len(node.args))
            yield from (keyword.value for keyword in node.keywords if keyword.arg in shown.values())


def _texts_in(tree: ast.AST, fields: _Fields) -> Iterator[str]:
    values = [*_read_values(tree, fields), *_read_entries(tree)]
    yield from (text for value in values for text in _literals(value))


def _read_entries(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the keys or values of tables that people read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Dict):
            if node.target.id in _SHOWN_KEYS:
                yield from (key for key in node.value.keys if key is not None)
            if node.target.id in _SHOWN_VALUES:
                yield from node.value.values


def _literals(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and any(c.isalpha() for c in value.value):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _literals(value.body)
        yield from _literals(value.orelse)


def update(target_folder: Path = FOLDER) -> None:
    """Bring the .ts files up to date with the sources."""
    target_folder.mkdir(parents=True, exist_ok=True)
    desktop = sorted(str(path) for path in (PACKAGE / "desktop").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        gathered = Path(folder) / "engine.py"
        lines = (f'QT_TRANSLATE_NOOP("engine", {json.dumps(text, ensure_ascii=False)})' for text in engine_texts())
        gathered.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for language in LANGUAGES:
            target = target_folder / f"modellab_{language}.ts"
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
