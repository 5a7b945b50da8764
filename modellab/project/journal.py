"""Autosave: every document, also one that was never saved, is written down as it is edited, and found again."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from modellab import __version__, safeio
from modellab.errors import ModelLabError, Text
from modellab.project import editlog, folders, parts, plainjson
from modellab.project.editlog import Entry
from modellab.project.migrations import FORMAT, READER, migrate, refuse_newer
from modellab.project.project import Project
from modellab.project.runs import RunRecord

MAX_ATTEMPTS = 3
"""After so many recoveries that did not lead to an edit, a document should no longer be recovered unasked."""

_MIN_LOG_BYTES = 2**20
_LOG_FACTOR = 4
_STATE = "state.json"


@dataclass(frozen=True, slots=True)
class Recovery:
    """A document that its program did not save.

    Attributes:
        document_id: Key of the journal.
        path: The project file, or None for one never saved.
        name: What to call it.
        when: Last entry, in seconds since 1970, UTC.
        attempts: How often its recovery was begun since it was last edited; see ``MAX_ATTEMPTS``.
    """

    document_id: str
    path: Path | None
    name: str
    when: float
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class _State:
    """What changes rarely and stands beside the log."""

    path: str = ""
    saved_serial: int = 0
    attempts: int = 0


class Journal:
    """The journal of one open document. ``record`` may be called from any thread.

    Args:
        document_id: Of a document to be continued (``Recovery.document_id``); None for a new one.
        path: The project file, if there is one.

    Raises:
        ModelLabError: Another window has this document, or the disk refused.
    """

    def __init__(self, document_id: str | None = None, path: Path | None = None) -> None:
        self.document_id = document_id or secrets.token_hex(8)
        self.error: ModelLabError | None = None
        self._folder = safeio.make_folder(folders.journals_folder()) / self.document_id
        self._held = safeio.FileLock(self._folder, safeio.shown_name(path) if path else "")
        self._held.acquire(wait_s=0)
        self._state = _State()
        self._entry = Entry(0, 0, {})
        self._generation = 0
        self._has_checkpoint = False
        self._checkpoint_bytes = 0
        self._project: Project | None = None
        self._run_parts: dict[str, tuple[RunRecord, dict[str, bytes], dict[str, str]]] = {}
        self._writing, self._waiting = threading.RLock(), threading.Lock()
        self._latest: Project | None = None
        self._is_scheduled = False
        try:
            self._continue(path)
        except ModelLabError:
            self._held.release()
            raise

    @property
    def is_open(self) -> bool:
        """Whether this journal still takes records."""
        return self._held.is_held

    def record(self, project: Project) -> None:
        """Write down the present state; returns when it is on the disk. Does nothing if nothing changed.

        Raises:
            ModelLabError: The disk refused; the next record tries again.
        """
        with self._writing:
            if not self.is_open or project is self._project:
                return
            state, is_first = self._describe(project), self._entry.facts == {}
            if self._has_checkpoint:
                self._append(state)
            else:
                self._begin(state)
            self._project = project
            if self._state.attempts and not is_first:
                self._change_state(attempts=0)

    def offer(self, project: Project, submit: Callable[[Callable[[], None]], object]) -> None:
        """Write the state down on another thread; of several states that wait only the latest is written.

        Args:
            project: The present state.
            submit: Such as ``executor.submit``. What goes wrong there is kept in ``error``.
        """
        with self._waiting:
            self._latest = project
            if self._is_scheduled:
                return
            self._is_scheduled = True
        try:
            submit(self._flush)
        except RuntimeError:  # the executor was shut down
            self._is_scheduled = False
            raise

    def mark_saved(self, project: Project, path: Path) -> None:
        """Note that ``project`` is in its file, so that it needs no recovery until it is edited again.

        Raises:
            ModelLabError: The disk refused.
        """
        with self._writing:
            self.record(project)
            self._change_state(path=str(path.absolute()), saved_serial=self._entry.serial, attempts=0)

    def close(self) -> None:
        """End the journal; one whose last state is saved is deleted, any other can be recovered later.

        Raises:
            ModelLabError: The disk refused.
        """
        with self._writing:
            if not self.is_open:
                return
            try:
                if self._entry.serial <= self._state.saved_serial:
                    safeio.remove_folder(self._folder)
            finally:
                self._held.release()

    def discard(self) -> None:
        """End the journal and forget its document: it was saved, or the user does not want it.

        Raises:
            ModelLabError: The disk refused.
        """
        with self._writing:
            if self.is_open:
                try:
                    safeio.remove_folder(self._folder)
                finally:
                    self._held.release()

    def _continue(self, path: Path | None) -> None:
        """Go on behind what an earlier program left in the folder."""
        safeio.make_folder(self._folder)
        last = editlog.read_state(self._folder)
        self._generation = editlog.newest_generation(self._folder)
        self._entry = Entry(self._generation, last.serial if last else 0, {})
        self._state = _read_state(self._folder)
        self._change_state(path=str(path.absolute()) if path else "")

    def _flush(self) -> None:
        while True:
            with self._waiting:
                project, self._latest = self._latest, None
                if project is None:
                    self._is_scheduled = False
                    return
            try:
                self.record(project)
                self.error = None
            except ModelLabError as error:
                self.error = error

    def _describe(self, project: Project) -> Entry:
        core = parts.write(replace(project, runs=(), preview=b""), None)
        blobs: dict[str, str] = {}
        for run in project.runs:
            documents, digests = self._describe_run(run)
            core |= documents
            blobs |= digests
        facts = {
            "app": __version__,
            "format": FORMAT,
            "name": project.name,
            "reader": READER,
            "runs": [run.id for run in project.runs],
            "when": time.time(),
        }
        return Entry(self._generation, self._entry.serial + 1, facts, core, blobs)

    def _describe_run(self, run: RunRecord) -> tuple[dict[str, bytes], dict[str, str]]:
        """Describe a run once; its curves and weights go to files of their own."""
        known = self._run_parts.get(run.id)
        if known is None or known[0] is not run:
            contents = parts.write_run(run, None)
            documents = {name: data for name, data in contents.items() if name.endswith(".json")}
            digests = {
                name: editlog.write_blob(self._folder, data) for name, data in contents.items() if name not in documents
            }
            known = self._run_parts[run.id] = (run, documents, digests)
        return known[1], known[2]

    def _begin(self, state: Entry) -> None:
        self._generation += 1
        self._entry = replace(state, generation=self._generation)
        self._checkpoint_bytes = editlog.write_checkpoint(self._folder, self._entry)
        self._has_checkpoint = True

    def _append(self, state: Entry) -> None:
        before = self._entry
        # Half an entry may stay in the log if the disk fails: what comes after goes to a new checkpoint.
        self._has_checkpoint = False
        log_bytes = editlog.append_change(self._folder, state.changes_since(before))
        self._has_checkpoint = True
        self._entry = state
        if log_bytes > max(_MIN_LOG_BYTES, _LOG_FACTOR * self._checkpoint_bytes):
            self._begin(state)
            editlog.remove_blobs(self._folder, {*before.blobs.values(), *state.blobs.values()})

    def _change_state(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        _write_state(self._folder, self._state)


def recoverable() -> list[Recovery]:
    """Return the documents that were not saved, latest first; those open in another window are left out.

    Journals without anything to recover are deleted on the way.
    """
    parent = folders.journals_folder()
    found = [_look_at(folder) for folder in parent.iterdir() if folder.is_dir()] if parent.is_dir() else []
    return sorted((entry for entry in found if entry is not None), key=lambda entry: entry.when, reverse=True)


def recover(recovery: Recovery) -> Project:
    """Read a document back; continue with ``Journal(recovery.document_id, recovery.path)``, or ``discard`` it.

    Raises:
        ModelLabError: Nothing whole is left, another window has it, or a newer program wrote it.
    """
    folder = folders.journals_folder() / recovery.document_id
    with safeio.lock(folder, wait_s=0, name=recovery.name):
        state = _read_state(folder)
        _write_state(folder, replace(state, attempts=state.attempts + 1))
        entry = editlog.read_state(folder)
        if entry is None:
            raise ModelLabError(Text('Nothing readable is left of "{name}".', name=recovery.name))
        return _project(folder, entry)


def discard(recovery: Recovery) -> None:
    """Forget an unsaved document for good.

    Raises:
        ModelLabError: Another window has it, or the disk refused.
    """
    folder = folders.journals_folder() / recovery.document_id
    with safeio.lock(folder, wait_s=0, name=recovery.name):
        safeio.remove_folder(folder)


def _look_at(folder: Path) -> Recovery | None:
    try:
        with safeio.lock(folder, wait_s=0):
            state, entry = _read_state(folder), editlog.read_state(folder)
            if entry is not None and entry.serial > state.saved_serial:
                return _recovery(folder, state, entry.facts)
            if entry is None and any(folder.glob("checkpoint-?")):
                return _recovery(folder, state, {})
            safeio.remove_folder(folder)
    except ModelLabError:
        return None
    return None


def _recovery(folder: Path, state: _State, facts: Mapping[str, object]) -> Recovery:
    path = Path(state.path) if state.path else None
    name, when = facts.get("name"), facts.get("when")
    shown = plainjson.plain_text(name) if isinstance(name, str) else ""
    seconds = float(when) if isinstance(when, int | float) else folder.stat().st_mtime
    return Recovery(folder.name, path, shown or (path.stem if path else ""), seconds, state.attempts)


def _project(folder: Path, entry: Entry) -> Project:
    match entry.facts:
        case {"app": str(app), "format": int(number), "reader": int(reader), "name": str(name), "runs": list(runs)}:
            refuse_newer(reader, plainjson.plain_text(app, 40))
        case _:
            raise ModelLabError(Text("The journal is damaged."))
    documents = migrate(parts.read_documents(entry.parts), number)
    found = {part: editlog.read_blob(folder, digest) for part, digest in entry.blobs.items()}
    # A run whose weights are lost is still worth its curves and its recipe.
    binaries = {part: data for part, data in found.items() if data is not None}
    return parts.read(name, tuple(map(str, runs)), documents, binaries, None)


def _read_state(folder: Path) -> _State:
    try:
        value = plainjson.load_object(safeio.read_file(folder / _STATE))
    except ModelLabError:
        return _State()
    match value:
        case {"path": str(path), "saved_serial": int(serial), "attempts": int(attempts)} if "\0" not in path:
            return _State(path, serial, attempts)
        case _:
            return _State()


def _write_state(folder: Path, state: _State) -> None:
    value = {"path": state.path, "saved_serial": state.saved_serial, "attempts": state.attempts}
    safeio.write_file(folder / _STATE, [plainjson.dumps_lines(value)], keep_backup=False)
