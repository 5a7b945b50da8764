"""The default runner: a worker thread of this process."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque

from modellab.data.samples import Dataset
from modellab.errors import ModelLabError, Text
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.events import Event, RunEnded
from modellab.training.plan import Plan
from modellab.training.result import LiveWeights, RunResult

_log = logging.getLogger(__name__)


class ThreadRunner:
    """Trains in a worker thread. Whatever happens there, the last event is ``RunEnded``.

    Args:
        plan: What to train.
        dataset: The data, if it is open already.
    """

    def __init__(self, plan: Plan, dataset: Dataset | None = None) -> None:
        self.curves = Curves()
        self.result: RunResult | None = None
        self.bug: Exception | None = None
        """What nobody foresaw; for the dialog that offers a report."""
        self._plan = plan
        self._dataset = dataset
        self._control = Control()
        self._events: deque[Event] = deque()
        # not a daemon: a thread that torch is busy in when the interpreter goes away aborts the process
        self._thread = threading.Thread(target=self._run, name="modellab-training")

    @property
    def is_alive(self) -> bool:
        """Whether the run goes on (or waits)."""
        return self._thread.is_alive()

    @property
    def is_paused(self) -> bool:
        """Whether it was asked to wait."""
        return self._control.is_paused

    @property
    def live_weights(self) -> LiveWeights | None:
        """The answer to the last ``ask_weights``; None before the first."""
        return self._control.live_weights

    def start(self) -> None:
        """Begin; only once."""
        self._thread.start()

    def pause(self) -> None:
        """Wait before the next step."""
        self._control.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._control.resume()

    def stop(self, *, hurry: bool = False) -> None:
        """End before the next step and keep what there is."""
        self._control.stop(hurry=hurry)

    def ask_weights(self) -> None:
        """Want a copy of the weights before the next step; it arrives in ``live_weights``."""
        self._control.ask_weights()

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait for the end; return whether it came."""
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def events(self) -> list[Event]:
        """Take the events since the last call, oldest first."""
        taken: list[Event] = []
        while self._events:
            taken.append(self._events.popleft())
        return taken

    def _work(self) -> None:
        from modellab.training.loop import fit  # here: torch is imported on this thread

        self.result = fit(self._plan, self._events.append, self._control, self.curves, self._dataset)

    def _run(self) -> None:
        start = time.perf_counter()
        sentence = hint = None
        try:
            self._work()
        except ModelLabError as error:
            sentence, hint = error.sentence, error.hint
        except Exception as error:  # noqa: BLE001 - the outermost frame of the thread
            _log.exception("The run %s ended with an unexpected error", self._plan.run_id)
            self.bug = error
            sentence = Text(
                "An unexpected error ended the run: {error}", error=f"{type(error).__name__}: {error}"[:300]
            )
            hint = Text("Please report it; the project is safe.")
        if sentence is not None:
            elapsed_s = time.perf_counter() - start
            self._events.append(RunEnded(self._plan.run_id, "failed", 0, 0, elapsed_s, {}, sentence, hint))
