"""What no machine holds is refused in Python integers, before torch is asked."""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.spec import Outputs, ShapeProblem

BYTES = 4
"""Of one float32 number."""

MAX_BYTES = 1 << 40
"""Budget for the weights of a layer or block, and for what it makes of one sample: 1 TiB."""

_LONGEST_DIM = 200
"""Characters of a symbolic dimension; thousands of layers must not make texts of megabytes."""

_UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


def require_budget(outputs: Outputs, parameters: int, elements: int) -> None:
    """Refuse a layer or block that is too large.

    Args:
        outputs: What it gives.
        parameters: Trainable scalars.
        elements: Numbers in its results for one sample.

    Raises:
        ShapeProblem: Weights or results are beyond the budget, or a symbolic size grows without end.
    """
    _require(BYTES * parameters, Text("weights of at most {limit}", limit=readable_bytes(MAX_BYTES)))
    _require(BYTES * elements, Text("a result of at most {limit} per sample", limit=readable_bytes(MAX_BYTES)))
    for value in outputs:
        if any(isinstance(dim, str) and len(dim) > _LONGEST_DIM for dim in value.shape):
            raise ShapeProblem(Text("a size that can be written down"), Text("a symbolic size that grows too long"))


def _require(size: int, expected: Text) -> None:
    if size > MAX_BYTES:
        raise ShapeProblem(expected, Text("settings that need {size}", size=readable_bytes(size)))


def readable_bytes(num_bytes: int) -> str:
    """Write a number of bytes for people; exact integers of any size."""
    power = min((num_bytes.bit_length() - 1) // 10, len(_UNITS) - 1) if num_bytes else 0
    whole = num_bytes >> (10 * power)
    return f"{whole:,} {_UNITS[power]}" if whole < 10**9 else f"more than {10**9:,} {_UNITS[power]}"
