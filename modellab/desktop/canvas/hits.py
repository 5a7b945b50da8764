"""What is under a point of the canvas: nodes, ports, edges, buttons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modellab.desktop.canvas import curves
from modellab.desktop.canvas.scene import Scene
from modellab.graph.graph import Edge
from modellab.graph.layers.spec import Port

PORT_REACH = 11.0
EDGE_REACH = 7.0


@dataclass(frozen=True, slots=True)
class PortHit:
    """A port under the pointer.

    Attributes:
        node: Id of its node.
        port: The port.
        is_output: Whether edges begin here.
        x: Its place on the canvas.
        y: Its place on the canvas.
    """

    node: str
    port: Port
    is_output: bool
    x: float
    y: float


def node_at(scene: Scene, x: float, y: float, *, with_notes: bool = True) -> str:
    """Return the id of the topmost node at a point of the canvas, or an empty string.

    What is written beside a node belongs to it, and lies above all nodes; far away it is not drawn.
    """
    note = note_at(scene, x, y) if with_notes else None
    if note is not None:
        return scene.ids[note]
    hits = scene.rows_in((x, y, x, y)).tolist()
    if not hits:
        return ""
    top: int = max(hits, key=lambda row: (int(scene.severities[row]) == 2, row))
    return scene.ids[top]


def note_at(scene: Scene, x: float, y: float) -> int | None:
    """Return the row of the node whose note lies at a point, or None."""
    hits = [row for row, box in scene.notes.items() if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
    return hits[-1] if hits else None


def ports_of(scene: Scene, node_id: str, *, is_output: bool) -> list[PortHit]:
    """Return the ports along the top or the bottom of a node."""
    x, y, width, height = scene.rects[scene.rows[node_id]].tolist()
    ports = scene.ports(scene.graph.nodes[node_id], is_output=is_output)
    edge_y = y + height if is_output else y
    return [
        PortHit(node_id, port, is_output, x + width * (index + 1) / (len(ports) + 1), edge_y)
        for index, port in enumerate(ports)
    ]


def port_at(scene: Scene, x: float, y: float, reach: float = PORT_REACH) -> PortHit | None:
    """Return the nearest port within ``reach`` of a point, or None."""
    best, best_distance = None, reach
    for row in scene.rows_in((x, y, x, y), reach)[::-1]:
        for is_output in (True, False):
            for hit in ports_of(scene, scene.ids[row], is_output=is_output):
                distance = float(np.hypot(hit.x - x, hit.y - y))
                if distance < best_distance:
                    best, best_distance = hit, distance
    return best


def edge_at(scene: Scene, x: float, y: float, reach: float = EDGE_REACH) -> Edge | None:
    """Return the edge that passes nearest to a point, within ``reach``, or None."""
    rows = scene.edges_in((x, y, x, y), reach)
    if not len(rows):
        return None
    away = curves.distances(scene.ends[rows], x, y)
    nearest = int(away.argmin())
    return scene.edges[rows[nearest]] if away[nearest] <= reach else None


def repair_at(scene: Scene, x: float, y: float) -> tuple[str, bool] | None:
    """Return the node whose repair button is at a point, and whether it is the one for further repairs."""
    row = note_at(scene, x, y)
    note = scene.look(row).note if row is not None else None
    if row is None or note is None:
        return None
    left, top = scene.notes[row][:2]
    for box, is_more in ((note.button, False), (note.more_button, True)):
        if box is not None and box[0] <= x - left <= box[0] + box[2] and box[1] <= y - top <= box[1] + box[3]:
            return scene.ids[row], is_more
    return None
