"""Every byte that the program writes goes through here: a file is replaced whole or not at all.

``write_file`` follows the order that survives power cuts: lock, temporary file in the same folder, fsync, verify,
backup link, rename, fsync of the folder. Whatever the operating system refuses comes out as a ``ModelLabError`` with a
sentence; see ``disk.py`` for the calls themselves.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from modellab import disk
from modellab.disk import BINARY, UNSUPPORTED, again, sentences, shown_name
from modellab.errors import ModelLabError, Text
from modellab.filelock import FileLock, lock

__all__ = [
    "FileLock", "Reader", "Stamp", "append", "backup_path", "lock", "make_folder", "read_file", "reading",
    "refuse_unwritable", "remove", "remove_folder", "shown_name", "stamp", "write_file",
]  # fmt: skip

CHUNK_BYTES = 4 * 2**20
DEFAULT_READ_LIMIT = 64 * 2**20
_POLL_S = 0.02
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_IS_WINDOWS = sys.platform == "win32"
_NO_LINKS = UNSUPPORTED | {errno.EPERM, errno.EACCES, errno.EMLINK, errno.EXDEV}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file on the disk is still the one that was read or written."""

    size_bytes: int
    modified_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Reader:
    """An open file of a known size; parts are read into memory of their own, without copying them afterwards."""

    descriptor: int
    size: int

    def read(self, start: int, count: int) -> bytes:
        """Return ``count`` bytes from ``start``; fewer where the file ends."""
        os.lseek(self.descriptor, start, os.SEEK_SET)
        parts, left = [], count
        while left:
            part = again(disk.system.read, self.descriptor, left)
            if not part:
                break
            parts.append(part)
            left -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


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
        chunks: The content in order; pieces of any size. For a sequence, room is reserved first.
        check: Reads the complete temporary file again and raises ``ModelLabError`` if it is not what it should be.
        keep_backup: Whether the former file stays under ``backup_path``.
        unchanged_since: Stamp of the file when it was read; refuse to overwrite what someone else changed since.

    Returns:
        The stamp of the new file.

    Raises:
        ModelLabError: Disk full, folder read-only, file changed on disk ...; the former file is untouched.
    """
    target = _target(path)
    with lock(target), sentences(target, is_writing=True):
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


def refuse_unwritable(path: Path) -> None:
    """Try whether a file could be written to ``path``, before hours are spent on what is to stand in it.

    Raises:
        ModelLabError: It is a folder, its folder does not exist or is read-only ...
    """
    target = _target(path)
    with sentences(target, is_writing=True):
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        _write_new(temporary, [], None)
        _discard(temporary)


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
    with sentences(path, is_writing=True):
        descriptor = again(disk.system.open, str(path), os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY, 0o666)
        try:
            before = os.fstat(descriptor).st_size
            try:
                _write_all(descriptor, data)
                if is_synced:
                    again(disk.system.fsync, descriptor)
            except OSError:
                _take_back(descriptor, before)
                raise
            return before + len(data)
        finally:
            disk.system.close(descriptor)


def read_file(path: Path, *, limit_bytes: int = DEFAULT_READ_LIMIT) -> bytes:
    """Read a regular file into memory; the size is checked before anything is read.

    Raises:
        ModelLabError: Missing, not a regular file, larger than ``limit_bytes``, or unreadable.
    """
    with reading(path, limit_bytes=limit_bytes) as reader:
        return reader.read(0, reader.size)


@contextmanager
def reading(path: Path, *, limit_bytes: int) -> Iterator[Reader]:
    """Open a regular file for the length of a ``with`` block, to read parts of it.

    Raises:
        ModelLabError: As ``read_file``.
    """
    with sentences(path, is_writing=False):
        _refuse_special(path)
        descriptor = again(disk.system.open, str(path), os.O_RDONLY | BINARY | _NONBLOCK)
        try:
            size = os.fstat(descriptor).st_size
            if size > limit_bytes:
                raise _too_large(path, size, limit_bytes)
            yield Reader(descriptor, size)
        finally:
            disk.system.close(descriptor)


def remove(path: Path) -> None:
    """Delete a file; fine if there is none.

    Raises:
        ModelLabError: The operating system refused.
    """
    with sentences(path, is_writing=True):
        try:
            again(disk.system.unlink, str(path))
        except FileNotFoundError:
            return


def make_folder(path: Path) -> Path:
    """Create a folder and those above it where missing, and return it.

    Raises:
        ModelLabError: The operating system refused, or a file is in the way.
    """
    with sentences(path, is_writing=True):
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir():
                try:
                    again(disk.system.mkdir, str(folder))
                except FileExistsError:
                    if not folder.is_dir():
                        raise
    return path


def remove_folder(path: Path) -> None:
    """Delete a folder of plain files and folders; links in it are removed, not followed. Fine if there is none.

    Raises:
        ModelLabError: The operating system refused.
    """
    with sentences(path, is_writing=True):
        if path.is_dir() and not path.is_symlink():
            for child in path.iterdir():
                if child.is_dir() and not child.is_symlink():
                    remove_folder(child)
                else:
                    remove(child)
            again(disk.system.rmdir, str(path))


def _write_new(path: Path, chunks: Iterable[bytes | memoryview], mode: int | None) -> Stamp:
    descriptor = again(disk.system.open, str(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        if isinstance(chunks, Sequence):
            _allocate(descriptor, sum(memoryview(chunk).nbytes for chunk in chunks))
        for chunk in chunks:
            _write_all(descriptor, chunk)
        # Never twice: after a failed fsync the kernel may have dropped the pages and report success.
        again(disk.system.fsync, descriptor)
        return _stamp_of(os.fstat(descriptor))
    finally:
        disk.system.close(descriptor)


def _allocate(descriptor: int, size: int) -> None:
    try:
        again(disk.system.allocate, descriptor, size)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise


def _write_all(descriptor: int, data: bytes | memoryview) -> None:
    left = memoryview(data).cast("B")
    while left:
        count = again(disk.system.write, descriptor, left[:CHUNK_BYTES])
        if count <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        left = left[count:]


def _replace(source: Path, target: Path) -> None:
    deadline = time.monotonic() + (2.0 if _IS_WINDOWS else 0.0)
    while True:
        try:
            again(disk.system.replace, str(source), str(target))
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
        again(disk.system.link, str(target), str(temporary))
        _replace(temporary, backup_path(target))
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    finally:
        _discard(temporary)


def _sync_folder(folder: Path) -> None:
    if _IS_WINDOWS:
        return  # folders cannot be opened there; NTFS journals the rename
    descriptor = again(disk.system.open, str(folder), os.O_RDONLY)
    try:
        again(disk.system.fsync, descriptor)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
    finally:
        disk.system.close(descriptor)


def _take_back(descriptor: int, size: int) -> None:
    try:
        again(disk.system.truncate, descriptor, size)
    except OSError:
        return  # readers of logs drop an incomplete tail


def _discard(path: Path) -> None:
    try:
        again(disk.system.unlink, str(path))
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
    with sentences(path, is_writing=True):
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
