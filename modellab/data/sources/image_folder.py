"""A folder of pictures: one sub-folder for each class."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import Field, SplitName
from modellab.data.pictures import picture_size
from modellab.data.sources.decoding import decode_all
from modellab.data.sources.folder import Folder
from modellab.data.sources.folder_layout import Layout, Sample, read_layout
from modellab.data.sources.spec import RESIZE, ImageShape, Loaded, Request, SourceSpec
from modellab.data.stack import form_for
from modellab.errors import ModelLabError, Text

_PROBED = 64
_LARGEST_SIDE = 128
_FALLBACK: ImageShape = (3, 64, 64)
_HASHED_FILES = 64
_SPLITS: tuple[SplitName, ...] = ("train", "validation", "test")


def detects_pictures(path: Path) -> bool:
    """Whether ``path`` is a folder; what is not in it is said when it is opened."""
    return path.is_dir()


def check_layout(path: Path) -> None:
    """Refuse a folder whose pictures are not sorted into classes.

    Raises:
        ModelLabError: As ``read_layout``, or it cannot be read.
    """
    read_layout(Folder(path).entries(), path.name)


def open_image_folder(request: Request) -> Loaded:
    """Decode every picture once, in the size that the network wants.

    Raises:
        ModelLabError: The pictures are not sorted into classes, or too few of them can be read.
    """
    assert request.path is not None
    folder = Folder(request.path)
    layout = read_layout(folder.entries(), request.path.name)
    form = form_for(_usual_shape(folder, layout.samples), request)
    fingerprint = _fingerprint(folder, layout.samples)
    decoded = decode_all(folder, layout.samples, form, request)
    kept = [layout.samples[i] for i in decoded.kept]
    _check_kept(kept, layout, decoded.skipped)
    index = {name: number for number, name in enumerate(layout.classes)}
    return Loaded(
        fields=(
            Field("image", "image", (form.channels, form.height, form.width)),
            Field("label", "class", (), classes=layout.classes),
        ),
        raw={
            "image": decoded.pictures,
            "label": np.array([index[sample.class_name] for sample in kept], np.int64),
        },
        fingerprint=fingerprint,
        splits=_splits(kept) if layout.has_splits else None,
        names=tuple(str(sample.entry.path) for sample in kept),
        skipped=layout.skipped + decoded.skipped,
        picture=form,
    )


def _usual_shape(folder: Folder, samples: Sequence[Sample]) -> ImageShape:
    """Choose a size where the network does not say one: the most common, at most 128 pixels a side."""
    every = max(1, len(samples) // _PROBED)
    shapes: Counter[ImageShape] = Counter()
    for sample in samples[::every][:_PROBED]:
        try:
            shapes[picture_size(folder.read(sample.entry), sample.entry.path.name)] += 1
        except (ModelLabError, OSError):
            continue  # decoding will name it
    if not shapes:
        return _FALLBACK
    channels = max(shape[0] for shape in shapes)
    _, height, width = shapes.most_common(1)[0][0]
    factor = min(1.0, _LARGEST_SIDE / max(height, width))
    return (channels, max(1, round(height * factor)), max(1, round(width * factor)))


def _fingerprint(folder: Folder, samples: Sequence[Sample]) -> str:
    """Hash all names and sizes, and the content of some files spread over the whole."""
    digest = hashlib.sha256()
    for sample in samples:
        line = f"{sample.split}/{sample.class_name}/{sample.entry.path.name}:{sample.entry.size}\n"
        digest.update(line.encode("utf-8", "surrogatepass"))  # names in no encoding hold surrogates
    for sample in samples[:: max(1, len(samples) // _HASHED_FILES)]:
        try:
            digest.update(folder.read(sample.entry))
        except (ModelLabError, OSError):
            digest.update(b"?")
    return digest.hexdigest()


def _check_kept(kept: Sequence[Sample], layout: Layout, skipped: Sequence[tuple[str, str]]) -> None:
    """Refuse what unreadable files leave too little of."""
    left = {sample.class_name for sample in kept if sample.split == "train"}
    if len(left) > 1:
        return
    first = f"{skipped[0][0]}: {skipped[0][1]}" if skipped else ""
    if not left:
        raise ModelLabError(
            Text(
                "None of the {count} pictures can be read. The first is {first}", count=len(layout.samples), first=first
            ),
            Text("Check that the files are complete."),
        )
    raise ModelLabError(
        Text('Only the class "{label}" has pictures that can be read. {first}', label=left.pop(), first=first),
        Text("Check that the files are complete."),
    )


def _splits(kept: Sequence[Sample]) -> dict[SplitName, NDArray[np.int64]]:
    found = {
        split: np.array([i for i, sample in enumerate(kept) if sample.split == split], np.int64) for split in _SPLITS
    }
    return {split: indices for split, indices in found.items() if len(indices)}


IMAGE_FOLDER = SourceSpec(
    kind="image_folder",
    label="Folder of pictures",
    help="A folder with a sub-folder of pictures for each class; train, val and test above them are understood. "
    "A ZIP or tar file of the same is opened as well.",
    settings=(RESIZE,),
    detects=detects_pictures,
    open=open_image_folder,
    check=check_layout,
)
