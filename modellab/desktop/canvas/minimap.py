"""The whole graph in the corner, with a frame around what is seen; click or drag it to look elsewhere."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from modellab.desktop import theme
from modellab.desktop.canvas.arrays import draw_lines, draw_rects
from modellab.desktop.canvas.camera import Camera
from modellab.desktop.canvas.canvas import Canvas
from modellab.desktop.canvas.painter import present
from modellab.desktop.canvas.pictures import family_color
from modellab.desktop.canvas.scene import family_keys

WIDTH, HEIGHT = 150, 96
_PADDING = 8.0
_REFRESH_MS = 120


class Minimap(QWidget):
    """Overview of a canvas. The graph is drawn anew at most some times a second, the frame at once."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._picture = QPixmap()
        self._drawn: tuple[object, ...] | None = None
        self.setFixedSize(WIDTH, HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._retranslate()
        self._later = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._later.timeout.connect(self.update)
        canvas.scene_changed.connect(self._later.start)
        canvas.camera_changed.connect(self.update)
        theme.switch.theme_changed.connect(self._on_theme_changed)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Overview"))
        self.setToolTip(self.tr("Overview: click to look elsewhere"))

    def _on_theme_changed(self) -> None:
        self._drawn = None
        self.update()

    def _camera(self) -> Camera:
        scene = self._canvas.scene
        return Camera().fitted(scene.bounds(), self.width(), self.height(), _PADDING)

    def _draw_graph(self) -> None:
        scene, shown, camera = self._canvas.scene, theme.current(), self._camera()
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.border), 1))
        painter.setBrush(QColor(shown.panel))
        painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), theme.RADIUS, theme.RADIUS)
        origin = np.array([camera.x, camera.y])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(scene.edges) < 500)
        painter.setPen(QPen(QColor(shown.edge), 0))
        draw_lines(painter, (scene.ends - np.tile(origin, 2)) * camera.zoom)
        rects = scene.rects * camera.zoom
        rects[:, :2] -= origin * camera.zoom
        rects[:, 2:] = np.maximum(rects[:, 2:], 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        for index in present(scene.families):
            painter.setBrush(family_color(shown, family_keys[index]))
            draw_rects(painter, rects[scene.families == index])
        painter.end()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the kept picture of the graph and the frame."""
        key = (self._canvas.scene, self.devicePixelRatioF())
        if self._drawn != key and (self._drawn is None or not self._later.isActive()):
            self._draw_graph()
            self._drawn = key
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        left, top, right, bottom = self._canvas.camera.seen(self._canvas.width(), self._canvas.height())
        camera = self._camera()
        (x0, y0), (x1, y1) = camera.to_view(left, top), camera.to_view(right, bottom)
        frame = QRectF(QPointF(x0, y0), QPointF(x1, y1)).intersected(QRectF(self.rect()).adjusted(2, 2, -3, -3))
        accent = QColor(theme.current().accent)
        painter.setPen(QPen(accent, 1))
        accent.setAlpha(28)
        painter.setBrush(accent)
        painter.drawRoundedRect(frame, 3, 3)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look where the click is."""
        self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position())

    def _look_at(self, point: QPointF) -> None:
        x, y = self._camera().to_canvas(point.x(), point.y())
        canvas, zoom = self._canvas, self._canvas.camera.zoom
        canvas.set_camera(Camera(x - canvas.width() / zoom / 2, y - canvas.height() / zoom / 2, zoom))
