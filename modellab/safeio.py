"""Every byte that the program writes goes through here: a file is replaced whole or not at all.

``write_file`` follows the order that survives power cuts: lock, temporary file in the same folder, fsync, verify,
backup link, rename, fsync of the folder. All calls to the operating system go through ``system``, so that tests can
let the n-th one fail. Whatever the operating system refuses comes out as a ``ModelLabError`` with a sentence.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from modellab.errors import ModelLabError, Text

Result = TypeVar("Result")

CHUNK_BYTES = 4 * 2**20
DEFAULT_READ_LIMIT = 64 * 2**20
LOCK_WAIT_S = 10.0
_POLL_S = 0.02
_BINARY = getattr(os, "O_BINARY", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_IS_WINDOWS = sys.platform == "win32"
_UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.ENOLCK}
_NO_LINKS = _UNSUPPORTED | {errno.EPERM, errno.EACCES, errno.EMLINK, errno.EXDEV}


class System:
    """The calls to the operating system that this module makes; each may fail with any ``OSError``."""

    open = staticmethod(os.open)
    close = staticmethod(os.close)
    read = staticmethod(os.read)
    write = staticmethod(os.write)
    fsync = staticmethod(os.fsync)
    truncate = staticmethod(os.ftruncate)
    replace = staticmethod(os.replace)
    link = staticmethod(os.link)
    unlink = staticmethod(os.unlink)
    mkdir = staticmethod(os.mkdir)
    rmdir = staticmethod(os.rmdir)


system = System()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file on the disk is still the one that was read or written."""

    size_bytes: int
    modified_ns: int
    inode: int


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file, or None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return _stamp_of(found)


def write_file(
    path: Path,
    chunks: Iterable[bytes | memoryview],
    *,
    check: Callable[[Path], None] | None = None,
    keep_backup: bool = True,
    unchanged_since: Stamp | None = None,
) -> Stamp:
    """Replace a file whole, or leave it exactly as it was.

    Args:
        path: Where to; links are followed, so that the file behind a link is replaced and not the link.
        chunks: The content in order; pieces of any size.
        check: Reads the complete temporary file again and raises ``ModelLabError`` if it is not what it should be.
        keep_backup: Whether the former file stays under ``backup_path``.
        unchanged_since: Stamp of the file when it was read; refuse to overwrite what someone else changed since.

    Returns:
        The stamp of the new file.

    Raises:
        ModelLabError: Disk full, folder read-only, file changed on disk ...; the former file is untouched.
    """
    target = _target(path)
    with lock(target), _sentences(target, is_writing=True):
        _remove_stale(target)
        _refuse_changed(target, unchanged_since)
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        is_complete = False
        try:
            written = _write_new(temporary, chunks, _mode_of(target))
            if check is not None:
                check(temporary)
            _refuse_changed(target, unchanged_since)
            if keep_backup and target.exists():
                _link_backup(target)
            _replace(temporary, target)
            is_complete = True
        finally:
            if not is_complete:
                _discard(temporary)
        _sync_folder(target.parent)
    return written


def backup_path(path: Path) -> Path:
    """Return where ``write_file`` keeps the former version of a file."""
    return path.with_name(path.name + "~")


def append(path: Path, data: bytes, *, is_synced: bool = True) -> int:
    """Add bytes to the end of a file; a failed addition is taken back.

    Args:
        path: Created where missing; its folder must exist.
        data: What to add.
        is_synced: Whether to wait until it is on the disk.

    Returns:
        The new size in bytes.

    Raises:
        ModelLabError: The operating system refused.
    """
    with _sentences(path, is_writing=True):
        descriptor = _again(system.open, str(path), os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o666)
        try:
            before = os.fstat(descriptor).st_size
            try:
                _write_all(descriptor, data)
                if is_synced:
                    _again(system.fsync, descriptor)
            except OSError:
                _take_back(descriptor, before)
                raise
            return before + len(data)
        finally:
            system.close(descriptor)


