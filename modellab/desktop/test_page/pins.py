"""Pinned samples: asked again whenever other weights answer, so that one can watch a network learn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from modellab.desktop.test_page.sample_view import Kept
from modellab.errors import ModelLabError

if TYPE_CHECKING:
    from modellab.desktop.session import Session
    from modellab.prediction.predict import Answer, Predictor

MOST_PINS = 12


@dataclass(frozen=True)
class Pin:
    """One pinned sample.

    Attributes:
        kept: The sample and how it is asked about.
        reads: What the inputs of the network take that it is for.
        task: What that network answers.
        answer: The newest answer; None before the first, and where there is none.
    """

    kept: Kept
    reads: tuple[str, ...]
    task: str
    answer: Answer | None = None


class Pins(QObject):
    """The pinned samples of a session, the same in every test panel.

    Signals:
        changed(): A pin came or went, or an answer is new.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._all: tuple[Pin, ...] = ()
        self._request = 0
        session.answers.live_changed.connect(self._ask)
        session.predictor_changed.connect(self._ask)
        session.training.progressed.connect(lambda _progress: self._follow())
        session.project_opened.connect(lambda: self._show(()))

    @property
    def pins(self) -> Sequence[Pin]:
        """Those for the network that answers now, oldest first."""
        answers = self._session.answers
        return tuple(pin for pin in self._all if (pin.reads, pin.task) == (answers.reads, answers.task))

    def add(self, kept: Kept) -> None:
        """Pin a sample; the oldest one goes where there are too many."""
        answers = self._session.answers
        self._show((*self._all, Pin(kept, answers.reads, answers.task))[-MOST_PINS:])
        self._ask()

    def remove(self, index: int) -> None:
        """Take one of ``pins`` away."""
        gone = self.pins[index]
        self._show(tuple(pin for pin in self._all if pin is not gone))

    def _show(self, pins: tuple[Pin, ...]) -> None:
        self._all = pins
        self._request += 1
        self.changed.emit()

    def _follow(self) -> None:
        if self.pins:
            self._session.answers.follow()

    def _ask(self) -> None:
        self.changed.emit()  # another network may answer, which other pins are for
        if self.pins and self._session.answers.can_answer:
            self._request += 1
            self._session.start(self._answer(self._request, self.pins))

    async def _answer(self, request: int, pins: Sequence[Pin]) -> None:
        answers = await self._session.answers.ask(lambda predictor: [_answer(predictor, pin) for pin in pins])
        if request == self._request:
            known = {id(pin): replace(pin, answer=answer) for pin, answer in zip(pins, answers, strict=True)}
            self._all = tuple(known.get(id(pin), pin) for pin in self._all)
            self.changed.emit()


def _answer(predictor: Predictor, pin: Pin) -> Answer | None:
    """Ask about one sample; it may be none any more, such as a row of columns that the network no longer reads."""
    try:
        return pin.kept.question(predictor)
    except ModelLabError:
        return None


def pins_of(session: Session) -> Pins:
    """Return the pins of a session; all test panels share them."""
    found = session.findChild(Pins)
    return found if isinstance(found, Pins) else Pins(session)
