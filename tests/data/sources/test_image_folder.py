import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset
from modellab.data.sources.spec import ReadingCancelledError
from modellab.errors import ModelLabError

Make = Callable[..., Path]
Opened = Callable[..., Dataset]
TWO_CLASSES = tuple(f"{name}/{i}.png" for name in ("cat", "dog") for i in range(10))
SPLIT = tuple(f"{split}/{name}/{i}.png" for split in ("train", "val", "test") for name in "ab" for i in range(3))


def _zipped(folder: Path, inner: str = "") -> Path:
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w") as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                file.write(path, inner + path.relative_to(folder).as_posix())
    return target


def test_sub_folders_are_classes(make_pictures: Make, opened: Opened) -> None:
    dataset = opened(make_pictures(*TWO_CLASSES), image=(3, 8, 8))
    assert dataset.schema.targets[0].classes == ("cat", "dog")
    assert dataset.raw["image"].shape == (20, 3, 8, 8)
    assert [dataset.name_of(i).split("/")[0] for i in (0, 19)] == ["cat", "dog"]


@pytest.mark.parametrize("validation", ["val", "valid", "validation", "VAL"])
def test_folders_above_the_classes_are_splits(make_pictures: Make, opened: Opened, validation: str) -> None:
    dataset = opened(make_pictures(*(path.replace("val", validation) for path in SPLIT)))
    assert dict(dataset.schema.counts) == {"train": 6, "validation": 6, "test": 6}
    assert all(dataset.name_of(int(i)).startswith("test/") for i in dataset.splits["test"])


@pytest.mark.parametrize("inner", ["", "wrapped/twice/"])
def test_a_zip_file_gives_the_same_as_the_folder(make_pictures: Make, opened: Opened, inner: str) -> None:
    folder = make_pictures(*SPLIT)
    unpacked, packed = opened(folder), opened(_zipped(folder, inner))
    assert (unpacked.raw["image"] == packed.raw["image"]).all()
    assert dict(unpacked.schema.counts) == dict(packed.schema.counts)
    assert unpacked.schema.fingerprint == packed.schema.fingerprint


def test_nothing_is_unpacked_beside_the_archive(make_pictures: Make, opened: Opened, tmp_path: Path) -> None:
    packed = _zipped(make_pictures(*TWO_CLASSES))
    before = sorted(tmp_path.rglob("*"))
    opened(packed)
    assert sorted(tmp_path.rglob("*")) == before


def test_grey_and_odd_sized_pictures_are_converted(make_pictures: Make, opened: Opened) -> None:
    make_pictures(*TWO_CLASSES)
    make_pictures("cat/grey.png", mode="L", size=(300, 4))
    folder = make_pictures("dog/palette.gif", mode="P", size=(5, 60))
    dataset = opened(folder, image=(3, 16, 16))
    assert dataset.num_samples == 22
    grey = dataset.raw["image"][dataset.names.index("cat/grey.png")]
    assert (grey[0] == grey[1]).all()


def test_without_a_network_the_size_of_most_pictures_is_taken(make_pictures: Make, opened: Opened) -> None:
    make_pictures("cat/odd.png", size=(99, 3))
    assert opened(make_pictures(*TWO_CLASSES, size=(20, 30))).schema.inputs[0].shape == (3, 30, 20)


def test_what_is_left_out_is_named_with_its_reason(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*TWO_CLASSES, "loose.png")
    (folder / "cat" / "empty.png").write_bytes(b"")
    (folder / "cat" / "broken.jpg").write_bytes(b"not a picture")
    (folder / "notes.txt").write_text("hello")
    reasons = dict(opened(folder).schema.skipped)
    assert set(reasons) == {"cat/empty.png", "cat/broken.jpg", "notes.txt", "loose.png"}
    assert reasons["cat/empty.png"] == "empty (0 bytes)"
    assert reasons["loose.png"] == "not inside the folder of a class"


def test_links_are_not_followed(make_pictures: Make, opened: Opened, tmp_path: Path) -> None:
    folder = make_pictures(*TWO_CLASSES)
    (folder / "cat" / "link.png").symlink_to(folder / "dog" / "1.png")
    (folder / "elsewhere").symlink_to(folder / "dog", target_is_directory=True)
    dataset = opened(folder)
    assert dataset.num_samples == 20
    assert dict(dataset.schema.skipped)["cat/link.png"] == "a link, which is not followed"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_are_not_opened(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*TWO_CLASSES)
    os.mkfifo(folder / "cat" / "pipe.png")
    assert dict(opened(folder).schema.skipped) == {"cat/pipe.png": "not a regular file"}


def test_a_class_without_training_pictures_is_left_out(make_pictures: Make, opened: Opened) -> None:
    dataset = opened(make_pictures(*SPLIT, "test/c/1.png"))
    assert dataset.schema.targets[0].classes == ("a", "b")
    assert dict(dataset.schema.skipped) == {"test/c/1.png": "its class has no training pictures"}


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    for name in ("notes.txt", "more.txt"):
        (tmp_path / name).write_text("hello")
    with pytest.raises(ModelLabError, match="holds no pictures"):
        detect(tmp_path)


