"""Series on the command line: new, train, evaluate against the last value, and the forecast of a file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from modellab.cli.changes import changed_data
from modellab.data.dataset import DatasetConfig
from modellab.errors import ModelLabError
from tests.cli.conftest import Cli


def daily(folder: Path, rows: int, name: str = "days.csv") -> Path:
    days = np.datetime64("2020-01-01") + np.arange(rows)
    lines = [f"{day},{10 + 5 * np.sin(k):.3f}" for k, day in enumerate(days)]
    path = folder / name
    path.write_text("\n".join(["date,level", *lines]), encoding="utf-8")
    return path


def test_a_series_is_trained_measured_and_forecast(cli: Cli, tmp_path: Path) -> None:
    made = cli("new", "s.mlab", "--data", daily(tmp_path, 300), "--option", "window=6", "--option", "horizon=2")
    assert made.returncode == 0, made.stderr
    assert cli("train", "s.mlab", "--epochs", 3).returncode == 0
    assert "the same as the last value" in cli("evaluate", "s.mlab").stdout
    told = json.loads(cli("predict", "s.mlab", daily(tmp_path, 9, "new.csv"), "--json", "--steps", 3).stdout)
    assert told["times"] == ["2020-01-10", "2020-01-11", "2020-01-12"]
    assert len(told["values"]) == 3
    short = cli("predict", "s.mlab", daily(tmp_path, 4, "short.csv"))
    assert short.returncode == 2
    assert "only 4" in short.stderr


def test_options_of_the_data_are_read_as_their_rows_say() -> None:
    changed = changed_data(DatasetConfig("series", "x.csv"), ["window=48", "task=classification"])
    assert changed.options["window"] == 48
    assert changed.options["task"] == "classification"


@pytest.mark.parametrize(
    ("word", "message"),
    [("window", "NAME=VALUE"), ("windw=3", "Did you mean window"), ("window=0", "Window")],
)
def test_a_wrong_option_is_named(word: str, message: str) -> None:
    with pytest.raises(ModelLabError, match=message):
        changed_data(DatasetConfig("series", "x.csv"), [word])
