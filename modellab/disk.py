"""The operating system's calls on files, and a sentence for everything that it refuses.

All calls go through ``system``, so that tests can let the n-th one fail.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from modellab.errors import ModelLabError, Text

Result = TypeVar("Result")

BINARY = getattr(os, "O_BINARY", 0)
UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.ENOLCK}
"""What file systems answer that lack locks, links, preallocation or the fsync of a folder."""


class System:
    """The calls to the operating system that this module makes; each may fail with any ``OSError``."""

    open = staticmethod(os.open)
    close = staticmethod(os.close)
    read = staticmethod(os.read)
    write = staticmethod(os.write)
    truncate = staticmethod(os.ftruncate)
    replace = staticmethod(os.replace)
    link = staticmethod(os.link)
    unlink = staticmethod(os.unlink)
    mkdir = staticmethod(os.mkdir)
    rmdir = staticmethod(os.rmdir)

    @staticmethod
    def fsync(descriptor: int) -> None:
        """Wait until a file is on the disk, not only in the disk's own memory."""
        if sys.platform == "darwin":  # where fsync does not empty the memory of the disk
            import fcntl

            with suppress(OSError):
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        os.fsync(descriptor)

    @staticmethod
    def allocate(descriptor: int, size: int) -> None:
        """Reserve room on the disk where the system can; a full disk is known before anything is written."""
        if hasattr(os, "posix_fallocate") and size > 0:
            os.posix_fallocate(descriptor, 0, size)


system = System()


def again(call: Callable[..., Result], *args: object) -> Result:
    """Call until it is not interrupted by a signal."""
    while True:
        try:
            return call(*args)
        except InterruptedError:
            continue


def is_file(path: Path) -> bool:
    """Whether there is a regular file; False where nobody may look (``Path.is_file`` raises there)."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; False where nobody may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def shown_name(path: Path) -> str:
    """Return the name of a file as plain, short, printable text for a sentence."""
    text = "".join(char if char.isprintable() else "�" for char in path.name or str(path))
    return text if len(text) <= 80 else text[:77] + "..."


@contextmanager
def sentences(path: Path, *, is_writing: bool) -> Iterator[None]:
    """Turn an ``OSError`` inside a ``with`` block into a ``ModelLabError`` about ``path``.

    Raises:
        ModelLabError: The operating system refused.
    """
    try:
        yield
    except OSError as error:
        raise sentence(error, path, is_writing) from error


def sentence(error: OSError, path: Path, is_writing: bool) -> ModelLabError:
    """Say what the operating system refused, and what to do."""
    name = shown_name(path)
    reason = os.strerror(error.errno) if error.errno else str(error)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return ModelLabError(
                Text('There is not enough space on the disk for "{name}".', name=name),
                Text("Free some space or save to another disk; the former file is unchanged."),
            )
        case errno.EACCES | errno.EPERM | errno.EROFS if is_writing:
            return ModelLabError(
                Text('"{name}" cannot be written: the file or its folder is read-only.', name=name),
                Text("Choose another folder, or close the program that has the file open."),
            )
        case errno.EACCES | errno.EPERM:
            return ModelLabError(
                Text('"{name}" cannot be read: permission denied.', name=name),
                Text("Ask for permission to read it, or copy it to a folder of your own."),
            )
        case errno.ENOENT | errno.ENOTDIR if is_writing:
            return ModelLabError(
                Text('"{name}" cannot be written: its folder does not exist.', name=name),
                Text("Choose another folder."),
            )
        case errno.ENOENT | errno.ENOTDIR:
            return ModelLabError(Text('There is no file "{name}".', name=name), Text("It may have been moved."))
        case _ if is_writing:
            return ModelLabError(
                Text('"{name}" could not be written: {reason}.', name=name, reason=reason),
                Text("Save to another disk."),
            )
        case _:
            return ModelLabError(
                Text('"{name}" could not be read: {reason}.', name=name, reason=reason),
                Text("Check the disk."),
            )
