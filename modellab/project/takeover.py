"""What a network would take over from a kept run, before anything is trained. Torch only when asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from modellab.data.preparation_rows import PreparationConfig
from modellab.errors import Text
from modellab.graph.graph import Graph
from modellab.project.runs import RunRecord
from modellab.training.tokens import note_on_tokens, tokens_of


@dataclass(frozen=True, slots=True)
class TakeOverRow:
    """One layer with weights.

    Attributes:
        node: Id of its node on the canvas; of the block, for a layer inside one.
        layer: Its name in the network, which differs from ``node`` inside blocks.
        source: The layer of the other network that it takes its weights from; empty where it starts anew.
        fits: How the two were matched: under the same name, by the shapes of their weights, or not at all.
    """

    node: str
    layer: str
    source: str
    fits: Literal["name", "shape", "no"]


def preview(graph: Graph, run: RunRecord) -> tuple[TakeOverRow, ...]:
    """List every layer with weights, in the order of the network, and where its weights would come from.

    Reads shapes alone: it takes milliseconds whatever the size of the weights.

    Args:
        graph: The network that would be trained.
        run: The kept run that gives its weights; of this project or another one.

    Raises:
        ModelLabError: The graph has errors, or the weights of the run are damaged.
    """
    from modellab.network.build import sizes_of_program
    from modellab.network.matching import by_layer, compare
    from modellab.network.program import write_program
    from modellab.network.weights import sizes_of

    program = write_program(graph)
    new = sizes_of_program(program)
    found = compare(sizes_of(run.weights) if run.weights else {}, new)
    by_shape = dict(found.matched)

    def row(layer: str) -> TakeOverRow:
        node = program.layers[layer].node
        if layer in found.same:
            return TakeOverRow(node, layer, layer, "name")
        return TakeOverRow(node, layer, by_shape.get(layer, ""), "shape" if layer in by_shape else "no")

    return tuple(row(layer) for layer in by_layer(new))


def preview_tokens(graph: Graph, config: PreparationConfig, run: RunRecord, rows: Iterable[TakeOverRow]) -> Text | None:
    """Say what becomes of the tokens that an embedding was trained on; None where none is taken over.

    Args:
        graph: The network that would be trained.
        config: How its texts would be prepared.
        run: The kept run that gives its weights.
        rows: What ``preview`` found.

    Raises:
        ModelLabError: A tokenizer of the run is damaged.
    """
    return note_on_tokens(graph, config, tokens_of(run.preparation), [row.node for row in rows if row.source])
