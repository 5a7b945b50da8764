"""Picture backbones: torchvision's classification networks and EfficientNet-Lite0, without their last layer.

Exported source copies these classes, so each needs torch and torchvision alone.

Dimensions: N batch, C channels, H height, W width, T tokens, E features of a token.
"""

from __future__ import annotations

import operator
from collections import OrderedDict
from typing import Any

import torch
import torchvision
from torch import Tensor, nn


class Backbone(nn.Module):
    """A classification network of torchvision without its last layer; its weights keep torchvision's names.

    Args:
        architecture: Name in ``torchvision.models``.
        head: The last layer, which is left out.
        body: What to call one after the other for the feature map; empty for one vector a picture.
        options: Further (name, value) arguments of the architecture.
    """

    def __init__(
        self, architecture: str, head: str, body: tuple[str, ...] = (), options: tuple[tuple[str, Any], ...] = ()
    ) -> None:
        super().__init__()
        self.model: Any = torchvision.models.get_model(architecture, weights=None, **dict(options))
        self.body = body
        parent, _, name = head.rpartition(".")
        setattr(self.model.get_submodule(parent), name, nn.Identity())
        if architecture.startswith("mnasnet"):  # the class refuses weights without a version, as in safetensors files
            parts = (nn.AdaptiveAvgPool2d(1), nn.Flatten(), self.model.classifier)
            names = ("layers", "pool", "flatten", "classifier")
            self.model = nn.Sequential(OrderedDict(zip(names, (self.model.layers, *parts), strict=True)))
        if "relu" in body and not hasattr(self.model, "relu"):
            self.model.relu = nn.ReLU()  # DenseNet calls the function
        used = {step.partition(".")[0] for step in body}
        for name in [name for name, _child in self.model.named_children() if body and name not in used]:
            delattr(self.model, name)

    def forward(self, x_NCHW: Tensor) -> Tensor:
        """Return float (N, features), or the feature map (N, features, height, width)."""
        if not self.body:
            vector: Tensor = self.model(x_NCHW)
            return vector
        if hasattr(self.model, "class_token"):
            return self._token_map(x_NCHW)
        for step in self.body:
            x_NCHW = operator.attrgetter(step)(self.model)(x_NCHW)
        return x_NCHW

    def _token_map(self, x_NCHW: Tensor) -> Tensor:
        """Lay the tokens of a vision transformer out as a map again."""
        height, width = (size // self.model.patch_size for size in x_NCHW.shape[2:])
        first = self.model.class_token.expand(x_NCHW.shape[0], -1, -1)
        x_NTE = torch.cat((first, self.model._process_input(x_NCHW)), dim=1)
        x_NTE = self.model.encoder(x_NTE)[:, 1:]
        map_NCHW: Tensor = x_NTE.transpose(1, 2).unflatten(2, (height, width))
        return map_NCHW


class EfficientNetLite0(nn.Module):
    """EfficientNet-Lite0 without its last layer (Tan and Le 2019; Lite: no squeeze-and-excitation, ReLU6).

    Padding is that of TensorFlow's SAME, as its published weights want it: the right and lower edges get the odd pixel.

    Args:
        result: ``features`` for one vector a picture, ``map`` for the feature map.
    """

    STAGES = (
        (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3),
        (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1),
    )  # fmt: skip
    """How often a stage widens, its kernel, its first stride, its channels, and how often it repeats."""

    def __init__(self, result: str = "features") -> None:
        super().__init__()
        self.result = result
        self.conv_stem = nn.Conv2d(3, 32, 3, 2, bias=False)
        self.bn0 = self._norm(32)
        self.blocks = nn.ModuleList()
        channels = 32
        for factor, kernel, stride, width, repeat in self.STAGES:
            for index in range(repeat):
                self.blocks.append(self._block(factor, kernel, stride if index == 0 else 1, channels, width))
                channels = width
        self.conv_head = nn.Conv2d(320, 1280, 1, bias=False)
        self.bn1 = self._norm(1280)

    def _norm(self, channels: int) -> nn.BatchNorm2d:
        return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)

    def _block(self, factor: int, kernel: int, stride: int, channels: int, width: int) -> nn.ModuleDict:
        hidden = factor * channels
        parts: dict[str, nn.Module] = {}
        if factor > 1:
            parts["expand_conv"] = nn.Conv2d(channels, hidden, 1, bias=False)
            parts["bn0"] = self._norm(hidden)
        parts["depthwise_conv"] = nn.Conv2d(hidden, hidden, kernel, stride, groups=hidden, bias=False)
        parts["bn1"] = self._norm(hidden)
        parts["project_conv"] = nn.Conv2d(hidden, width, 1, bias=False)
        parts["bn2"] = self._norm(width)
        return nn.ModuleDict(parts)

    def forward(self, x_NCHW: Tensor) -> Tensor:
        """Return float (N, 1280), or the feature map (N, 1280, height, width)."""
        x_NCHW = nn.functional.relu6(self.bn0(self._same(self.conv_stem, x_NCHW)))
        for block in self.blocks:
            before = x_NCHW
            for name, part in block.items():  # type: ignore[operator]
                x_NCHW = self._same(part, x_NCHW) if isinstance(part, nn.Conv2d) else part(x_NCHW)
                x_NCHW = nn.functional.relu6(x_NCHW) if name in ("bn0", "bn1") else x_NCHW
            x_NCHW = x_NCHW + before if x_NCHW.shape == before.shape else x_NCHW
        x_NCHW = nn.functional.relu6(self.bn1(self.conv_head(x_NCHW)))
        return x_NCHW if self.result == "map" else x_NCHW.mean((2, 3))

    def _same(self, conv: nn.Conv2d, x_NCHW: Tensor) -> Tensor:
        """Apply a convolution to a picture padded so that its size is divided by the stride, rounded up."""
        padding: list[int] = []
        for size, kernel, stride in zip(x_NCHW.shape[:1:-1], conv.kernel_size[::-1], conv.stride[::-1], strict=True):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            padding += [total // 2, total - total // 2]
        result: Tensor = conv(nn.functional.pad(x_NCHW, padding) if any(padding) else x_NCHW)
        return result
