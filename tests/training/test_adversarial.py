"""A generative pair: two phases a step, each for its own weights, and samples to look at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from modellab.data.preparation import PreparationConfig
from modellab.errors import ModelLabError
from modellab.graph.edits import configure, disconnect
from modellab.graph.graph import Edge, Graph
from modellab.graph.infer import infer
from modellab.network.build import build
from modellab.network.weights import read_state
from modellab.prediction.evaluate import evaluate
from modellab.prediction.generated import generate_pictures, grid
from modellab.prediction.predict import Predictor
from modellab.training.events import RunPreparing
from modellab.training.heads import make_heads
from modellab.training.objectives import discriminator_loss, generator_loss
from modellab.training.phases import generator_of, make_phases
from modellab.training.plan import Plan
from tests.builders import graph, node
from tests.training.samples import Listener, StepControl, pictures, plan, train

DATA = pictures({"train": 200, "validation": 40, "test": 40})
LEAKY = {"activation": "leaky_relu"}


def pair() -> Graph:
    nodes = [
        node("real", "image_input", channels=1, height=8, width=8), node("noise", "random_vector", size=8),
        node("make", "linear", units=32, **LEAKY), node("paint", "linear", units=64, activation="sigmoid"),
        node("shape", "reshape", shape="1, 8, 8"), node("both", "real_and_generated"), node("flat", "flatten"),
        node("look", "linear", units=32, **LEAKY), node("verdict", "linear", units=1),
        node("end", "adversarial_output"),
    ]  # fmt: skip
    edges = [
        ("real", "noise"), ("noise", "make"), ("make", "paint"), ("paint", "shape"),
        Edge("real", "both", "out", "real"), Edge("shape", "both", "out", "generated"),
        ("both", "flat"), ("flat", "look"), ("look", "verdict"), ("verdict", "end"),
    ]  # fmt: skip
    return graph(nodes, edges)


def planned(**recipe: object) -> Plan:
    chosen = {"keep": "last", "epochs": 1, "batch_size": 20, **recipe}
    return replace(plan(pair(), **chosen), preparation=PreparationConfig(normalise="none"))


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    result = train(planned(epochs=150, learning_rate=0.002), DATA)
    assert result.state is not None
    return Predictor(pair(), result.state, result.preparation)


def test_the_drawing_says_what_belongs_to_the_generator() -> None:
    assert generator_of(pair()) == {"real", "noise", "make", "paint", "shape"}


def test_each_phase_trains_its_own_weights_alone() -> None:
    from modellab.data.wiring import wire

    network = build(pair(), seed=0)
    chosen = planned()
    heads = make_heads(pair(), wire(pair(), DATA.schema), DATA.schema, chosen.recipe, torch.device("cpu"))
    names = {id(weight): name.partition(".")[0] for name, weight in network.named_parameters()}
    phases = [{names[id(weight)] for weight in phase.trained or ()} for phase in make_phases(pair(), network, heads)]
    assert phases == [{"look", "verdict"}, {"make", "paint"}]


def test_both_sides_learn(predictor: Predictor) -> None:
    made = generate_pictures(predictor, 100).astype(float)
    real = DATA.raw["image"][DATA.splits["train"]].astype(float)
    fresh = build(pair(), seed=0)
    untrained = Predictor(pair(), _state(fresh), predictor.preparation)
    before = np.abs(generate_pictures(untrained, 100).mean(0) - real.mean(0)).mean()
    assert np.abs(made.mean(0) - real.mean(0)).mean() < 0.6 * before


def _state(network: torch.nn.Module) -> bytes:
    from modellab.network.weights import save_state

    return save_state(network)


def test_the_same_seed_gives_the_same_pictures_and_another_one_others(predictor: Predictor) -> None:
    first, again, other = (generate_pictures(predictor, 3, seed) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_frozen_generators_keep_their_weights() -> None:
    from modellab.graph.edits import set_frozen

    drawn = set_frozen(pair(), ["make"], True)
    result = train(replace(planned(), graph=drawn), DATA)
    assert result.state is not None
    assert read_state(result.state)["make.weight"].equal(build(drawn, seed=0).state_dict()["make.weight"])


def test_a_stopped_run_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    whole = train(planned(epochs=3), DATA)
    begun, heard = replace(planned(epochs=3), folder=tmp_path), Listener()
    heard.control = StepControl(stop=15)
    train(begun, DATA, heard)
    assert train(replace(begun, resume=True), DATA).state == whole.state


def test_the_last_weights_are_kept_and_the_run_says_so() -> None:
    heard = Listener()
    train(planned(keep="best"), DATA, heard)
    assert any("keeps its last weights" in event.stage for event in heard.of(RunPreparing))  # type: ignore[union-attr]


def test_a_drawing_without_a_generator_is_refused() -> None:
    edge = next(edge for edge in pair().edges if edge.target_port == "generated")
    with pytest.raises(ModelLabError):
        train(replace(planned(), graph=disconnect(pair(), [edge])), DATA)


def test_figures_of_a_pair_are_refused_with_a_sentence(predictor: Predictor) -> None:
    with pytest.raises(ModelLabError, match="judged by the pictures"):
        evaluate(predictor, DATA)


def test_a_discriminator_must_end_in_one_score() -> None:
    assert infer(pair()).nodes["end"].problem is None
    assert infer(configure(pair(), ["verdict"], {"units": 2})).nodes["end"].problem is not None


def test_the_losses_are_those_of_the_paper() -> None:
    logits = torch.tensor([[2.0], [0.5], [-1.0], [0.3]])
    real, generated = logits.sigmoid().chunk(2)
    expected = -(real.log().mean() + (1 - generated).log().mean())
    torch.testing.assert_close(discriminator_loss(logits), expected)
    torch.testing.assert_close(generator_loss(logits), -generated.log().mean())


def test_pictures_are_laid_out_in_a_sheet() -> None:
    sheet = grid(np.full((5, 1, 4, 6), 7, np.uint8), gap=1)
    assert sheet.shape == (1, 9, 20)
    assert (sheet[0, :4, :6] == 7).all() and (sheet[0, 5:, 14:] == 0).all()
