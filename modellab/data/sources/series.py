"""A CSV file as a series: its rows in the order of time, windows of them to read, and what follows to forecast."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.cells import is_gap, read_number
from modellab.data.dataset import Field
from modellab.data.series import Indices, SeriesFormat, make_windows, starts_in
from modellab.data.sources.csvfile import parse_grid
from modellab.data.sources.series_rows import Numbers, Rows, close_gaps, find_clock, read_numbers, read_rows
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.table import TABLE, detects_table
from modellab.data.sources.table_columns import MANY_VALUES, parse_column
from modellab.data.sources.textfile import decode
from modellab.data.timeline import Times, write_times
from modellab.errors import ModelLabError, Text, unknown
from modellab.settings import Choice, Setting, Settings

_TARGET_NAMES = ("target", "value", "y", "close")
_CLASS_NAMES = ("target", "label", "class", "activity", "category")
_SNIFFED_BYTES = 65536
_FEWEST_DATED_ROWS = 12
_MOST_WINDOW, _WINDOWS_IN_SERIES = 30, 24
_MOST_CLASSES = 1000


def open_series(request: Request) -> Loaded:
    """Read a CSV file, put it in the order of time and make windows of it.

    Raises:
        ModelLabError: It cannot be read, has no numbers, or fewer rows than a window.
    """
    assert request.path is not None
    path, options = request.path, request.options
    delimiter = {"tab": "\t"}.get(options.text("delimiter"), options.text("delimiter"))
    rows, grid = read_rows(
        path, group=options.text("group"), delimiter=delimiter, header=options.text("header"),
        encoding=options.text("encoding"),
    )  # fmt: skip
    request.tell(1, 3)
    own = set(rows.clock.columns if rows.clock else ()) | {options.text("group")} | _ignored(options, grid.header)
    names = [name for name in grid.header if name not in own]
    numbers = {name: read_numbers(name, rows.cells[name], rows.lines) for name in names}
    request.tell(2, 3)
    digest = hashlib.sha256(repr(grid.header).encode())
    for row in grid.rows:
        digest.update("\x1f".join(row).encode("utf-8", "surrogatepass") + b"\n")
    if options.text("task") == "classification":
        loaded = _classified(rows, numbers, options, path.name)
    else:
        loaded = _forecast(rows, numbers, options, path.name)
    skipped = [(Text('column "{name}"', name=name), found.why_not) for name, found in numbers.items() if found.why_not]
    target = loaded.series.target if loaded.series else ""
    skipped = [entry for entry in skipped if entry[0] != f'column "{target}"']
    return replace(loaded, fingerprint=digest.hexdigest(), skipped=(*grid.skipped, *skipped))


def _ignored(options: Settings, header: Sequence[str]) -> set[str]:
    names = {part.strip() for part in options.text("ignored").split(",") if part.strip()}
    for name in names:
        if name not in header:
            raise unknown(Text("column"), name, header)
    return names


def _choose_target(wanted: str, usable: Sequence[str], all_names: Sequence[str], telling: Sequence[str]) -> str:
    """Take the column that was asked for, or one with a telling name, or the first."""
    if wanted:
        if wanted not in all_names:
            raise unknown(Text("column"), wanted, all_names)
        return wanted
    by_name = {name.strip().lower(): name for name in usable}
    return next((by_name[name] for name in telling if name in by_name), usable[0])


def _forecast(rows: Rows, numbers: Mapping[str, Numbers], options: Settings, name: str) -> Loaded:
    usable = [column for column, found in numbers.items() if not found.why_not]
    wanted = options.text("target")
    if not usable or (wanted in numbers and numbers[wanted].why_not):
        raise _no_numbers(wanted, numbers, name)
    target = _choose_target(wanted, usable, list(numbers), _TARGET_NAMES)
    table = np.stack([numbers[column].cells for column in usable], axis=1)
    is_known = ~np.isnan(table[:, usable.index(target)])
    filled, kept, bounds, notes = close_gaps(table, rows.bounds, usable)
    horizon = options.integer("horizon")
    steps = window_of(options["window"], bounds)
    span = steps + horizon
    starts = starts_in(bounds, span, options.integer("step"), name)
    lost = np.cumsum(np.concatenate([[0], ~is_known[kept]]))
    is_usable = lost[starts + span] == lost[starts + steps]
    if not is_usable.all():
        notes.append(
            Text('{count} windows were left out, because "{name}" has a gap where they are to be judged.',
                 count=int((~is_usable).sum()), name=target)
        )  # fmt: skip
    times = rows.clock.times[kept] if rows.clock else None
    form = SeriesFormat(
        columns=tuple(usable), steps=steps, bounds=bounds, starts=starts[is_usable], horizon=horizon, target=target,
        decimals=tuple(numbers[column].decimal for column in usable), times=times,
        notes=(*rows.notes, *_strays(numbers, usable), *notes),
    )  # fmt: skip
    raw = make_windows(filled, form)
    fields = (
        Field("series", "series", (steps, len(usable)), columns=tuple(usable)),
        Field("value", "value", (horizon,)),
    )
    return Loaded(fields, raw, "", names=window_names(form, len(raw["value"])), series=form)


def _classified(rows: Rows, numbers: Mapping[str, Numbers], options: Settings, name: str) -> Loaded:
    candidates = [column for column in numbers if numbers[column].why_not != "it is empty"]
    if not candidates:
        raise _no_numbers("", numbers, name)
    likely = [column for column in candidates if numbers[column].why_not] or candidates
    target = _choose_target(options.text("target"), [likely[-1], *candidates], list(numbers), _CLASS_NAMES)
    usable = [column for column, found in numbers.items() if not found.why_not and column != target]
    if not usable:
        raise _no_numbers(target, numbers, name)
    table = np.stack([numbers[column].cells for column in usable], axis=1)
    filled, kept, bounds, notes = close_gaps(table, rows.bounds, usable)
    texts = [rows.cells[target][i] for i in kept]
    classes, labels, is_known = _classes(texts, target, name)
    steps = window_of(options["window"], bounds)
    starts = starts_in(bounds, steps, options.integer("step"), name)
    firsts = [labels[first:end] for first, end in pairwise(bounds)]
    is_one_each = len(firsts) > 1 and all(len(set(part.tolist())) == 1 for part in firsts)
    form = SeriesFormat(
        columns=tuple(usable), steps=steps, bounds=bounds, starts=starts[is_known[starts + steps - 1]],
        decimals=tuple(numbers[column].decimal for column in usable),
        times=rows.clock.times[kept] if rows.clock else None,
        classes_of_series=np.array([part[0] for part in firsts], np.int64) if is_one_each else None,
        notes=(*rows.notes, *_strays(numbers, usable), *notes),
    )  # fmt: skip
    raw = make_windows(filled, form, labels)
    fields = (
        Field("series", "series", (steps, len(usable)), columns=tuple(usable)),
        Field("label", "class", (), classes=classes),
    )
    return Loaded(fields, raw, "", names=window_names(form, len(raw["label"])), series=form)


def _classes(texts: Sequence[str], target: str, name: str) -> tuple[tuple[str, ...], Indices, NDArray[np.bool_]]:
    """Number the classes; an unknown one counts as the first, and no window ends on it."""
    is_known = np.array([not is_gap(text) for text in texts])
    classes = sorted({text for text in texts if not is_gap(text)}, key=lambda text: (read_number(text) or 0.0, text))
    if not 2 <= len(classes) <= _MOST_CLASSES:
        raise ModelLabError(
            Text('The column "{target}" of {name} has {count} different values. A classification needs 2 to 1,000.',
                 target=target, name=name, count=len(classes)),
            Text("Choose another target column, or forecast."),
        )  # fmt: skip
    code = {text: number for number, text in enumerate(classes)}
    return tuple(classes), np.array([code.get(text, 0) for text in texts], np.int64), is_known


def _strays(numbers: Mapping[str, Numbers], usable: Sequence[str]) -> list[Text]:
    return [note for column in usable if (note := numbers[column].stray) is not None]


def _no_numbers(target: str, numbers: Mapping[str, Numbers], name: str) -> ModelLabError:
    if target in numbers and numbers[target].why_not:
        return ModelLabError(
            Text('The column "{target}" of {name} cannot be forecast: {reason}.',
                 target=target, name=name, reason=numbers[target].why_not),
            Text("Choose a column of numbers as the target."),
        )  # fmt: skip
    return ModelLabError(
        Text("{name} has no column of numbers besides its time.", name=name),
        Text("A series needs at least one number in each row."),
    )


def window_of(chosen: object, bounds: Indices) -> int:
    """Return the chosen length of a window, or one that leaves enough windows of the series there are."""
    if isinstance(chosen, int):
        return chosen
    usual = int(np.median(np.diff(bounds)))
    several = len(bounds) > 2
    return max(2, usual if several and usual <= 500 else min(_MOST_WINDOW, usual // _WINDOWS_IN_SERIES))


def window_names(form: SeriesFormat, count: int) -> tuple[str, ...]:
    """Name windows by the time of what they are to forecast, or of their last row; nothing where rows have no time."""
    if form.times is None or not count:
        return ()
    offset = form.steps if form.horizon else form.steps - 1
    return tuple(write_times(form.times)[offset : offset + count])


def detects_series(path: Path) -> bool:
    """Whether ``path`` is a table with a time that every row has only once, and numbers, but no sentences."""
    if not detects_table(path):
        return False
    with path.open("rb") as file:
        start = file.read(_SNIFFED_BYTES)
    whole = start if len(start) < _SNIFFED_BYTES else start[: start.rfind(b"\n") + 1]
    try:
        grid = parse_grid(decode(whole, path.name), path.name, least=1)
    except ModelLabError:  # another source says what is wrong with it
        return False
    cells = dict(zip(grid.header, zip(*grid.rows, strict=True), strict=True))
    clock = find_clock(cells)
    if clock is None or len(grid.rows) < _FEWEST_DATED_ROWS:
        return False
    different = len(np.unique(clock.times))
    is_counted = clock.times.dtype.kind != "M"
    if different < 0.95 * len(grid.rows) or (is_counted and not _is_in_order(clock.times)):
        return False
    parsed = [parse_column(name, texts) for name, texts in cells.items() if name not in clock.columns]
    has_words = any(column.is_text or column.why in MANY_VALUES for column in parsed)
    return not has_words and any(column.role == "number" for column in parsed)


def _is_in_order(times: Times) -> bool:
    steps = np.diff(times)
    return bool((steps > 0).all())


WINDOW_ROWS = (
    Setting(
        "window", "Window", "int", None, minimum=1, maximum=1_000_000, unit="steps", optional=True,
        help="How many steps the network looks back.",
    ),
    Setting("step", "Every", "int", 1, minimum=1, maximum=1_000_000, unit="steps", advanced=True,
            help="How far apart windows begin; larger numbers give fewer samples."),
)  # fmt: skip
SERIES = SourceSpec(
    kind="series",
    label="Time series (CSV)",
    help="A CSV file whose rows follow each other in time. The network looks back over a window of steps and forecasts "
    "the steps after it, or says which class the window belongs to.",
    settings=(
        Setting("target", "Target column", "text", "", "What to forecast, or the class; empty to choose."),
        Setting(
            "task", "Task", "choice", "forecast", "Whether to forecast numbers or to tell classes of windows apart.",
            choices=(Choice("forecast", "Forecast"), Choice("classification", "Classification")),
        ),
        WINDOW_ROWS[0],
        Setting("horizon", "Horizon", "int", 1, minimum=1, maximum=10_000, unit="steps",
                help="How many steps to forecast.", shown_when=("task", ("forecast",))),
        Setting("ignored", "Ignored columns", "text", "", "Names separated by commas."),
        Setting("group", "Series column", "text", "", "Column that names the series a row belongs to, where the file "
                "holds several."),
        WINDOW_ROWS[1],
        *(row for row in TABLE.settings if row.name in ("delimiter", "header", "encoding")),
    ),
    detects=detects_series,
    open=open_series,
    reads=detects_table,
)  # fmt: skip
