"""Bounds that rows share. They keep typing errors out; the budget of ``infer`` guards memory."""

from __future__ import annotations

SIZE_LIMIT = 100_000
"""Largest height, width, kernel, stride or padding."""

WIDTH_LIMIT = 1_000_000_000
"""Largest number of features, filters or units."""
