"""What flows through every layer."""

from __future__ import annotations

import dataclasses
import json
import math

import pytest
import torch
from torch.nn.functional import cross_entropy

from modellab.network.build import Network, build
from modellab.network.probe import NUM_BINS, LayerProbe, Probe, measure
from tests.builders import chain, small_cnn, tiny_mlp


def _probed(network: Network) -> dict[str, LayerProbe]:
    probe = Probe(network)
    cross_entropy(probe.run(torch.rand(6, 4)), torch.zeros(6, dtype=torch.int64)).backward()
    return {seen.layer: seen for seen in probe.read()}


def test_a_probed_step_computes_what_the_network_computes():
    network, x = build(small_cnn(), seed=1), torch.rand(2, 1, 28, 28)
    assert torch.equal(Probe(network).run(x), network(x))


def test_a_probed_step_gives_the_gradients_of_any_other_step():
    network, other, x = build(tiny_mlp(), seed=1), build(tiny_mlp(), seed=1), torch.rand(6, 4)
    for result in (Probe(network).run(x), other(x)):
        result.square().sum().backward()
    for weight, same in zip(network.parameters(), other.parameters(), strict=True):
        assert torch.equal(weight.grad, same.grad)


def test_every_layer_shows_activation_gradient_and_weights():
    seen = _probed(build(tiny_mlp()))["linear_1"]
    assert None not in (seen.activation, seen.gradient, seen.weight, seen.weight_gradient)


def test_the_activation_of_a_layer_is_what_leaves_it():
    network, x = build(tiny_mlp(), seed=1), torch.rand(6, 4)
    probe = Probe(network)
    probe.run(x)
    hidden = torch.relu(network.get_submodule("linear_1")(x))
    seen = next(layer for layer in probe.read() if layer.layer == "linear_1").activation
    assert seen.mean == pytest.approx(hidden.mean().item(), rel=1e-5)
    assert seen.std == pytest.approx(hidden.std(correction=0).item(), rel=1e-5)
    assert seen.zeros == pytest.approx((hidden == 0).float().mean().item())


def test_without_a_backward_pass_there_are_no_gradients():
    probe = Probe(build(tiny_mlp()))
    probe.run(torch.rand(6, 4))
    assert all(seen.gradient is None for seen in probe.read())


def test_what_was_seen_is_plain_data():
    json.dumps([dataclasses.asdict(seen) for seen in _probed(build(tiny_mlp())).values()], allow_nan=False)


def test_a_histogram_is_that_of_torch():
    values = torch.randn(1000)
    counts = measure([values])[0].counts
    assert sum(counts) == 1000
    assert counts == tuple(int(count) for count in torch.histc(values, NUM_BINS))


def test_broken_values_are_counted_and_kept_out_of_the_statistics():
    seen = measure([torch.tensor([1.0, 3.0, math.nan, math.inf])])[0]
    assert (seen.mean, seen.std, seen.minimum, seen.maximum, seen.num_broken) == (2.0, 1.0, 1.0, 3.0, 2)


def test_a_tensor_of_nothing_but_broken_values_is_counted():
    assert measure([torch.full((3,), math.nan)])[0].num_broken == 3


def test_an_empty_tensor_has_no_statistics():
    assert measure([torch.zeros(0)]) == [None]


def test_token_numbers_are_no_activations():
    network = build(chain("text_input", ("embedding", {"dimension": 4}), "reconstruction_output"))
    probe = Probe(network)
    probe.run(torch.randint(0, 9, (2, 3)))
    assert [seen.layer for seen in probe.read()] == ["embedding_1"]
