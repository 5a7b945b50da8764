"""Which layer of a drawing a node belongs to, and which place in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

Pair = tuple[int, int]
Ranking = Literal["minimize", "up", "down"]
SWEEPS = 8


@dataclass(frozen=True)
class Layering:
    """A connected part of a graph in layers.

    Attributes:
        rows: Vertices from top to bottom and left to right. Those below 0 are points where a long edge passes.
        edges: Upper and lower vertex. Cut into pieces between neighbouring rows, unless they skip rows.
    """

    rows: tuple[tuple[int, ...], ...]
    edges: tuple[Pair, ...]


def sugiyama(pairs: Sequence[Pair], ranking: Ranking = "minimize") -> list[Layering]:
    """Layer with fast-sugiyama: few crossings, long edges cut into pieces.

    Args:
        pairs: Upper and lower node; each pair once, without circles and without pairs of a node with itself, on which
            the library aborts the process.
        ranking: Whether edges are kept short, or nodes stand as far up or down as they can.
    """
    # One call a part: of several, the library may give a point on an edge the number of a node in another part.
    return [_layered(nodes, own, ranking) for nodes, own in sorted(_parts(pairs))]


def _layered(nodes: Sequence[int], pairs: Iterable[Pair], ranking: Ranking) -> Layering:
    from fast_sugiyama import from_edges

    dense = {node: index for index, node in enumerate(nodes)}
    numbered = [(dense[a], dense[b]) for a, b in pairs]
    (layout,) = from_edges(numbered, dummy_vertices=True, ranking_type=ranking, check_layout=False)
    # Nodes are numbers because numbers were given; the annotation also allows names.
    positions = cast(list[tuple[int, tuple[float, float]]], layout[0])
    edges = cast(list[Pair], layout[3] or [])
    points = _points(edges, len(nodes))
    names = {point: -1 - index for index, point in enumerate(points)}
    names |= {vertex: nodes[vertex] for vertex, _ in positions if vertex < len(nodes)}
    return _read(positions, edges, names)


def _points(edges: Sequence[Pair], num_nodes: int) -> list[int]:
    """The points on long edges, by the ends of the edges: the library numbers them differently every time."""
    below = {a: b for a, b in edges if a >= num_nodes}
    ways = []
    for a, b in edges:
        if a < num_nodes <= b:
            way = [b]
            while below[way[-1]] >= num_nodes:
                way.append(below[way[-1]])
            ways.append((a, below[way[-1]], way))
    return [point for _, _, way in sorted(ways) for point in way]


def _read(
    positions: Iterable[tuple[int, tuple[float, float]]], edges: Iterable[Pair], names: Mapping[int, int]
) -> Layering:
    rows: dict[float, list[tuple[float, int]]] = {}
    for vertex, (x, y) in positions:
        rows.setdefault(round(-y, 3), []).append((x, names[vertex]))
    ordered = tuple(tuple(vertex for _, vertex in sorted(rows[y])) for y in sorted(rows))
    return Layering(ordered, tuple(sorted((names[a], names[b]) for a, b in edges)))


def plain(pairs: Sequence[Pair]) -> list[Layering]:
    """Layer by the longest way from a source, in pure Python: quick, with more crossings.

    Args:
        pairs: As for ``sugiyama``, upper nodes first in topological order.
    """
    below: dict[int, list[int]] = {}
    above: dict[int, list[int]] = {}
    for a, b in pairs:
        below.setdefault(a, []).append(b)
        above.setdefault(b, []).append(a)
    found = []
    for nodes, own in _parts(pairs):
        rows = _by_rank(nodes, above, below)
        for sweep in range(SWEEPS):
            _reorder(rows, above if sweep % 2 == 0 else below, is_downward=sweep % 2 == 0)
        found.append(Layering(tuple(map(tuple, rows)), tuple(own)))
    return found


def _parts(pairs: Sequence[Pair]) -> list[tuple[list[int], list[Pair]]]:
    """The nodes and the pairs of each connected part, in the order of the pairs."""
    part_of: dict[int, list[int]] = {}
    for a, b in pairs:
        one, other = part_of.setdefault(a, [a]), part_of.setdefault(b, [b])
        if one is not other:
            small, large = sorted((one, other), key=len)
            large += small
            part_of.update(dict.fromkeys(small, large))
    found: dict[int, tuple[list[int], list[Pair]]] = {}
    for pair in pairs:
        nodes = part_of[pair[0]]
        found.setdefault(id(nodes), (nodes, []))[1].append(pair)
    return [(sorted(nodes), own) for nodes, own in found.values()]


def _by_rank(
    part: Sequence[int], above: Mapping[int, Sequence[int]], below: Mapping[int, Sequence[int]]
) -> list[list[int]]:
    missing = {node: len(above.get(node, ())) for node in part}
    rows: list[list[int]] = []
    row = [node for node in part if not missing[node]]
    while row:
        rows.append(row)
        following = []
        for node in row:
            for other in below.get(node, ()):
                missing[other] -= 1
                if not missing[other]:
                    following.append(other)
        row = following
    return rows


def _reorder(rows: list[list[int]], neighbours: Mapping[int, Sequence[int]], *, is_downward: bool) -> None:
    """Sort each row by the mean place of its neighbours above (or below)."""
    place = {node: (column + 0.5) / len(row) for row in rows for column, node in enumerate(row)}
    for row in rows if is_downward else reversed(rows):
        means = {
            node: sum(place[n] for n in neighbours[node]) / len(neighbours[node]) if node in neighbours else place[node]
            for node in row
        }
        row.sort(key=lambda node: (means[node], place[node]))
        place.update({node: (column + 0.5) / len(row) for column, node in enumerate(row)})
