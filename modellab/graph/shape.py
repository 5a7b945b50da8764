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
_SCALED_NAME = re.compile(r"^(?P<count>\d+)(?P<base>[A-Za-z]\w*)$")
_SCALED = re.compile(r"^(?P<count>\d+)\*(?P<base>\(.*\))$")
_QUOTIENT = re.compile(r"^(?P<base>.+)//(?P<divisor>\d+)$")


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
    # an offset at the very end stands outside all parentheses, so it may always be merged
    if match := _OFFSET.match(dim):
        dim, offset = match["base"], offset + int(match["offset"])
    return dim if offset == 0 else f"{dim}{offset:+d}"


def scale(dim: Dim, factor: int) -> Dim:
    """Return ``dim * factor``; ``2T`` scaled by 3 is ``6T``."""
    if isinstance(dim, int):
        return dim * factor
    count, base = _split(dim)
    return _joined(count * factor, base)


def divide(dim: Dim, divisor: int) -> Dim:
    """Return ``dim // divisor`` (rounded down); ``T//2`` divided by 2 is ``T//4``."""
    if isinstance(dim, int):
        return dim // divisor
    if divisor == 1:
        return dim
    count, base = _split(dim)
    if count % divisor == 0:
        return _joined(count // divisor, base)
    if (match := _QUOTIENT.match(dim)) and _is_atom(match["base"]):
        return f"{match['base']}//{int(match['divisor']) * divisor}"
    return f"{_atom(dim)}//{divisor}"


def add(dims: Iterable[Dim]) -> Dim:
    """Return the sum of dimensions; symbolic parts are joined with ``+``: ``2T+5``."""
    number, counts = 0, dict[str, int]()
    for dim in dims:
        if isinstance(dim, int):
            number += dim
            continue
        match = _OFFSET.match(dim)
        number += int(match["offset"]) if match else 0
        count, base = _split(match["base"] if match else dim)
        counts[base] = counts.get(base, 0) + count
    if not counts:
        return number
    return shift("+".join(str(_joined(count, base)) for base, count in sorted(counts.items())), number)


def product(dims: Iterable[Dim]) -> Dim:
    """Return the product of dimensions: ``6T``, ``2*(T-1)``; an empty product is 1."""
    number, bases = 1, []
    for dim in dims:
        count, base = (dim, "") if isinstance(dim, int) else _split(dim)
        number *= count
        if base:
            bases.append(base)
    if not bases or number == 0:
        return number
    return _joined(number, bases[0] if len(bases) == 1 else "*".join(sorted(map(_atom, bases))))


def _split(dim: str) -> tuple[int, str]:
    """Split off a whole factor in front: ``6T`` is (6, T), ``2*(T-1)`` is (2, T-1), ``T-1`` is (1, T-1)."""
    if match := _SCALED_NAME.match(dim):
        return int(match["count"]), match["base"]
    match = _SCALED.match(dim)
    if match and _is_atom(match["base"]):
        return int(match["count"]), match["base"][1:-1]
    return 1, dim


def _joined(count: int, base: str) -> Dim:
    """Put a factor in front of a symbolic dimension; the reverse of ``_split``."""
    if count in (0, 1):
        return base if count else 0
    return f"{count}{base}" if _NAME.match(base) else f"{count}*({base})"


def _atom(text: str) -> str:
    return text if _is_atom(text) else f"({text})"


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
