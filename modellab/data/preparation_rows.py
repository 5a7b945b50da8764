"""The user's choice of preparation: one row a setting. No torch here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self

from modellab.settings import Choice, Setting, complete

PREPARATION = (
    Setting(
        "normalise", "Normalise", "choice", "standardise",
        "Standardising makes each colour or column of the training samples have mean 0 and deviation 1. Pretrained "
        "backbones want pictures as their first training had them: most as ImageNet, EfficientNet-Lite0 from -1 to 1.",
        choices=(
            Choice("standardise", "Standardise"), Choice("imagenet", "Pictures as ImageNet"),
            Choice("unit", "Pictures from -1 to 1"), Choice("none", "Leave as it is"),
        ),
    ),
    Setting(
        "values", "Values to predict", "choice", "standardise",
        "Standardising lets a network learn numbers of any size, such as prices. Answers and errors are given in the "
        "unit of the data all the same.",
        choices=(Choice("standardise", "Standardise"), Choice("none", "Leave as they are")),
    ),
    Setting(
        "invert", "Invert new pictures", "choice", "auto",
        "Dark on bright becomes bright on dark. Automatic: where the training pictures are grey with a dark border and "
        "the new picture has a bright one. The answer says when it was done.",
        choices=(Choice("auto", "Automatic"), Choice("never", "Never"), Choice("always", "Always")),
    ),
    Setting(
        "tokenizer", "Split texts into", "choice", "words",
        "Words suit classifiers; every Chinese character counts as a word. Characters and pieces of words know no "
        "unknown words and suit generators. A layer that brings its own tokens ignores this.",
        choices=(Choice("words", "Words"), Choice("characters", "Characters"), Choice("bpe", "Pieces of words (BPE)")),
    ),
    Setting("lowercase", "Lower case", "bool", True, "Makes no difference between small and capital letters."),
    Setting(
        "cut", "Of long texts, keep", "choice", "start",
        "Which tokens stay of a text that is longer than the text input.",
        choices=(Choice("start", "The beginning"), Choice("end", "The end")),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PreparationConfig:
    """The user's choice; one value for each row of ``PREPARATION``."""

    normalise: str = "standardise"
    values: str = "standardise"
    invert: str = "auto"
    tokenizer: str = "words"
    lowercase: bool = True
    cut: str = "start"

    def to_json(self) -> dict[str, str | bool]:
        """Return plain data for files."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Check plain data against the rows.

        Raises:
            ModelLabError: A name or value is not allowed.
        """
        return cls(**dict(complete(PREPARATION, data)))  # type: ignore[arg-type]  # the rows have checked the types
