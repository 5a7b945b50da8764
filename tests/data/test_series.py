"""Windows slide over series without reaching over the border of a split, and each column has its own scale."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from modellab.data.batches import Batches
from modellab.data.dataset import DatasetConfig, Field
from modellab.data.preparation import Preparation, PreparationConfig, fit
from modellab.data.samples import Dataset
from modellab.data.series import SeriesFormat, fill_forward, make_windows, rows_under, split_windows, starts_in
from modellab.data.sources.registry import assemble, open_dataset
from modellab.data.sources.spec import Loaded
from modellab.data.wiring import fit_graph_to_data, wire
from modellab.errors import ModelLabError
from modellab.project.networks import series_lstm, value_end

ROWS = np.stack([np.arange(100.0), 1000 + 10 * np.arange(100.0)], axis=1)


def series(rows: np.ndarray = ROWS, steps: int = 5, horizon: int = 2, config: DatasetConfig | None = None) -> Dataset:
    bounds = np.array([0, len(rows)], np.int64)
    names = tuple(f"c{k}" for k in range(rows.shape[1]))
    starts = starts_in(bounds, steps + horizon, 1, "rows")
    form = SeriesFormat(names, steps, bounds, starts, horizon, names[0], (".",) * len(names))
    fields = (Field("series", "series", (steps, len(names))), Field("value", "value", (horizon,)))
    return assemble(config or DatasetConfig("series"), Loaded(fields, make_windows(rows, form), "x", series=form))


def rows_of(dataset: Dataset, split: str) -> set[int]:
    """Return the rows of the series that a split reads or is judged by."""
    assert dataset.series is not None
    span = dataset.series.span
    return {int(row) for start in dataset.splits[split] for row in range(start, start + span)}  # type: ignore[index]


def test_a_window_is_followed_by_what_is_to_be_forecast() -> None:
    dataset = series()
    np.testing.assert_array_equal(dataset.raw["series"][7, :, 0], [7, 8, 9, 10, 11])
    np.testing.assert_array_equal(dataset.raw["value"][7], [12, 13])


def test_windows_take_no_memory_of_their_own() -> None:
    windows = series().raw["series"]
    assert np.shares_memory(windows[0], windows[1])
    np.testing.assert_array_equal(rows_under(windows)[:98], ROWS[:98])


def test_no_row_stands_in_two_splits() -> None:
    dataset = series()
    train, validation, test = (rows_of(dataset, name) for name in ("train", "validation", "test"))
    assert not train & validation
    assert not validation & test
    assert not train & test


def test_splits_follow_the_order_of_time() -> None:
    dataset = series()
    assert max(rows_of(dataset, "train")) < min(rows_of(dataset, "validation"))
    assert max(rows_of(dataset, "validation")) < min(rows_of(dataset, "test")) == 85


def test_a_training_split_without_room_for_a_window_says_so() -> None:
    with pytest.raises(ModelLabError, match=r"training split has 77 steps\. A window needs 92"):
        series(steps=90)


def test_series_of_one_class_each_stay_whole() -> None:
    dataset = open_dataset(DatasetConfig("wave_shapes"))
    assert {int(start) % 64 for start in dataset.splits["test"]} == {0}
    assert min(dataset.schema.class_counts.values()) >= 90


def test_a_limit_keeps_the_newest_training_windows() -> None:
    everything, few = series(), series(config=DatasetConfig("series", train_limit=10))
    np.testing.assert_array_equal(few.splits["train"], everything.splits["train"][-10:])


def test_gaps_get_the_number_before_them_and_those_at_the_start_stay() -> None:
    gap = np.nan
    filled, count = fill_forward(np.array([[gap, 1.0], [2.0, gap], [gap, gap], [3.0, 4.0]]))
    assert count == 3
    np.testing.assert_array_equal(filled, [[gap, 1], [2, 1], [2, 1], [3, 4]])


def test_filling_gaps_uses_nothing_that_comes_later() -> None:
    rows = np.array([[1.0], [np.nan], [5.0], [np.nan], [9.0]])
    later = rows.copy()
    later[2:] *= 100
    np.testing.assert_array_equal(fill_forward(rows)[0][:2], fill_forward(later)[0][:2])


def test_the_scale_of_a_column_is_that_of_the_training_rows() -> None:
    dataset = series()
    scale = fit(dataset).series
    assert scale is not None
    used = ROWS[: int(dataset.splits["train"].max()) + 5]
    np.testing.assert_allclose(scale.mean, used.mean(axis=0))
    np.testing.assert_allclose(scale.std, used.std(axis=0))


def test_a_constant_column_is_not_divided_by_zero() -> None:
    scale = fit(series(np.stack([np.arange(100.0), np.full(100, 7.0)], axis=1))).series
    assert scale is not None
    assert scale.std[1] == 1.0


def test_a_scale_can_be_left_out() -> None:
    scale = fit(series(), PreparationConfig(normalise="none")).series
    assert scale is not None
    assert scale.mean == (0.0, 0.0)


def test_batches_hold_prepared_windows_and_answers() -> None:
    dataset = series()
    preparation = fit(dataset)
    batch = next(iter(Batches(dataset, preparation, split="test", batch_size=4, shuffle=False).epoch(1)))
    raw = torch.from_numpy(dataset.samples("series", "test")[:4])
    torch.testing.assert_close(batch["series"], preparation.apply(raw))
    answers = torch.from_numpy(dataset.samples("value", "test")[:4])
    torch.testing.assert_close(preparation.restore_values(batch["value"]), answers, rtol=1e-5, atol=1e-3)


def test_shuffled_batches_keep_windows_and_answers_together() -> None:
    dataset = series()
    preparation = fit(dataset)
    for batch in Batches(dataset, preparation, batch_size=16).epoch(3):
        last = batch["series"][:, -1, 0] * preparation.series.std[0] + preparation.series.mean[0]  # type: ignore[union-attr]
        torch.testing.assert_close(preparation.restore_values(batch["value"])[:, 0], last + 1, rtol=1e-4, atol=1e-2)


def test_a_preparation_survives_a_file() -> None:
    preparation = fit(series())
    assert Preparation.from_json(preparation.to_json()) == preparation


def test_a_new_window_is_the_end_of_a_longer_series() -> None:
    preparation = fit(series())
    whole, end = preparation.read_series(ROWS[:50]), preparation.read_series(ROWS[45:50])
    torch.testing.assert_close(whole.tensor, end.tensor)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (ROWS[:3], "windows of 5 steps. The series has only 3"),
        (ROWS[:9, :1], "2 numbers a step"),
        (np.full((9, 2), np.nan), "gap at the start"),
    ],
)
def test_a_window_that_does_not_fit_says_why(rows: np.ndarray, words: str) -> None:
    with pytest.raises(ModelLabError, match=words):
        fit(series()).read_series(rows)


def test_the_bundled_waves_are_the_same_every_time() -> None:
    config = DatasetConfig("waves")
    assert open_dataset(config).schema.fingerprint == open_dataset(config).schema.fingerprint
    assert split_windows(config, open_dataset(config).series)["test"][0] == 3102  # type: ignore[arg-type]


def test_a_network_of_another_window_is_refused_and_can_be_fitted() -> None:
    dataset = series()
    graph = series_lstm(9, 1, value_end(1), 4)
    with pytest.raises(ModelLabError, match=r"series of 9 x 1 \(steps x numbers\)\. The data has 5 x 2"):
        wire(graph, dataset.schema)
    fitted = fit_graph_to_data(graph, dataset.schema)
    assert wire(fitted, dataset.schema).inputs == ("series",)
    assert fitted.nodes["linear_1"].settings["units"] == 2
