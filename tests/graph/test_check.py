"""Diagnostics: on the node that caused them, with repairs that mend."""

from __future__ import annotations

import dataclasses

import pytest

from modellab.data.dataset import Field, Schema
from modellab.errors import ModelLabError, Text
from modellab.graph.check import check
from modellab.graph.graph import MAX_NODES, Edge, Graph, Node
from modellab.graph.infer import infer
from modellab.graph.layers.blocks import BLOCK_TEMPLATES
from modellab.settings import Settings
from tests.builders import chain, graph, node, small_cnn, tiny_mlp


def found(g, schema=None):
    return check(g, infer(g), schema)


def errors(g, schema=None):
    return [d for d in found(g, schema) if d.severity == "error"]


def warnings(g):
    return [d for d in found(g) if d.severity == "warning"]


def labels(diagnostic):
    return [str(repair.label) for repair in diagnostic.repairs]


def digits(count=10):
    picture, label = Field("image", "image", (1, 8, 8)), Field("label", "class", (), tuple(map(str, range(count))))
    return Schema((picture, label), {"train": 100})


def table(columns, values=0):
    target = Field("y", "value", (values,)) if values else Field("y", "class", (), ("a", "b", "c"))
    return Schema((Field("columns", "table", (columns,)), target), {"train": 100})


class TestWholeGraph:
    @pytest.mark.parametrize("g", [small_cnn(), tiny_mlp()])
    def test_a_good_network_has_no_diagnostics(self, g):
        assert found(g) == ()

    def test_an_empty_graph_lacks_both_ends(self):
        assert [d.expected for d in errors(Graph())] == ["an input", "an output"]

    def test_a_graph_without_an_output_says_which_to_add(self):
        assert "Add an output: for classes, values" in errors(chain("image_input", "relu"))[0].sentence

    def test_a_missing_end_belongs_to_no_node(self):
        assert errors(chain("image_input", "relu"))[0].node == ""

    def test_too_many_nodes_are_one_diagnostic_alone(self):
        nodes = {f"r{i}": Node(f"r{i}", "relu", Settings({})) for i in range(MAX_NODES + 1)}
        assert [d.node for d in found(Graph(nodes))] == [""]

    def test_a_block_in_itself_is_named(self):
        block = graph([node("i", "block_input"), node("b", "block", block="loop"), node("o", "block_output")])
        sentence = found(graph([node("b", "block", block="loop")], blocks={"loop": block}))[0].sentence
        assert '"loop"' in sentence

    def test_the_content_of_a_block_needs_no_inputs_of_the_network(self):
        block = BLOCK_TEMPLATES["Residual block"](4)
        inner = (
            infer(chain(("image_input", {"channels": 4}), ("block", {"block": "b"}), blocks={"b": block}))
            .nodes["block_1"]
            .inner
        )
        assert check(inner.graph, inner) == ()

    def test_sentences_can_be_translated(self):
        diagnostics = found(chain("image_input", "linear", "softmax", "class_output"))
        assert all(isinstance(d.sentence, Text) and "{" in d.sentence.template for d in diagnostics)


class TestShapes:
    def test_a_linear_layer_after_a_picture_says_what_it_wanted_and_got(self):
        d = errors(chain("image_input", ("conv2d", {"filters": 64}), "linear", ("class_output", {"classes": 64})))[0]
        assert d.sentence == 'Linear "linear_1": expected (N, features). Received (N, 64, 26, 26).'

    def test_the_nodes_after_a_broken_one_are_not_blamed(self):
        assert [d.node for d in errors(chain("image_input", "linear", "dropout", "class_output"))] == ["linear_1"]

    def test_two_causes_are_two_diagnostics(self):
        nodes = [node("i", "image_input"), node("a", "linear"), node("b", "lstm"), node("o", "reconstruction_output")]
        g = graph([*nodes, node("p", "reconstruction_output")], [("i", "a"), ("i", "b"), ("a", "o"), ("b", "p")])
        assert [d.node for d in errors(g)] == ["a", "b"]

    def test_a_name_that_the_user_gave_is_used(self):
        g = chain("image_input", "linear", "class_output")
        named = dataclasses.replace(g.nodes["linear_1"], name="head")
        assert 'Linear "head"' in errors(Graph({**g.nodes, "linear_1": named}, g.edges))[0].sentence


