"""Files that may be packed with gzip, whatever their names say."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_GZIP = b"\x1f\x8b"


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
