from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from modellab.desktop.canvas import library
from modellab.desktop.canvas.layer_drops import LAYER_MIME
from modellab.desktop.canvas.outline import OutlinePanel
from modellab.desktop.canvas.palette import LayersPanel
from modellab.desktop.canvas.place import place_of
from modellab.desktop.session import Session
from modellab.graph import edits
from modellab.graph.graph import Edge, Graph
from modellab.graph.layers.blocks import BLOCK_TEMPLATES
from modellab.graph.layers.table import LAYERS
from modellab.graph.shape import TensorType
from modellab.project.project import Project


def network() -> Graph:
    graph, source = edits.add(Graph(), "image_input")
    for index, kind in enumerate(("conv2d", "flatten"), start=1):
        graph, node = edits.add(graph, kind, position=(0.0, 120.0 * index))
        graph, source = edits.connect(graph, source, node), node
    return graph


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> LayersPanel:
    session.show(Project(graph=network()), None, is_saved=True)
    panel = LayersPanel(session)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def items(panel: LayersPanel) -> list[QTreeWidgetItem]:
    heads = [panel.tree.topLevelItem(index) for index in range(panel.tree.topLevelItemCount())]
    return [head.child(row) for head in heads for row in range(head.childCount())]


def item(panel: LayersPanel, label: str) -> QTreeWidgetItem:
    return next(found for found in items(panel) if found.text(0) == label)


def test_every_layer_of_the_table_is_listed_once(panel: LayersPanel) -> None:
    labels = [found.text(0) for found in items(panel)]
    wanted = [row.label for row in LAYERS.values() if row.role in ("layer", "input", "output")]
    assert sorted(labels) == sorted([*wanted, *BLOCK_TEMPLATES])


def test_search_finds_by_keyword(panel: LayersPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel._search, "fully connected")
    assert [found.text(0) for found in items(panel) if not found.isHidden()] == ["Linear"]


def test_search_forgives_a_missing_hyphen(panel: LayersPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel._search, "conv2d")
    assert "Conv 2-D" in [found.text(0) for found in items(panel) if not found.isHidden()]


def test_enter_in_the_search_adds_the_first_match(panel: LayersPanel, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel._search, "dropout")
    qtbot.keyClick(panel._search, Qt.Key.Key_Return)
    assert "dropout_1" in session.graph.nodes


def test_a_double_click_adds_behind_the_selected_node(panel: LayersPanel, session: Session) -> None:
    place_of(session).select(("flatten_1",))
    panel.tree.itemActivated.emit(item(panel, "Linear"), 0)
    assert Edge("flatten_1", "linear_1") in session.graph.edges
    assert session.selection == ("linear_1",)


def test_a_double_click_inserts_on_the_edge_behind_the_selected_node(panel: LayersPanel, session: Session) -> None:
    place_of(session).select(("conv2d_1",))
    panel.tree.itemActivated.emit(item(panel, "Max pool"), 0)
    assert Edge("max_pool2d_1", "flatten_1") in session.graph.edges


def test_what_comes_after_makes_room(panel: LayersPanel, session: Session) -> None:
    place_of(session).select(("conv2d_1",))
    panel.tree.itemActivated.emit(item(panel, "Max pool"), 0)
    nodes = session.graph.nodes
    assert nodes["flatten_1"].position[1] >= nodes["max_pool2d_1"].position[1] + 46


def test_a_dragged_entry_carries_its_kind(panel: LayersPanel) -> None:
    data = panel.tree.mimeData([item(panel, "Linear")])
    assert bytes(data.data(LAYER_MIME).data()) == b"linear"


def test_blocks_of_the_graph_are_listed(panel: LayersPanel, session: Session) -> None:
    session.edit(lambda graph: edits.group(graph, ["conv2d_1"], "Stem")[0], "group")
    assert "Stem" in [found.text(0) for found in items(panel)]


def test_a_template_is_built_for_the_channels_that_arrive(panel: LayersPanel, session: Session) -> None:
    place_of(session).select(("conv2d_1",))
    panel.tree.itemActivated.emit(item(panel, "Residual block"), 0)
    assert session.graph.blocks["Residual block"].nodes["conv2d_1"].settings["filters"] == 32
    assert session.inference.nodes["block_1"].problem is None


def test_inserting_leaves_other_columns_where_they_are(panel: LayersPanel, session: Session) -> None:
    session.edit(lambda graph: edits.move(graph, {"flatten_1": (300.0, 0.0)}), "move")
    place_of(session).select(("image_input_1",))
    panel.tree.itemActivated.emit(item(panel, "Conv 2-D"), 0)
    assert session.graph.nodes["flatten_1"].position == (300.0, 0.0)
    assert session.graph.nodes["conv2d_1"].position[1] > 120.0


def test_inside_a_block_its_ends_are_offered(panel: LayersPanel, session: Session) -> None:
    session.edit(lambda graph: edits.group(graph, ["conv2d_1"], "Stem")[0], "group")
    place_of(session).enter("block_1")
    labels = [found.text(0) for found in items(panel)]
    assert "Block input" in labels and "Image input" not in labels


def test_what_fits_comes_first() -> None:
    picture = TensorType(("N", 3, 32, 32))
    found = library.ranked(library.entries(Graph()), picture, "io")
    assert [entry.key for entry in found if entry.key in ("conv2d", "linear", "lstm")] == ["conv2d", "linear", "lstm"]
    assert [entry.fits for entry in found if entry.key in ("conv2d", "linear")] == [True, False]


def test_a_fitting_entry_shows_what_would_come_out() -> None:
    flat = library.ranked(library.entries(Graph()), TensorType(("N", 576)), "reshape")
    assert next(entry.result for entry in flat if entry.key == "linear") == "N·64"


def test_a_new_node_covers_no_other() -> None:
    from modellab.desktop.canvas.verbs import free_place

    graph, _ = edits.add(Graph(), "relu", position=(0.0, 0.0))
    x, y = free_place(graph, (3.0, 3.0))
    assert x >= 184 or y >= 46


@pytest.fixture
def outline(qtbot: QtBot, session: Session) -> OutlinePanel:
    session.show(Project(graph=network()), None, is_saved=True)
    outline = OutlinePanel(session)
    qtbot.addWidget(outline)
    with qtbot.waitExposed(outline):
        outline.show()
    return outline


def test_the_outline_lists_layers_in_the_order_of_computation(outline: OutlinePanel) -> None:
    texts = [outline.tree.topLevelItem(row).text(0).split(" · ")[0] for row in range(3)]
    assert texts == ["Image input", "Conv 2-D", "Flatten"]


def test_a_choice_in_the_outline_selects_on_the_canvas(outline: OutlinePanel, session: Session) -> None:
    outline.tree.setCurrentItem(outline.tree.topLevelItem(1))
    assert session.selection == ("conv2d_1",)


def test_the_outline_tells_screen_readers_what_a_layer_gets(outline: OutlinePanel) -> None:
    description = outline.tree.topLevelItem(1).data(0, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert description == "gets from Image input"


def test_the_outline_follows_edits(outline: OutlinePanel, session: Session, qtbot: QtBot) -> None:
    session.edit(lambda graph: edits.add(graph, "relu")[0], "add")
    qtbot.waitUntil(lambda: outline.tree.topLevelItemCount() == 4)
