"""Inference over whole graphs: shapes, totals, blocks, budgets, and what an edit leaves alone."""

from __future__ import annotations

import dataclasses
import time

import pytest

from modellab.graph.budget import readable_bytes
from modellab.graph.graph import MAX_NODES, Edge, Graph, Node
from modellab.graph.infer import infer, memory_bytes
from modellab.graph.layers.blocks import BLOCK_TEMPLATES
from modellab.settings import Settings
from tests.builders import chain, graph, node, small_cnn


def with_node(g, new):
    return dataclasses.replace(g, nodes={**g.nodes, new.id: new})


def sandwich(*middle, blocks=None):
    """A picture of 8×8 with 4 channels, and layers after it."""
    return chain(("image_input", {"channels": 4, "height": 8, "width": 8}), *middle, blocks=blocks)


def shape_of(inference, node_id):
    return str(inference.nodes[node_id].outputs[0])


_OF_SEQUENCES = ("Residual linear", "Residual attention", "Decoder layer")


class TestTotals:
    def test_the_sample_network_has_93322_parameters(self):
        assert infer(small_cnn()).total_parameters == 93_322

    def test_weights_take_four_bytes_each(self):
        assert infer(small_cnn()).weight_bytes == 4 * 93_322

    def test_flops_are_those_of_all_layers(self):
        result = infer(small_cnn())
        assert result.total_flops == sum(n.flops for n in result.nodes.values()) == 5_588_480

    def test_a_larger_batch_takes_more_memory_by_its_results_alone(self):
        result = infer(small_cnn())
        one, two, three = (memory_bytes(result, size) for size in (1, 2, 3))
        assert three - two == two - one == 4 * sum(n.elements for n in result.nodes.values())

    def test_without_a_batch_memory_is_weights_gradients_and_two_moments(self):
        assert memory_bytes(infer(small_cnn()), 0) == 16 * 93_322

    def test_frozen_layers_still_count(self):
        frozen = dataclasses.replace(small_cnn().nodes["linear_1"], is_frozen=True)
        assert infer(with_node(small_cnn(), frozen)).total_parameters == 93_322


class TestShapes:
    def test_every_layer_of_the_sample_network_knows_its_result(self):
        result = infer(small_cnn())
        assert [shape_of(result, f"conv2d_{i}") for i in (1, 2, 3)] == [
            "(N, 32, 26, 26)",
            "(N, 64, 11, 11)",
            "(N, 64, 3, 3)",
        ]

    def test_a_text_of_any_length_stays_symbolic_to_the_end(self):
        result = infer(chain("text_input", "embedding", ("permute", {}), ("conv1d", {"filters": 8})))
        assert shape_of(result, "conv1d_1") == "(N, 8, T-2)"

    def test_a_node_after_a_broken_one_is_not_blamed(self):
        result = infer(chain("image_input", "linear", "relu"))
        assert (result.nodes["relu_1"].outputs, result.nodes["relu_1"].problem) == (None, None)

    def test_the_problem_stays_at_its_node(self):
        result = infer(chain("image_input", "linear", "relu"))
        assert result.nodes["linear_1"].problem.received == "(N, 1, 28, 28)"

    def test_a_node_without_its_input_has_neither_result_nor_problem(self):
        result = infer(graph([node("linear_1", "linear")])).nodes["linear_1"]
        assert (result.outputs, result.problem) == (None, None)

    def test_an_unknown_kind_stops_the_shapes_but_nothing_else(self):
        result = infer(chain("table_input", "from_the_future", "linear"))
        assert shape_of(result, "table_input_1") == "(N, 4)" and result.nodes["linear_1"].outputs is None

    def test_nodes_on_a_circle_have_no_shapes(self):
        result = infer(graph([node("a", "relu"), node("b", "relu")], [("a", "b"), ("b", "a")]))
        assert [n.outputs for n in result.nodes.values()] == [None, None]

    def test_edges_into_one_port_are_read_in_their_order(self):
        nodes = [node("a", "table_input", features=2), node("b", "table_input", features=3), node("c", "concatenate")]
        result = infer(graph(nodes, [("b", "c"), ("a", "c")]))
        assert [str(value) for value in result.nodes["c"].inputs] == ["(N, 3)", "(N, 2)"]

    def test_ports_are_read_in_the_order_of_the_row(self):
        nodes = [
            node("a", "text_input"),
            node("x", "embedding"),
            node("y", "embedding"),
            node("m", "multihead_attention"),
        ]
        edges = [("a", "x"), ("a", "y"), Edge("y", "m", target_port="context"), Edge("x", "m")]
        result = infer(graph([*nodes], edges))
        assert len(result.nodes["m"].inputs) == 2 and shape_of(result, "m") == "(N, T, 64)"

    def test_an_edge_from_a_node_that_is_not_there_does_no_harm(self):
        result = infer(graph([node("r", "relu")], [Edge("ghost", "r")]))
        assert result.nodes["r"].outputs is None


