"""Graph -> diagnostics: which node, what was expected, what was received, which repairs apply."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol

from modellab.errors import ModelLabError, Text
from modellab.graph.edits import disconnect
from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.infer import Inference
from modellab.graph.layers.spec import LayerSpec, Port
from modellab.graph.layers.table import spec_of
from modellab.graph.naming import title
from modellab.graph.ports import check_limits, inputs_of, outputs_of, role_of
from modellab.graph.repairs import (
    RepairAction,
    arriving_edges,
    configure_action,
    remove_action,
    repair_actions,
)
from modellab.graph.writing import Finding, writing_problems

__all__ = ["DataField", "DataSchema", "Diagnostic", "RepairAction", "check"]

_STARTS = ("input", "block_input")
_ENDS = ("output", "block_output")
_MAX_CIRCLES = 20
_MAX_REPAIRED = 20
"""Nodes with repairs; each repair is tried out, and a graph with more problems than this has one cause or two."""


class DataField(Protocol):
    """What ``check`` reads of a field of the data (``data.dataset.Field``)."""

    @property
    def modality(self) -> str:
        """``table``, ``class``, ``value`` ..."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one sample."""

    @property
    def classes(self) -> Sequence[str]:
        """Class names in index order."""


class DataSchema(Protocol):
    """What ``check`` reads of the data (``data.dataset.Schema``)."""

    @property
    def fields(self) -> Sequence[DataField]:
        """The parts of a sample."""


@dataclass(frozen=True)
class Diagnostic:
    """A problem of the user's graph.

    Attributes:
        node: Id of the node that caused it; empty for the whole graph.
        severity: ``error`` if the network cannot be built with it.
        expected: Such as ``(N, features)``.
        received: Such as ``(N, 64, 6, 6)``.
        sentence: All of it in one sentence, with the node named.
        repairs: What would mend it, most likely first.
    """

    node: str
    severity: Literal["error", "warning"]
    expected: Text
    received: Text
    sentence: Text
    repairs: tuple[RepairAction, ...] = ()


def check(graph: Graph, inference: Inference, schema: DataSchema | None = None) -> tuple[Diagnostic, ...]:
    """List what is wrong with a graph, on the nodes that caused it.

    Args:
        graph: Any graph; for a block's content, one with block inputs and outputs.
        inference: Its result of ``infer``.
        schema: The data it shall be trained on, where there is any.
    """
    try:
        check_limits(graph)
    except ModelLabError as error:
        whole = Text("{sentence} {hint}", sentence=error.sentence, hint=error.hint)
        return (Diagnostic("", "error", Text("a network within the limits"), error.sentence, whole),)
    found = [*_missing_ends(graph), *_cycles(graph), *_lost_edges(graph), *_crowded_ports(graph)]
    leads_on = _leading_to_an_end(graph)
    found += [*_empty_ports(graph, leads_on), *_shape_problems(graph, inference)]
    found += [*_unknown_kinds(graph), *_unused(graph, leads_on), *_activations_before_outputs(graph)]
    found += [_of_finding(finding) for finding in writing_problems(graph, inference)]
    if schema is not None:
        found += _data_mismatches(graph, schema)
    rank = {node: index for index, node in enumerate(graph.nodes)}
    return tuple(sorted(found, key=lambda d: (d.severity, rank.get(d.node, -1))))


def _on_node(
    node: Node,
    expected: Text,
    received: Text,
    *repairs: RepairAction,
    severity: Literal["error", "warning"] = "error",
) -> Diagnostic:
    sentence = Text(
        "{layer}: expected {expected}. Received {received}.", layer=title(node), expected=expected, received=received
    )
    return Diagnostic(node.id, severity, expected, received, sentence, repairs)


def _of_finding(finding: Finding) -> Diagnostic:
    return _on_node(finding.node, finding.expected, finding.received, *finding.repairs, severity=finding.severity)


