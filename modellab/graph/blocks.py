"""Blocks: named sub-graphs. Open one, change it, rename it, delete it."""

from __future__ import annotations

from dataclasses import replace

from modellab.errors import ModelLabError, Text, look_up
from modellab.graph.graph import Graph
from modellab.graph.naming import clean, title
from modellab.graph.ports import block_name, check_limits, role_of, uses, without_lost_edges


def definition(graph: Graph, name: str) -> Graph:
    """Look the content of a block up.

    Raises:
        ModelLabError: There is no such block.
    """
    return look_up(graph.blocks, name, Text("block"))


def open_block(graph: Graph, name: str) -> Graph:
    """Return a block's content as a graph to edit, with all definitions at hand for the blocks inside it.

    Raises:
        ModelLabError: There is no such block.
    """
    return replace(definition(graph, name), blocks=graph.blocks)


def edit_block(graph: Graph, name: str, inner: Graph) -> Graph:
    """Put new content into a block.

    Edges to ports that the block no longer has are dropped, wherever it is used. Definitions that came into being while
    it was open (``inner.blocks``) are taken over.

    Raises:
        ModelLabError: There is no such block, the content holds inputs or outputs of a network, the block would contain
            itself, or the graph is full.
    """
    definition(graph, name)
    for node in inner.nodes.values():
        if role_of(node) in ("input", "output"):
            raise ModelLabError(
                Text("{layer} cannot be inside a block.", layer=title(node)),
                Text("Use a block input or a block output."),
                node=node.id,
            )
    blocks = {**graph.blocks, **inner.blocks, name: Graph(inner.nodes, inner.edges)}
    return without_lost_edges(check_limits(replace(graph, blocks=blocks)))


def rename_block(graph: Graph, old: str, new: str) -> Graph:
    """Give a block another name, wherever it is used.

    Raises:
        ModelLabError: There is no such block, or the new name is empty or taken.
    """
    definition(graph, old)
    name = clean(new).strip()
    if name == old:
        return graph
    if not name or name in graph.blocks:
        raise ModelLabError(Text('A block cannot be called "{name}".', name=name), Text("Choose a name that is free."))
    blocks = {(name if key == old else key): _renamed(block, old, name) for key, block in graph.blocks.items()}
    return replace(_renamed(graph, old, name), blocks=blocks)


def _renamed(graph: Graph, old: str, new: str) -> Graph:
    nodes = {
        key: replace(node, settings=node.settings.replace(block=new))
        if role_of(node) == "block" and block_name(node) == old
        else node
        for key, node in graph.nodes.items()
    }
    return replace(graph, nodes=nodes)


def remove_block(graph: Graph, name: str) -> Graph:
    """Delete a definition that nothing uses.

    Raises:
        ModelLabError: There is no such block, or it is in use.
    """
    definition(graph, name)
    others = [block for key, block in graph.blocks.items() if key != name]
    if any(name in uses(part.nodes.values()) for part in [graph, *others]):
        raise ModelLabError(
            Text('The block "{name}" is in use.', name=name), Text("Delete or ungroup its nodes first.")
        )
    return replace(graph, blocks={key: block for key, block in graph.blocks.items() if key != name})
