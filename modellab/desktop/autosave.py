"""Keeps the journal of the open document at most a second behind, so that a crash or a power cut loses nothing."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from modellab.desktop import background

if TYPE_CHECKING:
    from modellab.desktop.session import Session
    from modellab.project.journal import Journal
    from modellab.project.project import Project

DELAY_MS = 400


class Autosave(QObject):
    """Part of the session: writes what differs from the file. A document that nobody changed has no journal."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._journal: Journal | None = None
        self._writing = asyncio.Lock()
        self.written_at: float | None = None
        """When the journal last took the project, in seconds of ``time.monotonic``."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(lambda: session.start(self.write()))
        session.project_changed.connect(self._on_project_changed)

    @property
    def document_id(self) -> str:
        """Id of the journal; empty while there is none."""
        return self._journal.document_id if self._journal is not None else ""

    async def write(self) -> None:
        """Bring the journal up to date now.

        Raises:
            ModelLabError: The disk refused; the next change tries again.
        """
        async with self._writing:
            await self._write(self._session.project, self._session.path)

    async def _write(self, project: Project, path: Path | None) -> None:
        if self._journal is None:
            self._journal = await background.run(_begin, None, path)
        await background.run(self._journal.record, project)
        self.written_at = time.monotonic()

    async def note_saved(self, project: Project, path: Path) -> None:
        """Remember that ``project`` is in its file and needs no recovery."""
        async with self._writing:
            if self._journal is not None:
                await background.run(self._journal.mark_saved, project, path)

    async def continue_with(self, document_id: str, path: Path | None) -> None:
        """Go on with the journal of a recovered document."""
        async with self._writing:
            self._journal = await background.run(_begin, document_id, path)

    async def end(self, *, is_kept: bool) -> None:
        """Leave the document.

        Args:
            is_kept: Whether changes that are in no file can be recovered later; False if they were given up.
        """
        self._timer.stop()
        async with self._writing:
            if is_kept and not self._session.is_saved:
                await self._write(self._session.project, self._session.path)
            journal, self._journal, self.written_at = self._journal, None, None
            if journal is not None:
                await background.run(journal.close if is_kept else journal.discard)

    def _on_project_changed(self) -> None:
        if not self._session.is_saved and not self._timer.isActive():
            self._timer.start()


def _begin(document_id: str | None, path: Path | None) -> Journal:
    from modellab.project.journal import Journal

    return Journal(document_id, path)
