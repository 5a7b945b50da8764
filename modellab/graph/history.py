"""Undo and redo: a row of labelled values, which share what they have in common. Nothing is ever dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from modellab.errors import Text

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Step(Generic[V]):
    """A value, the label of the edit that led to it, and the gesture that edit belongs to."""

    value: V
    label: Text | None = None
    gesture: str = ""


def _nothing(_value: object) -> None:
    pass


class History(Generic[V]):
    """The value of today, those before it, and those that were undone.

    Args:
        value: What was opened or newly made.
        forget: Takes from a value, when another one comes, what can be worked out again.
    """

    def __init__(self, value: V, forget: Callable[[V], object] = _nothing) -> None:
        self._steps: list[_Step[V]] = [_Step(value)]
        self._now = 0
        self._forget = forget

    @property
    def value(self) -> V:
        """The value as it stands."""
        return self._steps[self._now].value

    def push(self, value: V, label: Text, gesture: str = "") -> None:
        """Take an edited value; what was undone before is gone.

        Args:
            value: Result of the edit; the very one that stands now is not recorded again.
            label: What was done, for the menu: ``Text("Move layers")``.
            gesture: Edits in a row with the same non-empty gesture (one drag, one turn of a spin box) are undone in
                one go. The caller makes it new for every gesture: ``"move:17"``.
        """
        last = self._steps[self._now]
        if value is last.value:
            return
        self._forget(last.value)
        step = _Step(value, label, gesture)
        del self._steps[self._now + 1 :]
        if gesture and gesture == last.gesture and self._now > 0:
            self._steps[self._now] = step
        else:
            self._steps.append(step)
            self._now += 1

    def end_gesture(self) -> None:
        """Keep the next edit apart from the last one, whatever its gesture."""
        last = self._steps[self._now]
        self._steps[self._now] = _Step(last.value, last.label)

    def undo(self) -> V:
        """Step back, if there is an edit to undo, and return the value."""
        return self._go(max(self._now - 1, 0))

    def redo(self) -> V:
        """Step forward, if an edit was undone, and return the value."""
        return self._go(min(self._now + 1, len(self._steps) - 1))

    def _go(self, place: int) -> V:
        self._forget(self.value)
        self._now = place
        self.end_gesture()
        return self.value

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Whether an edit was undone."""
        return self._now < len(self._steps) - 1

    @property
    def undo_label(self) -> Text | None:
        """What ``undo`` would take back; None if nothing."""
        return self._steps[self._now].label if self.can_undo else None

    @property
    def redo_label(self) -> Text | None:
        """What ``redo`` would do again; None if nothing."""
        return self._steps[self._now + 1].label if self.can_redo else None
