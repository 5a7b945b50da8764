"""JSON as the project file holds it: canonical when written, suspicious when read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import accumulate

from modellab import strictjson
from modellab.errors import ModelLabError, Text

Json = Mapping[str, object]

MAX_BYTES = 64 * 2**20
MAX_DEPTH = 40
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = bytes.maketrans(b"[]{}", b"\x01\xff\x01\xff")
# Direction marks can make a name read differently from what it is; control characters can hide text.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def dumps(value: object) -> bytes:
    """Write JSON on one line with sorted keys: equal values give equal bytes.

    Halves of surrogate pairs (names of files that are not UTF-8) become question marks.

    Raises:
        ValueError: A number is not finite.
    """
    return _compact(value).encode("utf-8", "replace")


def dumps_lines(value: Json) -> bytes:
    """Write a JSON object for people and for diffs: one entry of every list or object in it a line."""
    lines = [f"{_compact(key)}: {_spread(value[key])}" for key in sorted(value)]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "replace")


def loads(data: bytes | memoryview, *, max_bytes: int = MAX_BYTES) -> object:
    """Read JSON from a file that nobody vouches for.

    Raises:
        ModelLabError: Not JSON, not UTF-8, too large, too deep, a number that is not finite, or a key given twice.
    """
    text = bytes(data)
    if len(text) > max_bytes:
        raise _refused(Text("it holds {size} bytes of text", size=f"{len(text):,}"))
    if _depth(text) > MAX_DEPTH:
        raise _refused(Text("it is nested too deeply"))
    try:
        value = strictjson.parse(text.decode("utf-8"))
        if _SURROGATE.search(text):
            _compact(value).encode("utf-8")
    except (ValueError, RecursionError):
        raise _refused(Text("it is not valid JSON")) from None
    return value


def load_object(data: bytes | memoryview, *, max_bytes: int = MAX_BYTES) -> dict[str, object]:
    """Read a JSON object; see ``loads``.

    Raises:
        ModelLabError: As ``loads``, or the value is not an object.
    """
    value = loads(data, max_bytes=max_bytes)
    if not isinstance(value, dict):
        raise _refused(Text("it is not a JSON object"))
    return value


def plain_text(text: str, limit: int = 200) -> str:
    """Strip control and direction characters, and cut what is too long to be a name or a note."""
    clean = _UNWANTED.sub("", text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _spread(value: object) -> str:
    if isinstance(value, Mapping) and value:
        entries = [f"{_compact(key)}:{_inner(value[key])}" for key in sorted(value)]
        return "{\n" + ",\n".join(entries) + "\n}"
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(_compact(entry) for entry in value) + "\n]"
    return _compact(value)


def _inner(value: object) -> str:
    """Spread what holds lists of objects (the blocks of a graph), so that they also have one entry a line."""
    lists = [entry for entry in value.values() if isinstance(entry, list)] if isinstance(value, Mapping) else []
    if not isinstance(value, Mapping) or not any(entry and isinstance(entry[0], dict | list) for entry in lists):
        return _compact(value)
    return "{\n" + ",\n".join(f"{_compact(key)}:{_spread(value[key])}" for key in sorted(value)) + "\n}"


def _depth(text: bytes) -> int:
    """Count the deepest nesting without recursion, so that no input can exhaust the stack."""
    brackets = _STRING.sub(b"", text).translate(_STEPS, _NOT_BRACKETS)
    return max(accumulate(memoryview(brackets).cast("b")), default=0)


def _refused(problem: Text) -> ModelLabError:
    return ModelLabError(Text("Text in the file cannot be read: {problem}.", problem=problem))
