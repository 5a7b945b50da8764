"""The list of recently used project files."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from modellab import safeio
from modellab.disk import is_file
from modellab.errors import ModelLabError
from modellab.project import folders, plainjson

MAX_ENTRIES = 20
_MAX_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A project that was opened or saved.

    Attributes:
        name: The project's title, or the name of its file.
        used: Seconds since 1970, UTC.
    """

    path: Path
    name: str
    used: float

    @property
    def is_there(self) -> bool:
        """Whether the file still exists."""
        return is_file(self.path)


def recent_files() -> tuple[RecentFile, ...]:
    """Return the list, latest first; a list that cannot be read is empty."""
    try:
        value = plainjson.load_object(safeio.read_file(folders.recent_file(), limit_bytes=_MAX_BYTES))
    except ModelLabError:
        return ()
    entries = value.get("files")
    found = [_entry(entry) for entry in entries] if isinstance(entries, list) else []
    return tuple(entry for entry in found if entry is not None)[:MAX_ENTRIES]


def note_recent(path: Path, name: str = "") -> None:
    """Put a file at the top of the list.

    Raises:
        ModelLabError: The list cannot be written.
    """
    used = RecentFile(path.absolute(), name or path.stem, time.time())
    _change(lambda files: [used, *(file for file in files if file.path != used.path)])


def forget_recent(path: Path) -> None:
    """Take a file off the list.

    Raises:
        ModelLabError: The list cannot be written.
    """
    _change(lambda files: [file for file in files if file.path != path.absolute()])


def _change(change: Callable[[list[RecentFile]], list[RecentFile]]) -> None:
    target = folders.recent_file()
    safeio.make_folder(target.parent)
    with safeio.lock(target.with_name("recent")):  # two windows may add at the same time
        files = change(list(recent_files()))[:MAX_ENTRIES]
        value = {"files": [{"path": str(file.path), "name": file.name, "used": file.used} for file in files]}
        safeio.write_file(target, [plainjson.dumps_lines(value)], keep_backup=False)


def _entry(value: object) -> RecentFile | None:
    match value:
        case {"path": str(path), "name": str(name), "used": int() | float() as used} if path and "\0" not in path:
            return RecentFile(Path(path), plainjson.plain_text(name), float(used))
        case _:
            return None
