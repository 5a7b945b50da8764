"""Networks that read rows of numbers and texts together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from modellab.data.preparation import Preparation
from modellab.data.samples import Dataset
from modellab.data.sources.registry import as_trained, detect, open_dataset
from modellab.data.wiring import wire
from modellab.errors import ModelLabError
from modellab.graph.check import check
from modellab.graph.infer import infer
from modellab.prediction.evaluate import evaluate
from modellab.prediction.explain import row_token_weights
from modellab.prediction.many import answer_all, questions
from modellab.prediction.predict import Predictor
from modellab.prediction.vary import vary
from modellab.project.networks import network_for
from modellab.project.row_networks import rows_with_texts, unread_texts, with_unread_texts
from tests.table_samples import open_reviews, write_reviews
from tests.training.samples import plan, train

_GOOD = {"review": "a superb and moving film", "minutes": "93", "genre": "drama", "town": "Town 2"}
_BAD = {**_GOOD, "review": "a dull and lifeless film"}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reviews(tmp_path_factory.mktemp("rows"))


@pytest.fixture(scope="module")
def dataset(table: Path) -> Dataset:
    return open_reviews(table)


def _trained(dataset: Dataset, reading: str) -> Predictor:
    graph = rows_with_texts(dataset.schema, reading=reading)
    result = train(plan(graph, learning_rate=0.02, batch_size=16, epochs=6), dataset)
    assert result.state is not None
    kept = Preparation.from_json(result.preparation.to_json())
    return Predictor(graph, result.state, kept, dataset.schema.targets[0].classes)


@pytest.fixture(scope="module")
def critic(dataset: Dataset) -> Predictor:
    return _trained(dataset, "mean")


def test_the_first_network_has_an_input_for_each_text(dataset: Dataset) -> None:
    graph = network_for(dataset.schema)
    assert [node.kind for node in graph.nodes.values()].count("text_input") == 2
    town = graph.nodes["text_input_2"].settings
    assert (town["length"], town["vocabulary"]) == (1, 9)  # five towns and four special tokens


def test_a_row_is_answered_by_its_text_and_its_numbers(critic: Predictor) -> None:
    assert (critic.row(_GOOD).label, critic.row(_BAD).label) == ("yes", "no")
    assert critic.asked_with == ("table",)


def test_an_lstm_may_read_the_text(dataset: Dataset) -> None:
    reader = _trained(dataset, "lstm")
    assert (reader.row(_GOOD).label, reader.row(_BAD).label) == ("yes", "no")


def test_such_a_network_is_measured(critic: Predictor, dataset: Dataset) -> None:
    assert evaluate(critic, dataset).metrics["accuracy"] == 1.0


def test_inputs_may_come_in_any_order(critic: Predictor, dataset: Dataset) -> None:
    schema = dataset.schema
    turned = replace(schema, fields=(*schema.fields[1:3], schema.fields[0], schema.fields[3]))
    graph = rows_with_texts(turned)
    result = train(plan(graph, learning_rate=0.02, batch_size=16, epochs=4), dataset)
    assert result.state is not None
    other = Predictor(graph, result.state, result.preparation, critic.classes)
    assert other.modalities == ("text", "text", "table")
    assert other.row(_BAD).label == "no"


def test_notes_say_which_text_is_missing_or_unknown(critic: Predictor) -> None:
    notes = " ".join(critic.row({**_GOOD, "review": " ", "town": "Atlantis"}).notes)
    assert '"review" is empty.' in notes
    assert '"town": the training data has no "Atlantis".' in notes
    assert "review: 1 of 2 tokens are unknown." in critic.row({**_GOOD, "review": "superb zzz"}).notes


def test_a_row_of_another_table_is_refused(critic: Predictor) -> None:
    with pytest.raises(ModelLabError, match="none of the columns"):
        critic.row({"price": "3"})


def test_words_that_mattered_are_told(critic: Predictor) -> None:
    weights = row_token_weights(critic, _BAD, "review", critic.classes.index("no"))
    text = _BAD["review"]
    strongest = max(weights, key=lambda token: token.weight)
    assert text[strongest.start : strongest.end] in ("dull", "lifeless")
    with pytest.raises(ModelLabError, match="does not read texts"):
        row_token_weights(critic, _BAD, "minutes")


def test_the_answer_to_a_row_with_texts_can_be_varied(critic: Predictor) -> None:
    answers = vary(critic, _BAD, "minutes", ["90", "96"])
    alone = [dict(critic.row({**_BAD, "minutes": cell}).scores)["no"] for cell in ("90", "96")]
    assert answers[:, critic.classes.index("no")] == pytest.approx(alone, abs=1e-6)


def test_files_are_answered_row_by_row(critic: Predictor, table: Path) -> None:
    rows = answer_all(critic, questions([table], critic.asked_with, critic.classes))
    assert [row.label for row in rows[:4]] == ["yes", "no", "yes", "no"]


def test_other_data_is_read_as_that_of_the_training_was(critic: Predictor, tmp_path: Path) -> None:
    few = write_reviews(tmp_path, num_rows=60)  # of which nobody would say that towns are to be embedded
    config = as_trained(detect(few, "table"), critic.preparation)
    read = open_dataset(config)
    assert {c.name: c.role for c in read.roles}["town"] == "embedding"
    assert evaluate(critic, read).metrics["accuracy"] == 1.0


def test_columns_in_another_order_or_taken_for_something_else_are_still_found(critic: Predictor, table: Path) -> None:
    other = open_reviews(table, embedded="", texts="genre")  # towns are categories, genres are texts
    assert evaluate(critic, other).metrics["accuracy"] == 1.0


def test_a_missing_text_is_named(critic: Predictor, table: Path) -> None:
    with pytest.raises(ModelLabError, match="columns that the data lacks: review"):
        evaluate(critic, open_reviews(table, ignored="review"))


def test_a_number_is_predicted_from_a_text_alone(table: Path) -> None:
    dataset = open_reviews(table, target="minutes", task="regression", ignored="genre,ticket,liked,town", embedded="")
    assert [field.modality for field in dataset.schema.fields] == ["text", "value"]
    graph = network_for(dataset.schema)
    result = train(plan(graph, epochs=1, batch_size=64), dataset)
    assert result.state is not None
    answer = Predictor(graph, result.state, result.preparation).text("a superb film")
    assert np.isfinite(answer.values).all()


def test_a_network_of_numbers_gets_an_input_for_a_text_that_it_does_not_read(dataset: Dataset) -> None:
    schema = dataset.schema
    numbers = network_for(replace(schema, fields=(schema.fields[0], schema.fields[3])))
    assert [field.label for field in unread_texts(numbers, schema)] == ["review", "town"]
    graph = with_unread_texts(numbers, schema)
    assert unread_texts(graph, schema) == ()
    assert wire(graph, schema).inputs == ("columns", "text_1", "text_2")
    assert [found for found in check(graph, infer(graph)) if found.severity == "error"] == []
    assert with_unread_texts(graph, schema) == graph
