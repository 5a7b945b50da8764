"""Who trains, who validates, who tests: shuffled, class-balanced, and the same for ever for the same seed."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import DatasetConfig, SplitName
from modellab.data.keyed import mix, mix_array
from modellab.settings import Setting

Indices = NDArray[np.int64]
_TEST, _VALIDATION, _LIMIT = 1, 2, 3

SPLITTING: tuple[Setting, ...] = (
    Setting(
        "validation_fraction", "Validation share", "float", 0.1,
        "Share of the training samples that is held back to watch the training.", minimum=0.0, maximum=0.9,
    ),
    Setting(
        "test_fraction", "Test share", "float", 0.15,
        "Share of all samples that is held back for the final figures, where the data has no test split.",
        minimum=0.0, maximum=0.9,
    ),
    Setting("split_seed", "Split seed", "int", 0, "Another number shuffles differently.", minimum=0, maximum=2**31 - 1),
    Setting(
        "train_limit", "Use only", "int", None,
        "Trains with so many samples, as many of each class as there are: to see what few labels are enough for.",
        minimum=1, maximum=2**31 - 1, unit="samples", optional=True, none_label="all",
    ),
)  # fmt: skip
"""The settings of ``DatasetConfig`` that are the same for every source."""


def split_samples(
    config: DatasetConfig, given: Mapping[SplitName, Indices], classes: NDArray[np.int64] | None
) -> dict[SplitName, Indices]:
    """Complete the splits that a source came with.

    Args:
        config: Fractions and seed.
        given: Splits of the source; all samples stand in ``train`` where it has none.
        classes: Class of every sample; None for a regression.

    Returns:
        ``train``, ``validation`` and ``test``, disjoint, ascending; a fraction of 0 leaves its split empty. Samples
        beyond the limit of the training split are in none.
    """
    train, splits = given["train"], dict(given)
    groups = np.zeros(len(train), np.int64) if classes is None else classes[train]
    if "test" not in splits:
        # The fraction is one of all samples, and all samples are here unless the source had a validation split.
        total = sum(len(indices) for indices in given.values())
        held = _hold_back(
            train, groups, config.test_fraction * total / max(len(train), 1), mix(config.split_seed, _TEST)
        )
        splits["test"], train, groups = train[held], train[~held], groups[~held]
    if "validation" not in splits:
        held = _hold_back(train, groups, config.validation_fraction, mix(config.split_seed, _VALIDATION))
        splits["validation"], train, groups = train[held], train[~held], groups[~held]
    splits["train"] = _limit(train, groups, config)
    return {name: np.sort(splits[name]) for name in ("train", "validation", "test")}


def split_in_order(config: DatasetConfig, count: int) -> dict[SplitName, Indices]:
    """Split samples whose order counts: the first train, then some validate, the last test.

    A fraction above 0 gets at least one sample where one is left to train on.
    """
    num_validation = _share(config.validation_fraction * (1 - config.test_fraction), count, count - 1)
    num_test = _share(config.test_fraction, count, count - 1 - num_validation)
    rest = count - num_test
    train, validation, test = np.split(np.arange(count, dtype=np.int64), [rest - num_validation, rest])
    return {"train": train, "validation": validation, "test": test}


def _limit(train: Indices, groups: NDArray[np.int64], config: DatasetConfig) -> Indices:
    """Keep the first samples of every group in turn, until there are as many as wanted."""
    if config.train_limit is None or len(train) <= config.train_limit:
        return train
    keys = mix_array(mix(config.split_seed, _LIMIT), train)
    rank = np.zeros(len(train), np.int64)
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        rank[members[np.argsort(keys[members], kind="stable")]] = np.arange(len(members))
    return train[np.lexsort((keys, rank))[: config.train_limit]]


def _share(fraction: float, count: int, most: int) -> int:
    return min(max(round(fraction * count), 1 if fraction > 0 else 0), max(most, 0))


def _hold_back(indices: Indices, groups: NDArray[np.int64], fraction: float, seed: int) -> NDArray[np.bool_]:
    """Mark ``fraction`` of each group; at least one sample of a group stays."""
    held = np.zeros(len(indices), bool)
    keys = mix_array(seed, indices)
    carried = 0.0  # what rounding left over goes to the next group, so that many tiny groups keep the total right
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        wanted = fraction * len(members) + carried
        count = min(math.floor(wanted + 0.5), len(members) - 1) if fraction > 0 else 0
        carried = wanted - count if len(members) > 1 else 0.0
        held[members[np.argsort(keys[members], kind="stable")[: max(count, 0)]]] = True
    return held
