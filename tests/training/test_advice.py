"""What is said before a run begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modellab.data.preparation import PreparationConfig
from modellab.graph.graph import Graph
from modellab.training.advice import advice
from modellab.training.events import RunPreparing
from tests.builders import chain, small_cnn
from tests.training.samples import Listener, pictures, plan, train


def ending_in(*steps: object, loss: str = "mse") -> Graph:
    start = ("image_input", {"channels": 1, "height": 8, "width": 8})
    return chain(start, "flatten", *steps, ("reconstruction_output", {"loss": loss}))  # type: ignore[arg-type]


SIGMOID = ending_in(("linear", {"units": 64, "activation": "sigmoid"}), ("reshape", {"shape": "1, 8, 8"}))


def test_a_sigmoid_cannot_reach_standardised_pixels_and_the_remedy_is_named() -> None:
    (finding,) = advice(SIGMOID, PreparationConfig())
    assert "Linear" in finding.sentence and "from 0 to 1" in finding.sentence
    assert "Leave as it is" in finding.remedy


@pytest.mark.parametrize(
    "graph",
    [SIGMOID, ending_in(("linear", {"units": 64}), "sigmoid"), ending_in(("linear", {"units": 64}), loss="bce"),
     ending_in(("linear", {"units": 64, "activation": "relu"}))],
)  # fmt: skip
def test_pixels_from_0_to_1_are_reached(graph: Graph) -> None:
    assert advice(graph, PreparationConfig(normalise="none")) == ()


@pytest.mark.parametrize(
    "graph",
    [ending_in(("linear", {"units": 64}), "sigmoid"), ending_in(("linear", {"units": 64}), "tanh"),
     ending_in(("linear", {"units": 64}), "relu", "dropout"), ending_in(("linear", {"units": 64}), loss="bce")],
)  # fmt: skip
def test_bounded_last_layers_are_found_before_standardised_pixels(graph: Graph) -> None:
    assert len(advice(graph, PreparationConfig())) == 1


def test_unbounded_reconstructions_and_classifiers_need_no_advice() -> None:
    assert advice(ending_in(("linear", {"units": 64})), PreparationConfig()) == ()
    assert advice(small_cnn(), PreparationConfig()) == ()


def test_a_run_tells_the_advice_as_it_begins() -> None:
    heard = Listener()
    train(replace(plan(SIGMOID, epochs=1), preparation=PreparationConfig()), pictures(), heard)
    assert any("Leave as it is" in event.stage for event in heard.of(RunPreparing))  # type: ignore[union-attr]
