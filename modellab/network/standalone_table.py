"""Functions that are copied into exported Python files of networks that read the rows of tables."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn


def read_cell(text: str, column: dict[str, Any]) -> float:
    """Turn a cell into a number, or the place of a category; a gap is filled in as in training.

    Raises:
        ValueError: A cell of a number column holds no number.
    """
    text = text.strip()
    gaps = ("", "na", "n/a", "#n/a", "nan", "null", "?", "-", "--", "missing", "<na>")
    if text in column["values"]:
        return float(column["values"].index(text))
    if text.lower() in gaps:
        return float(column["fill"])
    if column["kind"] == "category":
        return -1.0  # none of those of the training
    bare = text.strip("$€£¥% \u00a0")
    if column["decimal"] == "," and re.match(r"^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+([eE][+-]?\d+)?$", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.match(r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$", bare):
        bare = bare.replace(",", "")
    if not re.match(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$", bare):
        raise ValueError(f'"{column["name"]}": expected a number. Received {text[:80]}.')
    return float(bare)


def read_row(cells: dict[str, str], preparation: dict[str, Any]) -> Tensor:
    """Read a row as those of the training were read: float (1, features).

    Raises:
        ValueError: It has other columns, or a cell cannot be read.
    """
    if not any(column["name"] in cells for column in preparation["columns"]):
        raise ValueError("The row has none of the columns that the network was trained on.")
    parts = []
    for column in preparation["columns"]:
        cell = torch.tensor([read_cell(cells.get(column["name"]) or "", column)], dtype=torch.float64)
        if column["kind"] == "number":
            parts.append((cell - column["mean"]) / column["std"])
        else:
            parts.append((cell == torch.arange(len(column["values"]))).double())
    return torch.cat(parts).float()[None]


def read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Read the rows of a CSV file with a header: line, and cells by the name of their column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        reader = csv.DictReader(file, delimiter=max(",;\t|", key=first.count), skipinitialspace=True)
        reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
        return [(reader.line_num, row) for row in reader]


def predict(network: nn.Module, cells: dict[str, str], preparation: dict[str, Any]) -> list[tuple[str, float]]:
    """Return the classes of a row with their probabilities, most likely first."""
    with torch.inference_mode():
        scores = network(read_row(cells, preparation))
    probabilities = torch.softmax(scores[0].float(), dim=-1).tolist()
    return sorted(zip(preparation["classes"], probabilities, strict=True), key=lambda pair: -pair[1])


def predict_values(network: nn.Module, cells: dict[str, str], preparation: dict[str, Any]) -> list[float]:
    """Return the values that a row is answered with, in the unit of the data."""
    with torch.inference_mode():
        values = network(read_row(cells, preparation))[0] * preparation["value_std"] + preparation["value_mean"]
    return [float(value) for value in values]