def test_one_class_is_refused(make_pictures: Make) -> None:
    with pytest.raises(ModelLabError, match='only one class, "cat"'):
        detect(make_pictures("cat/1.png", "cat/2.png"))


def test_pictures_outside_classes_are_refused(make_pictures: Make) -> None:
    with pytest.raises(ModelLabError, match="not sorted into classes"):
        detect(make_pictures("1.png", "2.png"))


def test_a_folder_of_unreadable_pictures_is_refused(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*TWO_CLASSES)
    for path in folder.rglob("*.png"):
        path.write_bytes(b"broken")
    with pytest.raises(ModelLabError, match=r"None of the 20 pictures can be read. The first is cat/0\.png"):
        opened(folder)


def test_one_readable_class_is_not_enough(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*TWO_CLASSES)
    for path in (folder / "dog").iterdir():
        path.write_bytes(b"broken")
    with pytest.raises(ModelLabError, match='Only the class "cat" has pictures that can be read'):
        opened(folder)


def test_a_folder_that_vanished_is_a_sentence(make_pictures: Make) -> None:
    folder = make_pictures(*TWO_CLASSES)
    config = detect(folder)
    shutil.rmtree(folder)
    with pytest.raises(ModelLabError, match="not there any more"):
        open_dataset(config)


def test_a_relative_path_starts_at_the_project(make_pictures: Make) -> None:
    folder = make_pictures(*TWO_CLASSES)
    dataset = open_dataset(DatasetConfig("image_folder", folder.name), base=folder.parent)
    assert dataset.num_samples == 20


def test_paths_that_lead_outside_a_zip_file_are_left_out(make_pictures: Make, opened: Opened) -> None:
    packed = _zipped(make_pictures(*TWO_CLASSES))
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("../cat/evil.png", b"x")
        file.writestr("/etc/evil.png", b"x")
    skipped = dict(opened(packed).schema.skipped)
    assert set(skipped.values()) == {"a path that leads outside"}
    assert len(skipped) == 2


def test_names_that_hide_characters_are_cleaned_and_stay_different(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*(f"{name}/{i}.png" for name in ("cat", "c\u202eat", "dog") for i in range(4)))
    dataset = opened(folder)
    assert sorted(dataset.schema.targets[0].classes) == ["cat", "cat (2)", "dog"]
    assert dataset.num_samples == 12


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_file_names_in_no_encoding_are_read(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*TWO_CLASSES)
    (folder / "cat" / "0.png").rename(os.fsdecode(bytes(folder / "cat") + b"/\xff.png"))
    dataset = opened(folder)
    assert dataset.num_samples == 20
    assert "\udcff" not in "".join(dataset.name_of(i) for i in range(20))


def test_a_damaged_zip_file_is_a_sentence(make_pictures: Make) -> None:
    packed = _zipped(make_pictures(*TWO_CLASSES))
    packed.write_bytes(packed.read_bytes()[:-40])
    with pytest.raises(ModelLabError, match=r"pictures\.zip is a ZIP file without data to train on, or it is damaged"):
        detect(packed)


def test_a_damaged_picture_in_a_zip_file_does_not_stop_the_rest(make_pictures: Make, opened: Opened) -> None:
    packed = _zipped(make_pictures(*TWO_CLASSES))
    content = bytearray(packed.read_bytes())
    content[100:110] = bytes(10)
    packed.write_bytes(content)
    dataset = opened(packed)
    assert dataset.num_samples == 19
    assert dataset.schema.skipped[0][0] == "cat/0.png"


def test_progress_is_told_to_the_end(make_pictures: Make) -> None:
    told: list[tuple[int, int]] = []
    open_dataset(detect(make_pictures(*TWO_CLASSES)), report=lambda done, total: told.append((done, total)) is None)
    assert told[-1] == (20, 20)


def test_reading_can_be_cancelled(make_pictures: Make) -> None:
    with pytest.raises(ReadingCancelledError):
        open_dataset(detect(make_pictures(*TWO_CLASSES)), report=lambda _done, _total: False)


def test_more_than_four_gigabytes_are_refused_before_decoding(make_pictures: Make, opened: Opened) -> None:
    with pytest.raises(ModelLabError, match=r"20 pictures of 20000 x 20000 pixels need 24.0 GB"):
        opened(make_pictures(*TWO_CLASSES), image=(3, 20_000, 20_000))


def test_a_changed_picture_changes_the_fingerprint(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*TWO_CLASSES)
    before = opened(folder).schema.fingerprint
    (folder / "dog" / "3.png").write_bytes((folder / "cat" / "3.png").read_bytes())
    assert opened(folder).schema.fingerprint != before


def test_resize_modes_differ(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*TWO_CLASSES, size=(40, 10))
    crop, pad = (opened(folder, image=(3, 8, 8), resize=mode).raw["image"] for mode in ("crop", "pad"))
    assert np.all(pad[:, :, 0] == 0)
    assert np.any(crop[:, :, 0] != 0)
