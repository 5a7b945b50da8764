"""The document as a value: nodes, edges and named blocks, with pure queries."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from modellab.settings import Setting, Settings

MAX_NODES = 20_000
RATE = Setting(
    "rate", "Learning rate factor", "float", 1.0, minimum=0, maximum=100,
    help="What the learning rate is multiplied with for these weights; below 1, what they know changes slowly.",
)  # fmt: skip
_NO_SETTINGS = Settings({})


def checked_rate(value: object) -> float:
    """Return a learning rate factor.

    Raises:
        ModelLabError: It is not a number in the bounds of ``RATE``.
    """
    return float(cast(float, RATE.check(value)))


@dataclass(frozen=True, slots=True)
class Node:
    """A layer on the canvas.

    Attributes:
        id: Unique in its graph; a lower-case Python identifier such as ``conv2d_1``. Weights belong to it.
        kind: Key of the layer table.
        settings: Complete and checked for a known kind; kept as found for an unknown one.
        name: The user's label; empty for the kind's own.
        position: Top left corner on the canvas, in pixels at zoom 1.
        is_frozen: Whether its weights stay as they are while training.
        comment: The user's note.
        rate: What the learning rate is multiplied with for its weights; a pretrained layer learns with less.
    """

    id: str
    kind: str
    settings: Settings = _NO_SETTINGS
    name: str = ""
    position: tuple[float, float] = (0.0, 0.0)
    is_frozen: bool = False
    comment: str = ""
    rate: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A connection from an output port to an input port."""

    source: str
    target: str
    source_port: str = "out"
    target_port: str = "in"


@dataclass(frozen=True)
class Graph:
    """Nodes by id in the order they were added, edges in the order they were drawn, and block definitions by name.

    Edits (see ``edits.py``) return a new graph and share what they did not touch. Order matters twice: inputs and
    outputs of the network follow the order of their nodes, and a port that takes many edges reads them in edge order.
    ``blocks`` holds the sub-graphs that nodes of kind ``block`` refer to; only the outermost graph has any.
    """

    nodes: Mapping[str, Node] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    blocks: Mapping[str, Graph] = field(default_factory=dict)

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Edge, ...]]:
        """Edges into each node that has any, in edge order."""
        return self._edges_by("target")

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Edge, ...]]:
        """Edges out of each node that has any, in edge order."""
        return self._edges_by("source")

    def _edges_by(self, end: str) -> Mapping[str, tuple[Edge, ...]]:
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(getattr(edge, end), []).append(edge)
        return {node: tuple(edges) for node, edges in found.items()}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Node ids, sources before targets, ties in the order of ``nodes``; without nodes on or behind a cycle."""
        rank = {node: index for index, node in enumerate(self.nodes)}
        waiting = {node: len(self.incoming.get(node, ())) for node in self.nodes}
        ready = [rank[node] for node, count in waiting.items() if count == 0]
        ids, order = list(self.nodes), []
        heapq.heapify(ready)
        while ready:
            node = ids[heapq.heappop(ready)]
            order.append(node)
            for edge in self.outgoing.get(node, ()):
                waiting[edge.target] -= 1
                if waiting[edge.target] == 0:
                    heapq.heappush(ready, rank[edge.target])
        return tuple(order)

    @cached_property
    def cyclic(self) -> frozenset[str]:
        """Ids of the nodes that lie on a cycle."""
        unseen = set(self.nodes) - set(self.order)
        found: set[str] = set()
        # Kosaraju: walked backwards, latest finished first, a start reaches just the nodes that it shares cycles with.
        for start in reversed(self._finished(unseen)):
            if start in unseen:
                component = self._take(start, unseen)
                if len(component) > 1 or any(edge.target == start for edge in self.outgoing.get(start, ())):
                    found |= component
        return frozenset(found)

    def _finished(self, nodes: Collection[str]) -> list[str]:
        """``nodes``, each after all that it leads to, apart from those that lead back to it."""
        unseen, finished = set(nodes), []
        stack = [(node, False) for node in self.nodes if node in unseen]
        while stack:
            node, is_finished = stack.pop()
            if is_finished:
                finished.append(node)
            elif node in unseen:
                unseen.remove(node)
                stack.append((node, True))
                stack += [(edge.target, False) for edge in self.outgoing.get(node, ()) if edge.target in unseen]
        return finished

    def _take(self, node: str, unseen: set[str]) -> set[str]:
        """Move ``node`` and all that leads to it out of ``unseen``."""
        taken, stack = {node}, [node]
        unseen.remove(node)
        while stack:
            for edge in self.incoming.get(stack.pop(), ()):
                if edge.source in unseen:
                    unseen.remove(edge.source)
                    taken.add(edge.source)
                    stack.append(edge.source)
        return taken

    def forget(self) -> None:
        """Drop what was worked out for queries, to save memory; they work it out again when asked."""
        for name in ("incoming", "outgoing", "order", "cyclic"):
            self.__dict__.pop(name, None)

    def adopt(self, other: Graph) -> None:
        """Take over what ``other`` worked out about its edges, if ids and edges are the same. It only saves time."""
        if self.edges is other.edges and list(self.nodes) == list(other.nodes):
            for name in ("incoming", "outgoing", "order", "cyclic"):
                if name in other.__dict__:
                    self.__dict__.setdefault(name, other.__dict__[name])

    def ancestors(self, node: str) -> frozenset[str]:
        """Ids of all nodes that ``node`` depends on, itself not included unless on a cycle."""
        return self._reach(node, self.incoming, "source")

    def descendants(self, node: str) -> frozenset[str]:
        """Ids of all nodes that depend on ``node``."""
        return self._reach(node, self.outgoing, "target")

    def _reach(self, node: str, edges: Mapping[str, tuple[Edge, ...]], end: str) -> frozenset[str]:
        seen: set[str] = set()
        stack = [node]
        while stack:
            for edge in edges.get(stack.pop(), ()):
                other = getattr(edge, end)
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        return frozenset(seen)
