"""What ``check`` says of networks that write."""

from __future__ import annotations

import pytest

from modellab.graph.check import check
from modellab.graph.graph import Edge, Graph
from modellab.graph.infer import infer
from modellab.graph.layers.blocks import BLOCK_TEMPLATES
from tests.builders import chain, graph, node

TEXT, EMBED = ("text_input", {"vocabulary": 50}), ("embedding", {"dimension": 64})
SCORES = (("linear", {"units": 50}), ("next_token_output", {"vocabulary": 50}))
AHEAD = {
    "attention": ("multihead_attention", {}),
    "encoder": ("transformer_encoder", {}),
    "both directions": ("gru", {"bidirectional": True, "result": "sequence"}),
}


def _said(drawn: Graph):
    return check(drawn, infer(drawn))


def _writer(*layers, **more):
    return chain(TEXT, EMBED, *layers, *SCORES, **more)


@pytest.mark.parametrize("name", list(AHEAD))
def test_a_layer_that_sees_the_future_is_warned_of_and_turned_round(name):
    drawn = _writer(AHEAD[name])
    (found,) = _said(drawn)
    assert found.severity == "warning" and "tokens to come" in found.sentence
    assert [str(repair.label) for repair in found.repairs] == ["Only look back"]
    assert _said(found.repairs[0].apply(drawn)) == ()


def test_layers_that_only_look_back_are_fine():
    layers = [("lstm", {"result": "sequence"}), ("transformer_encoder", {"causal": True}), "layer_norm"]
    assert _said(_writer(*layers)) == ()


def test_a_classifier_may_look_ahead():
    layers = [AHEAD["encoder"], "mean_over_time", ("linear", {"units": 10}), "class_output"]
    assert _said(chain(TEXT, EMBED, *layers)) == ()


@pytest.mark.parametrize("repeat", [1, 3])
def test_a_block_that_sees_the_future_is_turned_round_inside(repeat):
    blocks = {"Look": BLOCK_TEMPLATES["Residual attention"](64)}
    drawn = _writer(("block", {"block": "Look", "repeat": repeat}), blocks=blocks)
    (found,) = _said(drawn)
    assert found.node == "block_1"
    assert _said(found.repairs[0].apply(drawn)) == ()


def test_the_decoder_layer_only_looks_back():
    blocks = {"Decoder": BLOCK_TEMPLATES["Decoder layer"](64)}
    assert _said(_writer(("block", {"block": "Decoder", "repeat": 4}), blocks=blocks)) == ()


def test_a_convolution_is_warned_of_without_a_repair():
    turn = ("permute", {"order": "2, 1"})
    (found,) = _said(_writer(turn, ("conv1d", {"padding": "same"}), turn))
    assert found.node == "conv1d_1" and found.repairs == ()


def test_another_vocabulary_than_that_of_the_text_is_repaired():
    drawn = chain(("text_input", {"vocabulary": 40}), EMBED, ("lstm", {"result": "sequence"}), *SCORES)
    (found,) = _said(drawn)
    assert found.severity == "error" and "40" in found.expected
    assert _said(found.repairs[0].apply(drawn)) == ()


def test_fewer_steps_than_the_text_are_refused():
    layers = [("lstm", {"result": "sequence"}), ("permute", {"order": "2, 1"}), ("max_pool1d", {"kernel": 2}),
              ("permute", {"order": "2, 1"})]  # fmt: skip
    assert any("as many steps" in found.expected for found in _said(_writer(*layers)))


def test_a_writer_needs_a_text():
    drawn = chain("series_input", *SCORES)
    assert any("reads a text" in found.expected for found in _said(drawn))


def _translator(context: str) -> Graph:
    nodes = [node("source", "text_input", vocabulary=50), node("read", "embedding"),
             node("encoder", "gru", units=32, bidirectional=True, result="sequence"),
             node("target", "text_input", vocabulary=50), node("written", "embedding"),
             node("decoder", "lstm", result="sequence"), node("look", "multihead_attention"),
             node("scores", "linear", units=50), node("output", "next_token_output", vocabulary=50)]  # fmt: skip
    pairs = [("source", "read"), ("read", "encoder"), ("target", "written"), ("written", "decoder"),
             ("decoder", "look"), ("look", "scores"), ("scores", "output")]  # fmt: skip
    return graph(nodes, [*pairs, Edge(context, "look", "out", "context")])


def test_a_text_to_translate_may_be_seen_whole():
    assert _said(_translator("encoder")) == ()


def test_the_text_that_is_written_may_not():
    assert [found.node for found in _said(_translator("written")) if "to come" in found.sentence] == ["look"]
