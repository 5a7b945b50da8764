"""Networks for the rows of tables in which texts stand. No torch here."""

from __future__ import annotations

from modellab.data.dataset import Field, Schema
from modellab.graph.edits import connect, disconnect, move
from modellab.graph.graph import Graph
from modellab.graph.ports import ends
from modellab.project.sketch import COLUMN_PX, ROW_PX, Layers, Sketch, end_for

WORDS = 10_000
"""Tokens that a network for texts knows."""
_ROWS_OF_BRANCH = 3
_WORDS_OF_CELL, _SPECIAL_TOKENS, _WIDEST_CATEGORY = 128, 4, 16


def rows_with_texts(schema: Schema, *, reading: str = "mean") -> Graph:
    """Draw a network for rows of a table with texts in them: each text is embedded, then all stands side by side.

    Args:
        schema: Inputs are a table, texts, or both; the target is one of classes or values.
        reading: What makes one vector of a text of many words: ``mean`` or ``lstm``.
    """
    sketch, parts = Sketch(), []
    for place, field in enumerate(schema.inputs):
        if field.modality == "table":
            parts.append(
                sketch.put("table_input", place, _ROWS_OF_BRANCH - 1, features=field.shape[0])
            )  # right above the joint
        else:
            parts.append(_text_branch(sketch, place, field, reading))
    middle = (len(parts) - 1) / 2
    hidden = sketch.put("concatenate", middle, _ROWS_OF_BRANCH, *parts)
    layers: Layers = [("linear", {"units": units, "activation": "relu"}) for units in (64, 32)]
    for row, (kind, settings) in enumerate([*layers, *end_for(schema.targets[0])], _ROWS_OF_BRANCH + 1):
        hidden = sketch.put(kind, middle, row, hidden, **settings)
    return sketch.graph


def _text_branch(sketch: Sketch, column: float, field: Field, reading: str, row: float = 0) -> str:
    """Draw what makes a vector of a text: a category becomes one directly, words in the way of ``reading``."""
    if field.categories:
        value = sketch.put("text_input", column, row, length=1, vocabulary=field.categories + _SPECIAL_TOKENS)
        width = min(_WIDEST_CATEGORY, 1 + field.categories // 2)
        return sketch.put("flatten", column, row + 2, sketch.put("embedding", column, row + 1, value, dimension=width))
    text = sketch.put("text_input", column, row, length=_WORDS_OF_CELL, vocabulary=WORDS)
    embedded = sketch.put("embedding", column, row + 1, text, dimension=32)
    if reading == "lstm":
        return sketch.put("lstm", column, row + 2, embedded, units=32, result="last")
    return sketch.put("mean_over_time", column, row + 2, embedded)


def unread_texts(graph: Graph, schema: Schema) -> tuple[Field, ...]:
    """Return the texts in the rows of a table that no text input of the network is left for."""
    texts = [field for field in schema.inputs if field.modality == "text" and field.label]
    return tuple(texts[sum(spec.modality == "text" for _, spec in ends(graph, "input")) :])


def with_unread_texts(graph: Graph, schema: Schema) -> Graph:
    """Draw a branch for every text that is not read, right of the table, and join them with it before what follows."""
    texts = unread_texts(graph, schema)
    table = next((node for node, spec in ends(graph, "input") if spec.modality == "table"), None)
    if table is None or not texts:
        return graph
    followers = graph.outgoing.get(table.id, ())
    graph = _shifted(disconnect(graph, followers), _ROWS_OF_BRANCH * ROW_PX)
    sketch, column = Sketch(graph), table.position[0] / COLUMN_PX
    row = table.position[1] / ROW_PX
    parts = [_text_branch(sketch, column + place, field, "mean", row) for place, field in enumerate(texts, 1)]
    joined = sketch.put("concatenate", column, row + _ROWS_OF_BRANCH, table.id, *parts)
    graph = move(sketch.graph, {table.id: (table.position[0], table.position[1] + (_ROWS_OF_BRANCH - 1) * ROW_PX)})
    for edge in followers:
        graph = connect(graph, joined, edge.target, target_port=edge.target_port)
    return graph


def _shifted(graph: Graph, down_px: float) -> Graph:
    return move(graph, {n.id: (n.position[0], n.position[1] + down_px) for n in graph.nodes.values()})
