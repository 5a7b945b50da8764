"""Runs that start from the weights of another run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from modellab.errors import ModelLabError
from modellab.graph.edits import set_frozen
from modellab.network.weights import read_state
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.events import Event, RunPreparing
from modellab.training.loop import fit
from modellab.training.plan import Plan
from modellab.training.recipe_rows import make_recipe
from tests.builders import chain, tiny_mlp
from tests.training.samples import class_table

OTHER_HEAD = chain(
    ("table_input", {"features": 4}),
    ("linear", {"units": 8, "activation": "relu"}),
    ("linear", {"units": 5}),
    ("linear", {"units": 3}),
    ("class_output", {"classes": 3}),
)


def trained(plan: Plan, told: list[Event] | None = None) -> bytes:
    result = fit(plan, (told if told is not None else []).append, Control(), Curves(), class_table())
    assert result.state is not None
    return result.state


def plan_of(**changes: object) -> Plan:
    data = class_table()
    plan = Plan("r", tiny_mlp(), data.config, make_recipe(epochs=1, batch_size=30), device="cpu")
    return replace(plan, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def state() -> bytes:
    return trained(plan_of())


def test_a_frozen_layer_keeps_the_weights_it_took_over(state: bytes) -> None:
    graph = set_frozen(OTHER_HEAD, ["linear_1"], True)
    weights = read_state(trained(plan_of(graph=graph, take_from=state)))
    assert weights["linear_1.weight"].equal(read_state(state)["linear_1.weight"])


def test_a_run_tells_which_layers_took_weights_over_and_which_did_not(state: bytes) -> None:
    told: list[Event] = []
    trained(plan_of(graph=OTHER_HEAD, take_from=state), told)
    sentences = [str(event.stage) for event in told if isinstance(event, RunPreparing)]
    assert "1 layers start from the other weights: linear_1. Start anew: linear_2, linear_3" in sentences


def test_weights_of_which_nothing_fits_are_refused_with_a_remedy(state: bytes) -> None:
    graph = chain(("table_input", {"features": 4}), ("linear", {"units": 3}), ("class_output", {"classes": 3}))
    with pytest.raises(ModelLabError, match="None of the weights") as caught:
        trained(plan_of(graph=graph, take_from=state))
    assert "same sizes" in str(caught.value.hint)


def test_a_run_goes_on_from_its_checkpoint_without_the_weights_it_began_with(state: bytes, tmp_path: Path) -> None:
    class Unplugged(Exception):
        pass

    def unplug(event: Event) -> None:
        if type(event).__name__ == "CheckpointSaved":
            raise Unplugged

    begun = plan_of(graph=set_frozen(OTHER_HEAD, ["linear_1"], True), take_from=state, folder=tmp_path)
    with pytest.raises(Unplugged):
        fit(begun, unplug, Control(), Curves(), class_table())
    weights = read_state(trained(replace(begun, take_from=None, resume=True)))
    assert weights["linear_1.weight"].equal(read_state(state)["linear_1.weight"])
