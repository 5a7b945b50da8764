"""Packed data sets: ZIP and tar archives are unpacked once, into a folder of the program, and read from there.

An archive comes from anywhere, so nothing of it is believed. Nothing is written outside of its own folder; links,
devices and whatever else is no plain file are left out and named; files and bytes are counted while they come. The
folder gets its name when all of it is there, so that half of an archive is never taken for the whole.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

from modellab import safeio, strictjson
from modellab.disk import again, sentences, system
from modellab.errors import ModelLabError, Text
from modellab.filelock import FileLock
from modellab.home import home

Report = Callable[[int, int], None]
"""Told (done, total) of the packed bytes now and then; raises to end it."""

MAX_FILES = 1_000_000
MAX_BYTES = 10 * 2**30
"""Of one archive, unpacked."""
KEPT_BYTES = 20 * 2**30
"""Of all archives that stay unpacked; those that were not used for longest go first."""
_LARGEST_FACTOR, _ALWAYS_BYTES = 200, 100 * 2**20
"""Data is not packed tighter than that; what is wants to fill the disk."""
_CHUNK = 2**20
_ENDS = 2**16
_NOTE = "contents.json"
_OFFICE = "[Content_Types].xml"
_IS_UTF8 = 0x800
_CHINESE = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])+")
_UNNAMEABLE = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)
_DAMAGED = (
    EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, tarfile.TarError, zipfile.BadZipFile, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
_WHY_NOT: Mapping[str, Text] = {
    "link": Text("a link, which is not followed"),
    "special": Text("not a regular file"),
    "encrypted": Text("encrypted"),
    "outside": Text("a path that leads outside"),
    "repeated": Text("another file of the archive has its name"),
    "unnameable": Text("a name that no file can have here"),
    "damaged": Text("damaged inside the archive"),
}


@dataclass(frozen=True)
class Contents:
    """What there is to read.

    Attributes:
        path: The file or folder itself; of an archive, the folder that it was unpacked into.
        left_out: (path, reason) of what an archive holds and was not unpacked.
    """

    path: Path
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Member:
    """A file of an archive; ``problem`` is a key of ``_WHY_NOT``, or empty."""

    name: str
    size: int
    problem: str
    read: Callable[[], Iterator[bytes]]


class _MemberDamagedError(Exception):
    """A file of an archive cannot be read, although the others can."""


def is_archive(path: Path) -> bool:
    """Whether a path is a ZIP or tar file, packed with whatever the standard library knows; its name does not count."""
    if not path.is_file():
        return False
    if zipfile.is_zipfile(path):
        return not is_office(path)
    try:
        return tarfile.is_tarfile(path)
    except (*_DAMAGED, OSError):
        return False


def is_office(path: Path) -> bool:
    """Whether a ZIP file is a document of an office program."""
    try:
        with zipfile.ZipFile(path) as packed:
            return _OFFICE in packed.namelist()
    except (*_DAMAGED, OSError):
        return False


def contents_of(path: Path, report: Report = lambda _done, _total: None) -> Contents:
    """Return what is to be read of a path; an archive is unpacked first, unless that was done before.

    Raises:
        ModelLabError: The archive is damaged or too large, or there is no room for it; what ``report`` raises.
    """
    if not is_archive(path):
        return Contents(path)
    safeio.make_folder(_cache())
    folder = _cache() / _fingerprint(path)
    found = _kept(folder, path.name)
    if found is not None:
        return found
    with FileLock(folder, path.name):
        found = _kept(folder, path.name)  # another window may have been quicker
        if found is not None:
            return found
        _unpack(path, folder, report)
    _make_room(folder)
    found = _kept(folder, path.name)
    assert found is not None
    return found


def _cache() -> Path:
    return home() / "archives"


def _fingerprint(path: Path) -> str:
    """Hash what changes with an archive: at its end stand the sums of all that is in it."""
    status = path.stat()
    digest = hashlib.sha256(f"{path.name}\n{status.st_size}\n{status.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    with path.open("rb") as file:
        digest.update(file.read(_ENDS))
        file.seek(max(0, status.st_size - _ENDS))
        digest.update(file.read())
    return digest.hexdigest()[:32]


def _kept(folder: Path, name: str) -> Contents | None:
    """Return what was unpacked before, if all of it is still there."""
    try:
        note = _noted(folder)
        if _measure(folder / name) != (note["files"], note["bytes"]):
            return None
        left_out = tuple((str(path), _WHY_NOT[key]) for path, key in note["left_out"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    with suppress(OSError):  # a folder that is read-only keeps its order
        (folder / _NOTE).touch()
    return Contents(folder / name, left_out)


def _noted(folder: Path) -> Any:
    return strictjson.parse((folder / _NOTE).read_text("ascii"))


def _measure(folder: Path) -> tuple[int, int]:
    """Count files and bytes: after a power cut, files may be shorter than they were."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _unpack(path: Path, folder: Path, report: Report) -> None:
    """Unpack into a folder that is not there yet."""
    part = folder.with_name(f"{folder.name}.part")
    safeio.remove_folder(folder)
    safeio.remove_folder(part)
    is_complete = False
    try:
        inside = safeio.make_folder(part / path.name)
        with sentences(inside, is_writing=True):
            note = _write_members(path, inside, report)
        safeio.write_file(part / _NOTE, [json.dumps(note).encode("ascii")], keep_backup=False)
        with sentences(inside, is_writing=True):
            again(system.replace, str(part), str(folder))
        is_complete = True
    finally:
        if not is_complete:
            safeio.remove_folder(part)


