import numpy as np
import pytest

from modellab.data.dataset import DatasetConfig
from modellab.data.splitting import split_in_order, split_samples

CLASSES = np.repeat(np.arange(4), [100, 60, 20, 20])


def _split(classes: np.ndarray | None = CLASSES, **changes: object) -> dict[str, np.ndarray]:
    count = 200 if classes is None else len(classes)
    return split_samples(DatasetConfig(**changes), {"train": np.arange(count)}, classes)


def test_every_sample_lands_in_exactly_one_split() -> None:
    splits = _split()
    assert sorted(np.concatenate(list(splits.values()))) == list(range(200))


def test_classes_keep_their_shares_in_every_split() -> None:
    splits = _split(test_fraction=0.2, validation_fraction=0.25)
    assert np.bincount(CLASSES[splits["test"]]).tolist() == [20, 12, 4, 4]
    assert np.bincount(CLASSES[splits["validation"]]).tolist() == [20, 12, 4, 4]


def test_same_seed_gives_same_split_and_another_seed_another() -> None:
    first, again, other = _split(split_seed=3), _split(split_seed=3), _split(split_seed=4)
    assert first["test"].tolist() == again["test"].tolist()
    assert first["test"].tolist() != other["test"].tolist()


def test_a_split_never_changes_with_a_new_version() -> None:
    splits = split_samples(DatasetConfig(test_fraction=0.2), {"train": np.arange(20)}, None)
    assert splits["test"].tolist() == [1, 13, 16, 18]


def test_fraction_zero_leaves_a_split_empty() -> None:
    splits = _split(test_fraction=0.0, validation_fraction=0.0)
    assert len(splits["train"]) == 200


def test_a_class_with_one_sample_stays_in_training() -> None:
    splits = _split(np.array([0] * 50 + [1]), test_fraction=0.5)
    assert 50 in splits["train"]


@pytest.mark.parametrize("num_classes", [2, 50, 100])
def test_many_tiny_classes_still_give_the_wanted_total(num_classes: int) -> None:
    splits = _split(np.arange(200) % num_classes, test_fraction=0.15)
    assert abs(len(splits["test"]) - 30) <= 1


def test_splits_of_the_source_are_kept() -> None:
    given = {"train": np.arange(100), "test": np.arange(100, 200)}
    splits = split_samples(DatasetConfig(validation_fraction=0.1), given, None)
    assert splits["test"].tolist() == list(range(100, 200))
    assert len(splits["validation"]) == 10


def test_a_limit_takes_as_many_training_samples_of_each_class() -> None:
    splits = _split(train_limit=40, test_fraction=0.1, validation_fraction=0.1)
    assert np.bincount(CLASSES[splits["train"]]).tolist() == [10, 10, 10, 10]
    assert [len(splits[name]) for name in ("validation", "test")] == [18, 20]


def test_a_rare_class_gives_all_it_has_and_the_others_the_rest() -> None:
    splits = _split(train_limit=100, test_fraction=0.0, validation_fraction=0.0)
    assert np.bincount(CLASSES[splits["train"]]).tolist() == [30, 30, 20, 20]


def test_a_larger_limit_keeps_the_samples_of_a_smaller_one() -> None:
    few, many = (_split(train_limit=limit)["train"].tolist() for limit in (12, 60))
    assert set(few) < set(many)


@pytest.mark.parametrize("limit", [None, 10_000])
def test_without_a_limit_that_bites_all_samples_train(limit: int | None) -> None:
    assert _split(train_limit=limit)["train"].tolist() == _split()["train"].tolist()


@pytest.mark.parametrize("count", [1, 2, 3, 10, 997])
def test_what_has_an_order_is_cut_and_not_shuffled(count: int) -> None:
    splits = split_in_order(DatasetConfig(validation_fraction=0.1, test_fraction=0.2), count)
    joined = np.concatenate([splits[name] for name in ("train", "validation", "test")])
    assert np.array_equal(joined, np.arange(count))
    assert len(splits["train"]) >= 1
    assert len(splits["validation"]) == (max(1, round(0.08 * count)) if count > 1 else 0)
