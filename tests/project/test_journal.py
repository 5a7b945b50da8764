"""What was edited is found again, whatever ended the program and whatever happened to the journal."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from modellab import disk
from modellab.errors import ModelLabError
from modellab.graph.graph import Graph, Node
from modellab.project import editlog, folders, journal
from modellab.project.journal import Journal, Recovery, discard, recover, recoverable
from modellab.project.project import Project
from tests.project.projects import full_project, full_run, tiny_project
from tests.test_safeio import FaultySystem


def _edited(number: int) -> Project:
    return replace(
        tiny_project(), name=f"edit {number}", graph=Graph({"a_1": Node("a_1", "relu", position=(number, 0))})
    )


def _abandon(book: Journal) -> None:
    """End a journal as a kill does: nothing more is written, the lock is gone."""
    book._held.release()


def _left_behind(*projects: Project, path: Path | None = None) -> Journal:
    book = Journal(path=path)
    for project in projects:
        book.record(project)
    _abandon(book)
    return book


def _folder(book: Journal) -> Path:
    return folders.journals_folder() / book.document_id


def test_a_document_that_was_never_saved_is_recovered_with_everything(tmp_path):
    project = replace(full_project(tmp_path), preview=b"")
    _left_behind(project)
    [found] = recoverable()
    assert (found.name, found.path) == ("Näme", None)
    assert recover(found) == project


def test_the_last_of_many_edits_is_recovered():
    _left_behind(*map(_edited, range(50)))
    assert recover(recoverable()[0]) == _edited(49)


def test_a_saved_document_needs_no_recovery_until_it_is_edited_again(tmp_path):
    book = Journal()
    book.mark_saved(_edited(1), tmp_path / "a.mlab")
    _abandon(book)
    assert recoverable() == []
    book = Journal(path=tmp_path / "a.mlab")
    book.mark_saved(_edited(1), tmp_path / "a.mlab")
    book.record(_edited(2))
    _abandon(book)
    assert [(entry.name, entry.path) for entry in recoverable()] == [("edit 2", tmp_path / "a.mlab")]


def test_closing_keeps_what_is_not_saved_and_deletes_what_is(tmp_path):
    unsaved, saved = Journal(), Journal()
    unsaved.record(_edited(1))
    saved.mark_saved(_edited(2), tmp_path / "a.mlab")
    unsaved.close()
    saved.close()
    assert [path.name for path in folders.journals_folder().iterdir()] == [unsaved.document_id]


def test_a_document_open_in_another_window_is_neither_listed_nor_taken():
    book = Journal()
    book.record(_edited(1))
    assert recoverable() == []
    with pytest.raises(ModelLabError, match="in use"):
        Journal(book.document_id)
    with pytest.raises(ModelLabError, match="in use"):
        recover(Recovery(book.document_id, None, "", 0.0))
    book.close()


def test_the_lock_of_a_killed_program_does_not_hold_its_document_back(home):
    code = "import os; from modellab.project.journal import Journal; from tests.project.projects import tiny_project\n"
    code += "book = Journal(); book.record(tiny_project('lost')); os._exit(1)"
    subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2], timeout=60)
    assert [recover(entry).name for entry in recoverable()] == ["lost"]


def test_a_recovered_document_goes_on_in_its_journal():
    book = _left_behind(_edited(1), _edited(2))
    again = Journal(book.document_id)
    again.record(_edited(3))
    _abandon(again)
    assert recover(recoverable()[0]) == _edited(3)


def test_recoveries_that_lead_nowhere_are_counted_until_the_next_edit():
    book = _left_behind(_edited(1))
    for _ in range(journal.MAX_ATTEMPTS):
        recover(recoverable()[0])
    assert recoverable()[0].attempts == journal.MAX_ATTEMPTS
    again = Journal(book.document_id)
    again.record(_edited(1))
    again.record(_edited(2))
    _abandon(again)
    assert recoverable()[0].attempts == 0


def test_a_discarded_document_is_gone():
    _left_behind(_edited(1))
    discard(recoverable()[0])
    assert (recoverable(), list(folders.journals_folder().iterdir())) == ([], [])


def test_any_cut_through_the_log_gives_the_last_whole_entry():
    book = _left_behind(*map(_edited, range(4)))
    log = editlog.log_path(_folder(book), 1)
    data = log.read_bytes()
    names = []
    for size in range(len(data)):
        log.write_bytes(data[:size])
        names.append(editlog.read_state(_folder(book)).facts["name"])
    assert names == sorted(names)
    assert set(names) == {"edit 0", "edit 1", "edit 2"}


def test_any_flipped_byte_of_the_log_gives_an_entry_that_was_written():
    book = _left_behind(*map(_edited, range(3)))
    log = editlog.log_path(_folder(book), 1)
    data = log.read_bytes()
    log.write_bytes(b"")
    written = [editlog.read_state(_folder(book)).parts]
    length, _ = editlog._FRAME.unpack_from(data)
    for size in (editlog._FRAME.size + length, len(data)):
        log.write_bytes(data[:size])
        written.append(editlog.read_state(_folder(book)).parts)
    assert written[0] != written[1] != written[2]
    for position in range(len(data)):
        log.write_bytes(data[:position] + bytes([data[position] ^ 64]) + data[position + 1 :])
        assert editlog.read_state(_folder(book)).parts in written


@pytest.fixture
def short_logs(monkeypatch):
    monkeypatch.setattr(journal, "_MIN_LOG_BYTES", 1)
    monkeypatch.setattr(journal, "_LOG_FACTOR", 1)


@pytest.mark.usefixtures("short_logs")
@pytest.mark.parametrize("num_edits", [5, 6, 7, 8, 12, 25])
def test_a_corrupt_newest_checkpoint_loses_nothing(num_edits):
    book = _left_behind(*map(_edited, range(num_edits)))
    folder = _folder(book)
    newest = editlog.newest_generation(folder)
    assert newest > 1
    editlog.checkpoint_path(folder, newest).write_bytes(b"")
    assert recover(recoverable()[0]) == _edited(num_edits - 1)


@pytest.mark.usefixtures("short_logs")
def test_a_long_session_keeps_two_generations_and_no_more(tmp_path):
    project = full_project(tmp_path)
    book = Journal()
    for number in range(40):
        run = replace(project.runs[0], weights=full_run("x", *_parts(project)).weights, note=str(number))
        book.record(replace(project, name=str(number), runs=(run,)))
    files = {path.name for path in _folder(book).iterdir()}
    _abandon(book)
    assert files <= {"state.json", "checkpoint-0", "checkpoint-1", "log-0", "log-1", "blobs"}
    assert len(list((_folder(book) / "blobs").iterdir())) == 2
    assert recover(recoverable()[0]).runs[0].note == "39"


def _parts(project: Project):
    run = project.runs[0]
    return run.graph, run.dataset, run.recipe


def test_with_both_checkpoints_gone_there_is_one_sentence():
    book = _left_behind(_edited(1))
    editlog.checkpoint_path(_folder(book), 1).write_bytes(b"garbage")
    with pytest.raises(ModelLabError, match="Nothing readable is left"):
        recover(recoverable()[0])


def test_a_run_whose_weights_are_lost_is_recovered_without_them(tmp_path):
    book = _left_behind(full_project(tmp_path, num_runs=1))
    for path in (_folder(book) / "blobs").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    [run] = recover(recoverable()[0]).runs
    assert (run.weights, run.metrics["test/accuracy"]) == (b"", 0.875)


def test_a_state_file_that_cannot_be_read_costs_no_document():
    book = _left_behind(_edited(1))
    (_folder(book) / "state.json").write_bytes(b"")
    assert recover(recoverable()[0]) == _edited(1)


def test_a_journal_of_a_newer_program_names_the_version(monkeypatch):
    monkeypatch.setattr(journal, "READER", 9)
    _left_behind(_edited(1))
    with pytest.raises(ModelLabError, match="needs format 9"):
        recover(recoverable()[0])


@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_after_any_disk_error_the_next_record_is_whole(monkeypatch, name, error):
    for nth in range(1, 5):
        book = Journal()
        book.record(_edited(1))
        monkeypatch.setattr(disk, "system", FaultySystem(name, nth, error))
        with suppress(ModelLabError):
            book.record(_edited(2))
        monkeypatch.setattr(disk, "system", disk.System())
        book.record(_edited(3))
        _abandon(book)
        [found] = recoverable()
        assert recover(found) == _edited(3)
        discard(found)


def test_offers_from_a_window_are_written_on_another_thread():
    book = Journal()
    with ThreadPoolExecutor(1) as executor:
        for number in range(200):
            book.offer(_edited(number), executor.submit)
    _abandon(book)
    assert recover(recoverable()[0]) == _edited(199)


def test_what_goes_wrong_on_the_other_thread_is_kept(monkeypatch):
    book = Journal()
    monkeypatch.setattr(disk, "system", FaultySystem("write", 1, errno.ENOSPC))
    book.offer(_edited(1), lambda call: call())
    assert "not enough space" in str(book.error)
    book.offer(_edited(2), lambda call: call())
    assert book.error is None
    book.discard()


def test_the_same_value_is_written_once():
    book, project = Journal(), _edited(1)
    book.record(project)
    book.record(project)
    assert not editlog.log_path(_folder(book), 1).exists()
    book.discard()


def test_a_closed_journal_takes_no_records():
    book = Journal()
    book.close()
    book.record(_edited(1))
    assert os.listdir(folders.journals_folder()) == []  # noqa: PTH208
