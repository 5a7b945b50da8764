"""Graph -> shapes, parameter counts, FLOPs and memory; infers again only what an edit touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modellab.errors import ModelLabError, Text
from modellab.graph.budget import BYTES, require_budget
from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.layers.spec import Configure, Inputs, LayerSpec, Outputs, Port, ShapeProblem
from modellab.graph.layers.table import spec_of
from modellab.graph.naming import title
from modellab.graph.ports import block_name, block_of, check_limits, inputs_of, outputs_of, role_of
from modellab.graph.shape import TensorType, num_elements


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
        elements: Numbers in its results for one sample, those inside a block included.
        inside: About how many more numbers training keeps for a sample.
        inner: Of a block node: what is known of its content, the first time round or the time that did not work out.
    """

    inputs: Inputs | None
    outputs: Outputs | None
    parameters: int = 0
    flops: int = 0
    formula: str = ""
    problem: ShapeProblem | None = None
    elements: int = 0
    inside: int = 0
    inner: Inference | None = None


@dataclass(frozen=True)
class Inference:
    """The result for a whole graph; ``previous`` results are reused for untouched nodes."""

    graph: Graph
    nodes: Mapping[str, NodeInference]
    total_parameters: int
    total_flops: int
    weight_bytes: int


_UNKNOWN = NodeInference(None, None)


def infer(graph: Graph, previous: Inference | None = None) -> Inference:
    """Run every shape rule in topological order.

    Args:
        graph: Any graph, also an unfinished or a broken one.
        previous: Result for an earlier version; what an edit did not touch is taken from it. For an opened block, pass
            the ``inner`` of its node: then the types that enter the block are known.
    """
    if is_too_large(graph):
        return Inference(graph, dict.fromkeys(graph.nodes, _UNKNOWN), 0, 0, 0)
    return _infer(graph, previous, None)


def is_too_large(graph: Graph) -> bool:
    """Whether the graph holds more nodes than allowed, repeated blocks included, or a block that contains itself."""
    try:
        check_limits(graph)
    except ModelLabError:
        return True
    return False


def memory_bytes(inference: Inference, batch_size: int) -> int:
    """Estimate what training needs: weights, gradients, Adam's two moments, and all that is kept for the way back.

    Frozen weights have neither gradients nor moments, and where nothing before them learns, nothing is kept inside.
    """
    graph, weights, numbers = inference.graph, 0, 0
    learning: set[str] = set()
    for id_ in graph.order:
        node, known = graph.nodes[id_], inference.nodes[id_]
        learns = bool(known.parameters) and not node.is_frozen
        weights += (4 if learns else 1) * known.parameters
        if learns or any(edge.source in learning for edge in graph.incoming.get(id_, ())):
            learning.add(id_)
        numbers += known.elements + (known.inside if id_ in learning else 0)
    return BYTES * (weights + batch_size * numbers)


def _infer(graph: Graph, previous: Inference | None, given: Mapping[str, TensorType] | None) -> Inference:
    """Infer a graph; ``given`` says what enters a block, by the id of the block input."""
    if previous is not None:
        graph.adopt(previous.graph)
    sweep = _Sweep(graph, previous, given)
    nodes = {id_: sweep.found.get(id_, _UNKNOWN) for id_ in graph.nodes}
    parameters = sum(node.parameters for node in nodes.values())
    return Inference(graph, nodes, parameters, sum(node.flops for node in nodes.values()), BYTES * parameters)


