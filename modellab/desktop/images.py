"""Between Qt's pictures and PIL's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image


def to_pil(image: QImage) -> Image:
    """Copy a Qt picture; grey ones stay grey."""
    from PIL.Image import frombytes

    if image.isGrayscale():
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        size = (grey.width(), grey.height())
        return frombytes("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1)
    colour = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (colour.width(), colour.height())
    return frombytes("RGBA", size, bytes(colour.constBits()), "raw", "RGBA", colour.bytesPerLine(), 1)


def to_qimage(image: Image) -> QImage:
    """Copy a PIL picture."""
    if image.mode == "L":
        kind, mode = QImage.Format.Format_Grayscale8, image
    else:
        kind, mode = QImage.Format.Format_RGBA8888, image.convert("RGBA")
    data = mode.tobytes()
    return QImage(data, mode.width, mode.height, len(data) // mode.height, kind).copy()


def array_to_qimage(raw_CHW: np.ndarray) -> QImage:
    """Copy a picture of a data set, uint8 (C, H, W) with 1, 3 or 4 channels."""
    import numpy as np
    from PIL.Image import fromarray

    return to_qimage(fromarray(np.squeeze(np.ascontiguousarray(raw_CHW.transpose(1, 2, 0)))))


def read_for_showing(path: Path) -> tuple[Image, QImage]:
    """Read a picture file within the program's limits; for a worker thread.

    Raises:
        ModelLabError: It is not a picture that can be read.
    """
    from modellab.data.pictures import read_picture

    picture = read_picture(path)
    shown = picture.copy()
    shown.thumbnail((1024, 1024))
    return picture, to_qimage(shown)
