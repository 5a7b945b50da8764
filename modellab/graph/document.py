"""The JSON form of a graph: what is computed in one part, where its boxes stand in another.

Graph part: ``nodes``, a list of ``{id, kind, settings, name, frozen}`` and of ``rate`` where it is not 1, since
their order decides the order of the network's inputs and outputs; ``edges``, a list of ``[source, port, target,
port]``; ``blocks``, the same two by name.
Layout part: ``positions`` (``[x, y]``) and ``comments`` by node id, and the same two for each block in ``blocks``.
Moving boxes and writing notes changes only the second.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import cast

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import MAX_NODES, Edge, Graph, Node, checked_rate
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.layers.table import spec_of
from modellab.graph.naming import MAX_COMMENT, MAX_NAME, clean, is_id, title
from modellab.graph.ports import MAX_COORDINATE, check_limits, inputs_of, outputs_of, role_of
from modellab.settings import Settings, Value, complete

Json = dict[str, object]

MAX_EDGES = 5 * MAX_NODES
MAX_DEPTH = 16
MAX_KIND = 100


def to_json(graph: Graph) -> tuple[Json, Json]:
    """Return the graph part and the layout part; equal graphs give equal parts."""
    content, layout = _content(graph), _layout(graph)
    content["blocks"] = {name: _content(block) for name, block in sorted(graph.blocks.items())}
    layout["blocks"] = {name: _layout(block) for name, block in sorted(graph.blocks.items())}
    return content, layout


def _content(graph: Graph) -> Json:
    nodes = [
        {"id": n.id, "kind": n.kind, "settings": _thawed(n.settings), "name": n.name, "frozen": n.is_frozen}
        | ({"rate": n.rate} if n.rate != 1 else {})
        for n in graph.nodes.values()
    ]
    edges = [[edge.source, edge.source_port, edge.target, edge.target_port] for edge in graph.edges]
    return {"nodes": nodes, "edges": edges}


def _layout(graph: Graph) -> Json:
    return {
        "positions": {key: list(node.position) for key, node in sorted(graph.nodes.items())},
        "comments": {key: node.comment for key, node in sorted(graph.nodes.items()) if node.comment},
    }


def _thawed(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _thawed(entry) for key, entry in value.items()}
    return [_thawed(entry) for entry in value] if isinstance(value, tuple | list) else value


def from_json(content: object, layout: object) -> Graph:
    """Read a graph from its two parts, trusting neither.

    Settings of known kinds are checked and completed; nodes of unknown kinds keep theirs as they are.

    Args:
        content: The graph part, as ``json.loads`` gives it.
        layout: The layout part; empty for everything at the origin.

    Raises:
        ModelLabError: Anything is missing, unknown, doubled, not finite, too deep or too much.
    """
    parts = _object(content, "the graph", {"nodes", "edges"}, {"blocks"})
    places = _object(layout, "the layout", set(), {"positions", "comments", "blocks"})
    inner = {
        _block_name(name): _object(part, "a block", {"nodes", "edges"})
        for name, part in _mapping(parts.get("blocks", {}), "blocks").items()
    }
    _check_amounts([parts, *inner.values()])
    inner_places = _inner_places(places.get("blocks", {}), inner)
    blocks = {name: _graph(part, inner_places.get(name, {})) for name, part in inner.items()}
    outer = _graph(parts, places)
    for block in blocks.values():
        _check_roles(block)
    for part in [outer, *blocks.values()]:
        _check_ports(Graph(part.nodes, part.edges, blocks))
    return check_limits(Graph(outer.nodes, outer.edges, blocks))


def _block_name(name: str) -> str:
    if not name or clean(name) != name:
        raise _refused(Text('"{name}" cannot be the name of a block', name=clean(name, 60)))
    return name


def _inner_places(value: object, inner: Mapping[str, Json]) -> dict[str, Json]:
    found = {}
    for name, part in _mapping(value, "blocks").items():
        if name not in inner:
            raise _refused(Text('the layout has a block "{name}" that the graph has not', name=clean(name, 60)))
        found[name] = _object(part, "the layout of a block", set(), {"positions", "comments"})
    return found


def _check_amounts(parts: Iterable[Json]) -> None:
    """Refuse too much before any of it is looked at."""
    num_nodes = num_edges = 0
    for part in parts:
        num_nodes += len(_list(part["nodes"], "nodes"))
        num_edges += len(_list(part["edges"], "edges"))
    if num_nodes > MAX_NODES or num_edges > MAX_EDGES:
        raise _refused(Text("it has {nodes} layers and {edges} edges", nodes=f"{num_nodes:,}", edges=f"{num_edges:,}"))


def _graph(part: Json, layout: Json) -> Graph:
    positions = _mapping(layout.get("positions", {}), "positions")
    comments = _mapping(layout.get("comments", {}), "comments")
    nodes: dict[str, Node] = {}
    for entry in _list(part["nodes"], "nodes"):
        node = _node(entry, positions, comments)
        if node.id in nodes:
            raise _refused(Text('two layers have the id "{id}"', id=node.id))
        nodes[node.id] = node
    for key in (*positions, *comments):
        if key not in nodes:
            raise _refused(Text('the layout places "{id}", which is no layer', id=clean(key, 60)))
    edges = dict.fromkeys(_edge(entry, nodes) for entry in _list(part["edges"], "edges"))
    if len(edges) != len(_list(part["edges"], "edges")):
        raise _refused(Text("an edge is given twice"))
    return Graph(nodes, tuple(edges))


def _node(entry: object, positions: Json, comments: Json) -> Node:
    fields = _object(entry, "a layer", {"id", "kind", "settings"}, {"name", "frozen", "rate"})
    node_id, kind = fields["id"], fields["kind"]
    if not is_id(node_id):
        raise _refused(Text('"{id}" cannot be the id of a layer', id=clean(str(node_id), 60)))
    if not isinstance(kind, str) or not kind or clean(kind, MAX_KIND) != kind:
        raise _refused(Text('"{kind}" cannot be a kind of layer', kind=clean(str(kind), 60)))
    is_frozen = fields.get("frozen", False)
    if not isinstance(is_frozen, bool):
        raise _refused(Text("{what} is not true or false", what=Text("frozen")))
    spec = spec_of(kind)
    settings = _mapping(fields["settings"], "settings")
    return Node(
        str(node_id),
        spec.kind if spec is not None else kind,
        _known_settings(spec, settings, str(node_id)) if spec is not None else _frozen_settings(settings),
        clean(_text(fields.get("name", ""), "name"), MAX_NAME),
        _position(positions.get(str(node_id), [0.0, 0.0])),
        is_frozen,
        clean(_text(comments.get(str(node_id), ""), "comment"), MAX_COMMENT, lines=True),
        checked_rate(fields.get("rate", 1.0)),
    )


def _known_settings(spec: LayerSpec, values: Json, node_id: str) -> Settings:
    try:
        cleaned = {name: clean(v, MAX_COMMENT) if isinstance(v, str) else v for name, v in values.items()}
        return complete(spec.settings, cleaned)
    except ModelLabError as error:
        sentence = Text('Layer "{id}": {problem}', id=node_id, problem=error.sentence)
        raise ModelLabError(sentence, error.hint, node=node_id) from None


def _frozen_settings(values: Json) -> Settings:
    """Keep settings that no row describes: unchanged, but so that a node stays a value."""
    return Settings({name: cast(Value, _frozen(value, MAX_DEPTH)) for name, value in values.items()})


def _frozen(value: object, depth: int) -> object:
    if depth == 0:
        raise _refused(Text("the settings of a layer are nested too deeply"))
    if isinstance(value, dict):
        return Settings({str(key): cast(Value, _frozen(entry, depth - 1)) for key, entry in value.items()})
    if isinstance(value, list | tuple):
        return tuple(_frozen(entry, depth - 1) for entry in value)
    if isinstance(value, float) and not math.isfinite(value):
        raise _refused(Text("a number is not finite"))
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise _refused(Text("a setting is neither text nor number"))


def _position(value: object) -> tuple[float, float]:
    pair = _list(value, "a position")
    if len(pair) != 2 or not all(isinstance(number, int | float) and math.isfinite(number) for number in pair):
        raise _refused(Text("a position is not two finite numbers"))
    x, y = (max(-MAX_COORDINATE, min(float(cast(float, number)), MAX_COORDINATE)) for number in pair)
    return x, y


def _edge(entry: object, nodes: Mapping[str, Node]) -> Edge:
    ends = _list(entry, "an edge")
    if len(ends) != 4:
        raise _refused(Text("an edge does not have two ends with a port each"))
    source, source_port, target, target_port = (_text(end, "an end of an edge") for end in ends)
    for end in (source, target):
        if end not in nodes:
            raise _refused(Text('an edge ends at "{id}", which is no layer', id=clean(end, 60)))
    if not is_id(source_port) or not is_id(target_port):
        raise _refused(Text("an edge ends at a port without a proper name"))
    return Edge(source, target, source_port, target_port)


def _check_ports(graph: Graph) -> None:
    """Refuse edges at ports that a layer does not have, and two edges at a port that takes one."""
    for node in graph.nodes.values():
        takes = {port.name: port.takes_many for port in inputs_of(graph, node)}
        gives = {port.name for port in outputs_of(graph, node)}
        seen = set[str]()
        for edge in graph.incoming.get(node.id, ()):
            if edge.target_port not in takes:
                raise _bad_end(node, edge.target_port)
            if edge.target_port in seen and not takes[edge.target_port]:
                raise ModelLabError(Text("{layer}: two edges end at the same input.", layer=title(node)), node=node.id)
            seen.add(edge.target_port)
        for edge in graph.outgoing.get(node.id, ()):
            if edge.source_port not in gives:
                raise _bad_end(node, edge.source_port)


def _bad_end(node: Node, port: str) -> ModelLabError:
    return ModelLabError(
        Text('{layer}: an edge ends at "{port}", which it does not have.', layer=title(node), port=port), node=node.id
    )


def _check_roles(block: Graph) -> None:
    """Refuse ends of the network inside a block."""
    for node in block.nodes.values():
        if role_of(node) in ("input", "output"):
            raise ModelLabError(Text("{layer} cannot be inside a block.", layer=title(node)), node=node.id)


def _object(value: object, what: str, required: Set[str], optional: Set[str] = frozenset()) -> Json:
    found = _mapping(value, what)
    if missing := required - found.keys():
        raise _refused(Text('{what} lacks "{key}"', what=Text(what), key=min(missing)))
    if strange := found.keys() - required - optional:
        raise _refused(Text('{what} has an unknown entry "{key}"', what=Text(what), key=clean(min(strange), 60)))
    return found


def _mapping(value: object, what: str) -> Json:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise _refused(Text("{what} is not a JSON object", what=Text(what)))
    return value


def _list(value: object, what: str) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise _refused(Text("{what} is not a JSON list", what=Text(what)))
    return value


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise _refused(Text("{what} is not a text", what=Text(what)))
    return value


def _refused(problem: Text) -> ModelLabError:
    return ModelLabError(Text("The network cannot be read: {problem}.", problem=problem))
