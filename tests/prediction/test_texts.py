"""Networks that read or write texts answer."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import numpy as np
import pytest

from modellab.data.preparation import Preparation
from modellab.data.preparation_rows import PreparationConfig
from modellab.data.samples import Dataset
from modellab.errors import ModelLabError
from modellab.graph.graph import Graph
from modellab.network.build import build
from modellab.network.weights import save_state
from modellab.prediction.evaluate import evaluate
from modellab.prediction.explain import token_weights
from modellab.prediction.predict import Predictor
from tests.text_samples import corpus, pairs, reader, reviews, translator, writer
from tests.training.samples import plan, train


def _trained(graph: Graph, dataset: Dataset, tokenizer: str, epochs: int) -> Predictor:
    chosen = plan(graph, learning_rate=0.02, batch_size=16, epochs=epochs)
    result = train(replace(chosen, preparation=PreparationConfig(tokenizer=tokenizer)), dataset)
    assert result.state is not None
    kept = Preparation.from_json(result.preparation.to_json())
    classes = dataset.schema.targets[0].classes if dataset.schema.targets else ()
    return Predictor(graph, result.state, kept, classes)


@pytest.fixture(scope="module")
def critic() -> Predictor:
    return _trained(reader(12), reviews(), "words", epochs=40)


@pytest.fixture(scope="module")
def counter() -> Predictor:
    return _trained(writer(), corpus(), "characters", epochs=30)


def notes(predictor: Predictor, text: str) -> str:
    return " ".join(str(note) for note in predictor.text(text).notes)


def test_a_typed_text_gets_its_class(critic: Predictor) -> None:
    assert (critic.text("The story was superb!").label, critic.text("a dull film").label) == ("good", "bad")


def test_the_network_says_what_it_reads(critic: Predictor) -> None:
    assert (critic.modalities, critic.task) == (("text",), "classification")


def test_a_text_that_was_read_well_needs_no_note(critic: Predictor) -> None:
    assert notes(critic, "the film was fine") == ""


def test_unknown_words_are_counted(critic: Predictor) -> None:
    assert notes(critic, "the zebra was fine") == "1 of 4 tokens are unknown."


def test_a_text_of_unknown_words_means_nothing(critic: Predictor) -> None:
    assert "knows none of these words" in notes(critic, "zebra xylophone")


def test_what_was_cut_off_is_said(critic: Predictor) -> None:
    assert notes(critic, "the film " * 10) == "The last 8 tokens were cut off: the network reads 12."


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_a_sentence(critic: Predictor, text: str) -> None:
    with pytest.raises(ModelLabError, match="There is no text"):
        critic.text(text)


def test_a_network_that_reads_texts_reads_no_rows(critic: Predictor) -> None:
    with pytest.raises(ModelLabError):
        critic.row({"a": 1})


def test_a_tokenizer_that_does_not_fit_the_weights_is_a_sentence(critic: Predictor) -> None:
    small = reader(12, vocabulary=10)
    with pytest.raises(ModelLabError, match=r"knows 20 tokens\. The network was built for 10"):
        Predictor(small, save_state(build(small)), critic.preparation)


def test_a_network_without_its_tokenizer_is_a_sentence(critic: Predictor) -> None:
    with pytest.raises(ModelLabError, match="no tokenizer"):
        Predictor(critic.graph, save_state(build(critic.graph)), Preparation())


def test_a_typed_text_is_answered_fast(critic: Predictor) -> None:
    critic.text("the film")
    start = time.perf_counter()
    for _ in range(20):
        critic.text("the story was fine and the music was awful")
    assert (time.perf_counter() - start) / 20 < 0.05  # a tenth of it on an idle machine


def test_evaluating_agrees_with_asking(critic: Predictor) -> None:
    dataset = reviews()
    evaluation = evaluate(critic, dataset, "test")
    asked = [critic.text(text).label for text in dataset.samples("text", "test")]
    assert [critic.classes[k] for k in evaluation.predicted_N] == asked
    assert evaluation.metrics["accuracy"] > 0.9


def test_the_telling_word_weighs_most(critic: Predictor) -> None:
    text = "the film was AWFUL , a story"
    found = max(token_weights(critic, text), key=lambda token: abs(token.weight))
    assert (text[found.start : found.end], found.weight) == ("AWFUL", 1.0)


def test_a_word_speaks_against_the_other_class(critic: Predictor) -> None:
    text = "the film was awful"
    assert min(token_weights(critic, text, class_index=1), key=lambda token: token.weight).start == text.index("awful")


def test_a_token_weighs_what_the_answer_loses_without_it(critic: Predictor) -> None:
    text, index = "the film was AWFUL , a story", critic.classes.index(critic.text("AWFUL").label)

    def log_odds(asked: str) -> float:
        share = dict(critic.text(asked).scores)[critic.classes[index]]
        return math.log(share / (1 - share))

    lost = [log_odds(text) - log_odds(text.replace(word, "", 1)) for word in ("film", "AWFUL")]
    weights = {text[one.start : one.end]: one.weight for one in token_weights(critic, text, index)}
    assert weights["film"] / weights["AWFUL"] == pytest.approx(lost[0] / lost[1], abs=1e-3)


def test_the_only_token_has_all_the_weight(critic: Predictor) -> None:
    assert [one.weight for one in token_weights(critic, "awful")] == [1.0]


def test_of_a_long_text_neighbours_are_weighed_together(critic: Predictor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("modellab.prediction.explain._MOST_PIECES", 3)
    weights = [one.weight for one in token_weights(critic, "the film was fine , a story")]
    assert len(weights) == 7
    assert len(set(weights)) == 3


def test_weights_are_only_of_tokens_that_were_read(critic: Predictor) -> None:
    assert len(token_weights(critic, "the film " * 10)) == 12


def test_a_writer_answers_with_what_comes_next(counter: Predictor) -> None:
    answer = counter.text("3456")
    assert (answer.label, answer.scores[0][0], len(answer.scores)) == ("7", "7", 10)


def test_a_writer_reads_the_end_of_a_long_prompt(counter: Predictor) -> None:
    answer = counter.text("0123456789012345")
    assert (answer.label, str(answer.notes[0])) == ("6", "The first 8 tokens were cut off: the network reads 8.")


def test_weights_of_a_writer_point_at_the_end_of_the_prompt(counter: Predictor) -> None:
    assert [token.start for token in token_weights(counter, "0123456789012345")] == list(range(8, 16))


def test_a_writer_is_evaluated_by_its_perplexity(counter: Predictor) -> None:
    evaluation = evaluate(counter, corpus(), "test")
    assert evaluation.metrics["perplexity"] < 2.5
    assert (evaluation.confusion_KK, evaluation.num_samples) == (None, 10)


def test_a_network_that_answers_texts_is_evaluated_by_its_perplexity() -> None:
    predictor = _trained(translator(), pairs(), "characters", epochs=10)
    evaluation = evaluate(predictor, pairs(), "test")
    assert np.isfinite(evaluation.metrics["perplexity"])
    assert set(predictor.text("abc").label) <= set("abc ")
