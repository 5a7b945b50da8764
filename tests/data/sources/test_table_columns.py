"""What the columns of a table are taken for, and how people choose something else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset
from modellab.data.sources.table_columns import listed, names_of, parse_column
from modellab.errors import ModelLabError
from tests.table_samples import open_reviews, write_reviews


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    return write_reviews(tmp_path)


def _roles(dataset: Dataset) -> dict[str, str]:
    return {column.name: column.role for column in dataset.roles}


def test_sentences_are_texts_and_tickets_are_ignored(reviews: Path) -> None:
    dataset = open_reviews(reviews, embedded="")
    assert _roles(dataset) == {"review": "text", "minutes": "number", "genre": "category", "town": "category",
                               "ticket": "ignored", "liked": "target"}  # fmt: skip
    assert ('column "ticket"', "nearly every row has another text") in dataset.schema.skipped


def test_every_text_is_a_field_of_its_own(reviews: Path) -> None:
    dataset = open_reviews(reviews)
    assert [(field.name, field.modality, field.title) for field in dataset.schema.fields] == [
        ("columns", "table", "columns"), ("text_1", "text", "review"), ("text_2", "text", "town"),
        ("label", "class", "liked"),
    ]  # fmt: skip
    assert dataset.raw["text_1"][1] == "This was a dull and lifeless film that I hated on evening 1, really"


def test_values_of_an_embedded_column_are_counted_on_the_training_split(reviews: Path) -> None:
    dataset = open_reviews(reviews)
    town = dataset.schema.inputs[2]
    assert town.categories == len(set(dataset.samples("text_2", "train"))) == 5
    assert dataset.schema.inputs[1].categories == 0


def test_people_choose_what_columns_are(reviews: Path) -> None:
    dataset = open_reviews(reviews, texts="ticket", categories="minutes", ignored="review, genre")
    assert _roles(dataset) == {"review": "ignored", "minutes": "category", "genre": "ignored", "town": "embedding",
                               "ticket": "text", "liked": "target"}  # fmt: skip
    assert dataset.schema.inputs[0].columns[0] == "minutes=90"


@pytest.mark.parametrize("lists", [{"texts": "town"}, {"ignored": "town"}, {"target": "town"}])
def test_a_column_cannot_be_two_things(reviews: Path, lists: dict[str, str]) -> None:
    with pytest.raises(ModelLabError, match='"town" is chosen to be two things'):
        open_reviews(reviews, **lists)


def test_a_column_that_is_not_there_names_the_nearest(reviews: Path) -> None:
    with pytest.raises(ModelLabError, match=r'no column named "reviw".*review'):
        open_reviews(reviews, texts="reviw")


def test_a_table_may_hold_nothing_but_texts(reviews: Path) -> None:
    dataset = open_reviews(reviews, ignored="minutes,genre,ticket", embedded="", texts="town")
    assert [field.modality for field in dataset.schema.fields] == ["text", "text", "class"]
    assert dataset.columns == ()


def test_many_values_that_repeat_are_embedded() -> None:
    assert parse_column("city", [f"city {i % 100}" for i in range(1000)]).role == "embedding"
    column = parse_column("city", [f"city {i % 100}" for i in range(300)])
    assert (column.role, column.why) == ("ignored", "it has too many different values")


@pytest.mark.parametrize("cell", ["Braund, Mr. Owen Harris {}", "ford pinto {}", "A/5 2117{}", "第{}号酒店"])
def test_names_and_codes_are_no_sentences(cell: str) -> None:
    assert parse_column("name", [cell.format(i) for i in range(200)]).role == "ignored"


@pytest.mark.parametrize("cell", ["Come to dinner at eight o'clock, table {}", "房间{}很大，服务员态度很好。"])
def test_sentences_are_texts_in_any_language(cell: str) -> None:
    assert parse_column("note", [cell.format(i) for i in range(200)]).role == "text"


def test_only_some_texts_are_read_unless_they_are_chosen(tmp_path: Path) -> None:
    heads = [f"t{k}" for k in range(6)]
    rows = [",".join([f"this is the text of row {i} part {k}" for k in range(6)] + [str(i % 2)]) for i in range(40)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join([",".join([*heads, "label"]), *rows]))
    dataset = open_reviews(path, embedded="")
    assert list(_roles(dataset).values()).count("text") == 4
    assert list(_roles(open_reviews(path, embedded="", texts="t5")).values()).count("text") == 5


def test_a_column_chosen_as_numbers_has_gaps_for_words() -> None:
    column = parse_column("price", ["1,5", "2,5", "on request", ""], "number")
    assert np.isnan(column.cells).tolist() == [False, False, True, True]
    assert column.cells[:2].tolist() == [1.5, 2.5]
    assert column.why == "1 cells are no numbers and count as gaps"
    with pytest.raises(ModelLabError, match='"name" holds no numbers'):
        parse_column("name", ["a", "b"], "number")


def test_names_with_commas_and_quotes_are_read_back() -> None:
    names = ("a, b", 'the "old" one', "plain")
    assert names_of(listed(names)) == names
    assert names_of(" x ,y,, ") == ("x", "y")


def test_a_file_with_texts_and_numbers_is_a_table(tmp_path: Path) -> None:
    config = detect(write_reviews(tmp_path))
    assert config.source == "table"
    assert [field.modality for field in open_dataset(config).schema.inputs] == ["table", "text"]


def test_a_column_called_sentiment_is_the_target(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [f"{'pn'[i % 2]},this is the text of row number {i},{i % 7}" for i in range(40)]
    path.write_text("\n".join(["sentiment,review,pages", *rows]))
    assert open_dataset(detect(path)).schema.targets[0].label == "sentiment"
