"""The test panel: give a sample, read the answer. Below the canvas, and at the top of the Test page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from modellab.desktop.session import Session
from modellab.desktop.test_page.answer_bars import AnswerBars
from modellab.desktop.test_page.pin_strip import PinStrip
from modellab.desktop.test_page.pins import Pin, pins_of
from modellab.desktop.test_page.sample_view import SampleView, headline
from modellab.desktop.test_page.views import ViewSpec, spec_for
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.current_stack import CurrentStack
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.errors import ModelLabError

if TYPE_CHECKING:
    from modellab.prediction.predict import Answer

_ROWS, _ROW_PX = {False: 5, True: 10}, {False: 21, True: 25}


class TestPanel(QWidget):
    """Asks the newest trained weights, those of the run the user chose, or those of the run under way.

    Which samples it takes follows from the network that answers, see ``views``.

    Args:
        session: The open project.
        is_large: Whether there is room for ten classes and a large answer.

    Signals:
        view_changed(SampleView): Samples of another kind are taken from now on.
    """

    __test__ = False  # the name begins like a test's
    view_changed = Signal(object)

    def __init__(self, session: Session, *, is_large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_large = is_large
        self._views: dict[ViewSpec, SampleView] = {}
        self._shown_buttons: tuple[QPushButton, ...] = ()
        self._is_due = self._is_asking = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._ask)
        self._build()
        self._connect()
        self._retranslate()
        self._show_network()

    def _build(self) -> None:
        self.pin = QPushButton()
        self.pin.clicked.connect(self._on_pin_clicked)
        self._title, self._state = PlainLabel("", "title"), ElidedLabel("", "muted")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight)
        header = QHBoxLayout()
        header.addWidget(self._title)
        header.addWidget(self._state, 1)
        self._stack, self._side = CurrentStack(), self._answer_side()
        self._body = body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._stack)
        body.addWidget(self._side)
        self.strip = PinStrip(pins_of(self._session), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(header)
        layout.addLayout(body, 1)
        layout.addWidget(self.strip)

    def _answer_side(self) -> QWidget:
        self.bars = AnswerBars(_ROWS[self._is_large], _ROW_PX[self._is_large])
        self._answer = PlainLabel("", "title")
        self._answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answer.setWordWrap(True)
        font = self._answer.font()
        font.setPointSizeF(font.pointSizeF() * (1.8 if self._is_large else 1.4))
        self._answer.setFont(font)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._buttons.addStretch(1)
        self._notes = PlainLabel("", "muted")
        self._notes.setWordWrap(True)
        self._below = CurrentStack()
        self._nothing = QWidget()
        self._below.addWidget(self._nothing)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._answer)
        column.addWidget(self.bars)
        column.addLayout(self._buttons)
        column.addWidget(self._notes)
        column.addWidget(self._below, 1)
        return side

    def _connect(self) -> None:
        session = self._session
        self.strip.chosen.connect(self._on_strip_chosen)
        session.predictor_changed.connect(self._on_network_changed)
        session.answers.live_changed.connect(self._on_network_changed)
        session.project_opened.connect(self._on_session_project_opened)
        session.dataset_changed.connect(self._show_network)
        session.graph_changed.connect(lambda _old, _new: self._on_session_graph_changed())
        session.training.progressed.connect(lambda _progress: self._follow())
        session.training.state_changed.connect(lambda _state: self._tell())

    @property
    def view(self) -> SampleView:
        """What takes the sample."""
        view = self._stack.currentWidget()
        assert isinstance(view, SampleView), "_show_network puts nothing else there"
        return view

    @property
    def headline(self) -> str:
        """The answer in large: a class, or values."""
        return self._answer.text()

    @property
    def notes(self) -> str:
        """What is said about the answer, or what to do for one."""
        return self._notes.text()

    def open_files(self, paths: list[Path]) -> None:
        """Show and answer for the first of these files; the Test page takes folders and many files."""
        self.view.open_files(paths)

    def show_sample(self, index: int) -> None:
        """Answer for a sample of the opened data."""
        if self._session.dataset is not None:
            self.view.show_sample(self._session.dataset, index)

    def clear(self) -> None:
        """Take the sample and the answer away."""
        self.view.clear()

    def _on_strip_chosen(self, pin: Pin) -> None:
        self.view.show_kept(pin.kept)

    def _on_pin_clicked(self) -> None:
        if self.view.has_sample:
            pins_of(self._session).add(self.view.kept())

    # Asking

    def _follow(self) -> None:
        """Want newer answers from the run under way while there is something to ask and somebody to see it."""
        if (self.view.has_sample or self.view.answers_itself) and self.isVisible():
            self._session.answers.follow()

    def _on_view_changed(self, view: SampleView) -> None:
        if view is self.view:
            self._tell()
            self._wait.start(view.delay_ms)

    def _on_view_emptied(self, view: SampleView) -> None:
        if view is self.view:
            self._wait.stop()
            self._is_due = False
            self._forget_answer()

    def _ask(self) -> None:
        """Ask at once, after the question under way, or when the panel is looked at again."""
        self._is_due = self.view.has_sample and self._session.answers.can_answer
        if self._is_due and not self._is_asking and self.isVisible():
            self._session.start(self._answer_newest())

    async def _answer_newest(self) -> None:
        """Answer one question at a time; of those that come meanwhile only the newest is kept."""
        self._is_asking = True
        try:
            while self._is_due and Shiboken.isValid(self) and self.isVisible():
                self._is_due = False
                await self._answer_once(self.view)
        finally:
            self._is_asking = False

    async def _answer_once(self, view: SampleView) -> None:
        try:
            answer = await view.ask()
            if self._is_newest(view):
                self._show_answer(answer)
                why = await view.explain(answer)
                if self._is_newest(view):
                    view.show_why(why)
        except ModelLabError as error:
            if self._is_newest(view):
                self._show_problem(error)

    def _is_newest(self, view: SampleView) -> bool:
        is_there = Shiboken.isValid(self)  # a window may close while an answer is worked out
        return is_there and view is self.view and view.has_sample and not self._is_due

    # Showing

    def _show_answer(self, answer: Answer) -> None:
        self.bars.show_scores(answer.scores)
        self.bars.setVisible(bool(self._session.answers.classes or answer.scores))
        target, said = self._session.answers.target, headline(answer)
        self._answer.setText(self.tr("{target}: {value}").format(target=target, value=said) if target else said)
        words = [] if self.view.has_headline else [answer.label]
        words.append(self.tr("{time} ms").format(time=f"{answer.elapsed_s * 1000:.1f}"))
        self._notes.setText(" · ".join([*words, *(engine_text(note) for note in answer.notes)]))
        self.view.show_answer(answer)
        self._tell()

    def _show_problem(self, error: ModelLabError) -> None:
        """Say it where one looks while typing, not in a message."""
        self._forget_answer()
        self._notes.setText(" ".join(engine_text(text) for text in (error.sentence, error.hint) if text))

    def _forget_answer(self) -> None:
        self.bars.show_scores(())
        self._answer.clear()
        self._notes.clear()
        self._tell()

    def _on_network_changed(self) -> None:
        self._show_network()
        self._ask()

    def _on_session_graph_changed(self) -> None:
        if not self._session.answers.can_answer:  # until then, what is drawn says which samples will be taken
            self._show_network()

    def _on_session_project_opened(self) -> None:
        for view in self._views.values():
            view.clear()
        self._show_network()

    def _show_network(self) -> None:
        """Offer the view that the network that answers wants."""
        answers = self._session.answers
        row = spec_for(answers.reads, answers.task)
        if row not in self._views:
            self._views[row] = self._make(row)
        view = self._views[row]
        if self._stack.currentWidget() is not view:
            self._wait.stop()
            self._is_due = False  # what was to be asked belongs to the other view
            self._stack.setCurrentWidget(view)
            self._forget_answer()
            self.view_changed.emit(view)
        view.show_network()
        self._lay_out(view)
        self._tell()

    def _make(self, row: ViewSpec) -> SampleView:
        view = row.make(self._session, is_large=self._is_large)
        view.changed.connect(lambda: self._on_view_changed(view))
        view.emptied.connect(lambda: self._on_view_emptied(view))
        self._stack.addWidget(view)
        if view.below is not None:
            self._below.addWidget(view.below)
        return view

    def _lay_out(self, view: SampleView) -> None:
        answers, classes = self._session.answers, self._session.answers.classes
        self._stack.setMaximumWidth(view.widest_px)
        for place, share in enumerate(view.stretch):
            self._body.setStretch(place, share)
        self._put_buttons((*((self.pin,) if view.keeps else ()), *view.buttons))
        self._below.setCurrentWidget(view.below or self._nothing)
        self.bars.show_names(classes)
        self.bars.setVisible(bool(classes) or (not answers.can_answer and view.has_headline))
        self._answer.setVisible(answers.can_answer and view.has_headline and (self._is_large or not classes))
        self._side.setVisible(not view.answers_itself)

    def _put_buttons(self, wanted: tuple[QPushButton, ...]) -> None:
        if wanted == self._shown_buttons:
            return
        for button in self._shown_buttons:
            self._buttons.removeWidget(button)
            button.hide()
        for place, button in enumerate(wanted):
            self._buttons.insertWidget(place, button)
            button.show()
        self._shown_buttons = wanted

    def _tell(self) -> None:
        answers = self._session.answers
        self.pin.setEnabled(self.view.has_sample)
        if self._session.training.is_active and (answers.is_live or answers.run is None):
            self._state.setText(self.tr("follows the training live"))
        else:
            self._state.setText(answers.run.name if answers.run is not None else "")
        if not answers.can_answer and self._session.training.is_active:
            self._notes.setText(self.tr("The first weights of the run are on their way; then this panel answers."))
        elif not answers.can_answer:
            self._notes.setText(self.tr("Train first, if only for an epoch; then this panel answers."))
        elif not self.view.has_sample:
            self._notes.setText(self.view.hint)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Test"))
        self.pin.setText(self.tr("Pin"))
        self.pin.setToolTip(self.tr("Keep this sample in view: pinned samples are asked again while a run goes on"))

    def showEvent(self, event: QShowEvent) -> None:
        """Answer what changed while hidden."""
        super().showEvent(event)
        if self._is_due:
            self._ask()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._tell()
        super().changeEvent(event)
