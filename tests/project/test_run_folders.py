"""Runs that did not come to their end are found again."""

from __future__ import annotations

import pytest

from modellab import safeio
from modellab.errors import ModelLabError
from modellab.project import folders
from modellab.project.run_folders import (
    discard_run,
    interrupted_runs,
    note_run_ended,
    note_run_started,
    run_folder,
    tidy,
)

PLAN = {"recipe": {"epochs": 3}, "seed": 7}


def test_a_run_whose_program_was_killed_is_listed_with_its_plan():
    folder = run_folder("run-1")
    note_run_started(PLAN, folder).release()
    assert [(run.run_id, run.folder, run.plan) for run in interrupted_runs()] == [("run-1", folder, PLAN)]


def test_a_run_that_is_alive_is_not_listed_and_not_started_twice():
    held = note_run_started(PLAN, run_folder("run-1"))
    assert interrupted_runs() == []
    with pytest.raises(ModelLabError, match="in use"):
        note_run_started(PLAN, run_folder("run-1"))
    held.release()


def test_a_run_that_ended_is_not_listed():
    held = note_run_started(PLAN, run_folder("run-1"))
    note_run_ended(run_folder("run-1"))
    held.release()
    assert interrupted_runs() == []


def test_the_latest_interrupted_run_stands_first():
    for run_id in ("run-b", "run-a"):
        note_run_started(PLAN, run_folder(run_id)).release()
    assert [run.run_id for run in interrupted_runs()] == ["run-a", "run-b"]


def test_a_discarded_run_leaves_nothing():
    folder = run_folder("run-1")
    note_run_started(PLAN, folder).release()
    discard_run(folder)
    assert list(folders.runs_folder().iterdir()) == []


def test_tidying_keeps_the_latest_ended_runs():
    for run_id in ("run-c", "run-a", "run-b"):
        _ended(run_id)
    tidy(keep=2)
    assert sorted(folder.name for folder in folders.runs_folder().iterdir()) == ["run-a", "run-b"]


def test_tidying_leaves_runs_that_did_not_end():
    note_run_started(PLAN, run_folder("interrupted")).release()
    _ended("ended")
    alive = note_run_started(PLAN, run_folder("alive"))
    tidy(keep=0)
    alive.release()
    assert sorted(folder.name for folder in folders.runs_folder().iterdir()) == ["alive", "interrupted"]


def test_tidying_leaves_an_ended_run_that_is_being_continued():
    _ended("run-1")
    with safeio.lock(folders.runs_folder() / "run-1"):
        tidy(keep=0)
    assert (folders.runs_folder() / "run-1" / "run.json").is_file()


@pytest.mark.parametrize("content", [b"", b"{}", b'{"ended": 0}', b"\xff"])
def test_a_damaged_note_hides_its_run_and_no_other(content):
    note_run_started(PLAN, run_folder("run-1")).release()
    (run_folder("run-2") / "run.json").write_bytes(content)
    assert [run.run_id for run in interrupted_runs()] == ["run-1"]


def _ended(run_id):
    held = note_run_started(PLAN, run_folder(run_id))
    note_run_ended(run_folder(run_id))
    held.release()
