"""Many questions at once: folders of pictures and the rows of tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from modellab.data.pictures import SUFFIXES
from modellab.data.sources.csvfile import parse_grid
from modellab.data.sources.textfile import read_text
from modellab.disk import is_folder, sentences
from modellab.errors import ModelLabError, Text
from modellab.prediction.predict import Answer, Predictor

TABLE_SUFFIXES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Question:
    """A picture file, a row of a table (column name -> text), or why there is nothing to ask."""

    name: str
    sample: Path | Mapping[str, str] | ModelLabError

    def ask(self, predictor: Predictor) -> Answer:
        """Ask the network.

        Raises:
            ModelLabError: The sample cannot be read.
        """
        if isinstance(self.sample, ModelLabError):
            raise self.sample
        return predictor.picture(self.sample) if isinstance(self.sample, Path) else predictor.row(self.sample)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of many; ``problem`` says why there is none."""

    name: str
    label: str = ""
    confidence: float | None = None
    problem: Text | None = None


def questions(paths: Iterable[Path]) -> Iterator[Question]:
    """List what there is to ask about files and folders; no links are followed out of a folder.

    A folder or table that cannot be read is a question with no answer, so that the others are still asked.
    """
    for path in paths:
        if is_folder(path):
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


def answer_all(predictor: Predictor, asked: Iterable[Question]) -> list[Row]:
    """Answer questions one after the other; a sample that cannot be read gives a row that says why."""
    return [_answer(predictor, question) for question in asked]


def _answer(predictor: Predictor, question: Question) -> Row:
    try:
        answer = question.ask(predictor)
    except ModelLabError as error:
        return Row(question.name, problem=error.sentence)
    return Row(question.name, answer.label, answer.scores[0][1] if answer.scores else None)
