"""Going on with a run that ended with its program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from modellab.desktop import background
from modellab.disk import is_file
from modellab.project.project import Project

if TYPE_CHECKING:
    from modellab.desktop.session import Session
    from modellab.project.journal import Recovery
    from modellab.project.run_folders import InterruptedRun


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
    elif is_file(path):
        await session.files.open(path)
    else:
        await session.files.new(snapshot)
    session.set_device(str(run.plan.get("device", "auto")))
    await session.training.start(resume=run.run_id, project=snapshot)


def _load_snapshot(run: InterruptedRun) -> Project:
    from modellab.project.interruption import load_snapshot

    return load_snapshot(run)


def _recovery_of(run: InterruptedRun) -> Recovery | None:
    from modellab.project.journal import recoverable

    document = run.plan.get("document")
    return next((row for row in recoverable() if row.document_id == document), None)
