from __future__ import annotations

import numpy as np
import pytest

from modellab.desktop.train_page.ranges import best_point, keeps, step_range, value_range
from modellab.desktop.train_page.smoothing import smooth
from modellab.desktop.train_page.wording import clock, compact, figure, share
from modellab.training.curves import Curves


def test_all_values_fit_with_room_above() -> None:
    low, high = value_range(np.array([0.1, 2.0]), is_share=False, is_log=False)
    assert (low, high > 2.0) == (0.0, True)


def test_a_far_outlier_does_not_squeeze_the_rest() -> None:
    values = np.append(np.ones(1_000), 1e6)
    assert value_range(values, is_share=False, is_log=False)[1] < 2


def test_shares_end_at_one() -> None:
    assert value_range(np.array([0.2, 0.4]), is_share=True, is_log=False)[1] == 1.0


@pytest.mark.parametrize("is_log", [False, True])
def test_a_constant_curve_has_a_range(is_log: bool) -> None:
    low, high = value_range(np.full(9, -2.0), is_share=False, is_log=is_log)
    assert low < high


def test_a_range_stays_while_it_holds_everything() -> None:
    assert keeps((0.0, 2.0), (0.0, 1.5))
    assert not keeps((0.0, 2.0), (0.0, 2.1))
    assert not keeps((0.0, 2.0), (0.0, 0.1))


def test_the_axis_of_steps_grows_by_doubling_and_ends_with_the_run() -> None:
    edges = [step_range(0.0, 10, 10_000)]
    for last in range(20, 10_001, 20):
        edges.append(step_range(edges[-1], last, 10_000))
    assert edges[-1] == 10_000
    assert edges == sorted(edges)
    assert len(set(edges)) < 10


def test_the_best_point_is_the_highest_accuracy_and_then_the_lowest_loss() -> None:
    curves = Curves()
    curves.extend("validation/accuracy", [10, 20, 30], [0.5, 0.9, 0.9])
    curves.extend("validation/loss", [10, 20, 30], [1.0, 0.4, 0.3])
    assert best_point(curves, "accuracy") == (2, 30.0)
    assert best_point(curves, "loss") == (2, 30.0)


def test_without_validation_there_is_no_best_point() -> None:
    assert best_point(Curves(), "loss") is None


def test_smoothing_keeps_a_constant_and_a_mean() -> None:
    assert smooth(np.full(50, 3.0), 0.9) == pytest.approx(np.full(50, 3.0))
    noise = np.random.default_rng(0).normal(0, 1, 2_000)
    assert np.abs(smooth(noise, 0.9)).max() < np.abs(noise).max()


def test_smoothing_does_not_lag() -> None:
    line = np.linspace(0, 1, 201)
    assert smooth(line, 0.9)[100] == pytest.approx(line[100])


@pytest.mark.parametrize(("seconds", "text"), [(7, "0:07"), (750, "12:30"), (3_723, "1:02:03"), (-1, "0:00")])
def test_times_are_written_short(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_numbers_keep_their_width() -> None:
    assert [figure(0.04267), figure(2.3), figure(23.06), figure(9778.3)] == ["0.0427", "2.30", "23.1", "9,778"]
    assert [share(0.98), share(float("nan"))] == ["98.0 %", "-"]
    assert [compact(850), compact(12_000), compact(1_500_000)] == ["850", "12k", "1.5M"]
