"""The table of sources: what is this file or folder, and open it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.columns import known_first, network_columns, unique_names
from modellab.data.dataset import DatasetConfig, Field, Schema, SplitName
from modellab.data.preparation import Preparation
from modellab.data.samples import Array, Column, Dataset
from modellab.data.series import split_windows
from modellab.data.sources.bundled_table import BUNDLED_TABLE
from modellab.data.sources.corpus import CORPUS
from modellab.data.sources.detect import detect_source, what_to_read
from modellab.data.sources.digits import DIGITS
from modellab.data.sources.emoji_names import EMOJI_LANGUAGES, EMOJI_PAIRS
from modellab.data.sources.idx import IDX
from modellab.data.sources.image_folder import IMAGE_FOLDER
from modellab.data.sources.labelled_text import LABELLED_TEXT
from modellab.data.sources.python_docs import PYTHON_DOCS
from modellab.data.sources.series import SERIES
from modellab.data.sources.series_folder import SERIES_FOLDER
from modellab.data.sources.spec import ImageShape, Loaded, Progress, Request, SourceSpec, go_on
from modellab.data.sources.table import TABLE
from modellab.data.sources.text_pairs import TEXT_PAIRS
from modellab.data.sources.waves import WAVE_SHAPES, WAVES
from modellab.data.splitting import split_in_order, split_samples
from modellab.disk import sentences
from modellab.errors import ModelLabError, Text, look_up
from modellab.graph.naming import clean
from modellab.settings import Settings, complete

SOURCES: Mapping[str, SourceSpec] = {
    row.kind: row
    for row in (
        DIGITS,
        EMOJI_LANGUAGES,
        EMOJI_PAIRS,
        BUNDLED_TABLE,
        PYTHON_DOCS,
        IDX,
        SERIES_FOLDER,
        LABELLED_TEXT,
        TEXT_PAIRS,
        CORPUS,
        IMAGE_FOLDER,
        SERIES,
        TABLE,
        WAVES,
        WAVE_SHAPES,
    )
}
"""In the order in which they are asked whether a path is theirs."""
_MAX_SKIPPED = 10_000


def detect(path: Path | str, kind: str = "", report: Progress | None = None) -> DatasetConfig:
    """Say what a file or folder is, without reading all of it.

    Args:
        path: File or folder.
        kind: Key of the source to take it for; empty to find out.
        report: Told (done, total) while an archive is unpacked; answers False to cancel.

    Returns:
        A configuration with the options' defaults, ready for ``open_dataset``.

    Raises:
        ModelLabError: It is nothing that can be trained on; the sentence says what it is instead.
    """
    return detect_source(Path(path), SOURCES, kind, Request(None, Settings({}), report=report or go_on).tell)


def kinds_of(path: Path | str) -> tuple[str, ...]:
    """Return the keys of the sources that could read a file or folder, the most likely first."""
    if not Path(path).exists():
        return ()
    inside = what_to_read(Path(path)).path
    able = [row for row in SOURCES.values() if row.can_read(inside)]
    return tuple(row.kind for row in sorted(able, key=lambda row: not row.detects(inside)))


def open_dataset(
    config: DatasetConfig,
    *,
    base: Path | None = None,
    image: ImageShape | None = None,
    report: Progress | None = None,
) -> Dataset:
    """Read a data set into memory and split it.

    Args:
        config: The user's choice.
        base: Folder that a relative path starts from: that of the project file.
        image: (C, H, W) of the network's image input; None to choose what suits the data.
        report: Told (done, total) from the calling thread; answers False to cancel.

    Raises:
        ModelLabError: The data cannot be read or used; the sentence says why.
    """
    row = look_up(SOURCES, config.source, Text("source of data"))
    request = Request(None, complete(row.settings, config.options), image, report or go_on)
    left_out: tuple[tuple[str, str], ...] = ()
    with sentences(Path(config.path), is_writing=False):
        if row.needs_path:
            found = what_to_read(_resolve(config, base), request.tell)
            request, left_out = replace(request, path=found.path), found.left_out
        loaded = row.open(request)
    return assemble(config, replace(loaded, skipped=(*left_out, *loaded.skipped)))


def as_trained(config: DatasetConfig, preparation: Preparation) -> DatasetConfig:
    """Have other data read as that of the training was, as far as its kind leaves a choice."""
    row = look_up(SOURCES, config.source, Text("source of data"))
    return replace(config, options=row.as_trained(complete(row.settings, config.options), preparation))


def _resolve(config: DatasetConfig, base: Path | None) -> Path:
    if not config.path:
        raise ModelLabError(Text("No data is chosen."), Text("Choose a file or a folder on the data page."))
    path = Path(config.path).expanduser()
    path = path if path.is_absolute() or base is None else base / path
    if not path.exists():
        raise ModelLabError(
            Text("The data is not there any more: {path}.", path=path),
            Text("Connect the drive that holds it, or choose the data again."),
        )
    return path


def assemble(config: DatasetConfig, loaded: Loaded) -> Dataset:
    """Split what a source read and describe it."""
    loaded = replace(loaded, fields=tuple(_with_clean_classes(field) for field in loaded.fields))
    target = next((f for f in loaded.fields if f.modality == "class"), None)
    classes = loaded.raw[target.name] if target is not None else None
    if loaded.series is not None:
        splits = split_windows(config, loaded.series)
    elif loaded.is_running:
        splits = split_in_order(config, len(loaded.raw[loaded.fields[0].name]))
    else:
        given = loaded.splits or {"train": np.arange(len(loaded.raw[loaded.fields[0].name]), dtype=np.int64)}
        splits = split_samples(config, given, classes)
    columns, raw = loaded.columns, dict(loaded.raw)
    if columns:
        columns, raw["columns"] = known_first(columns, raw["columns"], splits["train"])
    fields = tuple(_with_columns(field, columns) for field in loaded.fields)
    fields = tuple(_with_categories(field, raw, splits) for field in fields)
    if all(field.modality == "text" for field in fields):
        fields = tuple(_with_characters(field, raw[field.name][splits["train"]]) for field in fields)
    schema = Schema(
        fields=fields,
        counts={name: len(indices) for name, indices in splits.items()},
        class_counts=_class_counts(target, classes, splits),
        fingerprint=loaded.fingerprint,
        skipped=_bounded(loaded.skipped),
    )
    return Dataset(
        config,
        schema,
        raw,
        splits,
        loaded.names,
        columns,
        loaded.picture,
        loaded.series,
        loaded.roles,
        tuple(loaded.splits or ()),
        loaded.is_in_order,
    )


def _bounded(skipped: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Strip what would not show, and keep the record of a broken file small."""
    kept = [(_shown(name), _shown(reason)) for name, reason in skipped[:_MAX_SKIPPED]]
    if len(skipped) > _MAX_SKIPPED:
        kept.append(("...", Text("{count} more", count=len(skipped) - _MAX_SKIPPED)))
    return tuple(kept)


