"""Going from node to node with the keyboard."""

from __future__ import annotations

from typing import Literal

import numpy as np

from modellab.desktop.canvas import hits
from modellab.desktop.canvas.arrays import Floats
from modellab.desktop.canvas.scene import Scene

Direction = Literal["up", "down", "left", "right"]
_STEPS: dict[Direction, tuple[float, float]] = {
    "up": (0.0, -1.0),
    "down": (0.0, 1.0),
    "left": (-1.0, 0.0),
    "right": (1.0, 0.0),
}


def neighbour(scene: Scene, node: str, direction: Direction) -> str:
    """Return the node to go to: along an edge upwards or downwards, else the nearest that way; empty if none."""
    graph = scene.graph
    if direction == "up" and graph.incoming.get(node):
        return graph.incoming[node][0].source
    if direction == "down" and graph.outgoing.get(node):
        return graph.outgoing[node][0].target
    return nearest(scene, node, direction)


def nearest(scene: Scene, node: str, direction: Direction) -> str:
    """Return the nearest node in a direction; what lies aside counts as further away."""
    offsets = _centres(scene) - _centres(scene)[scene.rows[node]]
    step = np.array(_STEPS[direction])
    ahead = offsets @ step
    aside = np.abs(offsets @ step[::-1])
    cost = np.where(ahead > 1.0, ahead + 2.0 * aside, np.inf)
    best = int(cost.argmin())
    return scene.ids[best] if np.isfinite(cost[best]) else ""


def following(scene: Scene, node: str, steps: int) -> str:
    """Return the node some steps on in the order of computation, around the end; empty on an empty canvas."""
    known = dict.fromkeys((*scene.graph.order, *scene.graph.nodes))
    order = list(known)
    if not order:
        return ""
    if node not in known:
        return order[0 if steps > 0 else -1]
    return order[(order.index(node) + steps) % len(order)]


def goals(scene: Scene, source: str) -> tuple[str, ...]:
    """Return the nodes that an edge from ``source`` could lead to, nearest first; none that would close a circle."""
    graph = scene.graph
    before = graph.ancestors(source) | {source}
    taken = {edge.target for edge in graph.outgoing.get(source, ())}
    centres = _centres(scene)
    away = np.hypot(*(centres - centres[scene.rows[source]]).T)
    found = [
        scene.ids[row]
        for row in np.argsort(away, kind="stable").tolist()
        if scene.ids[row] not in before and hits.ports_of(scene, scene.ids[row], is_output=False)
    ]
    return tuple(sorted(found, key=taken.__contains__))


def _centres(scene: Scene) -> Floats:
    return np.asarray(scene.rects[:, :2] + scene.rects[:, 2:] / 2)
