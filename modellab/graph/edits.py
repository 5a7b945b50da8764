"""Edits: pure functions from a graph to a new one, which shares what they did not touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from modellab.errors import ModelLabError, Text, unknown
from modellab.graph.blocks import edit_block, open_block, remove_block, rename_block
from modellab.graph.graph import Edge, Graph, Node, checked_rate
from modellab.graph.grouping import group, ungroup
from modellab.graph.layers.spec import LayerSpec, Port
from modellab.graph.layers.table import known_spec, spec_of
from modellab.graph.naming import MAX_COMMENT, FreshIds, clean, is_id, node_of, title
from modellab.graph.ports import check_limits, checked_position, inputs_of, outputs_of, without_lost_edges
from modellab.settings import Settings, complete

__all__ = [
    "add", "comment", "configure", "connect", "disconnect", "edit_block", "group", "insert_on_edge", "move",
    "open_block", "remove", "remove_block", "rename", "rename_block", "replace_kind", "set_frozen", "set_rate",
    "splice", "ungroup",
]  # fmt: skip

Position = tuple[float, float]


def add(
    graph: Graph,
    kind: str,
    *,
    position: Position = (0.0, 0.0),
    settings: Mapping[str, object] | None = None,
    name: str = "",
    node_id: str | None = None,
) -> tuple[Graph, str]:
    """Add a node.

    Args:
        graph: Where.
        kind: Key of the layer table.
        position: Top left corner, in pixels.
        settings: Those that differ from the defaults.
        name: The user's label.
        node_id: An id to use; a fresh one if None.

    Returns:
        The new graph and the id of the node.

    Raises:
        ModelLabError: The kind or a setting is unknown, a value is not allowed, the id is taken or no identifier, or
            the graph is full.
    """
    spec = known_spec(kind)
    new_id = node_id if node_id is not None else FreshIds(graph).new(spec.kind)
    if not is_id(new_id) or new_id in graph.nodes:
        raise ModelLabError(Text('"{id}" cannot be the id of a new layer.', id=clean(new_id, 60)))
    node = Node(new_id, spec.kind, complete(spec.settings, settings or {}), clean(name), checked_position(position))
    return check_limits(replace(graph, nodes={**graph.nodes, new_id: node})), new_id


def connect(graph: Graph, source: str, target: str, source_port: str = "out", target_port: str | None = None) -> Graph:
    """Draw an edge; one that ends at the same single port is replaced.

    Args:
        graph: Where.
        source: Id of the node that gives.
        target: Id of the node that takes.
        source_port: Output port; ``out`` also stands for the first one.
        target_port: Input port; None for the first that is free or takes many, or else the first.

    Raises:
        ModelLabError: A node or port does not exist, or the edge would close a cycle.
    """
    giver, taker = node_of(graph, source), node_of(graph, target)
    out = _output_port(graph, giver, source_port)
    port = _input_port(graph, taker, target_port)
    edge = Edge(source, target, out, port.name)
    if edge in graph.incoming.get(target, ()):
        return graph
    if source == target or source in graph.descendants(target):
        raise ModelLabError(
            Text("{target} already leads to {source}: this edge would close a circle.",
                 target=title(taker), source=title(giver)),
            Text("Data can only flow one way. Use a recurrent layer (RNN, LSTM, GRU) for feedback."),
            node=target,
        )  # fmt: skip
    return _with_edge(graph, edge, port)


def _with_edge(graph: Graph, edge: Edge, port: Port) -> Graph:
    if not port.takes_many:
        for index, old in enumerate(graph.edges):
            if old.target == edge.target and old.target_port == edge.target_port:
                return replace(graph, edges=(*graph.edges[:index], edge, *graph.edges[index + 1 :]))
    return replace(graph, edges=(*graph.edges, edge))


def _output_port(graph: Graph, node: Node, wanted: str) -> str:
    names = [port.name for port in outputs_of(graph, node)]
    if not names:
        raise ModelLabError(
            Text("{layer} gives nothing that another layer could take.", layer=title(node)),
            Text("Draw the edge from a layer before it."),
            node=node.id,
        )
    if wanted in names or spec_of(node.kind) is None:
        return wanted
    if wanted == "out":
        return names[0]
    raise unknown(Text("output of {layer}", layer=title(node)), wanted, names)


def _input_port(graph: Graph, node: Node, wanted: str | None) -> Port:
    ports = {port.name: port for port in inputs_of(graph, node)}
    if not ports:
        raise ModelLabError(
            Text("{layer} takes nothing from other layers.", layer=title(node)),
            Text("Draw the edge to a layer behind it."),
            node=node.id,
        )
    if wanted is None:
        used = {edge.target_port for edge in graph.incoming.get(node.id, ())}
        free = [port for port in ports.values() if port.takes_many or port.name not in used]
        return free[0] if free else next(iter(ports.values()))
    if wanted not in ports and spec_of(node.kind) is None:
        return Port(wanted, takes_many=True)
    if wanted not in ports:
        raise unknown(Text("input of {layer}", layer=title(node)), wanted, ports)
    return ports[wanted]


def disconnect(graph: Graph, edges: Iterable[Edge]) -> Graph:
    """Take edges away.

    Raises:
        ModelLabError: One of them is not there.
    """
    gone = set(edges)
    for edge in gone.difference(graph.edges):
        raise _not_connected(edge)
    return replace(graph, edges=tuple(edge for edge in graph.edges if edge not in gone)) if gone else graph


def _not_connected(edge: Edge) -> ModelLabError:
    return ModelLabError(Text('"{source}" and "{target}" are not connected.', source=edge.source, target=edge.target))


def remove(graph: Graph, ids: Iterable[str], *, heal: bool = False) -> Graph:
    """Take nodes away, with their edges.

    Args:
        graph: From where.
        ids: The nodes.
        heal: Whether what came into a node that has one incoming edge and one output goes on to the nodes after it.

    Raises:
        ModelLabError: A node does not exist.
    """
    gone = {node_of(graph, node_id).id for node_id in ids}
    if not gone:
        return graph
    through = _ways_through(graph, gone) if heal else {}
    edges: dict[Edge, None] = {}
    for edge in graph.edges:
        source, port, seen = edge.source, edge.source_port, set[str]()
        while source in through and source not in seen:
            seen.add(source)
            source, port = through[source]
        if source not in gone and edge.target not in gone:
            edges[Edge(source, edge.target, port, edge.target_port)] = None
    nodes = {node_id: node for node_id, node in graph.nodes.items() if node_id not in gone}
    return replace(graph, nodes=nodes, edges=tuple(edges))


def _ways_through(graph: Graph, gone: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Where the data came from, for each removed node that data simply passes through."""
    found = {}
    for node_id in gone:
        incoming = graph.incoming.get(node_id, ())
        if len(incoming) == 1 and len(outputs_of(graph, graph.nodes[node_id])) == 1:
            found[node_id] = (incoming[0].source, incoming[0].source_port)
    return found


