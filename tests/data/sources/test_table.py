from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from modellab.data.samples import Dataset
from modellab.errors import ModelLabError

Make = Callable[..., Path]
Opened = Callable[..., Dataset]


def _rows(line: Callable[[int], str], count: int = 60) -> str:
    return "".join(line(i) + "\n" for i in range(count))


FLOWERS = "width,height,species\n" + _rows(lambda i: f"{i / 7:.3f},{i % 9},{('rose', 'tulip', 'aster')[i % 3]}")


def _numbers(dataset: Dataset, column: int = 0) -> list[float]:
    return list(dataset.raw["columns"][:, column])


def test_a_table_is_understood(make_table: Make, opened: Opened) -> None:
    schema = opened(make_table(FLOWERS)).schema
    assert schema.inputs[0].columns == ("width", "height")
    assert schema.inputs[0].shape == (2,)
    assert schema.targets[0].classes == ("aster", "rose", "tulip")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_found(make_table: Make, opened: Opened, delimiter: str) -> None:
    comma = opened(make_table(FLOWERS))
    other = opened(make_table(FLOWERS.replace(",", delimiter), "other.csv"))
    assert other.schema.fields == comma.schema.fields
    assert (other.raw["columns"] == comma.raw["columns"]).all()


def test_a_table_without_header_gets_numbered_columns(make_table: Make, opened: Opened) -> None:
    schema = opened(make_table(FLOWERS.split("\n", 1)[1])).schema
    assert schema.inputs[0].columns == ("column 1", "column 2")
    assert sum(schema.counts.values()) == 60


def test_quoted_cells_may_hold_the_delimiter_and_line_breaks(make_table: Make, opened: Opened) -> None:
    text = "x,label\n" + _rows(lambda i: f'{i},"{("a, b", "c" + chr(10) + "d")[i % 2]}"')
    assert opened(make_table(text)).schema.targets[0].classes == ("a, b", "c d")


def test_decimal_commas_are_numbers(make_table: Make, opened: Opened) -> None:
    text = "x;label\n" + _rows(lambda i: f"1.234,{i:02d};{i % 2}")
    assert _numbers(opened(make_table(text)))[5] == pytest.approx(1234.05)


def test_grouped_thousands_are_numbers(make_table: Make, opened: Opened) -> None:
    text = "x;label\n" + _rows(lambda i: f"1,234,{i:03d}.5;{i % 2}")
    assert _numbers(opened(make_table(text)))[7] == 1234007.5


@pytest.mark.parametrize("gap", ["", "NA", "n/a", "?", "NaN", "null"])
def test_gaps_are_no_obstacle(make_table: Make, opened: Opened, gap: str) -> None:
    text = "x,label\n" + _rows(lambda i: f"{gap if i % 4 == 0 else i},{i % 2}")
    assert np.isnan(_numbers(opened(make_table(text)))[::4]).all()


def test_a_target_is_found_by_its_name(make_table: Make, opened: Opened) -> None:
    text = "survived,age,fare\n" + _rows(lambda i: f"{i % 2},{i},{i * 3.5}")
    assert opened(make_table(text)).schema.inputs[0].columns == ("age", "fare")


def test_the_chosen_target_wins(make_table: Make, opened: Opened) -> None:
    schema = opened(make_table(FLOWERS), target="width").schema
    assert schema.targets[0].modality == "value"
    assert schema.inputs[0].columns == ("height", "species=aster", "species=rose", "species=tulip")


def test_an_unknown_target_names_the_nearest(make_table: Make, opened: Opened) -> None:
    with pytest.raises(ModelLabError, match=r'no column named "widht".*width'):
        opened(make_table(FLOWERS), target="widht")


def test_few_whole_numbers_are_classes_and_many_are_values(make_table: Make, opened: Opened) -> None:
    few = opened(make_table("x,y\n" + _rows(lambda i: f"{i},{i % 3}"), "few.csv"))
    many = opened(make_table("x,y\n" + _rows(lambda i: f"{i},{i * 7}"), "many.csv"))
    assert few.schema.targets[0].classes == ("0", "1", "2")
    assert many.schema.targets[0].modality == "value"


def test_the_chosen_task_wins(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table("x,y\n" + _rows(lambda i: f"{i},{i % 3}")), task="regression")
    assert dataset.raw["value"].dtype == np.float32


def test_words_cannot_be_regressed(make_table: Make, opened: Opened) -> None:
    with pytest.raises(ModelLabError, match=r'"species" of table.csv holds words'):
        opened(make_table(FLOWERS), task="regression")


