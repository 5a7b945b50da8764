"""Everything that people, disks and downloads do to files, made cheaply."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from modellab.project.file import dump
from modellab.project.samples import build_sample

Spoil = Callable[[bytes], bytes]

SPOILT: dict[str, Spoil] = {
    "zero bytes": lambda _good: b"",
    "truncated": lambda good: good[: len(good) // 2],
    "one bit flipped": lambda good: good[:900] + bytes([good[900] ^ 1]) + good[901:],
    "bytes appended": lambda good: good + b"\0",
    "a renamed picture": lambda _good: picture_bytes(),
    "a renamed text": lambda _good: b"a,b\n1,2\n",
}
"""Ways to spoil a project file."""


def project_bytes() -> bytes:
    """The file of the sample project."""
    return b"".join(dump(build_sample("digits")))


def picture_bytes(level: int = 200, size: int = 16) -> bytes:
    """A noisy grey PNG."""
    pixels = np.clip(np.random.default_rng(level).normal(level, 20, (size, size)), 0, 255).astype(np.uint8)
    with io.BytesIO() as file:
        Image.fromarray(pixels).save(file, "PNG")
        return file.getvalue()


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG whose header announces any size, however little follows."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


BAD_PICTURES: dict[str, tuple[bytes, str]] = {
    "zero.png": (b"", "is empty (0 bytes)"),
    "truncated.png": (picture_bytes()[:80], "is damaged"),
    "corrupt.png": (picture_bytes()[:60] + b"\xff" * 20 + picture_bytes()[80:], "is damaged"),
    "renamed.png": (b"hello\n", "is not a picture"),
    "huge.png": (png(30_000, 30_000), "At most 40 million pixels"),
    "bomb.png": (png(30_000, 30_000, bytes(9_000_000)), "At most 40 million pixels"),
}
"""Content, and what the sentence about it says."""


def picture_folder(folder: Path, *, classes: int = 2, count: int = 12) -> Path:
    """Pictures of ``classes`` classes, each of its own brightness."""
    for index in range(classes):
        place = folder / f"c{index}"
        place.mkdir(parents=True)
        for number in range(count):
            (place / f"{number}.png").write_bytes(picture_bytes(60 + 120 * index + number))
    return folder


def idx(array: np.ndarray) -> bytes:
    """An array of bytes as MNIST's files hold it."""
    header = struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape)
    return header + array.astype(np.uint8).tobytes()


IDX_PICTURES = idx(np.random.default_rng(0).integers(0, 255, (40, 8, 8)))
IDX_LABELS = idx(np.arange(40) % 4)
BAD_IDX: dict[str, tuple[bytes, bytes, str]] = {
    "zero bytes": (b"", IDX_LABELS, "is empty (0 bytes)"),
    "truncated": (IDX_PICTURES[:200], IDX_LABELS, "announces 2560 bytes"),
    "renamed": (picture_bytes(), IDX_LABELS, "is not an IDX file"),
    "terabytes announced": (struct.pack(">HBB3I", 0, 8, 3, 2**31, 2**20, 2**20), IDX_LABELS, "At most 4 GB"),
    "one class": (IDX_PICTURES, idx(np.zeros(40)), "At least two classes"),
    "fewer labels": (IDX_PICTURES, idx(np.arange(30) % 4), "holds 40 pictures"),
}
"""Pictures, labels, and what the sentence about them says."""


def idx_folder(folder: Path, pictures: bytes = IDX_PICTURES, labels: bytes = IDX_LABELS) -> Path:
    """A folder with MNIST's names."""
    folder.mkdir()
    (folder / "train-images-idx3-ubyte").write_bytes(pictures)
    (folder / "train-labels-idx1-ubyte").write_bytes(labels)
    return folder


