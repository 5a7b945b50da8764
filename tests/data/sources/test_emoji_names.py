import numpy as np
import pytest

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.registry import open_dataset
from modellab.errors import ModelLabError
from modellab.settings import Settings


@pytest.fixture(scope="module")
def languages() -> Dataset:
    return open_dataset(DatasetConfig("emoji_languages"))


def _pairs(language: str, *, skin_tones: bool = True) -> Dataset:
    options = Settings({"language": language, "skin_tones": skin_tones})
    return open_dataset(DatasetConfig("emoji_pairs", options=options))


def test_the_names_come_in_14_languages(languages: Dataset) -> None:
    label = languages.schema.targets[0]
    assert languages.num_samples == 25_493
    assert len(label.classes) == 14
    assert np.bincount(languages.raw["label"]).min() > 1700


def test_each_name_belongs_to_one_language(languages: Dataset) -> None:
    texts = list(languages.raw["text"])
    assert len(set(texts)) == len(texts)
    label = languages.schema.targets[0]
    assert label.classes[languages.raw["label"][texts.index("金牌")]] == "Chinese"


def test_names_read_as_words(languages: Dataset) -> None:
    assert not any(":" in text[:1] or "_" in text for text in languages.raw["text"])
    assert languages.name_of(0) == "🥇"


@pytest.mark.parametrize(("language", "answer"), [("fr", "médaille d’or"), ("zh", "金牌")])
def test_pairs_are_aligned_by_emoji(language: str, answer: str) -> None:
    dataset = _pairs(language)
    assert dataset.num_samples == 3963
    assert dataset.raw["answer"][list(dataset.raw["text"]).index("1st place medal")] == answer
    assert [field.name for field in dataset.schema.inputs] == ["text", "answer"]


def test_names_of_skin_tones_can_be_left_out() -> None:
    plain, all_names = _pairs("fr", skin_tones=False), _pairs("fr")
    assert plain.num_samples == 1923
    assert sum("skin tone" in text for text in all_names.raw["text"]) == 3963 - 1923


def test_no_name_is_in_two_splits() -> None:
    dataset = _pairs("fr")
    texts = [set(dataset.samples("text", split)) for split in ("train", "validation", "test")]
    assert sum(map(len, texts)) == len(set.union(*texts)) == dataset.num_samples


def test_pairs_have_nothing_to_answer_but_text() -> None:
    schema = _pairs("de").schema
    assert schema.targets == ()
    assert schema.class_counts == {}


def test_names_cannot_be_translated_to_the_language_they_are_in() -> None:
    with pytest.raises(ModelLabError, match="Language: expected one of ar, zh"):
        _pairs("en")
