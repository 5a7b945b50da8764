"""Many small pictures side by side, as large as the room for them allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from modellab.desktop import theme
from modellab.desktop.images import array_to_qimage

if TYPE_CHECKING:
    from numpy.typing import NDArray

GAP_PX = 4
LARGEST_PX = 96
_SHARP_PX = 64
"""Pictures of no more pixels a side are shown as they are, larger ones smoothly."""


class PictureSheet(QWidget):
    """Shows pictures in as many columns as make them largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: NDArray[Any] | None = None
        self._images: list[QImage] = []
        self.setMinimumSize(160, 80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.switch.theme_changed.connect(self.update)
        self._retranslate()

    @property
    def pictures(self) -> NDArray[Any] | None:
        """What is shown, uint8 (N, C, H, W)."""
        return self._pictures

    def show_pictures(self, pictures_NCHW: NDArray[Any] | None) -> None:
        """Show pictures, uint8 (N, C, H, W); None takes them away."""
        self._pictures = pictures_NCHW
        self._images = [] if pictures_NCHW is None else [array_to_qimage(picture) for picture in pictures_NCHW]
        self.update()

    def places(self) -> list[QRect]:
        """Return where each picture is."""
        if not self._images:
            return []
        count, shape = len(self._images), self._images[0].size()
        # Where several numbers of columns make them as large, one that leaves no gaps.
        across = max(range(1, count + 1), key=lambda columns: (self._width_in(columns, shape), count % columns == 0))
        width = max(1, self._width_in(across, shape))
        height = max(1, width * shape.height() // shape.width())
        return [
            QRect((index % across) * (width + GAP_PX), (index // across) * (height + GAP_PX), width, height)
            for index in range(count)
        ]

    def _width_in(self, across: int, shape: QSize) -> int:
        """Return how wide each picture is in so many columns."""
        down = -(-len(self._images) // across)
        width, height = (self.width() + GAP_PX) // across - GAP_PX, (self.height() + GAP_PX) // down - GAP_PX
        fitting = min(width, height * shape.width() // shape.height(), LARGEST_PX)
        whole = fitting // shape.width() * shape.width()
        return whole if shape.width() <= _SHARP_PX and whole else fitting

    def sizeHint(self) -> QSize:
        """Ask for a sheet of eight by eight."""
        return QSize(8 * 32, 8 * 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pictures, or say what will be here."""
        painter = QPainter(self)
        if not self._images:
            painter.setPen(QColor(theme.current().muted))
            wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), wrap, self.tr("Pictures that the network makes appear here."))
            return
        is_sharp = max(self._images[0].width(), self._images[0].height()) <= _SHARP_PX
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_sharp)
        for place, image in zip(self.places(), self._images, strict=True):
            painter.drawImage(place, image)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Generated pictures"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.update()
        super().changeEvent(event)