def configure(graph: Graph, ids: Iterable[str], changes: Mapping[str, object]) -> Graph:
    """Change settings of nodes.

    Raises:
        ModelLabError: A node does not exist or its kind is unknown, a setting is unknown to its row, or a value is
            not allowed; ``node`` names the one at fault.
    """
    nodes = [_configured(node_of(graph, node_id), changes) for node_id in ids]
    changed = _with_nodes(graph, nodes)
    if any(known_spec(node.kind).role == "block" for node in nodes):
        changed = check_limits(without_lost_edges(changed))
    return changed


def _configured(node: Node, changes: Mapping[str, object]) -> Node:
    spec = spec_of(node.kind)
    if spec is None:
        raise ModelLabError(
            Text("{layer}: this version does not know its settings.", layer=title(node)),
            Text("They are kept as they are."),
            node=node.id,
        )
    try:
        return replace(node, settings=complete(spec.settings, {**node.settings, **changes}))
    except ModelLabError as error:
        raise ModelLabError(error.sentence, error.hint, node=node.id) from None


def _with_nodes(graph: Graph, changed: Iterable[Node]) -> Graph:
    """Put changed nodes in the place of those with the same ids; the same graph if none differs."""
    new = {node.id: node for node in changed if graph.nodes[node.id] != node}
    return replace(graph, nodes={**graph.nodes, **new}) if new else graph


def rename(graph: Graph, node_id: str, name: str) -> Graph:
    """Give a node the user's label; an empty one takes it away.

    Raises:
        ModelLabError: The node does not exist.
    """
    return _with_nodes(graph, [replace(node_of(graph, node_id), name=clean(name).strip())])


def comment(graph: Graph, node_id: str, text: str) -> Graph:
    """Write the user's note on a node.

    Raises:
        ModelLabError: The node does not exist.
    """
    return _with_nodes(graph, [replace(node_of(graph, node_id), comment=clean(text, MAX_COMMENT, lines=True))])


def set_frozen(graph: Graph, ids: Iterable[str], is_frozen: bool) -> Graph:
    """Freeze or thaw the weights of nodes.

    Raises:
        ModelLabError: A node does not exist.
    """
    return _with_nodes(graph, [replace(node_of(graph, node_id), is_frozen=is_frozen) for node_id in ids])


