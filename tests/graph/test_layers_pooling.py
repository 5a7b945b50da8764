"""What pooling refuses and computes."""

from __future__ import annotations

import pytest
import torch

from tests.graph.layer_cases import t
from tests.graph.rows import apply, compute, problem, repairs


@pytest.mark.parametrize("kind", ["max_pool2d", "avg_pool2d"])
def test_a_window_larger_than_the_picture_shrinks_to_it(kind):
    assert repairs(kind, t(1, 3, 9), kernel=4) == [{"kernel": (3, 4)}]


def test_padding_beyond_half_the_window_is_refused():
    assert repairs("max_pool2d", t(1, 9, 9), kernel=3, pad=2) == [{"pad": (1, 1)}]


def test_a_pool_for_pictures_wants_pictures():
    assert problem("max_pool2d", t(784)).expected == "(N, channels, height, width)"


def test_a_pool_for_signals_wants_signals():
    assert problem("max_pool1d", t(1, 28, 28)).expected == "(N, channels, length)"


def test_a_symbolic_length_is_halved():
    assert apply("max_pool1d", t(4, "T")) == "(N, 4, T//2)"


def test_the_rest_of_a_symbolic_length_cannot_be_kept():
    assert repairs("max_pool1d", t(4, "T"), ceil_mode=True) == [{"ceil_mode": False}]


@pytest.mark.parametrize("stride", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("kernel", [1, 2, 3, 5])
@pytest.mark.parametrize("length", range(5, 13))
def test_keeping_the_rest_counts_windows_as_torch_does(length, kernel, stride):
    pooled = torch.nn.MaxPool1d(kernel, stride, kernel // 2, ceil_mode=True)(torch.empty(1, 1, length))
    ours = apply("max_pool1d", t(1, length), kernel=kernel, stride=stride, pad=kernel // 2, ceil_mode=True)
    assert ours == f"(N, 1, {pooled.shape[2]})"


def test_global_average_is_the_mean_of_each_channel():
    x = torch.arange(24.0).reshape(1, 2, 3, 4)
    assert compute("global_avg_pool", x).tolist() == [[5.5, 17.5]]


def test_global_max_is_the_largest_of_each_channel():
    x = torch.arange(24.0).reshape(1, 2, 3, 4)
    assert compute("global_max_pool", x).tolist() == [[11.0, 23.0]]


def test_dimensions_can_be_kept_for_a_gate():
    assert apply("global_avg_pool", t(6, 5, 5), keep=True) == "(N, 6, 1, 1)"


def test_global_pooling_wants_something_to_pool():
    assert problem("global_avg_pool", t(6))
