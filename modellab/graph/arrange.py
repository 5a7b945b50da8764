"""Automatic layered layout, top to bottom.

Layers come from fast-sugiyama, which knows no sizes; ``columns.py`` finds the horizontal places. The library is native
code that may abort the process or take long, so ``arrange_safely`` runs it in a child process with a time limit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import Path

from modellab.graph.columns import Columns
from modellab.graph.graph import Graph
from modellab.graph.layering import Layering, Pair, Ranking, plain, sugiyama

Position = tuple[float, float]
Size = tuple[float, float]

NODE_SIZE = (200.0, 64.0)  # of a node whose size is not given
COLUMN_GAP = 48.0
ROW_GAP = 48.0
EDGE_GAP = 16.0  # between long edges side by side
SMALL = 600  # rows crossed by all edges together, up to which no child process and several rankings are worth it
RANKINGS: tuple[Ranking, ...] = ("minimize", "down", "up")


def arrange(graph: Graph, sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Place all nodes: sources above targets, parts side by side, unconnected nodes in rows beside them.

    Args:
        graph: May hold circles; the edges that close them do not count.
        sizes: Width and height by node id, in pixels.

    Returns:
        The top left corner of each node, in whole pixels from (0, 0) on; the same for equal input.
    """
    return _named(graph, sizes, lambda boxes, pairs: _positions(boxes, pairs, _drawn_well))


