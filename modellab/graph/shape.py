"""Shapes with symbolic dimensions: the batch size N, a sequence length T, and what layers derive from them.

A dimension is an ``int``, or a ``str`` that names a size known only when data flows: ``"N"``, ``"T"``, ``"T-2"``,
``"(T-2)//2"``. Two symbolic dimensions are equal when their texts are; arithmetic keeps the texts canonical.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Dim = int | str
Shape = tuple[Dim, ...]
Dtype = Literal["float", "int"]

BATCH = "N"
_OFFSET = re.compile(r"^(?P<base>.*[^+-])(?P<offset>[+-]\d+)$")
_NAME = re.compile(r"^[A-Za-z]\w*$")


@dataclass(frozen=True, slots=True)
class TensorType:
    """What flows along an edge.

    Attributes:
        shape: With the batch dimension first, usually ``"N"``.
        dtype: ``float`` for float32 values, ``int`` for int64 indices (tokens, classes).
        vocabulary: Of ``int`` values, how many different ones there are (all below it); 0 where nobody said.
    """

    shape: Shape
    dtype: Dtype = "float"
    vocabulary: int = 0

    @property
    def features(self) -> Shape:
        """The shape of one sample, without the batch dimension."""
        return self.shape[1:]

    @property
    def rank(self) -> int:
        """Number of dimensions, the batch included."""
        return len(self.shape)

    def __str__(self) -> str:
        return format_shape(self.shape)


def format_shape(shape: Shape) -> str:
    """Write a shape as people read it in a sentence: ``(N, 64, 6, 6)``."""
    return "(" + ", ".join(str(dim) for dim in shape) + ")"


def format_badge(shape: Shape) -> str:
    """Write a shape as the badge on an edge: ``N·64·6·6``."""
    return "·".join(str(dim) for dim in shape)


def shift(dim: Dim, offset: int) -> Dim:
    """Return ``dim + offset``; ``T-2`` shifted by ``-2`` is ``T-4``."""
    if isinstance(dim, int):
        return dim + offset
    match = _OFFSET.match(dim)
    if match and _is_atom(match["base"]):
        dim, offset = match["base"], offset + int(match["offset"])
    return dim if offset == 0 else f"{dim}{offset:+d}"


def scale(dim: Dim, factor: int) -> Dim:
    """Return ``dim * factor``."""
    if isinstance(dim, int):
        return dim * factor
    if factor == 1:
        return dim
    return f"{factor}{dim}" if _NAME.match(dim) else f"{factor}*({dim})"


def divide(dim: Dim, divisor: int) -> Dim:
    """Return ``dim // divisor`` (rounded down)."""
    if isinstance(dim, int):
        return dim // divisor
    if divisor == 1:
        return dim
    return f"{dim if _is_atom(dim) else f'({dim})'}//{divisor}"


def add(dims: Iterable[Dim]) -> Dim:
    """Return the sum of dimensions; symbolic parts are joined with ``+``."""
    number, names = 0, []
    for dim in dims:
        if isinstance(dim, int):
            number += dim
        else:
            names.append(dim)
    if not names:
        return number
    unique = {name: names.count(name) for name in names}
    total = "+".join(str(scale(name, count)) for name, count in unique.items())
    return shift(total, number)


def product(dims: Iterable[Dim]) -> Dim:
    """Return the product of dimensions; an empty product is 1."""
    number, names = 1, []
    for dim in dims:
        if isinstance(dim, int):
            number *= dim
        else:
            names.append(dim if _is_atom(dim) else f"({dim})")
    if not names or number == 0:
        return number
    return scale("*".join(names), number)


def num_elements(shape: Shape, symbols: dict[str, int] | None = None) -> int:
    """Count the elements of one sample as a Python integer of any size.

    Args:
        shape: Without the batch dimension.
        symbols: Sizes to assume for symbolic dimensions; those not named count as 1.
    """
    known = symbols or {}
    return math.prod(dim if isinstance(dim, int) else known.get(dim, 1) for dim in shape)


def _is_atom(text: str) -> bool:
    """Whether arithmetic may be appended without parentheses."""
    if _NAME.match(text):
        return True
    return text.startswith("(") and text.endswith(")") and _closes_last(text)


def _closes_last(text: str) -> bool:
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return index == len(text) - 1
    return False
