"""Automatic layout from the canvas: in a worker where it may take long, and with a short glide to the new places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle

from modellab.desktop import background
from modellab.desktop.canvas import verbs
from modellab.desktop.canvas.canvas import Canvas
from modellab.desktop.canvas.place import Place
from modellab.desktop.theme import ANIMATION_MS
from modellab.graph.arrange import arrange_safely, is_small
from modellab.graph.graph import Graph

if TYPE_CHECKING:
    from modellab.desktop.session import Session

_MAX_GLIDING = 600
Positions = dict[str, tuple[float, float]]


class Arranger(QObject):
    """Lays the shown graph out anew.

    Args:
        canvas: Where the glide is shown.
        place: Which graph.
        session: Runs the worker.
    """

    def __init__(self, canvas: Canvas, place: Place, session: Session) -> None:
        super().__init__(canvas)
        self._canvas, self._place, self._session = canvas, place, session
        self._request = 0
        self._glide = QVariantAnimation(self, duration=ANIMATION_MS)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._on_glide_value_changed)
        self._glide.finished.connect(self._on_glide_finished)
        self._old: Positions = {}
        self._new: Positions = {}

    def start(self) -> None:
        """Lay out; small graphs at once, others when the worker is done. Only the last request counts."""
        graph, sizes = self._place.graph, self._canvas.scene.sizes()
        self._request += 1
        if not graph.nodes:
            return
        if is_small(graph):
            self._take(arrange_safely(graph, sizes))
        else:
            self._session.start(self._arrange_later(graph, sizes, self._request))

    async def _arrange_later(self, graph: Graph, sizes: Positions, request: int) -> None:
        positions = await background.run(arrange_safely, graph, sizes)
        if request == self._request:
            self._take(positions)

    def _take(self, positions: Positions) -> None:
        nodes = self._place.graph.nodes
        self._new = {node: place for node, place in positions.items() if node in nodes}
        self._old = {node: nodes[node].position for node in self._new}
        verbs.arrange(self._place, self._new)
        if self._glides():
            self._canvas.show_positions(self._old)
            self._glide.start()
        else:
            self._canvas.fit()

    def _glides(self) -> bool:
        wanted = self._canvas.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._canvas)
        return bool(wanted) and self._canvas.isVisible() and 0 < len(self._new) <= _MAX_GLIDING

    def _on_glide_value_changed(self, share: float) -> None:
        if self._place.graph.nodes.keys() != self._old.keys():
            self._glide.stop()
            self._canvas.show_positions({})
            return
        self._canvas.show_positions(
            {
                node: (x0 + (self._new[node][0] - x0) * share, y0 + (self._new[node][1] - y0) * share)
                for node, (x0, y0) in self._old.items()
            }
        )

    def _on_glide_finished(self) -> None:
        self._canvas.show_positions({})
        self._canvas.fit()
