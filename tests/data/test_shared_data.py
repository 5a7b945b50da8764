from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset
from modellab.errors import ModelLabError

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
        ("seaborn_mpg.csv", 398, 9, "value"),
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


@pytest.mark.parametrize(
    ("name", "counts", "classes"),
    [
        ("imdb", {"0": 15_000, "1": 15_000}, 2),
        ("ag_news", {"World": 1900, "Sports": 1900, "Business": 1900, "Sci/Tech": 1900}, 4),
        ("sms_spam", {"ham": 4827, "spam": 747}, 2),
        ("chnsenticorp_htl", {"0": 2443, "1": 5322}, 2),
        ("rt-polarity", {"neg": 5331, "pos": 5331}, 2),
        ("names", {"Russian": 9384, "Chinese": 268}, 18),
        ("thucnews_short", {"finance": 2000, "entertainment": 2000}, 10),
    ],
)
def test_labelled_texts(name: str, counts: dict[str, int], classes: int) -> None:
    dataset = _open(name)
    assert dataset.config.source == "labelled_text"
    label = dataset.schema.targets[0]
    found = Counter(label.classes[code] for code in dataset.raw["label"])
    assert {key: found[key] for key in counts} == counts
    assert len(label.classes) == classes


@pytest.mark.parametrize(
    ("name", "train", "validation", "test"),
    [
        ("imdb/train_25k.csv.gz", 22_500, 2_500, 5_000),
        ("sst2", 6_920, 872, 1_821),
        ("sst2/dev.tsv", 6_920, 872, 1_821),
        ("thucnews_short/test.txt", 9_000, 1_000, 10_000),
    ],
)
def test_texts_keep_the_splits_they_came_with(name: str, train: int, validation: int, test: int) -> None:
    assert dict(_open(name).schema.counts) == {"train": train, "validation": validation, "test": test}


def test_the_one_empty_review_is_named() -> None:
    assert dict(_open("chnsenticorp_htl").schema.skipped) == {"line 6376": "its text is empty"}


def test_the_play_is_read_to_the_last_character() -> None:
    dataset = _open("tinyshakespeare")
    assert dataset.config.source == "corpus"
    assert "".join(dataset.raw["text"]) == (DATA / "tinyshakespeare/input.txt").read_text()


@pytest.mark.parametrize(
    ("name", "poems"),
    [("唐诗三百首.json", 366), ("宋词三百首.json", 280), ("tangshisanbaishou.json", 320), ("lunyu.json", 20)],
)
def test_poems(name: str, poems: int) -> None:
    dataset = _open(f"chinese_poetry/{name}")
    assert (dataset.config.source, dataset.num_samples) == ("corpus", poems)


def test_all_poems_of_the_folder() -> None:
    assert _open("chinese_poetry").num_samples == 1725


def test_california_housing() -> None:
    dataset = _open("tabular/california_housing.tgz")
    assert dataset.num_samples == 20_640
    assert int(np.isnan(dataset.raw["columns"]).sum()) == 207
    target = dataset.schema.targets[0]
    assert (target.name, target.title) == ("value", "median_house_value")
    assert dataset.schema.inputs[0].columns[-1] == "ocean_proximity=NEAR OCEAN"


@pytest.mark.parametrize("name", ["tabular", "timeseries"])
def test_a_folder_of_unrelated_tables_is_told(name: str) -> None:
    with pytest.raises(ModelLabError, match="or a single file of other data"):
        detect(DATA / name)
