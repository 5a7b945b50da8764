"""Weights that a run starts from instead of drawing them from its seed."""

from __future__ import annotations

from dataclasses import replace

from modellab.data.preparation import Preparation
from modellab.errors import ModelLabError, Text
from modellab.network.build import Network, sizes_of_program
from modellab.network.matching import TakenOver, compare
from modellab.network.pretrained import fill_pretrained
from modellab.network.program import write_program
from modellab.network.weights import load_state, read_state, sizes_of, take_over
from modellab.training.events import RunPreparing, Tell
from modellab.training.plan import Plan
from modellab.training.tokens import SAME, note_on_tokens

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


def with_known_tokens(preparation: Preparation, plan: Plan, tell: Tell) -> Preparation:
    """Split texts as the run did whose embedding is taken over, and tell so; or tell that its tokens are others.

    Raises:
        ModelLabError: The weights or tokenizers to start from are damaged.
    """
    if plan.take_from is None or not plan.take_tokens:
        return preparation
    program = write_program(plan.graph)
    found = compare(sizes_of(plan.take_from), sizes_of_program(program))
    taken = [program.layers[layer].node for layer in found.pairs]
    note = note_on_tokens(plan.graph, plan.preparation, plan.take_tokens, taken)
    if note is not None:
        tell(RunPreparing(note))
    if note != SAME:
        return preparation
    pairs = zip(preparation.texts, plan.take_tokens, strict=True)
    return replace(preparation, texts=tuple(replace(scale, tokenizer_json=known) for scale, known in pairs))


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
