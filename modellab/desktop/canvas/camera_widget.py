"""A widget that looks at an endless plane through a camera: zoom, pan, and frame what there is."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from modellab.desktop.canvas.camera import Box, Camera

WHEEL_STEP = 1.0015
_LEAST_PX = 50

Framing = Literal["", "start", "all"]
"""What is kept in view when the widget changes its size, until the user looks elsewhere."""


class CameraWidget(QWidget):
    """Turns the wheel, and whoever asks, into moves of the camera.

    Signals:
        camera_changed(Camera): The user looks elsewhere.

    Attributes:
        covered_px: Height at the lower edge that something lies over; what is framed stays above it.
    """

    camera_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.covered_px = 0.0
        self._framing: Framing = "start"
        self._is_due = True

    def extent(self) -> Box:
        """Return the box of the plane that holds all there is."""
        raise NotImplementedError

    def start_x(self) -> float:
        """Return where, from left to right, one begins to read."""
        raise NotImplementedError

    def set_camera(self, camera: Camera) -> None:
        """Look elsewhere."""
        if camera != self.camera:
            self.camera = camera
            self._framing, self._is_due = "", False
            self.camera_changed.emit(camera)
            self.update()

    def fit(self) -> None:
        """Show all there is, at most at its natural size."""
        self._frame("all")

    def show_start(self) -> None:
        """Show all there is if it can be read then, or else its beginning."""
        self._frame("start")

    def frame_if_due(self) -> None:
        """Frame what could not be framed when it was asked for, because nobody saw it."""
        if self._is_due and self._framing:
            self._frame(self._framing)

    def _frame(self, framing: Framing) -> None:
        self._is_due = self.width() < _LEAST_PX or not self.isVisible()
        if not self._is_due:
            box, width, height = self.extent(), self.width(), self.height() - self.covered_px
            if framing == "all":
                self.set_camera(self.camera.fitted(box, width, height))
            else:
                self.set_camera(self.camera.opened(box, self.start_x(), width, height))
        self._framing = framing

    def zoom_by(self, factor: float, point: QPointF | None = None) -> None:
        """Zoom to a point of the view, by default its centre."""
        at = point if point is not None else QPointF(self.width() / 2, self.height() / 2)
        self.set_camera(self.camera.zoomed(self.camera.zoom * factor, at.x(), at.y()))

    def reveal_box(self, box: Box) -> None:
        """Pan so that a box of the plane is seen."""
        self.set_camera(self.camera.revealing(box, self.width(), self.height() - self.covered_px))

    def pointer(self) -> tuple[float, float]:
        """Return the point of the plane under the pointer, or the middle of the view where it is elsewhere."""
        at = self.mapFromGlobal(QCursor.pos())
        if not self.rect().contains(at):
            at = self.rect().center()
        return self.camera.to_canvas(at.x(), at.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer; a touchpad pans, and zooms with Ctrl."""
        pixels = event.pixelDelta()
        is_touch = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        if is_touch and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_camera(self.camera.panned(pixels.x(), pixels.y()))
        else:
            self.zoom_by(WHEEL_STEP ** event.angleDelta().y(), event.position())
        event.accept()

    def resizeEvent(self, event: QEvent) -> None:
        """Frame again until the user looks elsewhere."""
        if self._framing:
            self._frame(self._framing)
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands in a QResizeEvent

    def showEvent(self, event: QEvent) -> None:
        """Frame when first seen."""
        self.frame_if_due()
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands in a QShowEvent
