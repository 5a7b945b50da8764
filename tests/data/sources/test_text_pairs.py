from collections.abc import Callable
from pathlib import Path

import pytest

from modellab.data.samples import Dataset
from modellab.errors import ModelLabError

Make = Callable[..., Path]
Opened = Callable[..., Dataset]


def _line(i: int) -> tuple[str, str]:
    return f"This is sentence number {i}.", f"这是第{i}句话。"


def _lines(separator: str = "\t", count: int = 60) -> str:
    return "".join(separator.join(_line(i)) + "\n" for i in range(count))


@pytest.mark.parametrize("separator", ["\t", ";", "|", ","])
def test_two_columns_of_texts_are_pairs(make_table: Make, opened: Opened, separator: str) -> None:
    dataset = opened(make_table(_lines(separator), "pairs.txt"))
    assert dataset.config.source == "text_pairs"
    assert [(field.name, field.modality) for field in dataset.schema.fields] == [("text", "text"), ("answer", "text")]
    assert (dataset.raw["text"][5], dataset.raw["answer"][5]) == _line(5)


def test_a_header_is_no_pair(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table("English\tChinese\n" + _lines(), "pairs.tsv"))
    assert dataset.num_samples == 60
    assert dataset.name_of(0) == "line 2"


def test_what_stands_after_the_pair_is_not_read(make_table: Make, opened: Opened) -> None:
    content = "".join("\t".join((*_line(i), f"CC-BY 2.0 by author number {i}")) + "\n" for i in range(60))
    assert (opened(make_table(content, "fra.txt")).raw["answer"][1]) == _line(1)[1]


def test_columns_can_be_swapped(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table(_lines(), "pairs.tsv"), text="2", answer="1")
    assert dataset.raw["answer"][0] == _line(0)[0]


def test_train_and_test_files_are_kept_apart(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "train.tsv").write_text(_lines(count=50))
    (tmp_path / "test.tsv").write_text(_lines(count=20))
    assert dict(opened(tmp_path / "train.tsv").schema.counts) == {"train": 45, "validation": 5, "test": 20}


def test_half_pairs_are_left_out_and_named(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table(_lines() + "alone\t\n\n", "pairs.tsv"))
    assert dataset.num_samples == 60
    assert dict(dataset.schema.skipped) == {"line 61": "one of its texts is empty", "pairs.tsv": "1 empty lines"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("one text a line\n" * 9, "do not hold two texts each"), ("1\t2\n3\t4\n5\t6\n", "do not hold two texts each")],
)
def test_what_holds_no_pairs_is_told(make_table: Make, opened_as: Opened, content: str, sentence: str) -> None:
    with pytest.raises(ModelLabError, match=sentence):
        opened_as(make_table(content, "a.tsv"), "text_pairs")


def test_one_column_cannot_be_both(make_table: Make, opened: Opened) -> None:
    with pytest.raises(ModelLabError, match="needs two different columns"):
        opened(make_table(_lines(), "pairs.tsv"), text="1", answer="1")
