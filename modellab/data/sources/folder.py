"""A folder as a list of files that can be read; links are never followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from modellab.errors import ModelLabError, Text

MAX_FILES = 1_000_000
MAX_FILE_BYTES = 256 * 2**20
_MAX_DEPTH = 8
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a folder.

    Attributes:
        path: Relative, with forward slashes.
        problem: Why it must not be read; empty if it may.
    """

    path: PurePosixPath
    size: int
    problem: str = ""


class Folder:
    """Where files come from.

    Args:
        root: Folder around all of them.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def entries(self) -> list[Entry]:
        """List all files, sorted by path.

        Raises:
            ModelLabError: They cannot be read, or are more than a million.
        """
        try:
            found = list(self._walk(self._root, PurePosixPath(), 0))
        except OSError as error:
            raise ModelLabError(
                Text("{path} cannot be read: {reason}.", path=error.filename, reason=error.strerror or str(error))
            ) from error
        return sorted(found, key=lambda entry: entry.path.parts)

    def _walk(self, folder: Path, below: PurePosixPath, depth: int) -> Iterator[Entry]:
        for count, item in enumerate(os.scandir(folder)):
            if count >= MAX_FILES:
                raise ModelLabError(Text("{path} holds more than a million files.", path=folder))
            if item.is_dir(follow_symlinks=False):
                if depth < _MAX_DEPTH and not item.name.startswith("."):
                    yield from self._walk(Path(item.path), below / item.name, depth + 1)
            else:
                yield _entry(item, below / item.name)

    def read(self, entry: Entry) -> bytes:
        """Return the content of a file; safe to call from several threads.

        Raises:
            OSError: The disk refused.
        """
        # O_NOFOLLOW, since a file may have become a link after it was listed.
        descriptor = os.open(self._root / entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(MAX_FILE_BYTES + 1)


def _entry(item: os.DirEntry[str], path: PurePosixPath) -> Entry:
    if item.is_symlink():
        return Entry(path, 0, Text("a link, which is not followed"))
    status = item.stat(follow_symlinks=False)
    problem = "" if stat.S_ISREG(status.st_mode) else Text("not a regular file")
    return Entry(path, status.st_size, problem or _size_problem(status.st_size))


def _size_problem(size: int) -> str:
    if size == 0:
        return Text("empty (0 bytes)")
    return Text("larger than 256 MB") if size > MAX_FILE_BYTES else ""
