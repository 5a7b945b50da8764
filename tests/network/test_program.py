"""Graph -> program: what is written, in which order, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from modellab.errors import ModelLabError
from modellab.graph.graph import Edge, Graph
from modellab.network.names import attribute_name
from modellab.network.program import write_program
from tests.builders import chain, graph, node, small_cnn, tiny_mlp


def _residual_block() -> Graph:
    return graph(
        [node("enter", "block_input"), node("linear_1", "linear", units=4), node("add_1", "add"),
         node("leave", "block_output")],
        [("enter", "linear_1"), ("linear_1", "add_1"), ("enter", "add_1"), ("add_1", "leave")],
    )  # fmt: skip


def _with_block(repeat: int) -> Graph:
    return graph(
        [node("table_input_1", "table_input", features=4), node("block_1", "block", block="Residual", repeat=repeat),
         node("value_output_1", "value_output", values=4)],
        [Edge("table_input_1", "block_1", "out", "enter"), Edge("block_1", "value_output_1", "leave", "in")],
        {"Residual": _residual_block()},
    )  # fmt: skip


def test_the_sample_network_has_93_322_parameters():
    assert write_program(small_cnn()).num_parameters == 93_322


def test_modules_are_named_by_node_id():
    names = [module.name for module in write_program(small_cnn()).modules]
    assert names == ["conv2d_1", "max_pool2d_1", "conv2d_2", "max_pool2d_2", "conv2d_3", "linear_1", "linear_2"]


def test_an_activation_follows_its_layer():
    statements = write_program(small_cnn()).statements
    assert [s.target for s in statements[:3]] == ["conv2d_1", "torch.relu", "max_pool2d_1"]


def test_a_repeated_block_gets_weights_of_its_own_each_time():
    names = [module.name for module in write_program(_with_block(3)).modules]
    assert names == ["block_1_0_linear_1", "block_1_1_linear_1", "block_1_2_linear_1"]


def test_layers_in_a_block_point_to_the_block_on_the_canvas():
    assert write_program(_with_block(1)).layers["block_1_0_linear_1"].node == "block_1"


def test_a_frozen_block_freezes_the_layers_in_it():
    drawn = _with_block(2)
    frozen = replace(drawn, nodes={**drawn.nodes, "block_1": replace(drawn.nodes["block_1"], is_frozen=True)})
    assert all(module.is_frozen for module in write_program(frozen).modules)


def test_blocks_in_blocks_are_written_out():
    outer = graph(
        [node("into", "block_input"), node("block_7", "block", block="Residual", repeat=2),
         node("out_of", "block_output")],
        [Edge("into", "block_7", "out", "enter"), Edge("block_7", "out_of", "leave", "in")],
    )  # fmt: skip
    drawn = graph(
        [node("table_input_1", "table_input", features=4), node("block_1", "block", block="Outer", repeat=2),
         node("value_output_1", "value_output", values=4)],
        [Edge("table_input_1", "block_1", "out", "into"), Edge("block_1", "value_output_1", "out_of", "in")],
        {"Outer": outer, "Residual": _residual_block()},
    )  # fmt: skip
    assert [module.name for module in write_program(drawn).modules][-1] == "block_1_1_block_7_1_linear_1"


def test_a_problem_in_a_block_names_the_block_on_the_canvas():
    drawn = _with_block(1)
    wrong = replace(_residual_block(), edges=_residual_block().edges[:-2])
    with pytest.raises(ModelLabError) as caught:
        write_program(replace(drawn, blocks={"Residual": wrong}))
    assert caught.value.node == "block_1"


def test_a_layer_that_leads_to_no_output_is_left_out():
    cnn = small_cnn()
    side = node("linear_9", "linear")
    drawn = replace(cnn, nodes={**cnn.nodes, "linear_9": side}, edges=(*cnn.edges, Edge("flatten_1", "linear_9")))
    assert write_program(drawn).modules == write_program(cnn).modules


def test_inputs_and_outputs_keep_the_order_of_their_nodes():
    nodes = [node("b", "table_input", features=3), node("a", "table_input", features=3),
             node("z", "value_output", values=3), node("y", "value_output", values=3)]  # fmt: skip
    program = write_program(graph(nodes, [("a", "z"), ("b", "y")]))
    assert [slot.node for slot in program.inputs] == ["b", "a"]
    assert [slot.value.name for slot in program.outputs] == ["a", "b"]


def test_a_graph_with_an_error_is_refused_with_the_node_at_fault():
    with pytest.raises(ModelLabError) as caught:
        write_program(chain("image_input", "linear", "class_output"))
    assert caught.value.node == "linear_1"


def test_a_graph_without_an_output_is_refused():
    with pytest.raises(ModelLabError, match="no output"):
        write_program(chain("image_input", "conv2d"))


def test_a_circle_is_refused():
    mlp = tiny_mlp()
    drawn = replace(mlp, edges=(*mlp.edges[1:], Edge("linear_2", "linear_1")))
    with pytest.raises(ModelLabError, match="circle"):
        write_program(drawn)


def test_a_layer_of_a_newer_version_is_refused_with_its_node():
    drawn = chain("table_input", "hologram", ("linear", {"units": 10}), "class_output")
    with pytest.raises(ModelLabError) as caught:
        write_program(drawn)
    assert caught.value.node == "hologram_1"


def test_a_layer_in_a_block_cannot_take_the_name_of_another_layer():
    drawn = _with_block(1)
    clash = node("block_1_0_linear_1", "linear", units=4)
    drawn = graph([*drawn.nodes.values(), clash],
                  [*(e for e in drawn.edges if e.source != "block_1"),
                   Edge("block_1", clash.id, "leave", "in"), (clash.id, "value_output_1")], drawn.blocks)  # fmt: skip
    names = [module.name for module in write_program(drawn).modules]
    assert names == ["block_1_0_linear_1_", "block_1_0_linear_1"]


@pytest.mark.parametrize(("id_", "name"), [("train", "train_"), ("class", "class_"), ("_x", "layer_x"), ("a_1", "a_1")])
def test_names_that_python_or_torch_need_get_a_letter_more(id_, name):
    assert attribute_name(id_) == name


@pytest.mark.parametrize("id_", ["a b", "x):\n    import os", "", "é", "1a"])
def test_an_id_that_is_no_identifier_is_refused(id_):
    with pytest.raises(ModelLabError):
        attribute_name(id_)


def test_programs_are_written_without_torch():
    code = "import sys, modellab.network.program; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


def test_an_activation_that_no_row_has_is_refused():
    drawn = tiny_mlp()
    wrong = drawn.nodes["linear_1"].settings.replace(activation="os.system")
    with pytest.raises(ModelLabError, match="activation"):
        write_program(
            replace(drawn, nodes={**drawn.nodes, "linear_1": replace(drawn.nodes["linear_1"], settings=wrong)})
        )
