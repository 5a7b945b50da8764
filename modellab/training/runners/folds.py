"""Cross-validation in a worker thread: the runner of a single run, told to do several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modellab.data.samples import Dataset
from modellab.training.curves import Curves
from modellab.training.plan import Plan
from modellab.training.runners.thread import ThreadRunner

if TYPE_CHECKING:
    from modellab.training.cross_validation import CrossValidation


class FoldsRunner(ThreadRunner):
    """Trains every fold in one worker thread. ``curves`` are those of the fold under way; ``result`` stays None.

    Args:
        plan: What to train.
        num_folds: At least 2.
        dataset: The data, if it is open already.
    """

    def __init__(self, plan: Plan, num_folds: int, dataset: Dataset | None = None) -> None:
        super().__init__(plan, dataset)
        self.num_folds = num_folds
        self.fold_curves: list[Curves] = []
        """Of every fold that was begun; for a band."""
        self.found: CrossValidation | None = None
        """None while it goes on and if it failed."""

    def _work(self) -> None:
        from modellab.training.cross_validation import cross_validate

        self.found = cross_validate(
            self._plan, self.num_folds, self._events.append, self._control, dataset=self._dataset, begin=self._begin
        )

    def _begin(self, _plan: Plan, curves: Curves) -> None:
        self.fold_curves.append(curves)
        self.curves = curves
