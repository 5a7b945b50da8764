"""New pictures of a network that also answers for given ones: a variational autoencoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from modellab.desktop.session import Session
from modellab.desktop.test_page.generated_view import GeneratedView
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel
from modellab.errors import ModelLabError
from modellab.network.generator import generator_of
from modellab.network.program import write_program

if TYPE_CHECKING:
    from modellab.prediction.predict import Answer


class DrawnPanel(QWidget):
    """The sheet of ``GeneratedView`` and its buttons, asked for whenever it is looked at.

    Signals:
        offered(): Another network answers; ``can_draw`` may have changed.
    """

    offered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_asking = self._is_due = False
        self.view = GeneratedView(session, is_large=True)
        self._notes = PlainLabel("", "muted")
        self._notes.setWordWrap(True)
        side = QVBoxLayout()
        buttons = QHBoxLayout()
        for button in self.view.buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        side.addLayout(buttons)
        side.addWidget(self._notes)
        side.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(16)
        layout.addWidget(self.view, 2)
        layout.addLayout(side, 1)
        self.view.changed.connect(self._ask)
        session.predictor_changed.connect(self._on_network_changed)
        session.answers.live_changed.connect(self._on_live_changed)
        session.training.progressed.connect(lambda _progress: self._follow())
        session.project_opened.connect(self._on_network_changed)

    @property
    def notes(self) -> str:
        """What is said about the pictures."""
        return self._notes.text()

    @property
    def can_draw(self) -> bool:
        """Whether the network that answers has a generator."""
        answers = self._session.answers
        if not answers.can_answer or answers.reads != ("image",):
            return False
        return generator_of(write_program(answers.graph)) is not None

    def _on_network_changed(self) -> None:
        self.view.clear()
        self._notes.clear()
        self.offered.emit()
        self._ask()

    def _on_live_changed(self) -> None:
        self.offered.emit()
        self._ask()

    def _follow(self) -> None:
        """Want newer pictures from the run under way while somebody looks at them."""
        if self.isVisible():
            self._session.answers.follow()

    def _ask(self) -> None:
        """Ask at once, after the question under way, or when the panel is looked at."""
        self._is_due = True
        if self.isVisible() and not self._is_asking and self.can_draw:
            self._session.start(self._answer())

    async def _answer(self) -> None:
        self._is_asking = True
        try:
            while self._is_due and Shiboken.isValid(self) and self.isVisible():
                self._is_due = False
                await self._answer_once()
        finally:
            self._is_asking = False

    async def _answer_once(self) -> None:
        try:
            answer = await self.view.ask()
        except ModelLabError as error:
            if Shiboken.isValid(self):
                self._notes.setText(engine_text(error.sentence))
            return
        if Shiboken.isValid(self) and not self._is_due:
            self._show(answer)

    def _show(self, answer: Answer) -> None:
        self.view.show_answer(answer)
        self._notes.setText(" · ".join([answer.label, *(engine_text(note) for note in answer.notes)]))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is due."""
        super().showEvent(event)
        if self._is_due or self.view.sheet.pictures is None:
            self._ask()