class _Sweep:
    """One pass over a graph, sources before targets; the results are in ``found``."""

    def __init__(self, graph: Graph, previous: Inference | None, given: Mapping[str, TensorType] | None) -> None:
        self.found: dict[str, NodeInference] = {}
        self._graph, self._previous, self._given = graph, previous, given
        self._untouched: set[str] = set()
        self._has_same_blocks = previous is not None and _same_blocks(graph, previous.graph)
        for id_ in graph.order:
            self._visit(id_, graph.nodes[id_])

    def _visit(self, id_: str, node: Node) -> None:
        if self._previous is not None and self._is_untouched(id_, node, self._previous):
            self.found[id_] = self._previous.nodes[id_]
            self._untouched.add(id_)
            return
        spec = spec_of(node.kind)
        if spec is None:
            self.found[id_] = _UNKNOWN
            return
        inputs = self._arriving(node, inputs_of(self._graph, node))
        self.found[id_] = self._reused(node, spec, inputs) or self._result(node, spec, inputs)

    def _is_untouched(self, id_: str, node: Node, previous: Inference) -> bool:
        """Whether node, edges and all sources are the very same as before; spares most nodes a closer look."""
        if previous.graph.nodes.get(id_) is not node or previous.nodes[id_].inputs is None:
            return False
        edges = self._graph.incoming.get(id_, ())
        if not edges:
            return False
        is_same = edges == previous.graph.incoming.get(id_) and all(edge.source in self._untouched for edge in edges)
        return is_same and (self._has_same_blocks or role_of(node) != "block")

    def _arriving(self, node: Node, ports: tuple[Port, ...]) -> Inputs | None:
        """Gather what arrives in port order; None if a required port is empty or a source has nothing to give."""
        edges = self._graph.incoming.get(node.id, ())
        values: list[TensorType] = []
        for port in ports:
            mine = [edge for edge in edges if edge.target_port == port.name]
            if not mine and not port.is_optional:
                return None
            for edge in mine:
                value = self._flowing(edge)
                if value is None:
                    return None
                values.append(value)
        return tuple(values)

    def _flowing(self, edge: Edge) -> TensorType | None:
        source = self.found.get(edge.source)
        if source is None or not source.outputs:
            return None
        ports = outputs_of(self._graph, self._graph.nodes[edge.source])
        pairs = zip(ports, source.outputs, strict=False)
        return next((value for port, value in pairs if port.name == edge.source_port), None)

    def _reused(self, node: Node, spec: LayerSpec, inputs: Inputs | None) -> NodeInference | None:
        if self._previous is None or (spec.role == "block" and not self._has_same_blocks):
            return None
        if spec.role == "block_input" and self._given is not None:
            return None
        before, result = self._previous.graph.nodes.get(node.id), self._previous.nodes.get(node.id)
        if before is None or result is None or result.inputs != inputs:
            return None
        is_same = before is node or (before.kind, before.settings) == (node.kind, node.settings)
        if is_same:
            self._untouched.add(node.id)
        return result if is_same else None

    def _result(self, node: Node, spec: LayerSpec, inputs: Inputs | None) -> NodeInference:
        if inputs is None:
            return _UNKNOWN
        try:
            return self._apply(node, spec, inputs)
        except ShapeProblem as problem:
            return NodeInference(inputs, None, problem=problem.with_traceback(None))

    def _apply(self, node: Node, spec: LayerSpec, inputs: Inputs) -> NodeInference:
        if spec.role == "block":
            return self._block(node, inputs)
        if spec.role == "block_input":
            given = (self._given or {}).get(node.id)
            return NodeInference(inputs, None if given is None else (given,))
        if spec.role in ("input", "output") and self._given is not None:
            raise ShapeProblem(Text("a place outside of blocks"), Text("a place inside of one"))
        return _ruled(spec, node, inputs)

    def _block(self, node: Node, inputs: Inputs) -> NodeInference:
        block = block_of(self._graph, node)
        if block is None:
            name = block_name(node)
            raise ShapeProblem(Text("a block of this network"), Text('"{name}"', name=name) if name else Text("none"))
        scope = Graph(block.nodes, block.edges, self._graph.blocks)
        names = [port.name for port in inputs_of(self._graph, node)]
        results = [port.name for port in outputs_of(self._graph, node)]
        repeat = node.settings.integer("repeat")
        if repeat > 1 and (len(names) != 1 or len(results) != 1):
            raise ShapeProblem(
                Text("a block with one input and one output, to repeat it"),
                Text("{inputs} inputs and {outputs} outputs", inputs=len(names), outputs=len(results)),
                Configure({"repeat": 1}, Text("Use it once")),
            )
        before = self._previous.nodes.get(node.id) if self._previous else None
        rounds, problem = _rounds(scope, before.inner if before else None, (names, results), inputs, repeat)
        if problem is not None:
            return NodeInference(inputs, None, problem=problem, inner=rounds[-1][0])
        return _summed(inputs, rounds, results)


