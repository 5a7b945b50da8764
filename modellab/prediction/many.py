"""Many questions at once: folders of pictures, the rows of tables and the lines of texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modellab.data.pictures import SUFFIXES
from modellab.data.sources.csvfile import parse_grid
from modellab.data.sources.text_form import guess_form, read_rows
from modellab.data.sources.text_roles import TEXT_NAMES
from modellab.data.sources.textfile import read_text
from modellab.disk import is_folder, sentences
from modellab.errors import ModelLabError, Text
from modellab.prediction.predict import Answer, Predictor

_MOST_WORDS_OF_NAME = 3
"""A longer head of a column is a text of a table without heads."""
_MOST_OF_TEXT = 60
"""Characters of a text that name it."""
TABLE_SUFFIXES = (".csv", ".tsv", ".txt")


_Texts = tuple[list[tuple[int, str]], list[tuple[str, str]]]
"""(line, text) of what can be asked, and (where, reason) of what cannot."""


@dataclass(frozen=True, slots=True)
class Question:
    """A picture file, a row of a table (column name -> text), a text, or why there is nothing to ask."""

    name: str
    sample: Path | Mapping[str, str] | str | ModelLabError

    def ask(self, predictor: Predictor) -> Answer:
        """Ask the network.

        Raises:
            ModelLabError: The sample cannot be read.
        """
        if isinstance(self.sample, ModelLabError):
            raise self.sample
        if isinstance(self.sample, str):
            return _answer_text(predictor, self.sample)
        if isinstance(self.sample, Path):
            is_series = predictor.modalities[:1] == ("series",)
            return predictor.series(self.sample) if is_series else predictor.picture(self.sample)
        return predictor.row(self.sample)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of many; ``problem`` says why there is none, ``text`` is what was asked about where that is a text."""

    name: str
    label: str = ""
    confidence: float | None = None
    problem: Text | None = None
    text: str = ""


def questions(
    paths: Iterable[Path | str], reads: Sequence[str] = (), classes: Sequence[str] = ()
) -> Iterator[Question]:
    """List what there is to ask about files, folders and texts; no links are followed out of a folder.

    A folder or table that cannot be read is a question with no answer, so that the others are still asked.

    Args:
        paths: Files and folders; a string is a text.
        reads: ``Predictor.asked_with``; with ``text`` first, files are lines and rows of texts.
        classes: Known to the network; labels before the texts of a file are left out where they are among these.
    """
    for path in paths:
        if isinstance(path, str):
            yield Question(" ".join(path.split())[:_MOST_OF_TEXT], path)
        elif tuple(reads[:1]) == ("text",):
            yield from _texts_in_folder(path) if is_folder(path) else _texts_in(path, classes)
        elif tuple(reads[:1]) == ("series",):
            yield Question(str(path), path)  # one question, however many rows
        elif is_folder(path):
            yield from _in_folder(path)
        elif path.suffix.lower() in TABLE_SUFFIXES:
            yield from _in_table(path)
        else:
            yield Question(str(path), path)


def _in_folder(folder: Path) -> Iterator[Question]:
    try:
        with sentences(folder, is_writing=False):
            os.listdir(folder)  # noqa: PTH208 - rglob says nothing about folders that nobody may read
    except ModelLabError as error:
        yield Question(str(folder), error)
        return
    is_empty = True
    for picture in sorted(folder.rglob("*")):
        if picture.suffix.lower() in SUFFIXES and picture.is_file() and not picture.is_symlink():
            is_empty = False
            yield Question(str(picture.relative_to(folder)), picture)
    if is_empty:
        yield Question(
            str(folder),
            ModelLabError(
                Text("{name} holds no pictures.", name=folder.name or str(folder)),
                Text("Pictures may be PNG, JPEG, BMP, GIF, WEBP or TIFF files."),
            ),
        )


