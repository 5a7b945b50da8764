"""Folders of running trainings: which runs did not come to their end, and with what they can be continued."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from modellab import safeio
from modellab.errors import ModelLabError
from modellab.project import folders, plainjson

_FILE = "run.json"


@dataclass(frozen=True, slots=True)
class InterruptedRun:
    """A run whose program ended before it did.

    Attributes:
        run_id: Name of the folder.
        folder: With the checkpoints.
        plan: What ``note_run_started`` was given.
        started: Seconds since 1970, UTC.
    """

    run_id: str
    folder: Path
    plan: Mapping[str, object]
    started: float


def run_folder(run_id: str) -> Path:
    """Return the folder of a run, created where missing.

    Raises:
        ModelLabError: It cannot be created.
    """
    return safeio.make_folder(folders.runs_folder() / run_id)


def note_run_started(plan: Mapping[str, object], folder: Path) -> safeio.FileLock:
    """Write down that a run begins or continues, and with what.

    Args:
        plan: Plain data that is enough to continue the run.
        folder: Of the run.

    Returns:
        A lock that says the run is alive; hold it as long as the run lasts. It ends with the process.

    Raises:
        ModelLabError: Another window continues this run already, or the disk refused.
    """
    held = safeio.FileLock(folder)
    held.acquire(wait_s=1.0)
    try:
        _write(folder, {"ended": False, "plan": plan, "started": time.time()})
    except ModelLabError:
        held.release()
        raise
    return held


def note_run_ended(folder: Path) -> None:
    """Write down that a run came to its end; its checkpoints may still be wanted.

    Raises:
        ModelLabError: The disk refused.
    """
    _write(folder, {**_read(folder), "ended": True})


def interrupted_runs() -> list[InterruptedRun]:
    """Return the runs that ended with their program, latest first; those alive in another window are left out."""
    found = [_interrupted(folder) for folder in _run_folders()]
    return sorted((run for run in found if run is not None), key=lambda run: run.started, reverse=True)


def discard_run(folder: Path) -> None:
    """Delete a run's checkpoints for good.

    Raises:
        ModelLabError: The run is alive, or the disk refused.
    """
    with safeio.lock(folder, wait_s=0):
        safeio.remove_folder(folder)


def tidy(keep: int = 10) -> None:
    """Delete the folders of ended runs but for the latest ``keep``; runs that are alive or interrupted stay.

    What cannot be deleted now is left for the next time: no run fails because of an old one.
    """
    ended = []
    for folder in _run_folders():
        match _note_of(folder):
            case {"ended": True, "started": int() | float() as started}:
                ended.append((started, folder))
    for _, folder in sorted(ended, reverse=True)[keep:]:
        with suppress(ModelLabError):
            discard_run(folder)


def _run_folders() -> list[Path]:
    parent = folders.runs_folder()
    return [folder for folder in parent.iterdir() if folder.is_dir()] if parent.is_dir() else []


def _interrupted(folder: Path) -> InterruptedRun | None:
    match _note_of(folder):
        case {"ended": False, "plan": dict(plan), "started": int() | float() as started}:
            return InterruptedRun(folder.name, folder, plan, float(started))
        case _:
            return None


def _note_of(folder: Path) -> Mapping[str, object]:
    """Return what is written down of a run; nothing where it is alive or the note cannot be read."""
    try:
        with safeio.lock(folder, wait_s=0):
            return _read(folder)
    except ModelLabError:
        return {}


def _read(folder: Path) -> dict[str, object]:
    return plainjson.load_object(safeio.read_file(folder / _FILE))


def _write(folder: Path, value: Mapping[str, object]) -> None:
    safeio.write_file(folder / _FILE, [plainjson.dumps_lines(value)], keep_backup=False)
