import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import SOURCES, detect, kinds_of, open_dataset
from modellab.errors import ModelLabError
from modellab.settings import Settings

Make = Callable[..., Path]


def test_each_kind_is_recognised(idx_folder: Path, make_pictures: Make, make_table: Make) -> None:
    assert detect(idx_folder).source == "idx"
    assert detect(make_pictures("a/1.png", "b/1.png")).source == "image_folder"
    assert detect(make_table("x,label\n1,2\n3,4\n")).source == "table"


def test_a_folder_with_one_file_is_that_file(make_table: Make, tmp_path: Path) -> None:
    path = make_table("x,label\n1,2\n3,4\n")
    (tmp_path / "README.md").write_text("About the table.")
    assert detect(tmp_path) == detect(path)


def test_what_a_file_could_be_is_listed_with_the_likeliest_first(make_table: Make) -> None:
    table = make_table("text,label\n" + "".join(f"film {i} is good,{'pn'[i % 2]}\n" for i in range(20)))
    assert kinds_of(table)[0] == "labelled_text"
    assert {"labelled_text", "table", "text_pairs", "corpus"} <= set(kinds_of(table))


def test_what_is_detected_can_be_opened_with_all_options_set(make_table: Make) -> None:
    config = detect(make_table("x,label\n" + "1,0\n2,1\n" * 30))
    assert {row.name for row in SOURCES["table"].settings} == set(config.options)
    assert open_dataset(config).num_samples == 60


@pytest.mark.parametrize("name", ["a.csv", "a.zip", "train-images-idx3-ubyte.gz", "a.png", "a", "a.mlab"])
def test_a_file_of_zero_bytes_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(ModelLabError, match=r"is empty \(0 bytes\)"):
        detect(tmp_path / name)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelLabError, match="is not there"):
        detect(tmp_path / "nothing")


def test_a_single_picture_is_told(tmp_path: Path) -> None:
    Image.new("L", (4, 4)).save(tmp_path / "one.png")
    with pytest.raises(ModelLabError, match="is a single picture"):
        detect(tmp_path / "one.png")


def test_a_picture_renamed_to_a_table_is_told(tmp_path: Path) -> None:
    Image.new("L", (4, 4)).save(tmp_path / "one.png")
    with pytest.raises(ModelLabError, match="is a PNG picture"):
        detect((tmp_path / "one.png").rename(tmp_path / "one.csv"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 ...", "is a PDF document"),
        (b"PK\x03\x04 and no more", "is a ZIP file without data to train on, or it is damaged"),
        (bytes(range(256)) * 10, "nothing that can be read as data"),
        (b"\x17\x9d\xec'N\x07h\x82\xbba", "nothing that can be read as data"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "thing").write_bytes(content)
    with pytest.raises(ModelLabError, match=sentence):
        detect(tmp_path / "thing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ModelLabError, match="neither a file nor a folder"):
        detect(tmp_path / "pipe.csv")


def test_an_unknown_source_names_the_nearest() -> None:
    with pytest.raises(ModelLabError, match="Did you mean digits"):
        open_dataset(DatasetConfig("digit"))


def test_a_source_without_its_path_asks_for_one() -> None:
    with pytest.raises(ModelLabError, match="No data is chosen"):
        open_dataset(DatasetConfig("idx"))


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(ModelLabError, match='no setting named "shape"'):
        open_dataset(DatasetConfig(options=Settings({"shape": 3})))
