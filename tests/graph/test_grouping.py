"""Grouping into blocks and back; what the network computes stays the same."""

import pytest

from modellab.errors import ModelLabError
from modellab.graph import edits
from modellab.graph.graph import Graph
from modellab.graph.ports import inputs_of, outputs_of


def chain(*kinds: str) -> Graph:
    graph, last = Graph(), ""
    for kind in kinds:
        graph, new = edits.add(graph, kind)
        graph = edits.connect(graph, last, new) if last else graph
        last = new
    return graph


@pytest.fixture
def residual() -> Graph:
    graph = chain("image_input", "conv2d", "relu", "conv2d", "add", "flatten", "class_output")
    return edits.connect(graph, "conv2d_1", "add_1")


def wiring(graph: Graph) -> dict[str, list[tuple[str, str]]]:
    """What computes each node, in the order in which a port reads it."""
    return {key: [(e.source, e.target_port) for e in graph.incoming.get(key, ())] for key in graph.nodes}


def test_ungrouping_a_group_gives_the_same_network(residual: Graph):
    graph, block = edits.group(residual, ["relu_1", "conv2d_2", "add_1"], "residual")
    assert wiring(edits.ungroup(graph, block)[0]) == wiring(residual)


def test_a_source_that_feeds_two_nodes_inside_becomes_one_port(residual: Graph):
    graph, block = edits.group(residual, ["relu_1", "conv2d_2", "add_1"], "residual")
    assert [edge.source for edge in graph.incoming[block]] == ["conv2d_1"]


def test_an_output_that_feeds_two_nodes_outside_becomes_one_port(residual: Graph):
    graph, block = edits.group(residual, ["conv2d_1"], "stem")
    assert len(outputs_of(graph, graph.nodes[block])) == 1
    assert [edge.target for edge in graph.outgoing[block]] == ["relu_1", "add_1"]


def test_the_order_of_edges_into_a_port_outside_is_kept(residual: Graph):
    graph, block = edits.group(residual, ["relu_1", "conv2d_2"], "branch")
    assert [edge.source for edge in graph.incoming["add_1"]] == [block, "conv2d_1"]


def test_the_block_node_stands_where_the_first_of_its_nodes_stood(residual: Graph):
    graph, block = edits.group(residual, ["conv2d_2", "relu_1"], "branch")
    assert list(graph.nodes) == ["image_input_1", "conv2d_1", block, "add_1", "flatten_1", "class_output_1"]


def test_a_selection_that_is_not_wired_gets_ports_from_its_loose_ends():
    graph, block = edits.group(chain("conv2d", "relu"), ["conv2d_1", "relu_1"], "stage")
    node = graph.nodes[block]
    assert len(inputs_of(graph, node)) == len(outputs_of(graph, node)) == 1


def test_a_way_out_and_back_in_is_refused(residual: Graph):
    with pytest.raises(ModelLabError, match="back into Add"):
        edits.group(residual, ["conv2d_1", "add_1"], "hole")


def test_inputs_and_outputs_of_the_network_are_refused(residual: Graph):
    with pytest.raises(ModelLabError, match="cannot be inside"):
        edits.group(residual, ["image_input_1", "conv2d_1"], "stem")


def test_an_empty_selection_is_refused(residual: Graph):
    with pytest.raises(ModelLabError, match="Nothing is selected"):
        edits.group(residual, [], "empty")


def test_a_taken_name_gets_a_number(residual: Graph):
    graph, _ = edits.group(residual, ["relu_1"], "part")
    graph, _ = edits.group(graph, ["conv2d_1"], "part")
    assert list(graph.blocks) == ["part", "part 2"]


def test_a_block_may_hold_blocks(residual: Graph):
    graph, inner = edits.group(residual, ["relu_1", "conv2d_2"], "inner")
    graph, outer = edits.group(graph, [inner, "add_1"], "outer")
    graph, (again, *_) = edits.ungroup(graph, outer)
    assert wiring(edits.ungroup(graph, again)[0]) == wiring(residual)


def test_ungrouping_a_repeated_block_chains_its_copies():
    graph, block = edits.group(chain("image_input", "conv2d", "relu", "flatten"), ["conv2d_1", "relu_1"], "stage")
    graph, new = edits.ungroup(edits.configure(graph, [block], {"repeat": 3}), block)
    assert [graph.nodes[key].kind for key in graph.order] == ["image_input", *["conv2d", "relu"] * 3, "flatten"]
    assert len(set(new)) == 6 and len(graph.edges) == 7


