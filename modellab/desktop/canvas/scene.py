"""Where everything lies on the canvas, as arrays, and what is under a point. Geometry only: no widget, no painter.

Legend: K nodes, M edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING

import numpy as np

from modellab.desktop.canvas import curves, look, notes
from modellab.desktop.canvas.arrays import Floats, Rows
from modellab.desktop.canvas.camera import Box
from modellab.desktop.canvas.look import NodeLook
from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.infer import Inference, NodeInference
from modellab.graph.layers.spec import Port
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import inputs_of, outputs_of
from modellab.graph.shape import format_badge

if TYPE_CHECKING:
    from modellab.graph.check import Diagnostic


class Scene:
    """A graph laid out as arrays.

    Never changed once made: ``updated`` and ``shifted`` return another scene that shares what did not change.

    Attributes:
        graph: What is laid out.
        inference: Its shapes and counts, if known.
        ids: Node ids by row.
        rows: Row by node id.
        rects: Float64 (K, 4): x, y, width, height.
        families: Int (K,): index into ``family_keys``.
        severities: Int (K,): 0 well, 1 warning, 2 error.
        edges: Edges by row.
        ends: Float64 (M, 4): start x, start y, end x, end y.
        broken: Bool (M,): edges that bring a shape which their target refuses.
    """

    ends: Floats
    edge_boxes: Floats

    def __init__(self, graph: Graph, inference: Inference | None, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self.graph = graph
        self.inference = inference
        self.ids: list[str] = list(graph.nodes)
        self.rows: dict[str, int] = {node: row for row, node in enumerate(self.ids)}
        self._by_node = _grouped(diagnostics)
        self._looks: dict[int, NodeLook] = {}
        self._badges: dict[int, str] = {}
        self._notes: dict[int, Box] | None = None
        self._measure()
        self._wire()

    # Building.

    def _measure(self) -> None:
        nodes = self.graph.nodes.values()
        count = len(self.ids)
        self.rects = np.empty((count, 4))
        if count:
            self.rects[:, :2] = [node.position for node in nodes]
            self.rects[:, 2] = look.WIDTH
            self.rects[:, 3] = [look.height_of(look.has_strip(node.kind)) for node in nodes]
        self.families = np.fromiter((_family(node.kind) for node in nodes), dtype=np.intp, count=count)
        self._mark_diagnostics()

    def _mark_diagnostics(self) -> None:
        self.severities = np.zeros(len(self.ids), dtype=np.intp)
        for node, found in self._by_node.items():
            row = self.rows.get(node)
            if row is not None:
                self.severities[row] = 2 if found[0].severity == "error" else 1

    def _wire(self) -> None:
        graph = self.graph
        self.edges = tuple(edge for edge in graph.edges if edge.source in self.rows and edge.target in self.rows)
        count = len(self.edges)
        rows = self.rows
        self._sources = np.fromiter((rows[edge.source] for edge in self.edges), dtype=np.intp, count=count)
        self._targets = np.fromiter((rows[edge.target] for edge in self.edges), dtype=np.intp, count=count)
        starts = (self._share(edge.source, edge.source_port, is_output=True) for edge in self.edges)
        stops = (self._share(edge.target, edge.target_port, is_output=False) for edge in self.edges)
        self._start_shares = np.fromiter(starts, dtype=np.float64, count=count)
        self._stop_shares = np.fromiter(stops, dtype=np.float64, count=count)
        self._place_edges()

    def _ends_of(self, rows: Rows | slice) -> Floats:
        source, target = self.rects[self._sources[rows]], self.rects[self._targets[rows]]
        return np.stack(
            [
                source[:, 0] + source[:, 2] * self._start_shares[rows],
                source[:, 1] + source[:, 3],
                target[:, 0] + target[:, 2] * self._stop_shares[rows],
                target[:, 1],
            ],
            axis=1,
        ).reshape(-1, 4)

    def _replace_edges(self, nodes: Rows) -> None:
        """Place the edges of some nodes anew, in arrays that are not shared with the scene before."""
        rows = self.edges_at(nodes)
        self.ends, self.edge_boxes = self.ends.copy(), self.edge_boxes.copy()
        self.ends[rows] = self._ends_of(rows)
        self.edge_boxes[rows] = curves.boxes(self.ends[rows])

    def _place_edges(self) -> None:
        self.ends = self._ends_of(slice(None))
        self.edge_boxes = curves.boxes(self.ends)
        self._mark_broken()

    def _mark_broken(self) -> None:
        self.broken = self.severities[self._targets] == 2 if len(self.edges) else np.zeros(0, dtype=bool)

    def _share(self, node_id: str, port: str, *, is_output: bool) -> float:
        """How far along the width of its node a port lies."""
        node = self.graph.nodes[node_id]
        spec = spec_of(node.kind)
        if spec is not None and spec.role != "block":
            ports = spec.outputs if is_output else spec.inputs
            if len(ports) == 1:
                return 0.5
        ports = self.ports(node, is_output=is_output)
        names = [known.name for known in ports]
        return (names.index(port) + 1) / (len(names) + 1) if port in names else 0.5

    def ports(self, node: Node, *, is_output: bool) -> tuple[Port, ...]:
        """Return the ports along the lower or the upper edge of a node."""
        return outputs_of(self.graph, node) if is_output else inputs_of(self.graph, node)

    def updated(self, graph: Graph, inference: Inference | None, diagnostics: Iterable[Diagnostic] = ()) -> Scene:
        """Return the scene of another graph; where only nodes moved, next to nothing is computed anew."""
        by_node = _grouped(diagnostics)
        changed = self._changed_rows(graph)
        if changed is None or by_node.keys() != self._by_node.keys():
            return Scene(graph, inference, diagnostics)
        scene = self._copy()
        scene.graph, scene.inference, scene._by_node = graph, inference, by_node
        scene._looks = dict(self._looks)
        for node, found in by_node.items():
            if not _say_the_same(found, self._by_node[node]):
                scene._looks.pop(self.rows.get(node, -1), None)
        scene._badges = {} if inference is not self.inference else self._badges
        scene.rects = self.rects.copy()
        nodes = graph.nodes
        for row in changed:
            scene.rects[row, :2] = nodes[self.ids[row]].position
            scene._looks.pop(row, None)
        if inference is not self.inference:
            scene._forget_changed_counts(self)
        if by_node:
            scene._mark_diagnostics()
        scene._replace_edges(np.array(changed, dtype=np.intp))
        scene._mark_broken()
        return scene

    def _changed_rows(self, graph: Graph) -> list[int] | None:
        """Rows whose node is another value with the same kind and ports; None where more than that changed."""
        old = self.graph
        if graph.edges is not old.edges or graph.blocks is not old.blocks or len(graph.nodes) != len(old.nodes):
            return None
        different = map(is_not, graph.nodes.values(), old.nodes.values())
        changed = list(compress(range(len(self.ids)), different))
        nodes = list(graph.nodes.values()) if changed else []
        for row in changed:
            new, was = nodes[row], old.nodes[self.ids[row]]
            if new.id != was.id or new.kind != was.kind or (new.settings is not was.settings and _is_block(new)):
                return None
        return changed

    def _forget_changed_counts(self, old: Scene) -> None:
        """Drop the looks of nodes about which something else is known now."""
        for row in list(self._looks):
            if self.info(row) is not old.info(row):
                del self._looks[row]

    def _copy(self) -> Scene:
        scene = Scene.__new__(Scene)
        scene.__dict__.update(self.__dict__)
        scene._notes = None
        return scene

    def shifted(self, rows: Rows, dx: float, dy: float) -> Scene:
        """Return the scene with some nodes moved: what a drag shows before it becomes an edit."""
        scene = self._copy()
        scene.rects = self.rects.copy()
        scene.rects[rows, 0] += dx
        scene.rects[rows, 1] += dy
        scene._replace_edges(rows)
        return scene

    def placed(self, positions: Mapping[str, tuple[float, float]]) -> Scene:
        """Return the scene with nodes at other places: a frame of an animation."""
        scene = self._copy()
        scene.rects = self.rects.copy()
        for node, position in positions.items():
            scene.rects[self.rows[node], :2] = position
        scene._place_edges()
        return scene

    # Reading.

    def look(self, row: int) -> NodeLook:
        """Return how a node looks."""
        found = self._looks.get(row)
        if found is None:
            node = self.graph.nodes[self.ids[row]]
            ports = look.num_ports(self.graph, node)
            found = look.look_of(node, self.info(row), self._by_node.get(node.id, ()), ports)
            self._looks[row] = found
        return found

    @property
    def notes(self) -> Mapping[int, Box]:
        """Boxes of what is written beside broken nodes, by the row of the node; the last lies on top."""
        if self._notes is None:
            spoken = {row: self.look(row).note for row in np.flatnonzero(self.severities).tolist()}
            heights = {row: note.height for row, note in spoken.items() if note is not None}
            self._notes = notes.place(self.rects, heights) if heights else {}
        return self._notes

    def info(self, row: int) -> NodeInference | None:
        """Return what is inferred for a node."""
        return self.inference.nodes.get(self.ids[row]) if self.inference is not None else None

    def diagnostics(self, node: str) -> Sequence[Diagnostic]:
        """Return what is wrong with a node, the worst first."""
        return self._by_node.get(node, ())

    def badge(self, row: int) -> str:
        """Return the shape that flows along an edge, or nothing where it is unknown."""
        found = self._badges.get(row)
        if found is None:
            found = self._badges[row] = self._shape_of(self.edges[row])
        return found

    def _shape_of(self, edge: Edge) -> str:
        info = self.inference.nodes.get(edge.source) if self.inference is not None else None
        if info is None or info.outputs is None:
            return ""
        names = [port.name for port in self.ports(self.graph.nodes[edge.source], is_output=True)]
        index = names.index(edge.source_port) if edge.source_port in names else len(info.outputs)
        return format_badge(info.outputs[index].shape) if index < len(info.outputs) else ""

    def bounds(self, nodes: Iterable[str] | None = None, *, with_notes: bool = False) -> Box:
        """Return the box that holds all nodes, or some of them; a small one for an empty canvas."""
        rows = np.arange(len(self.ids)) if nodes is None else self.rows_of(nodes)
        boxes = [np.concatenate([self.rects[rows, :2], self.rects[rows, :2] + self.rects[rows, 2:]], axis=1)]
        if with_notes and self.notes:
            boxes += [np.array([self.notes[row]]) for row in rows.tolist() if row in self.notes]
        if not len(rows):
            return 0.0, 0.0, look.WIDTH, look.HEIGHT
        left, top, right, bottom = np.concatenate(boxes).T
        return float(left.min()), float(top.min()), float(right.max()), float(bottom.max())

    def starts(self) -> list[str]:
        """Return the nodes at which one begins to read: those that nothing leads to but that lead on."""
        return [node for node in self.ids if node in self.graph.outgoing and node not in self.graph.incoming]

    def extent(self) -> Box:
        """Return the box that holds all nodes, edges and notes."""
        left, top, right, bottom = self.bounds(with_notes=True)
        along = curves.points(self.ends, 9).reshape(-1, 2)
        if not len(along):
            return left, top, right, bottom
        low, high = along.min(axis=0).tolist(), along.max(axis=0).tolist()
        return min(left, low[0]), min(top, low[1]), max(right, high[0]), max(bottom, high[1])

    def sizes(self) -> dict[str, tuple[float, float]]:
        """Return width and height of every node, for the automatic layout."""
        return {
            node: (width, height) for node, (width, height) in zip(self.ids, self.rects[:, 2:].tolist(), strict=True)
        }

    def rows_of(self, nodes: Iterable[str]) -> Rows:
        """Return the rows of those ids that are on the canvas."""
        return np.array([self.rows[node] for node in nodes if node in self.rows], dtype=np.intp)

    def rows_in(self, box: Box, margin: float = 0.0) -> Rows:
        """Return the rows of the nodes that touch a box."""
        left, top, right, bottom = box
        x, y, width, height = self.rects.T
        inside = (x + width >= left - margin) & (x <= right + margin)
        inside &= (y + height >= top - margin) & (y <= bottom + margin)
        return np.flatnonzero(inside)

    def edges_in(self, box: Box, margin: float = 0.0) -> Rows:
        """Return the rows of the edges whose curves may touch a box."""
        left, top, right, bottom = box
        x0, y0, x1, y1 = self.edge_boxes.T
        inside = (x1 >= left - margin) & (x0 <= right + margin) & (y1 >= top - margin) & (y0 <= bottom + margin)
        return np.flatnonzero(inside)

    def edges_at(self, rows: Rows) -> Rows:
        """Return the rows of the edges that begin or end at some nodes."""
        chosen = np.zeros(len(self.ids), dtype=bool)
        chosen[rows] = True
        return np.flatnonzero(chosen[self._sources] | chosen[self._targets])


family_keys: tuple[str, ...] = (
    "", "io", "convolution", "pooling", "dense", "recurrent", "attention", "embedding", "normalisation",
    "regularisation", "activation", "reshape", "merge", "pretrained", "block",
)  # fmt: skip
"""Families by index; the first stands for unknown kinds."""
_FAMILY_INDEX = {key: index for index, key in enumerate(family_keys)}


def _family(kind: str) -> int:
    spec = spec_of(kind)
    return _FAMILY_INDEX.get(spec.family, 0) if spec is not None else 0


def _is_block(node: Node) -> bool:
    spec = spec_of(node.kind)
    return spec is not None and spec.role == "block"


def _say_the_same(found: Sequence[Diagnostic], before: Sequence[Diagnostic]) -> bool:
    """Whether two lists of diagnostics look alike, the labels of their repairs included."""
    if found != before:
        return False
    labels = ([repair.label for problem in several for repair in problem.repairs] for several in (found, before))
    return next(labels) == next(labels)


def _grouped(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Diagnostics by node, errors first."""
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.node:
            found.setdefault(diagnostic.node, []).append(diagnostic)
    for several in found.values():
        several.sort(key=lambda diagnostic: diagnostic.severity != "error")
    return found
