"""Training on texts: classifiers, writers and pairs."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from modellab.data import preparation as preparations
from modellab.data.preparation_rows import PreparationConfig
from modellab.data.samples import Dataset
from modellab.errors import ModelLabError
from modellab.graph.graph import Graph
from modellab.settings import Settings
from modellab.training.events import EpochDone, RunPreparing
from modellab.training.metrics import Scores, main_metric
from modellab.training.objectives import build_objective
from modellab.training.plan import Plan
from modellab.training.result import RunResult
from modellab.training.tokens import OTHER, SAME
from tests.builders import chain
from tests.text_samples import corpus, pairs, reader, reviews, translator, writer
from tests.training.samples import Listener, StepControl, plan, train


def text_plan(graph: Graph, tokenizer: str = "characters", **recipe: object) -> Plan:
    chosen = plan(graph, **{"learning_rate": 0.02, "batch_size": 16, **recipe})
    return replace(chosen, preparation=PreparationConfig(tokenizer=tokenizer))


def trained(graph: Graph, dataset: Dataset, tokenizer: str = "characters", **recipe: object) -> RunResult:
    return train(text_plan(graph, tokenizer, **recipe), dataset)


@pytest.mark.parametrize("length", [None, 12])
def test_a_text_classifier_learns(length: int | None) -> None:
    result = trained(reader(length), reviews(), "words", epochs=40)
    assert result.metrics["test/accuracy"] > 0.9


def test_a_writer_learns_what_comes_next() -> None:
    result = trained(writer(), corpus(), epochs=20)
    assert result.metrics["test/token_accuracy"] > 0.75
    assert result.metrics["test/perplexity"] == pytest.approx(math.exp(result.metrics["test/loss"]), rel=1e-4)


def test_a_writer_is_judged_by_its_perplexity() -> None:
    listener = Listener()
    train(text_plan(writer(), epochs=3), corpus(), listener)
    perplexities = [event.metrics["validation/perplexity"] for event in listener.of(EpochDone)]
    assert [event.is_best for event in listener.of(EpochDone)] == [
        value == min(perplexities[: k + 1]) for k, value in enumerate(perplexities)
    ]


def test_a_network_learns_to_answer_a_text_with_a_text() -> None:
    result = trained(translator(), pairs(), epochs=15)
    assert result.metrics["test/perplexity"] < 6


def test_a_run_on_texts_is_repeatable() -> None:
    first, second = (trained(writer(), corpus(), epochs=2) for _ in range(2))
    assert first.state == second.state


def test_the_tokenizer_is_kept_with_the_run() -> None:
    result = trained(reader(), reviews(), "words", epochs=1)
    assert result.preparation.text_scale().tokenizer.encode("the film")[0] > 3


def test_a_vocabulary_too_small_for_the_tokenizer_is_a_sentence() -> None:
    with pytest.raises(ModelLabError, match="at least 260"):
        trained(writer(vocabulary=20), corpus(), "bpe")


def test_padding_does_not_count_in_the_loss() -> None:
    objective = build_objective("cross_entropy", Settings({"label_smoothing": 0.0}))
    scores, target = torch.randn(2, 3, 5), torch.tensor([[1, 2, -100], [4, -100, -100]])
    real = objective(torch.stack([scores[0, 0], scores[0, 1], scores[1, 0]]), torch.tensor([1, 2, 4]))
    assert objective(scores, target).item() == pytest.approx(real.item())


def test_padding_does_not_count_in_the_metrics() -> None:
    scores = Scores(("perplexity", "token_accuracy"), 0, torch.device("cpu"))
    logits = torch.zeros(1, 3, 4)
    logits[0, 0, 2] = 100.0
    scores.update(logits, torch.tensor([[2, 1, -100]]))
    assert scores.read() == pytest.approx({"perplexity": 2.0, "token_accuracy": 0.5}, rel=1e-5)


def test_an_exact_match_is_a_text_without_a_wrong_or_unknown_token() -> None:
    target = torch.tensor([[4, 3, -100], [4, 5, 3], [1, 3, -100]])
    logits = torch.nn.functional.one_hot(target.clamp(min=0), 6).float()
    logits[1, 1] = logits[1, 0]
    scores = Scores(("exact_match",), 0, torch.device("cpu"))
    scores.update(logits, target)
    assert scores.read() == pytest.approx({"exact_match": 1 / 3})


def test_a_run_goes_on_with_the_tokens_it_began_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = replace(text_plan(reader(12), "words", epochs=3), folder=tmp_path)
    listener = Listener()
    listener.control = StepControl(stop=4)
    first = train(begun, reviews(), listener)
    monkeypatch.setattr(preparations, "fit", None)  # what the tokens came from may be gone, as a pretrained folder
    resumed = train(replace(begun, resume=True), reviews())
    assert resumed.preparation == first.preparation


@pytest.mark.parametrize("length", [None, 6])
def test_texts_longer_than_an_encoder_takes_are_cut_with_a_note(length: int | None) -> None:
    size = {"weights": "none", "features": 8, "heads": 2, "hidden": 8, "layers": 1, "vocabulary": 40, "positions": 6}
    drawn = chain(
        ("text_input", {"length": length, "vocabulary": 40}), ("text_encoder", size), "mean_over_time",
        ("linear", {"units": 2}), ("class_output", {"classes": 2}),
    )  # fmt: skip
    listener = Listener()
    result = train(text_plan(drawn, "words", epochs=1), reviews(), listener)
    long = sum(len(text.split()) >= 6 for text in reviews().samples("text", "train"))
    told = [str(event.stage) for event in listener.of(RunPreparing)]
    assert f"{long} texts are as long as the network reads, or longer and are cut" in told
    ids, notes = result.preparation.first_text.read("the film " * 300)
    assert len(ids) == 6
    assert str(notes[0]) == "The last 594 tokens were cut off: the network reads 6."


def _giver(dataset: Dataset, tokenizer: str = "words") -> RunResult:
    return trained(reader(12), dataset, tokenizer, epochs=1)


def _taking(giver: RunResult, tokenizer: str = "words") -> tuple[RunResult, list[str]]:
    tokens = tuple(scale.tokenizer_json for scale in giver.preparation.texts)
    listener = Listener()
    chosen = replace(text_plan(reader(12), tokenizer, epochs=1), take_from=giver.state, take_tokens=tokens)
    return train(chosen, reviews(), listener), [str(event.stage) for event in listener.of(RunPreparing)]


def test_an_embedding_that_is_taken_over_keeps_its_tokens() -> None:
    others = reviews()
    others.raw["text"][:] = [f"sea {text} sky sea" for text in others.raw["text"]]
    giver = _giver(others)
    result, told = _taking(giver)
    assert result.preparation.texts == giver.preparation.texts
    assert str(SAME) in told


def test_an_embedding_of_other_tokens_is_taken_with_a_warning() -> None:
    giver = _giver(reviews(), "characters")
    result, told = _taking(giver)
    assert result.preparation.texts != giver.preparation.texts
    assert str(OTHER) in told


@pytest.mark.parametrize(("drawn", "metric"), [(translator(), "exact_match"), (writer(), "perplexity")])
def test_an_answer_is_judged_as_a_whole_and_running_text_by_its_tokens(drawn: Graph, metric: str) -> None:
    assert main_metric(drawn) == metric
