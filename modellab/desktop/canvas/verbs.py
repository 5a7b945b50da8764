"""What people do to the shown graph, each as one step of undo. Widgets call these; the edits themselves are pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from modellab.desktop.canvas import library, look
from modellab.desktop.canvas.hits import PortHit
from modellab.desktop.canvas.look import title_of
from modellab.desktop.canvas.place import Place
from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.graph.graph import Edge, Graph
from modellab.graph.infer import infer
from modellab.graph.layers.table import LAYERS
from modellab.graph.ports import inputs_of, outputs_of
from modellab.graph.shape import TensorType

ROW_GAP = 48.0
Position = tuple[float, float]
AddChange = Callable[[Graph], tuple[Graph, str]]


def add_after_selection(place: Place, key: str) -> str:
    """Add behind the selected node, on its edge where it has one; else below everything. Return the new id."""
    selection = place.selection
    if selection:
        value = flowing_from(place, selection[-1])
        return _add_and_select(place, key, lambda graph: _added_after(graph, key, selection[-1], value))
    return add_at(place, key, _below_all(place.graph))


def add_at(place: Place, key: str, position: Position) -> str:
    """Add at a point that becomes the middle of the node's upper edge, or near it where that is taken."""
    corner = (position[0] - look.WIDTH / 2, position[1])
    return _add_and_select(place, key, lambda graph: library.add(graph, key, free_place(graph, corner)))


def add_on_edge(place: Place, key: str, edge: Edge, position: Position) -> str:
    """Add in the middle of an edge; what cannot stand on one is added beside it."""
    corner = (position[0] - look.WIDTH / 2, position[1] - look.HEIGHT / 2)
    value = flowing_from(place, edge.source, edge.source_port)

    def change(graph: Graph) -> tuple[Graph, str]:
        grown, new = library.add(graph, key, corner, value)
        try:
            return _settled(edits.splice(grown, edge, new), new, edge), new
        except ModelLabError:
            return library.add(graph, key, free_place(graph, corner), value)

    return _add_and_select(place, key, change)


def add_behind_port(place: Place, key: str, port: PortHit, position: Position) -> str:
    """Add at a point and connect with the port that a wire was drawn from."""
    value = flowing_from(place, port.node, port.port.name) if port.is_output else None

    def change(graph: Graph) -> tuple[Graph, str]:
        corner = (position[0] - look.WIDTH / 2, position[1] if port.is_output else position[1] - look.HEIGHT)
        grown, new = library.add(graph, key, free_place(graph, corner), value)
        return _joined(grown, new, port), new

    return _add_and_select(place, key, change)


def flowing_from(place: Place, node: str, port: str = "") -> TensorType | None:
    """Return what flows out of a port of a node, by default the first one; None if that is unknown."""
    info = place.inference.nodes.get(node)
    if info is None or not info.outputs:
        return None
    names = [known.name for known in outputs_of(place.graph, place.graph.nodes[node])]
    index = names.index(port) if port in names else 0
    return info.outputs[index] if index < len(info.outputs) else None


def _joined(graph: Graph, new: str, port: PortHit) -> Graph:
    if port.is_output and inputs_of(graph, graph.nodes[new]):
        return edits.connect(graph, port.node, new, port.port.name)
    outputs = outputs_of(graph, graph.nodes[new])
    if not port.is_output and outputs:
        return edits.connect(graph, new, port.node, outputs[0].name, port.port.name)
    return graph


def _add_and_select(place: Place, key: str, change: AddChange) -> str:
    def named(graph: Graph) -> tuple[Graph, tuple[str, ...]]:
        grown, new = change(graph)
        return grown, (new,)

    spec = LAYERS.get(key)
    label = Text(spec.label) if spec is not None else Text("block")
    added = place.edit_and_select(named, Text("Add {layer}", layer=label))
    return added[0] if added else ""


def _added_after(graph: Graph, key: str, before: str, value: TensorType | None) -> tuple[Graph, str]:
    node = graph.nodes[before]
    below = (node.position[0], node.position[1] + _height(graph, before) + ROW_GAP)
    outgoing = graph.outgoing.get(before, ())
    grown, new = library.add(graph, key, below, value)
    has_in, has_out = bool(inputs_of(grown, grown.nodes[new])), bool(outputs_of(grown, grown.nodes[new]))
    if len(outgoing) == 1 and has_in and has_out:
        return _settled(edits.splice(grown, outgoing[0], new), new, outgoing[0]), new
    if has_in and outputs_of(graph, node):
        grown = edits.connect(grown, before, new, outputs_of(graph, node)[0].name)
    return edits.move(grown, {new: free_place(graph, below)}), new


def _settled(graph: Graph, new: str, edge: Edge) -> Graph:
    """Put a node that was inserted into an edge below its source, and push down what it would cover in that column."""
    source, target = graph.nodes[edge.source].position, graph.nodes[edge.target].position
    if target[1] <= source[1]:
        return graph
    x, y = graph.nodes[new].position
    if source[0] == target[0] and abs(x - source[0]) < look.WIDTH / 2:
        x = source[0]
    y = max(y, source[1] + _height(graph, edge.source) + ROW_GAP)
    step = y + _height(graph, new) + ROW_GAP - target[1]
    moved = {new: (x, y)}
    if step > 0 and abs(x - target[0]) < look.WIDTH:
        for node in (edge.target, *graph.descendants(edge.target)):
            left, top = graph.nodes[node].position
            if abs(left - target[0]) < look.WIDTH and top >= target[1]:
                moved[node] = (left, top + step)
    return edits.move(graph, moved)


