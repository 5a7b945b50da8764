"""Graph -> shapes, parameter counts, FLOPs and memory; infers again only what an edit touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modellab.errors import Text
from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.layers.spec import Inputs, LayerSpec, Outputs, ShapeProblem
from modellab.graph.layers.table import spec_of
from modellab.graph.shape import TensorType, num_elements

BYTES = 4
"""Of one float32 number."""

MAX_BYTES = 1 << 40
"""Budget for the weights of a network, and for one sample's tensor on an edge: 1 TiB."""

_LONGEST_DIM = 200
"""Characters of a symbolic dimension; thousands of layers must not make texts of megabytes."""


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
    nodes = _sweep(graph, previous)
    parameters = sum(node.parameters for node in nodes.values())
    return Inference(graph, nodes, parameters, sum(node.flops for node in nodes.values()), BYTES * parameters)


def _sweep(graph: Graph, previous: Inference | None) -> dict[str, NodeInference]:
    found: dict[str, NodeInference] = {}
    for id_ in graph.order:
        node = graph.nodes[id_]
        spec = spec_of(node.kind)
        inputs = _inputs(graph, node, spec, found) if spec else None
        found[id_] = _reused(node, inputs, previous) or _infer_node(node, spec, inputs)
    for id_ in graph.nodes:
        found.setdefault(id_, NodeInference(None, None))
    return found


def _inputs(graph: Graph, node: Node, spec: LayerSpec, found: Mapping[str, NodeInference]) -> Inputs | None:
    """Gather what arrives in port order; None if a required port is empty or a source has nothing to give."""
    arriving = graph.incoming.get(node.id, ())
    values: list[TensorType] = []
    for port in spec.inputs:
        edges = [edge for edge in arriving if edge.target_port == port.name]
        if not edges and not port.is_optional:
            return None
        for edge in edges if port.takes_many else edges[-1:]:
            value = _output(graph, edge, found)
            if value is None:
                return None
            values.append(value)
    return tuple(values)


def _output(graph: Graph, edge: Edge, found: Mapping[str, NodeInference]) -> TensorType | None:
    source = found.get(edge.source)
    if source is None or source.outputs is None:
        return None
    spec = spec_of(graph.nodes[edge.source].kind)
    ports = [port.name for port in spec.outputs] if spec else []
    return source.outputs[ports.index(edge.source_port)] if edge.source_port in ports else None


def _reused(node: Node, inputs: Inputs | None, previous: Inference | None) -> NodeInference | None:
    if previous is None:
        return None
    before, result = previous.graph.nodes.get(node.id), previous.nodes.get(node.id)
    if before is None or result is None or result.inputs != inputs:
        return None
    return result if before is node or (before.kind, before.settings) == (node.kind, node.settings) else None


def _infer_node(node: Node, spec: LayerSpec | None, inputs: Inputs | None) -> NodeInference:
    if spec is None or inputs is None:
        return NodeInference(inputs, None)
    settings = node.settings
    try:
        outputs = spec.shape(settings, inputs)
        parameters = spec.parameters(settings, inputs)
        _require_budget(outputs, parameters)
    except ShapeProblem as problem:
        return NodeInference(inputs, None, problem=problem.with_traceback(None))
    return NodeInference(inputs, outputs, parameters, spec.flops(settings, inputs), spec.formula(settings, inputs))


def _require_budget(outputs: Outputs, parameters: int) -> None:
    """Refuse what no machine holds, before torch is asked."""
    if BYTES * parameters > MAX_BYTES:
        raise ShapeProblem(
            Text("weights of at most {limit}", limit=_readable(MAX_BYTES)),
            Text("settings that need {size}", size=_readable(BYTES * parameters)),
        )
    for value in outputs:
        if any(isinstance(dim, str) and len(dim) > _LONGEST_DIM for dim in value.shape):
            raise ShapeProblem(Text("a size that can be written down"), Text("a symbolic size that grows too long"))
        if BYTES * num_elements(value.features) > MAX_BYTES:
            raise ShapeProblem(
                Text("a result of at most {limit} per sample", limit=_readable(MAX_BYTES)),
                Text("settings that need {size}", size=_readable(BYTES * num_elements(value.features))),
            )


def _readable(num_bytes: int) -> str:
    """Write a number of bytes for people; exact integers of any size."""
    units = ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")
    power = min((num_bytes.bit_length() - 1) // 10, len(units) - 1) if num_bytes else 0
    whole = num_bytes >> (10 * power)
    return f"{whole:,} {units[power]}" if whole < 10**9 else f"more than {10**9:,} {units[power]}"


def memory_bytes(inference: Inference, batch_size: int) -> int:
    """Estimate what training needs: weights, gradients, Adam's two moments, and all results kept for the way back."""
    kept = sum(num_elements(v.features) for node in inference.nodes.values() for v in node.outputs or ())
    return 4 * inference.weight_bytes + BYTES * batch_size * kept
