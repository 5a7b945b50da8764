"""A folder for each class with a CSV file for each series."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from modellab.data.dataset import Field
from modellab.data.series import Floats, SeriesFormat, fill_forward, make_windows, starts_in
from modellab.data.sources.series import WINDOW_ROWS
from modellab.data.sources.series_rows import read_numbers, read_rows
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.table import detects_table
from modellab.data.sources.table_columns import parse_column
from modellab.errors import ModelLabError, Text
from modellab.settings import Setting

_SUFFIXES = (".csv", ".tsv")
_MOST_COLUMNS = 1000


def open_series_folder(request: Request) -> Loaded:
    """Read every file of the sub-folders as one series of the class that the sub-folder is named after.

    Raises:
        ModelLabError: There are fewer than two classes, or no file is as long as a window.
    """
    assert request.path is not None
    files = _files(request.path)
    classes = tuple(sorted({file.parent.name for file in files}))
    ignored = {part.strip() for part in request.options.text("ignored").split(",") if part.strip()}
    columns: tuple[str, ...] = ()
    read: list[tuple[Path, Floats]] = []
    skipped: list[tuple[str, str]] = []
    for number, file in enumerate(files):
        request.tell(number, len(files))
        try:
            columns = columns or _columns(file, ignored)
            read.append((file, _read(file, columns)))
        except ModelLabError as error:
            skipped.append((f"{file.parent.name}/{file.name}", error.sentence))
    chosen = request.options["window"]
    steps = chosen if isinstance(chosen, int) else max(2, min((len(rows) for _, rows in read), default=2))
    long = [(file, rows) for file, rows in read if len(rows) >= steps]
    skipped += [
        (
            f"{file.parent.name}/{file.name}",
            Text("{count} steps, fewer than a window of {steps}", count=len(rows), steps=steps),
        )
        for file, rows in read
        if len(rows) < steps
    ]
    if len({file.parent.name for file, _ in long}) < 2:
        raise ModelLabError(
            Text("{name} has fewer than two classes of series with at least {steps} steps.",
                 name=request.path.name, steps=steps),
            Text("Choose a shorter window. Each sub-folder is a class, each CSV file in it a series."),
        )  # fmt: skip
    return _loaded(request, long, classes, columns, steps, skipped)


def _loaded(
    request: Request, read: Sequence[tuple[Path, Floats]], classes: tuple[str, ...], columns: tuple[str, ...],
    steps: int, skipped: Sequence[tuple[str, str]],
) -> Loaded:  # fmt: skip
    rows = np.concatenate([part for _, part in read])
    bounds = np.concatenate([[0], np.cumsum([len(part) for _, part in read])]).astype(np.int64)
    labels = np.array([classes.index(file.parent.name) for file, _ in read], np.int64)
    form = SeriesFormat(
        columns=columns, steps=steps, bounds=bounds,
        starts=starts_in(bounds, steps, request.options.integer("step"), "folder"),
        decimals=(".",) * len(columns), classes_of_series=labels,
    )  # fmt: skip
    raw = make_windows(rows, form, np.repeat(labels, np.diff(bounds)))
    owners = np.searchsorted(bounds, np.arange(len(raw["label"])), side="right") - 1
    names = [f"{file.parent.name}/{file.name}" for file, _ in read]
    digest = hashlib.sha256(repr((columns, names)).encode("utf-8", "surrogatepass") + rows.tobytes()).hexdigest()
    fields = (
        Field("series", "series", (steps, len(columns)), columns=columns),
        Field("label", "class", (), classes=classes),
    )
    return Loaded(fields, raw, digest, names=tuple(names[k] for k in owners), skipped=tuple(skipped), series=form)


def _files(folder: Path) -> list[Path]:
    """List the files of the sub-folders; no links are followed."""
    found = [file for part in sorted(folder.iterdir()) if part.is_dir() and not part.is_symlink()
             for file in sorted(part.iterdir())]  # fmt: skip
    return [file for file in found if file.suffix.lower() in _SUFFIXES and file.is_file() and not file.is_symlink()]


def _columns(file: Path, ignored: set[str]) -> tuple[str, ...]:
    rows, _ = read_rows(file)
    own = ignored | set(rows.clock.columns if rows.clock else ())
    found = tuple(
        name
        for name, texts in rows.cells.items()
        if name not in own and not read_numbers(name, texts, rows.lines).why_not
    )
    if not found or len(found) > _MOST_COLUMNS:
        raise ModelLabError(Text("{name} has no column of numbers besides its time.", name=file.name))
    return found


def _read(file: Path, columns: tuple[str, ...]) -> Floats:
    rows, _ = read_rows(file)
    parts = []
    for name in columns:
        if name not in rows.cells:
            raise ModelLabError(Text('It has no column "{column}".', column=name))
        numbers = read_numbers(name, rows.cells[name], rows.lines)
        if numbers.why_not:
            raise ModelLabError(Text('"{column}" cannot be read: {reason}.', column=name, reason=numbers.why_not))
        parts.append(numbers.cells)
    filled, _ = fill_forward(np.stack(parts, axis=1))
    return filled[~np.isnan(filled).any(axis=1)]


def detects_series_folder(path: Path) -> bool:
    """Whether ``path`` has at least two sub-folders of CSV files with nothing but numbers, and no single rows."""
    if not path.is_dir():
        return False
    files = _files(path)
    if len({file.parent for file in files}) < 2 or not detects_table(files[0]):
        return False
    try:
        rows, _ = read_rows(files[0])
    except ModelLabError:  # another source says what is wrong with it
        return False
    return len(rows.lines) > 1 and all(
        parse_column(name, texts).role == "number"
        for name, texts in rows.cells.items()
        if rows.clock is None or name not in rows.clock.columns
    )


SERIES_FOLDER = SourceSpec(
    kind="series_folder",
    label="Folder of series",
    help="A folder for each class, with a CSV file of numbers for each series. The network tells the classes apart.",
    settings=(
        *WINDOW_ROWS,
        Setting("ignored", "Ignored columns", "text", "", "Names separated by commas."),
    ),
    detects=detects_series_folder,
    open=open_series_folder,
)
