"""A grid of small pictures with a line of text below each."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget


class Thumbnails(QListWidget):
    """Shows samples; small pictures are enlarged with sharp pixels.

    Signals:
        picked(int): Position of the picture that was clicked, or chosen with Enter.
    """

    picked = Signal(int)

    def __init__(self, side_px: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side_px = side_px
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(side_px, side_px))
        self.setGridSize(QSize(side_px + 20, side_px + 28))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.itemActivated.connect(lambda item: self.picked.emit(self.row(item)))

    def show_pictures(self, pictures: Iterable[tuple[QImage | None, str]]) -> None:
        """Replace what is shown by pictures with their captions; without a picture the caption stands alone."""
        self.clear()
        for image, caption in pictures:
            item = QListWidgetItem()
            if image is not None:
                item.setIcon(_icon(self._pixmap(image)))
            else:
                item.setSizeHint(self.gridSize())  # or it stays as wide as its first words
            self.addItem(item)
            self.set_caption(self.count() - 1, caption)

    def set_caption(self, index: int, caption: str) -> None:
        """Write another text below a picture."""
        item = self.item(index)
        if item.text() != caption:
            item.setText(caption)
            item.setToolTip("" if "<" in caption else caption)  # Qt reads a tooltip with a tag as rich text

    def _pixmap(self, image: QImage) -> QPixmap:
        is_small = max(image.width(), image.height()) < self._side_px
        mode = Qt.TransformationMode.FastTransformation if is_small else Qt.TransformationMode.SmoothTransformation
        size = QSize(self._side_px, self._side_px)
        return QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode))


def _icon(pixmap: QPixmap) -> QIcon:
    # With a picture for the selected state, too: Qt would tint it with the selection otherwise.
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
