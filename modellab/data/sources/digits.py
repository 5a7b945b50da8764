"""Bundled data: 1,797 handwritten digits of 8x8 pixels."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import Field
from modellab.data.sources.spec import RESIZE, Loaded, Request, SourceSpec
from modellab.data.stack import fit_stack
from modellab.errors import ModelLabError, Text

_BRIGHTEST = 16
_SIDE = 8


def open_digits(request: Request) -> Loaded:
    """Read the digits that scikit-learn carries, brought to the network's input size.

    Raises:
        ModelLabError: scikit-learn is not installed.
    """
    table = _read_table()
    raw_NCHW = np.rint(table[:, :-1] * (255 / _BRIGHTEST)).astype(np.uint8).reshape(-1, 1, _SIDE, _SIDE)
    label = table[:, -1]
    pictures, form = fit_stack(raw_NCHW, request)
    classes = tuple(str(digit) for digit in range(10))
    return Loaded(
        fields=(
            Field("image", "image", (form.channels, form.height, form.width)),
            Field("label", "class", (), classes=classes),
        ),
        raw={"image": pictures, "label": label},
        fingerprint=hashlib.sha256(raw_NCHW.tobytes() + label.astype("<i8").tobytes()).hexdigest(),
        picture=form,
    )


def _read_table() -> NDArray[np.int64]:
    """Read scikit-learn's file itself: 64 brightnesses and the digit in a row.

    Importing ``sklearn.datasets`` brings in most of scipy, two seconds and 100 MB for one small file.
    """
    package = importlib.util.find_spec("sklearn")
    if package is None or not package.submodule_search_locations:
        raise ModelLabError(
            Text("The bundled digits are missing, because scikit-learn is not installed."),
            Text("Install it with: pip install scikit-learn"),
        )
    path = Path(package.submodule_search_locations[0]) / "datasets" / "data" / "digits.csv.gz"
    with gzip.open(path, "rt", encoding="ascii") as file:
        return np.loadtxt(file, delimiter=",", dtype=np.int64)


DIGITS = SourceSpec(
    kind="digits",
    label="Handwritten digits",
    help="1,797 grey pictures of 8x8 pixels in 10 classes. They come with the program.",
    settings=(RESIZE,),
    detects=lambda _path: False,
    open=open_digits,
    needs_path=False,
)
