from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from modellab.desktop import translation
from modellab.desktop.canvas import curves, hits, look
from modellab.desktop.canvas.camera import READABLE_ZOOM, Camera
from modellab.desktop.canvas.look import HEIGHT, WIDTH
from modellab.desktop.canvas.pictures import NAME_PX, TEXT_PX, corner_of, font, narrowed
from modellab.desktop.canvas.scene import Scene
from modellab.graph import edits
from modellab.graph.check import check
from modellab.graph.graph import Edge, Graph
from modellab.graph.infer import infer
from modellab.graph.layers.table import LAYERS
from modellab.project.samples import SAMPLES, build_sample


def chain(*kinds: str) -> Graph:
    graph, last = Graph(), ""
    for index, kind in enumerate(kinds):
        graph, node = edits.add(graph, kind, position=(0.0, 120.0 * index))
        graph = edits.connect(graph, last, node) if last else graph
        last = node
    return graph


def scene_of(graph: Graph) -> Scene:
    inference = infer(graph)
    return Scene(graph, inference, check(graph, inference))


@pytest.fixture
def scene() -> Scene:
    return scene_of(chain("image_input", "conv2d", "flatten", "class_output"))


def test_zooming_keeps_the_point_under_the_pointer() -> None:
    before = Camera(10.0, 20.0, 0.8)
    after = before.zoomed(2.0, 300.0, 200.0)
    assert after.to_canvas(300.0, 200.0) == pytest.approx(before.to_canvas(300.0, 200.0))


def test_zoom_has_an_end() -> None:
    assert Camera().zoomed(1e9, 0, 0).zoom == 3.0


def test_fitting_shows_the_whole_box() -> None:
    box = (-500.0, -100.0, 3000.0, 5000.0)
    left, top, right, bottom = Camera().fitted(box, 800, 600).seen(800, 600)
    assert left <= box[0] and top <= box[1] and right >= box[2] and bottom >= box[3]


def test_a_small_graph_is_not_blown_up() -> None:
    assert Camera().fitted((0, 0, 100, 50), 800, 600).zoom == 1.0


def test_a_node_is_found_where_it_lies(scene: Scene) -> None:
    assert hits.node_at(scene, WIDTH / 2, 20.0) == "image_input_1"


def test_the_void_is_empty(scene: Scene) -> None:
    assert hits.node_at(scene, WIDTH + 40.0, 20.0) == ""


def middle_of_button(scene: Scene, node: str) -> tuple[float, float]:
    """Return where the repair button of a node is pressed."""
    row = scene.rows[node]
    note = scene.look(row).note
    assert note is not None and note.button is not None
    left, top, width, height = note.button
    return scene.notes[row][0] + left + width / 2, scene.notes[row][1] + top + height / 2


def test_the_node_added_last_lies_on_top() -> None:
    graph, _ = edits.add(Graph(), "relu", position=(0.0, 0.0))
    graph, top = edits.add(graph, "tanh", position=(8.0, 8.0))
    assert hits.node_at(scene_of(graph), 20.0, 20.0) == top


def test_ports_lie_on_the_upper_and_lower_edge(scene: Scene) -> None:
    port = hits.port_at(scene, WIDTH / 2, HEIGHT + 2.0)
    assert port is not None
    assert (port.node, port.is_output, port.y) == ("image_input_1", True, HEIGHT)


def test_an_input_has_no_port_above(scene: Scene) -> None:
    assert hits.port_at(scene, WIDTH / 2, 0.0) is None


def test_an_edge_is_found_near_its_curve(scene: Scene) -> None:
    assert hits.edge_at(scene, WIDTH / 2 + 4.0, 80.0) == Edge("image_input_1", "conv2d_1")


def test_the_badge_shows_what_flows(scene: Scene) -> None:
    assert scene.badge(0) == "N·1·28·28"


def test_a_refused_shape_breaks_the_edge_that_brings_it() -> None:
    scene = scene_of(chain("image_input", "linear"))
    assert scene.broken.tolist() == [True]


def test_an_error_is_written_beside_its_node() -> None:
    note = scene_of(chain("image_input", "linear")).look(1).note
    assert note is not None
    assert note.lines == ("Expected (N, features).", "Received (N, 1, 28, 28).")
    assert note.repair == "Insert Flatten"


def test_the_repair_button_is_found_on_the_note() -> None:
    scene = scene_of(chain("image_input", "linear"))
    assert hits.repair_at(scene, *middle_of_button(scene, "linear_1")) == ("linear_1", False)


def test_an_error_does_not_make_its_node_higher() -> None:
    well, broken = scene_of(chain("image_input", "flatten", "linear")), scene_of(chain("image_input", "linear"))
    assert broken.rects[1, 3] == well.rects[2, 3]


def test_a_note_covers_no_node() -> None:
    scene = scene_of(chain("image_input", "linear", "relu", "linear"))
    (note,) = scene.notes.values()
    assert scene.rows_in(note).size == 0


def test_a_note_goes_to_the_left_where_a_node_is_to_the_right() -> None:
    graph, _ = edits.add(chain("image_input", "linear"), "relu", position=(WIDTH + 40.0, 120.0))
    scene = scene_of(graph)
    assert scene.notes[1][2] < scene.rects[1, 0]


