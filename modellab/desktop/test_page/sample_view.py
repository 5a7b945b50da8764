"""What every view of the test panel is: it takes one kind of sample, and has the network asked about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from modellab.desktop.session import Session
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Answer, Predictor

Question = Callable[["Predictor"], "Answer"]
UNBOUND_PX = 16_777_215


@dataclass(frozen=True)
class Kept:
    """A sample of a view, to be asked about and shown again later.

    Attributes:
        sample: What the view takes back.
        question: Asks a network about it, off the window's thread.
        words: What it says, in short; empty for what is seen.
        picture: What it looks like; None for what is read.
    """

    sample: Any
    question: Question
    words: str = ""
    picture: QImage | None = None


class SampleView(QWidget):
    """Takes a sample. The panel beside it shows the answer as bars, as a headline and in notes.

    A view with ``answers_itself`` gets the whole panel, and asks and shows on its own.

    Signals:
        changed(): There is another sample, or it is to be asked about in another way.
        emptied(): The sample was taken away.

    Attributes:
        delay_ms: How long the sample has to rest before it is asked about.
        answers_itself: Whether the panel's answer side is hidden.
        widest_px: The view is never wider.
        has_headline: Whether an answer is also written in large.
        takes_samples: Whether samples of the data can be tried, files answered and splits measured.
        shows_latent: Whether samples can be laid out as points by what a layer makes of them.
        takes_tables: Whether a CSV file is one sample, and not one a row.
        keeps: Whether a sample can be pinned.
    """

    changed = Signal()
    emptied = Signal()

    delay_ms: ClassVar[int] = 40
    answers_itself: ClassVar[bool] = False
    widest_px: ClassVar[int] = UNBOUND_PX
    has_headline: ClassVar[bool] = True
    takes_samples: ClassVar[bool] = True
    shows_latent: ClassVar[bool] = True
    takes_tables: ClassVar[bool] = False
    keeps: ClassVar[bool] = False

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__()
        self.session = session
        self.is_large = is_large

    @property
    def has_sample(self) -> bool:
        """Whether there is something to ask about."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """What to do for an answer, while there is no sample."""
        raise NotImplementedError

    @property
    def stretch(self) -> tuple[int, int]:
        """Share of the width for the sample and for the answer."""
        return 2, 3

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Stand below the answer."""
        return ()

    @property
    def below(self) -> QWidget | None:
        """Stands below the notes, where there is room left beside the sample."""
        return None

    def question(self) -> Question:
        """Return how a network is asked about the sample; it may change meanwhile."""
        raise NotImplementedError

    async def ask(self) -> Answer:
        """Ask the network that answers now about the sample.

        Raises:
            ModelLabError: It cannot be read.
        """
        return await self.session.answers.ask(self.question())

    def kept(self) -> Kept:
        """Return the sample as it can be kept; only where ``keeps`` and ``has_sample``."""
        raise NotImplementedError

    def show_kept(self, kept: Kept) -> None:
        """Take a kept sample again."""
        del kept

    async def explain(self, answer: Answer) -> object:
        """Find out why; None where there is nothing to show."""
        del answer
        return None

    def show_answer(self, answer: Answer) -> None:
        """Show in the sample itself what belongs there."""

    def show_why(self, why: object) -> None:
        """Show what ``explain`` found."""

    def show_network(self) -> None:
        """Look anew at preparation, classes and data: another network answers, or data was opened."""

    def clear(self) -> None:
        """Take the sample away."""

    def show_sample(self, dataset: Dataset, index: int) -> None:
        """Take a sample of the data."""

    def open_files(self, paths: list[Path]) -> None:
        """Take the first of these files as the sample."""
        del paths
        error = ModelLabError(
            Text("This network does not read files one by one."),
            Text("Drop the file on the Test page, which answers every row or line of it."),
        )
        self.session.failed.emit(error)


def headline(answer: Answer) -> str:
    """Return the class, or the values with their thousands apart."""
    return ", ".join(f"{value:,.6g}" for value in answer.values[:8]) or answer.label


def take_key(event: QKeyEvent, *keys: QKeySequence.StandardKey) -> bool:
    """Accept a key that a menu has, too, before the menu takes it for the canvas."""
    is_taken = any(event.matches(key) for key in keys)
    if is_taken:
        event.accept()
    return is_taken


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QApplication.clipboard().setText(text)
