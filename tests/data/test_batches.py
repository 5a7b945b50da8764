from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from modellab.data.augmentation import AugmentationConfig, step
from modellab.data.batches import Batches
from modellab.data.preparation import fit
from modellab.data.samples import Dataset

VARIED = AugmentationConfig((step("rotate"), step("crop")))


def _batches(dataset: Dataset, **changes: object) -> Batches:
    return Batches(dataset, fit(dataset), **changes)


def test_an_epoch_visits_every_sample_once(digits: Dataset) -> None:
    batches = _batches(digits, batch_size=100)
    assert sorted(batches.order(1).tolist()) == list(range(batches.num_samples))
    assert sum(len(batch["label"]) for batch in batches.epoch(1)) == digits.schema.counts["train"]


def test_the_last_batch_is_kept(digits: Dataset) -> None:
    batches = _batches(digits, batch_size=100)
    sizes = [len(batch["label"]) for batch in batches.epoch(1)]
    assert len(sizes) == batches.num_batches == len(batches)
    assert sizes[-1] == batches.num_samples % 100


def test_pictures_and_labels_stay_together(digits: Dataset) -> None:
    batch = next(_batches(digits).epoch(3))
    order = _batches(digits).order(3)[:32].numpy()
    chosen = digits.splits["train"][order]
    assert batch["label"].tolist() == digits.raw["label"][chosen].tolist()
    assert torch.equal(batch["image"], fit(digits).apply(torch.from_numpy(digits.raw["image"][chosen])))


def test_order_depends_on_seed_and_epoch_alone(digits: Dataset) -> None:
    first = _batches(digits, seed=1)
    assert torch.equal(first.order(2), _batches(digits, seed=1).order(2))
    assert not torch.equal(first.order(2), first.order(3))
    assert not torch.equal(first.order(2), _batches(digits, seed=2).order(2))


def test_the_global_generator_is_left_alone(digits: Dataset) -> None:
    state = torch.get_rng_state()
    list(_batches(digits, augmentation=VARIED).epoch(1))
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("augmentation", [None, VARIED])
def test_an_epoch_goes_on_in_its_middle(digits: Dataset, augmentation: AugmentationConfig | None) -> None:
    whole = list(_batches(digits, augmentation=augmentation).epoch(2))
    rest = list(_batches(digits, augmentation=augmentation).epoch(2, start=10))
    assert len(rest) == len(whole) - 10
    assert all(torch.equal(a["image"], b["image"]) for a, b in zip(whole[10:], rest, strict=True))


def test_batch_size_does_not_change_what_happens_to_a_sample(digits: Dataset) -> None:
    small = torch.cat([b["image"] for b in _batches(digits, augmentation=VARIED, batch_size=7).epoch(1)])
    large = torch.cat([b["image"] for b in _batches(digits, augmentation=VARIED, batch_size=500).epoch(1)])
    assert torch.allclose(small, large, atol=1e-6)


def test_without_shuffling_samples_come_in_the_order_of_the_data(digits: Dataset) -> None:
    batches = _batches(digits, split="test", shuffle=False, batch_size=1000)
    assert next(batches.epoch(1))["label"].tolist() == digits.samples("label", "test").tolist()


def test_an_empty_split_has_no_batches(digits: Dataset) -> None:
    empty = {**digits.splits, "validation": digits.splits["validation"][:0]}
    dataset = Dataset(digits.config, digits.schema, digits.raw, empty, picture=digits.picture)
    assert list(_batches(dataset, split="validation").epoch(1)) == []


def test_values_of_a_regression_come_as_columns(
    make_table: Callable[..., Path], opened: Callable[..., Dataset]
) -> None:
    dataset = opened(make_table("x,target\n" + "".join(f"{i},{i * 1.5}\n" for i in range(60))))
    batch = next(_batches(dataset, batch_size=8).epoch(1))
    assert batch["columns"].shape == (8, 1)
    assert batch["value"].shape == (8, 1)
    assert batch["value"].dtype == torch.float32
