"""What panels have in common that look at a whole split: choose it, press a button, wait or cancel, see the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop import background
from modellab.desktop.session import Session
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.desktop.widgets.split_choice import SplitChoice
from modellab.desktop.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Predictor

T = TypeVar("T")
Report = Callable[[int, int], None]
Look = Callable[["Predictor", "Dataset", Report], T]


class Words(NamedTuple):
    """What a panel says.

    Attributes:
        start: On the button.
        busy: While it looks.
        invitation: Before the first look.
        untrained: While there is nothing to look at.
        training: While the first run goes on.
    """

    start: str
    busy: str
    invitation: str
    untrained: str
    training: str


class SplitPanel(QWidget, Generic[T]):
    """Has the kept run look at a split, on a worker; what was found is forgotten when other weights answer.

    Attributes:
        found: The newest result; None before the first.
        head: The line above; what a panel adds stands before or behind the rest.
        sides: What is shown below; the first widget is empty but for an invitation.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work: background.Work | None = None
        self.found: T | None = None
        self.split, self.start_button, self._bar = SplitChoice(), QPushButton(), WorkBar()
        self.start_button.setProperty("role", "accent")
        self.start_button.clicked.connect(self._on_start_button_clicked)
        self._summary, self._empty = ElidedLabel("", "muted"), PlainLabel("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        for widget in (self.split, self.start_button, self._bar):
            self.head.addWidget(widget)
        self.head.addWidget(self._summary, 1)
        self.sides = QStackedWidget()
        self.sides.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(self.head)
        layout.addWidget(self.sides, 1)

    def follow(self) -> None:
        """Begin to follow the session; a panel calls it once it is laid out."""
        self._session.project_opened.connect(self.forget)
        self._session.predictor_changed.connect(self.forget)
        self._session.training.state_changed.connect(lambda _state: self._tell())
        self.retranslate()
        self.forget()

    # What a panel says and does.

    def words(self) -> Words:
        """Return what is said."""
        raise NotImplementedError

    def look(self) -> Look[T]:
        """Return what is asked of the network, on a worker; it says how far it is, and ends where that raises."""
        raise NotImplementedError

    def show_found(self, found: T) -> None:
        """Show a result."""
        raise NotImplementedError

    def describe(self, found: T) -> str:
        """Say a result in one line."""
        raise NotImplementedError

    # Looking.

    @property
    def summary(self) -> str:
        """What is said in one line."""
        return self._summary.text()

    def start(self) -> None:
        """Look at the chosen split."""
        self._show_work(work := background.Work())
        self._session.start(self._find(self.look(), work))

    def cancel(self) -> None:
        """End what is under way."""
        if self._work is not None:
            self._work.cancel()

    def _on_start_button_clicked(self) -> None:
        if self._work is None:
            self.start()
        else:
            self.cancel()

    async def _find(self, look: Look[T], work: background.Work) -> None:
        try:
            found = await self._session.answers.survey(look, work)
        finally:
            self._show_work(None)
        self.found = found
        self._tell()
        self.show_found(found)

    def _show_work(self, work: background.Work | None) -> None:
        self._work = work
        self._bar.follow(work)
        self.start_button.setText(self.words().start if work is None else self.tr("Cancel"))
        self._tell()

    def _tell(self) -> None:
        """Say what is under way, what was found, or what could be found."""
        self._empty.clear()
        if self._work is not None:
            self._summary.setText(self.words().busy)
        elif self.found is not None:
            self._summary.setText(self.describe(self.found))
        else:
            self._summary.clear()
            self._invite()

    def _invite(self) -> None:
        if self._session.answers.run is not None:
            self._empty.setText(self.words().invitation)
        else:
            self._empty.setText(self.words().training if self._session.training.is_active else self.words().untrained)

    def forget(self) -> None:
        """Empty the panel: what it shows belongs to other weights, and what is under way would, too."""
        self.cancel()
        self.found = None
        self.sides.setCurrentWidget(self._empty)
        self.start_button.setEnabled(self._session.answers.run is not None)
        self._tell()

    def retranslate(self) -> None:
        """Label what is fixed."""
        self._show_work(self._work)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
