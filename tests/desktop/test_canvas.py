from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from modellab.desktop.canvas import hits
from modellab.desktop.canvas.camera import Camera
from modellab.desktop.canvas.layer_drops import LAYER_MIME
from modellab.desktop.canvas.view import CanvasView
from modellab.desktop.session import Session
from modellab.graph import edits
from modellab.graph.graph import Edge, Graph
from modellab.project.project import Project

LEFT = Qt.MouseButton.LeftButton


def network() -> Graph:
    graph, source = edits.add(Graph(), "image_input", position=(0.0, 0.0))
    for index, kind in enumerate(("conv2d", "max_pool2d", "flatten"), start=1):
        graph, node = edits.add(graph, kind, position=(0.0, 120.0 * index))
        graph, source = edits.connect(graph, source, node), node
    return graph


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> CanvasView:
    session.show(Project(graph=network()), None, is_saved=True)
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.canvas.set_camera(Camera(-100.0, -60.0, 1.0))
    view.canvas.setFocus()
    return view


def at(view: CanvasView, x: float, y: float) -> QPoint:
    return QPointF(*view.canvas.camera.to_view(x, y)).toPoint()


def port(view: CanvasView, node: str, *, is_output: bool) -> QPoint:
    found = hits.ports_of(view.canvas.scene, node, is_output=is_output)[0]
    return at(view, found.x, found.y)


def middle(view: CanvasView, node: str) -> QPoint:
    x, y, width, height = view.canvas.scene.rects[view.canvas.scene.rows[node]].tolist()
    return at(view, x + width / 2, y + height / 2)


def drag(view: CanvasView, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    canvas = view.canvas
    QTest.mousePress(canvas, button, pos=start)
    QTest.mouseMove(canvas, start + (end - start) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, button, pos=end)


def press(view: CanvasView, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view.canvas, key, modifier)


def drop_layer(view: CanvasView, kind: str, point: QPoint) -> None:
    data = QMimeData()
    data.setData(LAYER_MIME, kind.encode())
    rest = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.canvas, QDragEnterEvent(point, *rest))
    QApplication.sendEvent(view.canvas, QDropEvent(QPointF(point), *rest))


def test_a_click_selects_a_node(view: CanvasView, session: Session) -> None:
    QTest.mouseClick(view.canvas, LEFT, pos=middle(view, "conv2d_1"))
    assert session.selection == ("conv2d_1",)


def test_a_click_on_the_void_selects_nothing(view: CanvasView) -> None:
    view.select_all()
    QTest.mouseClick(view.canvas, LEFT, pos=at(view, 500, 10))
    assert view.selection == ()


def test_shift_click_adds_to_the_selection(view: CanvasView) -> None:
    QTest.mouseClick(view.canvas, LEFT, pos=middle(view, "conv2d_1"))
    QTest.mouseClick(view.canvas, LEFT, Qt.KeyboardModifier.ShiftModifier, middle(view, "flatten_1"))
    assert view.selection == ("conv2d_1", "flatten_1")


def test_a_rubber_band_selects_what_it_touches(view: CanvasView) -> None:
    drag(view, at(view, -40, 100), at(view, 60, 300))
    assert view.selection == ("conv2d_1", "max_pool2d_1")


def test_a_drag_moves_in_steps_of_eight(view: CanvasView, session: Session) -> None:
    start = middle(view, "conv2d_1")
    drag(view, start, start + QPoint(101, 35))
    assert session.graph.nodes["conv2d_1"].position == (104.0, 152.0)


def test_a_drag_is_one_step_of_undo(view: CanvasView, session: Session) -> None:
    start = middle(view, "conv2d_1")
    drag(view, start, start + QPoint(100, 40))
    session.undo()
    assert session.graph.nodes["conv2d_1"].position == (0.0, 120.0)


def test_escape_during_a_drag_puts_the_node_back(view: CanvasView, session: Session) -> None:
    start = middle(view, "conv2d_1")
    QTest.mousePress(view.canvas, LEFT, pos=start)
    QTest.mouseMove(view.canvas, start + QPoint(90, 90))
    press(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.canvas, LEFT, pos=start + QPoint(90, 90))
    assert session.graph.nodes["conv2d_1"].position == (0.0, 120.0)


def test_a_drag_against_the_edge_pans(view: CanvasView, qtbot: QtBot) -> None:
    start, edge = middle(view, "conv2d_1"), QPoint(view.canvas.width() - 4, 300)
    QTest.mousePress(view.canvas, LEFT, pos=start)
    QTest.mouseMove(view.canvas, edge)
    qtbot.waitUntil(lambda: view.canvas.camera.x > -60.0)
    QTest.mouseRelease(view.canvas, LEFT, pos=edge)
    assert view.shown_graph.nodes["conv2d_1"].position[0] > 820.0


