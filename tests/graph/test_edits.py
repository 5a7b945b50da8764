"""Edits return a new graph or refuse with a sentence."""

from collections.abc import Callable

import pytest

from modellab.errors import ModelLabError
from modellab.graph import edits
from modellab.graph.graph import MAX_NODES, Edge, Graph, Node
from modellab.settings import Settings


def chain(*kinds: str) -> Graph:
    graph, last = Graph(), ""
    for kind in kinds:
        graph, new = edits.add(graph, kind)
        graph = edits.connect(graph, last, new) if last else graph
        last = new
    return graph


@pytest.fixture
def classifier() -> Graph:
    return chain("image_input", "conv2d", "relu", "flatten", "linear", "class_output")


@pytest.fixture
def residual() -> Graph:
    """image -> conv2d_1 -> relu_1 -> conv2d_2 -> add -> flatten -> output, with conv2d_1 also into add."""
    graph = chain("image_input", "conv2d", "relu", "conv2d", "add", "flatten", "class_output")
    return edits.connect(graph, "conv2d_1", "add_1")


def ends(graph: Graph) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in graph.edges}


def with_unknown() -> Graph:
    strange = Node("strange_1", "strange", Settings({"depth": 3}))
    return Graph({"relu_1": Node("relu_1", "relu"), "strange_1": strange}, (Edge("relu_1", "strange_1"),))


class TestAdd:
    def test_gives_a_node_with_the_default_settings(self):
        graph, new = edits.add(Graph(), "linear")
        assert graph.nodes[new].settings.integer("units") > 0

    def test_numbers_ids_by_kind(self):
        assert list(chain("conv2d", "relu", "conv2d").nodes) == ["conv2d_1", "relu_1", "conv2d_2"]

    def test_does_not_give_the_id_of_a_removed_node_to_another_while_a_later_one_lives(self):
        graph = edits.remove(chain("relu", "relu"), ["relu_1"])
        assert edits.add(graph, "relu")[1] == "relu_3"

    def test_leaves_the_old_graph_alone(self):
        old = Graph()
        edits.add(old, "relu")
        assert old == Graph()

    def test_names_the_nearest_kind(self):
        with pytest.raises(ModelLabError, match="conv2d"):
            edits.add(Graph(), "conv2")

    def test_refuses_a_setting_out_of_bounds(self):
        with pytest.raises(ModelLabError, match="Received 0"):
            edits.add(Graph(), "linear", settings={"units": 0})

    @pytest.mark.parametrize("bad", ["Conv", "1st", "a-b", "", "relu_1", "x" * 101, "é"])
    def test_refuses_an_id_that_is_taken_or_no_identifier(self, bad: str):
        with pytest.raises(ModelLabError):
            edits.add(chain("relu"), "relu", node_id=bad)

    def test_refuses_more_nodes_than_the_limit(self):
        full = Graph({f"relu_{i}": Node(f"relu_{i}", "relu") for i in range(MAX_NODES)})
        with pytest.raises(ModelLabError, match="20000"):
            edits.add(full, "relu")

    def test_strips_control_characters_from_the_name(self):
        graph, new = edits.add(Graph(), "relu", name="a\u202eb\x00c\n")
        assert graph.nodes[new].name == "abc"

    @pytest.mark.parametrize("place", [(float("nan"), 0.0), (0.0, float("inf")), (1e9, 0.0)])
    def test_refuses_a_place_that_is_nowhere(self, place: tuple[float, float]):
        with pytest.raises(ModelLabError, match="placed"):
            edits.add(Graph(), "relu", position=place)