def test_free_text_and_row_numbers_are_left_out_and_named(make_table: Make, opened: Opened) -> None:
    text = "id,note,x,label\n" + _rows(lambda i: f"{i},note number {i},{i % 5},{i % 2}")
    dataset = opened(make_table(text))
    assert dataset.schema.inputs[0].columns == ("x",)
    assert [name for name, _ in dataset.schema.skipped] == ['column "id"', 'column "note"']


def test_ignored_columns_are_ignored(make_table: Make, opened: Opened) -> None:
    assert opened(make_table(FLOWERS), ignored="height").schema.inputs[0].columns == ("width",)


def test_rows_without_target_or_of_another_length_are_left_out_and_named(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table(FLOWERS + "1,2,\n1,2,rose,extra\n"))
    assert dataset.num_samples == 60
    assert dict(dataset.schema.skipped) == {
        "line 62": '"species" is empty',
        "line 63": "4 cells instead of 3",
    }


def test_categories_outside_the_training_split_are_no_input(make_table: Make, opened: Opened) -> None:
    text = "kind,x,label\n" + _rows(lambda i: f"{('k', 'l')[i % 2]},{i},{i % 3}", 99) + "rare,1,0\n"
    seen = set()
    for path in (make_table(text, f"{n}.csv") for n in range(2)):
        dataset = opened(path)
        is_trained = 99 in dataset.splits["train"]
        assert ("kind=rare" in dataset.schema.inputs[0].columns) is is_trained
        seen.add(is_trained)
    assert seen


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("utf-8", "苹果"), ("utf-8-sig", "苹果"), ("utf-16", "苹果"), ("gb18030", "苹果香蕉"), ("latin-1", "à café né")],
)
def test_encodings_are_found(make_table: Make, opened: Opened, encoding: str, word: str) -> None:
    text = "x,label\n" + _rows(lambda i: f"{i},{(word, 'plain')[i % 2]}")
    dataset = opened(make_table(text, encoding=encoding))
    assert word in dataset.schema.targets[0].classes
    assert dataset.schema.inputs[0].columns == ("x",)


def test_a_byte_that_fits_no_encoding_is_named(make_table: Make, opened: Opened) -> None:
    path = make_table("x,label\n苹果香蕉葡萄西瓜樱桃,1\n")
    path.write_bytes(path.read_bytes() + b"\xff\xfe,2\n")
    with pytest.raises(ModelLabError, match=r"byte 0xff at position 41 \(line 3\) fits no encoding"):
        opened(path)


def test_a_line_of_100_megabytes_is_refused(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"x,label\n1,2\n" + b"9" * 100_000_000 + b"\n1,2\n")
    with pytest.raises(ModelLabError, match=r"Line 3 of long.csv is 100\.0 MB long"):
        opened(path)


def test_an_unclosed_quotation_mark_is_a_sentence(make_table: Make, opened: Opened) -> None:
    text = FLOWERS + '1,2,"rose\n' + "1,2,tulip\n" * 110_000
    with pytest.raises(ModelLabError, match="quotation mark"):
        opened(make_table(text))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("one\ntwo\nthree\n", "has only one column"),
        ("a,b\n", "has no rows below its header"),
        ("x,label\n" + "1,same\n" * 20, 'has only one value, "same"'),
        ("  \n \n", "is empty"),
    ],
)
def test_what_is_no_table_is_one_sentence(make_table: Make, opened: Opened, text: str, sentence: str) -> None:
    with pytest.raises(ModelLabError, match=sentence):
        opened(make_table(text))


def test_repeated_and_missing_names_are_made_different(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table("x,x,,label\n" + _rows(lambda i: f"{i},{i},{i},{i % 2}")), header="yes")
    assert dataset.schema.inputs[0].columns == ("x", "x (2)", "column 3")


def test_a_changed_cell_changes_the_fingerprint(make_table: Make, opened: Opened) -> None:
    before = opened(make_table(FLOWERS)).schema.fingerprint
    assert opened(make_table(FLOWERS.replace("0.143", "0.144"))).schema.fingerprint != before


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1,234.5", "12,000.25", "7"], [1234.5, 12000.25, 7]),
        (["1,5", "0,567", "12,345"], [1.5, 0.567, 12.345]),
        (["1.234,5", "2.500", "1.000.000", "0,5"], [1234.5, 2500, 1_000_000, 0.5]),
        (["0.125", "1.234", "2"], [0.125, 1.234, 2]),
    ],
)
def test_points_and_commas_mean_the_same_in_a_whole_column(
    make_table: Make, opened: Opened, cells: list[str], numbers: list[float]
) -> None:
    rows = "".join(f"{cell};{'xy'[i % 2]}\n" for i, cell in enumerate(cells * 5))
    dataset = opened(make_table(f"size;label\n{rows}"))
    assert dataset.raw["columns"][: len(cells), 0].tolist() == numbers
