"""Turn nodes into a block, and a block into nodes again; what the network computes stays the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from modellab.errors import ModelLabError, Text
from modellab.graph.blocks import definition
from modellab.graph.graph import RATE, Edge, Graph, Node
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.layers.table import LAYERS
from modellab.graph.naming import FreshIds, clean, free_name, node_of, title
from modellab.graph.ports import block_name, check_limits, inputs_of, outputs_of, repeats, role_of
from modellab.settings import complete

End = tuple[str, str]  # a node and one of its ports
ROW_HEIGHT = 120.0


def group(graph: Graph, ids: Iterable[str], name: str) -> tuple[Graph, str]:
    """Turn nodes into a block, with a block node in their place; what the network computes stays the same.

    Args:
        graph: Where.
        ids: The nodes.
        name: For the block; a number is appended if it is taken.

    Returns:
        The new graph and the id of the block node.

    Raises:
        ModelLabError: Nothing is selected, inputs or outputs of the network are, or a way leads out of the selection
            and back into it.
    """
    chosen = {node_of(graph, node_id).id for node_id in ids}
    _check_groupable(graph, chosen)
    block = free_name(clean(name).strip() or "Block", graph.blocks)
    fresh = FreshIds(graph)
    cut = _Cut(graph, chosen, fresh)
    node = _block_node(block, fresh, _corner(graph, chosen))
    blocks = {**graph.blocks, block: cut.inner()}
    nodes: dict[str, Node] = {}
    for key, old in graph.nodes.items():
        if key not in chosen:
            nodes[key] = old
        else:
            nodes.setdefault(node.id, node)
    return check_limits(Graph(nodes, cut.outer_edges(node.id), blocks)), node.id


def _check_groupable(graph: Graph, chosen: Collection[str]) -> None:
    if not chosen:
        raise ModelLabError(Text("Nothing is selected."), Text("Select the layers that shall become a block."))
    for node_id in chosen:
        node = graph.nodes[node_id]
        if role_of(node) not in ("layer", "block"):
            raise ModelLabError(
                Text("{layer} cannot be inside a block.", layer=title(node)),
                Text("Inputs and outputs stay outside."),
                node=node_id,
            )
    outside = _reached(graph, (e.target for n in chosen for e in graph.outgoing.get(n, ()) if e.target not in chosen))
    for node_id in chosen:
        if any(edge.source in outside for edge in graph.incoming.get(node_id, ())):
            raise ModelLabError(
                Text("A way leads out of the selection and back into {layer}.", layer=title(graph.nodes[node_id])),
                Text("Select the layers in between as well."),
                node=node_id,
            )


def _reached(graph: Graph, starts: Iterable[str]) -> set[str]:
    """``starts`` and all nodes behind them."""
    seen = set(starts)
    stack = list(seen)
    while stack:
        for edge in graph.outgoing.get(stack.pop(), ()):
            if edge.target not in seen:
                seen.add(edge.target)
                stack.append(edge.target)
    return seen


def _corner(graph: Graph, ids: Iterable[str]) -> tuple[float, float]:
    xs, ys = zip(*(graph.nodes[node_id].position for node_id in ids), strict=True)
    return min(xs), min(ys)


def _row(role: str) -> LayerSpec:
    return next(spec for spec in LAYERS.values() if spec.role == role)


def _block_node(block: str, fresh: FreshIds, position: tuple[float, float]) -> Node:
    spec = _row("block")
    return Node(fresh.new(spec.kind), spec.kind, complete(spec.settings, {"block": block}), position=position)


class _Cut:
    """Where a selection is cut out of a graph: its ends become nodes inside and ports outside."""

    def __init__(self, graph: Graph, chosen: Collection[str], fresh: FreshIds) -> None:
        self._graph, self._chosen, self._fresh = graph, chosen, fresh
        self._ins: dict[End, str] = {}
        self._outs: dict[End, str] = {}
        for edge in graph.edges:
            if edge.target in chosen and edge.source not in chosen:
                self._end(self._ins, (edge.source, edge.source_port), "block_input")
            elif edge.source in chosen and edge.target not in chosen:
                self._end(self._outs, (edge.source, edge.source_port), "block_output")
        self._loose = self._loose_inputs() if not self._ins else []
        if not self._outs:
            self._name_loose_outputs()

    def _end(self, ends: dict[End, str], end: End, role: str) -> str:
        if end not in ends:
            ends[end] = self._fresh.new(_row(role).kind)
        return ends[end]

    def _loose_inputs(self) -> list[tuple[str, End]]:
        """Required inputs inside that nothing feeds: a block that is not wired yet gets its ports from them."""
        found = []
        for node in self._inside():
            fed = {edge.target_port for edge in self._graph.incoming.get(node.id, ())}
            for port in inputs_of(self._graph, node):
                if port.name not in fed and not port.is_optional:
                    found.append((self._fresh.new(_row("block_input").kind), (node.id, port.name)))
        return found

    def _name_loose_outputs(self) -> None:
        for node in self._inside():
            if node.id not in self._graph.outgoing:
                for port in outputs_of(self._graph, node):
                    self._end(self._outs, (node.id, port.name), "block_output")

    def _inside(self) -> list[Node]:
        return [node for node in self._graph.nodes.values() if node.id in self._chosen]

    def inner(self) -> Graph:
        """The definition of the block."""
        inside = self._inside()
        heads = [*self._ins.values(), *(head for head, _ in self._loose)]
        left = min(node.position[0] for node in inside)
        top = min(node.position[1] for node in inside) - ROW_HEIGHT
        bottom = max(node.position[1] for node in inside) + ROW_HEIGHT
        nodes = [
            *_ends_in_a_row(heads, _row("block_input"), left, top),
            *inside,
            *_ends_in_a_row(self._outs.values(), _row("block_output"), left, bottom),
        ]
        return Graph({node.id: node for node in nodes}, self._inner_edges())

    def _inner_edges(self) -> tuple[Edge, ...]:
        start, end = _row("block_input").outputs[0].name, _row("block_output").inputs[0].name
        edges = [Edge(head, node_id, start, port) for head, (node_id, port) in self._loose]
        for edge in self._graph.edges:
            if edge.target not in self._chosen:
                continue
            if edge.source in self._chosen:
                edges.append(edge)
            else:
                head = self._ins[edge.source, edge.source_port]
                edges.append(replace(edge, source=head, source_port=start))
        edges += [Edge(source, tail, port, end) for (source, port), tail in self._outs.items()]
        return tuple(edges)

    def outer_edges(self, block: str) -> tuple[Edge, ...]:
        """The edges outside, with the block node where the selection was; many into one port become one."""
        edges: dict[Edge, None] = {}
        for edge in self._graph.edges:
            if edge.target in self._chosen and edge.source in self._chosen:
                continue
            if edge.target in self._chosen:
                port = self._ins[edge.source, edge.source_port]
                edges[replace(edge, target=block, target_port=port)] = None
            elif edge.source in self._chosen:
                port = self._outs[edge.source, edge.source_port]
                edges[replace(edge, source=block, source_port=port)] = None
            else:
                edges[edge] = None
        return tuple(edges)


def _ends_in_a_row(ids: Iterable[str], spec: LayerSpec, left: float, y: float) -> list[Node]:
    settings = complete(spec.settings, {})
    return [Node(key, spec.kind, settings, position=(left + 2 * ROW_HEIGHT * i, y)) for i, key in enumerate(ids)]


def ungroup(graph: Graph, node_id: str) -> tuple[Graph, tuple[str, ...]]:
    """Replace a block node by the content of its block, once for each repeat; the definition stays.

    Returns:
        The new graph and the ids of the nodes that took its place.

    Raises:
        ModelLabError: The node is no block, its definition is missing, or it repeats without one input and one output.
    """
    node = node_of(graph, node_id)
    inner = _definition(graph, node)
    num_copies = repeats(node)
    feeds = {edge.target_port: (edge.source, edge.source_port) for edge in graph.incoming.get(node_id, ())}
    if num_copies > 1:
        _check_repeatable(graph, node)
    ports = [port.name for port in inputs_of(graph, node)]
    fresh, taken = FreshIds(graph), set(graph.nodes) - {node_id}
    nodes: list[Node] = []
    edges: list[Edge] = []
    ends: dict[str, End] = {}
    for _ in range(num_copies):
        copy = _Copy(inner, node, fresh, taken)
        nodes += copy.nodes
        edges += copy.edges(feeds)
        ends = copy.ends(feeds)
        feeds = dict.fromkeys(ports, next(iter(ends.values()))) if ends else {}
    dissolved = Graph(_spread(graph, node_id, nodes), (*edges, *_outer_edges(graph, node_id, ends)), graph.blocks)
    return check_limits(dissolved), tuple(new.id for new in nodes)


def _definition(graph: Graph, node: Node) -> Graph:
    if role_of(node) != "block":
        raise ModelLabError(Text("{layer} is not a block.", layer=title(node)), node=node.id)
    return definition(graph, block_name(node))


def _check_repeatable(graph: Graph, node: Node) -> None:
    if len(inputs_of(graph, node)) != 1 or len(outputs_of(graph, node)) != 1:
        raise ModelLabError(
            Text("{layer} is repeated, but has more than one input or output.", layer=title(node)),
            Text("Set repeat to 1."),
            node=node.id,
        )


class _Copy:
    """One copy of a block's content, with ids that are free outside."""

    def __init__(self, inner: Graph, block: Node, fresh: FreshIds, taken: set[str]) -> None:
        self._inner = inner
        self._ids: dict[str, str] = {}
        self.nodes: list[Node] = []
        dx, dy = _offset(inner, block)
        for node in inner.nodes.values():
            if role_of(node) in ("block_input", "block_output"):
                continue
            new_id = node.id if node.id not in taken else fresh.new(node.kind)
            taken.add(new_id)
            self._ids[node.id] = new_id
            place = (node.position[0] + dx, node.position[1] + dy)
            is_frozen = node.is_frozen or block.is_frozen
            rate = min(node.rate * block.rate, RATE.maximum or 1.0)
            self.nodes.append(replace(node, id=new_id, position=place, is_frozen=is_frozen, rate=rate))

    def edges(self, feeds: Mapping[str, End]) -> list[Edge]:
        """Edges between the copied nodes and from what feeds the block."""
        found = []
        for edge in self._inner.edges:
            start = self._start(edge, feeds)
            if edge.target in self._ids and start is not None:
                found.append(Edge(start[0], self._ids[edge.target], start[1], edge.target_port))
        return found

    def ends(self, feeds: Mapping[str, End]) -> dict[str, End]:
        """Where each output port of the block comes from; those that nothing feeds are left out."""
        found = {}
        for node in self._inner.nodes.values():
            if role_of(node) == "block_output":
                for edge in self._inner.incoming.get(node.id, ()):
                    if (start := self._start(edge, feeds)) is not None:
                        found[node.id] = start
        return found

    def _start(self, edge: Edge, feeds: Mapping[str, End]) -> End | None:
        if edge.source in self._ids:
            return self._ids[edge.source], edge.source_port
        return feeds.get(edge.source)


def _offset(inner: Graph, block: Node) -> tuple[float, float]:
    places = [n.position for n in inner.nodes.values() if role_of(n) not in ("block_input", "block_output")]
    if not places:
        return 0.0, 0.0
    return block.position[0] - min(x for x, _ in places), block.position[1] - min(y for _, y in places)


def _spread(graph: Graph, node_id: str, new: Iterable[Node]) -> dict[str, Node]:
    """All nodes, with the new ones where ``node_id`` stood, so that the order of inputs and outputs stays."""
    nodes: dict[str, Node] = {}
    for key, node in graph.nodes.items():
        nodes.update({n.id: n for n in new} if key == node_id else {key: node})
    return nodes


def _outer_edges(graph: Graph, node_id: str, ends: Mapping[str, End]) -> list[Edge]:
    edges: dict[Edge, None] = {}
    for edge in graph.edges:
        if edge.target == node_id:
            continue
        if edge.source != node_id:
            edges[edge] = None
        elif edge.source_port in ends:
            source, port = ends[edge.source_port]
            edges[replace(edge, source=source, source_port=port)] = None
    return list(edges)