class TestConnect:
    def test_replaces_the_edge_on_an_occupied_port(self):
        graph, new = edits.add(chain("relu", "linear"), "tanh")
        assert ends(edits.connect(graph, new, "linear_1")) == {("tanh_1", "linear_1")}

    def test_collects_edges_on_a_port_that_takes_many(self, residual: Graph):
        assert [edge.source for edge in residual.incoming["add_1"]] == ["conv2d_2", "conv2d_1"]

    def test_does_nothing_where_the_edge_is_there(self, residual: Graph):
        assert edits.connect(residual, "conv2d_1", "add_1") is residual

    def test_refuses_a_circle(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="circle"):
            edits.connect(classifier, "linear_1", "conv2d_1")

    def test_refuses_an_edge_from_a_node_to_itself(self):
        with pytest.raises(ModelLabError, match="circle"):
            edits.connect(chain("relu"), "relu_1", "relu_1")

    def test_refuses_a_target_without_inputs(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="takes nothing"):
            edits.connect(classifier, "relu_1", "image_input_1")

    def test_refuses_a_source_without_outputs(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="gives nothing"):
            edits.connect(classifier, "class_output_1", "relu_1")

    def test_refuses_an_unknown_port(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="input of Linear"):
            edits.connect(classifier, "relu_1", "linear_1", target_port="mask")

    def test_refuses_an_unknown_node(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="nowhere"):
            edits.connect(classifier, "relu_1", "nowhere")

    def test_takes_the_first_free_port(self):
        graph = chain("relu", "multihead_attention")
        graph = edits.connect(graph, "relu_1", "multihead_attention_1")
        assert len({edge.target_port for edge in graph.edges}) == 2

    def test_reaches_nodes_of_unknown_kinds(self):
        graph, new = edits.add(with_unknown(), "tanh")
        assert ("strange_1", "tanh_1") in ends(edits.connect(graph, "strange_1", new))


class TestRemove:
    def test_takes_the_edges_along(self, classifier: Graph):
        assert "relu_1" not in {end for pair in ends(edits.remove(classifier, ["relu_1"])) for end in pair}

    def test_heals_through_a_removed_row_of_nodes(self, classifier: Graph):
        healed = edits.remove(classifier, ["relu_1", "flatten_1"], heal=True)
        assert ends(healed) == {("image_input_1", "conv2d_1"), ("conv2d_1", "linear_1"), ("linear_1", "class_output_1")}

    def test_heals_without_drawing_an_edge_twice(self, residual: Graph):
        healed = edits.remove(residual, ["relu_1", "conv2d_2"], heal=True)
        assert [edge.source for edge in healed.incoming["add_1"]] == ["conv2d_1"]

    def test_does_not_heal_through_a_node_with_two_edges_in(self, residual: Graph):
        assert "flatten_1" not in edits.remove(residual, ["add_1"], heal=True).incoming

    def test_refuses_a_node_that_is_not_there(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="nowhere"):
            edits.remove(classifier, ["nowhere"])

    def test_disconnect_refuses_an_edge_that_is_not_there(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="not connected"):
            edits.disconnect(classifier, [Edge("relu_1", "linear_1")])

    def test_disconnect_takes_one_edge_away(self, classifier: Graph):
        gone = classifier.edges[1]
        assert set(classifier.edges) - set(edits.disconnect(classifier, [gone]).edges) == {gone}


class TestConfigure:
    def test_changes_several_nodes_at_once(self):
        graph = edits.configure(chain("linear", "linear"), ["linear_1", "linear_2"], {"units": 7})
        assert [node.settings["units"] for node in graph.nodes.values()] == [7, 7]

    def test_stretches_one_number_over_a_size(self):
        graph = edits.configure(chain("conv2d"), ["conv2d_1"], {"kernel": 5})
        assert graph.nodes["conv2d_1"].settings["kernel"] == (5, 5)

    def test_names_the_node_at_fault(self):
        with pytest.raises(ModelLabError) as caught:
            edits.configure(chain("linear", "relu"), ["linear_1", "relu_1"], {"units": 7})
        assert caught.value.node == "relu_1"

    def test_refuses_kinds_that_it_does_not_know(self):
        with pytest.raises(ModelLabError, match="does not know"):
            edits.configure(with_unknown(), ["strange_1"], {"depth": 4})

    def test_gives_the_same_graph_back_where_nothing_changes(self):
        graph = chain("linear")
        assert edits.configure(graph, ["linear_1"], {"units": graph.nodes["linear_1"].settings["units"]}) is graph


