"""One job at a time beside the training loop: writing a checkpoint."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from modellab.errors import ModelLabError


class Background:
    """Runs jobs on a thread of its own, at most one at a time."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self.error: ModelLabError | None = None
        """What the last job could not do."""
        self.last_s = 0.0
        """How long the last job took."""

    @property
    def is_busy(self) -> bool:
        """Whether a job is running."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, job: Callable[[], None]) -> None:
        """Run ``job``; waits for the one before it."""
        self.join()
        self._thread = threading.Thread(target=self._run, args=(job,), name="modellab-checkpoint")
        self._thread.start()

    def join(self) -> None:
        """Wait until nothing is running."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, job: Callable[[], None]) -> None:
        start = time.perf_counter()
        self.error = None
        try:
            job()
        except ModelLabError as error:  # a full disk must not end the training; the loop tells
            self.error = error
        self.last_s = time.perf_counter() - start
