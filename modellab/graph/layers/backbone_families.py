"""What the architectures of a family of picture backbones have in common, and what is known of each. No torch here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from modellab.errors import Text, look_up

Step = tuple[int, int, int] | tuple[int, int, int, bool]
"""Kernel, stride and padding of a layer that changes the size, and whether its last window may end outside."""
Options = tuple[tuple[str, int | bool | tuple[int, int]], ...]

_HALVED: Step = (3, 2, 1)
_PATCHES: Step = (2, 2, 0)
_POOLED: Step = (3, 2, 0)
_POOLED_UP: Step = (3, 2, 0, True)


def _no_options(_height: int, _width: int) -> Options:
    return ()


@dataclass(frozen=True)
class BackboneFamily:
    """Architectures built alike.

    Attributes:
        label: Such as ``ResNet``.
        head: Name of the last layer in torchvision's module.
        body: Names of its parts that make the feature map, in order.
        steps: The layers on the way to the feature map that change its size.
        multiple: What height and width must be multiples of.
        is_square: Whether they must be equal.
        options: Arguments of the architecture for a picture of this height and width.
    """

    label: str
    head: str
    body: tuple[str, ...]
    steps: tuple[Step, ...]
    multiple: int = 1
    is_square: bool = False
    options: Callable[[int, int], Options] = _no_options


@dataclass(frozen=True, slots=True)
class Facts:
    """One architecture.

    Attributes:
        name: In torchvision.
        size: Height and width that its published weights were trained on.
        features: Length of the vector that it makes of a picture.
        channels: Of the feature map.
        vector: Parameters, and FLOPs for a picture of ``size``, up to the vector.
        whole: The same up to the feature map.
        inside: Numbers that training keeps for a picture of ``size``, on the way to the vector.
        files: Names of the files of published weights, newest first.
    """

    name: str
    size: int
    features: int
    channels: int
    vector: tuple[int, int]
    whole: tuple[int, int]
    inside: int
    files: tuple[str, ...]


def _vit(patch: int) -> BackboneFamily:
    return BackboneFamily(
        "ViT",
        "heads.head",
        ("conv_proj", "encoder"),
        ((patch, patch, 0),),
        patch,
        True,
        lambda h, _w: (("image_size", h),),
    )


def _inception(*names: str) -> tuple[str, ...]:
    return ("_transform_input", *names)


def _inception_options(_height: int, _width: int) -> Options:
    return (("aux_logits", False), ("init_weights", True), ("transform_input", True))


_RESNET = (
    "fc",
    ("conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4"),
    ((7, 2, 3), *[_HALVED] * 4),
)
_SQUEEZE = ("classifier.1", ("features",))

_FAMILIES: dict[str, BackboneFamily] = {
    "efficientnet_lite0": BackboneFamily("EfficientNet-Lite0", "", (), (_HALVED,) * 5),
    "alexnet": BackboneFamily("AlexNet", "classifier.6", ("features",), ((11, 4, 2), _POOLED, _POOLED, _POOLED)),
    "convnext": BackboneFamily("ConvNeXt", "classifier.2", ("features",), ((4, 4, 0), *[_PATCHES] * 3)),
    "densenet": BackboneFamily(
        "DenseNet", "classifier", ("features", "relu"), ((7, 2, 3), _HALVED, *[_PATCHES] * 3)
    ),
    "efficientnet": BackboneFamily("EfficientNet", "classifier.1", ("features",), (_HALVED,) * 5),
    "googlenet": BackboneFamily(
        "GoogLeNet", "fc",
        _inception(
            "conv1", "maxpool1", "conv2", "conv3", "maxpool2", "inception3a", "inception3b", "maxpool3", "inception4a",
            "inception4b", "inception4c", "inception4d", "inception4e", "maxpool4", "inception5a", "inception5b",
        ),
        ((7, 2, 3), _POOLED_UP, _POOLED_UP, _POOLED_UP, (2, 2, 0, True)), options=_inception_options,
    ),
    "inception_v3": BackboneFamily(
        "Inception", "fc",
        _inception(
            "Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "maxpool1", "Conv2d_3b_1x1", "Conv2d_4a_3x3", "maxpool2",
            "Mixed_5b", "Mixed_5c", "Mixed_5d", "Mixed_6a", "Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e", "Mixed_7a",
            "Mixed_7b", "Mixed_7c",
        ),
        (_POOLED, (3, 1, 0), _POOLED, (3, 1, 0), _POOLED, _POOLED, _POOLED), options=_inception_options,
    ),
    "maxvit_t": BackboneFamily(
        "MaxViT", "classifier.5", ("stem", "blocks.0", "blocks.1", "blocks.2", "blocks.3"), (_HALVED,) * 5, 224,
        options=lambda h, w: (("input_size", (h, w)),),
    ),
    "mnasnet": BackboneFamily("MNASNet", "classifier.1", ("layers",), (_HALVED,) * 5),
    "mobilenet_v2": BackboneFamily("MobileNet", "classifier.1", ("features",), (_HALVED,) * 5),
    "mobilenet_v3": BackboneFamily("MobileNet", "classifier.3", ("features",), (_HALVED,) * 5),
    "regnet": BackboneFamily("RegNet", "fc", ("stem", "trunk_output"), (_HALVED,) * 5),
    "resnet": BackboneFamily("ResNet", *_RESNET),
    "resnext": BackboneFamily("ResNeXt", *_RESNET),
    "shufflenet_v2": BackboneFamily(
        "ShuffleNet", "fc", ("conv1", "maxpool", "stage2", "stage3", "stage4", "conv5"), (_HALVED,) * 5
    ),
    "squeezenet1_0": BackboneFamily("SqueezeNet", *_SQUEEZE, ((7, 2, 0), *[_POOLED_UP] * 3)),
    "squeezenet1_1": BackboneFamily("SqueezeNet", *_SQUEEZE, (_POOLED, *[_POOLED_UP] * 3)),
    "swin": BackboneFamily("Swin", "head", ("features", "norm", "permute"), ((4, 4, 0), *[(1, 2, 0)] * 3)),
    "vgg": BackboneFamily("VGG", "classifier.6", ("features",), (_PATCHES,) * 5),
    "vit_h_14": _vit(14),
    "vit_b_16": _vit(16),
    "vit_l_16": _vit(16),
    "vit_b_32": _vit(32),
    "vit_l_32": _vit(32),
    "wide_resnet": BackboneFamily("Wide ResNet", *_RESNET),
}  # fmt: skip


def family_of(name: str) -> BackboneFamily:
    """Return the family of an architecture: that of the longest beginning of its name.

    Raises:
        ModelLabError: There is no such family.
    """
    fitting = [key for key in _FAMILIES if name.startswith(key)]
    return look_up(_FAMILIES, max(fitting, key=len, default=name), Text("architecture"))
