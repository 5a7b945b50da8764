"""Runs that ended with their program: what is written down at the start of a run, and how it is found again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from modellab import safeio
from modellab.errors import ModelLabError, Text
from modellab.project.file import load, save
from modellab.project.project import Project
from modellab.project.run_folders import InterruptedRun, interrupted_runs, note_run_ended, note_run_started, tidy
from modellab.training.plan import Plan

_SNAPSHOT = "project.mlab"


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a run belongs to.

    Attributes:
        project: As it was when the run began.
        document: Id of its journal; empty while there is none.
        path: Its file, if it was ever saved.
    """

    project: Project
    document: str
    path: Path | None


def note_started(plan: Plan, origin: Origin) -> safeio.FileLock | None:
    """Write down all that is needed to go on with a run; blocks, and returns the sign that the run is alive.

    Folders of runs that ended long ago are deleted on the way.

    Raises:
        ModelLabError: Another window goes on with this run already, or the disk refused.
    """
    if plan.folder is None:
        return None
    folder = safeio.make_folder(plan.folder)
    save(replace(origin.project, runs=(), preview=b""), folder / _SNAPSHOT)
    facts = {
        "name": origin.path.stem if origin.path is not None else origin.project.name,
        "document": origin.document,
        "path": str(origin.path.absolute()) if origin.path is not None else "",
        "device": plan.device,
    }
    alive = note_run_started(facts, folder)
    tidy()
    return alive


def note_ended(plan: Plan, alive: safeio.FileLock | None) -> None:
    """Write down that a run came to its end; blocks.

    Raises:
        ModelLabError: The disk refused.
    """
    if plan.folder is None or alive is None:
        return
    try:
        note_run_ended(plan.folder)
    finally:
        alive.release()


def load_snapshot(run: InterruptedRun) -> Project:
    """Return the project as it was when the run began.

    Raises:
        ModelLabError: It cannot be read any more.
    """
    try:
        return load(run.folder / _SNAPSHOT)
    except ModelLabError as error:
        raise ModelLabError(Text("The interrupted run cannot go on: {reason}", reason=error.sentence)) from error


def interrupted_run_of(path: Path) -> InterruptedRun | None:
    """Return the latest run of a project file that ended with its program, or None."""
    wanted = str(path.absolute())
    return next((run for run in interrupted_runs() if run.plan.get("path") == wanted), None)
