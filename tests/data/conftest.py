import gzip
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset


def _idx(array: np.ndarray) -> bytes:
    magic = {1: 0x0801, 3: 0x0803}[array.ndim]
    return struct.pack(f">{1 + array.ndim}I", magic, *array.shape) + array.astype(np.uint8).tobytes()


@pytest.fixture
def idx_bytes() -> Callable[[np.ndarray], bytes]:
    """The content of an IDX file."""
    return _idx


@pytest.fixture
def idx_folder(tmp_path: Path) -> Path:
    """60 training and 20 test pictures of 4x5 pixels in 3 classes, packed as they are distributed."""
    folder = tmp_path / "idx"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for prefix, count in (("train", 60), ("t10k", 20)):
        images, labels = rng.integers(0, 256, (count, 4, 5)), np.arange(count) % 3
        (folder / f"{prefix}-images-idx3-ubyte.gz").write_bytes(gzip.compress(_idx(images)))
        (folder / f"{prefix}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(_idx(labels)))
    return folder


@pytest.fixture
def make_pictures(tmp_path: Path) -> Callable[..., Path]:
    """Write noise pictures: relative paths to a size or a (mode, size)."""

    def make(*paths: str, size: tuple[int, int] = (12, 10), mode: str = "RGB", root: str = "pictures") -> Path:
        folder = tmp_path / root
        for number, path in enumerate(paths):
            noise = np.random.default_rng([number, len(path)]).integers(0, 256, (size[1], size[0], 3), np.uint8)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(noise).convert(mode).save(folder / path)
        return folder

    return make


@pytest.fixture
def make_table(tmp_path: Path) -> Callable[[str], Path]:
    """Write a CSV file."""

    def make(text: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return make


@pytest.fixture
def opened() -> Callable[..., Dataset]:
    """Detect and open a path."""

    def open_path(path: Path, image: tuple[int, int, int] | None = None, **options: object) -> Dataset:
        config = detect(path)
        return open_dataset(DatasetConfig(config.source, config.path, config.options.replace(**options)), image=image)

    return open_path


@pytest.fixture
def opened_as() -> Callable[..., Dataset]:
    """Open a path as a source of that kind, whatever it looks like."""

    def open_path(path: Path, kind: str, **options: object) -> Dataset:
        config = detect(path, kind)
        return open_dataset(DatasetConfig(kind, config.path, config.options.replace(**options)))

    return open_path


@pytest.fixture(scope="session")
def digits() -> Dataset:
    """The bundled digits."""
    return open_dataset(DatasetConfig())
