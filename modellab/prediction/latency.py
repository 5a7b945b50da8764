"""How long one answer takes: percentiles over single samples, one after the other."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from modellab.data.batches import Batches
from modellab.data.dataset import SplitName
from modellab.data.samples import Dataset
from modellab.data.wiring import wire
from modellab.prediction.predict import Predictor

_WARM_UP = 5
_MOST, _LONGEST_S = 300, 1.0


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from a sample of the data set to its answer: preparation, network, and the way back to the CPU.

    Attributes:
        p50: Half of the answers came within this time.
        p95: Of a hundred, 95 did.
        p99: Of a hundred, 99 did.
        count: Answers that were timed.
    """

    p50: float
    p95: float
    p99: float
    count: int


def measure_latency(predictor: Predictor, dataset: Dataset, split: SplitName) -> Latency:
    """Ask for single samples, at most 300 or for a second.

    Args:
        predictor: The trained network.
        dataset: Fits the network; the split has samples.
        split: Which samples; they are gone through again where there are few.
    """
    few = replace(dataset, splits={**dataset.splits, split: dataset.splits[split][: _MOST + _WARM_UP]})
    wiring = wire(predictor.graph, dataset.schema)
    batches = Batches(few, predictor.preparation, None, split, 1, shuffle=False, wiring=wiring)
    taken: list[float] = []
    until = time.perf_counter() + _LONGEST_S
    while len(taken) < _WARM_UP + _MOST and (time.perf_counter() < until or len(taken) <= _WARM_UP):
        steps = batches.epoch(1)
        while True:
            start = time.perf_counter()
            batch = next(steps, None)  # prepares the sample
            if batch is None or len(taken) >= _WARM_UP + _MOST or (start > until and len(taken) > _WARM_UP):
                break
            predictor.forward(*(batch[name] for name in wiring.inputs)).cpu()
            taken.append(time.perf_counter() - start)
    times_ms = 1000 * np.asarray(taken[_WARM_UP:])
    p50, p95, p99 = np.percentile(times_ms, (50, 95, 99)).tolist()
    return Latency(p50, p95, p99, len(times_ms))
