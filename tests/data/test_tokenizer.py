"""Texts become token ids and back."""

from __future__ import annotations

import json
import pickle

import pytest

from modellab.data.tokenizer import PAD, Kind, Tokenizer, fit_tokenizer
from modellab.errors import ModelLabError

TEXTS = ("The cat sat.", "The dog, the cat!", "我爱你", "don't worry")


def fitted(kind: Kind = "words", vocabulary: int = 500, *, lowercase: bool = True) -> Tokenizer:
    return fit_tokenizer(TEXTS, kind, vocabulary, lowercase=lowercase)


def tokens(tokenizer: Tokenizer, text: str) -> list[str]:
    return [tokenizer.token(number) for number in tokenizer.encode(text)]


def test_words_and_punctuation_are_tokens() -> None:
    assert tokens(fitted(), "The dog, don't!") == ["the", "dog", ",", "don't", "!"]


def test_every_chinese_character_is_a_token() -> None:
    assert tokens(fitted(), "我爱cat") == ["我", "爱", "cat"]


def test_characters_keep_spaces_and_line_ends() -> None:
    tokenizer = fit_tokenizer(["a b\nc"], "characters", 100)
    assert tokens(tokenizer, "a\nb c") == ["a", "\n", "b", " ", "c"]


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
def test_special_tokens_have_the_first_ids(kind: Kind) -> None:
    tokenizer = fitted(kind)
    assert (PAD, tokenizer.unknown_id, tokenizer.start_id, tokenizer.end_id) == (0, 1, 2, 3)


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
def test_fitting_twice_gives_the_same(kind: Kind) -> None:
    assert fitted(kind).to_json() == fitted(kind).to_json()


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
def test_a_tokenizer_survives_files_and_pickling(kind: Kind) -> None:
    tokenizer = fitted(kind)
    assert Tokenizer.from_json(tokenizer.to_json()) == tokenizer == pickle.loads(pickle.dumps(tokenizer))


def test_an_unseen_word_is_unknown() -> None:
    tokenizer = fitted()
    assert tokenizer.encode("the zebra")[1] == tokenizer.unknown_id


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
def test_an_empty_text_is_one_unknown_token(kind: Kind) -> None:
    tokenizer = fitted(kind)
    assert tokenizer.encode("") == tokenizer.encode_many([""])[0] == [tokenizer.unknown_id]


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
def test_a_text_cannot_spell_a_special_token(kind: Kind) -> None:
    assert PAD not in fitted(kind).encode("[PAD][END]")


@pytest.mark.parametrize("kind", ["words", "characters", "bpe"])
def test_many_texts_are_encoded_like_one(kind: Kind) -> None:
    tokenizer = fitted(kind)
    assert tokenizer.encode_many(TEXTS) == [tokenizer.encode(text) for text in TEXTS]


def test_the_vocabulary_holds_the_most_frequent_words() -> None:
    tokenizer = fit_tokenizer(["a a a b b c"], "words", 6)
    assert (len(tokenizer), tokens(tokenizer, "a b c")) == (6, ["a", "b", "[UNK]"])


def test_case_can_be_kept() -> None:
    assert tokens(fitted(lowercase=False), "The the") == ["The", "the"]


def test_spans_point_into_the_text_as_it_was_typed() -> None:
    text = "THE  cat"
    assert [text[start:end] for _, start, end in fitted().spans(text)] == ["THE", "cat"]


@pytest.mark.parametrize(
    ("kind", "text"), [("words", "the cat, the dog!"), ("characters", "the dog"), ("bpe", "wörld 我")]
)
def test_decoding_gives_the_text_back(kind: Kind, text: str) -> None:
    tokenizer = fitted(kind)
    assert tokenizer.decode(tokenizer.encode(text)) == text


def test_the_parts_of_a_word_are_joined_by_hyphens() -> None:
    tokenizer = fit_tokenizer(["porte-documents"], "words", 20)
    assert tokenizer.decode(tokenizer.encode("porte-documents")) == "porte-documents"


def test_chinese_is_written_without_spaces() -> None:
    tokenizer = fitted()
    assert tokenizer.decode(tokenizer.encode("我爱你")) == "我爱你"


def test_padding_and_ends_are_not_written() -> None:
    tokenizer = fitted()
    assert tokenizer.decode([tokenizer.start_id, *tokenizer.encode("cat"), tokenizer.end_id, PAD]) == "cat"


def test_a_long_text_is_cut_at_the_chosen_end() -> None:
    assert (fitted().cut([1, 2, 3], 2), fitted().cut([1, 2, 3], 2, "end")) == ([1, 2], [2, 3])


def test_half_a_character_is_no_error() -> None:
    assert fitted("bpe").encode("a\ud800b")


def test_pieces_of_words_need_room_for_all_bytes() -> None:
    with pytest.raises(ModelLabError, match="at least 260"):
        fitted("bpe", 100)


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"kind": "words"}', '{"kind": "words", "tokenizer": {"a": 1}}'])
def test_a_damaged_tokenizer_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(ModelLabError, match="tokenizer cannot be read"):
        Tokenizer.from_json(written)


@pytest.fixture
def pretrained() -> Tokenizer:
    """A tokenizer as BERT has it: other ids than a fitted one, and a frame around every text."""
    from tokenizers import Tokenizer as Inner
    from tokenizers import models, pre_tokenizers

    names = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "the", "cat"]
    inner = Inner(models.WordLevel({name: number for number, name in enumerate(names)}, unk_token="[UNK]"))
    inner.pre_tokenizer = pre_tokenizers.Whitespace()
    inner.enable_padding(length=32)
    inner.enable_truncation(4)
    return Tokenizer.from_json(inner.to_str())


def test_a_pretrained_tokenizer_frames_every_text(pretrained: Tokenizer) -> None:
    assert pretrained.encode("the cat saw the cat") == pretrained.encode_many(["the cat saw the cat"])[0]
    assert pretrained.encode("the cat saw the cat") == [1, 4, 5, 3, 4, 5, 2]


def test_cutting_keeps_the_frame(pretrained: Tokenizer) -> None:
    assert pretrained.cut(pretrained.encode("the cat saw the cat"), 4) == [1, 4, 5, 2]


def test_a_frame_stands_for_no_characters(pretrained: Tokenizer) -> None:
    assert pretrained.spans("the cat") == [(1, 0, 0), (4, 0, 3), (5, 4, 7), (2, 7, 7)]


def test_a_frame_is_not_written(pretrained: Tokenizer) -> None:
    assert pretrained.decode(pretrained.encode("the cat")) == "the cat"


def test_a_tokenizer_whose_padding_is_not_the_first_is_refused() -> None:
    written = json.loads(fitted().to_json())
    vocabulary = written["tokenizer"]["model"]["vocab"]
    vocabulary["[PAD]"], vocabulary["[UNK]"] = 1, 0
    with pytest.raises(ModelLabError, match="token 0 is not the padding"):
        Tokenizer.from_json(json.dumps(written))
