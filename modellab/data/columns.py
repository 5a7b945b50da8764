"""Columns of a table: in which order categories are coded, and what the network sees of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from modellab.data.samples import Column


def known_first(
    columns: Sequence[Column], raw_NK: NDArray[np.float64], train: NDArray[np.int64]
) -> tuple[tuple[Column, ...], NDArray[np.float64]]:
    """Recode categories so that those of the training split come first.

    What occurs in no training row gets a code that the network has no input for, and so is nobody's guess.

    Args:
        columns: With ``values`` as the source coded them.
        raw_NK: Float64 (N, columns); codes or numbers, NaN for gaps.
        train: Rows of the training split.

    Returns:
        The columns and a recoded copy of the array.
    """
    recoded, raw_NK = list(columns), raw_NK.copy()
    for k, column in enumerate(columns):
        if column.kind != "category":
            continue
        codes = raw_NK[:, k]
        seen = np.zeros(len(column.values), bool)
        seen[codes[train][~np.isnan(codes[train])].astype(np.int64)] = True
        order = np.argsort(~seen, kind="stable")
        rank = np.empty(len(order))
        rank[order] = np.arange(len(order))
        filled = ~np.isnan(codes)
        raw_NK[filled, k] = rank[codes[filled].astype(np.int64)]
        recoded[k] = replace(column, values=tuple(column.values[i] for i in order), num_known=int(seen.sum()))
    return tuple(recoded), raw_NK


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Number repeated names, from the second on: ``x``, ``x (2)``."""
    found: dict[str, None] = {}
    for name in names:
        candidate, count = name, 1
        while candidate in found:
            count += 1
            candidate = f"{name} ({count})"
        found[candidate] = None
    return tuple(found)


def network_columns(columns: Sequence[Column]) -> tuple[str, ...]:
    """Name what the network reads: numbers as they are, categories one-hot as ``sex=male``."""
    names: list[str] = []
    for column in columns:
        names += [column.name] if column.kind == "number" else [f"{column.name}={value}" for value in column.known]
    return tuple(names)
