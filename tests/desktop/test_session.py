from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from modellab.data.dataset import DatasetConfig
from modellab.desktop.session import Session
from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.project.samples import build_sample
from modellab.training.recipe_rows import change_recipe
from tests.desktop.conftest import Finish


def rename(session: Session, name: str, gesture: str = "") -> bool:
    node = next(iter(session.graph.nodes))
    return session.edit(lambda graph: edits.rename(graph, node, name), Text("Rename layer"), gesture=gesture)


def first_name(session: Session) -> str:
    return next(iter(session.graph.nodes.values())).name


def test_an_edit_tells_the_old_and_the_new_graph(session: Session, qtbot: QtBot) -> None:
    old = session.graph
    with qtbot.waitSignal(session.graph_changed) as told:
        rename(session, "stem")
    assert told.args == [old, session.graph]


def test_undo_and_redo_bring_the_very_same_graphs_back(session: Session) -> None:
    before = session.graph
    rename(session, "stem")
    after = session.graph
    session.undo()
    assert session.graph is before
    session.redo()
    assert session.graph is after


def test_undo_without_an_edit_does_nothing(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.graph_changed):
        session.undo()


def test_edits_of_one_gesture_are_undone_together(session: Session) -> None:
    rename(session, "a", "typing:1")
    rename(session, "ab", "typing:1")
    session.undo()
    assert first_name(session) == ""


def test_a_refused_edit_is_told_and_changes_nothing(session: Session, qtbot: QtBot) -> None:
    before = session.graph
    with qtbot.waitSignal(session.failed) as told:
        done = session.edit(lambda graph: edits.rename(graph, "nowhere", "x"), Text("Rename layer"))
    assert not done
    assert isinstance(told.args[0], ModelLabError)
    assert session.graph is before


def test_a_project_counts_as_saved_again_after_undo(session: Session) -> None:
    rename(session, "stem")
    assert not session.is_saved
    session.undo()
    assert session.is_saved


def test_removing_a_selected_node_takes_it_out_of_the_selection(session: Session) -> None:
    first, second = list(session.graph.nodes)[:2]
    session.select([first, second])
    session.edit(lambda graph: edits.remove(graph, [first]), Text("Delete"))
    assert session.selection == (second,)


def test_diagnostics_follow_an_edit(session: Session) -> None:
    output = list(session.graph.nodes)[-1]
    session.edit(lambda graph: edits.remove(graph, [output]), Text("Delete"))
    assert any(row.severity == "error" for row in session.diagnostics)


def test_opening_the_data_fills_the_schema(session: Session, finish: Finish) -> None:
    finish(session.open_data())
    assert session.schema is not None
    assert len(session.schema.targets[0].classes) == 10


def test_data_that_cannot_be_read_leaves_none_open(session: Session, finish: Finish) -> None:
    with pytest.raises(ModelLabError):
        finish(session.open_data(DatasetConfig("image_folder", "/nowhere")))
    assert session.dataset is None
    assert not session.is_opening_data


def test_the_last_of_two_requests_for_data_wins(session: Session, finish: Finish) -> None:
    first = session.start(session.open_data())
    finish(session.open_data(replace(DatasetConfig("digits"), test_fraction=0.5)))
    finish(wait_for(first))
    assert session.schema is not None
    assert session.schema.counts["test"] > 800


async def wait_for(task: object) -> None:
    await task  # type: ignore[misc]


def test_data_that_does_not_fit_the_network_shows_on_a_node(session: Session, finish: Finish) -> None:
    output = list(session.graph.nodes)[-1]
    session.edit(lambda graph: edits.configure(graph, [output], {"classes": 7}), Text("Set classes"))
    before = len(session.diagnostics)
    finish(session.open_data())
    assert len(session.diagnostics) > before


def test_showing_another_project_starts_a_new_history(session: Session, finish: Finish) -> None:
    rename(session, "stem")
    finish(session.files.new(build_sample("blank")))
    assert session.undo_label is None
    assert not session.graph.nodes


def test_a_changed_recipe_makes_the_project_unsaved(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.recipe_changed):
        session.set_recipe(change_recipe(session.recipe, epochs=3))
    assert not session.is_saved


def test_the_same_recipe_is_no_change(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.recipe_changed):
        session.set_recipe(replace(session.recipe))


def test_a_changed_recipe_can_be_undone_and_done_again(session: Session) -> None:
    before, after = session.recipe, change_recipe(session.recipe, epochs=3)
    session.set_recipe(after)
    session.undo()
    assert session.recipe is before and session.is_saved
    session.redo()
    assert session.recipe is after


def test_undo_goes_back_through_edits_of_graph_recipe_and_preparation_in_turn(session: Session) -> None:
    rename(session, "stem")
    session.change(Text("Change the preparation"), preparation={"normalise": "unit"})
    session.set_recipe(change_recipe(session.recipe, epochs=3))
    labels = []
    while session.undo_label is not None:
        labels.append(session.undo_label)
        session.undo()
    assert labels == ["Change the recipe", "Change the preparation", "Rename layer"]
    assert session.is_saved


def test_undo_of_a_preparation_tells_only_who_shows_it(session: Session, qtbot: QtBot) -> None:
    session.change(Text("Change the preparation"), preparation={"normalise": "unit"})
    with qtbot.assertNotEmitted(session.graph_changed), qtbot.waitSignal(session.preparation_changed):
        session.undo()
    assert session.project.preparation == {}


def test_undo_leaves_runs_and_name_alone(session: Session) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=3))
    session.rename("mine")
    session.undo()
    assert session.name == "mine"


def test_turns_of_one_spin_box_are_undone_together(session: Session) -> None:
    for epochs in (3, 4, 5):
        session.set_recipe(change_recipe(session.recipe, epochs=epochs), gesture="recipe:epochs")
    session.undo()
    assert session.is_saved