def read_file(path: Path, *, limit_bytes: int = DEFAULT_READ_LIMIT) -> bytes:
    """Read a regular file into memory; the size is checked before anything is read.

    Raises:
        ModelLabError: Missing, not a regular file, larger than ``limit_bytes``, or unreadable.
    """
    with _sentences(path, is_writing=False):
        _refuse_special(path)
        descriptor = _again(system.open, str(path), os.O_RDONLY | _BINARY | _NONBLOCK)
        try:
            size = os.fstat(descriptor).st_size
            if size > limit_bytes:
                raise _too_large(path, size, limit_bytes)
            return _read_all(descriptor, size)
        finally:
            system.close(descriptor)


def remove(path: Path) -> None:
    """Delete a file; fine if there is none.

    Raises:
        ModelLabError: The operating system refused.
    """
    with _sentences(path, is_writing=True):
        try:
            _again(system.unlink, str(path))
        except FileNotFoundError:
            return


def make_folder(path: Path) -> Path:
    """Create a folder and those above it where missing, and return it.

    Raises:
        ModelLabError: The operating system refused, or a file is in the way.
    """
    with _sentences(path, is_writing=True):
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir():
                try:
                    _again(system.mkdir, str(folder))
                except FileExistsError:
                    if not folder.is_dir():
                        raise
    return path


def remove_folder(path: Path) -> None:
    """Delete a folder of plain files and folders; links in it are removed, not followed. Fine if there is none.

    Raises:
        ModelLabError: The operating system refused.
    """
    with _sentences(path, is_writing=True):
        if path.is_dir() and not path.is_symlink():
            for child in path.iterdir():
                if child.is_dir() and not child.is_symlink():
                    remove_folder(child)
                else:
                    remove(child)
            _again(system.rmdir, str(path))


class FileLock:
    """A lock between windows and processes, held as a small file beside ``path``; it ends with its process.

    Use as a context manager, or with ``acquire`` and ``release`` for a lock that outlives a function.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(f".{path.name}.lock")
        self._target = path
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
        with _sentences(self._target, is_writing=True):
            while not self._try():
                if time.monotonic() >= deadline:
                    raise ModelLabError(
                        Text('"{name}" is in use by another window or program.', name=shown_name(self._target)),
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
            _discard(self.path)
        else:
            _discard(self.path)
            os.close(descriptor)

    def _try(self) -> bool:
        try:
            descriptor = _again(system.open, str(self.path), os.O_RDWR | os.O_CREAT | _BINARY, 0o666)
        except PermissionError:
            if _IS_WINDOWS and self.path.exists():  # being deleted by its last holder
                return False
            raise
        if _lock_descriptor(descriptor) and self._is_current(descriptor):
            self._descriptor = descriptor
            return True
        os.close(descriptor)
        return False

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
def lock(path: Path, *, wait_s: float = LOCK_WAIT_S) -> Iterator[FileLock]:
    """Hold the lock of ``path`` for the length of a ``with`` block.

    Raises:
        ModelLabError: Someone else holds it for longer than ``wait_s``.
    """
    held = FileLock(path)
    held.acquire(wait_s)
    try:
        yield held
    finally:
        held.release()


def shown_name(path: Path) -> str:
    """Return the name of a file as plain, short, printable text for a sentence."""
    text = "".join(char if char.isprintable() else "�" for char in path.name or str(path))
    return text if len(text) <= 80 else text[:77] + "..."


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
            return error.errno in _UNSUPPORTED
        return True


def _again(call: Callable[..., Result], *args: object) -> Result:
    """Call until it is not interrupted by a signal."""
    while True:
        try:
            return call(*args)
        except InterruptedError:
            continue


def _write_new(path: Path, chunks: Iterable[bytes | memoryview], mode: int | None) -> Stamp:
    descriptor = _again(system.open, str(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        for chunk in chunks:
            _write_all(descriptor, chunk)
        # Never twice: after a failed fsync the kernel may have dropped the pages and report success.
        _again(system.fsync, descriptor)
        return _stamp_of(os.fstat(descriptor))
    finally:
        system.close(descriptor)


def _write_all(descriptor: int, data: bytes | memoryview) -> None:
    left = memoryview(data).cast("B")
    while left:
        count = _again(system.write, descriptor, left[:CHUNK_BYTES])
        if count <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        left = left[count:]


def _read_all(descriptor: int, size: int) -> bytes:
    parts, left = [], size
    while left:
        part = _again(system.read, descriptor, left)
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _replace(source: Path, target: Path) -> None:
    deadline = time.monotonic() + (2.0 if _IS_WINDOWS else 0.0)
    while True:
        try:
            _again(system.replace, str(source), str(target))
        except PermissionError:  # on Windows a virus scanner may hold the file for a moment
            if time.monotonic() >= deadline:
                raise
            time.sleep(_POLL_S)
        else:
            return


def _link_backup(target: Path) -> None:
    """Keep the present file under the backup's name; where links are not possible there is no backup."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        _again(system.link, str(target), str(temporary))
        _replace(temporary, backup_path(target))
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    finally:
        _discard(temporary)


