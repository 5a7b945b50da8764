"""Functions that are copied into exported Python files of networks that read the rows of tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def is_gap(text: str) -> bool:
    """Whether a cell says that its value is not known."""
    return text.lower() in ("", "na", "n/a", "#n/a", "nan", "null", "?", "-", "--", "missing", "<na>")


def read_number(text: str, column: dict[str, Any]) -> float:
    """Read a number as people write it: ``1,234.5``, ``3,14`` where the comma is decimal, ``12 %``, ``$5``.

    Raises:
        ValueError: It is none.
    """
    bare = text.strip("$€£¥% \u00a0")
    if column["decimal"] == "," and re.match(r"^[+-]?(\d+,\d+|[1-9]\d{0,2}(\.\d{3})+(,\d+)?)([eE][+-]?\d+)?$", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.match(r"^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$", bare):
        bare = bare.replace(",", "")
    if not re.match(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$", bare):
        raise ValueError(f'"{column["name"]}": expected a number. Received {text[:80]}.')
    return float(bare)


def read_cell(text: str, column: dict[str, Any]) -> float:
    """Turn a cell into a number, or the place of a category; a gap is filled in as in training.

    Raises:
        ValueError: A cell of a number column holds no number.
    """
    text = text.strip()
    if text in column["values"]:
        return float(column["values"].index(text))
    if is_gap(text):
        return float(column["fill"])
    if column["kind"] == "category":
        return -1.0  # none of those of the training
    return read_number(text, column)


def read_row(cells: dict[str, str], preparation: dict[str, Any]) -> Tensor:
    """Read the numbers and categories of a row as those of the training were read: float (1, features).

    Raises:
        ValueError: A cell cannot be read.
    """
    parts = []
    for column in preparation["columns"]:
        cell = torch.tensor([read_cell(cells.get(column["name"]) or "", column)], dtype=torch.float64)
        if column["kind"] == "number":
            parts.append((cell - column["mean"]) / column["std"])
        else:
            parts.append((cell == torch.arange(len(column["values"]))).double())
    return torch.cat(parts).float()[None]


def read_table(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Read the rows of a CSV file with a header: line, and cells by the name of their column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        reader = csv.DictReader(file, delimiter=max(",;\t|", key=first.count), skipinitialspace=True)
        reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
        return [(reader.line_num, row) for row in reader]


def check_row(cells: dict[str, str], names: list[str]) -> None:
    """Refuse a row of another table.

    Raises:
        ValueError: It has none of the columns.
    """
    if not any(name in cells for name in names):
        raise ValueError("The row has none of the columns that the network was trained on.")


def read_rows(paths: list[Path], preparation: dict[str, Any]) -> Iterator[tuple[str, Tensor]]:
    """Read the rows of CSV files one after the other; name those that cannot be read."""
    names = [column["name"] for column in preparation["columns"]]
    for path in paths:
        for line, cells in read_table(path):
            try:
                check_row(cells, names)
                x = read_row(cells, preparation)
            except ValueError as error:
                print(f"{path}:{line}: {error}")
                continue
            yield f"{path}:{line}", x
