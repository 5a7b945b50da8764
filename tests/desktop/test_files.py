from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.project.journal import recoverable
from modellab.project.recent import recent_files
from modellab.project.samples import build_sample
from tests.desktop.conftest import Finish


def rename(session: Session, name: str) -> None:
    node = next(iter(session.graph.nodes))
    session.edit(lambda graph: edits.rename(graph, node, name), Text("Rename layer"))


def first_name(session: Session) -> str:
    return next(iter(session.graph.nodes.values())).name


def test_what_was_saved_can_be_opened(session: Session, finish: Finish, tmp_path: Path) -> None:
    rename(session, "stem")
    finish(session.files.save(tmp_path / "a.mlab"))
    finish(session.files.new(build_sample("blank")))
    finish(session.files.open(tmp_path / "a.mlab"))
    assert first_name(session) == "stem"
    assert session.is_saved


def test_saving_puts_the_file_on_the_recent_list(session: Session, finish: Finish, tmp_path: Path) -> None:
    finish(session.files.save(tmp_path / "a.mlab"))
    assert [entry.path for entry in recent_files()] == [tmp_path / "a.mlab"]


def test_a_damaged_file_leaves_the_open_project_alone(session: Session, finish: Finish, tmp_path: Path) -> None:
    (tmp_path / "bad.mlab").write_bytes(b"PK\x03\x04 nothing")
    before = session.graph
    with pytest.raises(ModelLabError):
        finish(session.files.open(tmp_path / "bad.mlab"))
    assert session.graph is before


def test_a_file_that_changed_on_disk_is_not_overwritten(session: Session, finish: Finish, tmp_path: Path) -> None:
    path = tmp_path / "a.mlab"
    finish(session.files.save(path))
    path.write_bytes(b"somebody else's work")
    rename(session, "stem")
    with pytest.raises(ModelLabError):
        finish(session.files.save())
    assert path.read_bytes() == b"somebody else's work"
    assert not session.is_saved


def test_an_edit_reaches_the_journal_within_a_second(session: Session, qtbot: QtBot) -> None:
    rename(session, "stem")
    qtbot.waitUntil(lambda: session.files.autosave.written_at is not None, timeout=10_000)


def test_an_unsaved_document_can_be_recovered(session: Session, finish: Finish) -> None:
    rename(session, "stem")
    finish(session.files.shut_down(is_kept=True))
    other = Session(build_sample("blank"))
    finish(other.files.recover(recoverable()[0]))
    assert first_name(other) == "stem"
    assert not other.is_saved
    finish(other.shut_down(is_kept=False))


def test_nothing_is_left_to_recover_after_saving(session: Session, finish: Finish, tmp_path: Path) -> None:
    rename(session, "stem")
    finish(session.files.autosave.write())
    finish(session.files.save(tmp_path / "a.mlab"))
    finish(session.files.shut_down(is_kept=True))
    assert recoverable() == []


def test_changes_that_were_given_up_are_not_offered_again(session: Session, finish: Finish) -> None:
    rename(session, "stem")
    finish(session.files.autosave.write())
    finish(session.files.shut_down(is_kept=False))
    assert recoverable() == []


def test_the_network_is_exported_as_python(session: Session, finish: Finish, tmp_path: Path) -> None:
    finish(session.files.export_python(tmp_path / "net.py"))
    compile((tmp_path / "net.py").read_text(), "net.py", "exec")


def test_a_network_with_errors_is_not_exported(session: Session, finish: Finish, tmp_path: Path) -> None:
    middle = list(session.graph.nodes)[4]
    session.edit(lambda graph: edits.remove(graph, [middle]), Text("Delete"))
    with pytest.raises(ModelLabError):
        finish(session.files.export_python(tmp_path / "net.py"))
    assert not (tmp_path / "net.py").exists()


def test_an_exported_run_brings_its_weights_along(
    session: Session, finish: Finish, qtbot: QtBot, tmp_path: Path
) -> None:
    finish(session.training.start())
    qtbot.waitUntil(
        lambda: session.training.curves is not None and session.training.curves.last_step > 0, timeout=60_000
    )
    session.training.stop()
    qtbot.waitUntil(lambda: bool(session.project.runs), timeout=60_000)
    finish(session.files.export_python(tmp_path / "network.py"))
    assert (tmp_path / "weights.safetensors").read_bytes() == session.project.runs[-1].weights
