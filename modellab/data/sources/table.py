"""A CSV file: one row a sample, one column to predict."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.cells import is_gap, read_number
from modellab.data.dataset import Field
from modellab.data.samples import Array, Column
from modellab.data.sources.csvfile import Grid, parse_grid, sniff_delimiter
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.textfile import ENCODING, kind_of_binary, read_text
from modellab.errors import ModelLabError, Text, unknown
from modellab.settings import Choice, Setting, Settings

_FREE_TEXT = Text("nearly every row has another text")
_TARGET_NAMES = (
    "target", "label", "labels", "survived", "species", "outcome", "diagnosis", "y", "class", "median_house_value",
    "mpg", "quality", "price", "medv",
)  # fmt: skip
_ID_NAMES = ("id", "index", "unnamed: 0", "rowid", "row_id", "no", "nr")
_MAX_CATEGORIES = 64
_MAX_CLASS_NUMBERS = 12
_MAX_CLASSES = 1000
_SNIFFED_BYTES = 65536
_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".data", ".dat")


@dataclass(frozen=True)
class _Parsed:
    """A column of the file, understood.

    Attributes:
        kind: ``number``, ``category``, or ``text``, which a network cannot read.
        cells: Numbers or codes, NaN for gaps; empty for texts.
    """

    name: str
    kind: str
    cells: Array
    values: tuple[str, ...] = ()
    decimal: str = "."
    why_ignored: str = ""


def parse_column(name: str, texts: Sequence[str]) -> _Parsed:
    """Infer what a column holds."""
    filled = [text for text in texts if not is_gap(text)]
    if not filled:
        return _Parsed(name, "text", np.empty(0), why_ignored=Text("it is empty"))
    for decimal in (".", ","):
        numbers = [np.nan if is_gap(text) else read_number(text, decimal) for text in texts]
        if None not in numbers:
            cells = np.array(numbers, np.float64)
            if name.strip().lower() in _ID_NAMES and len(set(filled)) == len(texts):
                return _Parsed(name, "text", cells, why_ignored=Text("it numbers the rows"))
            return _Parsed(name, "number", cells, decimal=decimal)
    values = sorted(set(filled))
    if len(values) > min(_MAX_CATEGORIES, max(2, len(filled) // 2)):
        return _Parsed(name, "text", np.empty(0), tuple(values), why_ignored=_FREE_TEXT)
    return _Parsed(name, "category", _codes(texts, values), tuple(values))


def _codes(texts: Sequence[str], values: Sequence[str]) -> NDArray[np.float64]:
    code = {value: float(number) for number, value in enumerate(values)}
    return np.array([code.get(text, np.nan) for text in texts], np.float64)


def open_table(request: Request) -> Loaded:
    """Read a CSV file, infer its columns, and set one aside as the target.

    Raises:
        ModelLabError: It cannot be read, or has no column to learn from or to predict.
    """
    assert request.path is not None
    name, options = request.path.name, request.options
    text = read_text(request.path, options.text("encoding"))
    request.tell(1, 4)
    delimiter = {"tab": "\t"}.get(options.text("delimiter"), options.text("delimiter"))
    grid = parse_grid(text, name, delimiter=delimiter, header=options.text("header"))
    request.tell(2, 4)
    columns = [parse_column(column, cells) for column, cells in zip(grid.header, _transposed(grid), strict=True)]
    request.tell(3, 4)
    target = _choose_target(columns, options, name)
    ignored = _ignored(options, grid.header)
    inputs = [c for c in columns if c is not target and c.kind != "text" and c.name not in ignored]
    if not inputs:
        raise ModelLabError(
            Text('{name} has no column to read besides the target "{target}".', name=name, target=target.name),
            Text("Numbers, and words that repeat, can be read."),
        )
    return _loaded(grid, columns, inputs, target, options, name)


def _transposed(grid: Grid) -> list[tuple[str, ...]]:
    return list(zip(*grid.rows, strict=True))


def _ignored(options: Settings, header: Sequence[str]) -> set[str]:
    names = {part.strip() for part in options.text("ignored").split(",") if part.strip()}
    for name in names:
        if name not in header:
            raise unknown(Text("column"), name, header)
    return names


def _choose_target(columns: Sequence[_Parsed], options: Settings, name: str) -> _Parsed:
    """Take the column that was asked for, or one with a telling name, or the last."""
    wanted = options.text("target")
    if wanted:
        found = next((column for column in columns if column.name == wanted), None)
        if found is None:
            raise unknown(Text("column"), wanted, [column.name for column in columns])
        return found
    usable = [column for column in columns if column.kind != "text"]
    if not usable:
        raise ModelLabError(
            Text("{name} has no column that could be predicted.", name=name),
            Text("Numbers, and words that repeat, can be predicted."),
        )
    by_name = {column.name.strip().lower(): column for column in usable}
    return next((by_name[name] for name in _TARGET_NAMES if name in by_name), usable[-1])


def _loaded(
    grid: Grid, columns: Sequence[_Parsed], inputs: Sequence[_Parsed], target: _Parsed, options: Settings, name: str
) -> Loaded:
    texts = [row[grid.header.index(target.name)] for row in grid.rows]
    has_target = np.array([not is_gap(text) for text in texts])
    field, answers = _target(target, [text for text in texts if not is_gap(text)], has_target, options, name)
    raw = np.stack([column.cells for column in inputs], axis=1)[has_target]
    digest = hashlib.sha256(repr(grid.header).encode())
    for row in grid.rows:
        digest.update("\x1f".join(row).encode("utf-8", "surrogatepass") + b"\n")
    skipped: list[tuple[str, str]] = list(grid.skipped)
    skipped += [
        (Text('column "{name}"', name=c.name), c.why_ignored) for c in columns if c.why_ignored and c is not target
    ]
    lost = np.flatnonzero(~has_target)
    skipped += [(Text("line {line}", line=grid.lines[i]), Text('"{name}" is empty', name=target.name)) for i in lost]
    return Loaded(
        fields=(Field("columns", "table", (0,)), field),  # shape and names follow once the training split is known
        raw={"columns": raw, field.name: answers},
        fingerprint=digest.hexdigest(),
        names=tuple(f"line {grid.lines[i]}" for i in np.flatnonzero(has_target)),
        skipped=tuple(skipped),
        columns=tuple(Column(c.name, c.kind, c.values, 0, c.decimal) for c in inputs),  # type: ignore[arg-type]
    )


def _target(
    target: _Parsed, texts: Sequence[str], has_target: NDArray[np.bool_], options: Settings, name: str
) -> tuple[Field, Array]:
    """Build the target field and its answers."""
    task = options.text("task")
    if task == "auto":
        task = "classification" if target.kind != "number" or _counts_few(target.cells[has_target]) else "regression"
    if task == "regression":
        if target.kind != "number":
            raise ModelLabError(
                Text('The column "{target}" of {name} holds words. A regression needs numbers.',
                     target=target.name, name=name),
                Text("Choose classification, or another target column."),
            )  # fmt: skip
        return Field("value", "value", (1,), label=target.name), target.cells[has_target].astype(np.float32)[:, None]
    if target.kind == "number":
        numbers = np.unique(target.cells[has_target])
        classes = tuple(f"{number:.15g}" for number in numbers)
        labels: Array = np.searchsorted(numbers, target.cells[has_target])
    else:
        classes = tuple(sorted(set(texts)))
        labels = _codes(texts, classes)
    _check_classes(classes, target.name, name)
    return Field("label", "class", (), classes=classes, label=target.name), labels.astype(np.int64)


def _counts_few(numbers: Array) -> bool:
    """Whether numbers look like class numbers: few different whole ones, each of them often."""
    different = np.unique(numbers)
    is_whole = bool(np.all(different == np.rint(different)))
    return is_whole and len(different) <= min(_MAX_CLASS_NUMBERS, max(2, len(numbers) // 5))


def _check_classes(classes: tuple[str, ...], target: str, name: str) -> None:
    if len(classes) < 2:
        raise ModelLabError(
            Text('The column "{target}" of {name} has only one value, "{value}". At least two classes are needed.',
                 target=target, name=name, value=classes[0] if classes else ""),
            Text("Choose another target column."),
        )  # fmt: skip
    if len(classes) > _MAX_CLASSES:
        raise ModelLabError(
            Text('The column "{target}" of {name} has {count} different values. At most 1,000 classes are supported.',
                 target=target, name=name, count=len(classes)),
            Text("Choose regression, or another target column."),
        )  # fmt: skip


def detects_table(path: Path) -> bool:
    """Whether ``path`` reads as a text with columns."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(_SNIFFED_BYTES)
    if kind_of_binary(start):
        return False
    if path.name.lower().removesuffix(".gz").endswith(_SUFFIXES):
        return True
    if b"\x00" in start:
        return False
    lines = start.decode("latin-1")
    return lines.count("\n") > 1 and lines.count(sniff_delimiter(lines)) >= lines.count("\n")


TABLE = SourceSpec(
    kind="table",
    label="Table (CSV)",
    help="A CSV file with a row for each sample. Columns of numbers and of repeating words are read; one column is "
    "what the network learns to answer.",
    settings=(
        Setting("target", "Target column", "text", "", "What to predict; empty to choose by name, or else the last."),
        Setting(
            "task", "Task", "choice", "auto", "Whether the target is one of several classes or a number.",
            choices=(Choice("auto", "Automatic"), Choice("classification", "Classification"),
                     Choice("regression", "Regression")),
        ),
        Setting("ignored", "Ignored columns", "text", "", "Names separated by commas."),
        Setting(
            "delimiter", "Delimiter", "choice", "auto", "What separates columns.", advanced=True,
            choices=(Choice("auto", "Automatic"), Choice(",", "Comma"), Choice(";", "Semicolon"), Choice("tab", "Tab"),
                     Choice("|", "|")),
        ),
        Setting(
            "header", "First row", "choice", "auto", "Whether the first row names the columns.", advanced=True,
            choices=(Choice("auto", "Automatic"), Choice("yes", "Names"), Choice("no", "Data")),
        ),
        ENCODING,
    ),
    detects=detects_table,
    open=open_table,
)  # fmt: skip
