"""Which variations of pictures there are, and which of them the user chose. No torch here; see ``augmenting.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from modellab.errors import Text, look_up
from modellab.settings import Setting, Settings, complete


@dataclass(frozen=True)
class AugmentationSpec:
    """One way to vary a picture.

    Attributes:
        kind: Key in files; never changes.
        label: Name in the list.
        help: What it does, in plain words.
        settings: Rows of the form.
    """

    kind: str
    label: str
    help: str
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class AugmentationStep:
    """One chosen row with complete, checked settings."""

    kind: str
    settings: Settings = field(default_factory=lambda: Settings({}))


@dataclass(frozen=True, slots=True)
class AugmentationConfig:
    """The user's choice: steps in the order in which they happen; none by default."""

    steps: tuple[AugmentationStep, ...] = ()

    def to_json(self) -> list[dict[str, Any]]:
        """Return plain data for files."""
        return [{"kind": step.kind, "settings": dict(step.settings)} for step in self.steps]

    @classmethod
    def from_json(cls, data: Iterable[Mapping[str, Any]]) -> Self:
        """Check plain data against the rows.

        Raises:
            ModelLabError: A kind, a setting or a value is unknown.
        """
        return cls(tuple(step(entry["kind"], **entry.get("settings", {})) for entry in data))


def step(kind: str, **values: object) -> AugmentationStep:
    """Choose a row; settings that are not named have their defaults.

    Raises:
        ModelLabError: The kind or a setting is unknown, or a value is not allowed.
    """
    return AugmentationStep(kind, complete(look_up(AUGMENTATIONS, kind, Text("variation")).settings, values))


def _share(name: str, label: str, default: float, text: str, maximum: float = 1.0) -> Setting:
    return Setting(name, label, "float", default, text, minimum=0.0, maximum=maximum)


_PROBABILITY = _share("probability", "Probability", 0.5, "Share of the samples that it happens to.")

_ROWS = (
    AugmentationSpec(
        "crop", "Random crop", "Moves the picture by some pixels; what is left free is black.",
        (Setting("padding", "Padding", "int", 2, "Largest shift in each direction.", 1, 128, "px"),),
    ),
    AugmentationSpec(
        "flip_horizontal", "Flip left to right", "Mirrors pictures. Not for letters and digits.", (_PROBABILITY,)
    ),
    AugmentationSpec("flip_vertical", "Flip top to bottom", "Turns pictures upside down.", (_PROBABILITY,)),
    AugmentationSpec(
        "rotate", "Rotate", "Turns pictures about their middle.",
        (Setting("degrees", "Largest angle", "float", 10.0, "In both directions.", 0.0, 180.0, "°"),),
    ),
    AugmentationSpec(
        "scale", "Scale and move", "Makes pictures larger or smaller and moves them.",
        (
            _share("scale", "Scale by up to", 0.1, "0.1 means between 0.9 and 1.1 times the size.", 0.9),
            _share("translate", "Move by up to", 0.1, "Share of width and height.", 1.0),
        ),
    ),
    AugmentationSpec(
        "colour", "Change colours", "Varies brightness, contrast and, of colour pictures, saturation.",
        (
            _share("brightness", "Brightness", 0.2, "0.2 means between 0.8 and 1.2 times as bright."),
            _share("contrast", "Contrast", 0.2, "0.2 means between 0.8 and 1.2 times the contrast."),
            _share("saturation", "Saturation", 0.2, "0 leaves colours as they are. Grey pictures have none."),
        ),
    ),
    AugmentationSpec(
        "erase", "Erase a rectangle", "Blackens a random rectangle, so that no single part decides.",
        (
            _PROBABILITY,
            Setting("area", "Largest area", "float", 0.2, "Share of the picture.", 0.01, 0.9),
        ),
    ),
)  # fmt: skip

AUGMENTATIONS: Mapping[str, AugmentationSpec] = {row.kind: row for row in _ROWS}
