"""Files that may be packed with gzip, whatever their names say."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from modellab.errors import ModelLabError, Text

_GZIP = b"\x1f\x8b"
MAX_UNPACKED = 512 * 2**20


@contextmanager
def open_unpacked(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacked on the way where it is packed.

    Raises:
        OSError: It cannot be read. Reading may raise ``EOFError`` and ``zlib.error`` as well, where it is damaged.
    """
    with path.open("rb") as probe:
        is_packed = probe.read(2) == _GZIP
    with gzip.open(path, "rb") if is_packed else path.open("rb") as file:
        yield file  # type: ignore[misc]  # GzipFile reads as a file does


def unpack(content: bytes, name: str) -> bytes:
    """Unpack what was read from a file, where it is packed.

    Raises:
        ModelLabError: It is damaged, or larger than 512 MB.
    """
    if not content.startswith(_GZIP):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            unpacked = file.read(MAX_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ModelLabError(
            Text("{name} cannot be read: {reason}.", name=name, reason=str(error).rstrip("."))
        ) from error
    if len(unpacked) > MAX_UNPACKED:
        raise ModelLabError(Text("{name} is larger than 512 MB.", name=name), Text("Split it, or use part of it."))
    return unpacked
