"""k-fold cross-validation: the same recipe trained k times, each time measured on another part of the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from modellab.data.keyed import mix, mix_array
from modellab.data.samples import Dataset
from modellab.data.sources.registry import open_dataset
from modellab.data.wiring import image_shape
from modellab.errors import ModelLabError, Text
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.events import Event, FoldDone, FoldStarted, RunEnded, Tell
from modellab.training.plan import Plan
from modellab.training.result import RunResult

Indices = NDArray[np.int64]
Begin = Callable[[Plan, Curves], None]
"""Told of every fold before it is trained; its curves may be read from then on."""

MOST_FOLDS = 100
_FOLDS = 11


@dataclass(frozen=True)
class Fold:
    """One of the k runs."""

    plan: Plan
    curves: Curves
    result: RunResult


@dataclass(frozen=True, slots=True)
class Spread:
    """One metric over all folds.

    Attributes:
        mean: Of the folds.
        std: Standard deviation of a sample (divisor k - 1); 0 for a single fold.
        values: One for each fold.
    """

    mean: float
    std: float
    values: tuple[float, ...]


@dataclass(frozen=True)
class CrossValidation:
    """What k runs say together.

    Attributes:
        folds: Those that came to their end, in order; fewer than were wanted if the user stopped.
        spreads: ``validation/accuracy`` and so on, by name; the validation samples are those held out.
    """

    folds: tuple[Fold, ...]
    spreads: Mapping[str, Spread]


def split_folds(dataset: Dataset, num_folds: int, seed: int) -> tuple[Dataset, ...]:
    """Make a data set of each fold: a part of the samples validates, the others train, the test split stays apart.

    The parts are those of training and validation split together, of equal size, with the classes spread evenly. They
    follow from the seed alone. A series is cut into stretches, since a window would tell too much about its neighbours.

    Raises:
        ModelLabError: There are fewer samples than folds, or fewer than two folds.
    """
    pool = np.sort(np.concatenate([dataset.splits["train"], dataset.splits["validation"]]))
    if not 2 <= num_folds <= min(MOST_FOLDS, len(pool)):
        raise ModelLabError(
            Text("{folds} folds of {count} samples cannot be made.", folds=num_folds, count=len(pool)),
            Text("Choose from 2 to {most} folds.", most=max(2, min(MOST_FOLDS, len(pool)))),
        )
    fold_N = _fold_of(dataset, pool, num_folds, seed)
    return tuple(_with_splits(dataset, pool[fold_N != fold], pool[fold_N == fold]) for fold in range(num_folds))


def _fold_of(dataset: Dataset, pool: Indices, num_folds: int, seed: int) -> Indices:
    """Number the fold of each sample."""
    if dataset.series is not None:
        return np.arange(len(pool), dtype=np.int64) * num_folds // len(pool)
    target = next((field for field in dataset.schema.targets if field.modality == "class"), None)
    classes = dataset.raw[target.name][pool] if target is not None else np.zeros(len(pool), np.int64)
    # sorted by class and dealt like cards: no fold gets two more of a class, or two more samples, than another
    order = np.lexsort((mix_array(mix(_FOLDS, seed), pool), classes))
    fold_N = np.empty(len(pool), np.int64)
    fold_N[order] = np.arange(len(pool)) % num_folds
    return fold_N


def _with_splits(dataset: Dataset, train: Indices, held: Indices) -> Dataset:
    splits = {**dataset.splits, "train": train, "validation": held}
    schema = replace(dataset.schema, counts={name: len(indices) for name, indices in splits.items()})
    target = next((field for field in schema.targets if field.classes), None)
    if target is not None:
        counts = np.bincount(dataset.raw[target.name][train], minlength=len(target.classes))
        schema = replace(schema, class_counts=dict(zip(target.classes, counts.tolist(), strict=True)))
    return replace(dataset, splits=splits, schema=schema)


def cross_validate(
    plan: Plan,
    num_folds: int,
    tell: Tell,
    control: Control,
    *,
    dataset: Dataset | None = None,
    begin: Begin | None = None,
) -> CrossValidation:
    """Train a plan once for each fold, one after the other.

    Args:
        plan: Its recipe's seed decides the folds as well. Folds leave no checkpoints behind.
        num_folds: At least 2.
        tell: Gets the events of every fold, with ``FoldStarted`` and ``FoldDone`` in place of their ends; one
            ``RunEnded`` with the means comes last.
        control: Stops the present fold, and no other is begun; a fold that was stopped does not count.
        dataset: The data, if it is open already.
        begin: Told of every fold before it is trained.

    Raises:
        ModelLabError: A run could not begin, or failed.
    """
    from modellab.training.loop import fit

    whole = dataset or open_dataset(plan.dataset, base=plan.base, image=image_shape(plan.graph), report=None)
    seed = int(str(plan.recipe.general.get("seed", 0)))
    done: list[Fold] = []
    for number, part in enumerate(split_folds(whole, num_folds, seed), start=1):
        fold = replace(plan, run_id=f"{plan.run_id}-fold-{number}", folder=None, resume=False)
        curves = Curves()
        if begin is not None:
            begin(fold, curves)
        tell(FoldStarted(number, num_folds, fold.run_id))
        result = fit(fold, _without_end(tell), control, curves, part)
        if result.error is not None:
            raise ModelLabError(result.error, result.hint or Text(""))
        if result.reason == "stopped":
            break
        done.append(Fold(fold, curves, result))
        tell(FoldDone(number, num_folds, fold.run_id, result.metrics))
    found = CrossValidation(tuple(done), spreads(tuple(done)))
    _tell_end(plan, found, num_folds, tell)
    return found


def _without_end(tell: Tell) -> Tell:
    def pass_on(event: Event) -> None:
        if not isinstance(event, RunEnded):
            tell(event)

    return pass_on


def _tell_end(plan: Plan, found: CrossValidation, num_folds: int, tell: Tell) -> None:
    results = [fold.result for fold in found.folds]
    tell(
        RunEnded(
            plan.run_id,
            "finished" if len(results) == num_folds else "stopped",
            max((result.epoch for result in results), default=0),
            sum(result.step for result in results),
            sum(result.elapsed_s for result in results),
            {name: spread.mean for name, spread in found.spreads.items()},
        )
    )


def spreads(folds: tuple[Fold, ...]) -> dict[str, Spread]:
    """Average every metric that all folds measured."""
    if not folds:
        return {}
    names = [name for name in folds[0].result.metrics if all(name in fold.result.metrics for fold in folds)]
    values = {name: tuple(fold.result.metrics[name] for fold in folds) for name in names}
    return {
        name: Spread(float(np.mean(found)), float(np.std(found, ddof=1)) if len(found) > 1 else 0.0, found)
        for name, found in values.items()
    }
