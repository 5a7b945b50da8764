"""A picture beside what an autoencoder makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.test_page.picture_view import LARGEST_PX, PictureView
from modellab.desktop.test_page.picture_well import centered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modellab.prediction.predict import Answer

_GAP_PX = 12


class ReconstructionView(PictureView):
    """The well, and beside it the picture that comes out."""

    has_headline = False
    widest_px = 2 * LARGEST_PX + _GAP_PX

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self.output = OutputPicture()
        self.output.setMaximumSize(LARGEST_PX, LARGEST_PX)
        self._row.setSpacing(_GAP_PX)
        self._row.addWidget(self.output)

    @property
    def stretch(self) -> tuple[int, int]:
        """Two pictures need twice the width."""
        return 3, 2

    def show_answer(self, answer: Answer) -> None:
        """Show what came out."""
        self.output.show_picture(answer.picture)

    def clear(self) -> None:
        """Take both pictures away."""
        self.output.show_picture(None)
        super().clear()


class OutputPicture(QWidget):
    """Shows a picture that a network made, in the frame of the well beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setMinimumSize(80, 80)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.switch.theme_changed.connect(self.update)
        self._retranslate()

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def show_picture(self, picture_CHW: NDArray[Any] | None) -> None:
        """Show a picture, uint8 or float in [0, 1], (C, H, W); None takes it away."""
        self._image = None if picture_CHW is None else array_to_qimage(_as_bytes(picture_CHW))
        self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Reconstruction"))
        self.setToolTip(self.tr("What the network makes of the picture"))

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(150, 150)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, small ones with sharp pixels, or say what will be here."""
        colors, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 2
        square, outline = QRect(1, 1, side, side), QPainterPath()
        outline.addRoundedRect(QRectF(square), theme.RADIUS, theme.RADIUS)
        painter.fillPath(outline, QColor("black" if self._image is not None else colors.field))
        if self._image is not None:
            painter.save()
            painter.setClipPath(outline)
            is_small = max(self._image.width(), self._image.height()) <= 64
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_small)
            painter.drawImage(centered(self._image.size(), square), self._image)
            painter.restore()
        else:
            painter.setPen(QColor(colors.muted))
            wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(square.adjusted(8, 8, -8, -8), wrap, self.tr("What the network\nmakes of it"))
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.drawPath(outline)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _as_bytes(picture_CHW: NDArray[Any]) -> NDArray[np.uint8]:
    scaled = picture_CHW if picture_CHW.dtype == np.uint8 else np.nan_to_num(picture_CHW) * 255
    made: NDArray[np.uint8] = np.clip(scaled, 0, 255).round().astype(np.uint8)
    return made
