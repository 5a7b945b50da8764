"""Pinned pictures: asked again whenever other weights answer, so that one can watch a network learn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PIL.Image import Image

    from modellab.desktop.session import Session
    from modellab.prediction.predict import Answer

MOST_PINS = 12


@dataclass(frozen=True)
class Pin:
    """One pinned picture.

    Attributes:
        shown: The picture for the screen.
        picture: The picture for the network.
        answer: The newest answer; None before the first.
    """

    shown: QImage
    picture: Image
    answer: Answer | None = None


class Pins(QObject):
    """The pinned pictures of a session, the same in every test panel.

    Signals:
        changed(): A pin came or went, or an answer is new.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._pins: tuple[Pin, ...] = ()
        self._request = 0
        session.answers.live_changed.connect(self._ask)
        session.predictor_changed.connect(self._ask)
        session.training.progressed.connect(lambda _progress: self._follow())
        session.project_opened.connect(lambda: self._show(()))

    @property
    def pins(self) -> Sequence[Pin]:
        """Oldest first."""
        return self._pins

    def add(self, shown: QImage, picture: Image) -> None:
        """Pin a picture; the oldest one goes where there are too many."""
        self._show((*self._pins, Pin(shown, picture))[-MOST_PINS:])
        self._ask()

    def remove(self, index: int) -> None:
        """Take a pin away."""
        self._show(tuple(pin for place, pin in enumerate(self._pins) if place != index))

    def _show(self, pins: tuple[Pin, ...]) -> None:
        self._pins = pins
        self._request += 1
        self.changed.emit()

    def _follow(self) -> None:
        if self._pins:
            self._session.answers.follow()

    def _ask(self) -> None:
        answers = self._session.answers
        if self._pins and answers.can_answer and answers.reads == ("image",):
            self._request += 1
            self._session.start(self._answer(self._request))

    async def _answer(self, request: int) -> None:
        answers = await self._session.answers.pictures([pin.picture for pin in self._pins])
        if request == self._request:
            self._pins = tuple(replace(pin, answer=answer) for pin, answer in zip(self._pins, answers, strict=True))
            self.changed.emit()


def pins_of(session: Session) -> Pins:
    """Return the pins of a session; all test panels share them."""
    found = session.findChild(Pins)
    return found if isinstance(found, Pins) else Pins(session)
