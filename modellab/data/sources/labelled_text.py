"""Texts with a class each: one file or several, in every common layout."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.cells import read_number
from modellab.data.dataset import Field, SplitName
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.text_form import Form, Rows, Skipped, find_form, guess_form, only_one_class, read_rows
from modellab.data.sources.text_layout import LAYOUT, Arrangement, Item, are_class_files, arrange
from modellab.data.sources.text_parts import (
    Part,
    beside,
    class_list,
    holds_texts,
    is_text_name,
    peek_names,
    reads_texts,
    split_of,
    starts_of,
    text_parts,
    usual_depth,
)
from modellab.data.sources.text_roles import MAX_CLASSES
from modellab.data.sources.text_rows import DELIMITER, HEADER, is_words, lines_of, num_empty_lines
from modellab.data.sources.textfile import ENCODING, sample_of, text_array, text_of
from modellab.errors import ModelLabError, Text
from modellab.settings import Setting, Settings

_SPLITS: tuple[SplitName, ...] = ("train", "validation", "test")
_TOLD_EVERY = 64


@dataclass
class _Found:
    """Samples as they are read, one entry each in all lists."""

    texts: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    splits: list[SplitName | None] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def add(self, rows: Rows, item: Item, prefix: str) -> None:
        self.texts += rows.texts
        self.labels += rows.labels
        self.names += [f"{prefix}line {line}" for line in rows.lines]
        self.splits += [item.split] * len(rows.texts)
        self.skipped += [(_placed(row, prefix), reason) for row, reason in rows.skipped]


def _placed(row: str, file: str) -> str:
    """Name the file of a skipped line, where there are several."""
    return Text("{file}{row}", file=file, row=row) if file and isinstance(row, Text) else row


def open_labelled_text(request: Request) -> Loaded:
    """Read labelled texts in whatever layout they come.

    Raises:
        ModelLabError: They cannot be read, or lack labels or texts.
    """
    assert request.path is not None
    name, options = request.path.name, request.options
    arrangement = _arranged(text_parts(request.path, is_alone=not options.flag("siblings")), options, name)
    found = _Found(skipped=list(arrangement.skipped))
    _read_all(arrangement, found, request)
    return _loaded(found, name, class_list(request.path))


def _arranged(parts: Sequence[Part], options: Settings, name: str) -> Arrangement:
    has_form = False
    if options.text("layout") == "auto" and len(parts) > 1 and usual_depth(parts)[1] == 0:
        readable = [part for part in parts if not part.problem][:1]
        has_form = any(_has_form(part, options) for part in readable)
    return arrange(parts, options.text("layout"), name, has_form=has_form)


def _has_form(part: Part, options: Settings) -> bool:
    text = text_of(part.read(), part.path.name, options.text("encoding"))
    return guess_form(text, part.path.name) is not None


def _read_all(arrangement: Arrangement, found: _Found, request: Request) -> None:
    options, form = request.options, None
    items = sorted(arrangement.items, key=lambda item: _SPLITS.index(item.split) if item.split else 0)
    for done, item in enumerate(items):
        if done % _TOLD_EVERY == 0 or arrangement.layout != "folder":
            request.tell(done, len(items))
        prefix = f"{item.part.path.name} " if len(items) > 1 else ""
        if arrangement.layout == "folder":
            _read_whole(item, found, options)
        elif arrangement.layout == "file":
            found.add(_lines_of_class(item, options), item, prefix)
        else:
            form = _read_labelled(item, found, options, form, prefix)
    request.tell(len(items), len(items))


def _read_labelled(item: Item, found: _Found, options: Settings, form: Form | None, prefix: str) -> Form:
    """Read a file whose lines hold labels; the first of them tells the form of all."""
    name = item.part.path.name
    text = text_of(item.part.read(), name, options.text("encoding"))
    if form is None:
        form = find_form(text, name, options)
        found.skipped += form.skipped
    found.add(read_rows(text, name, form), item, prefix)
    return form


def _lines_of_class(item: Item, options: Settings) -> Rows:
    name = item.part.path.name
    text = text_of(item.part.read(), name, options.text("encoding"))
    lines, empty = lines_of(text), num_empty_lines(text)
    return Rows(
        texts=[line for _, line in lines],
        labels=[item.label] * len(lines),
        lines=[number for number, _ in lines],
        skipped=[(name, Text("{count} empty lines", count=empty))] if empty else [],
    )


def _read_whole(item: Item, found: _Found, options: Settings) -> None:
    """Read a file that is one text; what cannot be read is named, not fatal."""
    path = str(item.part.path)
    try:
        text = text_of(item.part.read(), item.part.path.name, options.text("encoding"), has_rows=False)
    except ModelLabError as error:
        found.skipped.append((path, error.sentence))
        return
    found.texts.append(text.strip())
    found.labels.append(item.label)
    found.names.append(path)
    found.splits.append(item.split)


def _loaded(found: _Found, name: str, listed: tuple[str, ...]) -> Loaded:
    trained = {label for label, split in zip(found.labels, found.splits, strict=True) if split in (None, "train")}
    classes = sorted(trained, key=_natural)
    _check_classes(classes, found, name)
    kept = [i for i, label in enumerate(found.labels) if label in trained]
    reason = Text("its class has no training texts")
    lost = [(found.names[i], reason) for i, label in enumerate(found.labels) if label not in trained]
    index = {label: number for number, label in enumerate(classes)}
    return Loaded(
        fields=(Field("text", "text", ()), Field("label", "class", (), classes=_named(classes, listed))),
        raw={
            "text": text_array(found.texts[i] for i in kept),
            "label": np.array([index[found.labels[i]] for i in kept], np.int64),
        },
        fingerprint=_fingerprint(found),
        splits=_splits([found.splits[i] for i in kept]),
        names=tuple(found.names[i] for i in kept),
        skipped=(*found.skipped, *lost),
    )


def _natural(label: str) -> tuple[float, str]:
    number = read_number(label)
    return (float("inf") if number is None else number, label)


def _check_classes(classes: Sequence[str], found: _Found, name: str) -> None:
    if not found.texts:
        first = f"{found.skipped[0][0]}: {found.skipped[0][1]}" if found.skipped else ""
        raise ModelLabError(Text("{name} has no text with a label. {first}", name=name, first=first))
    if len(classes) < 2:
        raise only_one_class(name, classes[0] if classes else "")
    if len(classes) > MAX_CLASSES:
        raise ModelLabError(
            Text("{name} has {count} different labels. At most 1,000 classes are supported.",
                 name=name, count=len(classes)),
            Text("Choose another label column."),
        )  # fmt: skip


def _named(classes: Sequence[str], listed: tuple[str, ...]) -> tuple[str, ...]:
    """Give numbered classes the names that a list beside the file has for them, counted from 0 or from 1."""
    for start in (0, 1):
        if len(listed) == len(classes) and list(classes) == [str(start + k) for k in range(len(classes))]:
            return listed
    return tuple(classes)


def _splits(told: Sequence[SplitName | None]) -> dict[SplitName, NDArray[np.int64]] | None:
    if None in told:
        return None
    found = {split: np.array([i for i, s in enumerate(told) if s == split], np.int64) for split in _SPLITS}
    return {split: indices for split, indices in found.items() if len(indices)}


def _fingerprint(found: _Found) -> str:
    digest = hashlib.sha256()
    for row in zip(found.texts, found.labels, found.splits, strict=True):
        digest.update("\x1f".join(map(str, row)).encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()


def detects_labelled_text(path: Path) -> bool:
    """Whether ``path`` holds texts whose classes are told by lines, files or folders."""
    if path.is_dir():
        return _detects_many(path)
    if not is_text_name(path):
        return False
    return _starts_labelled(sample_of(path), path.name) or (split_of(path.name) is None and len(beside(path)) > 1)


def _starts_labelled(start: str, name: str) -> bool:
    return bool(start) and guess_form(start, name, is_sample=True) is not None


def _detects_many(path: Path) -> bool:
    if not holds_texts(peek_names(path)):
        return False
    parts = [part for part in text_parts(path) if not part.problem and part.path.suffix != ".json"]
    if not parts:
        return False
    wrapping, depth = usual_depth(parts)
    starts = starts_of(path, parts)
    if depth > 0:
        are_texts = sum(map(is_words, starts)) > len(starts) // 2
        return are_texts and len({part.path.parts[wrapping:-1] for part in parts}) > 1
    if any(_starts_labelled(start, part.path.name) for start, part in zip(starts, parts, strict=False)):
        return True
    return len(parts) > 1 and are_class_files(parts, starts)


LABELLED_TEXT = SourceSpec(
    kind="labelled_text",
    label="Labelled texts",
    help="A file with a label and a text in each line, files such as train.txt and test.txt, or a file or a folder of "
    "texts for each class. ZIP, tar and .gz files are unpacked on the way.",
    settings=(
        Setting("label", "Label column", "text", "", "Its name or number; empty to choose the one that repeats."),
        Setting("text", "Text columns", "text", "", "Names or numbers separated by commas; several are joined."),
        LAYOUT,
        Setting("siblings", "Use the files beside it", "bool", True,
                "Read train, validation and test files that lie side by side together."),
        DELIMITER,
        HEADER,
        ENCODING,
    ),
    detects=detects_labelled_text,
    open=open_labelled_text,
    reads=reads_texts,
)  # fmt: skip
