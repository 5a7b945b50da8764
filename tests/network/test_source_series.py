"""The exported file of a network of series: it forecasts and classifies as the program does, without Model Lab."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from modellab.data.preparation import PreparationConfig, fit
from modellab.data.sources.registry import detect, open_dataset
from modellab.data.timeline import next_times, read_times, write_times
from modellab.errors import ModelLabError
from modellab.network import standalone_times
from modellab.network.abilities import preprocessing_of
from modellab.network.build import build
from modellab.network.export import export_python
from modellab.network.weights import save_state
from modellab.prediction.forecast import forecast
from modellab.prediction.predict import Predictor
from modellab.project.networks import chain
from modellab.settings import Settings
from tests.network.bare import run


def _write(folder, rows, columns=1, name="series.csv", start="2020-02-20"):
    days = np.datetime64(start) + np.arange(rows)
    cells = [[f"{10 + 5 * np.sin(k / (3 + c)):.3f}" for c in range(columns)] for k in range(rows)]
    lines = [",".join([str(day), *numbers]) for day, numbers in zip(days, cells, strict=True)]
    path = folder / name
    path.write_text("\n".join([",".join(["day", *(f"v{c}" for c in range(columns))]), *lines]), encoding="utf-8")
    return path


def _exported(folder, *, columns=1, horizon=2, **options):
    config = detect(_write(folder, 200, columns))
    dataset = open_dataset(replace(config, options=Settings({"window": 7, "horizon": horizon, **options})))
    target = dataset.schema.targets[0]
    size = len(target.classes) or horizon
    end = ("class_output", {"classes": size}) if target.classes else ("value_output", {"values": size})
    features = dataset.schema.inputs[0].shape[1]
    drawn = chain([("series_input", {"steps": 7, "features": features}), ("flatten", {}), ("linear", {"units": size}),
                   end])  # fmt: skip
    preparation, state = fit(dataset, PreparationConfig()), save_state(build(drawn, seed=5))
    found = preprocessing_of(preparation.to_json(), target.classes)
    export_python(folder / "mine.py", drawn, state, preprocessing=found)
    return Predictor(drawn, state, preparation, target.classes)


def _expected(path, found):
    lines = [f"{path.name}: {found.column} after {found.last_time or 'the last row'}"]
    return lines + [f"  {when:20} {value:.6g}" for when, value in zip(found.steps, found.values, strict=True)]


@pytest.mark.parametrize("steps", [None, 1, 5])
def test_a_series_is_forecast_as_by_the_program(steps, tmp_path):
    predictor, path = _exported(tmp_path), _write(tmp_path, 30, name="new.csv")
    words = [] if steps is None else ["--steps", steps]
    said = run(tmp_path, "--predict", "new.csv", *words).splitlines()
    assert said == _expected(path, forecast(predictor, path, steps))


def test_rows_in_disorder_gaps_and_other_names_are_read_as_by_the_program(tmp_path):
    predictor, path = _exported(tmp_path), _write(tmp_path, 30, name="new.csv")
    head, *rows = path.read_text().replace("v0", "sales").splitlines()
    rows[4] = rows[4].partition(",")[0] + ",n/a"
    path.write_text("\n".join([head, *rows[::-1], rows[3], ""]))
    assert run(tmp_path, "--predict", "new.csv").splitlines() == _expected(path, forecast(predictor, path))


def test_a_series_without_times_is_forecast_step_by_step(tmp_path):
    predictor, path = _exported(tmp_path), tmp_path / "bare.csv"
    path.write_text("\n".join(["v0", *(str(k % 5) for k in range(20))]))
    assert run(tmp_path, "--predict", "bare.csv").splitlines() == _expected(path, forecast(predictor, path))


def test_several_columns_forecast_one_of_them(tmp_path):
    predictor, path = _exported(tmp_path, columns=3), _write(tmp_path, 30, 3, name="new.csv")
    assert run(tmp_path, "--predict", "new.csv").splitlines() == _expected(path, forecast(predictor, path))
    assert "depend on the other columns" in run(tmp_path, "--predict", "new.csv", "--steps", 9)


def test_the_class_of_a_series_is_that_of_the_program(tmp_path):
    path = tmp_path / "ways.csv"
    path.write_text("\n".join(["v0,way", *(f"{k % 9},{'up' if k % 9 < 5 else 'down'}" for k in range(200))]))
    config = detect(path, "series")
    dataset = open_dataset(replace(config, options=Settings({"window": 7, "task": "classification", "target": "way"})))
    drawn = chain([("series_input", {"steps": 7, "features": 1}), ("flatten", {}), ("linear", {"units": 2}),
                   ("class_output", {"classes": 2})])  # fmt: skip
    preparation, classes = fit(dataset, PreparationConfig()), dataset.schema.targets[0].classes
    state = save_state(build(drawn, seed=5))
    export_python(tmp_path / "mine.py", drawn, state, preprocessing=preprocessing_of(preparation.to_json(), classes))
    label, share = Predictor(drawn, state, preparation, classes).series(path).scores[0]
    assert run(tmp_path, "--predict", path.name) == f"{path.name}: {label} {share:.1%}\n"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["day,v0", "2020-01-01,5"], "windows of 7 steps"),
        (["day,a,b", *(f"2020-01-{k:02},1,2" for k in range(1, 20))], 'no column "v0"'),
        (["day,v0", *(f"2020-01-{k:02},x" for k in range(1, 20))], '"v0": expected a number. Received x'),
        (["day,v0"], "no rows"),
    ],
)
def test_a_file_that_cannot_be_forecast_is_named(lines, words, tmp_path):
    _exported(tmp_path)
    (tmp_path / "bad.csv").write_text("\n".join(lines))
    said = run(tmp_path, "--predict", "bad.csv")
    assert said.startswith("bad.csv: ")
    assert words in said


@pytest.mark.parametrize(
    "texts",
    [
        ["2020-01-30", "2020-01-31", "2020-02-01"], ["2020-11", "2020-12", "2021-01"], ["31/01/2020", "31/03/2020"],
        ["20200101", "20200108"], ["2020-01-01T10:00:30Z", "2020-01-01T12:00:30Z"], ["Jan 2020", "Feb 2020"],
        ["2020-01-01 10:00+02:00", "2020-01-01 10:30+02:00"], ["2020年1月1日", "2020年1月2日"],
        ["01/13/2020 1:30 PM", "01/14/2020 1:30 PM"], ["2020-01-01"], ["1.5.2020 08:00", "2.5.2020 08:00"],
    ],
)  # fmt: skip
def test_times_are_read_continued_and_written_as_by_the_program(texts):
    ours, theirs = read_times(texts), standalone_times.read_dates(texts)
    assert ours is not None
    assert theirs is not None
    assert standalone_times.write_times(theirs) == write_times(ours)
    assert standalone_times.write_times(standalone_times.next_times(theirs, 3)) == write_times(next_times(ours, 3))


def test_what_is_no_time_is_none():
    assert standalone_times.find_times({"x": ["1", "2"], "y": ["a", "b"]}) == (None, set())


def test_times_in_parts_and_counted_ones_are_found():
    parts = {"Year": ["2020", "2020"], "month": ["1", "2"], "v": ["3", "4"]}
    assert standalone_times.find_times(parts)[1] == {"Year", "month"}
    found, columns = standalone_times.find_times({"t": ["0", "0.5"], "v": ["3", "4"]})
    assert (found, columns) == ([0.0, 0.5], {"t"})


@pytest.mark.parametrize("change", [{"steps": 0}, {"std": [0.0]}, {"mean": ["a"]}, {"target": 5}, {"columns": []}])
def test_a_damaged_preparation_of_series_is_refused(change):
    saved = {"columns": ["a"], "mean": [0.0], "std": [1.0], "decimals": ["."], "steps": 3, "horizon": 1, "target": 0}
    with pytest.raises(ModelLabError, match="damaged"):
        preprocessing_of({"series": {**saved, **change}})