def _in_table(path: Path) -> Iterator[Question]:
    try:
        grid = parse_grid(read_text(path), path.name, least=1)
    except ModelLabError as error:
        yield Question(str(path), error)
        return
    for line, row in zip(grid.lines, grid.rows, strict=True):
        yield Question(f"{path.name}:{line}", dict(zip(grid.header, row, strict=True)))
    for where, reason in grid.skipped:
        yield Question(f"{path.name}, {where}", ModelLabError(Text("The row cannot be read: {reason}.", reason=reason)))


def _texts_in_folder(folder: Path) -> Iterator[Question]:
    """Every file of texts is one text: that is how folders of texts are kept."""
    try:
        with sentences(folder, is_writing=False):
            os.listdir(folder)  # noqa: PTH208 - as above
    except ModelLabError as error:
        yield Question(str(folder), error)
        return
    found = [path for path in sorted(folder.rglob("*.txt")) if path.is_file() and not path.is_symlink()]
    for path in found:
        yield Question(str(path.relative_to(folder)), _whole_text(path))
    if not found:
        name = folder.name or str(folder)
        yield Question(
            str(folder),
            ModelLabError(Text("{name} holds no texts.", name=name), Text("Texts are files that end in .txt.")),
        )


def _whole_text(path: Path) -> str | ModelLabError:
    try:
        return read_text(path)
    except ModelLabError as error:
        return error


def _texts_in(path: Path, classes: Sequence[str]) -> Iterator[Question]:
    try:
        text = read_text(path)
        rows, skipped = _labelled(text, path.name, classes) or _unlabelled(text, path)
    except ModelLabError as error:
        yield Question(str(path), error)
        return
    for line, row in rows:
        yield Question(f"{path.name}:{line}", row)
    for where, reason in skipped:
        yield Question(f"{path.name}, {where}", ModelLabError(Text("The row cannot be read: {reason}.", reason=reason)))


def _labelled(text: str, name: str, classes: Sequence[str]) -> _Texts | None:
    """Read texts beside labels; None where there are none that the network knows, so that nothing is cut off."""
    form = guess_form(text, name)
    if form is None:
        return None
    rows = read_rows(text, name, form)
    if not set(rows.labels) <= set(classes):
        return None
    return list(zip(rows.lines, rows.texts, strict=True)), rows.skipped


def _unlabelled(text: str, path: Path) -> _Texts:
    """Read one column of a table, or every line."""
    if path.suffix.lower() in (".csv", ".tsv"):
        grid = parse_grid(text, path.name, least=1)
        place = _text_column(grid.header, grid.rows)
        rows = [(line, row[place]) for line, row in zip(grid.lines, grid.rows, strict=True)]
        is_text = len(grid.header[place].split()) > _MOST_WORDS_OF_NAME
        return [(1, grid.header[place])] * is_text + rows, list(grid.skipped)
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()], []


def _text_column(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Choose the column that is called a text, or else the one with the longest cells."""
    named = [place for place, name in enumerate(header) if name.strip().lower() in TEXT_NAMES]
    lengths = [sum(len(row[place]) for row in rows) for place in range(len(header))]
    return named[0] if named else lengths.index(max(lengths))


def answer_all(predictor: Predictor, asked: Iterable[Question]) -> list[Row]:
    """Answer questions one after the other; a sample that cannot be read gives a row that says why."""
    return [_answer(predictor, question) for question in asked]


def _answer_text(predictor: Predictor, text: str) -> Answer:
    """Answer a text with a class or values; a network that reads one text and writes another answers with that."""
    if predictor.modalities != ("text", "text"):
        return predictor.text(text)
    from modellab.prediction.generate import translate

    return translate(predictor, text)


def _answer(predictor: Predictor, question: Question) -> Row:
    text = question.sample if isinstance(question.sample, str) else ""
    try:
        answer = question.ask(predictor)
    except ModelLabError as error:
        return Row(question.name, problem=error.sentence, text=text)
    return Row(question.name, answer.label, answer.scores[0][1] if answer.scores else None, text=text)
