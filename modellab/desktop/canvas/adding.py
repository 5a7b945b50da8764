"""Adding a layer by the palette at the pointer: what is offered, and where the chosen one goes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint

from modellab.desktop.canvas import library, verbs
from modellab.desktop.canvas.canvas import Canvas
from modellab.desktop.canvas.hits import PortHit
from modellab.desktop.canvas.place import Place
from modellab.desktop.canvas.quick_add import QuickAdd
from modellab.graph.layers.table import spec_of
from modellab.graph.shape import TensorType


class Adding(QObject):
    """Asks what to add and adds it.

    Args:
        canvas: Where the question comes from.
        place: Where the layer is added.
    """

    def __init__(self, canvas: Canvas, place: Place) -> None:
        super().__init__(canvas)
        self._canvas, self._place = canvas, place
        self._port: PortHit | None = None
        self._point = (0.0, 0.0)
        self.popup = QuickAdd(canvas)
        self.popup.chosen.connect(self._on_popup_chosen)
        canvas.palette_wanted.connect(self._on_canvas_palette_wanted)
        canvas.wire_dropped.connect(self.ask)

    def ask(self, port: PortHit | None, x: float, y: float) -> None:
        """Open the palette at a point of the canvas, for the end of a wire if a port is given."""
        self._port, self._point = port, (x, y)
        known = library.entries(self._place.graph, is_inside=self._place.is_inside)
        if port is not None and not port.is_output:
            known = tuple(entry for entry in known if _has_output(entry.key))
        value, before = self._flowing()
        seen = self._canvas.camera.to_view(x, y)
        at = self._canvas.mapToGlobal(QPoint(round(seen[0]), round(seen[1])))
        self.popup.ask(library.ranked(known, value, before), at)

    def _flowing(self) -> tuple[TensorType | None, str]:
        """What a new layer would get, and the family it would come after."""
        port = self._port
        if port is not None and not port.is_output:
            return None, ""
        node = port.node if port is not None else next(iter(self._place.selection[-1:]), "")
        if not node:
            return None, ""
        spec = spec_of(self._place.graph.nodes[node].kind)
        value = verbs.flowing_from(self._place, node, port.port.name if port is not None else "")
        return value, (spec.family if spec is not None else "")

    def _on_canvas_palette_wanted(self, x: float, y: float) -> None:
        self.ask(None, x, y)

    def _on_popup_chosen(self, key: str) -> None:
        if self._port is not None and self._port.node in self._place.graph.nodes:
            verbs.add_behind_port(self._place, key, self._port, self._point)
        elif self._place.selection:
            verbs.add_after_selection(self._place, key)
        else:
            verbs.add_at(self._place, key, self._point)
        self._canvas.reveal(self._place.selection)
        self._canvas.setFocus()


def _has_output(key: str) -> bool:
    spec = spec_of(key)
    return spec is None or bool(spec.outputs)