def test_ungrouping_an_unwired_repeated_block_chains_its_copies():
    graph, block = edits.group(chain("conv2d", "relu"), ["conv2d_1", "relu_1"], "stage")
    graph, _ = edits.ungroup(edits.configure(graph, [block], {"repeat": 2}), block)
    assert len(graph.edges) == 3


def test_ungrouping_freezes_what_was_frozen(residual: Graph):
    graph, block = edits.group(residual, ["conv2d_2"], "part")
    graph, (new,) = edits.ungroup(edits.set_frozen(graph, [block], True), block)
    assert graph.nodes[new].is_frozen


def test_ungrouping_a_layer_is_refused(residual: Graph):
    with pytest.raises(ModelLabError, match="not a block"):
        edits.ungroup(residual, "relu_1")


class TestBlocks:
    def opened(self, residual: Graph) -> tuple[Graph, str]:
        return edits.group(residual, ["relu_1", "conv2d_2"], "branch")

    def test_an_edit_inside_reaches_every_use(self, residual: Graph):
        graph, _ = self.opened(residual)
        inner = edits.rename(edits.open_block(graph, "branch"), "relu_1", "bend")
        graph = edits.edit_block(graph, "branch", inner)
        assert graph.blocks["branch"].nodes["relu_1"].name == "bend" and not graph.blocks["branch"].blocks

    def test_a_port_that_goes_takes_its_edges_along(self, residual: Graph):
        graph, block = self.opened(residual)
        inner = edits.open_block(graph, "branch")
        port = inputs_of(graph, graph.nodes[block])[0].name
        graph = edits.edit_block(graph, "branch", edits.remove(inner, [port]))
        assert block not in graph.incoming and block in graph.outgoing

    def test_a_block_inside_itself_is_refused(self, residual: Graph):
        graph, _ = self.opened(residual)
        inner, _ = edits.add(edits.open_block(graph, "branch"), "block", settings={"block": "branch"})
        with pytest.raises(ModelLabError, match="contain itself"):
            edits.edit_block(graph, "branch", inner)

    def test_an_input_of_the_network_inside_is_refused(self, residual: Graph):
        graph, _ = self.opened(residual)
        inner, _ = edits.add(edits.open_block(graph, "branch"), "table_input")
        with pytest.raises(ModelLabError, match="cannot be inside"):
            edits.edit_block(graph, "branch", inner)

    def test_grouping_inside_a_block_keeps_the_new_definition(self, residual: Graph):
        graph, _ = self.opened(residual)
        inner, _ = edits.group(edits.open_block(graph, "branch"), ["relu_1"], "bend")
        assert set(edits.edit_block(graph, "branch", inner).blocks) == {"branch", "bend"}

    def test_rename_reaches_the_nodes_that_use_it(self, residual: Graph):
        graph, block = self.opened(residual)
        graph = edits.rename_block(graph, "branch", "arm")
        assert list(graph.blocks) == ["arm"] and graph.nodes[block].settings["block"] == "arm"

    def test_rename_refuses_a_taken_name(self, residual: Graph):
        graph, _ = self.opened(residual)
        graph, _ = edits.group(graph, ["conv2d_1"], "stem")
        with pytest.raises(ModelLabError, match="cannot be called"):
            edits.rename_block(graph, "stem", "branch")

    def test_a_block_in_use_is_not_deleted(self, residual: Graph):
        graph, block = self.opened(residual)
        with pytest.raises(ModelLabError, match="in use"):
            edits.remove_block(graph, "branch")
        assert not edits.remove_block(edits.remove(graph, [block]), "branch").blocks

    def test_an_unknown_block_is_refused(self, residual: Graph):
        with pytest.raises(ModelLabError, match='no block named "nothing"'):
            edits.open_block(residual, "nothing")

    def test_another_definition_drops_the_edges_that_do_not_fit(self, residual: Graph):
        graph, block = self.opened(residual)
        graph, _ = edits.group(graph, ["conv2d_1"], "stem")
        assert block not in edits.configure(graph, [block], {"block": "stem"}).incoming
