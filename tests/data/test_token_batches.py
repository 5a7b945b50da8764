"""Texts as batches of token ids."""

from __future__ import annotations

import pytest
import torch

from modellab.data.batches import Batches
from modellab.data.dataset import SplitName
from modellab.data.preparation import fit
from modellab.data.preparation_rows import PreparationConfig
from modellab.data.samples import Dataset
from modellab.data.token_batches import IGNORED, WINDOW
from modellab.data.wiring import text_limits, wire
from modellab.graph.graph import Graph
from tests.builders import chain
from tests.text_samples import corpus, pairs, reader, reviews, translator, writer


def batches_for(
    graph: Graph, dataset: Dataset, split: SplitName = "train", *, tokenizer: str = "characters", **changes: object
) -> Batches:
    preparation = fit(dataset, PreparationConfig(tokenizer=tokenizer), text_limits(graph))
    return Batches(dataset, preparation, None, split, wiring=wire(graph, dataset.schema), **changes)


def reading(length: int | None, **changes: object) -> Batches:
    return batches_for(reader(length), reviews(), tokenizer="words", **changes)


def test_texts_are_padded_to_the_length_of_the_input() -> None:
    text = next(reading(20).epoch(1))["text"]
    assert (text.shape, text.dtype, int(text[:, 12:].sum())) == ((32, 20), torch.int64, 0)


def test_texts_of_any_length_are_as_wide_as_the_longest_of_the_batch() -> None:
    assert all(int((batch["text"] != 0).sum(1).max()) == batch["text"].shape[1] for batch in reading(None).epoch(1))


def test_both_ways_of_keeping_texts_give_the_same_tokens() -> None:
    for wide, narrow in zip(reading(12).epoch(3), reading(None).epoch(3), strict=True):
        assert torch.equal(wide["text"][:, : narrow["text"].shape[1]], narrow["text"])


def test_long_texts_are_cut() -> None:
    assert next(reading(3).epoch(1))["text"].shape == (32, 3)


@pytest.mark.parametrize("length", [None, 12])
def test_texts_and_labels_stay_together(length: int | None) -> None:
    dataset = reviews()
    batches = reading(length)
    batch = next(batches.epoch(2))
    chosen = dataset.splits["train"][batches.order(2)[:32].numpy()]
    assert batch["label"].tolist() == dataset.raw["label"][chosen].tolist()
    (expected,) = batches.preparation.encode("text", [dataset.raw["text"][chosen[0]]])
    assert batch["text"][0].tolist()[: len(expected)] == expected


def test_windows_of_running_text_are_taught_the_next_token() -> None:
    for batch in batches_for(writer(8), corpus()).epoch(1):
        assert torch.equal(batch["text"][:, 1:], batch["text/next"][:, :-1])


def test_windows_of_an_epoch_cover_the_running_text() -> None:
    batches = batches_for(writer(8), corpus(), batch_size=1000)
    tokens = next(batches.epoch(1))["text"].flatten()
    assert 400 <= len(tokens) < 408
    assert int((tokens == 3).sum()) in {39, 40, 41}  # the ends of 40 texts


def test_windows_begin_elsewhere_in_every_epoch() -> None:
    batches = batches_for(writer(8), corpus(), batch_size=1000)
    epochs = {str(sorted(next(batches.epoch(epoch))["text"].tolist())) for epoch in range(1, 20)}
    assert len(epochs) == 8


def test_windows_are_the_same_for_the_same_seed() -> None:
    first, second = (next(batches_for(writer(8), corpus(), seed=7).epoch(3)) for _ in range(2))
    assert torch.equal(first["text"], second["text"])


def test_measuring_covers_every_token_once() -> None:
    (batch,) = batches_for(writer(7), corpus(), "test", shuffle=False, batch_size=100).epoch(1)
    target = batch["text/next"].flatten()
    assert int((target != IGNORED).sum()) == 8 * 10 - 1
    assert bool((target[79:] == IGNORED).all())


def test_windows_without_a_length_are_long() -> None:
    assert next(batches_for(writer(None), corpus()).epoch(1))["text"].shape[1] == WINDOW


def test_a_text_shorter_than_the_window_is_enough() -> None:
    batches = batches_for(writer(500), corpus((1, 1, 1)))
    assert next(batches.epoch(1))["text"].shape == (1, 500)


def test_written_texts_start_and_end_with_their_tokens() -> None:
    batches = batches_for(translator(), pairs(), shuffle=False)
    batch = next(batches.epoch(1))
    ids = batches.preparation.encode("answer", [pairs().raw["answer"][0]])[0]
    rest = 5 - len(ids)
    assert batch["answer"][0].tolist() == [2, *ids, *[0] * rest]
    assert batch["answer/next"][0].tolist() == [*ids, 3, *[IGNORED] * rest]


def test_a_text_to_write_that_is_too_long_has_no_end() -> None:
    batch = next(batches_for(translator(), pairs(), shuffle=False).epoch(1))
    is_long = (batch["answer/next"] != 3).all(1)
    assert bool((batch["answer/next"][is_long] > 3).all())
    assert batch["answer"].shape == batch["answer/next"].shape == (32, 6)


def test_only_fields_that_the_network_meets_are_given() -> None:
    assert set(next(batches_for(writer(8), reviews()).epoch(1))) == {"text", "text/next"}


def test_an_epoch_of_texts_goes_on_in_its_middle() -> None:
    batches = batches_for(writer(8), corpus(), batch_size=8)
    whole, rest = list(batches.epoch(2)), list(batches.epoch(2, start=3))
    assert all(torch.equal(a["text"], b["text"]) for a, b in zip(whole[3:], rest, strict=True))


def test_texts_of_any_length_are_cut_to_what_the_layers_take() -> None:
    graph = chain(
        ("text_input", {"vocabulary": 40}), "embedding",
        ("positional_encoding", {"method": "learned", "max_length": 4}), "mean_over_time", ("linear", {"units": 2}),
        ("class_output", {"classes": 2}),
    )  # fmt: skip
    assert next(batches_for(graph, reviews(), tokenizer="words").epoch(1))["text"].shape == (32, 4)
