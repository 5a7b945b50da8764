"""What the text in one cell of a table means."""

from __future__ import annotations

import math
import re

GAPS = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "?", "-", "--", "missing", "<na>"})
_GROUPED = re.compile(r"^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$")
_DECIMAL_COMMA = re.compile(r"^[+-]?(\d+,\d+|[1-9]\d{0,2}(\.\d{3})+(,\d+)?)([eE][+-]?\d+)?$")
_PLAIN = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")
_DRESS = "$€£¥% \u00a0"


def is_gap(text: str) -> bool:
    """Whether a cell says that its value is not known."""
    return text.strip().lower() in GAPS


def read_number(text: str, decimal: str = ".") -> float | None:
    """Read a number as people write it: ``1,234.5``, ``12 %``; ``3,14`` and ``1.234`` where the comma is decimal.

    Returns:
        None for what is not a finite number.
    """
    bare = text.strip().strip(_DRESS)
    if decimal == "," and _DECIMAL_COMMA.match(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif _GROUPED.match(bare):
        bare = bare.replace(",", "")
    if not _PLAIN.match(bare):
        return None
    number = float(bare)
    return number if math.isfinite(number) else None
