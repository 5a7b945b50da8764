"""Undo and redo."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.graph.clipboard import copy_text, paste_text
from modellab.graph.document import from_json, to_json
from modellab.graph.graph import Graph
from modellab.graph.history import History

KINDS = ("image_input", "conv2d", "relu", "add", "linear", "block", "multihead_attention", "class_output")
Draw = Callable[[int], int]


def add(graph: Graph, kind: str = "relu") -> Graph:
    return edits.add(graph, kind)[0]


class TestHistory:
    def test_undo_gives_the_graph_before(self):
        history = History(Graph())
        history.push(add(Graph()), Text("Add layer"))
        assert history.undo() == Graph()

    def test_redo_gives_the_graph_after(self):
        history, after = History(Graph()), add(Graph())
        history.push(after, Text("Add layer"))
        history.undo()
        assert history.redo() is after

    def test_an_edit_after_undo_drops_what_was_undone(self):
        history = History(Graph())
        history.push(add(Graph()), Text("Add layer"))
        history.undo()
        history.push(add(Graph(), "tanh"), Text("Add layer"))
        assert not history.can_redo and list(history.value.nodes) == ["tanh_1"]

    def test_labels_say_what_comes_next(self):
        history = History(Graph())
        history.push(add(Graph()), Text("Add layer"))
        assert (history.undo_label, history.redo_label) == ("Add layer", None)
        history.undo()
        assert (history.undo_label, history.redo_label) == (None, "Add layer")

    def test_undo_at_the_start_and_redo_at_the_end_do_nothing(self):
        history = History(Graph())
        assert history.undo() == history.redo() == Graph()

    def test_an_edit_that_changed_nothing_is_no_step(self):
        history = History(Graph())
        history.push(history.value, Text("Move layers"))
        assert not history.can_undo

    def test_ten_thousand_steps_can_be_undone(self):
        start = add(Graph())
        history = History(start)
        for step in range(10_000):
            history.push(edits.move(history.value, {"relu_1": (step + 1, 0)}), Text("Move layers"))
        for _ in range(10_000):
            history.undo()
        assert history.value is start


class TestGestures:
    def moved(self, history: History[Graph], x: float, gesture: str) -> None:
        history.push(edits.move(history.value, {"relu_1": (x, 0)}), Text("Move layers"), gesture)

    def test_edits_of_one_gesture_are_undone_together(self):
        history = History(add(Graph()))
        for x in (1, 2, 3):
            self.moved(history, x, "drag:1")
        assert history.undo().nodes["relu_1"].position == (0.0, 0.0)
        assert history.redo().nodes["relu_1"].position == (3.0, 0.0)

    def test_two_gestures_are_two_steps(self):
        history = History(add(Graph()))
        self.moved(history, 1, "drag:1")
        self.moved(history, 2, "drag:2")
        assert history.undo().nodes["relu_1"].position == (1.0, 0.0)

    def test_a_gesture_does_not_reach_across_undo(self):
        history = History(add(Graph()))
        self.moved(history, 1, "drag:1")
        self.moved(history, 2, "drag:2")
        history.undo()
        self.moved(history, 3, "drag:1")
        assert history.undo().nodes["relu_1"].position == (1.0, 0.0)

    def test_a_gesture_that_was_ended_takes_no_more_edits(self):
        history = History(add(Graph()))
        self.moved(history, 1, "drag:1")
        history.end_gesture()
        self.moved(history, 2, "drag:1")
        assert history.undo().nodes["relu_1"].position == (1.0, 0.0)

    def test_a_value_that_another_one_replaces_forgets(self):
        forgotten: list[str] = []
        history = History("a", forgotten.append)
        history.push("b", Text("Edit"))
        history.undo()
        assert forgotten == ["a", "b"]


def random_edit(graph: Graph, choose: Draw) -> Graph:
    """Apply an edit to a graph; what ``choose(n)`` gives, in [0, n), decides which."""
    ids = list(graph.nodes)
    some = [ids[choose(len(ids))] for _ in range(3)] if ids else []
    blocks = list(graph.blocks)
    what = choose(14)
    if what < 3 or not ids:
        return add(graph, KINDS[choose(len(KINDS))])
    if what < 6:
        return edits.connect(graph, some[0], some[1])
    if what == 6:
        return edits.remove(graph, some, heal=bool(choose(2)))
    if what == 7:
        return edits.group(graph, some, "part")[0]
    if what == 8:
        return edits.ungroup(graph, next((n for n in ids if graph.nodes[n].kind == "block"), some[0]))[0]
    if what == 9:
        return paste_text(graph, copy_text(graph, some), (choose(500), choose(500)))[0]
    if what == 10:
        return edits.replace_kind(graph, some[0], KINDS[choose(len(KINDS))])[0]
    if what == 11 and graph.edges:
        return edits.insert_on_edge(graph, graph.edges[choose(len(graph.edges))], KINDS[choose(len(KINDS))])[0]
    if what == 12 and blocks:
        inner = edits.open_block(graph, blocks[choose(len(blocks))])
        return edits.edit_block(graph, blocks[choose(len(blocks))], random_edit(inner, choose))
    return edits.configure(graph, [some[0]], {"repeat": 1 + choose(3), "block": (blocks or ["none"])[0]})


def edited(choices: st.DataObject) -> tuple[History[Graph], list[Graph]]:
    history, graphs = History(Graph()), [Graph()]
    for _ in range(choices.draw(st.integers(1, 25))):
        try:
            graph = random_edit(history.value, lambda n: choices.draw(st.integers(0, n - 1)))
        except ModelLabError:
            continue
        if graph is not history.value:
            history.push(graph, Text("Edit"))
            graphs.append(graph)
    return history, graphs


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_any_sequence_of_edits_undone_gives_the_same_graphs_and_redone_the_same_end(choices: st.DataObject):
    history, graphs = edited(choices)
    written = [to_json(graph) for graph in graphs]
    for parts in reversed(written[:-1]):
        assert to_json(history.undo()) == parts
    for parts in written[1:]:
        assert to_json(history.redo()) == parts


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_whatever_edits_lead_to_can_be_saved_and_opened(choices: st.DataObject):
    _, graphs = edited(choices)
    again = from_json(*to_json(graphs[-1]))
    assert again == graphs[-1] and list(again.nodes) == list(graphs[-1].nodes)


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_no_edit_closes_a_circle(choices: st.DataObject):
    _, graphs = edited(choices)
    assert not any(part.cyclic for part in (graphs[-1], *graphs[-1].blocks.values()))