class TestNodes:
    def test_rename_caps_the_length(self):
        assert len(edits.rename(chain("relu"), "relu_1", "n" * 1000).nodes["relu_1"].name) == 200

    def test_comment_keeps_lines(self):
        assert edits.comment(chain("relu"), "relu_1", "one\ntwo\x07").nodes["relu_1"].comment == "one\ntwo"

    def test_freeze_reaches_only_the_chosen(self):
        graph = edits.set_frozen(chain("linear", "linear"), ["linear_2"], True)
        assert [node.is_frozen for node in graph.nodes.values()] == [False, True]

    def test_move_keeps_edges_and_order(self, classifier: Graph):
        moved = edits.move(classifier, {"relu_1": (5, 6)})
        assert moved.nodes["relu_1"].position == (5.0, 6.0)
        assert moved.edges is classifier.edges and list(moved.nodes) == list(classifier.nodes)

    @pytest.mark.parametrize("edit", [
        lambda graph: edits.rename(graph, "nowhere", "x"), lambda graph: edits.comment(graph, "nowhere", "x"),
        lambda graph: edits.move(graph, {"nowhere": (0, 0)}), lambda graph: edits.set_frozen(graph, ["nowhere"], True),
        lambda graph: edits.configure(graph, ["nowhere"], {}),
        lambda graph: edits.replace_kind(graph, "nowhere", "elu"),
        lambda graph: edits.group(graph, ["nowhere"], "x"), lambda graph: edits.ungroup(graph, "nowhere"),
    ])  # fmt: skip
    def test_a_missing_node_is_refused_with_a_sentence(self, edit: Callable[[Graph], object]):
        with pytest.raises(ModelLabError, match='no layer with the id "nowhere"'):
            edit(Graph())


class TestInsertAndReplace:
    def test_insert_keeps_the_place_among_many_edges(self, residual: Graph):
        graph, new = edits.insert_on_edge(residual, residual.incoming["add_1"][0], "dropout")
        assert [edge.source for edge in graph.incoming["add_1"]] == [new, "conv2d_1"]

    def test_insert_places_the_node_half_way(self):
        graph = edits.move(chain("relu", "tanh"), {"tanh_1": (40.0, 200.0)})
        graph, new = edits.insert_on_edge(graph, graph.edges[0], "sigmoid")
        assert graph.nodes[new].position == (20.0, 100.0)

    def test_insert_refuses_a_node_without_output(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="gives nothing"):
            edits.insert_on_edge(classifier, classifier.edges[0], "class_output")

    def test_splice_refuses_a_node_that_is_connected(self, classifier: Graph):
        with pytest.raises(ModelLabError, match="connected already"):
            edits.splice(classifier, classifier.edges[0], "linear_1")

    def test_replace_keeps_edges_order_and_shared_settings(self):
        graph = edits.configure(chain("image_input", "max_pool2d", "flatten"), ["max_pool2d_1"], {"kernel": 3})
        graph, new = edits.replace_kind(graph, "max_pool2d_1", "conv2d")
        assert list(graph.nodes) == ["image_input_1", new, "flatten_1"]
        assert ends(graph) == {("image_input_1", new), (new, "flatten_1")}
        assert graph.nodes[new].settings["kernel"] == (3, 3)

    def test_replace_keeps_one_edge_where_the_new_kind_takes_one(self, residual: Graph):
        graph, new = edits.replace_kind(residual, "add_1", "relu")
        assert [edge.source for edge in graph.incoming[new]] == ["conv2d_2"]


def test_a_chain_of_edits_shares_what_it_did_not_touch(classifier: Graph):
    assert edits.rename(classifier, "relu_1", "x").nodes["linear_1"] is classifier.nodes["linear_1"]


def test_no_repeat_of_blocks_gets_past_the_limit():
    graph, block = edits.group(chain("relu", "relu", "relu"), ["relu_2"], "inner")
    graph, outer = edits.group(edits.configure(graph, [block], {"repeat": 1000}), [block], "outer")
    with pytest.raises(ModelLabError, match="20000"):
        edits.configure(graph, [outer], {"repeat": 1000})
