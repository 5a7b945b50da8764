"""A prompt to go on from: the text that the network writes streams into the view and can be stopped."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from modellab.desktop import background, theme
from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.session import Session
from modellab.desktop.test_page.sample_view import SampleView, copy_text
from modellab.desktop.test_page.sampling_rows import SAMPLING, sampling_of
from modellab.desktop.test_page.text_box import TextBox
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.settings import Value, complete

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.errors import Text
    from modellab.prediction.predict import Predictor

_PROMPT_CHARACTERS = 80
_FORM_PX = {False: 196, True: 250}
_PROMPT_PX = {False: 48, True: 90}
_SEEDS = 2**31


class WriterView(SampleView):
    """Prompt above, text below, and how to choose among the tokens at the side."""

    answers_itself = True
    shows_latent = False  # pieces of running text are no samples

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self._request = 0
        self._is_writing = False
        self._values: dict[str, Value] = dict(complete(SAMPLING, {}))
        self.prompt, self.output = TextBox(), QPlainTextEdit()
        self.output.setReadOnly(True)
        self.output.setTabChangesFocus(True)
        self.start, self.copy, self._clear = QPushButton(), QPushButton(), QPushButton()
        self._state, self.notes = ElidedLabel("", "muted"), PlainLabel("", "muted")
        self.notes.setWordWrap(True)
        self.notes.hide()
        self.settings = SettingsForm(SAMPLING, label_width_px=84)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_writing(is_writing=False)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for button in (self.start, self.copy, self._clear):
            bar.addWidget(button)
        self._clear.setVisible(self.is_large)
        bar.addWidget(self._state, 1)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.notes)
        column.addWidget(self.output, 1)
        texts = QSplitter(Qt.Orientation.Vertical)
        texts.setChildrenCollapsible(False)
        texts.addWidget(self.prompt)
        texts.addWidget(lower)
        texts.setSizes([_PROMPT_PX[self.is_large], 260])
        texts.setStretchFactor(0, 0)
        texts.setStretchFactor(1, 1)
        texts.setHandleWidth(1)
        self.prompt.setMinimumHeight(44)
        self.output.setMinimumHeight(44)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(texts, 1)
        layout.addWidget(self._scrolled(self.settings))

    def _scrolled(self, form: QWidget) -> QScrollArea:
        area, inner = QScrollArea(), QWidget()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_FORM_PX[self.is_large])
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(form)
        column.addStretch(1)
        area.setWidget(inner)
        return area

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start_clicked)
        self.copy.clicked.connect(lambda: copy_text(self.output.toPlainText()))
        self._clear.clicked.connect(self.clear)
        self.prompt.entered.connect(self.write)
        self.prompt.edited.connect(self._tell)
        self.prompt.files_dropped.connect(self.open_files)
        self.settings.changed.connect(self._on_settings_changed)

    @property
    def has_sample(self) -> bool:
        """Never for the panel: this view asks by itself."""
        return False

    @property
    def hint(self) -> str:
        """What to do for a text."""
        return self.tr("Begin a text; the network goes on with it.")

    @property
    def is_writing(self) -> bool:
        """Whether tokens are coming."""
        return self._is_writing

    # Writing

    def write(self) -> None:
        """Go on from the prompt."""
        if self.session.answers.can_answer and not self._is_writing:
            self._request += 1
            self._show_writing(is_writing=True)
            self.session.start(self._write(self.prompt.text, self._request))

    def stop(self) -> None:
        """End the text where it is."""
        self._request += 1

    async def _write(self, prompt: str, request: int) -> None:
        seed = self._values["seed"]
        values = {**self._values, "seed": random.randrange(_SEEDS) if seed is None else seed}
        answers = self.session.answers
        try:
            self._begin(prompt)
            notes = await answers.ask(lambda predictor: _notes(predictor, prompt))
            self.notes.setText(" ".join(engine_text(note) for note in notes))
            self.notes.setVisible(bool(notes))
            count, start = 0, time.perf_counter()
            pieces = answers.stream(lambda predictor: _pieces(predictor, prompt, values, self._stopper(request)))
            async for taken in pieces:
                if request != self._request:
                    break
                count += len(taken)
                self._append("".join(taken))
                self._count(count, time.perf_counter() - start)
        finally:
            self._show_writing(is_writing=False)

    def _stopper(self, request: int) -> Callable[[], bool]:
        """Tell a worker whether the text that it writes is still wanted."""
        return lambda: request != self._request

    def _begin(self, prompt: str) -> None:
        self.notes.hide()
        self.output.clear()
        self._state.setText(self.tr("Reading the prompt ..."))
        muted = QTextCharFormat()
        muted.setForeground(QColor(theme.current().muted))
        self._append(prompt, muted)

    def _append(self, text: str, look: QTextCharFormat | None = None) -> None:
        """Add to the end; follow it only while the end is in view."""
        bar = self.output.verticalScrollBar()
        is_at_end = bar.value() >= bar.maximum() - 4
        cursor = QTextCursor(self.output.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, look or QTextCharFormat())
        if is_at_end:
            bar.setValue(bar.maximum())

    def _count(self, count: int, elapsed_s: float) -> None:
        text = self.tr("{count} tokens · {speed} tokens/s")
        self._state.setText(text.format(count=f"{count:,}", speed=f"{count / max(elapsed_s, 1e-9):,.0f}"))

    def _on_start_clicked(self) -> None:
        if self._is_writing:
            self.stop()
        else:
            self.write()

    def _on_settings_changed(self, name: str, value: Value) -> None:
        self._values[name] = value
        self.settings.set_values(self._values)

    # Showing

    def show_sample(self, dataset: Dataset, index: int) -> None:
        """Take the beginning of a text of the data as the prompt."""
        text = str(dataset.raw["text"][index]).strip()
        head = text[:_PROMPT_CHARACTERS]
        self.prompt.set_text(head.rsplit(" ", 1)[0] if len(text) > len(head) and " " in head else head)

    def open_files(self, paths: list[Path]) -> None:
        """Take the text of a file as the prompt."""
        if paths:
            self.session.start(self._open_file(paths[0]))

    async def _open_file(self, path: Path) -> None:
        from modellab.data.sources.textfile import read_text

        self.prompt.set_text(await background.run(read_text, path))

    def show_network(self) -> None:
        """Offer to write as soon as there are weights."""
        self._tell()

    def clear(self) -> None:
        """Empty both boxes."""
        self.stop()
        self.prompt.set_text("")
        self.output.clear()
        self._state.clear()
        self._tell()

    def _show_writing(self, *, is_writing: bool) -> None:
        self._is_writing = is_writing
        self._tell()

    def _tell(self) -> None:
        can_answer = self.session.answers.can_answer
        self.start.setEnabled(can_answer)
        self.start.setText(self.tr("Stop") if self._is_writing else self.tr("Generate"))
        self.copy.setEnabled(not self.output.document().isEmpty())
        self._clear.setEnabled(bool(self.prompt.text) or not self.output.document().isEmpty())
        if not can_answer:
            self._state.setText(self.tr("Train first, if only for an epoch; then the network writes here."))
        elif self.output.document().isEmpty() and not self._is_writing:
            self._state.setText(self.tr("Ctrl+Enter") if self.is_large else "")

    def _retranslate(self) -> None:
        self.prompt.setPlaceholderText(self.hint)
        self.prompt.setAccessibleName(self.tr("Prompt"))
        self.output.setAccessibleName(self.tr("Written text"))
        self.output.setPlaceholderText(self.tr("What the network writes appears here."))
        self.start.setProperty("role", "accent")
        self.start.setToolTip(self.tr("Go on from the prompt (Ctrl+Enter); Escape stops"))
        self.copy.setText(self.tr("Copy"))
        self._clear.setText(self.tr("Clear"))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._is_writing:
            self.stop()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _notes(predictor: Predictor, prompt: str) -> tuple[Text, ...]:
    from modellab.prediction.generate import prompt_notes

    return prompt_notes(predictor, prompt)


def _pieces(
    predictor: Predictor, prompt: str, values: Mapping[str, Value], should_stop: Callable[[], bool]
) -> Iterator[str]:
    from modellab.prediction.generate import generate

    return generate(predictor, prompt, sampling_of(values), should_stop)
