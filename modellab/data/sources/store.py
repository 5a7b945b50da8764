"""A folder or a ZIP file as a list of files that can be read; links are never followed, nothing is unpacked to disk."""

from __future__ import annotations

import os
import stat
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Protocol, Self

from modellab.errors import ModelLabError, Text

MAX_FILES = 1_000_000
MAX_FILE_BYTES = 256 * 2**20
_MAX_DEPTH = 8
_BINARY = getattr(os, "O_BINARY", 0)
_BROKEN = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a store.

    Attributes:
        path: Relative, with forward slashes.
        problem: Why it must not be read; empty if it may.
        key: Name under which an archive keeps it.
    """

    path: PurePosixPath
    size: int
    problem: str = ""
    key: str = ""


class Store(AbstractContextManager["Store"], Protocol):
    """Where files come from."""

    def entries(self) -> list[Entry]:
        """List all files, sorted by path.

        Raises:
            ModelLabError: They cannot be read, or are more than a million.
        """

    def read(self, entry: Entry) -> bytes:
        """Return the content of a file; safe to call from several threads.

        Raises:
            ModelLabError: It is damaged inside an archive.
            OSError: The disk refused.
        """


def open_store(path: Path) -> Store:
    """Open a folder or a ZIP file.

    Raises:
        ModelLabError: It is neither, or damaged.
    """
    return _Folder(path) if path.is_dir() else _Zip(path)


class _Folder:
    def __init__(self, root: Path) -> None:
        self._root = root

    def entries(self) -> list[Entry]:
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
        # O_NOFOLLOW, since a file may have become a link after it was listed.
        descriptor = os.open(self._root / entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(MAX_FILE_BYTES + 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


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


class _Zip:
    def __init__(self, path: Path) -> None:
        try:
            self._file = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise ModelLabError(
                Text("{name} is a damaged ZIP file: {reason}.", name=path.name, reason=str(error).rstrip(".")),
                Text("Download or pack it again."),
            ) from error
        self._lock = threading.Lock()

    def entries(self) -> list[Entry]:
        found = [_zip_entry(info) for info in self._file.infolist() if not info.is_dir()]
        if len(found) > MAX_FILES:
            raise ModelLabError(Text("{path} holds more than a million files.", path=self._file.filename))
        return sorted(found, key=lambda entry: entry.path.parts)

    def read(self, entry: Entry) -> bytes:
        with self._lock:  # one file handle; unpacking is fast beside decoding
            try:
                with self._file.open(entry.key) as file:
                    # Read no more than announced, whatever the packed data would swell to.
                    return file.read(min(entry.size, MAX_FILE_BYTES))
            except _BROKEN as error:
                raise ModelLabError(Text("damaged inside the ZIP file: {reason}", reason=str(error))) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _zip_entry(info: zipfile.ZipInfo) -> Entry:
    path = PurePosixPath(info.filename)
    if info.flag_bits & 1:
        return Entry(path, info.file_size, Text("encrypted"))
    if stat.S_ISLNK(info.external_attr >> 16):
        return Entry(path, info.file_size, Text("a link, which is not followed"))
    return Entry(path, info.file_size, _size_problem(info.file_size), info.filename)
