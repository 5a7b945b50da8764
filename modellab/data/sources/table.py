"""A CSV file: one row a sample, one column to predict."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.cells import is_gap
from modellab.data.dataset import Field
from modellab.data.samples import Array, ColumnRole, Role
from modellab.data.sources.csvfile import Grid, parse_grid, sniff_delimiter
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.table_columns import (
    ROLE_SETTINGS,
    Parsed,
    chosen_roles,
    codes,
    limited,
    parse_column,
    with_words_of,
)
from modellab.data.sources.textfile import ENCODING, kind_of_binary, read_text
from modellab.errors import ModelLabError, Text, unknown
from modellab.settings import Choice, Setting, Settings

_TARGET_NAMES = (
    "target", "label", "labels", "survived", "species", "outcome", "diagnosis", "y", "class", "median_house_value",
    "mpg", "quality", "price", "medv", "sentiment", "polarity", "spam", "标签", "类别", "情感",
)  # fmt: skip
_MAX_CLASS_NUMBERS = 12
_MAX_CLASSES = 1000
_SNIFFED_BYTES = 65536
_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".data", ".dat")


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
    chosen = chosen_roles(options, grid.header)
    target, columns = _understood(grid, options, chosen, name)
    request.tell(3, 4)
    if not any(column.is_input or column.is_text for column in columns):
        raise ModelLabError(
            Text('{name} has no column to read besides the target "{target}".', name=name, target=target.name),
            Text("Numbers, words that repeat, and sentences can be read."),
        )
    return _loaded(grid, columns, target, options, name)


def _understood(grid: Grid, options: Settings, chosen: Mapping[str, Role], name: str) -> tuple[Parsed, list[Parsed]]:
    """Return the target, and all other columns."""
    columns = [
        parse_column(column, cells, chosen.get(column))
        for column, cells in zip(grid.header, zip(*grid.rows, strict=True), strict=True)
    ]
    target = _choose_target(columns, options, chosen, name)
    return target, limited([column for column in columns if column is not target], chosen)


def _choose_target(columns: Sequence[Parsed], options: Settings, chosen: Mapping[str, Role], name: str) -> Parsed:
    """Take the column that was asked for, or one with a telling name, or the last."""
    wanted = options.text("target")
    if wanted:
        found = next((column for column in columns if column.name == wanted), None)
        if found is None:
            raise unknown(Text("column"), wanted, [column.name for column in columns])
        if wanted in chosen:
            raise ModelLabError(
                Text('The column "{name}" is chosen to be two things.', name=wanted), Text("Name it in one list only.")
            )
        return found
    usable = [column for column in columns if column.is_input and column.name not in chosen]
    if not usable:
        raise ModelLabError(
            Text("{name} has no column that could be predicted.", name=name),
            Text("Numbers, and words that repeat, can be predicted."),
        )
    by_name = {column.name.strip().lower(): column for column in usable}
    return next((by_name[name] for name in _TARGET_NAMES if name in by_name), usable[-1])


def _loaded(grid: Grid, columns: Sequence[Parsed], target: Parsed, options: Settings, name: str) -> Loaded:
    texts = [row[grid.header.index(target.name)] for row in grid.rows]
    has_target = np.array([not is_gap(text) for text in texts])
    field, answers = _target(target, [text for text in texts if not is_gap(text)], has_target, options, name)
    fields, raw = _inputs(columns, has_target)
    digest = hashlib.sha256(repr(grid.header).encode())
    for row in grid.rows:
        digest.update("\x1f".join(row).encode("utf-8", "surrogatepass") + b"\n")
    skipped: list[tuple[str, str]] = list(grid.skipped)
    skipped += [(Text('column "{name}"', name=c.name), c.why) for c in columns if c.why]
    lost = np.flatnonzero(~has_target)
    skipped += [(Text("line {line}", line=grid.lines[i]), Text('"{name}" is empty', name=target.name)) for i in lost]
    roles = {target.name: ColumnRole(target.name, "target"), **{column.name: column.as_role() for column in columns}}
    return Loaded(
        fields=(*fields, field),
        raw={**raw, field.name: answers},
        fingerprint=digest.hexdigest(),
        names=tuple(f"line {grid.lines[i]}" for i in np.flatnonzero(has_target)),
        skipped=tuple(skipped),
        columns=tuple(column.column for column in columns if column.is_input),
        roles=tuple(roles[name] for name in grid.header),
    )


def _inputs(columns: Sequence[Parsed], kept: NDArray[np.bool_]) -> tuple[list[Field], dict[str, Array]]:
    """Build the table of numbers and categories, where there are some, and a text field for each text."""
    fields, raw = [], {}
    inputs = [column.cells for column in columns if column.is_input]
    if inputs:
        fields.append(Field("columns", "table", (0,)))  # shape and names follow once the training split is known
        raw["columns"] = np.stack(inputs, axis=1)[kept]
    for number, column in enumerate((column for column in columns if column.is_text), 1):
        categories = int(column.role == "embedding")  # counted once the training split is known
        fields.append(Field(f"text_{number}", "text", (), label=column.name, categories=categories))
        raw[fields[-1].name] = column.cells[kept]
    return fields, raw


def _target(
    target: Parsed, texts: Sequence[str], has_target: NDArray[np.bool_], options: Settings, name: str
) -> tuple[Field, Array]:
    """Build the target field and its answers."""
    task = options.text("task")
    if task == "auto":
        is_class = target.role != "number" or _counts_few(target.cells[has_target])
        task = "classification" if is_class else "regression"
    if task == "regression":
        if target.role != "number":
            raise ModelLabError(
                Text('The column "{target}" of {name} holds words. A regression needs numbers.',
                     target=target.name, name=name),
                Text("Choose classification, or another target column."),
            )  # fmt: skip
        return Field("value", "value", (1,), label=target.name), target.cells[has_target].astype(np.float32)[:, None]
    _check_repeats(target, texts, name)
    if target.role == "number":
        numbers = np.unique(target.cells[has_target])
        classes = tuple(f"{number:.15g}" for number in numbers)
        labels: Array = np.searchsorted(numbers, target.cells[has_target])
    else:
        classes = tuple(sorted(set(texts)))
        labels = codes(texts, classes)
    _check_classes(classes, target.name, name)
    return Field("label", "class", (), classes=classes, label=target.name), labels.astype(np.int64)


def _counts_few(numbers: Array) -> bool:
    """Whether numbers look like class numbers: few different whole ones, each of them often."""
    different = np.unique(numbers)
    is_whole = bool(np.all(different == np.rint(different)))
    return is_whole and len(different) <= min(_MAX_CLASS_NUMBERS, max(2, len(numbers) // 5))


def _check_repeats(target: Parsed, texts: Sequence[str], name: str) -> None:
    """Refuse words that are no classes, since hardly any of them occurs twice."""
    if target.role in ("number", "category") or 2 * len(set(texts)) <= len(texts):
        return
    raise ModelLabError(
        Text('The column "{target}" of {name} holds another text in nearly every row, such as "{example}". '
             "That is neither a class nor a number.", target=target.name, name=name, example=texts[0][:40]),
        Text("Choose another target column."),
    )  # fmt: skip


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
    help="A CSV file with a row for each sample. Columns of numbers, of repeating words and of sentences are read; one "
    "column is what the network learns to answer.",
    settings=(
        Setting("target", "Target column", "text", "", "What to predict; empty to choose by name, or else the last."),
        Setting(
            "task", "Task", "choice", "auto", "Whether the target is one of several classes or a number.",
            choices=(Choice("auto", "Automatic"), Choice("classification", "Classification"),
                     Choice("regression", "Regression")),
        ),
        *ROLE_SETTINGS,
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
    as_trained=with_words_of,
)  # fmt: skip
