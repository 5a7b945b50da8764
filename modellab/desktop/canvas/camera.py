"""Which part of the endless canvas is seen, and how large: a value with pure moves."""

from __future__ import annotations

from dataclasses import dataclass, replace

MIN_ZOOM = 0.02
MAX_ZOOM = 3.0
READABLE_ZOOM = 0.65
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """Maps the canvas to the view: ``view = (canvas - (x, y)) * zoom``.

    Attributes:
        x: Canvas coordinate at the left edge of the view.
        y: Canvas coordinate at the top edge of the view.
        zoom: Pixels of the view for one of the canvas.
    """

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the canvas under a point of the view."""
        return self.x + x / self.zoom, self.y + y / self.zoom

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the view that shows a point of the canvas."""
        return (x - self.x) * self.zoom, (y - self.y) * self.zoom

    def panned(self, dx: float, dy: float) -> Camera:
        """Move the content by pixels of the view."""
        return replace(self, x=self.x - dx / self.zoom, y=self.y - dy / self.zoom)

    def zoomed(self, zoom: float, x: float, y: float) -> Camera:
        """Set the zoom and keep the point under (``x``, ``y``) of the view where it is."""
        zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM)
        at_x, at_y = self.to_canvas(x, y)
        return Camera(at_x - x / zoom, at_y - y / zoom, zoom)

    def fitted(self, box: Box, width: float, height: float, margin: float = 32.0) -> Camera:
        """Show all of ``box`` (left, top, right, bottom), centred and at most at its natural size."""
        left, top, right, bottom = box
        free_x, free_y = max(width - 2 * margin, 16.0), max(height - 2 * margin, 16.0)
        zoom = min(1.0, free_x / max(right - left, 1.0), free_y / max(bottom - top, 1.0))
        zoom = max(zoom, MIN_ZOOM)
        return Camera((left + right - width / zoom) / 2, (top + bottom - height / zoom) / 2, zoom)

    def opened(self, box: Box, x: float, width: float, height: float, margin: float = 32.0) -> Camera:
        """Show all of ``box`` if it can be read then, or else its upper part, around ``x`` where it is too wide."""
        whole = self.fitted(box, width, height, margin)
        if whole.zoom >= READABLE_ZOOM:
            return whole
        left, top, right, _bottom = box
        margin, wide = margin / READABLE_ZOOM, width / READABLE_ZOOM
        if right - left <= wide - 2 * margin:
            seen_from = (left + right - wide) / 2
        else:
            seen_from = min(max(x - wide / 2, left - margin), right + margin - wide)
        return Camera(seen_from, top - margin, READABLE_ZOOM)

    def revealing(self, box: Box, width: float, height: float, margin: float = 24.0) -> Camera:
        """Pan as little as needed to bring ``box`` into view."""
        left, top = self.to_view(box[0], box[1])
        right, bottom = self.to_view(box[2], box[3])
        return self.panned(_needed(left, right, width, margin), _needed(top, bottom, height, margin))

    def seen(self, width: float, height: float) -> Box:
        """Return the box of the canvas that a view of this size shows."""
        return self.x, self.y, self.x + width / self.zoom, self.y + height / self.zoom


def _needed(low: float, high: float, size: float, margin: float) -> float:
    if low < margin or high - low > size - 2 * margin:
        return margin - low
    return min(0.0, size - margin - high)
