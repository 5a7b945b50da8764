"""JSON without its loose ends: no key twice, no NaN, no number that overflows."""

from __future__ import annotations

import json
import math

MAX_DIGITS = 40


def parse(text: str) -> object:
    """Read JSON that nobody vouches for.

    Raises:
        ValueError: It is not JSON, a key is given twice, or a number is not finite or has too many digits.
        RecursionError: It is nested too deeply.
    """
    return json.loads(
        text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite, parse_int=_bounded
    )


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _bounded(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise ValueError("a number has too many digits")
    return int(text)