BROKEN = {
    "picture into linear": (chain("image_input", ("linear", {"units": 10}), "class_output"), "Insert Flatten"),
    "picture into classes": (
        chain("image_input", ("conv2d", {"filters": 10}), "class_output"),
        "Insert Global average pool",
    ),
    "tokens into linear": (
        chain("text_input", "linear", "mean_over_time", ("value_output", {"values": 64})),
        "Insert Embedding",
    ),
    "sequence into classes": (
        chain("text_input", ("embedding", {"dimension": 10}), "class_output"),
        "Insert Mean over time",
    ),
    "wrong number of units": (chain("table_input", "linear", "class_output"), "Set units to 10"),
    "wrong number of features": (chain("table_input", "linear", "relu", "class_output"), "Insert Linear 10"),
    "wrong number of classes": (chain("table_input", "class_output"), "Set classes to 4"),
    "wrong number of values": (chain("table_input", "value_output"), "Set values to 4"),
    "large kernel": (
        chain("image_input", ("conv2d", {"kernel": 29}), "reconstruction_output"),
        "Set padding to same",
    ),
    "large window": (
        chain("image_input", ("max_pool2d", {"kernel": 30}), "reconstruction_output"),
        "Set window to 28×28",
    ),
    "groups": (chain("image_input", ("conv2d", {"groups": 2}), "reconstruction_output"), "Set groups to 1"),
    "group norm": (chain("image_input", "group_norm", "reconstruction_output"), "Set groups to 1"),
    "output padding": (
        chain("image_input", ("conv_transpose2d", {"output_padding": 2}), "reconstruction_output"),
        "Set output padding to 0",
    ),
    "heads": (
        chain("text_input", ("embedding", {"dimension": 6}), "multihead_attention", "reconstruction_output"),
        "Set heads to 3",
    ),
    "positions": (
        chain(
            ("text_input", {"length": 2000}), "embedding", ("positional_encoding", {"method": "learned"}),
            "reconstruction_output",
        ),
        "Set longest to 2000",
    ),
    "odd waves": (
        chain("text_input", ("embedding", {"dimension": 5}), "positional_encoding", "reconstruction_output"),
        "Learn the positions",
    ),
    "reshape": (
        chain("image_input", ("reshape", {"shape": "3, 3"}), "reconstruction_output"),
        "Set shape to one row",
    ),
    "permute": (chain("image_input", "permute", "reconstruction_output"), "Set order to 2, 3, 1"),
    "layer norm over any length": (
        chain("text_input", "embedding", ("layer_norm", {"over": "sample"}), "reconstruction_output"),
        "Normalise over features",
    ),
    "padding of a pool": (
        chain("image_input", ("max_pool2d", {"pad": 2}), "reconstruction_output"),
        "Set padding to 1×1",
    ),
    "rest of any length": (
        chain("text_input", "embedding", "permute", ("max_pool1d", {"ceil_mode": True}), "reconstruction_output"),
        "Do not keep the rest",
    ),
    "residual": (
        graph(
            [node("i", "image_input"), node("c", "conv2d", padding="same"), node("a", "add"),
             node("o", "reconstruction_output")],
            [("c", "a"), ("i", "a"), ("i", "c"), ("a", "o")],
        ),
        "Insert 1×1 Conv 2-D with 32 filters",
    ),
    "no stride with same": (
        chain("image_input", ("conv_transpose2d", {"stride": 1, "padding": "same"}), "reconstruction_output"),
        "Set kernel to 3×3",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("g", "label"), BROKEN.values(), ids=BROKEN.keys())
class TestRepairs:
    def test_the_repair_is_offered(self, g, label):
        assert label in labels(errors(g)[0])

    def test_every_repair_that_is_offered_mends_its_node(self, g, label):
        diagnostic = errors(g)[0]
        mended = [repair.apply(g) for repair in diagnostic.repairs]
        assert not any(diagnostic.node == d.node for m in mended for d in errors(m))

    def test_a_repair_leaves_the_graph_it_was_made_for_alone(self, g, label):
        before = Graph(dict(g.nodes), g.edges, g.blocks)
        for repair in errors(g)[0].repairs:
            repair.apply(g)
        assert g == before


class TestRepairsInGeneral:
    def test_units_are_set_on_the_nearest_layer_that_has_them(self):
        g = chain("table_input", "linear", "linear", "dropout", "class_output")
        assert errors(g)[0].repairs[0].apply(g).nodes["linear_2"].settings["units"] == 10

    def test_setting_units_is_not_offered_where_it_would_not_help(self):
        g = chain("image_input", ("conv2d", {"filters": 8}), "flatten", "class_output")
        assert "Set units to 10" not in labels(errors(g)[0])

    def test_a_repair_that_breaks_another_node_is_not_offered(self):
        nodes = [node("t", "table_input"), node("l", "linear"), node("a", "class_output")]
        g = graph([*nodes, node("b", "value_output", values=64)], [("t", "l"), ("l", "a"), ("l", "b")])
        assert labels(errors(g)[0])[0] == "Insert Linear 10"

    def test_a_repair_of_a_graph_that_has_changed_says_so(self):
        g = chain("image_input", ("linear", {"units": 10}), "class_output")
        with pytest.raises(ModelLabError):
            errors(g)[0].repairs[0].apply(Graph(g.nodes))


class TestEdges:
    def test_a_layer_without_its_edge_is_told(self):
        g = graph([node("i", "table_input"), node("l", "linear"), node("o", "class_output", classes=64)], [("l", "o")])
        assert [(d.node, d.received) for d in errors(g)] == [("l", "nothing")]

    def test_an_optional_port_may_stay_empty(self):
        g = chain("text_input", "embedding", "multihead_attention", "reconstruction_output")
        assert errors(g) == []

    def test_a_circle_is_told_once_with_the_edge_to_remove(self):
        nodes = [node("i", "table_input"), node("a", "add"), node("r", "relu"), node("o", "reconstruction_output")]
        g = graph(nodes, [("i", "a"), ("a", "r"), ("r", "a"), ("r", "o")])
        (diagnostic,) = errors(g)
        assert diagnostic.repairs[0].apply(g).cyclic == frozenset()

    def test_two_circles_are_told_twice(self):
        nodes = [node(name, "relu") for name in "abcd"]
        g = graph(nodes, [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")])
        assert [d.node for d in errors(g) if "circle" in d.received] == ["a", "c"]

    def test_two_edges_on_one_port_are_told(self):
        nodes = [node("i", "table_input"), node("j", "table_input"), node("o", "reconstruction_output")]
        g = graph(nodes, [("i", "o"), ("j", "o")])
        (diagnostic,) = [d for d in errors(g) if d.node == "o"]
        assert diagnostic.repairs[0].apply(g).edges == (Edge("j", "o"),)

    def test_a_port_that_takes_many_may_have_them(self):
        nodes = [node("i", "table_input"), node("a", "add"), node("r", "relu"), node("o", "reconstruction_output")]
        assert errors(graph(nodes, [("i", "a"), ("i", "r"), ("r", "a"), ("a", "o")])) == []

    def test_an_edge_at_a_port_that_is_not_there_can_be_removed(self):
        g = chain("table_input", "reconstruction_output")
        lost = Graph(g.nodes, (*g.edges, Edge("table_input_1", "reconstruction_output_1", "out", "mask")))
        (diagnostic,) = errors(lost)
        assert diagnostic.repairs[0].apply(lost).edges == g.edges

    def test_an_edge_from_nowhere_can_be_removed(self):
        g = chain("table_input", "reconstruction_output")
        lost = Graph(g.nodes, (*g.edges, Edge("ghost", "reconstruction_output_1")))
        assert any("ghost" in d.sentence for d in errors(lost))

    def test_merging_one_edge_is_a_problem(self):
        assert errors(chain("table_input", "add", "reconstruction_output"))[0].expected == "two edges or more"


class TestWarnings:
    def test_a_layer_that_leads_nowhere_is_a_warning(self):
        g = tiny_mlp()
        lonely = Graph({**g.nodes, "d": node("d", "dropout")}, g.edges)
        assert [(d.node, d.severity) for d in found(lonely)] == [("d", "warning")]

    def test_without_an_output_no_layer_is_blamed_for_leading_nowhere(self):
        assert warnings(chain("image_input", "relu")) == []

    def test_an_unknown_layer_is_a_warning_that_says_it_is_kept(self):
        (diagnostic,) = warnings(chain("table_input", "from_the_future", "reconstruction_output"))
        assert "kept" in diagnostic.sentence

    def test_softmax_before_classes_is_a_warning_and_can_be_removed(self):
        g = chain("table_input", ("linear", {"units": 10}), "softmax", "class_output")
        (diagnostic,) = warnings(g)
        assert found(diagnostic.repairs[0].apply(g)) == ()

    def test_an_activation_in_the_last_layer_is_a_warning_and_can_be_set_to_none(self):
        g = chain("table_input", ("linear", {"units": 10, "activation": "relu"}), "class_output")
        (diagnostic,) = warnings(g)
        assert found(diagnostic.repairs[0].apply(g)) == ()

    def test_an_activation_before_values_may_be_meant(self):
        assert found(chain("table_input", ("linear", {"units": 1}), "sigmoid", "value_output")) == ()

    @pytest.mark.parametrize(("loss", "count"), [("mse", 0), ("bce", 1)])
    def test_a_sigmoid_before_a_reconstruction_is_wrong_for_one_loss_only(self, loss, count):
        g = chain("table_input", ("linear", {"units": 4}), "sigmoid", ("reconstruction_output", {"loss": loss}))
        assert len(warnings(g)) == count

    def test_errors_come_before_warnings(self):
        g = chain("image_input", "softmax", "class_output")
        assert [d.severity for d in found(g)] == ["error", "warning"]


class TestData:
    def test_a_network_that_fits_its_data_has_no_diagnostics(self):
        assert found(small_cnn(), digits()) == ()

    def test_other_classes_than_the_data_has_are_an_error(self):
        (diagnostic,) = errors(small_cnn(), digits(7))
        assert (diagnostic.node, diagnostic.expected) == ("class_output_1", "Classes 7, as in the data")

    def test_the_number_of_classes_can_be_taken_from_the_data(self):
        g = small_cnn()
        mended = errors(g, digits(7))[0].repairs[0].apply(g)
        assert mended.nodes["class_output_1"].settings["classes"] == 7

    def test_other_columns_than_the_data_has_are_an_error(self):
        assert [d.node for d in errors(tiny_mlp(), table(9))] == ["table_input_1"]

    def test_other_values_than_the_data_has_are_an_error(self):
        g = chain("table_input", ("linear", {"units": 1}), "value_output")
        assert [d.node for d in errors(g, table(4, values=2))] == ["value_output_1"]

    def test_pictures_are_brought_to_the_size_of_the_network(self):
        assert errors(small_cnn(size=20), digits()) == []

    def test_an_output_for_which_there_is_no_data_is_left_to_the_wiring(self):
        assert errors(chain("table_input", "reconstruction_output"), table(4)) == []
