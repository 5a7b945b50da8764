"""What can be said about a run before it begins: a loss that cannot reach what it is compared with. No torch here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modellab.data.preparation import PreparationConfig
from modellab.errors import Text
from modellab.graph.graph import Graph, Node
from modellab.graph.layers.activation import ACTIVATION_BOUNDS
from modellab.graph.layers.table import spec_of
from modellab.graph.naming import title
from modellab.graph.ports import ends
from modellab.training.diagnosis import Finding
from modellab.training.plan import Plan

_RANGES: Mapping[str, tuple[float, float]] = {"none": (0.0, 1.0), "unit": (-1.0, 1.0)}
"""From where to where prepared pixels reach, by the choice of ``normalise``; standardised ones reach further."""
_KEEPS_VALUES = ("reshape", "regularisation")
"""Families that pass numbers on as they are, when predicting."""


def advise(plan: Plan) -> tuple[Finding, ...]:
    """List what is better changed before a run begins."""
    return advice(plan.graph, plan.preparation)


def advice(graph: Graph, preparation: PreparationConfig) -> tuple[Finding, ...]:
    """List what network and preparation do to each other."""
    found = (_unreachable(graph, node, preparation) for node, spec in ends(graph, "output")
             if spec.task == "reconstruction")  # fmt: skip
    return tuple(finding for findings in found for finding in findings)


def _unreachable(graph: Graph, output: Node, preparation: PreparationConfig) -> Iterator[Finding]:
    """Compare the range of the last layer with that of the pixels that a reconstruction shall be equal to."""
    pixels = _RANGES.get(preparation.normalise, (float("-inf"), float("inf")))
    leave = Text('Set "Normalise" to "Leave as it is", which keeps pixels between 0 and 1.')
    if output.settings["loss"] == "bce":
        if pixels != (0.0, 1.0):
            yield Finding(
                Text("Binary cross-entropy compares numbers between 0 and 1. Normalised pixels reach further."), leave
            )
        return
    last, activation = _last_activation(graph, output)
    low, high = ACTIVATION_BOUNDS.get(activation, (float("-inf"), float("inf")))
    if last is None or (low <= pixels[0] and pixels[1] <= high):
        return
    remedy = leave if low <= 0 and high >= 1 else Text("Use a last layer without an activation.")
    yield Finding(
        Text("{layer} gives numbers from {low:g} to {high:g}. The normalised pixels it shall equal reach further.",
             layer=title(last), low=low, high=high), remedy,
    )  # fmt: skip


def _last_activation(graph: Graph, output: Node) -> tuple[Node | None, str]:
    """Find the layer that decides which numbers can arrive at an output, and its activation."""
    edges = graph.incoming.get(output.id, ())
    while edges:
        node = graph.nodes[edges[0].source]
        spec = spec_of(node.kind)
        if node.kind in ACTIVATION_BOUNDS:
            return node, node.kind
        if spec is None or spec.family not in _KEEPS_VALUES:
            return node, str(node.settings.get("activation", "none"))
        edges = graph.incoming.get(node.id, ())
    return None, "none"
