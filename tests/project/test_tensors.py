"""The header of weights is checked before anything is done with it; arrays come back as they were."""

from __future__ import annotations

import json
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellab.errors import ModelLabError
from modellab.project import tensors


def _file(header: object, content: bytes = bytes(8)) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + content


def _entry(**changes: object) -> dict[str, object]:
    return {"dtype": "F32", "shape": [2], "data_offsets": [0, 8], **changes}


@pytest.mark.parametrize("dtype", ["float32", "float64", "int32", "int64", "uint8", "bool"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3)])
def test_arrays_come_back_with_type_and_shape(dtype, shape):
    array = np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(dtype)
    found = tensors.unpack_arrays(tensors.pack_arrays({"train/loss": array, "b": array.T}))
    assert (found["train/loss"].dtype, found["train/loss"].shape) == (array.dtype, array.shape)
    assert np.array_equal(found["train/loss"], array)
    assert np.array_equal(found["b"], array.T)


def test_the_safetensors_library_reads_what_is_written():
    safetensors = pytest.importorskip("safetensors.numpy")
    array = np.linspace(0, 1, 6, dtype=np.float32).reshape(2, 3)
    assert np.array_equal(safetensors.load(tensors.pack_arrays({"w": array}))["w"], array)


def test_what_the_safetensors_library_writes_is_read():
    safetensors = pytest.importorskip("safetensors.numpy")
    data = safetensors.save({"w": np.ones((2, 3), np.float16), "b": np.zeros(0)}, metadata={"format": "pt"})
    assert {name: entry.shape for name, entry in tensors.read_header(data).items()} == {"w": (2, 3), "b": (0,)}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(7),
        struct.pack("<Q", 2**63) + b"{}",
        _file(b" {}", b""),
        _file([], b""),
        _file({"a": _entry(dtype="F31")}),
        _file({"a": _entry(shape=[-2])}),
        _file({"a": _entry(shape=[True, 2])}),
        _file({"a": _entry(shape=[2**40, 2**40])}),
        _file({"a": _entry(shape=[3])}),
        _file({"a": _entry(shape="2")}),
        _file({"a": _entry(data_offsets=[8, 0])}),
        _file({"a": _entry(data_offsets=[0, 8, 8])}),
        _file({"a": _entry(more=1)}),
        _file({"a": 1}),
        _file({"a": _entry(), "b": _entry()}),
        _file({"a": _entry()}, bytes(7)),
        _file({"a": _entry()}, bytes(9)),
        _file({"a": _entry(data_offsets=[4, 12])}, bytes(12)),
        _file({"__metadata__": {"a": 1}}, b""),
        _file(b'{"a":1,"a":1}', b""),
    ],
)
def test_a_header_that_lies_is_refused(data):
    with pytest.raises(ModelLabError, match="cannot be read"):
        tensors.read_header(data)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(data):
    with pytest.raises(ModelLabError):
        tensors.read_header(struct.pack("<Q", len(data)) + data + b"x")


def test_text_cannot_be_saved_as_a_curve():
    with pytest.raises(ModelLabError, match="cannot be saved"):
        tensors.pack_arrays({"a": np.array(["x"])})
