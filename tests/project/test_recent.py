"""The list of recent files: latest first, short, and never in the way."""

from __future__ import annotations

import pytest

from modellab.project import folders, recent
from modellab.project.recent import forget_recent, note_recent, recent_files


def test_the_latest_file_stands_first_and_each_stands_once(tmp_path):
    for name in ("a", "b", "a"):
        note_recent(tmp_path / f"{name}.mlab", name.upper())
    assert [(file.path.name, file.name) for file in recent_files()] == [("a.mlab", "A"), ("b.mlab", "B")]


def test_the_list_does_not_grow_for_ever(tmp_path):
    for number in range(recent.MAX_ENTRIES + 5):
        note_recent(tmp_path / f"{number}.mlab")
    assert len(recent_files()) == recent.MAX_ENTRIES


def test_a_forgotten_file_is_gone_from_the_list(tmp_path):
    note_recent(tmp_path / "a.mlab")
    forget_recent(tmp_path / "a.mlab")
    assert recent_files() == ()


def test_a_file_that_was_deleted_says_so(tmp_path):
    note_recent(tmp_path / "a.mlab")
    assert not recent_files()[0].is_there


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"files": 1}', b'{"files": [1, {"path": "a\\u0000", "name": ""}]}']
)
def test_a_damaged_list_is_empty_and_can_be_written_again(tmp_path, content):
    folders.home().mkdir()
    folders.recent_file().write_bytes(content)
    assert recent_files() == ()
    note_recent(tmp_path / "a.mlab")
    assert len(recent_files()) == 1
