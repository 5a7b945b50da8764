"""A row of a table as what each input of a network reads: numbers, and the texts that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from modellab.data.preparation import Preparation, Prepared
from modellab.data.texts import TextScale
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from torch import Tensor

KINDS = frozenset({"table", "text"})
"""Modalities of the parts of a row."""


def reads_rows(preparation: Preparation, modalities: Iterable[str]) -> bool:
    """Whether a sample is a row of a table: of numbers, of texts, or of both.

    One text alone is asked for as a text, whatever column it came from.
    """
    kinds = tuple(modalities)
    is_all_texts = len(kinds) > 1 and all(scale.column for scale in preparation.texts)
    return set(kinds) <= KINDS and ("table" in kinds or is_all_texts)


def row_inputs(
    preparation: Preparation, modalities: Iterable[str], cells: Mapping[str, object]
) -> tuple[tuple[Tensor, ...], tuple[Text, ...]]:
    """Read a new row as those of the training set were read.

    Args:
        preparation: Of the training.
        modalities: What each input of the network takes.
        cells: By column name; numbers, or texts as in the file.

    Returns:
        A tensor for each input, and what people should know about how the row was read.

    Raises:
        ModelLabError: A cell of a number column holds no number, nothing of the row is known, or the network reads
            something that no row holds.
    """
    preparation.check_row(cells)
    texts, found = iter(preparation.texts), []
    for kind in modalities:
        if kind not in KINDS:
            raise ModelLabError(Text("The network does not read the rows of a table."))
        found.append(preparation.read_row(cells) if kind == "table" else _read_text(next(texts), cells))
    return tuple(part.tensor for part in found), tuple(note for part in found for note in part.notes)


def _read_text(scale: TextScale, cells: Mapping[str, object]) -> Prepared:
    import torch

    cell = cells.get(scale.column)
    ids, notes = scale.read_cell("" if cell is None else str(cell))
    return Prepared(torch.from_numpy(np.array([scale.fill(ids)], np.int64)), notes)
