"""Pictures that come as one array: brought to the network's input size the same way as files."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from modellab.data.pictures import to_array
from modellab.data.samples import PictureFormat, ResizeMode
from modellab.data.sources.spec import ImageShape, Request
from modellab.errors import ModelLabError, Text

MAX_BYTES = 4 * 2**30
_REPORT_EVERY = 500


def form_for(shape: ImageShape, request: Request) -> PictureFormat:
    """Decide the form of stored pictures: what the network wants, or else ``shape``."""
    channels, height, width = request.image or shape
    mode: ResizeMode = request.options.text("resize")  # type: ignore[assignment]  # a choice of exactly these
    return PictureFormat(channels, height, width, mode)


def allocate(count: int, form: PictureFormat) -> NDArray[np.uint8]:
    """Reserve memory for pictures.

    Raises:
        ModelLabError: They would need more than 4 GiB.
    """
    shape = (count, form.channels, form.height, form.width)
    needed = count * form.channels * form.height * form.width
    if needed > MAX_BYTES:
        raise ModelLabError(
            Text("{count} pictures of {height} x {width} pixels need {size:.1f} GB of memory. At most 4 GB are used.",
                 count=count, height=form.height, width=form.width, size=needed / 1e9),
            Text("Make the network's image input smaller, or use fewer pictures."),
        )  # fmt: skip
    try:
        return np.empty(shape, np.uint8)
    except MemoryError:
        raise ModelLabError(
            Text("There is not enough memory for {count} pictures of {height} x {width} pixels.",
                 count=count, height=form.height, width=form.width),
            Text("Make the network's image input smaller, or use fewer pictures."),
        ) from None  # fmt: skip


def fit_stack(raw_NCHW: NDArray[np.uint8], request: Request) -> tuple[NDArray[np.uint8], PictureFormat]:
    """Bring an array of grey pictures to the form that the network wants.

    Args:
        raw_NCHW: Uint8 (N, 1, H, W).
        request: Tells the network's input, the resize mode and whom to report to.
    """
    count, _, height, width = raw_NCHW.shape
    form = form_for((1, height, width), request)
    if (form.channels, form.height, form.width) == (1, height, width):
        return raw_NCHW, form
    fitted = allocate(count, form)
    for index, picture in enumerate(raw_NCHW[:, 0]):
        fitted[index] = to_array(Image.fromarray(picture), form)
        if index % _REPORT_EVERY == 0:
            request.tell(index, count)
    return fitted, form
