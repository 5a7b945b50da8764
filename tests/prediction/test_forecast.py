"""Forecasts after a series, further on than the horizon, and measured against the last value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset
from modellab.errors import ModelLabError
from modellab.prediction.evaluate import evaluate
from modellab.prediction.forecast import backtest, forecast
from modellab.prediction.many import answer_all, questions
from modellab.prediction.predict import Predictor
from modellab.project.networks import chain
from modellab.project.project import Project
from modellab.project.running import Place, keep_run, make_plan, make_predictor
from modellab.settings import Settings
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.recipe_rows import make_recipe

WEEK = [10.0, 12.0, 15.0, 11.0, 9.0, 20.0, 25.0]


def weekly(folder: Path, rows: int = 420, columns: int = 1, start: str = "2020-01-01") -> Path:
    """Write a series that repeats every week."""
    days = np.datetime64(start) + np.arange(rows)
    cells = [",".join([str(day), *[str(WEEK[k % 7] + 100 * c) for c in range(columns)]]) for k, day in enumerate(days)]
    path = folder / f"weekly{rows}.csv"
    path.write_text("\n".join([",".join(["day", *(f"v{c}" for c in range(columns))]), *cells]), encoding="utf-8")
    return path


def trained(path: Path, columns: int = 1, horizon: int = 2) -> tuple[Project, Dataset]:
    from modellab.training.loop import fit

    config = replace(detect(path), options=Settings({"window": 7, "horizon": horizon}))
    graph = chain([
        ("series_input", {"steps": 7, "features": columns}), ("flatten", {}),
        ("linear", {"units": 32, "activation": "relu"}), ("linear", {"units": horizon}),
        ("value_output", {"values": horizon}),
    ])  # fmt: skip
    project = Project(name="weekly", graph=graph, dataset=config, recipe=make_recipe(epochs=40, learning_rate=0.01))
    plan, curves = make_plan(project, Place("cpu")), Curves()
    return keep_run(project, plan, fit(plan, lambda _event: None, Control(), curves), curves), open_dataset(config)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> tuple[Predictor, Dataset]:
    project, dataset = trained(weekly(tmp_path_factory.mktemp("series")))
    return make_predictor(project.runs[-1], "cpu"), dataset


@pytest.fixture(scope="module")
def predictor(week: tuple[Predictor, Dataset]) -> Predictor:
    return week[0]


def test_the_next_days_of_a_repeating_week_are_foretold(predictor: Predictor) -> None:
    answer = predictor.series(np.array(WEEK * 2))
    assert answer.values == pytest.approx(WEEK[:2], abs=1.0)


def test_a_file_is_forecast_after_its_last_row_with_times(predictor: Predictor, tmp_path: Path) -> None:
    found = forecast(predictor, weekly(tmp_path, 14))
    assert found.times == ("2020-01-15", "2020-01-16")
    assert found.last_time == "2020-01-14"
    assert found.values == pytest.approx(WEEK[:2], abs=1.0)


def test_answers_are_fed_back_beyond_the_horizon(predictor: Predictor) -> None:
    found = forecast(predictor, np.array(WEEK * 2), count=14)
    assert found.values == pytest.approx(WEEK * 2, abs=2.5)
    assert found.steps[-1] == "+14"


def test_fewer_steps_than_the_horizon_are_cut(predictor: Predictor) -> None:
    assert len(forecast(predictor, np.array(WEEK), count=1).values) == 1


def test_another_column_name_is_accepted_where_there_is_one(predictor: Predictor, tmp_path: Path) -> None:
    path = weekly(tmp_path, 14)
    path.write_text(path.read_text(encoding="utf-8").replace("v0", "sales"), encoding="utf-8")
    assert '"sales" is read as "v0"' in forecast(predictor, path).notes[0]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["day,v0", "2020-01-01,5", "2020-01-02,6"], "windows of 7 steps. The series has only 2"),
        (["day,a,b", *(f"2020-01-{k:02},1,2" for k in range(1, 20))], 'no column "v0"'),
        (["day,v0", *(f"2020-01-{k:02},{'x' if k == 9 else k}" for k in range(1, 20))], 'Line 10: "v0" should be'),
        ([""], "is empty"),
    ],
)
def test_a_file_that_cannot_be_forecast_says_why(
    predictor: Predictor, tmp_path: Path, lines: list[str], words: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ModelLabError, match=words):
        predictor.series(path)


def test_gaps_before_the_end_are_filled(predictor: Predictor) -> None:
    rows = np.array(WEEK * 2)
    rows[9] = np.nan
    filled = rows.copy()
    filled[9] = rows[8]
    assert predictor.series(rows).values == predictor.series(filled).values


def test_an_evaluation_names_the_error_of_the_last_value(week: tuple[Predictor, Dataset]) -> None:
    predictor, dataset = week
    found = evaluate(predictor, dataset, "test")
    last = dataset.raw["series"][dataset.splits["test"], -1]
    assert found.baseline_mae == pytest.approx(np.abs(dataset.samples("value", "test") - last).mean())
    assert found.gain is not None
    assert found.gain > 0.8


def test_a_backtest_puts_forecasts_where_they_belong(week: tuple[Predictor, Dataset]) -> None:
    predictor, dataset = week
    found = evaluate(predictor, dataset, "test")
    back = backtest(dataset, found.indices_N, found.truth_N, found.predicted_N, ahead=2)
    assert dataset.series is not None
    series = np.array([WEEK[k % 7] for k in back.positions_N])
    np.testing.assert_allclose(back.truth_N, series)
    assert back.times is not None
    assert back.times[0] == np.datetime64("2020-01-01") + back.positions_N[0]


def test_a_file_is_one_question(predictor: Predictor, tmp_path: Path) -> None:
    rows = answer_all(predictor, questions([weekly(tmp_path, 14)], ("series",)))
    assert len(rows) == 1
    assert rows[0].problem is None


def test_other_columns_cannot_be_rolled_on(tmp_path: Path) -> None:
    project, _ = trained(weekly(tmp_path, 120, columns=2), columns=2)
    predictor = make_predictor(project.runs[-1], "cpu")
    assert len(forecast(predictor, weekly(tmp_path, 14, columns=2)).values) == 2
    with pytest.raises(ModelLabError, match="would have to know the other columns"):
        forecast(predictor, weekly(tmp_path, 14, columns=2), count=3)


def test_a_network_for_pictures_reads_no_series() -> None:
    graph = chain([("image_input", {}), ("flatten", {}), ("linear", {"units": 2}), ("value_output", {"values": 2})])
    from modellab.data.preparation import Preparation
    from modellab.network.build import build
    from modellab.network.weights import save_state

    predictor = Predictor(graph, save_state(build(graph)), Preparation())
    with pytest.raises(ModelLabError, match="not trained on a series"):
        predictor.series(np.zeros(5))


def test_the_last_value_is_no_baseline_for_classes() -> None:
    dataset = open_dataset(DatasetConfig("wave_shapes"))
    assert dataset.series is not None
    assert dataset.series.target_index == -1