class TestReuse:
    def test_without_an_edit_every_result_is_the_same_object(self):
        before = infer(small_cnn())
        after = infer(small_cnn(), before)
        assert all(after.nodes[id_] is before.nodes[id_] for id_ in before.nodes)

    def test_an_edit_infers_again_only_what_it_changes(self):
        before = infer(small_cnn())
        edited = with_node(small_cnn(), node("conv2d_3", "conv2d", filters=16))
        after = infer(edited, before)
        fresh = {id_ for id_ in before.nodes if after.nodes[id_] is not before.nodes[id_]}
        assert fresh == {"conv2d_3", "flatten_1", "linear_1"}

    def test_the_result_with_reuse_equals_the_one_without(self):
        edited = with_node(small_cnn(), node("conv2d_1", "conv2d", filters=16, padding="same"))
        assert infer(edited, infer(small_cnn())).nodes == infer(edited).nodes

    def test_moving_a_node_changes_nothing(self):
        before = infer(small_cnn())
        moved = with_node(small_cnn(), dataclasses.replace(small_cnn().nodes["conv2d_1"], position=(5.0, 5.0)))
        assert infer(moved, before).nodes["conv2d_1"] is before.nodes["conv2d_1"]

    def test_a_mended_node_gets_its_result(self):
        broken = infer(chain("image_input", "linear"))
        mended = graph(
            [*broken.graph.nodes.values(), node("f", "flatten")],
            [("image_input_1", "f"), ("f", "linear_1")],
        )
        assert shape_of(infer(mended, broken), "linear_1") == "(N, 64)"

    def test_a_new_edge_into_an_untouched_node_changes_its_result(self):
        nodes = [node("a", "table_input", features=2), node("b", "table_input", features=3), node("c", "concatenate")]
        before = infer(graph(nodes, [("a", "c"), ("b", "c")]))
        after = infer(graph([*before.graph.nodes.values()], [("a", "c"), ("b", "c"), ("b", "c")]), before)
        assert [shape_of(result, "c") for result in (before, after)] == ["(N, 5)", "(N, 8)"]

    def test_a_graph_that_was_too_large_is_inferred_once_it_is_not(self):
        small = chain("table_input", "linear")
        nodes = {f"r{i}": Node(f"r{i}", "relu", Settings({})) for i in range(MAX_NODES)}
        before = infer(dataclasses.replace(small, nodes={**small.nodes, **nodes}))
        assert infer(small, before).total_parameters == 320

    def test_another_order_of_nodes_keeps_every_result(self):
        g = small_cnn()
        before = infer(g)
        after = infer(dataclasses.replace(g, nodes=dict(reversed(g.nodes.items()))), before)
        assert after.nodes == before.nodes and list(after.nodes) == list(reversed(before.nodes))

    def test_an_edit_inside_a_block_reaches_the_nodes_that_use_it(self):
        wide, narrow = BLOCK_TEMPLATES["Residual block"](4), BLOCK_TEMPLATES["Conv, norm, ReLU"](2)
        before = infer(sandwich(("block", {"block": "b"}), blocks={"b": wide}))
        after = infer(sandwich(("block", {"block": "b"}), blocks={"b": narrow}), before)
        assert shape_of(after, "block_1") == "(N, 2, 8, 8)"


