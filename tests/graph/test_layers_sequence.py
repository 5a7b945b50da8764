"""What layers for sequences refuse and compute."""

from __future__ import annotations

import pytest
import torch

from modellab.graph.layers.table import LAYERS
from modellab.settings import complete
from tests.graph.layer_cases import t, tokens
from tests.graph.rows import apply, compute, problem, repairs

RECURRENT = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}


def test_an_embedding_takes_its_vocabulary_from_the_input():
    spec = LAYERS["embedding"]
    assert spec.arguments(complete(spec.settings, {}), (tokens("T", 1234),))["num_embeddings"] == 1234


@pytest.mark.parametrize("value", [t("T"), t(3, 4)])
def test_an_embedding_wants_token_numbers(value):
    assert "token numbers" in problem("embedding", value).expected


@pytest.mark.parametrize("kind", ["lstm", "linear", "conv1d", "multihead_attention", "last_step"])
def test_token_numbers_want_an_embedding_first(kind):
    assert problem(kind, tokens()).repairs[0].kind == "embedding"


@pytest.mark.parametrize("kind", [*RECURRENT, "multihead_attention", "transformer_encoder", "positional_encoding"])
class TestSequences:
    def test_a_picture_is_no_sequence(self, kind):
        assert problem(kind, t(3, 28, 28)).expected == "(N, steps, features)"

    def test_the_number_of_features_must_be_known(self, kind):
        assert problem(kind, t(8, "T"))


@pytest.mark.parametrize("kind", RECURRENT)
class TestRecurrent:
    def built(self, kind, **settings):
        spec = LAYERS[kind]
        torch.manual_seed(0)
        return RECURRENT[kind](**spec.arguments(complete(spec.settings, settings), (t(5, 3),)))

    def test_the_last_step_is_that_of_the_sequence(self, kind):
        module, x = self.built(kind, units=4), torch.rand(2, 5, 3)
        steps = compute(kind, x, module=module, units=4, result="sequence")
        assert torch.equal(compute(kind, x, module=module, units=4), steps[:, -1])

    def test_both_directions_give_what_each_knows_at_its_own_end(self, kind):
        settings = {"units": 4, "bidirectional": True, "layers": 2}
        module, x = self.built(kind, **settings), torch.rand(2, 5, 3)
        steps = compute(kind, x, module=module, result="sequence", **settings)
        ends = torch.cat([steps[:, -1, :4], steps[:, 0, 4:]], 1)
        assert torch.equal(compute(kind, x, module=module, **settings), ends)

    def test_a_single_layer_has_no_dropout_between_layers(self, kind):
        assert self.built(kind, dropout=0.5).dropout == 0.0


def test_heads_must_divide_the_features():
    assert repairs("multihead_attention", t("T", 10), heads=4) == [{"heads": 2}]


def test_a_context_needs_the_same_features():
    assert "12" in problem("multihead_attention", t("T", 12), t(5, 10)).expected


def test_a_context_and_looking_back_exclude_each_other():
    assert repairs("multihead_attention", t("T", 12), t(5, 12), causal=True) == [{"causal": False}]


def test_attention_that_only_looks_back_does_not_see_later_steps():
    spec, x = LAYERS["multihead_attention"], torch.rand(1, 6, 8)
    from modellab.network.modules import Attention

    module = Attention(**spec.arguments(complete(spec.settings, {"causal": True}), (t(6, 8),)))
    changed = torch.cat([x[:, :3], torch.rand(1, 3, 8)], 1)
    first, second = (compute("multihead_attention", value, module=module, causal=True) for value in (x, changed))
    assert torch.allclose(first[:, :3], second[:, :3], atol=1e-6) and not torch.allclose(first, second)


def test_learned_positions_end_at_the_longest():
    assert repairs("positional_encoding", t(20, 8), method="learned", max_length=10) == [{"max_length": 20}]


def test_waves_want_an_even_number_of_features():
    assert repairs("positional_encoding", t(20, 7)) == [{"method": "learned"}]


def test_the_mean_over_time_drops_the_steps():
    assert apply("mean_over_time", t("T", 7)) == "(N, 7)"


def test_the_last_step_is_taken_from_the_end():
    x = torch.arange(6.0).reshape(1, 3, 2)
    assert compute("last_step", x).tolist() == [[4.0, 5.0]]
