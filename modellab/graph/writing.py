"""What a network needs so that it can write: it may not see the tokens that it shall name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from modellab.errors import Text
from modellab.graph.blocks import edit_block, open_block
from modellab.graph.edits import configure
from modellab.graph.graph import Graph, Node
from modellab.graph.infer import Inference
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import block_name, block_of, ends, role_of
from modellab.graph.repairs import RepairAction, arriving_edges, configure_action


@dataclass(frozen=True)
class Finding:
    """A problem of a node; ``check`` makes a diagnostic of it."""

    node: Node
    expected: Text
    received: Text
    repairs: tuple[RepairAction, ...] = ()
    severity: Literal["error", "warning"] = "error"


def writing_problems(graph: Graph, inference: Inference) -> Iterator[Finding]:
    """Find what keeps the next token outputs of a network from working."""
    writers = [node for node, spec in ends(graph, "output") if spec.task == "generation"]
    if not writers:
        return
    texts = [node for node, spec in ends(graph, "input") if spec.modality == "text"]
    if not texts:
        yield Finding(writers[0], Text("a network that reads a text"), Text("one without a text input"))
        return
    for writer in writers:
        yield from _other_vocabulary(writer, texts[-1])
        yield from _other_steps(writer, texts[-1], inference)
    # of several texts, the last one is written; the others may be read in both directions
    follows = graph.descendants(texts[-1].id) | {texts[-1].id}
    between = follows & frozenset().union(*(graph.ancestors(writer.id) for writer in writers))
    for node in graph.nodes.values():
        if node.id in between:
            yield from _looking_ahead(graph, node, follows)


def _other_vocabulary(writer: Node, text: Node) -> Iterator[Finding]:
    have, wanted = writer.settings["vocabulary"], text.settings["vocabulary"]
    if have != wanted:
        yield Finding(
            writer,
            Text("a vocabulary of {count}, as in the text input", count=wanted),
            Text("{count}", count=have),
            (
                configure_action(
                    Text("Set the vocabulary of the text input to {count}", count=have), text.id, vocabulary=have
                ),
                configure_action(
                    Text("Set vocabulary to {vocabulary}", vocabulary=wanted), writer.id, vocabulary=wanted
                ),
            ),
        )


def _other_steps(writer: Node, text: Node, inference: Inference) -> Iterator[Finding]:
    arriving, read = inference.nodes[writer.id].inputs, inference.nodes[text.id].outputs
    if arriving and read and arriving[0].rank == 3 and arriving[0].shape[1] != read[0].shape[1]:
        expected = Text("as many steps as the text has: {steps}", steps=read[0].shape[1])
        yield Finding(writer, expected, Text("{shape}", shape=str(arriving[0])))


def _looking_ahead(graph: Graph, node: Node, follows: frozenset[str]) -> Iterator[Finding]:
    seen = arriving_edges(graph, node.id)[-1:]  # what attention looks at comes last
    if not any(edge.source in follows for edge in seen):
        return
    repairs = _inside(graph, node) if role_of(node) == "block" else _of_layer(node)
    if repairs is not None:
        expected = Text("a layer that only looks back, since it leads to a next token output")
        yield Finding(node, expected, Text("one that sees the tokens to come"), repairs, "warning")


def _of_layer(node: Node) -> tuple[RepairAction, ...] | None:
    """Return what makes a layer look back only; None if it does."""
    settings = _back(node)
    if settings is None:
        return ()
    return (configure_action(Text("Only look back"), node.id, **settings),) if settings else None


def _inside(graph: Graph, node: Node) -> tuple[RepairAction, ...] | None:
    """Do the same for all layers in a block."""
    ahead = list(_ahead_in(graph, node))
    if not ahead:
        return None
    if any(_back(inner) is None for _name, inner in ahead):
        return ()
    return (RepairAction(Text("Only look back"), partial(_turn, ahead=tuple(ahead))),)


def _ahead_in(graph: Graph, node: Node) -> Iterator[tuple[str, Node]]:
    """Find (block, layer in it) of what looks ahead, also in blocks inside the block."""
    block = block_of(graph, node)
    for inner in block.nodes.values() if block is not None else ():
        if role_of(inner) == "block":
            yield from _ahead_in(graph, inner)
        elif _back(inner) != {} and block is not None and len(arriving_edges(block, inner.id)) < 2:
            yield block_name(node), inner


def _turn(graph: Graph, *, ahead: tuple[tuple[str, Node], ...]) -> Graph:
    for name, inner in ahead:
        changed = configure(open_block(graph, name), [inner.id], _back(inner) or {})
        graph = edit_block(graph, name, changed)
    return graph


def _back(node: Node) -> Mapping[str, object] | None:
    """Return the settings to change so that a layer only looks back; None if there are none that help."""
    spec: LayerSpec | None = spec_of(node.kind)
    if spec is None:
        return {}
    if spec.looking_back is None:
        return None
    return {name: value for name, value in spec.looking_back.items() if node.settings.get(name) != value}