def arrange_simply(graph: Graph, sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Place all nodes as ``arrange`` does, without the layout library: edges cross more often."""
    return _named(graph, sizes, lambda boxes, pairs: _positions(boxes, pairs, _drawn_simply))


def arrange_safely(graph: Graph, sizes: Mapping[str, Size], timeout_s: float = 3.0) -> dict[str, Position]:
    """Place all nodes as ``arrange`` does, or simply where that takes too long or its process dies.

    Graphs that are not small go through a child process, so call this off the main thread for them. A packaged program
    takes ``-m`` for the modules it starts this way, listed in packaging/start.py.
    """
    if is_small(graph):
        return arrange(graph, sizes)
    return _named(graph, sizes, lambda boxes, pairs: _from_child(boxes, pairs, timeout_s))


def is_small(graph: Graph) -> bool:
    """Whether a graph is arranged within a few frames, in this process."""
    return len(graph.nodes) <= SMALL and _effort(_downward_pairs(graph)) <= SMALL


def _named(
    graph: Graph, sizes: Mapping[str, Size], place: Callable[[Sequence[Size], Sequence[Pair]], Sequence[Position]]
) -> dict[str, Position]:
    boxes = [sizes.get(node_id, NODE_SIZE) for node_id in graph.nodes]
    return dict(zip(graph.nodes, place(boxes, _downward_pairs(graph)), strict=True))


def _downward_pairs(graph: Graph) -> list[Pair]:
    """Connected nodes by their numbers, each pair once, upper first, without circles."""
    number = {node_id: index for index, node_id in enumerate(graph.nodes)}
    rank = {node_id: index for index, node_id in enumerate(dict.fromkeys((*graph.order, *graph.nodes)))}
    pairs = set()
    for edge in graph.edges:
        if edge.source != edge.target:
            upper, lower = sorted((edge.source, edge.target), key=rank.__getitem__)
            pairs.add((upper, lower))
    return [(number[a], number[b]) for a, b in sorted(pairs, key=lambda pair: (rank[pair[0]], rank[pair[1]]))]


def _effort(pairs: Sequence[Pair]) -> int:
    """Estimate how many rows the edges cross in all: the library takes a point on an edge for every one."""
    rank: dict[int, int] = {}
    for upper, lower in pairs:
        rank[lower] = max(rank.get(lower, 0), rank.get(upper, 0) + 1)
    return sum(rank[lower] - rank.get(upper, 0) for upper, lower in pairs)


def _from_child(boxes: Sequence[Size], pairs: Sequence[Pair], timeout_s: float) -> Sequence[Position]:
    """Arrange in a child process; simply in this one if that fails."""
    package = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
    try:
        answer = subprocess.run(
            [sys.executable, "-m", "modellab.graph.arrange"],
            input=json.dumps({"boxes": boxes, "pairs": pairs}).encode(),
            capture_output=True,
            timeout=timeout_s,
            check=True,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # or Windows flashes a console
        ).stdout
        return [(x, y) for x, y in json.loads(answer)]
    except (OSError, subprocess.SubprocessError, ValueError):
        return _positions(boxes, pairs, _drawn_simply)


def main() -> None:
    """Read boxes and pairs as JSON from standard input and write positions to standard output."""
    asked = json.load(sys.stdin)
    boxes, pairs = [tuple(box) for box in asked["boxes"]], [tuple(pair) for pair in asked["pairs"]]
    json.dump(_positions(boxes, pairs, _drawn_well), sys.stdout)


@dataclass(frozen=True)
class _Part:
    """Some nodes and their top left corners, with the size of all together."""

    corners: Mapping[int, Position]
    size: Size


_Drawing = Callable[[Sequence[Size], Sequence[Pair]], list[_Part]]


def _positions(boxes: Sequence[Size], pairs: Sequence[Pair], drawn: _Drawing) -> list[Position]:
    parts = drawn(boxes, pairs) if pairs else []
    connected = {vertex for pair in pairs for vertex in pair}
    lonely = [vertex for vertex in range(len(boxes)) if vertex not in connected]
    if lonely:
        parts.append(_in_rows(lonely, boxes))
    corners = _side_by_side(parts)
    return [corners[vertex] for vertex in range(len(boxes))]


def _drawn_simply(boxes: Sequence[Size], pairs: Sequence[Pair]) -> list[_Part]:
    return [_placed(layering, boxes) for layering in plain(pairs)]


def _drawn_well(boxes: Sequence[Size], pairs: Sequence[Pair]) -> list[_Part]:
    """Draw each part with several rankings until no edge runs over a node; keep the best, the narrower of equals."""
    effort = _effort(pairs)
    best: list[tuple[int, float, _Part]] = []
    for ranking in RANKINGS:
        drawn = [_placed(layering, boxes) for layering in sugiyama(pairs, ranking)]
        if effort > SMALL:
            return drawn
        judged = [(_num_covered(part, boxes, pairs), part.size[0], part) for part in drawn]
        best = [min(pair, key=lambda entry: entry[:2]) for pair in zip(best, judged, strict=True)] if best else judged
        if not any(covered for covered, _, _ in best):
            break
    return [part for _, _, part in best]


def _num_covered(part: _Part, boxes: Sequence[Size], pairs: Sequence[Pair]) -> int:
    """Count the edges that, drawn as straight lines, run over a node."""
    rows = sorted((y, vertex) for vertex, (_, y) in part.corners.items())
    count = 0
    for upper, lower in pairs:
        if upper in part.corners:
            (x0, y0), (x1, y1) = part.corners[upper], part.corners[lower]
            start = (x0 + boxes[upper][0] / 2, y0 + boxes[upper][1])
            between = rows[bisect_right(rows, (start[1], -1)) : bisect_left(rows, (y1, -1))]
            line = (start, (x1 + boxes[lower][0] / 2, y1))
            count += any(_runs_over(line, part.corners[v], boxes[v]) for _, v in between if v not in (upper, lower))
    return count


def _runs_over(line: tuple[Position, Position], corner: Position, box: Size) -> bool:
    """Whether a line, drawn downwards, touches a box that begins below its start and above its end."""
    (x0, y0), (x1, y1) = line
    bottom = min(corner[1] + box[1], y1)
    ends = [x0 + (x1 - x0) * (y - y0) / (y1 - y0) for y in (corner[1], bottom)]
    return max(ends) >= corner[0] and min(ends) <= corner[0] + box[0]


def _placed(layering: Layering, boxes: Sequence[Size]) -> _Part:
    vertices = [vertex for row in layering.rows for vertex in row]
    dense = {vertex: index for index, vertex in enumerate(vertices)}
    widths = [boxes[v][0] + COLUMN_GAP if v >= 0 else EDGE_GAP for v in vertices]
    columns = Columns([[dense[vertex] for vertex in row] for row in layering.rows], widths)
    edges = [(dense[a], dense[b]) for a, b in layering.edges]
    columns.join_all(edges, [vertex >= 0 for vertex in vertices])
    centres = columns.centres(edges)
    corners: dict[int, Position] = {}
    y = 0.0
    for row in layering.rows:
        nodes = [vertex for vertex in row if vertex >= 0]
        height = max((boxes[vertex][1] for vertex in nodes), default=0.0)
        for vertex in nodes:
            width, own = boxes[vertex]
            corners[vertex] = (centres[dense[vertex]] - width / 2, y + (height - own) / 2)
        y += height + ROW_GAP
    return _framed(corners, boxes)


def _framed(corners: Mapping[int, Position], boxes: Sequence[Size]) -> _Part:
    """Move corners so that the part begins at (0, 0), in whole pixels."""
    left, top = min(x for x, _ in corners.values()), min(y for _, y in corners.values())
    moved = {vertex: (float(round(x - left)), float(round(y - top))) for vertex, (x, y) in corners.items()}
    right = max(x + boxes[vertex][0] for vertex, (x, _) in moved.items())
    bottom = max(y + boxes[vertex][1] for vertex, (_, y) in moved.items())
    return _Part(moved, (right, bottom))


def _in_rows(vertices: Sequence[int], boxes: Sequence[Size]) -> _Part:
    """Nodes without edges: a row of up to six, or a square block of them."""
    per_row = max(6, ceil(sqrt(len(vertices))))
    width = max(boxes[vertex][0] for vertex in vertices) + COLUMN_GAP
    height = max(boxes[vertex][1] for vertex in vertices) + ROW_GAP
    corners = {v: (index % per_row * width, index // per_row * height) for index, v in enumerate(vertices)}
    return _framed(corners, boxes)


def _side_by_side(parts: Sequence[_Part]) -> dict[int, Position]:
    """Put parts into one row, or into shelves if the row would be much wider than high."""
    gap = 2 * COLUMN_GAP
    area = sum((part.size[0] + gap) * (part.size[1] + gap) for part in parts)
    widest = sorted(part.size[0] for part in parts)[-2:]
    limit = max(2 * sqrt(area), sum(widest) + gap)
    corners: dict[int, Position] = {}
    x = y = height = 0.0
    for part in parts:
        if x > 0 and x + part.size[0] > limit:
            x, y, height = 0.0, y + height + gap, 0.0
        corners.update({vertex: (x + left, y + top) for vertex, (left, top) in part.corners.items()})
        x, height = x + part.size[0] + gap, max(height, part.size[1])
    return corners


if __name__ == "__main__":
    main()