TABLE = "a,b,label\n" + "".join(f"{n},{2 * n},{'xy'[n % 2]}\n" for n in range(60))
BAD_TABLES: dict[str, tuple[bytes, str]] = {
    "zero bytes": (b"", "is empty (0 bytes)"),
    "only a header": (b"a,b,label\n", "has no rows"),
    "one column": (b"a\n1\n2\n", "only one column"),
    "one class": (TABLE.replace("y\n", "x\n").encode(), "only one value"),
    "a renamed picture": (picture_bytes(), "is a PNG picture"),
    "broken utf-8": (TABLE.replace("x", "é").encode() + b"1,2,\xff\n", "byte 0xff"),
    "broken utf-16": (b"\xff\xfe" + TABLE.encode("utf-16-le") + b"\x00\xd8", "fits no encoding"),
    "a zero among the text": (TABLE.encode() + b"1,\0,x\n", "line 62"),
    "a line of 100 MB": (b"a,b,label\n" + b"x" * 100_000_000 + b"\n", "100.0 MB long"),
    "numbers with commas taken apart": (
        b"size,price\n" + b"".join(b"%d,%d,234.5\n" % (n, n) for n in range(40)),
        "data.csv names 2 columns. Most rows have 3 cells",
    ),
    "two encodings": (
        "name,b,label\né,1,x\n".encode() + "é,2,y\n".encode("latin-1"),
        "mixes encodings: some of it is UTF-8, byte 0xe9 at position 20 (line 3) is not",
    ),
}
"""Content, and what the sentence about it says."""

SENTENCES = "".join(f"{('good', 'bad')[n % 2]}\ta film about number {n} and {n * 7} others\n" for n in range(40))
BAD_TEXTS: dict[str, tuple[bytes, str]] = {
    "only empty lines": (b"\n \n\n", "is empty (4 bytes)"),
    "one class": (SENTENCES.replace("bad", "good").encode(), 'have the same label, "good". At least two'),
    "no label": (SENTENCES.replace("good\t", "").replace("bad\t", "").encode(), "do not hold a label and a text"),
    "empty texts": (
        "".join(f"{line.split()[0]}\t\n" for line in SENTENCES.splitlines()).encode(),
        "no column of texts",
    ),
    "a line of 100 MB": (
        SENTENCES.encode() + b"good\t" + b"word " * 20_000_000,
        "Line 41 of data.tsv is 100.0 MB long",
    ),
    "two Chinese encodings": (
        "好\t这是一个很好的电影和故事\n".encode() * 20 + "坏\t那是一个很坏的电影和故事\n".encode("gbk") * 20,
        "mixes encodings: some of it is UTF-8, byte 0xbb at position 820 (line 21) is not",
    ),
}
"""Content of what is to be read as labelled texts, and what the sentence about it says."""

DAYS = "date,price\n" + "".join(f"2024-01-{day:02},{day % 7}.5\n" for day in range(1, 31))
BAD_SERIES: dict[str, tuple[str, dict[str, object], str]] = {
    "no rows": ("date,price\n", {}, "has no rows below its header"),
    "shorter than the window": (DAYS, {"window": 40}, "A window needs 41 steps. data.csv has only 30"),
    "a target that is text": (
        DAYS.replace(".5", " euro each"),
        {"target": "price"},
        'cannot be forecast: it holds words, such as "1 euro each"',
    ),
    "a target that is missing": (DAYS, {"target": "prize"}, 'no column named "prize". Did you mean price?'),
}
"""Content, options, and what the sentence about them says."""

BAD_TARGETS: dict[str, tuple[dict[str, object], str]] = {
    "missing": ({"target": "labels"}, 'no column named "labels". Did you mean label?'),
    "words for a regression": ({"target": "label", "task": "regression"}, "holds words. A regression needs numbers"),
    "another text in every row": ({"target": "name"}, 'such as "house 0". That is neither a class nor a number'),
}
"""Options of a table, and what the sentence about them says."""
NAMED_TABLE = "name,b,label\n" + "".join(f"house {n},{n},{'xy'[n % 2]}\n" for n in range(40))
