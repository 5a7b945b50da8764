"""How good a trained network is on a split: metrics, confusion matrix, and the samples it gets wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import torch

from modellab.data.batches import Batches
from modellab.data.column_scale import with_columns_of
from modellab.data.dataset import SplitName
from modellab.data.samples import Array, Dataset
from modellab.data.wiring import Wiring, field_of, wire
from modellab.errors import ModelLabError, Text
from modellab.prediction.curves import (
    Calibration,
    Curve,
    Residuals,
    averages,
    calibration,
    precision_recall,
    residuals,
    roc,
)
from modellab.prediction.latency import Latency, measure_latency
from modellab.prediction.predict import Predictor
from modellab.training.metrics import Scores, f1_by_class, precision_by_class, recall_by_class, telling_metrics

Report = Callable[[int, int], object]

_BATCH, _WRITTEN_BATCH = 256, 16
"""A score for every token at every step is much by itself."""
_MAX_CURVES = 100
_SHOWN_NAMES = 5


@dataclass(frozen=True, slots=True)
class ClassScore:
    """Precision, recall and F1 of one class; 0 where nothing was predicted or present, as in scikit-learn."""

    name: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Evaluation:
    """The result on one split.

    Attributes:
        split: Which samples.
        num_samples: How many; pieces of running text count as one each.
        metrics: ``accuracy``, ``top5`` (more than 5 classes), macro ``precision``, ``recall``, ``f1``; or ``mae``,
            ``rmse``, ``r2`` of values, in their unit, and of reconstructions: in pixels from 0 to 1, or in the range of
            the prepared columns; or ``perplexity`` and ``token_accuracy`` of a network that writes, and ``exact_match``
            where it answers a text with another one.
        confusion_KK: Rows are the truth, columns the prediction; None without classes.
        classes: A row each; empty without classes.
        indices_N: Index of every evaluated sample in the data set; this and the next three are empty for a network
            that writes.
        truth_N: Class index or value.
        predicted_N: Class index or value.
        confidence_N: Probability of the predicted class; zeros without classes.
        samples_per_s: Predictions per second, preparation included.
        baseline_mae: MAE of "the same as the last value", for forecasts; None for everything else.
        probability_NK: Of every class, float32; None without classes.
        latency: How long single answers take; None where it was not measured.
    """

    split: SplitName
    num_samples: int
    metrics: Mapping[str, float]
    confusion_KK: Array | None
    classes: tuple[ClassScore, ...]
    indices_N: Array
    truth_N: Array
    predicted_N: Array
    confidence_N: Array
    samples_per_s: float
    baseline_mae: float | None = None
    probability_NK: Array | None = None
    latency: Latency | None = None

    @property
    def gain(self) -> float | None:
        """By which share the MAE is below that of the baseline; None without one."""
        return 1 - self.metrics["mae"] / self.baseline_mae if self.baseline_mae else None

    def roc(self, k: int) -> Curve:
        """Return the ROC curve of class ``k`` against all others."""
        return roc(self.truth_N == k, self._score(k))

    def precision_recall(self, k: int) -> Curve:
        """Return precision against recall of class ``k``."""
        return precision_recall(self.truth_N == k, self._score(k))

    def calibration(self, num_bins: int = 10) -> Calibration:
        """Compare the confidence of the answers with how often they are right; only with classes."""
        return calibration(self.truth_N == self.predicted_N, self.confidence_N.astype(np.float64), num_bins)

    def residuals(self, value: int = 0) -> Residuals:
        """Describe how the answers of one value differ from the truth; only without classes."""
        return residuals(self.truth_N[:, value], self.predicted_N[:, value])

    @cached_property
    def summary(self) -> Mapping[str, float]:
        """Single figures besides the metrics.

        With classes ``auc`` and ``average_precision`` (of the second of two classes, else the mean over the classes
        that have samples; left out above 100 classes), ``ece``, and ``weighted_precision``, ``weighted_recall``,
        ``weighted_f1``. Empty otherwise.
        """
        if self.confusion_KK is None or self.probability_NK is None:
            return {}
        found = {f"weighted_{name}": value for name, value in averages(self.confusion_KK)["weighted"].items()}
        chosen = [1] if len(self.classes) == 2 else range(len(self.classes))
        if len(self.classes) <= _MAX_CURVES:
            found["auc"] = _mean([self.roc(k).area for k in chosen])
            found["average_precision"] = _mean([self.precision_recall(k).area for k in chosen])
        found["ece"] = self.calibration().error
        return {name: value for name, value in found.items() if np.isfinite(value)}

    def _score(self, k: int) -> Array:
        assert self.probability_NK is not None
        score_N: Array = self.probability_NK[:, k].astype(np.float64)
        return score_N

    def cell(self, truth: int, predicted: int) -> Array:
        """Return the data set indices behind a cell of the confusion matrix, least certain first."""
        chosen = np.flatnonzero((self.truth_N == truth) & (self.predicted_N == predicted))
        return self.indices_N[chosen[np.argsort(self.confidence_N[chosen], kind="stable")]]


def _mean(areas: list[float]) -> float:
    known = [area for area in areas if np.isfinite(area)]
    return float(np.mean(known)) if known else float("nan")


def evaluate(
    predictor: Predictor,
    dataset: Dataset,
    split: SplitName = "test",
    report: Report | None = None,
) -> Evaluation:
    """Run the network over a split.

    Args:
        predictor: The trained network.
        dataset: Opened with the picture size of the network.
        split: Which samples.
        report: Called now and then with the steps done and all of them; leaves by raising.

    Raises:
        ModelLabError: The split is empty, or data and network do not fit.
    """
    indices = dataset.splits[split]
    if len(indices) == 0:
        names = {"train": Text("training"), "validation": Text("validation"), "test": Text("test")}
        raise ModelLabError(
            Text("The {split} split holds no samples.", split=names[split]),
            Text("Choose another split, or give it a share on the Data page."),
        )
    dataset = with_columns_of(dataset, predictor.preparation.columns, predictor.preparation.texts)
    wiring = wire(predictor.graph, dataset.schema)
    if predictor.task == "generation":
        return _of_tokens(predictor, _batches(predictor, dataset, split, wiring), wiring, report)
    if predictor.task == "adversarial":
        raise ModelLabError(
            Text("A generative pair is judged by the pictures that it makes, not by figures."),
            Text("Look at its samples."),
        )
    target = wiring.targets[0]
    truth = dataset.raw[target][indices]
    if predictor.task == "classification":
        truth = _in_order_of(predictor.classes, field_of(dataset.schema, target).classes)[truth]
    start = time.perf_counter()
    output = _run(predictor, _batches(predictor, dataset, split, wiring), wiring, report)
    speed = len(indices) / (time.perf_counter() - start)
    result = _Result(split, indices, truth, output, speed)
    if predictor.task == "classification":
        found = _of_classes(predictor, result)
    else:
        found = replace(_of_values(predictor, result, target), baseline_mae=_baseline(dataset, indices))
    return replace(found, latency=measure_latency(predictor, dataset, split))


def _in_order_of(known: Sequence[str], have: Sequence[str]) -> Array:
    """Return the network's index of each class of the data, which may list the same classes in another order.

    Raises:
        ModelLabError: They are other classes. Numbers may stand for names: a list of them is not always at hand.
    """
    if not known or set(known) == set(have):
        return np.array([known.index(name) for name in have] if known else range(len(have)), np.int64)
    if not any(all(name.isdecimal() for name in names) for names in (known, have)):
        raise ModelLabError(
            Text("The network tells {known} apart. The data has the classes {have}.",
                 known=_shortened(known), have=_shortened(have)),
            Text("Choose data with the same classes, or train again."),
        )  # fmt: skip
    return np.arange(len(have))


def _shortened(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN_NAMES]) + (" ..." if len(names) > _SHOWN_NAMES else "")


def _baseline(dataset: Dataset, indices_N: Array) -> float | None:
    """Return the MAE of "the same as the last value" for windows of a series that is forecast."""
    form = dataset.series
    if form is None or not form.horizon:
        return None
    last_N = dataset.raw["series"][indices_N, -1, form.target_index].astype(np.float64)
    return float(np.abs(dataset.raw["value"][indices_N] - last_N[:, None]).mean())


@dataclass(frozen=True, slots=True)
class _Result:
    """What the network gave for a split, before it is judged."""

    split: SplitName
    indices_N: Array
    truth: Array
    output: torch.Tensor
    samples_per_s: float


def _batches(predictor: Predictor, dataset: Dataset, split: SplitName, wiring: Wiring) -> Batches:
    size = _WRITTEN_BATCH if wiring.written else _BATCH
    return Batches(dataset, predictor.preparation, None, split, size, shuffle=False, wiring=wiring)


def _run(predictor: Predictor, batches: Batches, wiring: Wiring, report: Report | None) -> torch.Tensor:
    return torch.cat([output.cpu() for output, _ in _outputs(predictor, batches, wiring, report)])


def _outputs(
    predictor: Predictor, batches: Batches, wiring: Wiring, report: Report | None
) -> Iterator[tuple[torch.Tensor, Mapping[str, torch.Tensor]]]:
    """Go through what the network gives for every batch, with the batch."""
    for done, batch in enumerate(batches.epoch(1), start=1):
        yield predictor.forward(*(batch[name] for name in wiring.inputs)), batch
        if report is not None:
            report(done, batches.num_batches)


def _of_tokens(predictor: Predictor, batches: Batches, wiring: Wiring, report: Report | None) -> Evaluation:
    """Judge what a network writes token by token; of single samples nothing is kept."""
    names = telling_metrics(("exact_match", "perplexity", "token_accuracy"), is_running=wiring.is_running)
    scores = Scores(names, 0, predictor.device)
    start = time.perf_counter()
    for output, batch in _outputs(predictor, batches, wiring, report):
        scores.update(output, batch[wiring.targets[0]].to(predictor.device))
    metrics = scores.read()
    speed, none = batches.num_samples / (time.perf_counter() - start), np.empty(0, np.int64)
    return Evaluation(
        batches.split, batches.num_samples, metrics, None, (), none, none, none, np.empty(0, np.float32), speed
    )


def _of_classes(predictor: Predictor, result: _Result) -> Evaluation:
    probability_NK = torch.softmax(result.output, 1)
    confidence_N, predicted_N = probability_NK.max(1)
    num_classes = result.output.shape[1]
    names = telling_metrics(("accuracy", "top5", "precision", "recall", "f1"), num_classes)
    scores = Scores(names, num_classes, torch.device("cpu"))
    scores.update(result.output, torch.from_numpy(result.truth))
    confusion_KK = scores.confusion()
    assert confusion_KK is not None
    precision_K, recall_K = precision_by_class(confusion_KK), recall_by_class(confusion_KK)
    f1_K, support_K = f1_by_class(confusion_KK), confusion_KK.sum(1)
    classes = tuple(
        ClassScore(
            predictor.class_name(k), float(precision_K[k]), float(recall_K[k]), float(f1_K[k]), int(support_K[k])
        )
        for k in range(len(confusion_KK))
    )
    return Evaluation(
        result.split, len(result.indices_N), scores.read(), confusion_KK.astype(np.int64), classes, result.indices_N,
        result.truth, predicted_N.numpy(), confidence_N.numpy(), result.samples_per_s,
        probability_NK=probability_NK.numpy(),
    )  # fmt: skip


def _comparable(predictor: Predictor, result: _Result, target: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Return truth and answer as (N, K) in one unit: that of the data, for pictures pixels from 0 to 1."""
    truth, preparation = torch.from_numpy(result.truth), predictor.preparation
    if predictor.task != "reconstruction":
        return truth.flatten(1), preparation.restore(target, result.output).flatten(1)
    prepared = preparation.apply(truth)
    output = result.output.reshape(prepared.shape)
    if preparation.picture is not None and prepared.dim() == 4:
        prepared, output = preparation.restore_pictures(prepared), preparation.restore_pictures(output)
    return prepared.flatten(1), output.flatten(1)


def _of_values(predictor: Predictor, result: _Result, target: str) -> Evaluation:
    truth, predicted = _comparable(predictor, result, target)
    scores = Scores(("mae", "rmse", "r2"), 0, torch.device("cpu"))
    scores.update(predicted, truth)
    return Evaluation(
        result.split, len(result.indices_N), scores.read(), None, (), result.indices_N, truth.numpy(),
        predicted.numpy(), np.zeros(len(result.indices_N), np.float32), result.samples_per_s,
    )  # fmt: skip
