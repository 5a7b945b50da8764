"""Weights that a run starts from instead of drawing them from its seed."""

from __future__ import annotations

from modellab.errors import ModelLabError, Text
from modellab.network.build import Network
from modellab.network.matching import TakenOver
from modellab.network.pretrained import fill_pretrained
from modellab.network.weights import load_state, read_state, take_over
from modellab.training.events import RunPreparing, Tell
from modellab.training.plan import Plan

_SHOWN = 8


def fill_initial(network: Network, plan: Plan, tell: Tell) -> None:
    """Fill a network with the weights that the plan names, and tell which of them fitted.

    Raises:
        ModelLabError: ``initial_state`` belongs to another network, nothing of ``take_from`` fits, or pretrained
            weights are not there.
    """
    if plan.initial_state is None:
        for told in fill_pretrained(network, plan.base):
            tell(RunPreparing(told))
    if plan.take_from is not None:
        tell(RunPreparing(describe(take_over(read_state(plan.take_from), network))))
    if plan.initial_state is not None:
        load_state(network, plan.initial_state)


def describe(found: TakenOver) -> Text:
    """Say in a sentence what was taken over.

    Raises:
        ModelLabError: It is nothing: a run that seems to build on another one but does not would mislead.
    """
    if not found.pairs:
        raise ModelLabError(
            Text("None of the weights to start from fits a layer of this network."),
            Text("Choose a run whose layers have the same sizes, or start with fresh weights."),
        )
    taken = ", ".join(new if new == old else f"{new} ({old})" for new, old in found.pairs.items())
    if not found.fresh:
        return Text("Every layer starts from the other weights: {taken}", taken=_short(taken))
    return Text("{count} layers start from the other weights: {taken}. Start anew: {fresh}",
                count=len(found.pairs), taken=_short(taken), fresh=_short(", ".join(found.fresh)))  # fmt: skip


def _short(names: str) -> str:
    listed = names.split(", ")
    return names if len(listed) <= _SHOWN else ", ".join([*listed[:_SHOWN], "…"])
