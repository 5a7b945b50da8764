"""Functions that are copied into exported Python files of networks that read series.

Each needs torch, those above it and those for tables and times. Dimensions: T rows, F columns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from modellab.network.standalone import predict_values
from modellab.network.standalone_table import is_gap, read_number, read_table
from modellab.network.standalone_times import find_times, next_times, write_times


def read_series(path: Path, preparation: dict[str, Any]) -> tuple[Tensor, list[Any] | None]:
    """Read the columns of the training from a CSV file: double (T, F) in the order of time, and the times.

    Raises:
        ValueError: A column is missing, or holds no numbers.
    """
    rows = [(line, row) for line, row in read_table(path) if None not in row and None not in row.values()]
    if not rows:
        raise ValueError("There are no rows.")
    cells = {name: [row[name].strip() for _, row in rows] for name in rows[0][1]}
    times, clock = find_times(cells)
    first_of = {time: index for index, time in reversed(list(enumerate(times)))} if times is not None else {}
    order = [first_of[time] for time in sorted(first_of)] if first_of else list(range(len(rows)))
    forms, others = preparation["columns"], [name for name in cells if name not in clock]
    table = []
    for form in forms:
        name = form["name"] if form["name"] in cells or len(forms) * len(others) != 1 else others[0]
        if name not in cells:
            raise ValueError(f'There is no column "{name}".')
        column: list[float] = []
        for index in order:
            known = column[-1] if column else math.nan  # a gap is filled with the number before it
            column.append(known if is_gap(cells[name][index]) else read_number(cells[name][index], form))
        table.append(torch.tensor(column, dtype=torch.float64))
    return torch.stack(table, 1), [times[index] for index in order] if times is not None else None


def to_window(rows_TF: Tensor, preparation: dict[str, Any]) -> Tensor:
    """Turn the end of a series into what the network reads: float (1, steps, F).

    Raises:
        ValueError: It is too short, or begins with a gap.
    """
    steps = preparation["steps"]
    end = rows_TF[-steps:]
    if len(end) < steps or bool(end.isnan().any()):
        raise ValueError(f"The network reads windows of {steps} steps without gaps. The series has {len(rows_TF)}.")
    forms = preparation["columns"]
    mean, std = (torch.tensor([form[name] for form in forms], dtype=torch.float64) for name in ("mean", "std"))
    return ((end - mean) / std).float()[None]


def read_windows(paths: list[Path], preparation: dict[str, Any]) -> Iterator[tuple[str, Tensor]]:
    """Read the last window of CSV files one after the other; name those that cannot be read."""
    for path in paths:
        try:
            x = to_window(read_series(path, preparation)[0], preparation)
        except ValueError as error:
            print(f"{path}: {error}")
            continue
        yield str(path), x


def forecast(network: nn.Module, rows_TF: Tensor, preparation: dict[str, Any], count: int | None = None) -> list[float]:
    """Forecast what follows a series, in its unit; beyond the horizon answers are fed back.

    Raises:
        ValueError: It cannot be forecast that far.
    """
    horizon = preparation["horizon"]
    count = horizon if count is None else count
    if count > horizon and len(preparation["columns"]) > 1:
        raise ValueError(f"The network forecasts {horizon} steps. Further ones depend on the other columns, too.")
    found = predict_values(network, to_window(rows_TF, preparation), preparation)
    while len(found) < count:
        rows_TF = torch.cat((rows_TF, torch.tensor(found[-horizon:], dtype=torch.float64)[:, None]))
        found += predict_values(network, to_window(rows_TF, preparation), preparation)
    return found[:count]


def print_forecast(network: nn.Module, path: Path, preparation: dict[str, Any], count: int | None = None) -> None:
    """Print what follows the series in a CSV file, with its times."""
    try:
        rows_TF, times = read_series(path, preparation)
        values = forecast(network, rows_TF, preparation, count)
    except ValueError as error:
        print(f"{path}: {error}")
        return
    names = write_times(next_times(times, len(values))) if times else [f"+{k}" for k in range(1, len(values) + 1)]
    column, last = preparation["columns"][preparation["target"]], write_times(times)[-1] if times else "the last row"
    print(f"{path}: {column['name']} after {last}")
    for name, value in zip(names, values, strict=True):
        print(f"  {name:20} {value:.6g}")
