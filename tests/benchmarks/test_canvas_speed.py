"""Processor time of what people do on a large canvas, printed beside the goals; nothing is asserted about times.

Run with ``pytest tests/benchmarks/test_canvas_speed.py -m benchmark -s``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the window needs Qt", exc_type=ImportError)

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from pytestqt.qtbot import QtBot

from modellab.desktop.canvas import hits
from modellab.desktop.canvas.camera import Camera
from modellab.desktop.canvas.canvas import Canvas
from modellab.graph import edits
from modellab.graph.arrange import arrange_safely
from modellab.graph.check import check
from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.infer import infer
from modellab.graph.layers.table import default_settings

pytestmark = pytest.mark.benchmark

SIZES = (1_000, 5_000, 10_000)
COLUMN = 50
KINDS = ("conv2d", "batch_norm", "relu", "dropout")
GOALS_MS = {
    "fit repaint": (8, 13, 16.7),
    "1:1 repaint": (8, 8, 8),
    "worst zoom step": (25, 25, 33),
    "drag frame": (4, 4, 4),
    "select all": (16.7, 33, 50),
    "undo of a move": (3, 3, 3),
    "edit to badges": (16.7, 40, 70),
    "arrange": (150, 600, 3000),
}


def large(count: int) -> Graph:
    """A chain of layers with a skip connection every eight, laid out in columns."""
    nodes = {"image_input_1": Node("image_input_1", "image_input", default_settings("image_input"))}
    settings = {kind: default_settings(kind) for kind in KINDS}
    settings["conv2d"] = settings["conv2d"].replace(padding="same", filters=8)
    edges, last, skip = [], "image_input_1", ""
    for index in range(1, count):
        kind = "add" if index % 8 == 0 and skip else KINDS[index % len(KINDS)]
        node = f"{kind}_{index}"
        values = default_settings("add") if kind == "add" else settings[kind]
        place = (index // COLUMN * 260.0, index % COLUMN * 120.0)
        nodes[node] = Node(node, kind, values, position=place)
        edges.append(Edge(last, node))
        if kind == "add":
            edges.append(Edge(skip, node))
        if index % 8 == 1:
            skip = node
        last = node
    return Graph(nodes, tuple(edges))


def cost_ms(action: Callable[[], object], repeat: int = 7) -> float:
    """Median processor time of one call."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        action()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


class Bench:
    """A canvas with a large graph."""

    def __init__(self, qtbot: QtBot, count: int) -> None:
        self.graph = large(count)
        self.inference = infer(self.graph)
        self.canvas = Canvas()
        qtbot.addWidget(self.canvas)
        self.canvas.resize(1600, 1000)
        with qtbot.waitExposed(self.canvas):
            self.canvas.show()
        self.canvas.show_graph(self.graph, self.inference, check(self.graph, self.inference))
        self.image = QImage(1600, 1000, QImage.Format.Format_ARGB32_Premultiplied)

    def paint(self) -> None:
        self.canvas.render(self.image)

    def settle(self) -> None:
        """Paint until every picture is there."""
        for _ in range(40):
            self.paint()

    def fit_repaint(self) -> float:
        self.canvas.fit()
        return cost_ms(self.paint)

    def actual_repaint(self) -> float:
        self.canvas.set_camera(Camera(500.0, 500.0, 1.0))
        self.settle()
        return cost_ms(self.paint)

    def worst_zoom_step(self) -> float:
        self.canvas.fit()
        times = []
        while self.canvas.camera.zoom < 2.0:
            self.canvas.zoom_by(1.2)
            times.append(cost_ms(self.paint, 1))
        return max(times)

    def drag_frame(self) -> float:
        self.canvas.set_camera(Camera(500.0, 500.0, 1.0))
        node = hits.node_at(self.canvas.scene, 800.0, 620.0) or self.canvas.scene.ids[150]
        self.canvas.show_selection([node])
        self.settle()
        exposed: list[QRegion] = []
        self.canvas.update = lambda *region: exposed.append(QRegion(*region))  # type: ignore[method-assign]
        steps = iter(range(1, 100))

        def frame() -> None:
            step = next(steps)
            exposed.clear()
            self.canvas.preview_move(8.0 * step, 4.0 * step)
            dirty = QRegion()
            for region in exposed:
                dirty = dirty.united(region)
            self.canvas.render(self.image, QPoint(), dirty)

        spent = cost_ms(frame)
        del self.canvas.update
        self.canvas.end_preview()
        return spent

    def select_all(self) -> float:
        self.canvas.fit()
        self.paint()

        def choose() -> None:
            self.canvas.show_selection([])
            self.canvas.show_selection(self.graph.nodes)
            self.paint()

        spent = cost_ms(choose)
        self.canvas.show_selection([])
        return spent

    def undo_of_a_move(self) -> float:
        self.canvas.set_camera(Camera(500.0, 500.0, 1.0))
        self.settle()
        found = self.canvas.scene._by_node
        diagnostics = [problem for several in found.values() for problem in several]
        moved = edits.move(self.graph, {self.canvas.scene.ids[5]: (8.0, 8.0)})
        after = replace(self.inference, graph=moved)
        self.canvas.show_graph(moved, after, diagnostics)
        return cost_ms(lambda: self.canvas.show_graph(self.graph, self.inference, diagnostics))

    def edit_to_badges(self) -> float:
        first = next(node for node in self.graph.nodes.values() if node.kind == "conv2d")
        sizes = iter(range(9, 99))
        self.canvas.fit()

        def edit() -> None:
            graph = edits.configure(self.graph, [first.id], {"filters": next(sizes)})
            inference = infer(graph, self.inference)
            self.canvas.show_graph(graph, inference, check(graph, inference))
            self.paint()

        return cost_ms(edit, 3)

    def arrange(self) -> float:
        start = time.perf_counter()
        arrange_safely(self.graph, self.canvas.scene.sizes())
        return (time.perf_counter() - start) * 1000


@pytest.mark.timeout(600)
def test_the_canvas_stays_quick(qtbot: QtBot) -> None:
    rows: dict[str, list[float]] = {name: [] for name in GOALS_MS}
    for count in SIZES:
        bench = Bench(qtbot, count)
        steps = (bench.fit_repaint, bench.actual_repaint, bench.worst_zoom_step, bench.drag_frame, bench.select_all,
                 bench.undo_of_a_move, bench.edit_to_badges, bench.arrange)  # fmt: skip
        for name, step in zip(rows, steps, strict=True):
            rows[name].append(step())
    print(f"\n{'ms at 1,000 / 5,000 / 10,000 nodes':36}{'measured':>26}{'goal':>22}")
    for name, times in rows.items():
        spent = " / ".join(f"{value:.1f}" for value in times)
        goal = " / ".join(f"{value:g}" for value in GOALS_MS[name])
        print(f"{name:36}{spent:>26}{goal:>22}")
    assert all(value > 0 for times in rows.values() for value in times)
