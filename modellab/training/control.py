"""The flags by which a window pauses and stops a run, and asks for its weights."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modellab.training.result import LiveWeights


class Control:
    """Pause and stop flags of one run; any thread may set them, the loop looks once a step."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._stopping = False
        self._asked = False
        self._may_go = threading.Event()
        self._may_go.set()
        self.is_hurried = False
        """Whether the run shall leave out what takes time at its end."""
        self.is_interrupted = False
        """Whether the loop has to look closer: one plain attribute, because it is read at every step."""
        self.live_weights: LiveWeights | None = None
        """What the loop answered last."""

    def pause(self) -> None:
        """Ask the run to wait before its next step."""
        with self._changing:
            self._may_go.clear()
            self.is_interrupted = True

    def resume(self) -> None:
        """Let a paused run go on."""
        with self._changing:
            self._may_go.set()
            self._look_again()

    def stop(self, *, hurry: bool = False) -> None:
        """Ask the run to end before its next step and keep what there is; ends a pause, too.

        Args:
            hurry: Whether to leave out what takes time, such as the test split: the window is closing.
        """
        with self._changing:
            self.is_hurried = self.is_hurried or hurry
            self._stopping = True
            self.is_interrupted = True
            self._may_go.set()

    def ask_weights(self) -> None:
        """Ask for a copy of the weights as they are before the next step; steps that nobody asks at cost nothing."""
        with self._changing:
            self._asked = True
            self.is_interrupted = True

    def answer(self, weights: LiveWeights) -> None:
        """Hand over what was asked for; the loop calls this."""
        with self._changing:
            self.live_weights, self._asked = weights, False
            self._look_again()

    def _look_again(self) -> None:
        self.is_interrupted = self._stopping or self._asked or self.is_paused

    @property
    def is_asked(self) -> bool:
        """Whether somebody waits for the weights."""
        return self._asked

    @property
    def is_stopping(self) -> bool:
        """Whether the run was asked to end."""
        return self._stopping

    @property
    def is_paused(self) -> bool:
        """Whether the run was asked to wait."""
        return not self._may_go.is_set()

    def wait(self) -> None:
        """Block until the run may go on or has to stop."""
        self._may_go.wait()
