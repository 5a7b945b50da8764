"""Which weights are best so far, and when to give up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from modellab.errors import ModelLabError, Text
from modellab.training.metrics import METRICS, metric_spec
from modellab.training.recipe import Recipe

LOSS = "loss"


@dataclass
class Watch:
    """Follows one metric.

    Attributes:
        metric: Its full name, such as ``validation/accuracy``.
        is_higher_better: Which way is up.
        minimum_improvement: Smaller gains do not count.
        patience: Epochs without improvement after which the run ends; None for never.
        best: Best value so far.
        best_loss: Loss of the same split at that time; decides between equal values.
        best_epoch: When that was; 0 for never.
    """

    metric: str
    is_higher_better: bool
    minimum_improvement: float = 0.0
    patience: int | None = None
    best: float = math.nan
    best_loss: float = math.nan
    best_epoch: int = 0

    def improves(self, epoch: int, metrics: Mapping[str, float]) -> bool:
        """Note the metrics of an epoch; return whether they are the best so far."""
        value = metrics.get(self.metric, math.nan)
        loss = metrics.get(f"{self.metric.partition('/')[0]}/{LOSS}", math.nan)
        if math.isnan(value) or not self._is_better(value, loss):
            return False
        self.best, self.best_loss, self.best_epoch = value, loss, epoch
        return True

    def _is_better(self, value: float, loss: float) -> bool:
        if math.isnan(self.best):
            return True
        gain = value - self.best if self.is_higher_better else self.best - value
        # accuracy of a small split is often equal; then the smaller loss is the better network
        is_tie = gain == 0 and self.minimum_improvement == 0 and loss < self.best_loss
        return gain > self.minimum_improvement or is_tie

    def is_over(self, epoch: int) -> bool:
        """Whether the run has waited long enough for an improvement."""
        return self.patience is not None and epoch - self.best_epoch >= self.patience

    def state(self) -> dict[str, float]:
        """Return what a checkpoint must hold, as plain numbers."""
        values = asdict(self)
        return {name: values[name] for name in ("best", "best_loss", "best_epoch")}

    def load_state(self, state: Mapping[str, float]) -> None:
        """Take over what ``state()`` returned."""
        self.best, self.best_loss = float(state["best"]), float(state["best_loss"])
        self.best_epoch = int(state["best_epoch"])


def make_watch(recipe: Recipe, split: str, measured: tuple[str, ...]) -> Watch:
    """Decide what to watch.

    Args:
        recipe: Names the metric; ``auto`` takes the first of ``measured``.
        split: ``validation``, or ``train`` where there are no validation samples.
        measured: Metrics of the first output on that split, most telling first; the loss is always measured.

    Raises:
        ModelLabError: The recipe names a metric that this output does not have.
    """
    wanted = recipe.general.text("watched_metric")
    name = wanted if wanted != "auto" else (*measured, LOSS)[0]
    if name not in (*measured, LOSS):
        raise ModelLabError(
            Text("The watched metric {metric} is not measured here.", metric=Text(METRICS[name].label)),
            Text("Choose one of: {measured}.", measured=", ".join((*measured, LOSS))),
        )
    return Watch(
        metric=f"{split}/{name}",
        is_higher_better=name != LOSS and metric_spec(name).is_higher_better,
        minimum_improvement=recipe.general.number("minimum_improvement"),
        patience=None if recipe.general["early_stopping"] is None else recipe.general.integer("early_stopping"),
    )
