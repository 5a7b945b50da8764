"""A square that takes a picture: dropped, pasted, opened, or drawn on it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme

PAPER_PX = 280
_BRUSH_PX = 22


class PictureWell(QWidget):
    """Shows one picture and lets people give another.

    Signals:
        files_dropped(list[Path]): Local files or folders; a URL is never fetched.
        drawn(QImage): What is on the paper after a stroke, grey, white on black.
    """

    files_dropped = Signal(object)
    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._heat: QImage | None = None
        self._paper = _blank_paper()
        self._is_drawing = False
        self._is_drop_near = False
        self._last = QPoint()
        self.setAcceptDrops(True)
        self.setMinimumSize(96, 96)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._retranslate()
        theme.switch.theme_changed.connect(self.update)

    def show_image(self, image: QImage) -> None:
        """Show a picture that came from elsewhere; the drawing is wiped."""
        self._image, self._heat = image, None
        self._paper = _blank_paper()
        self.update()

    def show_heat(self, heat_HW: np.ndarray | None) -> None:
        """Lay a heat map over the picture, float (H, W) in [0, 1]; None takes it away."""
        self._heat = _tint(heat_HW) if heat_HW is not None else None
        self.update()

    def clear(self) -> None:
        """Go back to the empty paper."""
        self._image = self._heat = None
        self._paper = _blank_paper()
        self._is_drawing = False
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given or drawn since the last ``clear``."""
        return self._image is None

    def _square(self) -> QRect:
        side = min(self.width(), self.height()) - 2
        return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _on_paper(self, position: QPoint) -> QPoint:
        square = self._square()
        scale = PAPER_PX / max(1, square.width())
        return QPoint(int((position.x() - square.x()) * scale), int((position.y() - square.y()) * scale))

    def _stroke_to(self, end: QPoint) -> None:
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor("white"), _BRUSH_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if end == self._last:
            painter.drawPoint(end)
        else:
            painter.drawLine(self._last, end)
        painter.end()
        self._last = end
        self._heat, self._image = None, self._paper
        self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Picture to test"))
        self.setToolTip(self.tr("Drop a picture, paste one, or draw with the mouse"))

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(150, 150)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; the first one wipes a picture that came from elsewhere."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._image is not self._paper:
            self._paper = _blank_paper()
        self._is_drawing = True
        self._last = self._on_paper(event.position().toPoint())
        self._stroke_to(self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, and tell what is there so that the answer follows the hand."""
        if self._is_drawing:
            self._stroke_to(self._on_paper(event.position().toPoint()))
            self.drawn.emit(self._paper.copy())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if self._is_drawing and event.button() == Qt.MouseButton.LeftButton:
            self._is_drawing = False
            self.drawn.emit(self._paper.copy())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept local files only."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._is_drop_near = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the highlight."""
        self._is_drop_near = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the local files."""
        self._is_drop_near = False
        self.update()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper or picture, small pictures with sharp pixels, inside a dashed frame."""
        colors = theme.current()
        painter = QPainter(self)
        square = self._square()
        painter.fillRect(square, QColor("black"))
        image = self._image
        if image is not None:
            is_small = max(image.width(), image.height()) <= 64
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_small)
            scaled = image.size().scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(0, 0), scaled)
            place.moveCenter(square.center())
            painter.drawImage(place, image)
            if self._heat is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(square, self._heat)
        pen = QPen(QColor(colors.accent if self._is_drop_near else colors.border), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(square)
        if image is None:
            painter.setPen(QColor(colors.muted))
            wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(square.adjusted(8, 8, -8, -8), wrap, self.tr("Draw here,\nor drop a picture"))


def _blank_paper() -> QImage:
    paper = QImage(PAPER_PX, PAPER_PX, QImage.Format.Format_Grayscale8)
    paper.fill(0)
    return paper


def _tint(heat_HW: np.ndarray) -> QImage:
    """Colour a heat map: transparent to a strong orange."""
    height, width = heat_HW.shape
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[..., :3] = (255, 120, 0)
    pixels[..., 3] = np.clip(heat_HW * 230, 0, 230).astype(np.uint8)
    return QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
