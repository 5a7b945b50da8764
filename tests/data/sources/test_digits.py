import numpy as np
from sklearn.datasets import load_digits

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.registry import open_dataset


def test_the_bundled_digits_use_the_whole_range_of_a_byte(digits: Dataset) -> None:
    assert digits.raw["image"].shape == (1797, 1, 8, 8)
    assert digits.raw["image"].max() == 255
    assert digits.schema.targets[0].classes == tuple("0123456789")


def test_digits_come_in_the_size_of_the_network() -> None:
    dataset = open_dataset(DatasetConfig(), image=(3, 28, 20))
    assert dataset.raw["image"].shape == (1797, 3, 28, 20)
    assert dataset.schema.inputs[0].shape == (3, 28, 20)


def test_the_size_does_not_change_the_fingerprint(digits: Dataset) -> None:
    assert open_dataset(DatasetConfig(), image=(1, 12, 12)).schema.fingerprint == digits.schema.fingerprint


def test_the_digits_are_those_of_scikit_learn() -> None:
    bundle = load_digits()
    dataset = open_dataset(DatasetConfig("digits"))
    assert np.array_equal(dataset.raw["image"][:, 0], np.rint(bundle.images * 255 / 16))
    assert np.array_equal(dataset.raw["label"], bundle.target)
