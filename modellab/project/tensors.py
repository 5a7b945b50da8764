"""The safetensors format without torch: a check of headers before use, and arrays of curves in and out.

Layout (https://github.com/huggingface/safetensors#format): eight bytes with the length of the header, the header as
JSON, then the numbers of all tensors without gaps.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modellab.errors import ModelLabError, Text
from modellab.project import plainjson

if TYPE_CHECKING:
    import numpy as np

ITEM_BYTES = {
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E4M3": 1, "F8_E5M2": 1, "U16": 2, "I16": 2, "F16": 2, "BF16": 2,
    "U32": 4, "I32": 4, "F32": 4, "U64": 8, "I64": 8, "F64": 8, "C64": 8,
}  # fmt: skip
MAX_HEADER_BYTES = 16 * 2**20
MAX_RANK = 16
_DTYPES = {"float32": "F32", "float64": "F64", "int32": "I32", "int64": "I64", "uint8": "U8", "bool": "BOOL"}
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """One tensor of a file.

    Attributes:
        dtype: Key of ``ITEM_BYTES``.
        start: First byte, counted from the beginning of the file.
        end: One past the last byte.
    """

    dtype: str
    shape: tuple[int, ...]
    start: int
    end: int


def read_header(data: bytes | memoryview) -> dict[str, TensorEntry]:
    """Check the whole header of a safetensors file in memory and return its tensors by name.

    Raises:
        ModelLabError: Anything but well-formed tensors that fill the file without gap or overlap.
    """
    view = memoryview(data)
    if len(view) < _LENGTH.size:
        raise _refused(Text("it is too short"))
    (length,) = _LENGTH.unpack_from(view)
    first = _LENGTH.size + length
    if length > MAX_HEADER_BYTES or first > len(view):
        raise _refused(Text("its header is longer than the file"))
    if bytes(view[_LENGTH.size : _LENGTH.size + 1]) != b"{":
        raise _refused(Text("its header does not begin as one"))
    header = plainjson.load_object(view[_LENGTH.size : first], max_bytes=MAX_HEADER_BYTES)
    _check_metadata(header.pop("__metadata__", {}))
    entries = {name: _entry(name, value, first) for name, value in header.items()}
    _check_coverage(entries, first, len(view))
    return entries


def pack_arrays(arrays: Mapping[str, np.ndarray]) -> bytes:
    """Write arrays as a safetensors file; equal arrays give equal bytes.

    Raises:
        ModelLabError: An array has a type that the format of curves does not hold.
    """
    import numpy as np

    header, parts, offset = {}, [], 0
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name]).reshape(np.shape(arrays[name]))
        dtype = _DTYPES.get(array.dtype.name)
        if dtype is None:
            raise ModelLabError(Text('"{name}" holds {dtype}, which cannot be saved.', name=name, dtype=array.dtype))
        part = array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [offset, offset + len(part)]}
        parts.append(part)
        offset += len(part)
    text = plainjson.dumps(header)
    text += b" " * (-len(text) % 8)
    return b"".join([_LENGTH.pack(len(text)), text, *parts])


def unpack_arrays(data: bytes | memoryview) -> dict[str, np.ndarray]:
    """Read arrays that ``pack_arrays`` wrote; they are copies.

    Raises:
        ModelLabError: The header is not in order, or a type is none that curves have.
    """
    import numpy as np

    names = {code: name for name, code in _DTYPES.items()}
    arrays = {}
    for name, entry in read_header(data).items():
        if entry.dtype not in names:
            raise _refused(Text('"{name}" has type {dtype}', name=plainjson.plain_text(name, 80), dtype=entry.dtype))
        dtype = np.dtype(names[entry.dtype]).newbyteorder("<")
        flat = np.frombuffer(memoryview(data)[entry.start : entry.end], dtype=dtype)
        arrays[name] = flat.astype(dtype.newbyteorder("=")).reshape(entry.shape)
    return arrays


def _check_metadata(value: object) -> None:
    if not isinstance(value, dict) or not all(isinstance(entry, str) for entry in value.values()):
        raise _refused(Text("its notes are not text"))


def _entry(name: str, value: object, first: int) -> TensorEntry:
    shown = plainjson.plain_text(name, 80)
    if not isinstance(value, dict) or set(value) != {"dtype", "shape", "data_offsets"}:
        raise _refused(Text('the entry of "{name}" is not one', name=shown))
    dtype, shape, offsets = value["dtype"], value["shape"], value["data_offsets"]
    if not isinstance(dtype, str) or dtype not in ITEM_BYTES:
        raise _refused(Text('the type of "{name}" is not known', name=shown))
    if not _are_sizes(shape) or len(shape) > MAX_RANK or not _are_sizes(offsets) or len(offsets) != 2:
        raise _refused(Text('the sizes of "{name}" are not numbers', name=shown))
    if offsets[1] - offsets[0] != math.prod(shape) * ITEM_BYTES[dtype]:
        raise _refused(Text('"{name}" has another size than its shape says', name=shown))
    return TensorEntry(dtype, tuple(shape), first + offsets[0], first + offsets[1])


def _are_sizes(value: object) -> bool:
    return isinstance(value, list) and all(type(entry) is int and entry >= 0 for entry in value)


def _check_coverage(entries: Mapping[str, TensorEntry], first: int, size: int) -> None:
    position = first
    for entry in sorted(entries.values(), key=lambda entry: (entry.start, entry.end)):
        if entry.start != position:
            raise _refused(Text("its tensors overlap or leave gaps"))
        position = entry.end
    if position != size:
        raise _refused(Text("its tensors do not fill the file"))


def _refused(problem: Text) -> ModelLabError:
    return ModelLabError(Text("The weights cannot be read: {problem}.", problem=problem))
