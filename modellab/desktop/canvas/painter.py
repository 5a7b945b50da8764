"""Draws a scene: the less of it is seen at once, the more detail each node gets.

Below zoom 0.30 edges are straight lines and nodes flat rectangles, drawn from arrays in one call for each colour; from
0.45 nodes are cached pictures; curves are thin polylines until they are few enough to be drawn as true curves.

Legend: K nodes, M edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from modellab.desktop.canvas import curves, notes
from modellab.desktop.canvas.arrays import Floats, Rows, draw_lines, draw_points, draw_rects
from modellab.desktop.canvas.camera import Box, Camera
from modellab.desktop.canvas.look import PORT_RADIUS
from modellab.desktop.canvas.pictures import MARGIN, Pictures, Scale, family_color, strip_box
from modellab.desktop.canvas.scene import Scene, family_keys
from modellab.desktop.theme import Theme
from modellab.graph.graph import Edge

CURVE_ZOOM = 0.30
PICTURE_ZOOM = 0.45
STRIP_ZOOM = 0.60
BADGE_ZOOM = 0.60
GRID_ZOOM = 0.45
TRUE_CURVE_ZOOM = 0.60
LONG_CURVE_PX = 1200.0
GRID_STEP = 24.0
_MAX_TRUE_CURVES = 160
_MAX_STRIP_BARS = 32


@dataclass(slots=True)
class Overlay:
    """What a gesture shows above the graph, in canvas coordinates.

    Attributes:
        wire: Start and end of a wire being drawn.
        wire_is_good: Whether dropping it here would connect.
        band: Box of a rubber band.
        lit_edge: Edge under the pointer, or on which a node would be dropped.
        lit_port: Centre of the port under the pointer.
        lit_node: Node that a wire would be connected to.
    """

    wire: tuple[float, float, float, float] | None = None
    wire_is_good: bool = False
    band: Box | None = None
    lit_edge: Edge | None = None
    lit_port: tuple[float, float] | None = None
    lit_node: str = ""


@dataclass(slots=True)
class Frame:
    """All that one repaint shows.

    Attributes:
        scene: The graph laid out.
        camera: What part of it is seen.
        exposed: Box of the view that is repainted: left, top, right, bottom.
        ratio: Screen pixels per pixel of the view.
        selected: Bool (K,).
        selected_edges: Edges that Delete would remove.
        strips: Live histograms by node id, each entry in [0, 1].
        overlay: What a gesture shows.
    """

    scene: Scene
    camera: Camera
    exposed: Box
    ratio: float
    selected: np.ndarray
    selected_edges: frozenset[Edge] = frozenset()
    strips: Mapping[str, Sequence[float]] = field(default_factory=dict)
    overlay: Overlay = field(default_factory=Overlay)

    def seen(self) -> Box:
        """Return the box of the canvas that is repainted."""
        left, top = self.camera.to_canvas(self.exposed[0], self.exposed[1])
        right, bottom = self.camera.to_canvas(self.exposed[2], self.exposed[3])
        return left, top, right, bottom

    def stacked(self, rows: Rows) -> Rows:
        """Order nodes for drawing: errors above the others, and what is selected above all."""
        above = 2 * self.selected[rows] + (self.scene.severities[rows] == 2)
        return rows[np.argsort(above, kind="stable")] if above.any() else rows

    def in_view(self, ends: Floats) -> Floats:
        """Bring rows of x1, y1, x2, y2 from the canvas to the view."""
        return np.asarray((ends - np.tile([self.camera.x, self.camera.y], 2)) * self.camera.zoom)

    def rects_in_view(self, rows: Rows) -> Floats:
        """Return rectangles of nodes (x, y, width, height) in the view."""
        rects = self.scene.rects[rows] * self.camera.zoom
        rects[:, 0] -= self.camera.x * self.camera.zoom
        rects[:, 1] -= self.camera.y * self.camera.zoom
        return np.asarray(rects)


class CanvasPainter:
    """Draws frames in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self.pictures = Pictures(theme)
        self._set_inks(theme)

    def show_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self.pictures.show_theme(theme)
        self._set_inks(theme)

    def _set_inks(self, theme: Theme) -> None:
        self._theme = theme
        self._ground = QColor(theme.canvas)
        self._card = QColor(theme.card)
        self._edge = QColor(theme.edge)
        self._accent = QColor(theme.accent)
        self._error = QColor(theme.error)
        self._dots = QColor(theme.border)
        self._borders = (QColor(theme.border), QColor(theme.warning), QColor(theme.error))
        self._families = [family_color(theme, key) for key in family_keys]

    def paint(self, painter: QPainter, frame: Frame) -> bool:
        """Draw a frame; return whether pictures are missing, so that another frame should follow."""
        self.pictures.begin_frame()
        left, top, right, bottom = frame.exposed
        painter.fillRect(QRectF(left, top, right - left, bottom - top), self._ground)
        self._paint_grid(painter, frame)
        seen = frame.seen()
        edges = frame.scene.edges_in(seen, 4 / frame.camera.zoom)
        nodes = frame.stacked(frame.scene.rows_in(seen, MARGIN))
        self._paint_edges(painter, frame, edges)
        if frame.camera.zoom < PICTURE_ZOOM:
            self._paint_flat(painter, frame, nodes)
        else:
            self._paint_pictures(painter, frame, nodes)
        if frame.camera.zoom >= BADGE_ZOOM:
            self._paint_badges(painter, frame, edges)
        if frame.camera.zoom >= PICTURE_ZOOM:
            self._paint_notes(painter, frame, seen)
        self._paint_overlay(painter, frame)
        return self.pictures.is_short

    def _paint_grid(self, painter: QPainter, frame: Frame) -> None:
        step = GRID_STEP * frame.camera.zoom
        if frame.camera.zoom < GRID_ZOOM:
            return
        left, top, right, bottom = frame.exposed
        xs = _marks(left, right, -frame.camera.x * frame.camera.zoom, step)
        ys = _marks(top, bottom, -frame.camera.y * frame.camera.zoom, step)
        dots = np.empty((len(ys), len(xs), 2))
        dots[..., 0], dots[..., 1] = xs[None, :], ys[:, None]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._dots, 1.5 if frame.camera.zoom > 0.9 else 1.0))
        draw_points(painter, dots.reshape(-1, 2))

    # Edges.

    def _paint_edges(self, painter: QPainter, frame: Frame, rows: Rows) -> None:
        if not len(rows):
            return
        broken = frame.scene.broken[rows]
        self._paint_curves(painter, frame, rows[~broken], self._edge_pen(frame, self._edge))
        if broken.any():
            pen = self._edge_pen(frame, self._error)
            pen.setDashPattern([4, 3])
            self._paint_curves(painter, frame, rows[broken], pen)
        lit = [edge for edge in (*frame.selected_edges, frame.overlay.lit_edge) if edge is not None]
        if lit:
            self._paint_lit(painter, frame, rows, lit)

    def _edge_pen(self, frame: Frame, color: QColor) -> QPen:
        # A pen of one pixel takes Qt's fast path, four times faster than any other width.
        if frame.camera.zoom >= 0.95:
            return QPen(color, 1.7 * frame.camera.zoom)
        return QPen(color, 1.0 if frame.ratio > 1.25 and frame.camera.zoom >= CURVE_ZOOM else 0)

    def _paint_lit(self, painter: QPainter, frame: Frame, rows: Rows, lit: Sequence[Edge]) -> None:
        chosen = np.array([row for row in rows.tolist() if frame.scene.edges[row] in lit], dtype=np.intp)
        self._paint_curves(painter, frame, chosen, QPen(self._accent, max(2.5 * frame.camera.zoom, 1.5)))

    def _paint_curves(self, painter: QPainter, frame: Frame, rows: Rows, pen: QPen) -> None:
        if not len(rows):
            return
        painter.setPen(pen)
        ends = frame.scene.ends[rows]
        if frame.camera.zoom < CURVE_ZOOM:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            draw_lines(painter, frame.in_view(ends))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if len(rows) > _MAX_TRUE_CURVES or frame.camera.zoom < TRUE_CURVE_ZOOM:
            draw_lines(painter, frame.in_view(curves.segments(ends, 9)))
        else:
            self._paint_true_curves(painter, frame, ends, pen)

    def _paint_true_curves(self, painter: QPainter, frame: Frame, ends: Floats, pen: QPen) -> None:
        """Draw each curve by itself: Qt strokes many small paths much faster than a large one."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        seen = frame.in_view(ends)
        is_straight = (np.abs(seen[:, 0] - seen[:, 2]) < 0.5) & (seen[:, 3] > seen[:, 1])
        draw_lines(painter, seen[is_straight])
        is_long = ~is_straight & (np.abs(seen[:, 1] - seen[:, 3]) + np.abs(seen[:, 0] - seen[:, 2]) > LONG_CURVE_PX)
        controls = curves.controls(ends)
        for row in np.flatnonzero(~is_straight & ~is_long).tolist():
            painter.drawPath(_path(frame, controls[row]))
        if is_long.any():
            thin = QPen(pen)
            thin.setWidth(0)
            painter.setPen(thin)
            draw_lines(painter, frame.in_view(curves.segments(ends[is_long], 33)))

    def _paint_badges(self, painter: QPainter, frame: Frame, rows: Rows) -> None:
        scale = Scale(frame.camera.zoom, frame.ratio)
        zoom = frame.camera.zoom
        middles = curves.middles(frame.scene.ends[rows])
        height = self.pictures.badge_height
        for row, (x, y) in zip(rows.tolist(), middles.tolist(), strict=True):
            text = frame.scene.badge(row)
            if not text or _is_cramped(frame.scene.ends[row], height):
                continue
            picture = self.pictures.badge(text, scale)
            if picture is not None:
                left, top = frame.camera.to_view(x, y)
                width = self.pictures.badge_width(text)
                painter.drawPixmap(_snapped(left - width * zoom / 2, top - height * zoom / 2, frame.ratio), picture)

    # Nodes.

    def _paint_flat(self, painter: QPainter, frame: Frame, rows: Rows) -> None:
        """Draw nodes as rectangles, one call for each colour."""
        if not len(rows):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        rects = frame.rects_in_view(rows)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._card)
        draw_rects(painter, rects)
        bars = rects.copy()
        bars[:, 2] = np.maximum(6.0 * frame.camera.zoom, np.minimum(3.0, rects[:, 2] / 2))
        families = frame.scene.families[rows]
        for index in present(families):
            painter.setBrush(self._families[index])
            draw_rects(painter, bars[families == index])
        self._paint_outlines(painter, frame, rows, rects)

    def _paint_outlines(self, painter: QPainter, frame: Frame, rows: Rows, rects: Floats) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        selected = frame.selected[rows]
        severities = frame.scene.severities[rows]
        for severity, color in enumerate(self._borders):
            if severity == 0 and frame.camera.zoom < CURVE_ZOOM:
                continue
            painter.setPen(QPen(color, 0))
            draw_rects(painter, rects[(severities == severity) & ~selected])
        painter.setPen(QPen(self._accent, 0))
        draw_rects(painter, rects[selected])

    def _paint_pictures(self, painter: QPainter, frame: Frame, rows: Rows) -> None:
        scale = Scale(frame.camera.zoom, frame.ratio)
        zoom, missing = frame.camera.zoom, []
        rects = frame.rects_in_view(rows)
        for index, row in enumerate(rows.tolist()):
            is_selected = bool(frame.selected[row])
            picture = self.pictures.node(frame.scene.look(row), scale, is_selected=is_selected)
            if picture is None:
                missing.append(index)
                continue
            x, y = rects[index, 0] - MARGIN * zoom, rects[index, 1] - MARGIN * zoom
            painter.drawPixmap(_snapped(x, y, frame.ratio), picture)
        if missing:
            self._paint_flat(painter, frame, rows[missing])
        if frame.strips and zoom >= STRIP_ZOOM:
            self._paint_strips(painter, frame, rows)

    def _paint_strips(self, painter: QPainter, frame: Frame, rows: Rows) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for row, rect in zip(rows.tolist(), frame.rects_in_view(rows).tolist(), strict=True):
            strip = frame.strips.get(frame.scene.ids[row])
            if strip is not None and len(strip) and frame.scene.look(row).has_strip:
                color = QColor(self._families[frame.scene.families[row]])
                color.setAlpha(170)
                painter.setBrush(color)
                draw_rects(painter, _bars(strip, rect[0], rect[1], frame.camera.zoom))

    # Above everything.

    def _paint_notes(self, painter: QPainter, frame: Frame, seen: Box) -> None:
        """Draw what is wrong beside the nodes, above all of them."""
        scale, zoom = Scale(frame.camera.zoom, frame.ratio), frame.camera.zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for row, box in frame.scene.notes.items():
            note = frame.scene.look(row).note
            if note is None or not _meet(box, seen, 3 * MARGIN):
                continue
            picture = self.pictures.note(note, scale)
            if picture is None:
                continue
            x, y, width, height = frame.scene.rects[row].tolist()
            ends = np.array([notes.link((x, y, x + width, y + height), box)])
            painter.setPen(QPen(self.pictures.severity_color(note.severity), 2.0 * zoom))
            draw_lines(painter, frame.in_view(ends))
            left, top = frame.camera.to_view(box[0] - MARGIN, box[1] - MARGIN)
            painter.drawPixmap(_snapped(left, top, frame.ratio), picture)

    def _paint_overlay(self, painter: QPainter, frame: Frame) -> None:
        overlay, camera = frame.overlay, frame.camera
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if overlay.lit_node in frame.scene.rows:
            self._paint_target(painter, frame, overlay.lit_node)
        if overlay.wire is not None:
            ends = np.array([overlay.wire])
            pen = QPen(self._accent if overlay.wire_is_good else self._edge, max(2.0 * camera.zoom, 1.5))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_path(frame, curves.controls(ends)[0]))
        if overlay.lit_port is not None:
            painter.setPen(QPen(self._ground, 1.5))
            painter.setBrush(self._accent)
            radius = (PORT_RADIUS + 2.0) * max(camera.zoom, 0.4)
            painter.drawEllipse(QPointF(*camera.to_view(*overlay.lit_port)), radius, radius)
        if overlay.band is not None:
            self._paint_band(painter, frame, overlay.band)

    def _paint_target(self, painter: QPainter, frame: Frame, node: str) -> None:
        x, y, width, height = frame.rects_in_view(frame.scene.rows_of([node]))[0].tolist()
        painter.setPen(QPen(self._accent, 2.0, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(x - 4, y - 4, width + 8, height + 8), 10, 10)

    def _paint_band(self, painter: QPainter, frame: Frame, band: Box) -> None:
        (left, top), (right, bottom) = frame.camera.to_view(*band[:2]), frame.camera.to_view(*band[2:])
        fill = QColor(self._accent)
        fill.setAlpha(30)
        painter.setPen(QPen(self._accent, 1.0))
        painter.setBrush(fill)
        painter.drawRect(QRectF(left, top, right - left, bottom - top))


def present(families: Rows) -> list[int]:
    """Return the families that occur."""
    # Not np.unique: its first call imports numpy.ma, a tenth of a second.
    return [index for index, count in enumerate(np.bincount(families).tolist()) if count]


def _marks(low: float, high: float, origin: float, step: float) -> Floats:
    first = origin + np.ceil((low - origin) / step) * step
    return np.arange(first, high + 1.0, step)


def _path(frame: Frame, controls: Floats) -> QPainterPath:
    seen = ((controls - (frame.camera.x, frame.camera.y)) * frame.camera.zoom).tolist()
    path = QPainterPath(QPointF(*seen[0]))
    path.cubicTo(*seen[1], *seen[2], *seen[3])
    path.cubicTo(*seen[4], *seen[5], *seen[6])
    return path


def _snapped(x: float, y: float, ratio: float) -> QPointF:
    # A pixmap between two pixels of the screen would be blurred, and slower to draw.
    return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)


def _meet(box: Box, other: Box, margin: float) -> bool:
    is_beside = box[0] > other[2] + margin or box[2] < other[0] - margin
    return not is_beside and box[1] <= other[3] + margin and box[3] >= other[1] - margin


def _is_cramped(ends: Floats, height: float) -> bool:
    """Whether a badge would cover both nodes that an edge joins."""
    return bool(abs(ends[3] - ends[1]) < height and abs(ends[2] - ends[0]) < 60.0)


def _bars(strip: Sequence[float], x: float, y: float, zoom: float) -> Floats:
    heights = np.clip(np.asarray(strip, dtype=np.float64)[:_MAX_STRIP_BARS], 0.0, 1.0)
    left, right, bottom = strip_box()
    step = (right - left) / len(heights)
    bars = np.empty((len(heights), 4))
    tall = np.maximum(heights * 15.0, 0.5) * zoom
    bars[:, 0] = x + (left + step * np.arange(len(heights))) * zoom
    bars[:, 1] = y + bottom * zoom - tall
    bars[:, 2] = max(step - 1.5, 1.0) * zoom
    bars[:, 3] = tall
    return bars
