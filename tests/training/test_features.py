"""What a frozen beginning gives is computed once, and training gives the same as without."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from modellab.data.augmentation import AugmentationConfig, step
from modellab.graph.edits import set_frozen, set_rate
from modellab.graph.graph import Graph
from modellab.network.build import build
from modellab.network.weights import read_state
from modellab.training import features
from modellab.training.features import Cut, cut
from modellab.training.plan import Plan
from tests.builders import chain
from tests.training.samples import pictures, plan, train


def _frozen(drawn: Graph, *ids: str) -> Graph:
    return replace(drawn, nodes={k: replace(n, is_frozen=k in ids) for k, n in drawn.nodes.items()})


def _drawn() -> Graph:
    conv = ("conv2d", {"filters": 4, "activation": "relu"})
    return chain(("image_input", {"height": 8, "width": 8}), conv, "flatten", ("linear", {"units": 10}), "class_output")


def test_a_network_is_cut_behind_its_frozen_layers_and_what_follows_without_weights():
    parts = cut(build(_frozen(_drawn(), "conv2d_1"), seed=0))
    assert parts is not None
    assert parts.names == ("frozen/flatten_1",)


def test_both_parts_together_are_the_network():
    network, x = build(_frozen(_drawn(), "conv2d_1"), seed=0), torch.rand(3, 1, 8, 8)
    parts = cut(network)
    assert torch.equal(parts.rest(*parts.beginning(x)), network(x))


def test_a_network_whose_first_layer_learns_is_not_cut():
    assert cut(build(_frozen(_drawn(), "linear_1"))) is None


def test_dropout_that_is_not_frozen_ends_the_beginning():
    drawn = chain(
        ("table_input", {"features": 4}), ("linear", {"units": 5}), "dropout", ("linear", {"units": 1}), "value_output"
    )
    assert cut(build(_frozen(drawn, "linear_1"))).names == ("frozen/linear_1",)


def _plan(**recipe: object) -> Plan:
    image = ("image_input", {"height": 8, "width": 8})
    conv = ("conv2d", {"filters": 4, "activation": "relu"})
    drawn = chain(image, conv, "flatten", ("linear", {"units": 4}), ("class_output", {"classes": 4}))
    return plan(_frozen(drawn, "conv2d_1"), **recipe)


def test_training_on_kept_features_gives_what_training_on_pictures_gives(monkeypatch):
    kept = train(_plan(), pictures())
    monkeypatch.setattr(features, "CACHE_BYTES", 0)
    computed = train(_plan(), pictures())
    assert kept.metrics == pytest.approx(computed.metrics, rel=1e-4)


def test_the_beginning_is_computed_for_each_sample_once(monkeypatch):
    counted = []
    whole = Cut.features
    monkeypatch.setattr(
        Cut, "features", lambda self, x, precision: counted.append(len(x[0])) or whole(self, x, precision)
    )
    train(_plan(epochs=4), pictures())
    assert sum(counted) == sum(len(indices) for indices in pictures().splits.values())


def test_pictures_that_are_varied_pass_the_frozen_layers_each_time(monkeypatch):
    monkeypatch.setattr(features, "cut", lambda _network: pytest.fail("the network was cut"))
    train(replace(_plan(), augmentation=AugmentationConfig((step("flip_horizontal"),))), pictures())


def test_a_continued_run_has_the_same_weights_as_one_in_one_go(tmp_path):
    whole = train(_plan(epochs=4), pictures())
    train(_plan(epochs=2, folder=tmp_path), pictures())
    continued = train(_plan(epochs=4, folder=tmp_path, resume=True), pictures())
    assert continued.state == whole.state


def test_a_layer_with_a_factor_of_0_stays_as_it_was():
    drawn = _plan().graph
    slow = set_rate(set_frozen(drawn, ["conv2d_1"], False), ["conv2d_1"], 0.0)
    before = build(slow, seed=_plan().recipe.general.integer("seed"))
    result = train(replace(_plan(), graph=slow), pictures())
    after = read_state(result.state)
    assert torch.equal(after["conv2d_1.weight"], before.get_parameter("conv2d_1.weight"))
    assert not torch.equal(after["linear_1.weight"], before.get_parameter("linear_1.weight"))
