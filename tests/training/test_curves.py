import pickle
import threading
import time

import numpy as np
import pytest

from modellab.training.curves import Curves


def noisy(count, seed=0):
    curves = Curves()
    y = np.random.default_rng(seed).normal(size=count)
    curves.extend("loss", np.arange(count), y)
    return curves, y


def test_points_come_back_as_they_were_appended():
    curves = Curves()
    for x in range(3000):
        curves.append("loss", x, x / 2)
    x, y = curves.view("loss")
    np.testing.assert_array_equal(x, np.arange(3000))
    np.testing.assert_array_equal(y, x / 2)


def test_an_unknown_curve_is_empty():
    assert [len(part) for part in (*Curves().view("?"), *Curves().decimated("?", 0, 1, 10))] == [0] * 4


def test_few_points_are_drawn_as_they_are():
    curves, y = noisy(100)
    np.testing.assert_array_equal(curves.decimated("loss", 0, 99, 200)[1], y)


@pytest.mark.parametrize("count", [1001, 4096, 100_003])
def test_no_peak_is_lost_by_merging(count):
    curves, y = noisy(count)
    x, merged = curves.decimated("loss", 0, count, 500)
    assert len(x) <= 504
    assert (merged.min(), merged.max()) == (y.min(), y.max())
    assert (np.diff(x) >= 0).all()


def test_merged_parts_are_the_extremes_of_their_points():
    curves, y = noisy(10_000)
    x, merged = curves.decimated("loss", 2000, 7000, 100)
    for start, end, low, high in zip(x[:-2:2], x[2::2], merged[:-2:2], merged[1:-2:2], strict=True):
        part = y[int(start) : int(end)]
        assert (low, high) == (part.min(), part.max())


def test_new_points_reach_a_view_that_was_cached():
    curves, _ = noisy(10_000)
    curves.decimated("loss", 0, 20_000, 100)
    curves.extend("loss", np.arange(10_000, 12_000), np.full(2000, 50.0))
    assert curves.decimated("loss", 0, 20_000, 100)[1].max() == 50.0


def test_gaps_do_not_swallow_their_neighbours():
    curves, y = noisy(5000)
    curves.view("loss")[1][::2] = np.nan
    assert curves.decimated("loss", 0, 5000, 100)[1].max() == y[1::2].max()


def test_a_reader_sees_only_whole_points_while_a_writer_appends():
    curves, ended, wrong = Curves(), threading.Event(), []

    def write():
        for block in range(2000):
            x = np.arange(block * 50, block * 50 + 50)
            curves.extend("loss", x, x * 3.0)
        ended.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not ended.is_set():
        x, y = curves.view("loss")
        if not np.array_equal(x * 3.0, y):
            wrong.append(len(x))
        curves.decimated("loss", 0, 1e6, 200)
    writer.join()
    assert not wrong
    assert curves.length("loss") == 100_000


def test_a_view_of_a_million_points_takes_milliseconds():
    curves, _ = noisy(1_000_000)
    curves.decimated("loss", 0, 1e6, 2000)
    start = time.perf_counter()
    for _ in range(10):
        curves.decimated("loss", 0, 1e6, 2000)
    assert (time.perf_counter() - start) / 10 < 0.02  # measured 0.0002; a busy machine must not fail this


def test_curves_travel_to_another_process():
    curves, y = noisy(100)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(curves)).view("loss")[1], y)


def test_arrays_for_the_project_file_give_the_same_curves_back():
    curves, y = noisy(100)
    again = Curves.from_arrays(curves.to_arrays())
    assert again.names == ("loss",)
    np.testing.assert_array_equal(again.view("loss")[1], y)