def test_notes_of_neighbours_do_not_cover_each_other() -> None:
    graph = chain("image_input", "linear")
    graph, other = edits.add(graph, "linear", position=(0.0, 200.0))
    scene = scene_of(edits.connect(graph, "image_input_1", other))
    first, second = scene.notes.values()
    assert first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1]


def test_fitting_leaves_room_for_notes() -> None:
    scene = scene_of(chain("image_input", "linear"))
    assert scene.extent()[2] >= scene.notes[1][2]


def test_an_unknown_kind_is_told_apart() -> None:
    from modellab.graph.graph import Node

    look = scene_of(Graph({"x": Node("x", "hologram")})).look(0)
    assert (look.name, look.family) == ("hologram", "")


def test_moving_a_node_moves_its_edges(scene: Scene) -> None:
    moved = edits.move(scene.graph, {"conv2d_1": (400.0, 120.0)})
    new = scene.updated(moved, scene.inference)
    assert new.ends[0, 2] == 400.0 + WIDTH / 2


def test_moving_a_node_keeps_the_words_of_the_others(scene: Scene) -> None:
    kept = scene.look(0)
    moved = edits.move(scene.graph, {"conv2d_1": (400.0, 120.0)})
    assert scene.updated(moved, scene.inference, check(moved, scene.inference)).look(0) is kept


def test_an_updated_scene_equals_a_new_one(scene: Scene) -> None:
    graph = edits.configure(scene.graph, ["conv2d_1"], {"filters": 7})
    inference = infer(graph, scene.inference)
    for row in range(4):
        scene.look(row), scene.badge(min(row, 2))
    updated = scene.updated(graph, inference, check(graph, inference))
    new = Scene(graph, inference, check(graph, inference))
    assert [updated.look(row) for row in range(4)] == [new.look(row) for row in range(4)]
    assert [updated.badge(row) for row in range(3)] == [new.badge(row) for row in range(3)]


def test_a_preview_leaves_the_scene_alone(scene: Scene) -> None:
    before = scene.rects.copy()
    scene.shifted(scene.rows_of(["conv2d_1"]), 50.0, 50.0)
    assert (scene.rects == before).all()


def test_curves_stay_inside_their_boxes() -> None:
    import numpy as np

    ends = np.array([[0.0, 0.0, 300.0, 200.0], [0.0, 400.0, 300.0, 0.0], [5.0, 0.0, 5.0, 30.0]])
    boxes, points = curves.boxes(ends), curves.points(ends, 50)
    assert (points >= boxes[:, None, :2] - 1e-6).all()
    assert (points <= boxes[:, None, 2:] + 1e-6).all()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_words_of_every_layer_fit_on_its_node(qapp: QApplication, language: str) -> None:
    translation.choose(language)
    try:
        cut = [kind for kind in LAYERS if not fits(kind)]
    finally:
        translation.choose("en")
    assert not cut


def fits(kind: str) -> bool:
    graph, node = edits.add(Graph(), kind)
    shown = look.look_of(graph.nodes[node], None, (), (1, 1))
    room = WIDTH - 26.0
    lines = ((shown.name, font(NAME_PX, is_bold=True)), (shown.summary, font(TEXT_PX)))
    return all(QFontMetricsF(narrowed(wide, text, room)).horizontalAdvance(text) <= room for text, wide in lines)


def test_a_name_that_needs_the_room_shortens_the_number_of_parameters(qapp: QApplication) -> None:
    room = WIDTH - 26.0
    assert corner_of(look.NodeLook("LSTM", count=1_234_567), room) == "1,234,567"
    assert corner_of(look.NodeLook("Transformer encoder", count=1_234_567, repeat=3), room) == "×3 · 1.2 M"


def test_what_can_be_read_as_a_whole_is_opened_as_a_whole() -> None:
    box = (0.0, 0.0, 700.0, 500.0)
    assert Camera().opened(box, 0.0, 774.0, 420.0) == Camera().fitted(box, 774.0, 420.0)


def test_a_long_network_is_opened_at_its_beginning() -> None:
    camera = Camera().opened((0.0, 0.0, 400.0, 3000.0), 0.0, 774.0, 420.0)
    assert camera.zoom == READABLE_ZOOM
    assert camera.to_view(0.0, 0.0)[1] == pytest.approx(32.0)
    assert camera.to_view(200.0, 0.0)[0] == pytest.approx(774.0 / 2)


@pytest.mark.parametrize(("x", "edge"), [(0.0, 0.0), (5000.0, 5000.0)])
def test_a_wide_network_is_opened_at_its_inputs_without_a_void_beside_it(x: float, edge: float) -> None:
    camera = Camera().opened((0.0, 0.0, 5000.0, 3000.0), x, 774.0, 420.0)
    seen = camera.to_view(edge, 0.0)[0]
    assert seen == pytest.approx(32.0 if edge == 0.0 else 774.0 - 32.0)


@pytest.mark.parametrize("key", [key for key in SAMPLES if key != "blank"])
def test_every_sample_can_be_read_as_a_whole_when_it_is_opened(key: str) -> None:
    graph = build_sample(key).graph
    assert Camera().fitted(Scene(graph, infer(graph)).extent(), 774.0, 470.0).zoom >= READABLE_ZOOM
