import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.corpus import pieces_of
from modellab.data.sources.registry import detect, open_dataset
from modellab.errors import ModelLabError

Make = Callable[..., Path]
Opened = Callable[..., Dataset]

PROSE = "".join(
    f"Speaker{number % 7}:\n{word.capitalize()} is the {number}th thing, and who would hear it?\nNobody, sir.\n\n"
    for number, word in enumerate(f"{a}{b}{c}" for a in "what" for b in "ever" for c in "somebodyelse")
)
POEMS = [{"title": f"t{i}", "author": "nobody", "paragraphs": [f"床前明月光{i}", "疑是地上霜"]} for i in range(40)]


def test_running_text_is_told_from_labelled_lines(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table(PROSE, "input.txt"))
    assert dataset.config.source == "corpus"
    assert [(field.name, field.modality) for field in dataset.schema.fields] == [("text", "text")]
    assert dataset.schema.targets == ()


def test_the_first_part_trains_and_nothing_is_lost(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table(PROSE, "input.txt"))
    assert "".join(dataset.raw["text"]) == PROSE
    order = np.concatenate([dataset.splits[split] for split in ("train", "validation", "test")])
    assert np.array_equal(order, np.arange(dataset.num_samples))
    assert min(dataset.schema.counts.values()) >= 1


def test_a_held_back_part_can_be_switched_off(make_table: Make) -> None:
    path = make_table(PROSE, "input.txt")
    config = DatasetConfig("corpus", str(path), validation_fraction=0.2, test_fraction=0)
    counts = open_dataset(config).schema.counts
    assert counts["test"] == 0
    assert counts["validation"] == pytest.approx(0.2 * sum(counts.values()), abs=1)


@pytest.mark.parametrize("size", [10, 100, 10_000])
def test_pieces_joined_are_the_text(size: int) -> None:
    pieces = list(pieces_of(PROSE, size))
    assert "".join(pieces) == PROSE
    assert max(map(len, pieces)) <= size + size // 2


def test_pieces_end_with_paragraphs() -> None:
    assert all(piece.endswith("\n\n") for piece in pieces_of(PROSE, 500))


def test_one_endless_line_is_read(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table("anarchism originated as a term " * 100_000, "text8.txt"))
    assert sum(map(len, dataset.raw["text"])) == 3_100_000
    assert dataset.num_samples > 700


def test_poems_are_documents_of_their_own(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table(json.dumps(POEMS), "poems.json"))
    assert dataset.config.source == "corpus"
    assert dataset.num_samples == 40
    assert "床前明月光3\n疑是地上霜" in list(dataset.raw["text"])


@pytest.mark.parametrize(
    "value",
    [
        {"title": "all", "content": [{"type": "five", "content": POEMS}]},
        [{"content": poem["paragraphs"]} for poem in POEMS],
        [{"author": "x", "text": "\n".join(poem["paragraphs"])} for poem in POEMS],
        ["\n".join(poem["paragraphs"]) for poem in POEMS],
    ],
    ids=["nested", "content", "text", "strings"],
)
def test_texts_are_found_wherever_json_holds_them(make_table: Make, opened: Opened, value: object) -> None:
    dataset = opened(make_table(json.dumps(value), "poems.json"))
    assert set(dataset.raw["text"]) == {f"床前明月光{i}\n疑是地上霜" for i in range(40)}


def test_a_folder_of_texts_is_one_corpus(tmp_path: Path, opened: Opened) -> None:
    for number in range(3):
        (tmp_path / f"chapter{number}.txt").write_text(PROSE)
    (tmp_path / "README.md").write_text("where it comes from")
    dataset = opened(tmp_path)
    assert dataset.config.source == "corpus"
    assert "".join(dataset.raw["text"]) == PROSE * 3


def test_a_zip_file_of_texts_is_one_corpus(tmp_path: Path, opened: Opened) -> None:
    with zipfile.ZipFile(tmp_path / "books.zip", "w") as file:
        for number in range(2):
            file.writestr(f"book{number}.txt", PROSE)
    assert "".join(opened(tmp_path / "books.zip").raw["text"]) == PROSE * 2


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.txt").write_bytes("苹果香蕉葡萄西瓜樱桃".encode() + b"\xff\xfe and so on")
    skipped = opened(tmp_path).schema.skipped
    assert [name for name, _ in skipped] == ["b.txt"]
    assert "byte 0xff" in skipped[0][1]


def test_too_short_a_text_is_refused(make_table: Make, opened: Opened) -> None:
    with pytest.raises(ModelLabError, match=r"a\.txt holds only 12 characters of text\. At least 200 are needed"):
        opened(make_table("Hello there!", "a.txt"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[{"paragraphs": ["a"]', "is not readable JSON"),
        ("[" * 100_000, "is not readable JSON"),
        ('{"number": 3}', "holds no texts"),
    ],
)
def test_json_without_texts_is_told(make_table: Make, opened: Opened, content: str, sentence: str) -> None:
    with pytest.raises(ModelLabError, match=sentence):
        opened(make_table(content, "poems.json"))


def test_the_reference_of_python_comes_with_the_program() -> None:
    dataset = open_dataset(DatasetConfig("python_docs"))
    assert sum(map(len, dataset.raw["text"])) > 400_000
    assert dataset.schema.counts["validation"] > 5


def test_numbers_are_no_running_text(make_table: Make) -> None:
    assert detect(make_table("1 2 3\n4 5 6\n7 8 9\n" * 40, "numbers.txt")).source != "corpus"
