"""What flows through every layer while a run goes on: strips on the canvas and figures in the inspector."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from modellab.desktop import background
from modellab.errors import ModelLabError

if TYPE_CHECKING:
    from torch import Tensor

    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset
    from modellab.desktop.session import Session
    from modellab.prediction.predict import Predictor

_NUM_SAMPLES = 32


@dataclass(frozen=True, slots=True)
class LayerFigures:
    """The results of one layer on 32 samples.

    Attributes:
        strip: Histogram of the results, heights in [0, 1].
        mean: Of the results.
        std: Of the results.
        zeros: Share of results that are exactly 0, as dead ReLU units give, in [0, 1].
    """

    strip: tuple[float, ...]
    mean: float
    std: float
    zeros: float


class LiveStatistics(QObject):
    """Part of the session: measures the layers with the weights that answer live, as often as these are renewed.

    Signals:
        changed(): ``figures`` are new, or empty.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._is_measuring = False
        self.figures: Mapping[str, LayerFigures] = {}
        session.training.progressed.connect(lambda _progress: session.answers.follow())
        session.answers.live_changed.connect(self._on_answers_live_changed)
        session.run_started.connect(lambda _plan: self._show({}))
        session.project_opened.connect(lambda: self._show({}))

    def _on_answers_live_changed(self) -> None:
        dataset = self._session.dataset
        if dataset is not None and not self._is_measuring:
            self._is_measuring = True
            self._session.start(self._measure(dataset))

    async def _measure(self, dataset: Dataset) -> None:
        try:
            predictor = await self._session.answers.predictor()
            self._show(await background.run(_figures, predictor, dataset))
        finally:
            self._is_measuring = False

    def _show(self, figures: Mapping[str, LayerFigures]) -> None:
        self.figures = figures
        self.changed.emit()


def _figures(predictor: Predictor, dataset: Dataset) -> dict[str, LayerFigures]:
    """Measure; nothing where other data was opened meanwhile, which does not fit the run."""
    try:
        inputs = _inputs(predictor, dataset)
    except ModelLabError:
        return {}
    probed = predictor.probe(*inputs)
    return {layer.layer: _of(layer.activation) for layer in probed if layer.activation is not None}


def _inputs(predictor: Predictor, dataset: Dataset) -> tuple[Tensor, ...]:
    """Prepare the first samples as the training does."""
    from modellab.data.batches import Batches
    from modellab.data.wiring import wire

    split: SplitName = "validation" if len(dataset.splits["validation"]) else "train"
    few = replace(dataset, splits={**dataset.splits, split: dataset.splits[split][:_NUM_SAMPLES]})
    wiring = wire(predictor.graph, dataset.schema)
    batches = Batches(few, predictor.preparation, None, split, _NUM_SAMPLES, shuffle=False, wiring=wiring)
    batch = next(batches.epoch(1))
    return tuple(batch[name] for name in wiring.inputs)


def _of(statistics: Any) -> LayerFigures:
    # The square root lets rare values be seen beside a heap of zeros.
    heights = [math.sqrt(count) for count in statistics.counts]
    highest = max(heights, default=0.0) or 1.0
    strip = tuple(height / highest for height in heights)
    return LayerFigures(strip, statistics.mean, statistics.std, statistics.zeros)
