"""Bundled data: 1,797 handwritten digits of 8x8 pixels."""

from __future__ import annotations

import hashlib

import numpy as np

from modellab.data.dataset import Field
from modellab.data.sources.spec import RESIZE, Loaded, Request, SourceSpec
from modellab.data.stack import fit_stack

_BRIGHTEST = 16


def open_digits(request: Request) -> Loaded:
    """Read the digits that scikit-learn carries, brought to the network's input size."""
    from sklearn.datasets import load_digits

    bundle = load_digits()
    raw_NCHW = np.rint(bundle.images * (255 / _BRIGHTEST)).astype(np.uint8)[:, None]
    pictures, form = fit_stack(raw_NCHW, request)
    classes = tuple(str(name) for name in bundle.target_names)
    return Loaded(
        fields=(
            Field("image", "image", (form.channels, form.height, form.width)),
            Field("label", "class", (), classes=classes),
        ),
        raw={"image": pictures, "label": bundle.target.astype(np.int64)},
        fingerprint=hashlib.sha256(raw_NCHW.tobytes() + bundle.target.astype("<i8").tobytes()).hexdigest(),
        picture=form,
    )


DIGITS = SourceSpec(
    kind="digits",
    label="Handwritten digits",
    help="1,797 grey pictures of 8x8 pixels in 10 classes. They come with the program.",
    settings=(RESIZE,),
    detects=lambda _path: False,
    open=open_digits,
    needs_path=False,
)
