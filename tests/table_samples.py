"""Tables with texts in their rows: whether somebody liked a film, its length, and the town it was seen in."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset
from modellab.settings import Settings

_KINDS = ("a superb and moving film that I liked", "a dull and lifeless film that I hated")


def write_reviews(folder: Path, *, num_rows: int = 160) -> Path:
    """Write a table of reviews: the opinion is in the text, and the town has too many values for one input each."""
    path = folder / "reviews.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["review", "minutes", "genre", "town", "ticket", "liked"])
        for i in range(num_rows):
            text = f"This was {_KINDS[i % 2]} on evening {i}, really"
            writer.writerow([text, 90 + i % 7, ("drama", "comedy")[i // 2 % 2], f"Town {i // 2 % 5}", f"A{i * 37}",
                             ("yes", "no")[i % 2]])  # fmt: skip
    return path


def reviews_config(path: Path, **options: str) -> DatasetConfig:
    """Say how to read a table, with towns embedded unless something else is said."""
    config = detect(path, "table")
    return replace(config, options=Settings({**config.options, "embedded": "town", **options}))


def open_reviews(path: Path, **options: str) -> Dataset:
    """Open a table as ``reviews_config`` says."""
    return open_dataset(reviews_config(path, **options))
