"""Pairs of texts, for networks that answer a text with another one: translations, questions and answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import Field, SplitName
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.text_form import Skipped, column_names, column_of
from modellab.data.sources.text_parts import is_text_name, reads_texts, text_parts
from modellab.data.sources.text_roles import Facts, choose_roles, facts_of
from modellab.data.sources.text_rows import HEADER, SPLITTERS, Row, even_rows, num_empty_lines
from modellab.data.sources.textfile import ENCODING, sample_of, text_array, text_of
from modellab.errors import ModelLabError, Text
from modellab.settings import Choice, Setting, Settings

_SPLITTERS = {splitter.key: splitter for splitter in SPLITTERS if splitter.key in ("tab", ",", ";", "|")}
_NAMES = (
    "source", "target", "answer", "question", "input", "output", "english", "en", "zh", "chinese", "french", "fr",
    "german", "de", "text", "translation", "src", "tgt", "prompt", "response",
    "reply", "summary", "原文", "译文", "问题", "回答",
)  # fmt: skip
_SHORT_NAME = 32


@dataclass
class _Found:
    """Pairs as they are read, one entry each in the first four lists."""

    texts: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    splits: list[SplitName | None] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def open_text_pairs(request: Request) -> Loaded:
    """Read two columns of texts; the second answers the first.

    Raises:
        ModelLabError: The file cannot be read, or has no two columns of texts.
    """
    assert request.path is not None
    found = _Found()
    parts = text_parts(request.path)
    for done, part in enumerate(parts):
        request.tell(done, len(parts))
        text = text_of(part.read(), part.path.name, request.options.text("encoding"))
        prefix = f"{part.path.name} " if len(parts) > 1 else ""
        _add(found, text, part.path.name, part.split if len(parts) > 1 else None, prefix, request.options)
    request.tell(1, 1)
    if not found.texts:
        raise ModelLabError(Text("{name} has no row with two texts.", name=request.path.name))
    digest = hashlib.sha256()
    for pair in zip(found.texts, found.answers, strict=True):
        digest.update("\x1f".join(pair).encode("utf-8", "surrogatepass") + b"\x1e")
    return Loaded(
        fields=(Field("text", "text", ()), Field("answer", "text", ())),
        raw={"text": text_array(found.texts), "answer": text_array(found.answers)},
        fingerprint=digest.hexdigest(),
        splits=_splits(found.splits),
        names=tuple(found.names),
        skipped=tuple(found.skipped),
    )


def _add(found: _Found, text: str, name: str, split: SplitName | None, prefix: str, options: Settings) -> None:
    rows, odd = _rows(text, name, options)
    source, answer = _columns(rows, name, options)
    found.skipped += [(Text("{file}{row}", file=prefix, row=line), reason) for line, reason in odd]
    empty = num_empty_lines(text)
    if empty:
        found.skipped.append((name, Text("{count} empty lines", count=empty)))
    start = 1 if _has_header(rows, (source, answer), options.text("header")) else 0
    for number, cells in rows[start:]:
        if not cells[source] or not cells[answer]:
            found.skipped.append(
                (Text("{file}line {line}", file=prefix, line=number), Text("one of its texts is empty"))
            )
            continue
        found.texts.append(cells[source])
        found.answers.append(cells[answer])
        found.names.append(f"{prefix}line {number}")
        found.splits.append(split)


def _rows(text: str, name: str, options: Settings) -> tuple[list[Row], list[tuple[str, str]]]:
    chosen = options.text("delimiter")
    for splitter in _SPLITTERS.values() if chosen == "auto" else (_SPLITTERS[chosen],):
        try:
            width, rows, odd = even_rows(splitter.split(text, name))
        except ModelLabError:  # a quotation mark that is none
            if chosen != "auto":
                raise
            continue
        if width and (chosen != "auto" or options.text("text") or options.text("answer") or _pair(_facts(rows))):
            return rows, odd
    raise ModelLabError(
        Text("The lines of {name} do not hold two texts each.", name=name),
        Text("Write one pair a line, the text and its answer separated by a tab."),
    )


def _facts(rows: list[Row]) -> list[Facts]:
    """Look the columns over, without what may be a header."""
    return [facts_of(cells) for cells in zip(*(cells for _, cells in rows[1:] or rows), strict=True)]


def _pair(facts: list[Facts]) -> tuple[int, int] | None:
    """Choose the first two columns of texts."""
    texts = [k for k, column in enumerate(facts) if column.can_be_text]
    return (texts[0], texts[1]) if len(texts) > 1 else None


def _columns(rows: list[Row], name: str, options: Settings) -> tuple[int, int]:
    first = rows[0][1]
    found = _pair(_facts(rows))
    wanted = (options.text("text"), options.text("answer"))
    chosen = [column_of(column, first) if column else None for column in wanted]
    places = [k if k is not None else found[i] if found else None for i, k in enumerate(chosen)]
    if places[0] is None or places[1] is None or places[0] == places[1]:
        raise ModelLabError(
            Text("{name} needs two different columns, of texts and of answers.", name=name),
            Text("Choose both columns."),
        )
    return places[0], places[1]


def _has_header(rows: list[Row], columns: tuple[int, int], header: str) -> bool:
    first = [rows[0][1][k] for k in columns]
    if header != "auto":
        return header == "yes"
    return all(0 < len(cell) <= _SHORT_NAME for cell in first) and any(cell.lower() in _NAMES for cell in first)


def _splits(told: list[SplitName | None]) -> dict[SplitName, NDArray[np.int64]] | None:
    if None in told or "train" not in told:
        return None
    names = [split for split in dict.fromkeys(told) if split]
    return {split: np.array([i for i, s in enumerate(told) if s == split], np.int64) for split in names}


def detects_pairs(path: Path) -> bool:
    """Whether ``path`` is a file of two columns of texts, neither of which repeats like a label."""
    if path.is_dir() or not is_text_name(path):
        return False
    start = sample_of(path)
    for splitter in _SPLITTERS.values():
        try:
            _, rows, _ = even_rows(splitter.split(start, path.name))
        except ModelLabError:  # a quotation mark that is none
            continue
        if len(rows) > 1:
            return _are_pairs(rows)
    return False


def _are_pairs(rows: list[Row]) -> bool:
    facts = _facts(rows)
    rest = [column for column in facts if not (column.can_be_text or column.is_code)]
    is_labelled = choose_roles(facts, column_names(rows[0][1])) is not None
    return _pair(facts) is not None and not is_labelled and all(not column.is_number for column in rest)


TEXT_PAIRS = SourceSpec(
    kind="text_pairs",
    label="Pairs of texts",
    help="A file with two texts in each line, such as a sentence and its translation. train.txt and test.txt side by "
    "side are understood.",
    settings=(
        Setting("text", "Text column", "text", "", "Its name or number; empty for the first column of texts."),
        Setting("answer", "Answer column", "text", "", "Its name or number; empty for the second column of texts."),
        Setting(
            "delimiter", "Delimiter", "choice", "auto", "What stands between the columns of a line.", advanced=True,
            choices=(Choice("auto", "Automatic"), Choice("tab", "Tab"), Choice(",", "Comma"), Choice(";", "Semicolon"),
                     Choice("|", "|")),
        ),
        HEADER,
        ENCODING,
    ),
    detects=detects_pairs,
    open=open_text_pairs,
    reads=lambda path: path.is_file() and reads_texts(path),
)  # fmt: skip
