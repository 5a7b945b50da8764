"""Folds of the data, and the runs over them."""

from __future__ import annotations

import numpy as np
import pytest

from modellab.errors import ModelLabError
from modellab.training.cross_validation import CrossValidation, cross_validate, split_folds
from modellab.training.curves import Curves
from modellab.training.events import EpochDone, FoldDone, FoldStarted, RunEnded
from modellab.training.plan import Plan
from modellab.training.runners.folds import FoldsRunner
from tests.training.samples import Listener, StepControl, class_table, plan, value_mlp, value_table

DATA = class_table({"train": 91, "validation": 30, "test": 30}, weights=(0.7, 0.2, 0.1))


def test_every_sample_but_those_of_the_test_split_is_held_out_once() -> None:
    held = np.concatenate([part.splits["validation"] for part in split_folds(DATA, 4, 0)])
    assert sorted(held) == list(range(121))


def test_nothing_is_trained_on_that_is_held_out() -> None:
    for part in split_folds(DATA, 4, 0):
        assert not set(part.splits["train"]) & set(part.splits["validation"])
        assert len(part.splits["train"]) + len(part.splits["validation"]) == 121


def test_folds_are_of_equal_size_with_the_classes_spread_evenly() -> None:
    counts = np.array(
        [np.bincount(DATA.raw["label"][p.splits["validation"]], minlength=3) for p in split_folds(DATA, 4, 0)]
    )
    assert (np.ptp(counts, axis=0) <= 1).all()
    assert np.ptp(counts.sum(1)) <= 1


def test_folds_follow_from_the_seed_alone() -> None:
    first, again, other = (split_folds(DATA, 3, seed)[0].splits["validation"].tolist() for seed in (1, 1, 2))
    assert first == again != other


def test_each_fold_tells_its_own_counts() -> None:
    part = split_folds(DATA, 4, 0)[0]
    assert part.schema.counts["validation"] == len(part.splits["validation"])
    assert sum(part.schema.class_counts.values()) == len(part.splits["train"])


@pytest.mark.parametrize("num_folds", [0, 1, 122])
def test_too_few_and_too_many_folds_are_refused(num_folds: int) -> None:
    with pytest.raises(ModelLabError, match="folds of 121 samples"):
        split_folds(DATA, num_folds, 0)


def validated(chosen: Plan, heard: Listener, num_folds: int = 3) -> CrossValidation:
    return cross_validate(chosen, num_folds, heard.tell, heard.control, dataset=DATA)


def test_mean_and_deviation_are_those_of_the_folds() -> None:
    found = validated(plan(epochs=2), Listener())
    spread = found.spreads["validation/accuracy"]
    values = [fold.result.metrics["validation/accuracy"] for fold in found.folds]
    assert spread.values == tuple(values)
    assert spread.mean == pytest.approx(np.mean(values))
    assert spread.std == pytest.approx(np.std(values, ddof=1))


def test_events_tell_where_it_is_and_end_once() -> None:
    heard = Listener()
    validated(plan(epochs=2), heard)
    kinds = [type(event) for event in heard.events]
    assert [kinds.count(kind) for kind in (FoldStarted, EpochDone, FoldDone, RunEnded)] == [3, 6, 3, 1]
    assert kinds[-1] is RunEnded


def test_values_are_cross_validated_too() -> None:
    data = value_table()
    found = cross_validate(plan(value_mlp(), epochs=2), 2, Listener().tell, Listener().control, dataset=data)
    assert found.spreads["validation/mae"].mean > 0


def test_a_stopped_fold_does_not_count_and_no_other_begins() -> None:
    heard = Listener()
    heard.control = StepControl(stop=25)  # a fold takes 6 steps an epoch and looks at validation batches too
    found = validated(plan(epochs=2), heard)
    assert len(found.folds) < 3
    assert len(heard.of(FoldStarted)) == len(found.folds) + 1
    assert heard.events[-1].reason == "stopped"  # type: ignore[union-attr]


def test_the_runner_offers_the_curves_of_every_fold_for_a_band() -> None:
    runner = FoldsRunner(plan(epochs=2), 3, DATA)
    runner.start()
    assert runner.join(60)
    assert runner.found is not None and len(runner.found.folds) == 3
    assert all(
        isinstance(curves, Curves) and len(curves.view("validation/loss")[1]) == 2 for curves in runner.fold_curves
    )


def test_the_runner_says_why_it_could_not_begin() -> None:
    runner = FoldsRunner(plan(), 1, DATA)
    runner.start()
    assert runner.join(60)
    ended = runner.events()[-1]
    assert isinstance(ended, RunEnded) and ended.error is not None and "1 folds" in ended.error
