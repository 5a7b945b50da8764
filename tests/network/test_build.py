"""The built network: weights, seeds, frozen layers, limits."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest
import torch
from torch import nn

from modellab.errors import ModelLabError
from modellab.graph.graph import Edge, Graph
from modellab.network.build import build, resolve
from modellab.network.names import RESERVED
from tests.builders import chain, graph, node, small_cnn, tiny_mlp


def _freeze(drawn: Graph, *ids: str) -> Graph:
    return replace(drawn, nodes={k: replace(n, is_frozen=k in ids) for k, n in drawn.nodes.items()})


def _normed() -> Graph:
    return chain(("image_input", {"height": 4, "width": 4}), "batch_norm", "conv2d", "reconstruction_output")


def test_the_sample_network_has_93_322_parameters():
    assert sum(weight.numel() for weight in build(small_cnn()).parameters()) == 93_322


def test_weights_are_named_by_node_id():
    assert {"conv2d_1.weight", "linear_2.bias"} <= build(small_cnn()).state_dict().keys()


def test_it_computes_what_a_network_written_by_hand_computes():
    network = build(tiny_mlp(), seed=1)
    by_hand = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
    by_hand.load_state_dict(dict(zip(by_hand.state_dict(), network.state_dict().values(), strict=True)))
    x = torch.rand(5, 4)
    assert torch.equal(network(x), by_hand(x))


def test_a_seed_gives_the_weights_that_torch_gives_for_it():
    network = build(tiny_mlp(), seed=3)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        assert torch.equal(network.get_parameter("linear_1.weight"), nn.Linear(4, 8).weight)


def test_other_seeds_give_other_weights():
    one, other = build(tiny_mlp(), seed=1), build(tiny_mlp(), seed=2)
    assert not torch.equal(one.get_parameter("linear_1.weight"), other.get_parameter("linear_1.weight"))


def test_without_a_seed_every_network_is_another_one():
    one, other = build(tiny_mlp()), build(tiny_mlp())
    assert not torch.equal(one.get_parameter("linear_1.weight"), other.get_parameter("linear_1.weight"))


def test_several_outputs_come_as_a_tuple_in_the_order_of_their_nodes():
    nodes = [node("table_input_1", "table_input"), node("linear_1", "linear", units=2), node("wide", "linear", units=5),
             node("first", "value_output", values=5), node("second", "value_output", values=2)]  # fmt: skip
    edges = [("table_input_1", "linear_1"), ("table_input_1", "wide"), ("wide", "first"), ("linear_1", "second")]
    assert [tuple(y.shape) for y in build(graph(nodes, edges))(torch.rand(3, 4))] == [(3, 5), (3, 2)]


def test_attention_looks_at_a_second_sequence_where_one_is_connected():
    nodes = [node("text_input_1", "text_input"), node("text_input_2", "text_input"),
             node("embedding_1", "embedding", dimension=8), node("embedding_2", "embedding", dimension=8),
             node("attention_1", "multihead_attention", heads=2), node("out_1", "reconstruction_output")]  # fmt: skip
    edges = [("text_input_1", "embedding_1"), ("text_input_2", "embedding_2"), ("embedding_1", "attention_1"),
             Edge("embedding_2", "attention_1", "out", "context"), ("attention_1", "out_1")]  # fmt: skip
    tokens = torch.randint(0, 1000, (2, 5)), torch.randint(0, 1000, (2, 9))
    assert tuple(build(graph(nodes, edges))(*tokens).shape) == (2, 5, 8)


def test_frozen_weights_take_no_gradient_and_the_others_do():
    network = build(_freeze(tiny_mlp(), "linear_1"))
    network(torch.rand(2, 4)).sum().backward()
    assert {name for name, w in network.named_parameters() if w.grad is not None} == {
        "linear_2.weight",
        "linear_2.bias",
    }


def test_a_frozen_batch_norm_keeps_its_statistics_while_training():
    network = build(_freeze(_normed(), "batch_norm_1")).train()
    before = network.get_buffer("batch_norm_1.running_mean").clone()
    network(torch.rand(8, 1, 4, 4) + 5)
    assert torch.equal(network.get_buffer("batch_norm_1.running_mean"), before)


def test_a_batch_norm_that_is_not_frozen_learns_its_statistics():
    network = build(_normed())
    network(torch.rand(8, 1, 4, 4) + 5)
    assert network.get_buffer("batch_norm_1.running_mean").item() > 0


def test_frozen_layers_drop_nothing_while_training():
    drawn = chain(("table_input", {"features": 9}), ("dropout", {"p": 0.9}), "reconstruction_output")
    network, x = build(_freeze(drawn, "dropout_1")).train(), torch.rand(4, 9)
    assert torch.equal(network(x), x)


def test_nothing_is_kept_for_gradients_of_a_frozen_beginning():
    hidden = []
    network = build(_freeze(tiny_mlp(), "linear_1"))
    network.get_submodule("linear_1").register_forward_hook(lambda _module, _inputs, result: hidden.append(result))
    network(torch.rand(2, 4))
    assert not hidden[0].requires_grad


def test_a_frozen_recurrent_layer_lets_gradients_through():
    drawn = chain(("text_input", {"vocabulary": 9}), "embedding", "lstm", ("linear", {"units": 10}), "class_output")
    network = build(_freeze(drawn, "lstm_1")).train()
    network(torch.randint(9, (2, 5))).sum().backward()
    assert network.get_parameter("embedding_1.weight").grad.any()


def test_a_copy_stays_frozen():
    network = copy.deepcopy(build(_freeze(_normed(), "batch_norm_1"))).train()
    assert not network.get_submodule("batch_norm_1").training
    assert network.get_submodule("conv2d_1").training


def test_weights_larger_than_the_memory_are_refused_before_torch_is_asked():
    huge = chain(("table_input", {"features": 200_000}), ("linear", {"units": 1_000_000}), "reconstruction_output")
    with pytest.raises(ModelLabError, match="memory"):
        build(huge)


def test_a_failing_forward_pass_prints_nothing(capsys):
    with pytest.raises(RuntimeError):
        build(tiny_mlp())(torch.rand(2, 99))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("path", ["os.system", "builtins.eval", "modellab.network.build.build", "torchvision.ops"])
def test_only_names_of_torch_and_of_the_modules_here_are_resolved(path):
    with pytest.raises(ValueError):
        resolve(path)


def test_no_node_id_can_replace_a_member_of_the_network():
    members = {name for name in dir(build(tiny_mlp())) if not name.startswith("_")}
    layers = {"linear_1", "linear_2"}
    lower = {name for name in members - layers if name == name.lower()}
    assert lower - RESERVED == set()
