"""Ports of a node, those of a block read from its definition; the limits of a graph as a whole."""

from __future__ import annotations

import dataclasses
import graphlib
from collections.abc import Iterable, Mapping
from typing import Literal

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import MAX_NODES, Edge, Graph, Node
from modellab.graph.layers.spec import LayerSpec, Port
from modellab.graph.layers.table import spec_of

Role = str
MAX_COORDINATE = 1e7


def role_of(node: Node) -> Role:
    """Return the role of a node's row; ``layer`` for an unknown kind."""
    spec = spec_of(node.kind)
    return spec.role if spec is not None else "layer"


def ends(graph: Graph, role: Literal["input", "output"]) -> list[tuple[Node, LayerSpec]]:
    """Return the inputs or the outputs of a network with their rows, in node order; outputs that answer come first."""
    rows = ((node, spec_of(node.kind)) for node in graph.nodes.values())
    found = [(node, spec) for node, spec in rows if spec is not None and spec.role == role]
    return sorted(found, key=lambda end: not end[1].has_answer)


def block_of(graph: Graph, node: Node) -> Graph | None:
    """Return the definition that a block node refers to; None if it is missing."""
    return graph.blocks.get(block_name(node))


def inputs_of(graph: Graph, node: Node) -> tuple[Port, ...]:
    """Return the input ports of ``node``, required ones first.

    An unknown kind has the ports that its edges name, or else one called ``in``.
    """
    spec = spec_of(node.kind)
    if spec is None:
        used = dict.fromkeys(edge.target_port for edge in graph.incoming.get(node.id, ()))
        return tuple(Port(name, takes_many=True) for name in used or ("in",))
    return _block_ports(graph, node, "block_input") if spec.role == "block" else spec.inputs


def outputs_of(graph: Graph, node: Node) -> tuple[Port, ...]:
    """Return the output ports of ``node``; see ``inputs_of``."""
    spec = spec_of(node.kind)
    if spec is None:
        used = dict.fromkeys(edge.source_port for edge in graph.outgoing.get(node.id, ()))
        return tuple(Port(name) for name in used or ("out",))
    return _block_ports(graph, node, "block_output") if spec.role == "block" else spec.outputs


def _block_ports(graph: Graph, node: Node, role: Role) -> tuple[Port, ...]:
    block = block_of(graph, node)
    if block is None:
        return ()
    return tuple(Port(inner.id, inner.name) for inner in block.nodes.values() if role_of(inner) == role)


def without_lost_edges(graph: Graph) -> Graph:
    """Drop the edges, in the graph and in its blocks, that end at ports which their blocks no longer have."""
    blocks = {name: _drop_lost(block, graph.blocks) for name, block in graph.blocks.items()}
    whole = _drop_lost(graph, graph.blocks)
    return dataclasses.replace(whole, blocks=blocks)


def _drop_lost(graph: Graph, blocks: Mapping[str, Graph]) -> Graph:
    seen = Graph(graph.nodes, graph.edges, blocks)
    ins, outs = {}, {}
    for node in graph.nodes.values():
        if role_of(node) == "block":
            ins[node.id] = {port.name for port in inputs_of(seen, node)}
            outs[node.id] = {port.name for port in outputs_of(seen, node)}
    if not ins:
        return graph

    def stays(edge: Edge) -> bool:
        is_fed = edge.target not in ins or edge.target_port in ins[edge.target]
        return is_fed and (edge.source not in outs or edge.source_port in outs[edge.source])

    edges = tuple(filter(stays, graph.edges))
    return graph if len(edges) == len(graph.edges) else dataclasses.replace(graph, edges=edges)


def checked_position(position: tuple[float, float]) -> tuple[float, float]:
    """Return the coordinates as floats if a node may stand there.

    Raises:
        ModelLabError: One is not finite or beyond ten million pixels.
    """
    x, y = float(position[0]), float(position[1])
    if not (abs(x) <= MAX_COORDINATE and abs(y) <= MAX_COORDINATE):  # written so that nan is refused
        raise ModelLabError(Text("A layer cannot be placed at ({x}, {y}).", x=x, y=y))
    return x, y


def check_limits(graph: Graph) -> Graph:
    """Return ``graph`` if it is within the limits.

    Raises:
        ModelLabError: It holds too many layers, or a block contains itself.
    """
    stored = len(graph.nodes) + sum(len(block.nodes) for block in graph.blocks.values())
    sizes = _block_sizes(graph) if graph.blocks else {}
    inlined = _size(graph.nodes.values(), sizes) if sizes else 0
    if max(stored, inlined, *sizes.values()) > MAX_NODES:
        raise ModelLabError(
            Text("A network may hold at most {limit} layers, repeated blocks included.", limit=MAX_NODES),
            Text("Repeat a block less often, or remove some layers."),
        )
    return graph


def _block_sizes(graph: Graph) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for name in _innermost_first(graph):
        sizes[name] = _size(graph.blocks[name].nodes.values(), sizes)
    return sizes


def _size(nodes: Iterable[Node], sizes: Mapping[str, int]) -> int:
    total = 0
    for node in nodes:
        match role_of(node):
            case "block":
                total += sizes.get(block_name(node), 0) * repeats(node)
            case "block_input" | "block_output":
                pass  # they vanish
            case _:
                total += 1
    return total


def block_name(node: Node) -> str:
    """Return the name of the definition that a block node refers to."""
    return str(node.settings.get("block", ""))


def repeats(node: Node) -> int:
    """Return how often a block node repeats its block."""
    repeat = node.settings.get("repeat", 1)
    return repeat if isinstance(repeat, int) else 1


def uses(nodes: Iterable[Node]) -> tuple[str, ...]:
    """Names of the block definitions that some nodes refer to, each once."""
    return tuple(dict.fromkeys(block_name(node) for node in nodes if role_of(node) == "block"))


def _innermost_first(graph: Graph) -> tuple[str, ...]:
    """Names of the blocks, each after those that it contains."""
    needs = {
        name: [used for used in uses(block.nodes.values()) if used in graph.blocks]
        for name, block in graph.blocks.items()
    }
    try:
        return tuple(graphlib.TopologicalSorter(needs).static_order())
    except graphlib.CycleError as error:
        raise ModelLabError(
            Text('The block "{name}" would contain itself.', name=error.args[1][0]),
            Text("Use another block inside it."),
        ) from None
