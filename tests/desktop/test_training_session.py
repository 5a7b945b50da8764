from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.training_session import last_step
from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.project.samples import build_sample
from modellab.training.events import EpochDone, RunEnded
from modellab.training.recipe_rows import change_recipe
from tests.desktop.conftest import Finish


def set_epochs(session: Session, epochs: int) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=epochs))


def test_a_run_is_kept_in_the_project(session: Session, finish: Finish, qtbot: QtBot) -> None:
    set_epochs(session, 1)
    with qtbot.waitSignal(session.run_ended, timeout=120_000) as ended:
        session.start(session.training.start())
    assert isinstance(ended.args[0], RunEnded)
    assert ended.args[0].reason == "finished"
    assert session.project.runs[0].weights
    assert session.answers.can_answer


def test_a_run_tells_its_epochs_and_its_curves(session: Session, qtbot: QtBot) -> None:
    set_epochs(session, 2)
    told: list[object] = []
    session.run_event.connect(told.append)
    with qtbot.waitSignal(session.run_ended, timeout=120_000):
        session.start(session.training.start())
    assert [event.epoch for event in told if isinstance(event, EpochDone)] == [1, 2]
    assert session.training.curves is not None
    assert last_step(session.training.curves) == session.training.progress.num_steps > 0


def test_a_run_can_be_paused_continued_and_stopped(session: Session, qtbot: QtBot) -> None:
    set_epochs(session, 10_000)
    training = session.training
    session.start(training.start())
    qtbot.waitUntil(lambda: training.progress.step > 0, timeout=120_000)
    training.pause()
    qtbot.waitUntil(lambda: training.state == "paused", timeout=30_000)
    training.resume()
    assert training.state == "running"
    with qtbot.waitSignal(session.run_ended, timeout=60_000) as ended:
        training.stop()
    assert ended.args[0].reason == "stopped"
    assert training.state == "idle"
    assert session.project.runs[0].weights


def test_a_network_with_errors_is_refused_with_its_node(session: Session, finish: Finish) -> None:
    middle = list(session.graph.nodes)[4]
    session.edit(lambda graph: edits.remove(graph, [middle]), Text("Delete"))
    with pytest.raises(ModelLabError) as refused:
        finish(session.training.start())
    assert refused.value.node
    assert session.training.state == "idle"


def test_shutting_down_ends_a_run_and_keeps_it(session: Session, finish: Finish, qtbot: QtBot) -> None:
    set_epochs(session, 10_000)
    session.start(session.training.start())
    qtbot.waitUntil(lambda: session.training.progress.step > 0, timeout=120_000)
    finish(session.training.shut_down())
    assert session.training.state == "idle"
    assert len(session.project.runs) == 1


def test_a_second_start_is_ignored_while_a_run_goes_on(session: Session, finish: Finish, qtbot: QtBot) -> None:
    set_epochs(session, 10_000)
    session.start(session.training.start())
    qtbot.waitUntil(lambda: session.training.state == "running", timeout=120_000)
    plan = session.training.plan
    finish(session.training.start())
    assert session.training.plan is plan


def test_a_run_ends_with_its_project(session: Session, finish: Finish) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=100_000))
    finish(session.training.start())
    finish(session.files.new(build_sample("breast-cancer")))
    assert not session.training.is_active
    assert not session.project.runs  # the run was one of the digits
