"""What first networks are drawn with: chains, branches and ends. No torch here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from modellab.data.dataset import Field
from modellab.graph.edits import add, connect
from modellab.graph.graph import Graph

Layers = list[tuple[str, dict[str, object]]]

COLUMN_PX, ROW_PX = 244.0, 104.0
"""How far apart layers are drawn."""
_ROWS_PER_COLUMN = 5


def chain(layers: Layers) -> Graph:
    """Draw layers one after the other, in columns that are read from top to bottom and left to right."""
    graph, before = Graph(), ""
    for index, (kind, settings) in enumerate(layers):
        column, row = divmod(index, _ROWS_PER_COLUMN)
        graph, node = add(graph, kind, position=(column * COLUMN_PX, row * ROW_PX), settings=settings)
        graph = connect(graph, before, node) if before else graph
        before = node
    return graph


def class_end(classes: int) -> Layers:
    """List the layers that end in classes."""
    return [("linear", {"units": classes}), ("class_output", {"classes": classes})]


def value_end(values: int, loss: str = "mse") -> Layers:
    """List the layers that end in numbers."""
    return [("linear", {"units": values}), ("value_output", {"values": values, "loss": loss})]


def num_values(target: Field) -> int:
    """Count the numbers of an answer."""
    return target.shape[0] if target.shape else 1


def end_for(target: Field) -> Layers:
    """List the layers that end in what the data has to answer."""
    return class_end(len(target.classes)) if target.classes else value_end(num_values(target))


class Sketch:
    """A graph that is drawn node by node, for networks with branches; ``graph`` is what there is to begin with."""

    def __init__(self, graph: Graph | None = None) -> None:
        self.graph = graph or Graph()

    def put(self, kind: str, column: float, row: float, *sources: str, **settings: object) -> str:
        """Add a node that reads ``sources``, in the order of its ports, and return its id."""
        position = (column * COLUMN_PX, row * ROW_PX)
        self.graph, node = add(self.graph, kind, position=position, settings=settings)
        for source in sources:
            self.graph = connect(self.graph, source, node)
        return node


def places(column: float, *, num_rows: int, first_row: int = 0) -> Iterator[tuple[float, int]]:
    """Count places on, columns from top to bottom, from left to right."""
    for index in count():
        yield column + index // num_rows, first_row + index % num_rows


def num_columns(num_places: int, num_rows: int) -> int:
    """Count the columns that so many places fill."""
    return -(-num_places // num_rows)
