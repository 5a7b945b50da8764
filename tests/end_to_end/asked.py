"""Samples of any kind as people ask about them: words for ``modellab predict``, and for an exported file."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from modellab.data.samples import Dataset

_COUNT = 3


def words_for(modality: str, dataset: Dataset, folder: Path) -> list[str]:
    """Write test samples into a folder, or return them as texts."""
    return _WRITERS[modality](dataset, folder)


def _pictures(dataset: Dataset, folder: Path) -> list[str]:
    names = []
    for index in dataset.splits["test"][:_COUNT]:
        picture = dataset.raw["image"][index]
        names.append(f"{index}.png")
        Image.fromarray(np.squeeze(picture.transpose(1, 2, 0))).save(folder / names[-1])
    return names


def _rows(dataset: Dataset, folder: Path) -> list[str]:
    rows = dataset.raw["columns"][dataset.splits["test"][:_COUNT]]
    return [_write(folder / "rows.csv", [column.name for column in dataset.columns], rows)]


def _series(dataset: Dataset, folder: Path) -> list[str]:
    assert dataset.series is not None
    window = dataset.raw["series"][dataset.splits["test"][0]]
    return [_write(folder / "series.csv", list(dataset.series.columns), window)]


def _texts(dataset: Dataset, _folder: Path) -> list[str]:
    return [str(dataset.raw["text"][index]) for index in dataset.splits["test"][:_COUNT]]


def _write(path: Path, header: list[str], rows: np.ndarray) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows.tolist())
    return path.name


_WRITERS: Mapping[str, Callable[[Dataset, Path], list[str]]] = {
    "image": _pictures, "table": _rows, "series": _series, "text": _texts,
}  # fmt: skip
