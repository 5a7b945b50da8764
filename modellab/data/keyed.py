"""Numbers that depend on a key alone: the same seed gives the same split, order and augmentation everywhere.

The mixing function is SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014). Unlike
the streams of numpy and torch, it will never change with a library version, and it needs no state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB


def mix(*parts: int) -> int:
    """Hash whole numbers, in order, to one of 64 bits without sign."""
    key = 0
    for part in parts:
        key = _mix_one((key ^ (part & _MASK)) + _GOLDEN & _MASK)
    return key


def _mix_one(key: int) -> int:
    key = (key ^ (key >> 30)) * _FIRST & _MASK
    key = (key ^ (key >> 27)) * _SECOND & _MASK
    return key ^ (key >> 31)


def mix_array(seed: int, indices: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Hash each index together with ``seed``."""
    key = indices.astype(np.uint64) ^ np.uint64(mix(seed))
    key += np.uint64(_GOLDEN)
    key = (key ^ (key >> np.uint64(30))) * np.uint64(_FIRST)
    key = (key ^ (key >> np.uint64(27))) * np.uint64(_SECOND)
    return key ^ (key >> np.uint64(31))


def mix_tensor(seed: int, index_B: Tensor) -> Tensor:
    """Hash each index together with ``seed``, on the tensor's device.

    Args:
        seed: Any whole number; hash several with ``mix`` first.
        index_B: Int64 (B,).

    Returns:
        Int64 (B,): the bits of ``mix_array``, read with a sign.
    """
    # int64 products wrap around on every device; ">>" copies the sign, hence the masks.
    key = (index_B ^ _signed(mix(seed))) + _signed(_GOLDEN)
    key = (key ^ ((key >> 30) & ((1 << 34) - 1))) * _signed(_FIRST)
    key = (key ^ ((key >> 27) & ((1 << 37) - 1))) * _signed(_SECOND)
    return key ^ ((key >> 31) & ((1 << 33) - 1))


def uniform(key: Tensor) -> Tensor:
    """Turn keys into numbers.

    Args:
        key: Int64 of any shape; need not be mixed yet.

    Returns:
        Float32 of the same shape in [0, 1), multiples of 2**-24.
    """
    bits = (mix_tensor(0, key) >> 40) & ((1 << 24) - 1)
    return bits.float() * 2.0**-24


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