def _write_members(path: Path, inside: Path, report: Report) -> dict[str, object]:
    """Write all that may be written, and return what is to be noted about it."""
    packed_bytes = path.stat().st_size
    most = min(MAX_BYTES, max(_ALWAYS_BYTES, _LARGEST_FACTOR * packed_bytes))
    count = total = 0
    left_out: list[tuple[str, str]] = []
    with path.open("rb") as file, _telling_damage(path.name):
        for member in _members(file):
            _refuse_bomb(path.name, total + member.size, count + len(left_out) + 1, most)
            problem = member.problem or _write(member, inside, lambda: report(file.tell() * 100 // packed_bytes, 100))
            if problem:
                left_out.append((member.name, problem))
            else:
                count, total = count + 1, total + member.size
    return {"files": count, "bytes": total, "left_out": left_out}


def _write(member: _Member, inside: Path, tell: Callable[[], None]) -> str:
    """Write a file of an archive; return what is wrong with it, or nothing."""
    target = _place(member.name, inside)
    if target is None:
        return "outside"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            for chunk in member.read():
                file.write(chunk)
                tell()
    except (FileExistsError, NotADirectoryError):
        return "repeated"
    except _MemberDamagedError:
        target.unlink()
        return "damaged"
    except OSError as error:
        if error.errno in _UNNAMEABLE:
            return "unnameable"
        raise
    return ""


def _place(name: str, inside: Path) -> Path | None:
    """Return where a file goes, or None for a path that leads outside."""
    if PurePosixPath(name).is_absolute() or "\0" in name:
        return None
    try:
        target = inside / tarfile.data_filter(tarfile.TarInfo(name), str(inside)).name
    except tarfile.FilterError:
        return None
    return target if target != inside else None


def _members(file: IO[bytes]) -> Iterator[_Member]:
    is_zip = zipfile.is_zipfile(file)
    file.seek(0)
    return _zip_members(file) if is_zip else _tar_members(file)


def _zip_members(file: IO[bytes]) -> Iterator[_Member]:
    with zipfile.ZipFile(file) as packed:
        for info in packed.infolist():
            if not info.is_dir():
                is_link = stat.S_ISLNK(info.external_attr >> 16)
                problem = "encrypted" if info.flag_bits & 1 else "link" if is_link else ""
                yield _Member(_zip_name(info), info.file_size, problem, partial(_zip_chunks, packed, info))


def _zip_chunks(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with packed.open(info) as file:  # gives no more than is announced
            yield from iter(lambda: file.read(_CHUNK), b"")
    except _DAMAGED as error:
        raise _MemberDamagedError from error


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return the name as it was meant: many programs write UTF-8 or Chinese without saying so."""
    if info.flag_bits & _IS_UTF8 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    return raw.decode("gbk") if _CHINESE.fullmatch(raw) else info.filename


def _tar_members(file: IO[bytes]) -> Iterator[_Member]:
    with tarfile.open(fileobj=file) as packed:
        while (info := packed.next()) is not None:
            packed.members.clear()  # type: ignore[attr-defined]  # a million of them would stay in memory
            if not info.isdir():
                is_link = info.issym() or info.islnk()
                problem = "link" if is_link else "" if info.isreg() else "special"
                yield _Member(info.name, info.size, problem, partial(_tar_chunks, packed, info))


def _tar_chunks(packed: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    file = packed.extractfile(info)
    assert file is not None  # only plain files are read
    yield from iter(lambda: file.read(_CHUNK), b"")


@contextmanager
def _telling_damage(name: str) -> Iterator[None]:
    try:
        yield
    except (*_DAMAGED, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise ModelLabError(
            Text("{name} is damaged or not complete: {reason}.", name=name, reason=str(error).rstrip(".")),
            Text("Download or pack it again."),
        ) from error


def _refuse_bomb(name: str, num_bytes: int, num_files: int, most: int) -> None:
    if num_bytes <= most and num_files <= MAX_FILES:
        return
    sentence = Text("{name} holds more than {size:,.0f} MB when it is unpacked.", name=name, size=most / 1e6)
    if num_files > MAX_FILES:
        sentence = Text("{name} holds more than {count:,} files.", name=name, count=MAX_FILES)
    raise ModelLabError(sentence, Text("If you trust it, unpack it yourself and choose the folder."))


def _make_room(folder: Path) -> None:
    """Delete what was not used for longest, and what a killed program left behind; never ``folder``."""
    with suppress(OSError):  # another window makes room as well
        for part in _cache().glob("*.part"):
            _delete(part.with_suffix(""), part)
        total = 0
        for note in sorted(_cache().glob(f"*/{_NOTE}"), key=lambda note: note.stat().st_mtime, reverse=True):
            total += int(_noted(note.parent)["bytes"])
            if total > KEPT_BYTES and note.parent != folder:
                _delete(note.parent, note.parent)


def _delete(locked: Path, folder: Path) -> None:
    with suppress(ModelLabError):  # it is in use, or cannot be deleted: then the next time
        lock = FileLock(locked)
        lock.acquire(0)
        try:
            safeio.remove_folder(folder)
        finally:
            lock.release()
