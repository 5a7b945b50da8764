"""When checkpoints are written: beside the training, seldom enough to cost little, and always where a run halts."""

from __future__ import annotations

import time

from modellab.errors import Text
from modellab.training.checkpoint import COST_FACTOR, MINIMUM_INTERVAL_S
from modellab.training.events import CheckpointSaved, RunPreparing, Tell
from modellab.training.run import Run
from modellab.training.runners.background import Background


class Saver:
    """Writes the checkpoints of one run, at most one at a time.

    Args:
        run: What to save; without a folder for checkpoints nothing happens.
        tell: Is told of every checkpoint, in the thread of the loop, so that events keep their order.
    """

    def __init__(self, run: Run, tell: Tell) -> None:
        self._run = run
        self._tell = tell
        self._background = Background()
        self._saved_at = time.perf_counter()
        self._copying_s = 0.0
        self._saving: CheckpointSaved | None = None

    def save_if_due(self) -> None:
        """Begin a checkpoint if the last one is long enough ago and none is being written."""
        if self._background.is_busy:
            return
        self._tell_saved()
        interval = max(MINIMUM_INTERVAL_S, COST_FACTOR * (self._copying_s + self._background.last_s))
        if time.perf_counter() - self._saved_at >= interval:
            self._begin()

    def save(self) -> None:
        """Write a checkpoint and wait until it is on the disk."""
        self._background.join()
        self._tell_saved()
        self._begin()
        self._background.join()
        self._tell_saved()

    def join(self) -> None:
        """Wait until nothing is being written."""
        self._background.join()

    def _begin(self) -> None:
        checkpoints = self._run.checkpoints
        if checkpoints is None:
            return
        start = time.perf_counter()
        snapshot = self._run.capture()
        self._saved_at = time.perf_counter()
        self._copying_s = self._saved_at - start
        self._saving = CheckpointSaved(self._run.epoch, self._run.total_step)
        self._background.start(lambda: checkpoints.save(snapshot))

    def _tell_saved(self) -> None:
        saved, self._saving = self._saving, None
        if saved is None:
            return
        error = self._background.error
        if error is None:
            self._tell(saved)
        else:
            self._tell(RunPreparing(Text("The state could not be saved: {reason}", reason=error.sentence)))
