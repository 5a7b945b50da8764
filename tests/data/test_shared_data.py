from pathlib import Path

import pytest

from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = [
    pytest.mark.needs_shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data sets are not beside the checkout"),
]


def _open(name: str, image: tuple[int, int, int] | None = None) -> Dataset:
    return open_dataset(detect(DATA / name), image=image)


@pytest.mark.parametrize(("name", "first"), [("mnist", "0"), ("fashion_mnist", "T-shirt/top")])
def test_idx_files_as_distributed(name: str, first: str) -> None:
    dataset = _open(name)
    assert dict(dataset.schema.counts) == {"train": 54_000, "validation": 6_000, "test": 10_000}
    assert dataset.schema.targets[0].classes[0] == first


def test_photos_from_a_zip_file_grey_ones_among_them() -> None:
    dataset = _open("imagenette_sample/imagenette_sample.zip", (3, 64, 64))
    assert dataset.num_samples == 1100
    assert len(dataset.schema.targets[0].classes) == 10
    assert dataset.schema.skipped == ()


@pytest.mark.parametrize(
    ("name", "rows", "features", "answer"),
    [
        ("seaborn_titanic.csv", 891, 32, "label"),
        ("seaborn_mpg.csv", 398, 7, "label"),
        ("seaborn_iris.csv", 150, 4, "label"),
        ("banknote_authentication.csv", 1372, 4, "label"),
        ("winequality-white.csv", 4898, 11, "label"),
    ],
)
def test_tables(name: str, rows: int, features: int, answer: str) -> None:
    dataset = _open(f"tabular/{name}")
    assert dataset.num_samples == rows
    assert dataset.schema.inputs[0].shape == (features,)
    assert dataset.schema.targets[0].name == answer
