"""What is this file or folder? One source, or one clear sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from modellab.data.archives import Contents, Report, contents_of, is_office
from modellab.data.dataset import DatasetConfig
from modellab.data.pictures import SUFFIXES
from modellab.data.sources.spec import SourceSpec
from modellab.data.sources.textfile import kind_of_binary
from modellab.errors import ModelLabError, Text, look_up
from modellab.settings import complete

_ARCHIVES = (".tgz", ".tar", ".tar.gz", ".tar.xz", ".tar.bz2", ".7z", ".rar", ".zip")
_HINT = Text(
    "Model Lab reads pictures in folders, MNIST files (IDX), tables (CSV) and texts, also in ZIP or tar files."
)
_JUNK = "__MACOSX"
_ABOUT = re.compile(r"^(readme|source|licen[cs]e|notice|changelog|citation|classes|class|labels)\b", re.IGNORECASE)
_MANY = 50


def detect_source(
    path: Path, sources: Mapping[str, SourceSpec], kind: str = "", report: Report = lambda _done, _total: None
) -> DatasetConfig:
    """Say what ``path`` is, or take it for a ``kind``; see ``registry.detect``.

    Raises:
        ModelLabError: It is nothing that can be trained on.
    """
    try:
        _check_there(path)
        path = _only_file(path)
        if path.suffix.lower() in SUFFIXES and path.is_file():
            _refuse_picture(path)
        if path.suffix.lower() == ".mlab":  # which a ZIP file is as well
            raise _unknown(path)
        inside = what_to_read(path, report).path
        row = look_up(sources, kind, Text("source of data")) if kind else None
        row = row or next((row for row in sources.values() if row.needs_path and row.detects(inside)), None)
        if row is None:
            raise _unknown(path)
        row.check(inside)
    except OSError as error:
        raise ModelLabError(
            Text("{path} cannot be read: {reason}.", path=error.filename or path, reason=error.strerror or str(error))
        ) from error
    return DatasetConfig(row.kind, str(path), complete(row.settings, {}))


def _check_there(path: Path) -> None:
    if not path.exists():
        raise ModelLabError(Text("{path} is not there.", path=path), Text("Check the name, or choose another."))
    if path.is_file() and path.stat().st_size == 0:
        raise ModelLabError(Text("{name} is empty (0 bytes).", name=path.name), Text("Download or export it again."))
    if not (path.is_file() or path.is_dir()):
        raise ModelLabError(Text("{name} is neither a file nor a folder.", name=path.name), _HINT)


def what_to_read(path: Path, report: Report = lambda _done, _total: None) -> Contents:
    """Return what sources are given for a path: of an archive, what lies in the folders around everything.

    Raises:
        ModelLabError: As ``contents_of``.
    """
    found = contents_of(path, report)
    return found if found.path == path else replace(found, path=_unwrapped(found.path))


def _unwrapped(folder: Path) -> Path:
    item = _only_item(folder)
    while item is not None and item.is_dir() and not any(below.suffix.lower() in SUFFIXES for below in item.iterdir()):
        folder, item = item, _only_item(item)
    return _only_file(folder)


def _only_file(path: Path) -> Path:
    """Go on with the one file that a folder holds beside a description of it, if that is all there is."""
    item = _only_item(path) if path.is_dir() else None
    is_data = item is not None and item.is_file() and item.suffix.lower() not in SUFFIXES
    return item if item is not None and is_data else path


def _only_item(folder: Path) -> Path | None:
    """Return the one thing in a folder beside a description, if that is all there is."""
    items = [item for item in islice(folder.iterdir(), _MANY) if not item.name.startswith((".", _JUNK))]
    items = [item for item in items if not _ABOUT.match(item.name)]
    return items[0] if len(items) == 1 and not items[0].is_symlink() else None


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def _refuse_picture(path: Path) -> None:
    what = kind_of_binary(_start(path))
    if "picture" in what or not what:
        raise ModelLabError(
            Text("{name} is a single picture. To train, a folder of pictures is needed.", name=path.name),
            Text("Make a sub-folder for each class, or drop the picture on the test page."),
        )


def _unknown(path: Path) -> ModelLabError:
    name = path.name
    if name.lower().endswith(".mlab"):
        return ModelLabError(Text("{name} is a project, not data.", name=name), Text("Open it from the File menu."))
    what = kind_of_binary(_start(path))
    if is_office(path):
        return ModelLabError(
            Text("{name} is a document of an office program.", name=name), Text("Save its table as a CSV file.")
        )
    if what == "ZIP or Excel file":
        return ModelLabError(Text("{name} is a ZIP file without data to train on, or it is damaged.", name=name), _HINT)
    if what:
        return ModelLabError(Text("{name} is a {what}, which is not data to train on.", name=name, what=what), _HINT)
    if name.lower().endswith(_ARCHIVES):
        return ModelLabError(
            Text("{name} is an archive without data to train on, is damaged, or cannot be unpacked.", name=name), _HINT
        )
    return ModelLabError(Text("{name} is nothing that can be read as data.", name=name), _HINT)