def _shown(text: str) -> str:
    return text if isinstance(text, Text) and clean(text, len(text)) == text else clean(text)


def _with_clean_classes(field: Field) -> Field:
    """Strip what would not show from class names, and keep them different."""
    return replace(field, classes=unique_names(clean(" ".join(name.split())) for name in field.classes))


def _with_columns(field: Field, columns: tuple[Column, ...]) -> Field:
    if field.modality != "table":
        return field
    names = network_columns(columns)
    return replace(field, shape=(len(names),), columns=names)


def _with_characters(field: Field, texts: Array) -> Field:
    return replace(field, characters=len(set().union(*texts)))


def _with_categories(field: Field, raw: Mapping[str, Array], splits: Mapping[SplitName, NDArray[np.int64]]) -> Field:
    if not field.categories:
        return field
    return replace(field, categories=max(1, len(set(raw[field.name][splits["train"]]) - {""})))


def _class_counts(
    target: Field | None, classes: NDArray[np.int64] | None, splits: Mapping[SplitName, NDArray[np.int64]]
) -> dict[str, int]:
    if target is None or classes is None:
        return {}
    counts = np.bincount(classes[splits["train"]], minlength=len(target.classes))
    return {name: int(count) for name, count in zip(target.classes, counts, strict=True)}