def test_a_wire_from_port_to_port_connects(view: CanvasView, session: Session) -> None:
    session.edit(lambda graph: edits.add(graph, "linear", position=(300.0, 400.0))[0], "add")
    drag(view, port(view, "flatten_1", is_output=True), port(view, "linear_1", is_output=False))
    assert Edge("flatten_1", "linear_1") in session.graph.edges


def test_a_wire_dropped_on_a_node_finds_its_port(view: CanvasView, session: Session) -> None:
    session.edit(lambda graph: edits.add(graph, "linear", position=(300.0, 400.0))[0], "add")
    drag(view, port(view, "flatten_1", is_output=True), middle(view, "linear_1"))
    assert Edge("flatten_1", "linear_1") in session.graph.edges


def test_a_wire_may_be_drawn_backwards(view: CanvasView, session: Session) -> None:
    session.edit(lambda graph: edits.add(graph, "linear", position=(300.0, 400.0))[0], "add")
    drag(view, port(view, "linear_1", is_output=False), port(view, "flatten_1", is_output=True))
    assert Edge("flatten_1", "linear_1") in session.graph.edges


def test_a_picked_up_wire_dropped_in_the_void_is_gone(view: CanvasView, session: Session) -> None:
    drag(view, port(view, "flatten_1", is_output=False), at(view, 500, 300))
    assert Edge("max_pool2d_1", "flatten_1") not in session.graph.edges


def test_a_circle_is_refused_and_told(view: CanvasView, session: Session, qtbot: QtBot) -> None:
    session.edit(lambda graph: edits.add(graph, "add", position=(300.0, 60.0))[0], "add")
    session.edit(lambda graph: edits.connect(graph, "add_1", "conv2d_1"), "connect")
    before = session.graph
    with qtbot.waitSignal(session.failed):
        drag(view, port(view, "conv2d_1", is_output=True), port(view, "add_1", is_output=False))
    assert session.graph is before


def test_a_wire_into_the_void_adds_what_is_chosen_there(view: CanvasView, session: Session, qtbot: QtBot) -> None:
    drag(view, port(view, "flatten_1", is_output=True), at(view, 300, 520))
    popup = view.adding.popup
    assert popup.isVisible()
    qtbot.keyClicks(popup.focusWidget(), "linear")
    qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    assert Edge("flatten_1", "linear_1") in session.graph.edges


def test_a_wire_dropped_on_an_edge_is_merged_into_it(view: CanvasView, session: Session) -> None:
    graph, relu = edits.add(network(), "relu", position=(300.0, 120.0))
    graph = edits.connect(graph, "image_input_1", relu)
    session.show(Project(graph=graph), None, is_saved=True)
    view.canvas.set_camera(Camera(-100.0, -60.0, 1.0))
    drag(view, port(view, "relu_1", is_output=True), at(view, 92.0, 80.0))
    assert {edge.source for edge in session.graph.incoming["add_1"]} == {"image_input_1", "relu_1"}


def test_a_layer_dropped_from_the_palette_is_added_there(view: CanvasView, session: Session) -> None:
    drop_layer(view, "dropout", at(view, 500, 300))
    x, y = session.graph.nodes["dropout_1"].position
    assert abs(x + 92 - 500) <= 8 and abs(y - 280) <= 8


def test_a_layer_dropped_on_an_edge_is_inserted(view: CanvasView, session: Session) -> None:
    drop_layer(view, "dropout", at(view, 92, 210))
    assert Edge("conv2d_1", "dropout_1") in session.graph.edges
    assert Edge("dropout_1", "max_pool2d_1") in session.graph.edges


def test_a_lone_node_dropped_on_an_edge_is_inserted(view: CanvasView, session: Session) -> None:
    session.edit(lambda graph: edits.add(graph, "dropout", position=(300.0, 200.0))[0], "add")
    drag(view, middle(view, "dropout_1"), at(view, 92, 212))
    assert Edge("conv2d_1", "dropout_1") in session.graph.edges


def test_delete_joins_the_neighbours(view: CanvasView, session: Session) -> None:
    QTest.mouseClick(view.canvas, LEFT, pos=middle(view, "max_pool2d_1"))
    press(view, Qt.Key.Key_Delete)
    assert session.graph.edges == (Edge("image_input_1", "conv2d_1"), Edge("conv2d_1", "flatten_1"))


def test_undo_brings_the_deleted_node_back(view: CanvasView, session: Session) -> None:
    before = session.graph
    QTest.mouseClick(view.canvas, LEFT, pos=middle(view, "max_pool2d_1"))
    press(view, Qt.Key.Key_Delete)
    session.undo()
    assert session.graph is before