class TestBlocks:
    def block(self, *layers):
        return chain("block_input", *layers, "block_output")

    def test_a_block_gives_what_its_layers_give(self):
        block = self.block(("conv2d", {"filters": 5}))
        assert shape_of(infer(sandwich(("block", {"block": "b"}), blocks={"b": block})), "block_1") == "(N, 5, 6, 6)"

    def test_every_repetition_has_weights_of_its_own(self):
        block = self.block(("conv2d", {"filters": 4, "padding": "same"}))
        result = infer(sandwich(("block", {"block": "b", "repeat": 10}), blocks={"b": block}))
        assert result.total_parameters == 10 * 4 * (4 * 9 + 1)

    def test_every_use_of_a_block_counts(self):
        block = self.block(("conv2d", {"filters": 4, "padding": "same"}))
        result = infer(sandwich(("block", {"block": "b"}), ("block", {"block": "b"}), blocks={"b": block}))
        assert result.total_parameters == 2 * 4 * (4 * 9 + 1)

    def test_a_repeated_block_may_change_the_shape_each_time(self):
        block = self.block(("conv2d", {"filters": 4}))
        result = infer(sandwich(("block", {"block": "b", "repeat": 3}), blocks={"b": block}))
        assert shape_of(result, "block_1") == "(N, 4, 2, 2)"

    def test_a_repetition_that_no_longer_fits_is_the_problem_of_the_block(self):
        block = self.block(("conv2d", {"filters": 4}))
        result = infer(sandwich(("block", {"block": "b", "repeat": 4}), blocks={"b": block}))
        assert "conv2d_1" in result.nodes["block_1"].problem.expected

    def test_blocks_inside_blocks_are_followed(self):
        inner = self.block(("conv2d", {"filters": 4, "padding": "same"}))
        outer = graph(
            [node("i", "block_input"), node("b", "block", block="inner", repeat=2), node("o", "block_output")],
            [Edge("i", "b", target_port="block_input_1"), Edge("b", "o", source_port="block_output_1")],
        )
        result = infer(sandwich(("block", {"block": "outer", "repeat": 3}), blocks={"inner": inner, "outer": outer}))
        assert result.total_parameters == 6 * 4 * (4 * 9 + 1)

    def test_the_content_of_a_block_can_be_looked_into(self):
        block = self.block(("conv2d", {"filters": 5}))
        result = infer(sandwich(("block", {"block": "b"}), blocks={"b": block}))
        assert shape_of(result.nodes["block_1"].inner, "conv2d_1") == "(N, 5, 6, 6)"

    def test_an_opened_block_keeps_the_types_that_enter_it(self):
        block = self.block(("conv2d", {"filters": 5}))
        inner = infer(sandwich(("block", {"block": "b"}), blocks={"b": block})).nodes["block_1"].inner
        edited = with_node(block, node("conv2d_1", "conv2d", filters=7))
        assert shape_of(infer(edited, inner), "conv2d_1") == "(N, 7, 6, 6)"

    def test_a_block_that_does_not_work_out_shows_where_inside(self):
        block = self.block("linear")
        inner = infer(sandwich(("block", {"block": "b"}), blocks={"b": block})).nodes["block_1"].inner
        assert inner.nodes["linear_1"].problem.repairs

    def test_a_missing_block_is_a_problem_of_the_node(self):
        result = infer(chain("image_input", ("block", {"block": "lost"})))
        assert result.nodes["block_1"].problem.received == '"lost"'

    def test_a_gap_inside_is_a_problem_of_the_block(self):
        block = graph([node("i", "block_input"), node("r", "relu"), node("o", "block_output")], [("i", "r")])
        result = infer(sandwich(("block", {"block": "b"}), blocks={"b": block}))
        assert result.nodes["block_1"].problem.received == "a gap inside the block"

    def test_a_block_with_two_results_cannot_be_repeated(self):
        block = graph(
            [node("i", "block_input"), node("o", "block_output"), node("p", "block_output")], [("i", "o"), ("i", "p")]
        )
        result = infer(sandwich(("block", {"block": "b", "repeat": 2}), blocks={"b": block}))
        assert result.nodes["block_1"].problem.repairs[0].settings == {"repeat": 1}

    def test_an_input_of_the_network_cannot_stand_in_a_block(self):
        block = chain("image_input", "block_output")
        outer = graph([node("b", "block", block="b")], blocks={"b": block})
        assert infer(outer).nodes["b"].problem is not None

    def test_a_block_that_contains_itself_is_not_followed(self):
        block = graph([node("i", "block_input"), node("b", "block", block="b"), node("o", "block_output")])
        assert infer(sandwich(("block", {"block": "b"}), blocks={"b": block})).nodes["block_1"].outputs is None

    @pytest.mark.parametrize("name", [name for name in BLOCK_TEMPLATES if name not in _OF_SEQUENCES])
    def test_templates_for_pictures_keep_the_shape_and_can_be_repeated(self, name):
        blocks = {name: BLOCK_TEMPLATES[name](4)}
        result = infer(sandwich(("block", {"block": name, "repeat": 3}), blocks=blocks))
        assert shape_of(result, "block_1") == "(N, 4, 8, 8)"

    @pytest.mark.parametrize("name", _OF_SEQUENCES)
    def test_templates_for_sequences_keep_the_shape_and_can_be_repeated(self, name):
        blocks = {name: BLOCK_TEMPLATES[name](64)}
        result = infer(chain("text_input", "embedding", ("block", {"block": name, "repeat": 3}), blocks=blocks))
        assert shape_of(result, "block_1") == "(N, T, 64)"


