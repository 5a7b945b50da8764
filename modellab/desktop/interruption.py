"""Runs that ended with their program: what is written down at the start of a run, and how it goes on afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from modellab import safeio
from modellab.desktop import background
from modellab.errors import ModelLabError, Text
from modellab.project.project import Project

if TYPE_CHECKING:
    from modellab.desktop.session import Session
    from modellab.project.journal import Recovery
    from modellab.project.run_folders import InterruptedRun
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

    Raises:
        ModelLabError: Another window goes on with this run already, or the disk refused.
    """
    from modellab.project.file import save
    from modellab.project.run_folders import note_run_started

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
    return note_run_started(facts, folder)


def note_ended(plan: Plan, alive: safeio.FileLock | None) -> None:
    """Write down that a run came to its end; blocks.

    Raises:
        ModelLabError: The disk refused.
    """
    from modellab.project.run_folders import note_run_ended

    if plan.folder is None or alive is None:
        return
    try:
        note_run_ended(plan.folder)
    finally:
        alive.release()


async def go_on(session: Session, run: InterruptedRun) -> None:
    """Show the document of an interrupted run again, and continue the run from its last checkpoint.

    Raises:
        ModelLabError: Neither the document nor the copy made for the run can be read.
    """
    snapshot = await background.run(_load_snapshot, run)
    recovery = await background.run(_recovery_of, run)
    path = Path(str(run.plan.get("path", "")))
    if recovery is not None:
        await session.files.recover(recovery)
    elif path.is_file():
        await session.files.open(path)
    else:
        await session.files.new(snapshot)
    session.set_device(str(run.plan.get("device", "auto")))
    await session.training.start(resume=run.run_id, project=snapshot)


def _load_snapshot(run: InterruptedRun) -> Project:
    from modellab.project.file import load

    try:
        return load(run.folder / _SNAPSHOT)
    except ModelLabError as error:
        raise ModelLabError(Text("The interrupted run cannot go on: {reason}", reason=error.sentence)) from error


def _recovery_of(run: InterruptedRun) -> Recovery | None:
    from modellab.project.journal import recoverable

    document = run.plan.get("document")
    return next((row for row in recoverable() if row.document_id == document), None)
