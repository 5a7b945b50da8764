"""Tiny graphs for tests, put together without the edits under test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import inputs_of, outputs_of
from modellab.settings import complete

Step = str | tuple[str, dict[str, object]]


def node(id_: str, kind: str, **settings: object) -> Node:
    """A node with checked settings; an unknown kind keeps none."""
    spec = spec_of(kind)
    return Node(id_, kind, complete(spec.settings, settings)) if spec else Node(id_, kind)


def graph(
    nodes: Iterable[Node],
    edges: Iterable[Edge | tuple[str, str]] = (),
    blocks: Mapping[str, Graph] | None = None,
) -> Graph:
    """A graph of nodes and edges; a pair of ids is an edge from the first output port to the first input port."""
    loose = Graph({n.id: n for n in nodes}, (), blocks or {})
    drawn = (edge if isinstance(edge, Edge) else _edge(loose, *edge) for edge in edges)
    return Graph(loose.nodes, tuple(drawn), loose.blocks)


def _edge(loose: Graph, source: str, target: str) -> Edge:
    out = next((port.name for port in outputs_of(loose, loose.nodes[source])), "out")
    into = next((port.name for port in inputs_of(loose, loose.nodes[target])), "in")
    return Edge(source, target, out, into)


def chain(*steps: Step, blocks: Mapping[str, Graph] | None = None) -> Graph:
    """Layers in a row: ``chain("image_input", ("conv2d", {"filters": 8}), ...)``; ids are ``conv2d_1`` and so on."""
    counts: dict[str, int] = {}
    nodes = []
    for step in steps:
        kind, settings = (step, {}) if isinstance(step, str) else step
        counts[kind] = counts.get(kind, 0) + 1
        nodes.append(node(f"{kind}_{counts[kind]}", kind, **settings))
    return graph(nodes, [(a.id, b.id) for a, b in pairwise(nodes)], blocks)


def small_cnn(*, classes: int = 10, size: int = 28, channels: int = 1) -> Graph:
    """The CNN of the sample project: 93,322 parameters on 28×28 grey pictures with 10 classes."""
    conv = {"kernel": 3, "activation": "relu"}
    return chain(
        ("image_input", {"channels": channels, "height": size, "width": size}),
        ("conv2d", {"filters": 32, **conv}),
        "max_pool2d",
        ("conv2d", {"filters": 64, **conv}),
        "max_pool2d",
        ("conv2d", {"filters": 64, **conv}),
        "flatten",
        ("linear", {"units": 64, "activation": "relu"}),
        ("linear", {"units": classes}),
        ("class_output", {"classes": classes}),
    )


def tiny_mlp(*, features: int = 4, classes: int = 3) -> Graph:
    """A table classifier: features -> 8 units -> classes."""
    return chain(
        ("table_input", {"features": features}),
        ("linear", {"units": 8, "activation": "relu"}),
        ("linear", {"units": classes}),
        ("class_output", {"classes": classes}),
    )
