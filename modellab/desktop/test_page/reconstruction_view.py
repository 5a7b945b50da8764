"""A picture beside what an autoencoder makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from modellab.desktop import theme
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.test_page.picture_view import LARGEST_PX, PictureView
from modellab.desktop.test_page.picture_well import centered
from modellab.desktop.test_page.sample_view import Question
from modellab.graph.features import input_noise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modellab.prediction.predict import Answer

_GAP_PX = 12


class ReconstructionView(PictureView):
    """The well, and beside it the picture that comes out."""

    has_headline = False
    widest_px = 3 * LARGEST_PX + 2 * _GAP_PX

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self.output = OutputPicture()
        self.output.setMaximumSize(LARGEST_PX, LARGEST_PX)
        self._row.setSpacing(_GAP_PX)
        self.noisy, self.noise = OutputPicture(), QPushButton()
        self.noisy.setMaximumSize(LARGEST_PX, LARGEST_PX)
        self.noisy.hide()
        self.noise.setCheckable(True)
        self.noise.setChecked(True)
        self.noise.toggled.connect(lambda _checked: self.changed.emit())
        self._row.addWidget(self.noisy)
        self._row.addWidget(self.output)
        self._name_noise()

    @property
    def stretch(self) -> tuple[int, int]:
        """Two pictures need twice the width."""
        return 3, 2

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Those of pictures, and the noise where the network was trained with some."""
        return (*((self.noise,) if self._has_noise else ()), *super().buttons)

    @property
    def _has_noise(self) -> bool:
        return input_noise(self.session.answers.graph) > 0

    def question(self) -> Question:
        """Ask about the picture, with the noise of the training where there was some and it is wanted."""
        picture = self._picture
        assert picture is not None, "has_sample"
        if self._has_noise and self.noise.isChecked():
            return lambda predictor: predictor.noisy_picture(picture)
        return super().question()

    def show_answer(self, answer: Answer) -> None:
        """Show what came out, and what went in where that is not the picture itself."""
        self.noisy.show_picture(answer.noisy)
        self.noisy.setVisible(answer.noisy is not None)
        self.output.show_picture(answer.picture)

    def clear(self) -> None:
        """Take both pictures away."""
        self.output.show_picture(None)
        self.noisy.hide()
        super().clear()

    def _name_noise(self) -> None:
        self.noise.setText(self.tr("Add noise"))
        self.noise.setToolTip(self.tr("Give the network the picture with noise, as in its training"))
        self.noisy.setAccessibleName(self.tr("Picture with noise"))
        self.noisy.setToolTip(self.tr("What the network is given"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_noise()


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
