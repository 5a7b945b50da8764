"""A ZIP file without any freedom: every byte is content under a checksum, or follows from the content.

Members are stored, in a given order, with fixed time stamps. The reader finds names, sizes and checksums in the
directory, checks the content, and then writes every header anew: a file whose headers are not exactly these bytes is
refused. So there are no gaps, overlaps, comments, extra fields, second directories or trailing bytes to hide in.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from modellab.errors import ModelLabError, Text

MAX_MEMBERS = 20_000
MAX_BYTES = 2**32 - 2**20
ALIGNMENT = 64
_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_ALIGNMENT_FIELD = struct.Struct("<HHH")
_LOCAL_SIGNATURE, _CENTRAL_SIGNATURE, _END_SIGNATURE = 0x04034B50, 0x02014B50, 0x06054B50
_VERSION, _TIME, _DATE = 20, 0, (1980 - 1980) << 9 | 1 << 5 | 1
_ALIGNMENT_ID = 0xD935
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*){0,3}")
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class _Member:
    """What the headers say of one member."""

    name: str
    size: int
    crc: int
    offset: int

    def local(self) -> bytes:
        """Return the bytes before the content."""
        name, extra = self.name.encode("ascii"), self._padding()
        sizes = (self.crc, self.size, self.size, len(name), len(extra))
        return _LOCAL.pack(_LOCAL_SIGNATURE, _VERSION, 0, 0, _TIME, _DATE, *sizes) + name + extra

    def central(self) -> bytes:
        """Return the entry of the directory."""
        name = self.name.encode("ascii")
        sizes = (self.crc, self.size, self.size, len(name), 0, 0, 0, 0, 0, self.offset)
        return _CENTRAL.pack(_CENTRAL_SIGNATURE, _VERSION, _VERSION, 0, 0, _TIME, _DATE, *sizes) + name

    def _padding(self) -> bytes:
        """Move the content of weights to a multiple of 64 bytes, as zipalign does."""
        if not self.name.endswith(".safetensors"):
            return b""
        start = self.offset + _LOCAL.size + len(self.name) + _ALIGNMENT_FIELD.size
        fill = -start % ALIGNMENT
        return _ALIGNMENT_FIELD.pack(_ALIGNMENT_ID, 2 + fill, ALIGNMENT) + bytes(fill)


def pack(members: Mapping[str, bytes]) -> Iterator[bytes]:
    """Write members in their order, piece by piece.

    Raises:
        ModelLabError: More members or bytes than the format holds.
    """
    _refuse_too_much(len(members), sum(map(len, members.values())) + 400 * len(members))
    offset, written = 0, []
    for name, content in members.items():
        if not _is_name(name):
            raise ModelLabError(Text('"{name}" cannot be the name of a part.', name=name))
        member = _Member(name, len(content), zlib.crc32(content), offset)
        head = member.local()
        yield head
        yield content
        offset += len(head) + len(content)
        written.append(member)
    yield _directory(written, offset)


class Source(Protocol):
    """Where an archive is read from: a ``safeio.Reader``, or bytes."""

    @property
    def size(self) -> int:
        """Number of bytes."""

    def read(self, start: int, count: int) -> bytes:
        """Return a part; less where the source ends."""


@dataclass(frozen=True, slots=True)
class Memory:
    """An archive that is in memory already."""

    data: bytes

    @property
    def size(self) -> int:
        """Number of bytes."""
        return len(self.data)

    def read(self, start: int, count: int) -> bytes:
        """Return a part."""
        return self.data[start : start + count]


def unpack(source: Source) -> dict[str, bytes]:
    """Read an archive that nobody vouches for.

    Raises:
        ModelLabError: Any byte is not what ``pack`` would have written.
    """
    directory, start = _read_directory(source)
    found: dict[str, bytes] = {}
    members, offset = [], 0
    for name, size, crc in _listed(directory):
        member = _Member(name, size, crc, offset)
        head = member.local()
        if offset + len(head) + size > start or source.read(offset, len(head)) != head or name in found:
            raise _damaged()
        offset += len(head)
        content = source.read(offset, size)
        if zlib.crc32(content) != crc:
            raise _damaged()
        found[name] = content
        members.append(member)
        offset += size
    if offset != start or directory != _directory(members, start):
        raise _damaged()
    return found


def _read_directory(source: Source) -> tuple[bytes, int]:
    """Return the directory with the end of the file, and where it starts; only their sizes are believed yet."""
    end = source.read(max(0, source.size - _END.size), _END.size)
    if len(end) != _END.size:
        raise _damaged()
    signature, _, _, _, count, size, start, _ = _END.unpack(end)
    if signature != _END_SIGNATURE or start + size + _END.size != source.size:
        raise ModelLabError(Text("The end of the file is missing."))
    _refuse_too_much(count, source.size)
    if size > count * (_CENTRAL.size + _MAX_NAME):
        raise _damaged()
    return source.read(start, size + _END.size), start


def _listed(directory: bytes) -> Iterator[tuple[str, int, int]]:
    """Return name, size and checksum of each member as the directory claims them."""
    position, end = 0, len(directory) - _END.size
    while position < end:
        if position + _CENTRAL.size > end:
            raise _damaged()
        fields = _CENTRAL.unpack_from(directory, position)
        crc, size, name_length = fields[7], fields[9], fields[10]
        position += _CENTRAL.size + name_length
        name = directory[position - name_length : position].decode("latin-1")
        if not _is_name(name):
            raise _damaged()
        yield name, size, crc


def _directory(members: list[_Member], start: int) -> bytes:
    entries = b"".join(member.central() for member in members)
    count = len(members)
    return entries + _END.pack(_END_SIGNATURE, 0, 0, count, count, len(entries), start, 0)


def _is_name(name: str) -> bool:
    return len(name) <= _MAX_NAME and _NAME.fullmatch(name) is not None


def _refuse_too_much(count: int, size: int) -> None:
    if count > MAX_MEMBERS or size > MAX_BYTES:
        raise ModelLabError(
            Text("{size} bytes in {count} parts are more than a project holds.", size=f"{size:,}", count=count),
            Text("Remove runs that are no longer needed."),
        )


def _damaged() -> ModelLabError:
    return ModelLabError(Text("The file is damaged: parts of it are not as they were written."))
