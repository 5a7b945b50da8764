import numpy as np
import pytest
from sklearn import datasets

from modellab.data.dataset import DatasetConfig
from modellab.data.samples import Dataset
from modellab.data.sources.registry import open_dataset
from modellab.settings import Settings


def _table(name: str) -> Dataset:
    return open_dataset(DatasetConfig("bundled_table", options=Settings({"table": name})))


@pytest.mark.parametrize("name", ["breast_cancer", "wine", "iris"])
def test_the_classes_are_those_of_scikit_learn(name: str) -> None:
    bunch, dataset = getattr(datasets, f"load_{name}")(), _table(name)
    assert np.array_equal(dataset.raw["columns"], bunch.data)
    assert np.array_equal(dataset.raw["label"], bunch.target)
    assert dataset.schema.targets[0].classes == tuple(bunch.target_names)


@pytest.mark.parametrize(("name", "width"), [("diabetes", 1), ("linnerud", 3)])
def test_the_values_are_those_of_scikit_learn(name: str, width: int) -> None:
    bunch = datasets.load_diabetes(scaled=False) if name == "diabetes" else datasets.load_linnerud()
    dataset = _table(name)
    assert np.allclose(dataset.raw["columns"], bunch.data)
    assert np.allclose(dataset.raw["value"].reshape(bunch.target.shape), bunch.target)
    assert dataset.schema.targets[0].shape == (width,)


def test_the_columns_are_named_in_the_order_of_scikit_learn() -> None:
    assert _table("breast_cancer").schema.inputs[0].columns == tuple(datasets.load_breast_cancer().feature_names)


def test_people_read_what_is_predicted() -> None:
    target = _table("diabetes").schema.targets[0]
    assert (target.name, target.title) == ("value", "progression")


def test_the_columns_of_the_diabetes_table_are_what_they_are_called() -> None:
    dataset = _table("diabetes")
    cells = dict(zip((column.name for column in dataset.columns), dataset.raw["columns"].T, strict=True))
    ratio = cells["total cholesterol"] / cells["HDL"]
    assert np.abs(ratio - cells["cholesterol / HDL"]).mean() < 0.25  # most are rounded to whole numbers
    assert 4 < cells["triglycerides (log)"].mean() < 6
