"""Opening, saving, recovering and exporting the project of the session, all of it off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from modellab import safeio
from modellab.desktop import background
from modellab.desktop.autosave import Autosave
from modellab.errors import Text
from modellab.graph.graph import Graph
from modellab.project.project import Project

if TYPE_CHECKING:
    from modellab.desktop.session import Session
    from modellab.project.journal import Recovery
    from modellab.project.runs import RunRecord


class Files(QObject):
    """Part of the session: where the project comes from and where it goes."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._stamp: safeio.Stamp | None = None
        self.autosave = Autosave(session)

    async def open(self, path: Path) -> None:
        """Show the project in ``path``; the one shown so far stays if that fails, and is given up if not.

        Raises:
            ModelLabError: The file cannot be read, is damaged, or needs a newer version.
        """
        project, stamp = await background.run(_load, path)
        await self._give_up()
        self._stamp = stamp
        self._session.show(project, path, is_saved=True)
        await background.run(_note_recent, path, project.name)

    async def new(self, project: Project) -> None:
        """Show a project that has no file yet; the one shown so far is given up."""
        await self._give_up()
        self._stamp = None
        self._session.show(project, None, is_saved=True)

    async def recover(self, recovery: Recovery) -> None:
        """Show a document that its program did not save.

        Raises:
            ModelLabError: Nothing readable is left of it, or another window has it.
        """
        project = await background.run(_recover, recovery)
        await self._give_up()
        await self.autosave.continue_with(recovery.document_id, recovery.path)
        self._stamp = None
        self._session.show(project, recovery.path, is_saved=False)
        self._session.tell(Text("Recovered {name}. Save it to keep it.", name=recovery.name or Text("a project")))

    async def _give_up(self) -> None:
        """End what goes on in the project that is shown, a run among it: it would end up in the next one."""
        await self._session.training.shut_down()
        await self.autosave.end(is_kept=False)

    async def save(self, path: Path | None = None) -> None:
        """Write the project to ``path``, or to its own file.

        Raises:
            ModelLabError: It cannot be written. What was there before is still there.
        """
        target = path or self._session.path
        assert target is not None, "the caller asks for a path first"
        project = self._session.project
        stamp = self._stamp if target == self._session.path else None
        self._stamp = await background.run(_save, project, target, stamp)
        self._session.note_saved(project, target)
        await self.autosave.note_saved(project, target)
        await background.run(_note_recent, target, project.name)
        self._session.tell(Text("Saved {name}.", name=target.name))

    async def export_python(self, path: Path) -> None:
        """Write the network as a Python program that needs only torch; after a training with its weights beside it.

        Raises:
            ModelLabError: The network has errors, or the files cannot be written.
        """
        run = self._session.answers.run
        if run is None:
            self._session.refuse_errors()
        await background.run(_export, self._session.graph, run, path)
        self._session.tell(Text("Wrote {name}.", name=path.name))

    async def shut_down(self, *, is_kept: bool) -> None:
        """Finish what is being written.

        Args:
            is_kept: Whether unsaved changes can be recovered at the next start.
        """
        await self.autosave.end(is_kept=is_kept)


def _load(path: Path) -> tuple[Project, safeio.Stamp | None]:
    from modellab.project.file import load

    stamp = safeio.stamp(path)
    return load(path), stamp


def _save(project: Project, path: Path, stamp: safeio.Stamp | None) -> safeio.Stamp:
    from modellab.project.file import save

    return save(project, path, unchanged_since=stamp)


def _recover(recovery: Recovery) -> Project:
    from modellab.project.journal import recover

    return recover(recovery)


def _note_recent(path: Path, name: str) -> None:
    from modellab.project.recent import note_recent

    note_recent(path, name)


def _export(graph: Graph, run: RunRecord | None, path: Path) -> None:
    from modellab.network.source import source
    from modellab.project.exporting import export_run

    if run is None:
        safeio.write_file(path, [source(graph).encode()])
        return
    export_run(run, path)
