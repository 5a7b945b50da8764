"""What every runner can do, wherever it runs."""

from __future__ import annotations

from typing import Protocol

from modellab.training.curves import Curves
from modellab.training.events import Event
from modellab.training.result import LiveWeights, RunResult


class Runner(Protocol):
    """A run that goes on somewhere else while the window lives."""

    @property
    def curves(self) -> Curves:
        """The curves so far; may be read at any time."""

    @property
    def is_alive(self) -> bool:
        """Whether the run goes on (or waits)."""

    @property
    def is_paused(self) -> bool:
        """Whether it was asked to wait."""

    @property
    def result(self) -> RunResult | None:
        """What the run left behind; None while it goes on and if it could not begin."""

    @property
    def live_weights(self) -> LiveWeights | None:
        """The answer to the last ``ask_weights``; None before the first."""

    def start(self) -> None:
        """Begin."""

    def pause(self) -> None:
        """Wait before the next step."""

    def resume(self) -> None:
        """Go on after a pause."""

    def stop(self, *, hurry: bool = False) -> None:
        """End before the next step and keep what there is."""

    def ask_weights(self) -> None:
        """Want a copy of the weights before the next step; it arrives in ``live_weights``."""

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait for the end; return whether it came."""

    def events(self) -> list[Event]:
        """Take the events since the last call, oldest first."""
