"""Icons drawn from short paths in the colour of the theme; no files, no icon font."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from modellab.desktop import theme

# On a field of 16 x 16: strokes of points; one more path "filled" is filled instead.
_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "close": (((4.5, 4.5), (11.5, 11.5)), ((11.5, 4.5), (4.5, 11.5))),
    "float": (((3.5, 6.5), (3.5, 12.5), (9.5, 12.5)), ((6.5, 3.5), (12.5, 3.5), (12.5, 9.5), (6.5, 9.5), (6.5, 3.5))),
    "search": (((10.2, 10.2), (13.2, 13.2)),),
    "plus": (((8, 3.5), (8, 12.5)), ((3.5, 8), (12.5, 8))),
    "folder": (((2.5, 12.5), (2.5, 4), (6.5, 4), (8, 5.5), (13.5, 5.5), (13.5, 12.5), (2.5, 12.5)),),
    "file": (
        ((4, 2.5), (9.5, 2.5), (12.5, 5.5), (12.5, 13.5), (4, 13.5), (4, 2.5)),
        ((9.5, 2.5), (9.5, 5.5), (12.5, 5.5)),
    ),
    "warning": (((8, 2.5), (14, 13), (2, 13), (8, 2.5)), ((8, 6.5), (8, 9.5)), ((8, 11.2), (8, 11.4))),
    "tick": (((3.5, 8.3), (6.7, 11.5), (12.5, 4.8)),),
    "chevron": (((4.5, 6.5), (8, 10), (11.5, 6.5)),),
}
_FILLED: dict[str, tuple[tuple[float, float], ...]] = {
    "play": ((4.5, 3), (13, 8), (4.5, 13)),
    "stop": ((4, 4), (12, 4), (12, 12), (4, 12)),
}


def icon(name: str, color: str | None = None) -> QIcon:
    """Return the icon ``name`` in ``color``, by default the muted text of the theme shown now."""
    return _draw(name, color or theme.current().muted)


@lru_cache(maxsize=256)
def _draw(name: str, color: str) -> QIcon:
    drawn = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(16 * scale, 16 * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        _paint(painter, name, QColor(color))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    return drawn


def _paint(painter: QPainter, name: str, color: QColor) -> None:
    if name in _FILLED:
        path = _path(_FILLED[name])
        path.closeSubpath()
        painter.fillPath(path, color)
        return
    pen = QPen(color, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in _STROKES[name]:
        painter.drawPath(_path(stroke))
    if name == "search":
        painter.drawEllipse(QRectF(2.8, 2.8, 8.2, 8.2))


def _path(points: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path
