"""What convolutions refuse, and what their padding means."""

from __future__ import annotations

import pytest
import torch

from modellab.graph.layers.table import LAYERS
from modellab.settings import complete
from tests.graph.layer_cases import t
from tests.graph.rows import apply, compute, problem, repairs

PICTURE = t(6, 17, 20)


def test_a_row_of_features_is_no_picture():
    assert problem("conv2d", t(784)).expected == "(N, channels, height, width)"


def test_what_arrived_is_told():
    assert problem("conv2d", t(784)).received == "(N, 784)"


@pytest.mark.parametrize(("filters", "groups"), [(32, 4), (9, 2), (10, 3)])
def test_groups_must_divide_channels_and_filters(filters, groups):
    assert "groups" in problem("conv2d", PICTURE, filters=filters, groups=groups).expected


def test_groups_that_do_not_divide_are_repaired_to_ones_that_do():
    assert repairs("conv2d", PICTURE, filters=9, groups=6) == [{"groups": 3}]


def test_a_kernel_larger_than_the_picture_is_refused_with_the_smallest_size_that_fits():
    assert "18×3" in problem("conv2d", PICTURE, kernel=(18, 3)).expected


def test_padding_makes_room_for_a_large_kernel():
    assert apply("conv2d", PICTURE, kernel=(18, 3), padding="custom", pad=(1, 1)) == "(N, 32, 2, 20)"


def test_dilation_counts_towards_the_size_of_the_kernel():
    assert problem("conv2d", PICTURE, kernel=3, dilation=9)


def test_channels_must_be_a_number():
    assert problem("conv1d", t("T", 8))


def test_a_symbolic_length_is_kept():
    assert apply("conv1d", t(6, "T"), kernel=3) == "(N, 32, T-2)"


def test_a_symbolic_length_is_divided_by_the_stride():
    assert apply("conv1d", t(6, "T"), kernel=3, stride=2) == "(N, 32, (T-1)//2)"


@pytest.mark.parametrize("output_padding", [2, 3])
def test_output_padding_must_be_below_the_stride(output_padding):
    assert problem("conv_transpose2d", PICTURE, stride=2, output_padding=output_padding)


def test_output_padding_below_the_dilation_alone_is_refused_though_torch_takes_it():
    assert problem("conv_transpose2d", PICTURE, stride=1, dilation=3, output_padding=1)


def test_a_transposed_convolution_that_cuts_everything_off_is_refused():
    assert problem("conv_transpose2d", t(3, 2, 2), padding="custom", pad=5)


def test_a_transposed_convolution_with_same_and_no_stride_wants_an_odd_kernel():
    assert repairs("conv_transpose2d", PICTURE, padding="same", stride=1, kernel=4) == [{"kernel": (5, 5)}]


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("kernel", [1, 2, 3, 4, 5])
def test_same_padding_gives_the_size_divided_by_the_stride_rounded_up(kernel, stride):
    result = apply("conv2d", t(1, 17, 20), kernel=kernel, stride=stride, padding="same")
    assert result == f"(N, 32, {-(-17 // stride)}, {-(-20 // stride)})"


@pytest.mark.parametrize("kernel", [2, 3, 4, (2, 5)])
@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
def test_same_padding_puts_zeros_where_torch_does(kernel):
    spec, x = LAYERS["conv2d"], torch.arange(30.0).reshape(1, 1, 5, 6)
    settings = {"kernel": kernel, "padding": "same", "filters": 2}
    conv = torch.nn.Conv2d(**spec.arguments(complete(spec.settings, settings), (t(1, 5, 6),)))
    expected = torch.nn.functional.conv2d(x, conv.weight, conv.bias, padding="same")
    assert torch.allclose(compute("conv2d", x, module=conv, **settings), expected, atol=1e-5)


def test_a_transposed_convolution_restores_the_size_before_a_stride():
    assert apply("conv2d", t(3, 28, 28), stride=2, padding="same") == "(N, 32, 14, 14)"
    assert apply("conv_transpose2d", t(32, 14, 14), filters=3, kernel=3, padding="same") == "(N, 3, 28, 28)"


def test_a_depthwise_convolution_keeps_the_channels_apart():
    assert apply("depthwise_conv2d", PICTURE, multiplier=2, padding="same") == "(N, 12, 17, 20)"


def test_huge_numbers_do_not_overflow():
    spec = LAYERS["conv2d"]
    settings = complete(spec.settings, {}).replace(filters=2**70)
    assert spec.parameters(settings, (t(2**70, 9, 9),)) == 2**70 * (2**70 * 9 + 1)