def _missing_ends(graph: Graph) -> Iterator[Diagnostic]:
    roles = {role_of(node) for node in graph.nodes.values()}
    if roles.isdisjoint(_STARTS):
        yield Diagnostic(
            "", "error", Text("an input"), Text("none"),
            Text("The network has no input. Add an image, table or text input."),
        )  # fmt: skip
    if roles.isdisjoint(_ENDS):
        yield Diagnostic(
            "", "error", Text("an output"), Text("none"),
            Text("The network has no output. Add an output: for classes, values, a reconstruction or the next token."),
        )  # fmt: skip


def _cycles(graph: Graph) -> Iterator[Diagnostic]:
    """One diagnostic a circle, on the node of it that was added first."""
    left, told = set(graph.cyclic), 0
    for id_ in graph.nodes if left else ():
        if id_ not in left or told == _MAX_CIRCLES:
            continue
        told += 1
        circle = graph.descendants(id_) & graph.ancestors(id_)
        left -= circle
        back = tuple(edge for edge in graph.incoming[id_] if edge.source in circle)
        repair = RepairAction(Text("Remove the edge back"), partial(disconnect, edges=back))
        yield _on_node(graph.nodes[id_], Text("data that flows one way"), Text("its own result, in a circle"), repair)


def _lost_edges(graph: Graph) -> Iterator[Diagnostic]:
    ins, outs = _PortNames(graph, inputs_of), _PortNames(graph, outputs_of)
    for edge in graph.edges:
        if edge.source not in graph.nodes or edge.target not in graph.nodes:
            lost = edge.source if edge.source not in graph.nodes else edge.target
            sentence = Text('An edge ends at "{id}", which does not exist.', id=lost)
            repair = RepairAction(Text("Remove the edge"), partial(disconnect, edges=(edge,)))
            yield Diagnostic("", "error", Text("edges between layers"), sentence, sentence, (repair,))
            continue
        source, target = graph.nodes[edge.source], graph.nodes[edge.target]
        if edge.target_port not in ins.of(target):
            yield _lost_edge(target, edge, edge.target_port)
        if edge.source_port not in outs.of(source):
            yield _lost_edge(source, edge, edge.source_port)


class _PortNames:
    """Looks up the names of ports, once a kind: thousands of edges end at a dozen kinds."""

    def __init__(self, graph: Graph, rule: Callable[[Graph, Node], tuple[Port, ...]]) -> None:
        self._graph, self._rule = graph, rule
        self._by_kind: dict[str, frozenset[str]] = {}

    def of(self, node: Node) -> frozenset[str]:
        """Return the names for a node."""
        names = self._by_kind.get(node.kind)
        if names is None:
            spec = spec_of(node.kind)
            names = frozenset(port.name for port in self._rule(self._graph, node))
            if spec is not None and spec.role != "block":
                self._by_kind[node.kind] = names
        return names


def _lost_edge(node: Node, edge: Edge, port: str) -> Diagnostic:
    repair = RepairAction(Text("Remove the edge"), partial(disconnect, edges=(edge,)))
    return _on_node(node, Text("edges at its own ports"), Text('an edge at "{port}"', port=port), repair)


def _crowded_ports(graph: Graph) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        edges = graph.incoming.get(node.id, ())
        if len(edges) < 2:
            continue
        for port in inputs_of(graph, node):
            mine = [edge for edge in edges if edge.target_port == port.name]
            if len(mine) > 1 and not port.takes_many:
                repair = RepairAction(Text("Keep the last one"), partial(disconnect, edges=tuple(mine[:-1])))
                yield _on_node(node, Text("one edge"), Text("{count} edges", count=len(mine)), repair)


def _empty_ports(graph: Graph, leads_on: frozenset[str]) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        used = {edge.target_port for edge in graph.incoming.get(node.id, ())}
        for port in inputs_of(graph, node):
            if port.name in used or port.is_optional or (leads_on and node.id not in leads_on):
                continue
            expected = (
                Text('an edge at "{port}"', port=port.label) if port.label else Text("an edge from a layer before")
            )
            yield _on_node(node, expected, Text("nothing"))
            break


