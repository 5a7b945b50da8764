import gzip
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect
from modellab.errors import ModelLabError

Opened = Callable[..., Dataset]
Content = Callable[[np.ndarray], bytes]
IMAGES, LABELS = "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"


def test_training_and_test_files_become_splits(idx_folder: Path, opened: Opened) -> None:
    dataset = opened(idx_folder)
    assert dict(dataset.schema.counts) == {"train": 54, "validation": 6, "test": 20}
    assert dataset.raw["image"].shape == (80, 1, 4, 5)
    assert dataset.samples("label", "test").tolist() == [i % 3 for i in range(20)]


def test_a_split_that_the_files_set_apart_is_told(idx_folder: Path, opened: Opened) -> None:
    assert set(opened(idx_folder).given) == {"train", "test"}


def test_pixels_are_those_of_the_file(idx_folder: Path, opened: Opened) -> None:
    body = gzip.decompress((idx_folder / IMAGES).read_bytes())[16:]
    assert opened(idx_folder).raw["image"][:60].tobytes() == body


@pytest.mark.parametrize("name", [IMAGES, "t10k-labels-idx1-ubyte.gz"])
def test_one_of_the_files_stands_for_all(idx_folder: Path, opened: Opened, name: str) -> None:
    assert opened(idx_folder / name).num_samples == 80


def test_files_are_found_where_torchvision_puts_them(idx_folder: Path, tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "root" / "MNIST").mkdir(parents=True)
    idx_folder.rename(tmp_path / "root" / "MNIST" / "raw")
    assert opened(tmp_path / "root").num_samples == 80


def test_unpacked_files_are_read(idx_folder: Path, opened: Opened) -> None:
    packed = opened(idx_folder)
    for path in list(idx_folder.iterdir()):
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
        path.unlink()
    assert opened(idx_folder).schema == packed.schema


def test_without_test_files_a_test_split_is_held_back(idx_folder: Path, opened: Opened) -> None:
    for path in idx_folder.glob("t10k*"):
        path.unlink()
    assert opened(idx_folder).schema.counts["test"] == 9


@pytest.mark.parametrize("keep", [0, 1, 10, 20, 0.5, -1])
def test_a_truncated_file_is_one_sentence(idx_folder: Path, opened: Opened, keep: float) -> None:
    content = (idx_folder / IMAGES).read_bytes()
    (idx_folder / IMAGES).write_bytes(content[: int(len(content) * keep) if isinstance(keep, float) else keep])
    with pytest.raises(ModelLabError, match=IMAGES):
        opened(idx_folder)


def _replace(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(gzip.compress(content))
    return folder


def test_a_file_shorter_than_its_header_says_is_refused(idx_folder: Path, opened: Opened, idx_bytes: Content) -> None:
    content = idx_bytes(np.zeros((60, 4, 5)))
    with pytest.raises(ModelLabError, match="announces 1200 bytes, it holds 1199 bytes"):
        opened(_replace(idx_folder, IMAGES, content[:-1]))


def test_a_file_longer_than_its_header_says_is_refused(idx_folder: Path, opened: Opened, idx_bytes: Content) -> None:
    with pytest.raises(ModelLabError, match="announces 1200 bytes, it holds more"):
        opened(_replace(idx_folder, IMAGES, idx_bytes(np.zeros((60, 4, 5))) + b"x"))


def test_a_header_that_announces_terabytes_is_refused(idx_folder: Path, opened: Opened) -> None:
    with pytest.raises(ModelLabError, match="At most 4 GB"):
        opened(_replace(idx_folder, IMAGES, struct.pack(">4I", 0x0803, 2**31, 2**10, 2**10)))


def test_swapped_files_are_told(idx_folder: Path, opened: Opened) -> None:
    with pytest.raises(ModelLabError, match="not an IDX file of pictures: it starts with 00000801, expected 00000803"):
        opened(_replace(idx_folder, IMAGES, gzip.decompress((idx_folder / LABELS).read_bytes())))


def test_numbers_of_pictures_and_labels_are_compared(idx_folder: Path, opened: Opened, idx_bytes: Content) -> None:
    with pytest.raises(ModelLabError, match=r"holds 60 pictures, .* 59 labels"):
        opened(_replace(idx_folder, LABELS, idx_bytes(np.arange(59) % 3)))


def test_one_class_is_not_enough(idx_folder: Path, opened: Opened, idx_bytes: Content) -> None:
    with pytest.raises(ModelLabError, match="All 60 labels are 7"):
        opened(_replace(idx_folder, LABELS, idx_bytes(np.full(60, 7))))


def test_a_missing_half_is_named(idx_folder: Path, opened: Opened) -> None:
    (idx_folder / LABELS).unlink()
    with pytest.raises(ModelLabError, match="the file with its labels is missing"):
        opened(idx_folder)


def test_a_renamed_idx_file_is_recognised_by_its_content(idx_folder: Path, opened: Opened) -> None:
    renamed = (idx_folder / IMAGES).rename(idx_folder / "data.csv")
    with pytest.raises(ModelLabError, match="is an IDX file, but its name does not say"):
        opened(renamed)


def test_links_are_not_followed(idx_folder: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    linked.mkdir()
    for path in idx_folder.iterdir():
        (linked / path.name).symlink_to(path)
    with pytest.raises(ModelLabError, match="holds no pictures"):
        detect(linked)
