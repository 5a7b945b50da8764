"""A network that is run step by step answers what it answers to all steps at once."""

from __future__ import annotations

import pytest
import torch

from modellab.network.build import build
from modellab.network.stepping import Stepper, WholeWindow, is_possible, make_stepper
from tests.builders import chain, graph, node

EMBED = ("embedding", {"dimension": 8})
SCORES = [("linear", {"units": 20}), ("next_token_output", {"vocabulary": 20})]
EVERY = {"units": 6, "result": "sequence"}
ENCODER = {"heads": 2, "hidden": 16, "layers": 2, "causal": True}
WRITERS = {
    "lstm": [("lstm", {**EVERY, "layers": 2})],
    "gru": [("gru", EVERY), ("dropout", {"p": 0.5})],
    "rnn": [("rnn", EVERY)],
    "rnn, relu, no bias": [("rnn", {**EVERY, "nonlinearity": "relu", "bias": False, "layers": 2})],
    "attention": [("positional_encoding", {"method": "learned"}), ("multihead_attention", {"causal": True})],
    "encoder": ["positional_encoding", ("transformer_encoder", ENCODER), "layer_norm"],
    "encoder, norm first": [("transformer_encoder", {**ENCODER, "norm_first": True, "inner_activation": "gelu"})],
    "both": [("gru", EVERY), ("linear", {"units": 8, "activation": "silu"}), ("transformer_encoder", ENCODER)],
}
BLIND = {
    "both directions": [("lstm", {**EVERY, "bidirectional": True})],
    "attention to all": ["multihead_attention"],
    "convolution": [("permute", {"order": "2, 1"}), ("conv1d", {"filters": 8, "padding": "same"}),
                    ("permute", {"order": "2, 1"})],
}  # fmt: skip


def _network(*layers):
    drawn = chain(("text_input", {"vocabulary": 20}), EMBED, *layers, *SCORES)
    return build(drawn, seed=1).eval()


def _translator():
    """Reads one text, writes another one with attention to the first."""
    nodes = [node("source", "text_input", vocabulary=20), node("source_embedding", "embedding", dimension=8),
             node("encoder", "gru", units=4, bidirectional=True, result="sequence"),
             node("target", "text_input", vocabulary=20), node("target_embedding", "embedding", dimension=8),
             node("decoder", "lstm", units=8, result="sequence"), node("attention", "multihead_attention", heads=2),
             node("sum", "add"), node("scores", "linear", units=20),
             node("output", "next_token_output", vocabulary=20)]  # fmt: skip
    edges = [("source", "source_embedding"), ("source_embedding", "encoder"), ("target", "target_embedding"),
             ("target_embedding", "decoder"), ("decoder", "attention"), ("decoder", "sum"), ("attention", "sum"),
             ("sum", "scores"), ("scores", "output")]  # fmt: skip
    from modellab.graph.graph import Edge

    return graph(nodes, [*edges, Edge("encoder", "attention", "out", "context")])


@pytest.fixture
def tokens():
    return torch.randint(1, 20, (3, 11), generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("name", list(WRITERS))
@pytest.mark.parametrize("cuts", [[11], [1] * 11, [4, 1, 1, 5]])
def test_step_by_step_equals_all_at_once(name, cuts, tokens):
    network = _network(*WRITERS[name])
    assert is_possible(network)
    stepper = Stepper(network)
    with torch.inference_mode():
        found = torch.cat([stepper(part) for part in tokens.split(cuts, 1)], 1)
        assert torch.allclose(found, network(tokens), atol=1e-5)
    assert stepper.position == 11


@pytest.mark.parametrize("name", list(BLIND))
def test_a_network_that_sees_the_future_is_run_whole(name, tokens):
    network = _network(*BLIND[name])
    stepper = make_stepper(network)
    assert isinstance(stepper, WholeWindow)
    with torch.inference_mode():
        stepper(tokens[:, :4])
        assert torch.equal(stepper(tokens[:, 4:]), network(tokens)[:, 4:])


def test_a_window_of_fixed_length_is_filled_up(tokens):
    network = _network(*BLIND["attention to all"])
    padded = torch.nn.functional.pad(tokens, (0, 5))
    with torch.inference_mode():
        found = WholeWindow(network, length=16)(tokens)
        assert torch.equal(found, network(padded)[:, :11])


def test_a_text_to_translate_is_read_once(tokens):
    network = build(_translator(), seed=1).eval()
    source = torch.tensor([[3, 4, 5, 0], [6, 0, 0, 0], [7, 8, 0, 0]])
    stepper = make_stepper(network, source)
    assert isinstance(stepper, Stepper)
    with torch.inference_mode():
        found = torch.cat([stepper(part) for part in tokens.split(1, 1)], 1)
        assert torch.allclose(found, network(source, tokens), atol=1e-5)


@pytest.mark.parametrize("name", ["lstm", "encoder"])
def test_a_text_goes_on_from_another_one(name, tokens):
    network, rows = _network(*WRITERS[name]), torch.tensor([2, 2, 0])
    stepper = Stepper(network)
    with torch.inference_mode():
        stepper(tokens[:, :6])
        stepper.keep(rows)
        swapped = torch.cat((tokens[rows, :6], tokens[:, 6:]), 1)
        assert torch.allclose(stepper(tokens[:, 6:]), network(swapped)[:, 6:], atol=1e-5)


def test_forgetting_starts_anew(tokens):
    stepper = Stepper(_network(*WRITERS["lstm"]))
    with torch.inference_mode():
        first = stepper(tokens)
        stepper.forget()
        assert torch.equal(stepper(tokens), first)


def test_only_what_counts_positions_has_an_end():
    assert not Stepper(_network(*WRITERS["gru"])).is_bounded
    assert Stepper(_network(*WRITERS["attention"])).is_bounded