def _shape_problems(graph: Graph, inference: Inference) -> Iterator[Diagnostic]:
    repaired = 0
    for id_, result in inference.nodes.items():
        if result.problem is None or id_ not in graph.nodes:
            continue
        repairs: tuple[RepairAction, ...] = ()
        if result.problem.repairs and repaired < _MAX_REPAIRED:
            repaired += 1
            repairs = repair_actions(inference, id_, result.problem.repairs)
        received = result.problem.received or Text("nothing")
        yield _on_node(graph.nodes[id_], result.problem.expected, received, *repairs)


def _unknown_kinds(graph: Graph) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        if spec_of(node.kind) is None:
            yield Diagnostic(
                node.id,
                "warning",
                Text("a layer that this version knows"),
                Text('"{kind}"', kind=node.kind[:60]),
                Text("{layer}: this version does not know it. It is kept as it is.", layer=title(node)),
            )


def _unused(graph: Graph, leads_on: frozenset[str]) -> Iterator[Diagnostic]:
    if not leads_on:
        return
    for node in graph.nodes.values():
        if node.id not in leads_on:
            yield Diagnostic(
                node.id,
                "warning",
                Text("a way to an output"),
                Text("none"),
                Text("{layer} leads to no output: it is not part of the network.", layer=title(node)),
            )


def _leading_to_an_end(graph: Graph) -> frozenset[str]:
    """Ids of the outputs and of all that leads to one."""
    seen = {node.id for node in graph.nodes.values() if role_of(node) in _ENDS}
    stack = list(seen)
    while stack:
        for edge in graph.incoming.get(stack.pop(), ()):
            if edge.source not in seen:
                seen.add(edge.source)
                stack.append(edge.source)
    return frozenset(seen)


def _activations_before_outputs(graph: Graph) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        spec = spec_of(node.kind)
        if spec is None or spec.role != "output" or not spec.wants_raw(node.settings):
            continue
        for edge in arriving_edges(graph, node.id):
            source = graph.nodes.get(edge.source)
            if source is not None:
                yield from _activation_before(node, source)


def _activation_before(node: Node, source: Node) -> Iterator[Diagnostic]:
    expected = Text("plain scores, since its loss applies the activation itself")
    spec = spec_of(source.kind)
    if spec is not None and spec.family == "activation":
        repair = remove_action(Text("Remove {layer}", layer=Text(spec.label)), source.id)
        yield _on_node(node, expected, Text("the result of {layer}", layer=title(source)), repair, severity="warning")
    elif spec is not None and source.settings.get("activation", "none") != "none":
        repair = configure_action(Text("Set activation to none"), source.id, activation="none")
        received = Text("the result of {layer} with an activation", layer=title(source))
        yield _on_node(node, expected, received, repair, severity="warning")


def _data_mismatches(graph: Graph, schema: DataSchema) -> Iterator[Diagnostic]:
    """Compare the ends whose size the data decides with the first field that they can meet."""
    for node in graph.nodes.values():
        spec = spec_of(node.kind)
        if spec is None or not spec.data_size:
            continue
        match = next((part for part in schema.fields if part.modality == spec.modality), None)
        if match is not None:
            yield from _data_mismatch(node, spec, match)


def _data_mismatch(node: Node, spec: LayerSpec, data: DataField) -> Iterator[Diagnostic]:
    size = len(data.classes) if data.modality == "class" else math.prod(data.shape)
    name = spec.data_size
    if node.settings.get(name) == size:
        return
    label = Text(next(row.label for row in spec.settings if row.name == name))
    repair = configure_action(Text("Set {name} to {size}", name=label, size=size), node.id, **{name: size})
    expected = Text("{name} {size}, as in the data", name=label, size=size)
    yield _on_node(node, expected, Text("{size}", size=node.settings.get(name)), repair)
