"""What convolutions refuse, and what their padding means."""

from __future__ import annotations

import pytest
import torch

from modellab.graph.layers.spec import ShapeProblem
from modellab.graph.layers.table import LAYERS
from modellab.settings import complete
from tests.graph.layer_cases import Case, t
from tests.graph.test_layers import Run

PICTURE = t(6, 17, 20)


def apply(kind, *inputs, **settings):
    spec = LAYERS[kind]
    return spec.shape(complete(spec.settings, settings), inputs)[0]


def problem(kind, *inputs, **settings):
    with pytest.raises(ShapeProblem) as caught:
        apply(kind, *inputs, **settings)
    return caught.value


def test_a_row_of_features_is_no_picture():
    assert problem("conv2d", t(784)).expected == "(N, channels, height, width)"


def test_what_arrived_is_told():
    assert problem("conv2d", t(784)).received == "(N, 784)"


@pytest.mark.parametrize(("filters", "groups"), [(32, 4), (9, 2), (10, 3)])
def test_groups_must_divide_channels_and_filters(filters, groups):
    assert "groups" in problem("conv2d", PICTURE, filters=filters, groups=groups).expected


def test_groups_that_do_not_divide_are_repaired_to_ones_that_do():
    repair = problem("conv2d", PICTURE, filters=9, groups=6).repairs[0]
    assert repair.settings == {"groups": 3}


def test_a_kernel_larger_than_the_picture_is_refused_with_the_smallest_size_that_fits():
    assert "18×3" in problem("conv2d", PICTURE, kernel=(18, 3)).expected


def test_padding_makes_room_for_a_large_kernel():
    assert apply("conv2d", PICTURE, kernel=(18, 3), padding="custom", pad=(1, 1)).shape == ("N", 32, 2, 20)


def test_dilation_counts_towards_the_size_of_the_kernel():
    assert problem("conv2d", PICTURE, kernel=3, dilation=9)


def test_channels_must_be_a_number():
    assert problem("conv1d", t("T", 8))


def test_a_symbolic_length_is_kept():
    assert apply("conv1d", t(6, "T"), kernel=3).shape == ("N", 32, "T-2")


def test_stacked_convolutions_keep_a_short_symbolic_length():
    once = apply("conv1d", t(6, "T"), kernel=3, stride=2)
    assert str(apply("max_pool1d", once)) == "(N, 32, (T-1)//4)"


@pytest.mark.parametrize("output_padding", [2, 3])
def test_output_padding_must_be_below_the_stride(output_padding):
    assert problem("conv_transpose2d", PICTURE, stride=2, output_padding=output_padding)


def test_output_padding_below_the_dilation_alone_is_refused_though_torch_takes_it():
    assert problem("conv_transpose2d", PICTURE, stride=1, dilation=3, output_padding=1)


def test_a_transposed_convolution_that_cuts_everything_off_is_refused():
    assert problem("conv_transpose2d", t(3, 2, 2), padding="custom", pad=5)


def test_a_transposed_convolution_with_same_and_no_stride_wants_an_odd_kernel():
    assert problem("conv_transpose2d", PICTURE, padding="same", stride=1, kernel=4).repairs[0].settings == {
        "kernel": (5, 5)
    }


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("kernel", [1, 2, 3, 4, 5])
def test_same_padding_gives_the_size_divided_by_the_stride_rounded_up(kernel, stride):
    result = apply("conv2d", t(1, 17, 20), kernel=kernel, stride=stride, padding="same")
    assert result.shape[2:] == (-(-17 // stride), -(-20 // stride))


@pytest.mark.parametrize("kernel", [2, 3, 4, (2, 5)])
@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
def test_same_padding_puts_zeros_where_torch_does(kernel):
    spec, inputs, x = LAYERS["conv2d"], (t(1, 5, 6),), torch.arange(30.0).reshape(1, 1, 5, 6)
    settings = complete(spec.settings, {"kernel": kernel, "padding": "same", "filters": 2})
    conv = torch.nn.Conv2d(**spec.arguments(settings, inputs))
    ours = spec.emit(Run(Case("conv2d", inputs), settings, conv), settings, inputs, (x,))[0]
    assert torch.allclose(ours, torch.nn.functional.conv2d(x, conv.weight, conv.bias, padding="same"))


def test_huge_numbers_do_not_overflow():
    spec = LAYERS["conv2d"]
    settings = complete(spec.settings, {}).replace(filters=2**70)
    assert spec.parameters(settings, (t(2**70, 9, 9),)) == 2**70 * (2**70 * 9 + 1)


def test_a_transposed_convolution_undoes_the_size_of_a_strided_one():
    smaller = apply("conv2d", t(3, 28, 28), filters=8, stride=2, padding="same")
    assert apply("conv_transpose2d", smaller, filters=3, kernel=3, padding="same").shape == ("N", 3, 28, 28)
