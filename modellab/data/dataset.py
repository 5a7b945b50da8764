"""Records of a data set: where it comes from, what was understood, how it is split. No torch here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from modellab.settings import Settings

SplitName = Literal["train", "validation", "test"]
Modality = Literal["image", "table", "text", "series", "class", "value"]
INPUTS: tuple[Modality, ...] = ("image", "table", "text", "series")
"""What a network can read; the other modalities are what it can be taught to answer."""


@dataclass(frozen=True, slots=True)
class DatasetConfig:
    """The user's choice of data.

    Attributes:
        source: Key of a row in ``data/sources``: ``digits``, ``idx``, ``image_folder``, ``table``.
        path: File or folder; empty for bundled data. Relative paths are relative to the project file.
        options: Settings of the source's row (target column, size to decode pictures to ...).
        validation_fraction: Share of the training samples held back where the source has no validation split.
        test_fraction: Share of all samples held back where the source has no test split.
        split_seed: Seed of the shuffled, class-balanced split.
        train_limit: Use only so many training samples, as many of each class as there are; None uses all. A larger
            limit keeps the samples of a smaller one.
    """

    source: str = "digits"
    path: str = ""
    options: Settings = field(default_factory=lambda: Settings({}))
    validation_fraction: float = 0.1
    test_fraction: float = 0.15
    split_seed: int = 0
    train_limit: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One named part of a sample.

    Attributes:
        name: Key in batches: ``image``, ``columns``, ``label`` ...
        modality: ``image``, ``table``, ``text`` and ``series`` are inputs; ``class`` and ``value`` are targets.
        shape: Of one sample as the network receives it: (C, H, W), (features,), (steps, features) of a series, () for
            a text of any length and for a class index.
        classes: Class names in index order; empty unless ``class``.
        columns: Column names as the network sees them (one-hot columns spelled ``sex=male``); tables only.
        label: What people call it, such as the name of the target column; empty where ``name`` says it.
        characters: Different characters in the training texts that a network is to write; 0 for everything else.
        categories: Different values in the training split of a text that is a category, each of which is one token; 0
            for everything else.
    """

    name: str
    modality: Modality
    shape: tuple[int, ...]
    classes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    label: str = ""
    characters: int = 0
    categories: int = 0

    @property
    def title(self) -> str:
        """What to show to people."""
        return self.label or self.name


@dataclass(frozen=True)
class Schema:
    """What the program understood of a data set.

    Attributes:
        fields: Inputs first, then targets.
        counts: Samples in each split.
        class_counts: Training samples of each class, by class name; empty without classes.
        fingerprint: SHA-256 over names, sizes and samples of the content; tells whether data changed.
        skipped: (file or row, reason) of everything that was left out; ``Text`` until it has been saved.
    """

    fields: tuple[Field, ...]
    counts: Mapping[SplitName, int]
    class_counts: Mapping[str, int] = field(default_factory=dict)
    fingerprint: str = ""
    skipped: tuple[tuple[str, str], ...] = ()

    @property
    def inputs(self) -> tuple[Field, ...]:
        """The fields a network can read."""
        return tuple(f for f in self.fields if f.modality in INPUTS)

    @property
    def targets(self) -> tuple[Field, ...]:
        """The fields a network can be taught to answer."""
        return tuple(f for f in self.fields if f.modality not in INPUTS)

    @property
    def target(self) -> str:
        """What people call the value to predict; empty for classes and where it has no name."""
        targets = self.targets
        return targets[0].label if targets and targets[0].modality == "value" else ""
