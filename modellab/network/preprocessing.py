"""What exported code must know about the data, so that it reads a picture as the training did."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self, get_args

from modellab.graph.shape import TensorType
from modellab.network.saved_preparation import SavedPreparation

Resize = Literal["crop", "stretch", "pad"]
Invert = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class Preprocessing(SavedPreparation):
    """How a picture becomes the network's input, and what its answers are called.

    Attributes:
        channels: 1 grey, 3 colour, 4 colour with alpha.
        height: In pixels.
        width: In pixels.
        resize: ``crop`` keeps the middle, ``stretch`` ignores proportions, ``pad`` adds black bars.
        mean: Per channel, of pixels in [0, 1].
        std: Per channel, never 0.
        invert: ``auto``, ``never`` or ``always``.
        has_dark_border: Whether the training pictures are grey with a dark border; decides with ``auto``.
    """

    channels: int
    height: int
    width: int
    resize: Resize = "crop"
    mean: tuple[float, ...] = (0.0,)
    std: tuple[float, ...] = (1.0,)
    invert: Invert = "never"
    has_dark_border: bool = False

    def __post_init__(self) -> None:
        """Refuse what would not be a picture; it may come from a file.

        Raises:
            ValueError: Something is not what the attributes say.
        """
        sizes, numbers = (self.channels, self.height, self.width), (*self.mean, *self.std)
        if any(type(size) is not int or size < 1 for size in sizes):
            raise ValueError(f"size {sizes}")
        if {len(self.mean), len(self.std)} != {self.channels} or not all(map(math.isfinite, numbers)) or 0 in self.std:
            raise ValueError(f"mean {self.mean} and std {self.std}")
        if self.resize not in get_args(Resize) or self.invert not in get_args(Invert):
            raise ValueError(f"resize {self.resize} and invert {self.invert}")

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], answers: Mapping[str, Any]) -> Self | None:
        picture = preparation["picture"]
        if picture is None:
            return None
        scale: dict[str, Any] = {name: tuple(float(number) for number in picture[name]) for name in ("mean", "std")}
        rest = {name: picture[name] for name in ("invert", "has_dark_border")}
        return cls(**picture["form"], **scale, **rest, **answers)

    @property
    def reads(self) -> str:
        """What people ask about."""
        return "image"

    def fits(self, inputs: Sequence[TensorType]) -> bool:
        """Whether a network takes one picture of this form."""
        return [kind.features for kind in inputs] == [(self.channels, self.height, self.width)]
