"""Graph -> shapes, parameter counts, FLOPs and memory; infers again only what an edit touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modellab.graph.graph import Graph
from modellab.graph.layers.spec import Inputs, Outputs, ShapeProblem


@dataclass(frozen=True)
class NodeInference:
    """What is known of one node.

    Attributes:
        inputs: One entry per connected edge in port order; None where the source has a problem itself.
        outputs: One entry per output port; None when the node, or one before it, has a problem.
        parameters: Trainable scalars.
        flops: Per sample.
        formula: How the parameter count comes about.
        problem: What the shape rule refused; None if all is well or if only an ancestor is at fault.
    """

    inputs: Inputs | None
    outputs: Outputs | None
    parameters: int = 0
    flops: int = 0
    formula: str = ""
    problem: ShapeProblem | None = None


@dataclass(frozen=True)
class Inference:
    """The result for a whole graph; ``previous`` results are reused for untouched nodes."""

    graph: Graph
    nodes: Mapping[str, NodeInference]
    total_parameters: int
    total_flops: int
    weight_bytes: int


def infer(graph: Graph, previous: Inference | None = None) -> Inference:
    """Run every shape rule in topological order."""
    raise NotImplementedError
