"""Where the columns of a layered drawing stand: layers and their order are given, horizontal positions come out.

Follows the idea of Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment" (2001): vertices of
neighbouring layers are aligned into columns, and columns are pushed together. Two things differ: sizes count, and long
edges are aligned before short ones, so that an edge which jumps over layers runs straight down beside them, as the
trunk of a residual network does.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from math import inf

SWEEPS = 6


class Columns:
    """Vertices of a layered drawing, joined into straight columns.

    Args:
        layers: Vertices (0, 1, 2 ...) of each layer, top to bottom, left to right.
        widths: Space that each vertex takes, gap included, in pixels.
    """

    def __init__(self, layers: Sequence[Sequence[int]], widths: Sequence[float]) -> None:
        self._layers, self._widths = layers, widths
        self._place = {v: (row, column) for row, layer in enumerate(layers) for column, v in enumerate(layer)}
        self._column_of = list(range(len(widths)))
        self._below: set[int] = set()
        self._above: set[int] = set()
        self._joints: list[list[tuple[int, int]]] = [[] for _ in layers]

    def join(self, upper: int, lower: int) -> bool:
        """Put two vertices of neighbouring layers into one column, unless one is taken or a joint would be crossed."""
        (row, left), (_, right) = self._place[upper], self._place[lower]
        if upper in self._below or lower in self._above or self._crosses(self._joints[row], left, right):
            return False
        insort(self._joints[row], (left, right))
        self._below.add(upper)
        self._above.add(lower)
        self._column_of[self._root(lower)] = self._root(upper)
        return True

    @staticmethod
    def _crosses(joints: Sequence[tuple[int, int]], left: int, right: int) -> bool:
        at = bisect_left(joints, (left, right))
        return (at > 0 and joints[at - 1][1] > right) or (at < len(joints) and joints[at][1] < right)

    def _root(self, vertex: int) -> int:
        while self._column_of[vertex] != vertex:
            self._column_of[vertex] = self._column_of[self._column_of[vertex]]
            vertex = self._column_of[vertex]
        return vertex

    def join_all(self, edges: Iterable[tuple[int, int]], is_node: Sequence[bool]) -> None:
        """Join as many vertices as fit: along long edges first, the longest ahead, then along the others.

        Args:
            edges: Upper and lower vertex; those that skip a layer are passed over.
            is_node: For each vertex, whether it is a node or a point on a long edge.
        """
        pieces = [(a, b) for a, b in edges if self._place[b][0] - self._place[a][0] == 1]
        for way in self._long_ways(pieces, is_node):
            for upper, lower in pairwise(way):
                self.join(upper, lower)
        self._join_middles(pieces)

    def _long_ways(self, pieces: Iterable[tuple[int, int]], is_node: Sequence[bool]) -> list[list[int]]:
        below = {a: b for a, b in pieces if not is_node[a]}
        ways = []
        for a, b in pieces:
            if is_node[a] and not is_node[b]:
                way = [a, b]
                while not is_node[way[-1]]:
                    way.append(below[way[-1]])
                ways.append(way)
        return sorted(ways, key=lambda way: (-len(way), [self._place[vertex] for vertex in way]))

    def _join_middles(self, pieces: Iterable[tuple[int, int]]) -> None:
        """Join vertices that are each other's middle neighbour; between two neighbours, one stands in the middle."""
        above: dict[int, list[int]] = {}
        below: dict[int, list[int]] = {}
        for upper, lower in sorted(pieces, key=lambda piece: (self._place[piece[0]], self._place[piece[1]])):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
        for lower, uppers in above.items():
            lowers = below[upper := uppers[len(uppers) // 2]]
            if len(uppers) % 2 == len(lowers) % 2 == 1 and lowers[len(lowers) // 2] == lower:
                self.join(upper, lower)

    def centres(self, edges: Iterable[tuple[int, int]]) -> list[float]:
        """Return the horizontal centre of each vertex, in pixels, the leftmost border being 0.

        Args:
            edges: Pairs of vertices in neighbouring layers: columns move towards what they are connected with.
        """
        columns = [self._root(vertex) for vertex in range(len(self._widths))]
        left, right = self._neighbours(columns)
        pulls: dict[int, list[int]] = {column: [] for column in left}
        for upper, lower in edges:
            if columns[upper] != columns[lower]:
                pulls[columns[upper]].append(columns[lower])
                pulls[columns[lower]].append(columns[upper])
        order = tuple(TopologicalSorter({column: gaps.keys() for column, gaps in left.items()}).static_order())
        x = self._pushed_together(order, left, right)
        for sweep in range(SWEEPS):
            self._sweep(x, order if sweep % 2 else order[::-1], (left, right), pulls)
        border = min(x[columns[vertex]] - self._widths[vertex] / 2 for vertex in range(len(columns)))
        return [x[column] - border for column in columns]

    def _neighbours(self, columns: Sequence[int]) -> tuple[dict[int, dict[int, float]], dict[int, dict[int, float]]]:
        """The columns directly left and right of each, with the distance to keep between the centres."""
        left: dict[int, dict[int, float]] = {column: {} for column in columns}
        right: dict[int, dict[int, float]] = {column: {} for column in columns}
        for layer in self._layers:
            for a, b in pairwise(layer):
                distance = (self._widths[a] + self._widths[b]) / 2
                one, other = columns[a], columns[b]
                left[other][one] = right[one][other] = max(distance, left[other].get(one, 0.0))
        return left, right

    @staticmethod
    def _pushed_together(
        order: Sequence[int], left: dict[int, dict[int, float]], right: dict[int, dict[int, float]]
    ) -> dict[int, float]:
        """The mean of the drawing pushed to the left and the one pushed to the right: both keep all distances."""
        low: dict[int, float] = {}
        for column in order:
            low[column] = max((low[other] + gap for other, gap in left[column].items()), default=0.0)
        end = max(low.values(), default=0.0)
        high: dict[int, float] = {}
        for column in reversed(order):
            high[column] = min((high[other] - gap for other, gap in right[column].items()), default=end)
        return {column: (low[column] + high[column]) / 2 for column in order}

    @staticmethod
    def _sweep(
        x: dict[int, float],
        order: Sequence[int],
        sides: tuple[dict[int, dict[int, float]], dict[int, dict[int, float]]],
        pulls: dict[int, list[int]],
    ) -> None:
        """Move each column towards the mean of those it is connected with, as far as its neighbours let it."""
        left, right = sides
        for column in order:
            if pulled := pulls[column]:
                wanted = sum(x[other] for other in pulled) / len(pulled)
                low = max((x[other] + gap for other, gap in left[column].items()), default=-inf)
                high = min((x[other] - gap for other, gap in right[column].items()), default=inf)
                x[column] = max(low, min(wanted, high))