def _height(graph: Graph, node: str) -> float:
    return look.height_of(look.has_strip(graph.nodes[node].kind))


def _below_all(graph: Graph) -> Position:
    if not graph.nodes:
        return look.WIDTH / 2, 0.0
    lowest = max(graph.nodes.values(), key=lambda node: node.position[1])
    return lowest.position[0] + look.WIDTH / 2, lowest.position[1] + _height(graph, lowest.id) + ROW_GAP


def free_place(graph: Graph, corner: Position) -> Position:
    """Return a corner near ``corner``, on the grid, where a new node covers no other."""
    x, y = round(corner[0] / 8) * 8.0, round(corner[1] / 8) * 8.0
    taken = [node.position for node in graph.nodes.values()]
    for attempt in range(200):
        left = x + (attempt % 10) * (look.WIDTH + 24)
        top = y + (attempt // 10) * 80.0
        if not any(abs(left - tx) < look.WIDTH + 8 and abs(top - ty) < 72 for tx, ty in taken):
            return left, top
    return x, y


# Edges.


def join(place: Place, source: PortHit, target: PortHit, picked: Edge | None) -> None:
    """Connect two ports; a wire that was picked up for it leaves its old place."""

    def change(graph: Graph) -> Graph:
        freed = edits.disconnect(graph, [picked]) if picked is not None and picked in graph.edges else graph
        joined = edits.connect(freed, source.node, target.node, source.port.name, target.port.name)
        return graph if joined.edges == graph.edges else joined

    place.edit(change, Text("Connect layers"))


def connect(place: Place, source: str, target: str) -> None:
    """Connect two nodes at their first suitable ports."""
    outputs = outputs_of(place.graph, place.graph.nodes[source])
    if outputs:
        place.edit(lambda graph: edits.connect(graph, source, target, outputs[0].name), Text("Connect layers"))


def unplug(place: Place, found: Iterable[Edge]) -> None:
    """Remove edges."""
    place.edit(lambda graph: edits.disconnect(graph, found), Text("Disconnect layers"))


def merge_into_edge(place: Place, source: PortHit, edge: Edge) -> str:
    """Join a wire with an edge: by adding where both shapes are equal, else side by side."""

    def merged(graph: Graph, kind: str) -> tuple[Graph, str]:
        (x0, y0), (x1, y1) = graph.nodes[edge.source].position, graph.nodes[edge.target].position
        grown, new = edits.add(graph, kind, position=((x0 + x1) / 2, (y0 + y1) / 2))
        grown = edits.splice(grown, edge, new)
        return _settled(edits.connect(grown, source.node, new, source.port.name), new, edge), new

    def change(graph: Graph) -> tuple[Graph, tuple[str, ...]]:
        for kind in (row.kind for row in LAYERS.values() if row.family == "merge"):
            result, new = merged(graph, kind)
            if infer(result, place.inference).nodes[new].problem is None:
                return result, (new,)
        return graph, ()

    added = place.edit_and_select(change, Text("Join layers"))
    return added[0] if added else ""


def drop_on_edge(place: Place, node: str, edge: Edge, position: Position) -> None:
    """Move a node that has no edges onto an edge."""

    def change(graph: Graph) -> Graph:
        return _settled(edits.splice(edits.move(graph, {node: position}), edge, node), node, edge)

    place.edit(change, Text("Insert {layer}", layer=title_of(place.graph.nodes[node])))


# Nodes.


def move(place: Place, positions: Mapping[str, Position], *, gesture: str = "") -> None:
    """Place nodes elsewhere."""
    place.edit(lambda graph: edits.move(graph, positions), Text("Move layers"), gesture=gesture)


def nudge(place: Place, dx: float, dy: float) -> None:
    """Move the selection by a little; nudges in a row are one step of undo."""
    nodes = place.selected_nodes
    moved = {node.id: (node.position[0] + dx, node.position[1] + dy) for node in nodes}
    if moved:
        move(place, moved, gesture="nudge:" + ",".join(moved))


def delete(place: Place, found: Iterable[Edge] = ()) -> None:
    """Remove the selected nodes, joining what was around them, and some edges."""
    selection, gone = place.selection, tuple(found)
    if not selection and not gone:
        return

    def change(graph: Graph) -> Graph:
        left = edits.disconnect(graph, [edge for edge in gone if edge in graph.edges])
        return edits.remove(left, selection, heal=True)

    place.edit(change, Text("Delete layers") if selection else Text("Disconnect layers"))


def toggle_frozen(place: Place) -> None:
    """Freeze the weights of the selection, or let them train again if all are frozen."""
    nodes = place.selected_nodes
    if nodes:
        freeze = not all(node.is_frozen for node in nodes)
        label = Text("Freeze weights") if freeze else Text("Train weights")
        place.edit(lambda graph: edits.set_frozen(graph, [node.id for node in nodes], freeze), label)


def group(place: Place, name: str) -> None:
    """Turn the selection into a block."""
    selection = place.selection

    def change(graph: Graph) -> tuple[Graph, tuple[str, ...]]:
        grouped, block = edits.group(graph, selection, name)
        return grouped, (block,)

    place.edit_and_select(change, Text("Group into a block"))


def ungroup(place: Place) -> None:
    """Replace the selected block by its content."""
    if len(place.selection) == 1:
        block = place.selection[0]
        place.edit_and_select(lambda graph: edits.ungroup(graph, block), Text("Dissolve the block"))


def arrange(place: Place, positions: Mapping[str, Position]) -> None:
    """Put nodes where the automatic layout wants them."""
    place.edit(lambda graph: edits.move(graph, positions), Text("Arrange"))