def set_rate(graph: Graph, ids: Iterable[str], rate: object) -> Graph:
    """Set what the learning rate is multiplied with for the weights of nodes.

    Raises:
        ModelLabError: A node does not exist, or the factor is not allowed.
    """
    factor = checked_rate(rate)
    return _with_nodes(graph, [replace(node_of(graph, node_id), rate=factor) for node_id in ids])


def move(graph: Graph, positions: Mapping[str, Position]) -> Graph:
    """Place nodes.

    Args:
        graph: Where.
        positions: New top left corners by node id, in pixels.

    Raises:
        ModelLabError: A node does not exist, or a coordinate is not finite or beyond ten million.
    """
    moved = [replace(node_of(graph, node_id), position=checked_position(place)) for node_id, place in positions.items()]
    return _with_nodes(graph, moved)


def splice(graph: Graph, edge: Edge, node_id: str) -> Graph:
    """Put a node that has no edges yet onto an edge: ``source -> node -> target``.

    Raises:
        ModelLabError: The edge does not exist, or the node has edges already, no input or no output.
    """
    node = node_of(graph, node_id)
    if edge not in graph.edges:
        raise _not_connected(edge)
    if node_id in graph.incoming or node_id in graph.outgoing:
        raise ModelLabError(Text("{layer} is connected already.", layer=title(node)), node=node_id)
    out, port = _output_port(graph, node, "out"), _input_port(graph, node, None)
    before = Edge(edge.source, node_id, edge.source_port, port.name)
    # The edge into the target stays where it was: its place among many decides the order of a concatenation.
    after = replace(edge, source=node_id, source_port=out)
    index = graph.edges.index(edge)
    return replace(graph, edges=(*graph.edges[:index], before, after, *graph.edges[index + 1 :]))


def insert_on_edge(
    graph: Graph,
    edge: Edge,
    kind: str,
    *,
    position: Position | None = None,
    settings: Mapping[str, object] | None = None,
    name: str = "",
) -> tuple[Graph, str]:
    """Add a node in the middle of an edge; by default it is placed half-way.

    Raises:
        ModelLabError: As ``add`` and ``splice``.
    """
    (x0, y0), (x1, y1) = node_of(graph, edge.source).position, node_of(graph, edge.target).position
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    grown, new_id = add(graph, kind, position=position or middle, settings=settings, name=name)
    return splice(grown, edge, new_id), new_id


def replace_kind(
    graph: Graph, node_id: str, kind: str, settings: Mapping[str, object] | None = None
) -> tuple[Graph, str]:
    """Put a node of another kind in the place of one, with a new id, since its weights are others.

    Settings that both rows know and allow are carried over, and so are the edges that find a port of the same rank.

    Raises:
        ModelLabError: The node, the kind or a setting is unknown, or a value is not allowed.
    """
    old, spec = node_of(graph, node_id), known_spec(kind)
    new_id = FreshIds(graph).new(spec.kind)
    values = complete(spec.settings, {**_shared_settings(old, spec), **(settings or {})})
    new = replace(old, id=new_id, kind=spec.kind, settings=values)
    nodes = {key: node for key, node in graph.nodes.items() if key != node_id}
    swapped = Graph({(new_id if k == node_id else k): nodes.get(k, new) for k in graph.nodes}, (), graph.blocks)
    ins = _by_rank(inputs_of(graph, old), inputs_of(swapped, new))
    outs = _by_rank(outputs_of(graph, old), outputs_of(swapped, new))
    edges, taken = list[Edge](), set[str]()
    for edge in graph.edges:
        moved = edge
        if edge.target == node_id:
            port = ins.get(edge.target_port)
            if port is None or (port.name in taken and not port.takes_many):
                continue
            taken.add(port.name)
            moved = replace(edge, target=new_id, target_port=port.name)
        elif edge.source == node_id:
            if edge.source_port not in outs:
                continue
            moved = replace(edge, source=new_id, source_port=outs[edge.source_port].name)
        edges.append(moved)
    return check_limits(replace(swapped, edges=tuple(edges))), new_id


def _by_rank(old: Iterable[Port], new: Iterable[Port]) -> dict[str, Port]:
    return {before.name: after for before, after in zip(old, new, strict=False)}


def _shared_settings(node: Node, spec: LayerSpec) -> Settings:
    kept = {}
    for row in spec.settings:
        if row.name in node.settings:
            try:
                kept[row.name] = row.check(node.settings[row.name])
            except ModelLabError:
                continue  # the other row's bounds are narrower: its default will do
    return Settings(kept)
