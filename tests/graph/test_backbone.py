"""The table of backbones against torchvision, and what the row refuses."""

from __future__ import annotations

import pytest
import torch

from modellab.graph.layers.backbone import FACTS, label_of
from modellab.graph.layers.backbone_families import family_of
from modellab.graph.layers.table import LAYERS
from modellab.network.build import WithoutMemory, resolve
from modellab.settings import complete
from tests.graph.layer_cases import t
from tests.graph.rows import apply, problem, repairs

ROW = LAYERS["backbone"]
ODD = (225, 199)


def _odd(name: str) -> tuple[int, int]:
    """A size that the table was not written with; where the network allows, with odd numbers."""
    family = family_of(name)
    return ODD if family.multiple == 1 else (2 * family.multiple,) * 2


def _made(name: str, result: str, size: tuple[int, int]) -> torch.nn.Module:
    settings, inputs = complete(ROW.settings, {"architecture": name, "result": result}), (t(3, *size),)
    with WithoutMemory():
        return resolve(ROW.module_path(settings, inputs))(**ROW.arguments(settings, inputs)).to("meta").eval()


@pytest.mark.parametrize("name", FACTS)
def test_every_architecture_gives_the_map_and_has_the_parameters_that_the_row_says(name):
    size = _odd(name)
    settings, inputs = complete(ROW.settings, {"architecture": name, "result": "map"}), (t(3, *size),)
    network = _made(name, "map", size)
    shape = network(torch.empty(1, 3, *size, device="meta")).shape
    assert tuple(shape[1:]) == ROW.shape(settings, inputs)[0].features
    assert sum(p.numel() for p in network.parameters()) == ROW.parameters(settings, inputs)


@pytest.mark.parametrize(
    "name", ["efficientnet_lite0", "alexnet", "squeezenet1_1", "regnet_x_400mf", "mobilenet_v3_small"]
)
def test_the_features_of_an_odd_size_are_those_that_the_row_says(name):
    shape = _made(name, "features", ODD)(torch.empty(1, 3, *ODD, device="meta")).shape
    assert apply("backbone", t(3, *ODD), architecture=name) == f"(N, {shape[1]})"


def test_a_grey_picture_is_refused_and_colour_offered():
    assert repairs("backbone", t(1, 224, 224))[0] == {"channels": 3}


def test_a_picture_that_is_too_small_is_refused_with_the_smallest_size():
    assert "at least 63×63" in problem("backbone", t(3, 40, 224), architecture="alexnet").expected


def test_a_vision_transformer_refuses_sizes_that_its_patches_do_not_fill():
    assert repairs("backbone", t(3, 230, 230), architecture="vit_b_16") == [{"height": 224, "width": 224}]


def test_a_vision_transformer_wants_squares():
    assert "equal" in problem("backbone", t(3, 224, 240), architecture="vit_b_16").expected


@pytest.mark.parametrize(
    ("name", "label"),
    [("resnet18", "ResNet 18"), ("regnet_x_1_6gf", "RegNet X 1.6GF"), ("efficientnet_lite0", "EfficientNet-Lite0"),
     ("convnext_tiny", "ConvNeXt Tiny"), ("googlenet", "GoogLeNet"), ("vgg11_bn", "VGG 11 BN")],
)  # fmt: skip
def test_architectures_are_named_as_people_write_them(name, label):
    assert label_of(name) == label