class TestBudget:
    def unchecked(self, id_, kind, **settings):
        """A node whose settings are beyond what the form allows, as a file might hold them."""
        return dataclasses.replace(made := node(id_, kind), settings=made.settings.replace(**settings))

    def test_ten_terabytes_of_weights_are_refused_with_their_size(self):
        g = chain(("table_input", {"features": 1_000_000}), ("linear", {"units": 3_000_000}))
        assert infer(g).nodes["linear_1"].problem.received == "settings that need 10 TiB"

    def test_sizes_beyond_64_bits_are_refused_at_once(self):
        table = self.unchecked("t", "table_input", features=2**40)
        wide = self.unchecked("w", "linear", units=2**40)
        start = time.perf_counter()
        result = infer(graph([table, wide], [("t", "w")]))
        assert result.nodes["t"].problem is not None and time.perf_counter() - start < 1

    def test_weights_beyond_64_bits_are_refused_too(self):
        wide = self.unchecked("w", "linear", units=2**40)
        result = infer(graph([node("t", "table_input"), wide], [("t", "w")]))
        assert "TiB" in result.nodes["w"].problem.received

    def test_a_result_of_terabytes_is_refused(self):
        steps = [("upsample", {"scale": 1000})] * 3
        result = infer(chain("image_input", *steps))
        assert result.nodes["upsample_2"].problem.expected == "a result of at most 1 TiB per sample"

    def test_numbers_that_keep_growing_end_in_a_problem(self):
        result = infer(chain("image_input", *[("upsample", {"scale": 100_000})] * 50))
        assert result.nodes["upsample_50"].outputs is None

    def test_symbolic_sizes_that_keep_growing_end_in_a_problem(self):
        odd_pools = [("max_pool1d", {"kernel": 3, "stride": 2, "pad": 1}), ("conv1d", {"filters": 64})]
        result = infer(chain("text_input", "embedding", ("permute", {}), *odd_pools * 100))
        assert any(n.problem is not None for n in result.nodes.values())

    def test_more_nodes_than_allowed_are_not_inferred(self):
        nodes = {f"r{i}": Node(f"r{i}", "relu", Settings({})) for i in range(MAX_NODES + 1)}
        assert infer(Graph(nodes)).total_parameters == 0

    def test_nested_repetition_beyond_the_limit_is_not_followed(self):
        blocks = {"b0": chain("block_input", "relu", "block_output")}
        for level in range(1, 9):
            blocks[f"b{level}"] = graph(
                [
                    node("i", "block_input"),
                    node("b", "block", block=f"b{level - 1}", repeat=1000),
                    node("o", "block_output"),
                ]
            )
        assert infer(sandwich(("block", {"block": "b8"}), blocks=blocks)).nodes["block_1"].outputs is None

    @pytest.mark.parametrize(
        ("num_bytes", "text"), [(0, "0 bytes"), (1023, "1,023 bytes"), (1024, "1 KiB"), (5 << 40, "5 TiB")]
    )
    def test_bytes_are_written_for_people(self, num_bytes, text):
        assert readable_bytes(num_bytes) == text

    def test_any_number_of_bytes_can_be_written(self):
        assert readable_bytes(2**5000) == "more than 1,000,000,000 EiB"


def test_an_edit_among_five_hundred_layers_infers_five_of_them_again():
    layers = [("conv2d", {"padding": "same"}), "batch_norm", "relu", "dropout"] * 125
    before = infer(sandwich(*layers))
    edited = with_node(before.graph, node("conv2d_60", "conv2d", filters=8, padding="same"))
    after = infer(edited, before)
    assert sum(after.nodes[id_] is not before.nodes[id_] for id_ in after.nodes) == 5
