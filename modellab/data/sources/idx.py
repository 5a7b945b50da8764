"""IDX files: MNIST, Fashion-MNIST and their kin as they are distributed.

The format is a header of big-endian 32-bit numbers (magic 0x0801 for bytes of one dimension, 0x0803 for three; then
the dimensions) and the bytes. See the foot of http://yann.lecun.com/exdb/mnist/.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import Field, SplitName
from modellab.data.sources.packed import open_unpacked
from modellab.data.sources.spec import RESIZE, Loaded, Request, SourceSpec
from modellab.data.stack import MAX_BYTES, fit_stack
from modellab.errors import ModelLabError, Text

_NAME = re.compile(r"^(?P<set>.*?)(?P<split>train|t10k|test)-(?P<part>images|labels)[-.]idx[13]-ubyte(\.gz)?$", re.I)
_SPLITS: Mapping[str, SplitName] = {"train": "train", "t10k": "test", "test": "test"}
_SUBFOLDERS = ("", "MNIST/raw", "FashionMNIST/raw", "KMNIST/raw", "QMNIST/raw", "raw")
_LABELS, _IMAGES = 0x0801, 0x0803
_MAGICS = (struct.pack(">I", _LABELS), struct.pack(">I", _IMAGES))
_FASHION = "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot"
_CLASS_NAMES = {
    # By SHA-256 of the training labels, since the files themselves only number their classes.
    "657fbd221bfc9f4198cc14b5619cc33ec57c58dd0e47af4d99d6650759e869a7": tuple(_FASHION.split(",")),
}


@dataclass(frozen=True)
class _Pair:
    """The two files of a split."""

    images: Path
    labels: Path


def detects_idx(path: Path) -> bool:
    """Whether ``path`` is an IDX file, or a folder that holds some."""
    if path.is_dir():
        return bool(_files_in(path))
    return path.is_file() and _starts_as_idx(path)


def _starts_as_idx(path: Path) -> bool:
    try:
        with open_unpacked(path) as file:
            return file.read(4) in _MAGICS
    except (OSError, EOFError, zlib.error):
        return bool(_NAME.match(path.name))  # a damaged one; opening it says how


def _files_in(folder: Path) -> dict[tuple[SplitName, str], Path]:
    """Find the files by (split, part) in the folder or where torchvision puts them."""
    for below in _SUBFOLDERS:
        place = folder / below
        if not place.is_dir() or place.is_symlink():
            continue
        found: dict[tuple[SplitName, str], Path] = {}
        for path in sorted(place.iterdir(), reverse=True):  # so that an unpacked file wins over its .gz
            match = _NAME.match(path.name)
            if match and path.is_file() and not path.is_symlink():
                found[_SPLITS[match["split"].lower()], match["part"].lower()] = path
        if found:
            return found
    return {}


def _pairs(path: Path) -> dict[SplitName, _Pair]:
    files = _files_in(path if path.is_dir() else path.parent)
    if path.is_file() and path not in files.values():
        raise ModelLabError(
            Text("{name} is an IDX file, but its name does not say what it holds.", name=path.name),
            Text("Names are train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and "
                 "t10k-labels-idx1-ubyte, with or without .gz."),
        )  # fmt: skip
    pairs: dict[SplitName, _Pair] = {}
    splits: tuple[SplitName, ...] = ("train", "test")
    for split in splits:
        images, labels = files.get((split, "images")), files.get((split, "labels"))
        if images and labels:
            pairs[split] = _Pair(images, labels)
        elif images or labels:
            present, missing = (images, Text("labels")) if images else (labels, Text("images"))
            assert present is not None
            raise ModelLabError(
                Text("{name} is there, but the file with its {part} is missing.", name=present.name, part=missing),
                Text("Put both into the same folder."),
            )
    if "train" not in pairs:
        raise ModelLabError(
            Text("There are no training files beside {name}.", name=path.name),
            Text("Put train-images-idx3-ubyte and train-labels-idx1-ubyte into the same folder."),
        )
    return pairs


def _read(path: Path, magic: int) -> NDArray[np.uint8]:
    """Read one file.

    Raises:
        ModelLabError: It is empty, has another header, or is shorter or longer than its header says.
    """
    dimensions = 3 if magic == _IMAGES else 1
    try:
        if path.stat().st_size == 0:
            raise ModelLabError(Text("{name} is empty (0 bytes).", name=path.name))
        with open_unpacked(path) as file:
            return _read_body(file, path.name, magic, dimensions)
    except (OSError, EOFError, zlib.error) as error:
        raise ModelLabError(
            Text("{name} is damaged: {reason}.", name=path.name, reason=str(error).rstrip(".")),
            Text("Download it again."),
        ) from error


def _read_body(file: IO[bytes], name: str, magic: int, dimensions: int) -> NDArray[np.uint8]:
    header = file.read(4 * (1 + dimensions))
    if len(header) < 4 * (1 + dimensions) or header[:4] != struct.pack(">I", magic):
        raise ModelLabError(
            Text("{name} is not an IDX file of {what}: it starts with {start}, expected {expected}.",
                 name=name, what=Text("pictures") if dimensions == 3 else Text("labels"),
                 start=header[:4].hex() or "-", expected=f"{magic:08x}"),
            Text("Download it again, or choose the right file."),
        )  # fmt: skip
    shape = struct.unpack(f">{dimensions}I", header[4:])
    size = 1
    for length in shape:
        size *= length
    if size > MAX_BYTES:
        raise ModelLabError(
            Text("{name} says it holds {size:.1f} GB. At most 4 GB are read.", name=name, size=size / 1e9)
        )
    body = file.read(size)
    if len(body) < size or file.read(1):
        have = Text("{count} bytes", count=len(body)) if len(body) < size else Text("more")
        raise ModelLabError(
            Text(
                "{name} is damaged: its header announces {size} bytes, it holds {have}.",
                name=name,
                size=size,
                have=have,
            ),
            Text("Download it again."),
        )
    return np.frombuffer(body, np.uint8).reshape(shape)


def open_idx(request: Request) -> Loaded:
    """Read pictures and labels of the training files and, where there are any, the test files.

    Raises:
        ModelLabError: A file is missing or damaged, or the files do not belong together.
    """
    assert request.path is not None
    pairs = _pairs(request.path)
    images = {split: _read(pair.images, _IMAGES) for split, pair in pairs.items()}
    labels = {split: _read(pair.labels, _LABELS) for split, pair in pairs.items()}
    for split, pair in pairs.items():
        _check_pair(pair, images[split], labels[split], images["train"])
    digest = hashlib.sha256()
    for split in pairs:
        digest.update(images[split].tobytes())
        digest.update(labels[split].tobytes())
    classes = _classes(labels)
    raw_NHW = np.concatenate(list(images.values()))  # a copy also of a single one, since bytes are read-only
    pictures, form = fit_stack(raw_NHW[:, None], request)
    return Loaded(
        fields=(
            Field("image", "image", (form.channels, form.height, form.width)),
            Field("label", "class", (), classes=classes),
        ),
        raw={"image": pictures, "label": np.concatenate(list(labels.values())).astype(np.int64)},
        fingerprint=digest.hexdigest(),
        splits=_split_indices({split: len(part) for split, part in labels.items()}),
        picture=form,
    )


def _check_pair(pair: _Pair, images: NDArray[np.uint8], labels: NDArray[np.uint8], train: NDArray[np.uint8]) -> None:
    if len(images) != len(labels):
        raise ModelLabError(
            Text("{images} holds {num_images} pictures, {labels} {num_labels} labels.", images=pair.images.name,
                 num_images=len(images), labels=pair.labels.name, num_labels=len(labels)),
            Text("Choose files that belong together."),
        )  # fmt: skip
    if images.size == 0:
        raise ModelLabError(Text("{name} holds no pictures.", name=pair.images.name))
    if images.shape[1:] != train.shape[1:]:
        raise ModelLabError(Text("The pictures of training and test files differ in size."))


def _classes(labels: Mapping[SplitName, NDArray[np.uint8]]) -> tuple[str, ...]:
    train = labels["train"]
    if train.min() == train.max():
        raise ModelLabError(
            Text("All {count} labels are {label}. At least two classes are needed.", count=len(train), label=train[0])
        )
    count = 1 + max(int(part.max()) for part in labels.values())
    names = _CLASS_NAMES.get(hashlib.sha256(train.tobytes()).hexdigest(), ())
    return names if len(names) == count else tuple(str(number) for number in range(count))


def _split_indices(lengths: Mapping[SplitName, int]) -> dict[SplitName, NDArray[np.int64]]:
    splits, start = {}, 0
    for split, length in lengths.items():
        splits[split] = np.arange(start, start + length, dtype=np.int64)
        start += length
    return splits


IDX = SourceSpec(
    kind="idx",
    label="MNIST files (IDX)",
    help="MNIST, Fashion-MNIST and others of that format as they are downloaded, packed with gzip or not.",
    settings=(RESIZE,),
    detects=detects_idx,
    open=open_idx,
)
