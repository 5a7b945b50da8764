"""Autoencoders: what has no target, what draws while training, and what is only made small."""

from __future__ import annotations

import pytest
import torch

from modellab.data.wiring import wire
from modellab.errors import ModelLabError
from modellab.graph.graph import Edge, Graph
from modellab.network.build import build
from modellab.network.modules import KLDivergence, LatentSample
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.events import Event
from modellab.training.loop import RunResult, fit
from modellab.training.plan import Plan
from modellab.training.randomness import is_stochastic
from modellab.training.recipe_rows import make_recipe
from tests.builders import chain, graph, node, tiny_mlp
from tests.training.samples import class_table

EDGES = [
    ("in", "mean"), ("in", "spread"), Edge("mean", "draw", "out", "mean"),
    Edge("spread", "draw", "out", "log_variance"),
    Edge("mean", "kl", "out", "mean"), Edge("spread", "kl", "out", "log_variance"), ("kl", "small"),
    ("draw", "back"), ("back", "end"),
]  # fmt: skip


def variational(weight: float = 0.1) -> Graph:
    """4 columns -> 2 -> 4; the penalty is drawn before the output that answers."""
    nodes = [
        node("in", "table_input", features=4), node("mean", "linear", units=2), node("spread", "linear", units=2),
        node("small", "penalty_output", weight=weight), node("kl", "kl_divergence"), node("draw", "latent_sample"),
        node("back", "linear", units=4), node("end", "reconstruction_output"),
    ]  # fmt: skip
    return graph(nodes, EDGES)


def train(drawn: Graph, told: list[Event] | None = None, **recipe: object) -> RunResult:
    data = class_table()
    plan = Plan("r", drawn, data.config, make_recipe(**{"epochs": 12, "batch_size": 10, **recipe}), device="cpu")
    return fit(plan, (told if told is not None else []).append, Control(), Curves(), data)


def test_a_penalty_has_no_target_and_stands_behind_the_output_that_answers() -> None:
    assert wire(variational(), class_table().schema).targets == ("columns", "")


def test_a_variational_autoencoder_learns_and_is_judged_by_its_reconstruction() -> None:
    result = train(variational(0.01), learning_rate=0.02)
    losses = result.curves.view("validation/loss")[1]
    assert losses[-1] < 0.8 * losses[0]
    assert 0 < result.metrics["test/rmse"] < 1
    assert not any(name.startswith("test/small") for name in result.metrics)


def test_a_heavier_penalty_brings_the_latent_distribution_nearer_to_the_standard_one() -> None:
    kl = [_divergence(train(variational(weight), keep="last", learning_rate=0.02).state) for weight in (0.0, 10.0)]
    assert kl[1] < 0.2 * kl[0]


def _divergence(state: bytes | None) -> float:
    from modellab.network.weights import load_state

    assert state is not None
    network = build(variational())
    load_state(network, state)
    return float(network.eval()(torch.from_numpy(class_table().raw["columns"]).float())[1].detach().mean())


def test_the_loss_of_the_recipe_leaves_the_penalty_alone() -> None:
    assert train(variational(), epochs=1, loss="mae").reason == "finished"


def test_the_same_seed_draws_the_same_numbers() -> None:
    assert train(variational(), epochs=2).state == train(variational(), epochs=2).state


def test_a_network_of_penalties_alone_is_refused() -> None:
    drawn = chain(("table_input", {"features": 4}), ("linear", {"units": 2}), "penalty_output")
    with pytest.raises(ModelLabError, match="nothing but penalties"):
        wire(drawn, class_table().schema)


def test_noise_is_added_in_training_only() -> None:
    network = build(chain(("table_input", {"features": 4}), ("gaussian_noise", {"std": 0.5}), "reconstruction_output"))
    x = torch.zeros(2000, 4)
    assert network.eval()(x).equal(x)
    assert network.train()(x).std().item() == pytest.approx(0.5, rel=0.05)


@pytest.mark.parametrize("drawn", [variational(), chain("table_input", "gaussian_noise", "reconstruction_output")])
def test_networks_that_draw_are_told_apart_from_those_that_do_not(drawn: Graph) -> None:
    assert is_stochastic(build(drawn))
    assert not is_stochastic(build(tiny_mlp()))


def test_a_latent_sample_is_the_mean_when_predicting() -> None:
    mean, log_variance = torch.randn(5, 3), torch.randn(5, 3)
    assert LatentSample().eval()(mean, log_variance).equal(mean)
    assert not LatentSample().train()(mean, log_variance).equal(mean)


def test_the_divergence_is_that_of_torch() -> None:
    mean, log_variance = torch.randn(5, 3), torch.randn(5, 3)
    own = torch.distributions.Normal(mean, (0.5 * log_variance).exp())
    expected = torch.distributions.kl_divergence(own, torch.distributions.Normal(0.0, 1.0)).sum(1, keepdim=True)
    torch.testing.assert_close(KLDivergence()(mean, log_variance), expected)
