"""A square that takes a picture: dropped, pasted, opened, or drawn on it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
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
        drawn(QImage): What is on the paper after a stroke, white on black, and moved to the middle: a network that
            learned from centred signs would take one beside it for something else.
        paste_pressed(): Ctrl+V while the picture has the keyboard.
        clear_pressed(): Delete.
    """

    files_dropped = Signal(object)
    drawn = Signal(object)
    paste_pressed = Signal()
    clear_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._heat: QImage | None = None
        self._paper = _blank_paper()
        self._shift = QPoint()
        self._is_drawing = False
        self._is_drop_near = False
        self._last = QPoint()
        self.setAcceptDrops(True)
        self.setMinimumSize(80, 80)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        return QRect(1, 1, side, side)

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

    def _tell_drawn(self) -> None:
        self._shift = _to_middle(self._paper)
        moved = _blank_paper()
        painter = QPainter(moved)
        painter.drawImage(self._shift, self._paper)
        painter.end()
        self.drawn.emit(moved)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Picture to test"))
        self.setToolTip(self.tr("Drop a picture, paste one (Ctrl+V), or draw with the mouse; Delete clears"))

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(150, 150)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+V and Delete before the menus do, which mean the canvas."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste or clear."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear_pressed.emit()
        else:
            super().keyPressEvent(event)

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
            self._tell_drawn()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if self._is_drawing and event.button() == Qt.MouseButton.LeftButton:
            self._is_drawing = False
            self._tell_drawn()

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = self._square()
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(square), theme.RADIUS, theme.RADIUS)
        painter.fillPath(outline, QColor("black"))
        painter.save()
        painter.setClipPath(outline)
        if self._image is not None:
            self._paint_picture(painter, square, self._image)
        painter.restore()
        is_marked = self._is_drop_near or self.hasFocus()
        color = QColor(colors.accent if is_marked else colors.edge)
        painter.setPen(QPen(color, 2 if self._is_drop_near else 1, Qt.PenStyle.DashLine))
        painter.drawPath(outline)
        if self._image is None:
            painter.setPen(QColor("#8b95a7"))  # the paper is black in every theme
            wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(square.adjusted(8, 8, -8, -8), wrap, self.tr("Draw here,\nor drop a picture"))

    def _paint_picture(self, painter: QPainter, square: QRect, image: QImage) -> None:
        is_small = max(image.width(), image.height()) <= 64
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_small)
        place = centered(image.size(), square)
        painter.drawImage(place, image)
        if self._heat is not None:
            # The network saw the middle of the picture, in the proportions of its input.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if image is self._paper:
                painter.translate(
                    -self._shift.x() * place.width() / PAPER_PX, -self._shift.y() * place.height() / PAPER_PX
                )
            painter.drawImage(centered(self._heat.size(), place), self._heat)


def _is_own(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste) or event.key() == Qt.Key.Key_Delete


def centered(size: QSize, place: QRect) -> QRect:
    """Return the largest rectangle of these proportions in the middle of ``place``."""
    inner = QRect(QPoint(0, 0), size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
    inner.moveCenter(place.center())
    return inner


def _to_middle(paper: QImage) -> QPoint:
    """Return by how much the ink has to move for its middle to be that of the paper."""
    pixels = np.frombuffer(paper.constBits(), np.uint8).reshape(paper.height(), paper.bytesPerLine())
    rows, columns = np.flatnonzero(pixels.any(axis=1)), np.flatnonzero(pixels.any(axis=0))
    if not len(rows):
        return QPoint()
    return QPoint(
        (paper.width() - 1 - int(columns[0]) - int(columns[-1])) // 2,
        (paper.height() - 1 - int(rows[0]) - int(rows[-1])) // 2,
    )


def _blank_paper() -> QImage:
    paper = QImage(PAPER_PX, PAPER_PX, QImage.Format.Format_Grayscale8)
    paper.fill(0)
    return paper


def _tint(heat_HW: np.ndarray) -> QImage:
    """Colour a heat map: transparent to a strong orange."""
    height, width = heat_HW.shape
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[..., :3] = (255, 120, 0)
    pixels[..., 3] = np.clip(heat_HW * 210, 0, 210).astype(np.uint8)
    return QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
