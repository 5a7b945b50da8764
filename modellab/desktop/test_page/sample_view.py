"""What every view of the test panel is: it takes one kind of sample, and has the network asked about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from modellab.desktop.session import Session
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Answer

UNBOUND_PX = 16_777_215


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

    async def ask(self) -> Answer:
        """Ask the network that answers now about the sample.

        Raises:
            ModelLabError: It cannot be read.
        """
        raise NotImplementedError

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


def take_key(event: QKeyEvent, *keys: QKeySequence.StandardKey) -> bool:
    """Accept a key that a menu has, too, before the menu takes it for the canvas."""
    is_taken = any(event.matches(key) for key in keys)
    if is_taken:
        event.accept()
    return is_taken


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QApplication.clipboard().setText(text)
