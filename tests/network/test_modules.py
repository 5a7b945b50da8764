"""The modules that torch lacks."""

from __future__ import annotations

import math

import torch
from torch import nn

from modellab.network.modules import Attention, PositionalEncoding, TransformerEncoder


def test_positional_encoding_adds_the_published_waves():
    found = PositionalEncoding(8)(torch.zeros(1, 6, 8))[0]
    for position, index in ((0, 0), (3, 2), (5, 6)):
        angle = position / 10_000 ** (index / 8)
        assert math.isclose(found[position, index], math.sin(angle), abs_tol=1e-6)
        assert math.isclose(found[position, index + 1], math.cos(angle), abs_tol=1e-6)


def test_learned_positions_take_a_gradient():
    encoding = PositionalEncoding(4, 10, learned=True)
    encoding(torch.zeros(2, 3, 4)).sum().backward()
    assert encoding.weight.grad.abs().sum(1).tolist() == [8.0] * 3 + [0.0] * 7


def test_causal_attention_does_not_see_later_steps():
    attention, x = Attention(8, 2, causal=True).eval(), torch.rand(1, 5, 8)
    changed = x.clone()
    changed[:, 3:] += 1
    assert torch.allclose(attention(x)[:, :3], attention(changed)[:, :3], atol=1e-6)
    assert not torch.allclose(attention(x)[:, 3:], attention(changed)[:, 3:], atol=1e-3)


def test_attention_tells_its_maps_when_asked():
    attention, x = Attention(8, 2, causal=True).eval(), torch.rand(1, 5, 8)
    plain = attention(x)
    attention.need_weights = True
    assert torch.allclose(attention(x), plain, atol=1e-6)
    assert torch.allclose(attention.weights.sum(-1), torch.ones(1, 2, 5))
    assert attention.weights[0, 0].triu(1).abs().sum() == 0


def test_attention_without_maps_is_torchs():
    ours, x = Attention(8, 2), torch.rand(2, 5, 8)
    assert torch.equal(ours(x), ours.attention(x, x, x, need_weights=False)[0])


def test_the_encoder_computes_what_torchs_encoder_computes():
    layer = nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True, norm_first=True)
    theirs = nn.TransformerEncoder(layer, 2, nn.LayerNorm(8), enable_nested_tensor=False)
    ours, x = TransformerEncoder(8, 2, 16, 2, 0.0, norm_first=True), torch.rand(3, 5, 8)
    ours.load_state_dict(theirs.state_dict(), strict=True)
    assert torch.equal(ours(x), theirs(x))


def test_the_layers_of_an_encoder_start_with_different_weights():
    encoder = TransformerEncoder(8, 2, 16, layers=2)
    assert not torch.equal(encoder.layers[0].linear1.weight, encoder.layers[1].linear1.weight)


def test_a_causal_encoder_does_not_see_later_steps():
    encoder, x = TransformerEncoder(8, 2, 16, causal=True).eval(), torch.rand(1, 5, 8)
    changed = x.clone()
    changed[:, 4] += 1
    assert torch.allclose(encoder(x)[:, :4], encoder(changed)[:, :4], atol=1e-6)
