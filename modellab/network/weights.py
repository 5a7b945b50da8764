"""Weights by node id: as safetensors bytes, read from files, and carried from one network to another."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import safetensors.torch
from safetensors import SafetensorError
from torch import Tensor, nn

from modellab import safeio
from modellab.errors import ModelLabError, Text
from modellab.network.matching import TakenOver, by_layer, compare
from modellab.network.unpickle import read_pickled

State = Mapping[str, Tensor]

MAX_FILE_BYTES = 64 * 2**30
MAX_HEADER_BYTES = 100 * 2**20
MAX_TENSORS = 200_000
_PICKLED = {".pt", ".pth", ".ckpt", ".bin"}
_BITS = {"F64": 64, "F32": 32, "F16": 16, "BF16": 16, "I64": 64, "I32": 32, "I16": 16, "I8": 8, "U8": 8, "BOOL": 8}


def state_of(network: nn.Module) -> dict[str, Tensor]:
    """Copy the weights to the CPU, each with memory of its own, so that tied weights can be written."""
    return {name: tensor.detach().cpu().contiguous().clone() for name, tensor in network.state_dict().items()}


def save_state(network: nn.Module) -> bytes:
    """Return weights and buffers as a safetensors file."""
    return write_state(state_of(network))


def write_state(state: State) -> bytes:
    """Return tensors on the CPU as a safetensors file."""
    return safetensors.torch.save(dict(state))


def load_state(network: nn.Module, data: bytes) -> None:
    """Fill a network with what ``save_state`` wrote; all of it or nothing.

    Raises:
        ModelLabError: The bytes are damaged, or belong to another network.
    """
    fill(network, read_state(data))


def fill(network: nn.Module, state: State) -> None:
    """Copy ``state`` into a network; names and shapes must agree.

    Raises:
        ModelLabError: They do not; the sentence names the first that differs.
    """
    own = network.state_dict()
    for name in dict.fromkeys([*own, *state]):
        if name not in own or name not in state or own[name].shape != state[name].shape:
            raise _misfit(name, own.get(name), state.get(name))
    network.load_state_dict(dict(state))


def _misfit(name: str, own: Tensor | None, found: Tensor | None) -> ModelLabError:
    expected = Text("no such weights") if own is None else Text("{shape}", shape=tuple(own.shape))
    received = Text("none") if found is None else Text("{shape}", shape=tuple(found.shape))
    return ModelLabError(
        Text('The weights are of another network. "{name}": expected {expected}. Received {received}.',
             name=name[:100], expected=expected, received=received),
        Text("Take over what fits instead, or train again."),
        node=name.partition(".")[0],
    )  # fmt: skip


def read_state(data: bytes) -> dict[str, Tensor]:
    """Read safetensors bytes; the tensors have memory of their own.

    Raises:
        ModelLabError: The bytes are not a whole safetensors file.
    """
    check_header(data)
    try:
        return safetensors.torch.load(data)
    except (SafetensorError, ValueError, KeyError) as error:
        raise _damaged(str(error)[:200]) from None


def check_header(data: bytes) -> None:
    """Check a safetensors file before anything of its size is allocated.

    Raises:
        ModelLabError: Header, sizes and offsets do not agree with each other and with the number of bytes.
    """
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or not 2 <= length <= min(MAX_HEADER_BYTES, len(data) - 8):
        raise _damaged(Text("no header"))
    try:
        header = json.loads(data[8 : 8 + length].decode("utf-8"))
    except (ValueError, RecursionError):
        raise _damaged(Text("unreadable header")) from None
    if not isinstance(header, dict) or len(header) > MAX_TENSORS:
        raise _damaged(Text("unreadable header"))
    ends = [0]
    entries = [entry for name, entry in header.items() if name != "__metadata__"]
    for start, end in sorted(_offsets(entry) for entry in entries):
        if start != ends[-1]:
            raise _damaged(Text("gaps between tensors"))
        ends.append(end)
    if ends[-1] != len(data) - 8 - length:
        raise _damaged(Text("wrong length"))


def _offsets(entry: Any) -> tuple[int, int]:
    """Return where a tensor's bytes begin and end, after checking that its shape fills them."""
    try:
        bits, shape, (start, end) = _BITS[entry["dtype"]], entry["shape"], entry["data_offsets"]
    except (KeyError, TypeError, ValueError):
        raise _damaged(Text("unknown kind of tensor")) from None
    sizes = [*shape, start, end] if isinstance(shape, list) else [None]
    if any(type(size) is not int or size < 0 for size in sizes) or math.prod(shape) * bits != (end - start) * 8:
        raise _damaged(Text("a tensor of the wrong size"))
    return start, end


def _damaged(reason: str) -> ModelLabError:
    return ModelLabError(
        Text("The weights are damaged or no safetensors file: {reason}.", reason=reason),
        Text("Take another copy of the file."),
    )


def read_weights_file(path: Path, *, timeout_s: float = 120.0) -> dict[str, Tensor]:
    """Read the weights in a file.

    Args:
        path: ``.safetensors`` is read here. ``.pt``, ``.pth``, ``.ckpt`` and ``.bin`` are pickles: a child process
            that accepts nothing but tensors reads them, with a limit of memory and time.
        timeout_s: For the child process.

    Raises:
        ModelLabError: The file cannot be read, is damaged, or holds anything but weights.
    """
    suffix = path.suffix.lower()
    if suffix in _PICKLED:
        return read_state(read_pickled(path, timeout_s=timeout_s))
    if suffix != ".safetensors":
        raise ModelLabError(
            Text('"{name}": expected a .safetensors, .pt or .pth file.', name=safeio.shown_name(path)),
            Text("Save the weights in one of these formats."),
        )
    return read_state(safeio.read_file(path, limit_bytes=MAX_FILE_BYTES))


def sizes_of(data: bytes) -> dict[str, tuple[int, ...]]:
    """Return the shape of every tensor in safetensors bytes, without reading the tensors.

    Raises:
        ModelLabError: The bytes are not a whole safetensors file.
    """
    check_header(data)
    header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
    return {name: tuple(entry["shape"]) for name, entry in header.items() if name != "__metadata__"}


def take_over(old_state: State, network: nn.Module, *, by_shape: bool = True) -> TakenOver:
    """Fill a network with all the weights of another one that fit; ``matching.compare`` says which do.

    Args:
        old_state: State of the other network; also of one that was not built here.
        network: Is changed in place.
        by_shape: Whether layers under other names are considered.
    """
    own = network.state_dict()
    taken_over = compare(_sizes(old_state), _sizes(own), by_shape=by_shape)
    layers = by_layer(_sizes(own))
    taken = {
        f"{new}.{rest}": old_state[f"{old}.{rest}"].detach().to(own[f"{new}.{rest}"].dtype)
        for new, old in taken_over.pairs.items()
        for rest in layers[new]
    }
    network.load_state_dict({**own, **taken})
    return taken_over


def _sizes(state: State) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in state.items()}
