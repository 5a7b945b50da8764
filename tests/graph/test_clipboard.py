"""Copy and paste as text."""

import json

import pytest

from modellab.errors import ModelLabError
from modellab.graph import edits
from modellab.graph.clipboard import copy_text, paste_text
from modellab.graph.document import to_json
from modellab.graph.graph import Graph, Node
from modellab.settings import Settings


@pytest.fixture
def drawn() -> Graph:
    graph, first = edits.add(Graph(), "conv2d", settings={"filters": 7}, position=(100, 100), name="stem")
    graph, second = edits.add(graph, "relu", position=(120, 200))
    graph, third = edits.add(graph, "add", position=(100, 300))
    for source, target in ((first, second), (second, third), (first, third)):
        graph = edits.connect(graph, source, target)
    return graph


def test_pasted_nodes_are_copies_under_new_ids(drawn: Graph):
    graph, new = paste_text(drawn, copy_text(drawn, ["conv2d_1"]), (0, 0))
    copied, original = graph.nodes[new[0]], drawn.nodes["conv2d_1"]
    assert copied.id != original.id and (copied.settings, copied.name) == (original.settings, original.name)


def test_edges_between_copied_nodes_are_kept_in_order(drawn: Graph):
    graph, (conv, relu, add) = paste_text(drawn, copy_text(drawn, drawn.nodes), (0, 0))
    assert [edge.source for edge in graph.incoming[add]] == [relu, conv]


def test_edges_that_lead_out_of_the_selection_are_left(drawn: Graph):
    graph, _ = paste_text(Graph(), copy_text(drawn, ["relu_1", "add_1"]), (0, 0))
    assert len(graph.edges) == 1


def test_the_corner_of_the_selection_lands_where_it_should(drawn: Graph):
    graph, (relu, add) = paste_text(Graph(), copy_text(drawn, ["relu_1", "add_1"]), (10, 20))
    assert graph.nodes[relu].position == (30.0, 20.0) and graph.nodes[add].position == (10.0, 120.0)


def test_a_second_paste_is_another_copy(drawn: Graph):
    text = copy_text(drawn, ["relu_1"])
    graph, first = paste_text(drawn, text, (0, 0))
    assert paste_text(graph, text, (0, 0))[1] != first


def test_nodes_of_unknown_kinds_can_be_copied():
    node = Node("later_1", "later", Settings({"depth": 3}))
    graph, (new,) = paste_text(Graph(), copy_text(Graph({node.id: node}), [node.id]), (0, 0))
    assert graph.nodes[new].settings == {"depth": 3}


class TestBlocks:
    def grouped(self, drawn: Graph) -> tuple[Graph, str]:
        graph, inner = edits.group(drawn, ["relu_1"], "bend")
        return edits.group(graph, [inner, "add_1"], "branch")

    def test_come_along_with_those_inside_them(self, drawn: Graph):
        graph, block = self.grouped(drawn)
        assert set(paste_text(Graph(), copy_text(graph, [block]), (0, 0))[0].blocks) == {"branch", "bend"}

    def test_are_shared_with_the_same_ones(self, drawn: Graph):
        graph, block = self.grouped(drawn)
        assert paste_text(graph, copy_text(graph, [block]), (0, 0))[0].blocks == graph.blocks

    def test_that_differ_come_under_another_name(self, drawn: Graph):
        graph, block = self.grouped(drawn)
        inner = edits.add(edits.open_block(graph, "bend"), "tanh")[0]
        pasted, (new,) = paste_text(edits.edit_block(graph, "bend", inner), copy_text(graph, [block]), (0, 0))
        assert set(pasted.blocks) == {"branch", "bend", "branch 2", "bend 2"}
        assert pasted.nodes[new].settings["block"] == "branch 2"


def changed(graph: Graph, entries: dict[str, object]) -> str:
    return json.dumps(json.loads(copy_text(graph, graph.nodes)) | entries)


@pytest.mark.parametrize("text", [
    "", "hello", "[1, 2]", "{}", "null", "1" * 5000, "[" * 100_000, '{"format": NaN}', '{"format": 1e999}',
    '{"format": "modellab-nodes"}', '{"format": "modellab-nodes", "format": "modellab-nodes"}', "\x00", "\ud800",
])  # fmt: skip
def test_other_text_is_refused_with_a_sentence(text: str):
    with pytest.raises(ModelLabError, match=r"cannot be pasted: .*\."):
        paste_text(Graph(), text, (0, 0))


@pytest.mark.parametrize("entries", [
    {"graph": {"nodes": [], "edges": []}}, {"graph": {}}, {"layout": []}, {"more": 1}, {"version": 2}, {"format": "x"},
])  # fmt: skip
def test_a_changed_copy_is_refused_with_a_sentence(drawn: Graph, entries: dict[str, object]):
    with pytest.raises(ModelLabError):
        paste_text(Graph(), changed(drawn, entries), (0, 0))


def test_a_very_long_text_is_refused_unread():
    with pytest.raises(ModelLabError, match="too long"):
        paste_text(Graph(), "x" * (16 * 2**20 + 1), (0, 0))


def test_more_nodes_than_fit_are_refused(drawn: Graph):
    full = Graph({f"tanh_{i}": Node(f"tanh_{i}", "tanh") for i in range(19_998)})
    with pytest.raises(ModelLabError, match="20000"):
        paste_text(full, copy_text(drawn, drawn.nodes), (0, 0))


def test_nothing_selected_is_refused(drawn: Graph):
    with pytest.raises(ModelLabError, match="Nothing is selected"):
        copy_text(drawn, [])


def test_pasting_everything_elsewhere_gives_the_same_network(drawn: Graph):
    pasted, _ = paste_text(Graph(), copy_text(drawn, drawn.nodes), (100, 100))
    assert to_json(pasted) == to_json(drawn)
