"""What a journal keeps on the disk: entries of changed parts, in two generations, read back as far as they are whole.

Generation g is a checkpoint with all parts, in the slot ``g % 2``, and a log of the changes after it. Before a new
checkpoint is written, the same state has been appended to the log of the one before: if the newest checkpoint is
unreadable, the former one and both logs give the same document.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from modellab import safeio
from modellab.errors import ModelLabError, Text
from modellab.project import archive, plainjson

_FRAME = struct.Struct("<II")
_LENGTH = struct.Struct("<I")
_HEAD = "entry.json"
_MAX_LOG_BYTES = 2**30


@dataclass(frozen=True)
class Entry:
    """The whole state of a document, or what changed since the entry before.

    Attributes:
        generation: Of the checkpoint that it belongs to.
        serial: Counts all entries of the document.
        facts: Small plain data: title, ids of runs, format, time.
        parts: JSON documents by name.
        blobs: SHA-256 of large contents by part name; they lie in files of their own.
        dropped: Parts that are no more.
    """

    generation: int
    serial: int
    facts: Mapping[str, object]
    parts: Mapping[str, bytes] = field(default_factory=dict)
    blobs: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()

    def changes_since(self, old: Entry) -> Entry:
        """Return the entry that leads from ``old`` to this state."""
        parts = {name: data for name, data in self.parts.items() if old.parts.get(name) != data}
        blobs = {name: digest for name, digest in self.blobs.items() if old.blobs.get(name) != digest}
        gone = ({*old.parts, *old.blobs}) - ({*self.parts, *self.blobs})
        return replace(self, parts=parts, blobs=blobs, dropped=tuple(sorted(gone)))

    def applied_to(self, old: Entry) -> Entry:
        """Return the state after this change of ``old``."""
        parts = {name: data for name, data in {**old.parts, **self.parts}.items() if name not in self.dropped}
        blobs = {name: digest for name, digest in {**old.blobs, **self.blobs}.items() if name not in self.dropped}
        return replace(self, parts=parts, blobs=blobs, dropped=())


def checkpoint_path(folder: Path, generation: int) -> Path:
    """Return the file of a checkpoint."""
    return folder / f"checkpoint-{generation % 2}"


def log_path(folder: Path, generation: int) -> Path:
    """Return the file of the changes after a checkpoint."""
    return folder / f"log-{generation % 2}"


def write_checkpoint(folder: Path, entry: Entry) -> int:
    """Write a whole state over the checkpoint before the last, begin its log, and return its size in bytes.

    Raises:
        ModelLabError: The disk refused.
    """
    data = _encode(entry)
    safeio.write_file(checkpoint_path(folder, entry.generation), [data], keep_backup=False)
    safeio.remove(log_path(folder, entry.generation))
    return len(data)


def append_change(folder: Path, entry: Entry) -> int:
    """Add a change to the log of its generation and return the size of the log in bytes.

    Raises:
        ModelLabError: The disk refused.
    """
    return safeio.append(log_path(folder, entry.generation), _encode(entry))


def write_blob(folder: Path, data: bytes) -> str:
    """Keep a large content once and return its SHA-256.

    Raises:
        ModelLabError: The disk refused.
    """
    digest = hashlib.sha256(data).hexdigest()
    path = _blob_path(folder, digest)
    found = safeio.stamp(path)
    if found is None or found.size_bytes != len(data):
        safeio.make_folder(path.parent)
        safeio.write_file(path, [data], keep_backup=False)
    return digest


def read_blob(folder: Path, digest: str) -> bytes | None:
    """Return a large content, or None where it is missing or damaged."""
    try:
        data = safeio.read_file(_blob_path(folder, digest), limit_bytes=archive.MAX_BYTES)
    except ModelLabError:
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None


def remove_blobs(folder: Path, wanted: set[str]) -> None:
    """Delete large contents that no entry speaks of any more.

    Raises:
        ModelLabError: The disk refused.
    """
    if (folder / "blobs").is_dir():
        for path in (folder / "blobs").iterdir():
            if path.name not in wanted:
                safeio.remove(path)


def newest_generation(folder: Path) -> int:
    """Return the highest generation that is readable, or 0."""
    return max((entry.generation for entry in _checkpoints(folder)), default=0)


def read_state(folder: Path) -> Entry | None:
    """Return the last state that is whole, or None.

    An incomplete tail of a log is dropped; an unreadable checkpoint falls back to the one before and its longer log.
    """
    states = [entry for start in _checkpoints(folder) if (entry := _play(folder, start))]
    return max(states, key=lambda entry: entry.serial, default=None)


def _play(folder: Path, state: Entry) -> Entry:
    for generation in (state.generation, state.generation + 1):
        for change in _read_entries(log_path(folder, generation)):
            if change.generation == generation and change.serial == state.serial + 1:
                state = change.applied_to(state)
    return state


def _checkpoints(folder: Path) -> list[Entry]:
    return [entry for slot in (0, 1) for entry in _read_entries(checkpoint_path(folder, slot))]


def _read_entries(path: Path) -> Iterator[Entry]:
    try:
        data = safeio.read_file(path, limit_bytes=_MAX_LOG_BYTES)
    except ModelLabError:
        return
    position = 0
    while position + _FRAME.size <= len(data):
        length, crc = _FRAME.unpack_from(data, position)
        position += _FRAME.size
        payload = data[position : position + length]
        if len(payload) != length or _checksum(payload) != crc:
            return
        try:
            yield _decode(payload)
        except ModelLabError:
            return
        position += length


def _encode(entry: Entry) -> bytes:
    head = {
        "blobs": entry.blobs,
        "dropped": entry.dropped,
        "facts": entry.facts,
        "generation": entry.generation,
        "serial": entry.serial,
    }
    payload = b"".join(archive.pack({_HEAD: plainjson.dumps(head), **entry.parts}))
    return _FRAME.pack(len(payload), _checksum(payload)) + payload


def _decode(payload: bytes) -> Entry:
    parts = archive.unpack(archive.Memory(payload))
    match plainjson.load_object(parts.pop(_HEAD, b"")):
        case {"generation": int(generation), "serial": int(serial), "facts": dict(facts)} as head:
            blobs, dropped = head.get("blobs"), head.get("dropped")
            if isinstance(blobs, dict) and isinstance(dropped, list):
                return Entry(generation, serial, facts, parts, blobs, tuple(dropped))
    raise ModelLabError(Text("An entry of the journal is damaged."))


def _checksum(payload: bytes) -> int:
    return zlib.crc32(payload, zlib.crc32(_LENGTH.pack(len(payload))))


def _blob_path(folder: Path, digest: str) -> Path:
    return folder / "blobs" / digest
