"""Backbones: whole networks that were trained on a million pictures, as one layer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from modellab.errors import Text, look_up
from modellab.graph.layers.backbone_families import BackboneFamily, Facts, family_of
from modellab.graph.layers.backbone_table import BACKBONES
from modellab.graph.layers.rules import BACKBONE_MODULES, IMAGE, fixed, refuse, require_rank
from modellab.graph.layers.spec import (
    ConfigureSource,
    InitialWeights,
    Inputs,
    InsertBefore,
    LayerSpec,
    Literals,
    Outputs,
    in_a_row,
)
from modellab.graph.layers.windows import slide
from modellab.graph.shape import TensorType
from modellab.settings import Choice, Setting, Settings

FACTS: Mapping[str, Facts] = MappingProxyType({facts.name: facts for facts in BACKBONES})
DEFAULT = "efficientnet_lite0"


def facts_of(settings: Settings) -> Facts:
    """Return what is known of the chosen architecture."""
    return look_up(FACTS, settings.text("architecture"), Text("architecture"))


def label_of(name: str) -> str:
    """Return the name of an architecture as people write it: ``ResNet 18``, ``RegNet X 1.6GF``."""
    family = family_of(name).label
    variant = name.removeprefix(re.sub(r"\W", "_", family.lower()))
    words = re.sub(r"(?<!\d)(\d)_(\d)", r"\1.\2", variant).strip("_").split("_")
    return " ".join(
        [family, *(word.title() if len(word) > 2 and word.isalpha() else word.upper() for word in words)]
    ).strip()


def _is_map(settings: Settings) -> bool:
    return settings.text("result") == "map"


def _shape(settings: Settings, inputs: Inputs) -> Outputs:
    facts = facts_of(settings)
    value = require_rank(4, IMAGE, inputs[0])
    _require_colour(value)
    height, width = _map_size(family_of(facts.name), facts, value)
    sizes = (height, width) if _is_map(settings) else ()
    return (TensorType((value.shape[0], facts.channels if sizes else facts.features, *sizes)),)


def _require_colour(value: TensorType) -> None:
    if value.shape[1] != 3:
        colour = ConfigureSource({"channels": 3}, Text("Set channels to {count}", count=3))
        insert = InsertBefore("conv2d", {"filters": 3, "kernel": (1, 1)}, Text("Insert Conv 2-D {filters}", filters=3))
        raise refuse(Text("pictures in colour: (N, 3, height, width)"), value, colour, insert)


def _map_size(family: BackboneFamily, facts: Facts, value: TensorType) -> tuple[int, int]:
    """Return height and width of the feature map.

    Raises:
        ShapeProblem: The architecture cannot take pictures of this size.
    """
    resize = ConfigureSource(
        {"height": facts.size, "width": facts.size}, Text("Set the size to {size}×{size}", size=facts.size)
    )
    height, width = (fixed(size, IMAGE, value, resize) for size in value.shape[2:])
    if height % family.multiple or width % family.multiple:
        raise refuse(Text("height and width that are multiples of {count}", count=family.multiple), value, resize)
    if family.is_square and height != width:
        raise refuse(Text("height and width that are equal"), value, resize)
    small = min(_slid(family, height), _slid(family, width))
    if small < 1:
        smallest = next(size for size in range(1, facts.size + 1) if _slid(family, size) > 0)
        raise refuse(Text("pictures of at least {size}×{size}", size=smallest), value, resize)
    return _slid(family, height), _slid(family, width)


def _slid(family: BackboneFamily, size: int) -> int:
    """Return what remains of a height or width, 0 for nothing."""
    for kernel, stride, padding, *ceil in family.steps:
        windows = slide(size, kernel, stride, 2 * padding, ceil=bool(ceil))
        assert isinstance(windows, int)
        size = max(windows, 0)
        if not size:
            break
    return size


def _counts(settings: Settings) -> tuple[int, int]:
    facts = facts_of(settings)
    return facts.whole if _is_map(settings) else facts.vector


def _parameters(settings: Settings, inputs: Inputs) -> int:
    facts = facts_of(settings)
    family = family_of(facts.name)
    total = _counts(settings)[0]
    if not family.is_square:
        return total
    # A vision transformer learns a position for each patch.
    patches = (_slid(family, int(inputs[0].shape[2])) ** 2, _slid(family, facts.size) ** 2)
    return total + (patches[0] - patches[1]) * facts.features


def _flops(settings: Settings, inputs: Inputs) -> int:
    """Scale what was counted at the usual size; exact for that size."""
    size = facts_of(settings).size
    height, width = inputs[0].shape[2:]
    return _counts(settings)[1] * int(height) * int(width) // (size * size)


def _inside(settings: Settings, inputs: Inputs) -> int:
    """Scale what was counted at the usual size, as for FLOPs."""
    size = facts_of(settings).size
    height, width = inputs[0].shape[2:]
    return facts_of(settings).inside * int(height) * int(width) // (size * size)


def _module(settings: Settings, _inputs: Inputs) -> str:
    own = facts_of(settings).name == DEFAULT
    return f"{BACKBONE_MODULES}.{'EfficientNetLite0' if own else 'Backbone'}"


def _arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    name = facts_of(settings).name
    family = family_of(name)
    if not family.head:
        return {"result": settings.text("result")}
    height, width = inputs[0].shape[2:]
    return {
        "architecture": name,
        "head": family.head,
        "body": family.body if _is_map(settings) else (),
        "options": family.options(int(height), int(width)),
    }


def _initial(settings: Settings) -> InitialWeights | None:
    if settings.text("weights") != "pretrained":
        return None
    return InitialWeights("torchvision", settings.text("architecture"), settings.text("file"))


def _summary(settings: Settings) -> str:
    label = label_of(facts_of(settings).name)
    return in_a_row(label, Text("pretrained")) if settings.text("weights") == "pretrained" else label


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "backbone", "Backbone", "pretrained",
        "A whole network that has learned to see from a million photos, without its last layer. Freeze it and train a "
        "Linear layer on its features.",
        _shape, _parameters, _flops, lambda settings, inputs: str(_parameters(settings, inputs)),
        inside=_inside, module=_module, arguments=_arguments, summary=_summary, initial=_initial,
        settings=(
            Setting("architecture", "Architecture", "choice", DEFAULT, help="Which network.",
                    choices=tuple(Choice(name, label_of(name)) for name in FACTS)),
            Setting("weights", "Start from", "choice", "pretrained",
                    help="What it learned from ImageNet, or nothing. A kept run has its own weights afterwards.",
                    choices=(Choice("pretrained", "pretrained weights"), Choice("none", "random weights"))),
            Setting("result", "Result", "choice", "features",
                    help="One vector for the picture, or a map of features that still knows where things are.",
                    choices=(Choice("features", "features"), Choice("map", "feature map"))),
            Setting("file", "Weights file", "file", "", suffixes=(".pth", ".pt", ".safetensors"), advanced=True,
                    shown_when=("weights", ("pretrained",)),
                    help="A .pth or .safetensors file with weights of this architecture. Left empty, they are looked "
                    "for in installed packages and in torch's download folder."),
        ),
        keywords=("pretrained", "transfer", "imagenet", *dict.fromkeys(family_of(name).label for name in FACTS)),
    ),
)  # fmt: skip