def test_a_clicked_edge_is_deleted(view: CanvasView, session: Session) -> None:
    QTest.mouseClick(view.canvas, LEFT, pos=at(view, 92, 80))
    press(view, Qt.Key.Key_Delete)
    assert Edge("image_input_1", "conv2d_1") not in session.graph.edges
    assert "conv2d_1" in session.graph.nodes


def test_the_repair_button_repairs(view: CanvasView, session: Session) -> None:
    graph, linear = edits.add(network(), "linear", position=(300.0, 100.0))
    session.show(Project(graph=edits.connect(graph, "conv2d_1", linear)), None, is_saved=True)
    view.canvas.set_camera(Camera(-100.0, -60.0, 1.0))
    scene, row = view.canvas.scene, view.canvas.scene.rows[linear]
    note = scene.look(row).note
    assert note is not None and note.button is not None
    left, top, width, height = note.button
    button = (scene.notes[row][0] + left + width / 2, scene.notes[row][1] + top + height / 2)
    QTest.mouseClick(view.canvas, LEFT, pos=at(view, *button))
    assert session.graph.incoming[linear][0].source == "flatten_2"
    assert session.inference.nodes[linear].problem is None


@pytest.mark.parametrize("steps", [120, -120, 480])
def test_the_wheel_zooms_to_the_pointer(view: CanvasView, steps: int) -> None:
    point = QPointF(700.0, 300.0)
    before = view.canvas.camera.to_canvas(point.x(), point.y())
    event = QWheelEvent(
        point, view.canvas.mapToGlobal(point), QPoint(), QPoint(0, steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.canvas, event)
    assert view.canvas.camera.zoom != 1.0
    assert view.canvas.camera.to_canvas(point.x(), point.y()) == pytest.approx(before)


def test_the_middle_button_pans(view: CanvasView) -> None:
    drag(view, QPoint(400, 400), QPoint(460, 430), Qt.MouseButton.MiddleButton)
    assert (view.canvas.camera.x, view.canvas.camera.y) == (-160.0, -90.0)


def test_space_and_a_drag_pan(view: CanvasView) -> None:
    QTest.keyPress(view.canvas, Qt.Key.Key_Space)
    drag(view, QPoint(400, 400), QPoint(460, 430))
    QTest.keyRelease(view.canvas, Qt.Key.Key_Space)
    assert view.canvas.camera.x == -160.0
    assert not view.adding.popup.isVisible()


def test_space_alone_opens_the_palette(view: CanvasView) -> None:
    press(view, Qt.Key.Key_Space)
    assert view.adding.popup.isVisible()
    view.adding.popup.close()


def test_a_double_click_on_the_void_opens_the_palette(view: CanvasView, session: Session, qtbot: QtBot) -> None:
    QTest.mouseDClick(view.canvas, LEFT, pos=at(view, 400, 100))
    qtbot.keyClicks(view.adding.popup.focusWidget(), "dropout")
    qtbot.keyClick(view.adding.popup.focusWidget(), Qt.Key.Key_Return)
    assert "dropout_1" in session.graph.nodes


def test_f_shows_everything(view: CanvasView) -> None:
    view.canvas.set_camera(Camera(5000.0, 5000.0, 2.0))
    press(view, Qt.Key.Key_F)
    left, top, right, bottom = view.canvas.camera.seen(view.canvas.width(), view.canvas.height())
    box = view.canvas.scene.bounds()
    assert left <= box[0] and top <= box[1] and right >= box[2] and bottom >= box[3]


def test_ctrl_a_selects_all(view: CanvasView) -> None:
    press(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.selection) == 4


def test_arrows_go_along_the_edges(view: CanvasView) -> None:
    view.place.select(("conv2d_1",))
    press(view, Qt.Key.Key_Down)
    assert view.selection == ("max_pool2d_1",)


def test_shift_and_an_arrow_nudge(view: CanvasView, session: Session) -> None:
    view.place.select(("conv2d_1",))
    press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert session.graph.nodes["conv2d_1"].position == (16.0, 120.0)
    session.undo()
    assert session.graph.nodes["conv2d_1"].position == (0.0, 120.0)


def test_tab_goes_round(view: CanvasView) -> None:
    view.place.select(("flatten_1",))
    press(view, Qt.Key.Key_Tab)
    assert view.selection == ("image_input_1",)


def test_c_connects_by_keyboard(view: CanvasView, session: Session) -> None:
    session.edit(lambda graph: edits.add(graph, "linear", position=(0.0, 480.0))[0], "add")
    view.place.select(("flatten_1",))
    press(view, Qt.Key.Key_C)
    press(view, Qt.Key.Key_Return)
    assert Edge("flatten_1", "linear_1") in session.graph.edges


def test_a_choice_ends_when_its_goal_is_gone(view: CanvasView, session: Session) -> None:
    session.edit(lambda graph: edits.add(graph, "linear", position=(0.0, 480.0))[0], "add")
    view.place.select(("flatten_1",))
    press(view, Qt.Key.Key_C)
    session.undo()
    press(view, Qt.Key.Key_Down)
    assert view.canvas.overlay.wire is None


def test_copied_nodes_are_pasted_with_their_edges(view: CanvasView, session: Session) -> None:
    view.place.select(("conv2d_1", "max_pool2d_1"))
    press(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert Edge("conv2d_2", "max_pool2d_2") in session.graph.edges
    assert set(view.selection) == {"conv2d_2", "max_pool2d_2"}


def test_foreign_text_on_the_clipboard_is_refused_with_a_sentence(
    view: CanvasView, session: Session, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("not layers")
    with qtbot.waitSignal(session.failed):
        press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(session.graph.nodes) == 4


def test_cut_takes_away_and_paste_brings_back(view: CanvasView, session: Session) -> None:
    view.place.select(("max_pool2d_1",))
    press(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert "max_pool2d_1" not in session.graph.nodes
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sum(node.kind == "max_pool2d" for node in session.graph.nodes.values()) == 1


def test_ctrl_l_arranges(view: CanvasView, session: Session, qtbot: QtBot) -> None:
    session.edit(lambda graph: edits.move(graph, {"conv2d_1": (900.0, 900.0)}), "move")
    press(view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    tops = [session.graph.nodes[node].position[1] for node in session.graph.order]
    assert tops == sorted(tops)


def test_a_large_graph_is_arranged_in_a_worker(view: CanvasView, session: Session, qtbot: QtBot) -> None:
    graph, last = edits.add(Graph(), "image_input")
    for _ in range(650):
        graph, node = edits.add(graph, "relu")
        graph, last = edits.connect(graph, last, node), node
    session.show(Project(graph=graph), None, is_saved=True)
    view.arrange()
    assert session.graph is graph
    qtbot.waitUntil(lambda: session.graph is not graph, timeout=20_000)
    assert len({node.position for node in session.graph.nodes.values()}) == 651


def test_a_group_is_entered_and_left(view: CanvasView, session: Session) -> None:
    view.place.select(("conv2d_1", "max_pool2d_1"))
    press(view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    block = view.selection[0]
    press(view, Qt.Key.Key_Return)
    assert {"conv2d_1", "max_pool2d_1"} <= set(view.shown_graph.nodes)
    press(view, Qt.Key.Key_Escape)
    assert view.selection == (block,)


def test_shapes_are_known_inside_a_block(view: CanvasView) -> None:
    view.place.select(("conv2d_1", "max_pool2d_1"))
    view.group()
    view.enter_block()
    outputs = view.place.inference.nodes["conv2d_1"].outputs
    assert outputs is not None and outputs[0].shape[0] == "N"


def test_edits_inside_a_block_reach_the_document(view: CanvasView, session: Session) -> None:
    view.place.select(("conv2d_1", "max_pool2d_1"))
    view.group()
    view.enter_block()
    view.place.edit(lambda graph: edits.configure(graph, ["conv2d_1"], {"filters": 5}), "edit")
    assert session.graph.blocks["Block"].nodes["conv2d_1"].settings["filters"] == 5


def test_undoing_the_group_comes_out_of_its_block(view: CanvasView, session: Session) -> None:
    view.place.select(("conv2d_1", "max_pool2d_1"))
    view.group()
    view.enter_block()
    session.undo()
    assert not view.place.is_inside
    assert view.shown_graph is session.graph


def test_undo_keeps_the_selection_that_still_exists(view: CanvasView, session: Session) -> None:
    view.place.select(("conv2d_1",))
    verbs_moved = {"conv2d_1": (40.0, 40.0)}
    session.edit(lambda graph: edits.move(graph, verbs_moved), "move")
    session.undo()
    assert view.selection == ("conv2d_1",)


def test_the_totals_are_shown(view: CanvasView) -> None:
    assert "<b>4</b> layers" in view.overlays.text


def test_the_picture_is_not_blank(view: CanvasView) -> None:
    image = view.grab().toImage()
    colors = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colors) > 20


@pytest.mark.parametrize("width", [320, 480, 900])
def test_the_totals_stay_inside_the_canvas(view: CanvasView, width: int) -> None:
    view.resize(width, 600)
    QApplication.processEvents()
    assert view.overlays.totals.geometry().right() < view.canvas.width()
