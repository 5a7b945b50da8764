from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from modellab.desktop import interruption
from modellab.desktop.session import Session
from modellab.project.interruption import Origin, note_started
from modellab.project.run_folders import interrupted_runs
from modellab.project.samples import build_sample
from modellab.training.recipe_rows import change_recipe
from tests.desktop.conftest import Finish


def test_a_run_that_came_to_its_end_is_not_offered_again(session: Session, finish: Finish, qtbot: QtBot) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=1))
    with qtbot.waitSignal(session.run_ended, timeout=120_000):
        session.start(session.training.start())
    finish(session.training.shut_down())
    assert interrupted_runs() == []


def test_an_interrupted_run_goes_on_with_its_own_network(session: Session, finish: Finish, qtbot: QtBot) -> None:
    project = replace(build_sample("digits"), recipe=change_recipe(session.recipe, epochs=1))
    plan = _plan(project)
    lock = note_started(plan, Origin(project, "", None))
    assert lock is not None
    lock.release()  # as the system does when the process is killed
    finish(session.files.new(build_sample("blank")))
    with qtbot.waitSignal(session.run_ended, timeout=120_000) as ended:
        session.start(interruption.go_on(session, interrupted_runs()[0]))
    assert ended.args[0].reason == "finished"
    assert [run.id for run in session.project.runs] == [plan.run_id]
    assert session.graph == project.graph


def _plan(project):  # type: ignore[no-untyped-def]
    from modellab.project.folders import runs_folder
    from modellab.project.running import Place, make_plan

    return make_plan(project, Place("cpu", None, runs_folder()))