def _sync_folder(folder: Path) -> None:
    if _IS_WINDOWS:
        return  # folders cannot be opened there; NTFS journals the rename
    descriptor = _again(system.open, str(folder), os.O_RDONLY)
    try:
        _again(system.fsync, descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        system.close(descriptor)


def _take_back(descriptor: int, size: int) -> None:
    try:
        _again(system.truncate, descriptor, size)
    except OSError:
        return  # readers of logs drop an incomplete tail


def _discard(path: Path) -> None:
    try:
        _again(system.unlink, str(path))
    except OSError:
        return  # the next writer removes it


def _remove_stale(target: Path) -> None:
    """Delete what a killed writer of this file left behind; the lock says that nobody writes now."""
    prefix, suffix = f".{target.name}.", ".tmp"
    for name in os.listdir(target.parent):  # noqa: PTH208 - a folder of 100,000 names would become as many paths
        middle = name[len(prefix) : -len(suffix)]
        if name.startswith(prefix) and name.endswith(suffix) and len(middle) == 8:
            _discard(target.parent / name)


def _target(path: Path) -> Path:
    with _sentences(path, is_writing=True):
        try:
            target = Path(os.path.realpath(path))
        except ValueError:  # a NUL character
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from None
        if target.exists() and not target.is_file():
            raise _not_a_file(path)
        return target


def _refuse_changed(target: Path, expected: Stamp | None) -> None:
    if expected is not None and stamp(target) not in (expected, None):
        raise ModelLabError(
            Text('"{name}" was changed on the disk by another window or program.', name=shown_name(target)),
            Text("Save under another name, or open it again to see the changes."),
        )


def _refuse_special(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except ValueError:  # a NUL character
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from None
    if not stat.S_ISREG(mode):
        raise _not_a_file(path)


def _mode_of(target: Path) -> int | None:
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else None


def _stamp_of(found: os.stat_result) -> Stamp:
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def _not_a_file(path: Path) -> ModelLabError:
    return ModelLabError(Text('"{name}" is not a file.', name=shown_name(path)), Text("Choose a file."))


def _too_large(path: Path, size: int, limit: int) -> ModelLabError:
    return ModelLabError(
        Text('"{name}" is too large: {size} bytes.', name=shown_name(path), size=f"{size:,}"),
        Text("At most {limit} bytes can be read.", limit=f"{limit:,}"),
    )


@contextmanager
def _sentences(path: Path, *, is_writing: bool) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _sentence(error, path, is_writing) from error


def _sentence(error: OSError, path: Path, is_writing: bool) -> ModelLabError:
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
