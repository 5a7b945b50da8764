"""An opened data set: its samples in memory, and which of them belong to which split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import DatasetConfig, Schema, SplitName
from modellab.data.series import SeriesFormat
from modellab.graph.naming import clean

Array = NDArray[Any]
ResizeMode = Literal["crop", "stretch", "pad"]
ColumnKind = Literal["number", "category"]
Role = Literal["target", "number", "category", "embedding", "text", "ignored"]


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """How every picture of a data set is stored, and how a new one is brought to the same form.

    Attributes:
        channels: 1 grey, 3 colour, 4 colour with alpha.
        resize: ``crop`` keeps the middle, ``stretch`` ignores proportions, ``pad`` adds black bars.
    """

    channels: int
    height: int
    width: int
    resize: ResizeMode = "crop"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table that the network reads.

    Attributes:
        name: From the header.
        kind: ``category`` columns hold codes in ``raw``, ``number`` columns the number itself; NaN is a gap.
        values: Names of the codes; those of the training split first. Categories only.
        num_known: How many of ``values`` occur in the training split.
        decimal: What separates decimals in the file, ``.`` or ``,``.
    """

    name: str
    kind: ColumnKind
    values: tuple[str, ...] = ()
    num_known: int = 0
    decimal: str = "."

    @property
    def known(self) -> tuple[str, ...]:
        """The categories of the training split, in code order."""
        return self.values[: self.num_known]


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """What a column of a file is for.

    Attributes:
        name: From the header.
        role: ``number`` and ``category`` columns are the inputs of a table, one for each category; a column that is
            an ``embedding`` is a text field of one token, a ``text`` one of many.
        why: Why it is ignored, where the user did not ask for it.
    """

    name: str
    role: Role
    why: str = ""


@dataclass(frozen=True)
class Dataset:
    """Samples in memory. Arrays are never written to after opening.

    Attributes:
        config: What the user chose.
        schema: What was understood of it.
        raw: One array a field, first dimension = sample: pictures uint8 (N, C, H, W), tables float64 (N, columns),
            texts str objects (N,), series float32 (N, steps, features), classes int64 (N,), values float32 (N, values).
        splits: Sample numbers of each split, int64, ascending.
        names: File or row of each sample; empty where samples have only a number.
        columns: Of ``raw["columns"]``; empty without a table.
        picture: Form of ``raw["image"]``; None without pictures.
        series: What is known of ``raw["series"]``; None without series.
        roles: Every column of the file, in its order; empty where the data is no file with columns.
        given: Splits that the data came with, whatever shares are chosen.
        is_in_order: Whether the splits follow each other in the order of samples; chance has no part in that.
    """

    config: DatasetConfig
    schema: Schema
    raw: Mapping[str, Array]
    splits: Mapping[SplitName, NDArray[np.int64]]
    names: tuple[str, ...] = ()
    columns: tuple[Column, ...] = field(default=())
    picture: PictureFormat | None = None
    series: SeriesFormat | None = None
    roles: tuple[ColumnRole, ...] = ()
    given: tuple[SplitName, ...] = ()
    is_in_order: bool = False

    @property
    def num_samples(self) -> int:
        """All samples, whatever their split."""
        return sum(len(indices) for indices in self.splits.values())

    def name_of(self, index: int) -> str:
        """Name a sample for people: its file, its row, or its number."""
        return clean(self.names[index]) if self.names else f"#{index}"

    def samples(self, name: str, split: SplitName) -> Array:
        """Copy the samples of one field that belong to ``split``."""
        chosen: Array = self.raw[name][self.splits[split]]
        return chosen
