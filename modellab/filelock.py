"""A lock between windows and processes, held as a small file beside what it protects; it ends with its process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from modellab import disk
from modellab.errors import ModelLabError, Text

LOCK_WAIT_S = 10.0
_POLL_S = 0.02
_IS_WINDOWS = sys.platform == "win32"


class FileLock:
    """The lock of ``path``.

    Use as a context manager, or with ``acquire`` and ``release`` for a lock that outlives a function.

    Args:
        path: What is locked; it need not exist, but its folder must.
        name: What to call it in a sentence; empty for the name of the file.
    """

    def __init__(self, path: Path, name: str = "") -> None:
        self.path = path.with_name(f".{path.name}.lock")
        self._target = path
        self._name = name or disk.shown_name(path)
        self._descriptor = -1

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor >= 0

    def acquire(self, wait_s: float = LOCK_WAIT_S) -> None:
        """Wait for the lock.

        Raises:
            ModelLabError: Someone else holds it for longer than ``wait_s``, or the folder cannot be written.
        """
        deadline = time.monotonic() + wait_s
        with disk.sentences(self._target, is_writing=True):
            while not self._try():
                if time.monotonic() >= deadline:
                    raise ModelLabError(
                        Text('"{name}" is in use by another window or program.', name=self._name),
                        Text("Close it there, or wait a moment and try again."),
                    )
                time.sleep(_POLL_S)

    def release(self) -> None:
        """Give the lock back; fine if it is not held."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor < 0:
            return
        if _IS_WINDOWS:  # an open file cannot be deleted there
            os.close(descriptor)
            self._remove()
        else:
            self._remove()
            os.close(descriptor)

    def _try(self) -> bool:
        try:
            descriptor = disk.again(disk.system.open, str(self.path), os.O_RDWR | os.O_CREAT | disk.BINARY, 0o666)
        except PermissionError:
            if _IS_WINDOWS and self.path.exists():  # being deleted by its last holder
                return False
            raise
        if _lock_descriptor(descriptor) and self._is_current(descriptor):
            self._descriptor = descriptor
            return True
        os.close(descriptor)
        return False

    def _remove(self) -> None:
        with suppress(OSError):  # an empty file that stays is harmless
            disk.again(disk.system.unlink, str(self.path))

    def _is_current(self, descriptor: int) -> bool:
        """Whether the locked file still has its name; the last holder deletes it on release."""
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False

    def __enter__(self) -> Self:
        if not self.is_held:
            self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()


@contextmanager
def lock(path: Path, *, wait_s: float = LOCK_WAIT_S, name: str = "") -> Iterator[FileLock]:
    """Hold the lock of ``path`` for the length of a ``with`` block; see ``FileLock``.

    Raises:
        ModelLabError: Someone else holds it for longer than ``wait_s``.
    """
    held = FileLock(path, name)
    held.acquire(wait_s)
    try:
        yield held
    finally:
        held.release()


if sys.platform == "win32":
    import msvcrt

    def _lock_descriptor(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock_descriptor(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A network folder without locks: better to save unlocked than not at all.
            return error.errno in disk.UNSUPPORTED
        return True