def _rounds(
    scope: Graph, before: Inference | None, ports: tuple[list[str], list[str]], inputs: Inputs, repeat: int
) -> tuple[list[tuple[Inference, int]], ShapeProblem | None]:
    """Infer the content of a block again and again, until a round does not work out.

    Args:
        scope: The content, with all definitions.
        before: Its result for an earlier version.
        ports: Names of the block inputs and of the block outputs.
        inputs: What enters the first round.
        repeat: How many rounds there are.

    Returns:
        Each different round with how often it comes in a row, and the problem of the last one.
    """
    names, results = ports
    flowing, left = inputs, repeat
    rounds: list[tuple[Inference, int]] = []
    while left:
        inner = _infer(scope, rounds[-1][0] if rounds else before, dict(zip(names, flowing, strict=True)))
        problem = _problem_inside(inner, results)
        if problem is not None:
            return [*rounds, (inner, 1)], problem
        outputs = _results(inner, results)
        count = left if outputs == flowing else 1
        rounds.append((inner, count))
        flowing, left = outputs, left - count
    return rounds, None


def _problem_inside(inner: Inference, results: list[str]) -> ShapeProblem | None:
    """Say what is wrong with a block: the first layer at fault, or a block output that nothing reaches."""
    for id_, node in inner.nodes.items():
        if node.problem is not None:
            where = title(inner.graph.nodes[id_])
            expected = Text("{expected} at {layer} inside", expected=node.problem.expected, layer=where)
            return ShapeProblem(expected, node.problem.received)
    if not results or any(inner.nodes[name].inputs is None for name in results):
        return ShapeProblem(Text("every block output to be reached from a block input"), Text("a gap inside the block"))
    return None


def _results(inner: Inference, names: list[str]) -> Outputs:
    """Return what arrives at the block outputs of a content without problems."""
    return tuple(value for name in names for value in inner.nodes[name].inputs or ())


def _summed(inputs: Inputs, rounds: list[tuple[Inference, int]], results: list[str]) -> NodeInference:
    last, first = rounds[-1][0], rounds[0][0]
    outputs = _results(last, results)
    parameters = sum(inner.total_parameters * count for inner, count in rounds)
    elements = sum(node.elements * count for inner, count in rounds for node in inner.nodes.values())
    require_budget(outputs, parameters, elements)
    repeat = sum(count for _, count in rounds)
    formula = f"{repeat}·{first.total_parameters:,}" if len(rounds) == 1 and repeat > 1 and parameters else ""
    flops = sum(inner.total_flops * count for inner, count in rounds)
    inside = sum(node.inside * count for inner, count in rounds for node in inner.nodes.values())
    return NodeInference(inputs, outputs, parameters, flops, formula, elements=elements, inside=inside, inner=first)


def _ruled(spec: LayerSpec, node: Node, inputs: Inputs) -> NodeInference:
    settings = node.settings
    outputs = spec.shape(settings, inputs)
    parameters = spec.parameters(settings, inputs)
    elements = sum(num_elements(value.features) for value in outputs)
    require_budget(outputs, parameters, elements)
    flops, formula = spec.flops(settings, inputs), spec.formula(settings, inputs)
    inside = spec.inside(settings, inputs)
    return NodeInference(inputs, outputs, parameters, flops, formula, elements=elements, inside=inside)


def _same_blocks(graph: Graph, other: Graph) -> bool:
    if graph.blocks is other.blocks:
        return True
    return len(graph.blocks) == len(other.blocks) and all(
        other.blocks.get(name) is block for name, block in graph.blocks.items()
    )
