"""Nodes as text: copied to the clipboard, pasted into the same or another project, sent in a message."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from modellab import strictjson
from modellab.errors import ModelLabError, Text
from modellab.graph.blocks import rename_block
from modellab.graph.document import Json, from_json, to_json
from modellab.graph.graph import Graph
from modellab.graph.naming import FreshIds, free_name, node_of
from modellab.graph.ports import check_limits, checked_position, uses

FORMAT = "modellab-nodes"
VERSION = 1
MAX_CHARACTERS = 16 * 2**20


def copy_text(graph: Graph, ids: Iterable[str]) -> str:
    """Write nodes, the edges between them and the blocks they need as text.

    Raises:
        ModelLabError: A node does not exist, or none is given.
    """
    chosen = {node_of(graph, node_id).id for node_id in ids}
    if not chosen:
        raise ModelLabError(Text("Nothing is selected."), Text("Select the layers to copy."))
    nodes = {key: node for key, node in graph.nodes.items() if key in chosen}
    edges = tuple(edge for edge in graph.edges if edge.source in chosen and edge.target in chosen)
    content, layout = to_json(Graph(nodes, edges, _needed_blocks(graph, uses(nodes.values()))))
    packed = {"format": FORMAT, "version": VERSION, "graph": content, "layout": layout}
    return json.dumps(packed, ensure_ascii=False, sort_keys=True, allow_nan=False, indent=1)


def _needed_blocks(graph: Graph, names: Iterable[str]) -> dict[str, Graph]:
    """Some definitions, and those that they refer to in turn."""
    found: dict[str, Graph] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in graph.blocks and name not in found:
            found[name] = graph.blocks[name]
            waiting += uses(found[name].nodes.values())
    return found


def paste_text(graph: Graph, text: str, position: tuple[float, float]) -> tuple[Graph, tuple[str, ...]]:
    """Add the nodes that a text holds, with new ids, and the edges between them.

    A block that the graph already has under the same name is used if it is the same, and brought along under another
    name if not.

    Args:
        graph: Where.
        text: What ``copy_text`` wrote.
        position: Where the top left corner of all of them shall be, in pixels.

    Returns:
        The new graph and the ids of the new nodes.

    Raises:
        ModelLabError: The text holds no nodes, or something that a project could not hold either, or the graph is full.
    """
    part = _read(text)
    part, blocks = _with_blocks_of(graph, part)
    fresh = FreshIds(graph)
    ids = {node.id: fresh.new(node.kind) for node in part.nodes.values()}
    left = min(node.position[0] for node in part.nodes.values())
    top = min(node.position[1] for node in part.nodes.values())
    nodes = dict(graph.nodes)
    for node in part.nodes.values():
        x, y = checked_position((node.position[0] - left + position[0], node.position[1] - top + position[1]))
        nodes[ids[node.id]] = replace(node, id=ids[node.id], position=(x, y))
    edges = tuple(replace(edge, source=ids[edge.source], target=ids[edge.target]) for edge in part.edges)
    return check_limits(Graph(nodes, (*graph.edges, *edges), blocks)), tuple(ids.values())


def _read(text: str) -> Graph:
    packed = _parse(text)
    if not isinstance(packed, dict) or packed.get("format") != FORMAT:
        raise _refused(Text("it does not hold layers"))
    if packed.keys() != {"format", "version", "graph", "layout"}:
        raise _refused(Text("it is incomplete"))
    if packed["version"] != VERSION:
        raise ModelLabError(
            Text("The copied layers come from another version of Model Lab."), Text("Use the newest version for both.")
        )
    part = from_json(packed["graph"], packed["layout"])
    if not part.nodes:
        raise _refused(Text("it does not hold layers"))
    return part


def _parse(text: str) -> object:
    if len(text) > MAX_CHARACTERS:
        raise _refused(Text("it is too long"))
    try:
        return strictjson.parse(text)
    except (ValueError, RecursionError):
        raise _refused(Text("it does not hold layers")) from None


def _refused(problem: Text) -> ModelLabError:
    hint = Text("Copy layers in Model Lab first.")
    return ModelLabError(Text("The text cannot be pasted: {problem}.", problem=problem), hint)


def _with_blocks_of(graph: Graph, part: Graph) -> tuple[Graph, dict[str, Graph]]:
    """Rename the blocks of ``part`` that differ from those of the same name in ``graph``; both sets together."""
    for name in part.blocks:
        if name in graph.blocks and _content(part, name) != _content(graph, name):
            part = rename_block(part, name, free_name(name, {*graph.blocks, *part.blocks}))
    return part, {**part.blocks, **graph.blocks}


def _content(graph: Graph, name: str) -> Json:
    """What a block computes, wherever its nodes stand."""
    return to_json(Graph(blocks=_needed_blocks(graph, [name])))[0]
