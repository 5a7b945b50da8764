from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from modellab.desktop.canvas.place import place_of
from modellab.desktop.inspector.panel import InspectorPanel
from modellab.desktop.session import Session
from modellab.errors import Text
from modellab.graph import edits
from modellab.graph.graph import Graph
from modellab.project.project import Project
from modellab.project.samples import build_sample
from tests.desktop.conftest import Finish
from tests.desktop.test_form import field, retype


def network() -> Graph:
    graph, source = edits.add(Graph(), "image_input")
    for kind in ("conv2d", "conv2d", "flatten", "linear"):
        graph, node = edits.add(graph, kind)
        graph, source = edits.connect(graph, source, node), node
    return graph


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> InspectorPanel:
    session.show(Project(graph=network()), None, is_saved=True)
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    panel.resize(300, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def choose(session: Session, *ids: str) -> None:
    place_of(session).select(ids)


def test_filters_are_edited_and_shapes_follow(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1")
    retype(qtbot, field(panel.form, "filters"), "16")
    assert session.graph.nodes["conv2d_1"].settings["filters"] == 16
    assert ("out", "N·16·26·26") in panel.facts.facts


def test_the_count_of_parameters_is_explained(panel: InspectorPanel, session: Session) -> None:
    choose(session, "conv2d_2")
    assert ("weights", "9,248 = 32·(32·3·3+1)") in panel.facts.facts


def test_several_layers_are_edited_at_once(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1", "conv2d_2")
    retype(qtbot, field(panel.form, "filters"), "8")
    assert [session.graph.nodes[node].settings["filters"] for node in ("conv2d_1", "conv2d_2")] == [8, 8]
    session.undo()
    assert [session.graph.nodes[node].settings["filters"] for node in ("conv2d_1", "conv2d_2")] == [32, 32]


def test_only_shared_settings_of_several_layers_are_shown(panel: InspectorPanel, session: Session) -> None:
    choose(session, "conv2d_1", "linear_1")
    names = {row.name for row in panel.form.rows}
    assert "activation" in names
    assert not names & {"filters", "units", "kernel"}


def test_steps_of_a_number_are_one_step_of_undo(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1")
    for _ in range(5):
        qtbot.keyClick(field(panel.form, "filters"), Qt.Key.Key_Up)
    assert session.graph.nodes["conv2d_1"].settings["filters"] == 37
    session.undo()
    assert session.graph.nodes["conv2d_1"].settings["filters"] == 32


def test_undo_is_shown_in_the_form(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1")
    retype(qtbot, field(panel.form, "filters"), "16")
    session.undo()
    assert field(panel.form, "filters").text() == "32"


def test_a_name_is_given(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1")
    retype(qtbot, field(panel.name_form, "name"), "stem")
    assert session.graph.nodes["conv2d_1"].name == "stem"


def test_weights_are_frozen(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1")
    box = field(panel.weights_form, "weights")
    assert isinstance(box, QComboBox)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert session.graph.nodes["conv2d_1"].is_frozen


def test_a_layer_is_made_to_learn_slower(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1", "linear_1")
    retype(qtbot, field(panel.weights_form, "rate"), "0.1")
    assert [session.graph.nodes[node].rate for node in ("conv2d_1", "linear_1")] == [0.1, 0.1]


def test_a_layer_without_weights_offers_no_freezing(panel: InspectorPanel, session: Session) -> None:
    choose(session, "flatten_1")
    assert not panel.weights_form.isVisible()


def test_a_note_is_kept_when_the_field_is_left(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1")
    panel.comment.setFocus()
    qtbot.keyClicks(panel.comment, "finds edges")
    field(panel.name_form, "name").setFocus()
    assert session.graph.nodes["conv2d_1"].comment == "finds edges"


def test_a_problem_is_told_with_its_repair(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    session.edit(lambda graph: edits.remove(graph, ["flatten_1"], heal=True), "remove")
    choose(session, "linear_1")
    button = next(b for b in panel.problems.findChildren(QPushButton) if b.text() == "Insert Flatten")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.inference.nodes["linear_1"].problem is None


def test_nothing_selected_says_what_to_do_next(panel: InspectorPanel, session: Session) -> None:
    choose(session)
    assert panel.title.text() == "NETWORK"
    assert any("Mend what is marked red" in label.text() for label in panel.help.findChildren(QLabel))


def test_settings_inside_a_block_are_edited(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    session.edit(lambda graph: edits.group(graph, ["conv2d_1", "conv2d_2"], "Stem")[0], "group")
    place_of(session).enter("block_1")
    choose(session, "conv2d_1")
    retype(qtbot, field(panel.form, "filters"), "5")
    assert session.graph.blocks["Stem"].nodes["conv2d_1"].settings["filters"] == 5


def test_enter_on_the_canvas_leads_to_the_first_field(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    choose(session, "conv2d_1")
    place_of(session).inspect_wanted.emit("")
    qtbot.waitUntil(field(panel.form, "filters").hasFocus)


def test_an_unknown_kind_is_shown_without_a_form(panel: InspectorPanel, session: Session) -> None:
    from modellab.graph.graph import Node

    session.show(Project(graph=Graph({"x": Node("x", "hologram")})), None, is_saved=True)
    choose(session, "x")
    assert panel.title.text() == "HOLOGRAM"
    assert not panel.form.isVisible()


def test_what_to_do_next_is_not_to_train_while_a_run_goes_on(
    panel: InspectorPanel, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    finish(session.files.new(build_sample("digits")))
    assert "Train" in panel.help.facts[0][1]
    finish(session.training.start())
    assert "Train" not in panel.help.facts[0][1]
    session.training.stop()
    qtbot.waitUntil(lambda: "Train" in panel.help.facts[0][1], timeout=30_000)


def test_a_number_is_not_explained_by_itself(panel: InspectorPanel, session: Session) -> None:
    session.edit(lambda graph: edits.add(graph, "image_input", settings={"height": 64, "width": 64})[0], Text("Add"))
    source = list(session.graph.nodes)[-1]
    session.edit(lambda graph: edits.configure(graph, [source], {"channels": 3}), Text("Colour"))
    session.edit(lambda graph: edits.connect(edits.add(graph, "backbone")[0], source, "backbone_1"), Text("Add"))
    choose(session, "backbone_1")
    assert ("weights", "3,371,008") in panel.facts.facts
