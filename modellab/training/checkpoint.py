"""The exact state of a run on disk: two alternating files, so that a valid one is always there.

A file is a line that names the format, the SHA-256 of the rest, and then plain values as JSON and tensors as
safetensors. Nothing in it is ever unpickled. A file that does not match its checksum is passed over in favour of the
other one.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from modellab import safeio
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from torch import Tensor

MAGIC = b"Model Lab checkpoint 1\n"
MAX_BYTES = 256 * 2**30
MINIMUM_INTERVAL_S = 5.0
COST_FACTOR = 50.0
"""A checkpoint may take at most one part in so many of the time."""

_DTYPES = {
    "torch.float64": "F64", "torch.float32": "F32", "torch.float16": "F16", "torch.bfloat16": "BF16",
    "torch.int64": "I64", "torch.int32": "I32", "torch.uint8": "U8", "torch.bool": "BOOL",
}  # fmt: skip
_DIGEST_BYTES = hashlib.sha256().digest_size
_LENGTH_BYTES = 8


@dataclass(frozen=True)
class Snapshot:
    """The state of a run at one moment, cut loose from the run.

    Attributes:
        values: What JSON can hold: position, schedule, early stopping, environment.
        tensors: Weights, buffers, optimizer state, curves; on the CPU, with memory of their own.
    """

    values: Mapping[str, Any]
    tensors: Mapping[str, Tensor]


def fingerprint() -> dict[str, str]:
    """Name what exactness depends on besides the state itself: processor, instruction set and torch."""
    import torch

    return {
        "machine": platform.machine(),
        "instructions": torch.backends.cpu.get_cpu_capability(),
        "torch": str(torch.__version__),
    }


class Checkpoints:
    """The checkpoints of one run in its folder.

    Args:
        folder: Created with the first checkpoint.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number: int | None = None

    def save(self, snapshot: Snapshot) -> None:
        """Write the next generation over the older of the two files.

        Raises:
            ModelLabError: The operating system refused; the other generation is untouched.
        """
        safeio.make_folder(self._folder)
        if self._number is None:
            found = self._newest()
            self._number = found[0] if found is not None else 0
        number = self._number + 1
        safeio.write_file(self._path(number), _encode(snapshot, number), keep_backup=False)
        self._number = number

    def load(self) -> Snapshot | None:
        """Read the newest generation that is whole; None if there is none."""
        found = self._newest()
        return found[1] if found is not None else None

    def _newest(self) -> tuple[int, Snapshot] | None:
        found = [read for number in (0, 1) if (read := _read(self._path(number))) is not None]
        return max(found, key=lambda read: read[0], default=None)

    def _path(self, number: int) -> Path:
        return self._folder / f"checkpoint-{number % 2}.state"


def _encode(snapshot: Snapshot, number: int) -> list[bytes | memoryview]:
    """Return the file in pieces; the tensors are not copied, which would hold up the window."""
    header = json.dumps({"number": number, "values": snapshot.values}).encode()
    parts = [len(header).to_bytes(_LENGTH_BYTES, "little"), header, *_safetensors(snapshot.tensors)]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return [MAGIC, digest.digest(), *parts]


def _safetensors(tensors: Mapping[str, Tensor]) -> list[bytes | memoryview]:
    """Write tensors as ``safetensors.torch.save`` does, without its copies made under the interpreter's lock."""
    import torch

    entries, views, end = {}, [], 0
    for name, tensor in sorted(tensors.items()):
        view = tensor.reshape(-1).view(torch.uint8).numpy().data
        start, end = end, end + view.nbytes
        dtype = _DTYPES[str(tensor.dtype)]
        entries[name] = {"dtype": dtype, "shape": list(tensor.shape), "data_offsets": [start, end]}
        views.append(view)
    header = json.dumps(entries).encode()
    header += b" " * (-len(header) % 8)
    return [len(header).to_bytes(8, "little"), header, *views]


def _read(path: Path) -> tuple[int, Snapshot] | None:
    """Read one generation; None if it is missing or not whole."""
    try:
        data = memoryview(safeio.read_file(path, limit_bytes=MAX_BYTES))
    except ModelLabError:
        return None
    body = data[len(MAGIC) + _DIGEST_BYTES :]
    digest = bytes(data[len(MAGIC) : len(MAGIC) + _DIGEST_BYTES])
    if bytes(data[: len(MAGIC)]) != MAGIC or hashlib.sha256(body).digest() != digest:
        return None
    return _decode(body)


def _decode(body: memoryview) -> tuple[int, Snapshot]:
    import safetensors.torch

    # the checksum has just said that this is what we wrote
    length = int.from_bytes(body[:_LENGTH_BYTES], "little")
    header = json.loads(bytes(body[_LENGTH_BYTES : _LENGTH_BYTES + length]))
    tensors = safetensors.torch.load(bytes(body[_LENGTH_BYTES + length :]))
    return int(header["number"]), Snapshot(header["values"], tensors)


def check_belongs(snapshot: Snapshot, identity: str) -> None:
    """Refuse a checkpoint of another run.

    Raises:
        ModelLabError: It was written for another network, recipe or data set.
    """
    if snapshot.values.get("identity") != identity:
        raise ModelLabError(
            Text("The saved state belongs to another network, recipe or data set, so the run cannot go on from it."),
            Text("Start a new run; its first weights can be taken from the old one."),
        )
