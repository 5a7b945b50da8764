"""A network that learned to count goes on counting; another one writes a text twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from modellab.data.preparation import PreparationConfig, fit
from modellab.data.tokenizer import fit_tokenizer
from modellab.data.wiring import text_limits
from modellab.errors import ModelLabError
from modellab.network.build import build
from modellab.network.weights import save_state
from modellab.prediction.evaluate import evaluate
from modellab.prediction.generate import Sampling, _Spelling, choose, generate, prompt_notes, translate
from modellab.prediction.predict import Predictor
from tests.builders import chain, tiny_mlp
from tests.text_samples import corpus, pairs, translator, writer

CHARACTERS = PreparationConfig(tokenizer="characters")
SURE = Sampling(temperature=0, max_tokens=12)


def attentive(length=8):
    """A generator with attention."""
    return chain(
        ("text_input", {"length": length, "vocabulary": 20}), ("embedding", {"dimension": 16}), "positional_encoding",
        ("transformer_encoder", {"heads": 2, "hidden": 32, "causal": True, "dropout": 0.0}),
        ("linear", {"units": 20}), ("next_token_output", {"vocabulary": 20}),
    )  # fmt: skip


def _taught(drawn, steps=150):
    """Train a generator on lines that count up, without the training's own machinery."""
    dataset = corpus()
    preparation = fit(dataset, CHARACTERS, text_limits(drawn))
    tokenizer = preparation.texts[0].tokenizer
    stream = [
        token for text in dataset.samples("text", "train") for token in (*tokenizer.encode(text), tokenizer.end_id)
    ]
    network, tokens = build(drawn, seed=1), torch.tensor(stream)
    optimizer = torch.optim.Adam(network.parameters(), 0.01)
    for step in range(steps):
        starts = (torch.arange(24) * 13 + step * 7) % (len(tokens) - 9)
        window = torch.stack([tokens[start : start + 9] for start in starts])
        loss = torch.nn.functional.cross_entropy(network(window[:, :-1]).flatten(0, 1), window[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return Predictor(drawn, save_state(network), preparation)


@pytest.fixture(scope="module")
def counting():
    return _taught(writer())


def _fresh(drawn, dataset=None, config=CHARACTERS):
    preparation = fit(dataset or corpus(), config, text_limits(drawn))
    return Predictor(drawn, save_state(build(drawn, seed=3)), preparation)


def test_a_network_that_learned_to_count_goes_on_counting(counting):
    assert "".join(generate(counting, "234", SURE)).startswith("56789")


def test_attention_with_a_short_context_goes_on_counting():
    written = "".join(generate(_taught(attentive()), "3456", replace(SURE, max_tokens=4)))
    assert written == "7890"


@pytest.mark.parametrize("drawn", [writer(), attentive()], ids=["gru", "attention"])
def test_more_than_the_context_is_written(drawn):
    predictor = _fresh(drawn)
    pieces = list(generate(predictor, "12", Sampling(max_tokens=40, seed=2)))
    assert len("".join(pieces)) > 20 or len(pieces) < 40


def test_the_same_seed_writes_the_same_text(counting):
    hot = Sampling(temperature=3.0, max_tokens=30)
    first, second, other = ("".join(generate(counting, "1", replace(hot, seed=s))) for s in (4, 4, 5))
    assert first == second != other


def test_it_ends_where_a_text_ends(counting):
    written = "".join(generate(counting, "", replace(SURE, max_tokens=100)))
    assert 0 < len(written) < 100


def test_it_stops_when_asked(counting):
    asked = iter([False, False, True])
    assert len("".join(generate(counting, "12", SURE, lambda: next(asked)))) == 2


def test_a_prompt_longer_than_the_context_keeps_its_end():
    predictor = _fresh(attentive())
    long = "0123456789" * 4
    assert "first 32 tokens" in str(prompt_notes(predictor, long)[0])
    assert "".join(generate(predictor, long, SURE)) == "".join(generate(predictor, long[-8:], SURE))


def test_a_network_that_remembers_reads_a_prompt_of_any_length(counting):
    assert prompt_notes(counting, "0123456789" * 300) == ()
    assert "".join(generate(counting, "0123456789" * 300, SURE)).startswith("0")


def test_a_prompt_of_unknown_words_only_is_answered_with_a_note(counting):
    assert "none of these words" in str(prompt_notes(counting, "xyz")[0])
    assert isinstance("".join(generate(counting, "xyz", SURE)), str)


@pytest.mark.parametrize("prompt", ["", "   ", "\n"])
def test_an_empty_prompt_begins_a_new_text(counting, prompt):
    assert "new text" in str(prompt_notes(counting, prompt)[0])
    assert "".join(generate(counting, prompt, SURE))


def test_special_tokens_and_ids_without_a_token_are_never_written():
    predictor = _fresh(writer())
    written = "".join(generate(predictor, "1", Sampling(temperature=50.0, max_tokens=100)))
    assert set(written) <= set("0123456789")


class TestChoosing:
    LOGITS = torch.tensor([0.0, 3.0, 2.0, 1.0], dtype=torch.float64)
    FREE = torch.zeros(4, dtype=torch.float64)

    def _drawn(self, count=300, allowed=FREE, **settings):
        draw = torch.Generator().manual_seed(0)
        return {choose(self.LOGITS, allowed, Sampling(**settings), draw) for _ in range(count)}

    def test_temperature_zero_takes_the_likeliest(self):
        assert self._drawn(temperature=0) == {1}

    def test_a_tiny_temperature_takes_the_likeliest(self):
        assert self._drawn(temperature=1e-300) == {1}

    def test_a_high_temperature_dares_all(self):
        assert self._drawn(temperature=100) == {0, 1, 2, 3}

    def test_top_k_keeps_the_likeliest(self):
        assert self._drawn(temperature=100, top_k=2) == {1, 2}

    def test_top_p_keeps_the_likeliest_that_have_this_probability_together(self):
        assert self._drawn(temperature=1, top_p=0.7) == {1, 2}

    def test_top_p_of_zero_keeps_one(self):
        assert self._drawn(temperature=1, top_p=0) == {1}

    def test_what_is_not_allowed_is_not_chosen(self):
        allowed = torch.tensor([0, -torch.inf, 0, 0], dtype=torch.float64)
        assert self._drawn(temperature=0, allowed=allowed) == {2}

    @pytest.mark.parametrize(
        "bad", [{"temperature": -1}, {"temperature": float("nan")}, {"top_k": 0}, {"top_p": 1.5}, {"max_tokens": 0}]
    )
    def test_numbers_out_of_range_are_refused(self, bad):
        with pytest.raises(ModelLabError, match="cannot be"):
            Sampling(**bad)


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
def test_pieces_add_up_to_the_text(kind):
    text = "Ein Fuß, zwei Füße: 你好 🦀 (ok)!"
    tokenizer = fit_tokenizer([text] * 3, kind, 300, lowercase=False)
    ids = tokenizer.encode(text)
    spelling = _Spelling(tokenizer, ids[:2], tokenizer.decode(ids[:2]))
    pieces = [spelling.add(token) for token in ids[2:]]
    assert tokenizer.decode(ids[:2]) + "".join(pieces) == tokenizer.decode(ids)
    assert "\ufffd" not in "".join(pieces)


def test_a_network_without_finite_answers_says_so():
    predictor = _fresh(writer())
    with predictor.lend() as network, torch.no_grad():
        network.linear_1.bias.fill_(torch.nan)
    with pytest.raises(ModelLabError, match="no number"):
        list(generate(predictor, "1"))


def test_a_network_that_does_not_write_is_refused():
    predictor = Predictor(tiny_mlp(), save_state(build(tiny_mlp(), seed=1)), _fresh(writer()).preparation)
    with pytest.raises(ModelLabError, match="does not write"):
        generate(predictor, "1")


def doubling_of(predictor, text, beams):
    return translate(predictor, text, Sampling(beams=beams))


@pytest.fixture(scope="module")
def doubling():
    return _fresh(translator(), pairs())


@pytest.mark.parametrize("beams", [1, 3])
def test_a_translation_is_the_likeliest_text_that_was_found(doubling, beams):
    answer = doubling_of(doubling, "ab", beams)
    assert len(answer.label) <= 6
    assert [text for text, _ in answer.scores][:1] == ([answer.label] if beams > 1 else [])


def _that_writes_a(chance):
    """A network that writes the letter a with some probability, whatever it reads, and ends otherwise."""
    predictor = _fresh(translator(), pairs())
    tokenizer = predictor.preparation.texts[1].tokenizer
    with predictor.lend() as network, torch.no_grad():
        network.scores.weight.zero_()
        network.scores.bias.fill_(-9)
        network.scores.bias[[*tokenizer.encode("a"), tokenizer.end_id]] = torch.tensor([chance, 1 - chance]).log()
    return predictor


def test_what_else_was_found_comes_in_the_order_of_its_probability():
    others = [probability for _, probability in doubling_of(_that_writes_a(0.6), "ab", 3).scores[1:]]
    assert others == sorted(others, reverse=True)


def test_more_beams_find_a_likelier_text(doubling):
    best = max(p for _, p in doubling_of(doubling, "ab", 20).scores)
    assert best >= max(p for _, p in doubling_of(doubling, "ab", 2).scores) - 1e-9


def test_beams_do_not_give_a_likely_text_up_for_short_ones_that_are_done_before():
    doubling = _that_writes_a(0.9)
    assert doubling_of(doubling, "ab", 3).label == doubling_of(doubling, "ab", 1).label == "aaaaaa"


def test_one_beam_takes_the_likeliest_token_each_time(doubling):
    tokenizer, ids = doubling.preparation.texts[1].tokenizer, []
    source = doubling.preparation.read_text("ab", "text").tensor
    for _ in range(6):
        row = torch.tensor([([tokenizer.start_id, *ids] + [0] * 6)[:6]])
        with doubling.lend() as network:
            scores = network(source, row)[0, len(ids)].tolist()
        silent = (0, tokenizer.unknown_id, tokenizer.start_id)
        best = max((k for k in range(len(tokenizer)) if k not in silent), key=scores.__getitem__)
        if best == tokenizer.end_id:
            break
        ids.append(best)
    assert doubling_of(doubling, "ab", 1).label == tokenizer.decode(ids)


def test_an_empty_text_cannot_be_translated(doubling):
    with pytest.raises(ModelLabError, match="no text"):
        translate(doubling, "  ")


def test_a_generator_does_not_translate(counting):
    with pytest.raises(ModelLabError, match="two text inputs"):
        translate(counting, "1")


def test_the_answer_to_a_text_is_its_translation(doubling):
    assert doubling.text("ab").label == translate(doubling, "ab").label


def test_exact_matches_are_the_texts_that_a_translation_gives_word_for_word():
    dataset, doubling = pairs(), _fresh(translator(), pairs())
    tokenizer, indices = doubling.preparation.texts[1].tokenizer, dataset.splits["test"]
    with doubling.lend() as network, torch.no_grad():  # which a network learns soon
        network.scores.bias[: tokenizer.end_id] = network.scores.bias[len(tokenizer) :] = -100
    told = {number: translate(doubling, dataset.raw["text"][number]).label for number in indices[:5]}
    dataset.raw["answer"][indices[:5]] = list(told.values())
    texts, truths = dataset.raw["text"][indices], dataset.raw["answer"][indices]
    right = sum(translate(doubling, t).label == a for t, a in zip(texts, truths, strict=True))
    assert evaluate(doubling, dataset, "test").metrics["exact_match"] == right / len(indices) > 0


def test_running_text_has_no_exact_matches(counting):
    assert "exact_match" not in evaluate(counting, corpus(), "test").metrics
