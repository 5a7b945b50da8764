"""Opening, saving and autosaving the project of the session, all of it off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from modellab.desktop import background
from modellab.errors import Text
from modellab.project.project import Project

if TYPE_CHECKING:
    from modellab.desktop.session import Session

SUFFIX = ".mlab"


class Files(QObject):
    """Part of the session: where the project comes from and where it goes."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    async def open(self, path: Path) -> None:
        """Show the project in ``path``; the one shown so far stays if that fails.

        Raises:
            ModelLabError: The file cannot be read, is damaged, or needs a newer version.
        """
        project = await background.run(_load, path)
        self._session.show(project, path, is_saved=True)

    def new(self, project: Project) -> None:
        """Show a project that has no file yet."""
        self._session.show(project, None, is_saved=True)

    async def save(self, path: Path | None = None) -> None:
        """Write the project to ``path``, or to its own file.

        Raises:
            ModelLabError: It cannot be written. What was there before is still there.
        """
        target = path or self._session.path
        assert target is not None, "the caller asks for a path first"
        project = self._session.project
        await background.run(_save, project, target)
        self._session.note_saved(project, target)
        self._session.tell(Text("Saved {name}.", name=target.name))

    async def shut_down(self) -> None:
        """Finish what is being written."""


def _load(path: Path) -> Project:
    from modellab.project.file import load

    return load(path)


def _save(project: Project, path: Path) -> None:
    from modellab.project.file import save

    save(project, path)
