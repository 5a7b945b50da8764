"""A text to test: answered while one types, with the tokens marked that spoke for the answer and against it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from modellab.desktop import background
from modellab.desktop.session import Session
from modellab.desktop.test_page.sample_view import Kept, Question, SampleView
from modellab.desktop.test_page.text_box import Mark, MarkLegend, TextBox, telling_marks
from modellab.desktop.widgets.rows_view import beginning

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Answer, Predictor


@dataclass(frozen=True, slots=True)
class _Why:
    """Marks for one text."""

    text: str
    label: str
    marks: tuple[Mark, ...]


class TextView(SampleView):
    """The box; below it what the marks mean."""

    delay_ms = 150
    keeps = True

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        # On the Test page a file of texts is answered line by line.
        self.box, self.legend = TextBox(takes_files=not is_large), MarkLegend()
        if is_large:
            self.box.enlarge()
        self._clear = QPushButton()
        self.box.edited.connect(self._on_box_edited)
        self.box.files_dropped.connect(self.open_files)
        self._clear.clicked.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.legend)
        self._retranslate()
        self._on_box_edited()

    @property
    def has_sample(self) -> bool:
        """Whether something is written."""
        return bool(self.box.text.strip())

    @property
    def hint(self) -> str:
        """What to do for an answer."""
        return self.tr("Type or paste a text; the answer follows while you type.")

    @property
    def stretch(self) -> tuple[int, int]:
        """Give both the same."""
        return 1, 1

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Clear."""
        return (self._clear,)

    def question(self) -> Question:
        """Ask about the text."""
        text = self.box.text
        return lambda predictor: predictor.text(text)

    def kept(self) -> Kept:
        """Keep the text."""
        return Kept(self.box.text, self.question(), beginning(self.box.text))

    def show_kept(self, kept: Kept) -> None:
        """Take a kept text again."""
        self.box.set_text(kept.sample)

    async def explain(self, answer: Answer) -> object:
        """Weigh the tokens of a text that got a class."""
        text, label = self.box.text, answer.label
        if not answer.scores:
            return None
        return await self.session.answers.ask(lambda predictor: _explain(predictor, text, label))

    def show_why(self, why: object) -> None:
        """Mark the tokens; what is typed on meanwhile is left alone."""
        if isinstance(why, _Why) and why.text == self.box.text:
            self.box.show_marks(why.marks)
            self.legend.show_label(why.label if why.marks else "")

    def show_sample(self, dataset: Dataset, index: int) -> None:
        """Take a text of the data."""
        field = next(field for field in dataset.schema.inputs if field.modality == "text")
        self.box.set_text(str(dataset.raw[field.name][index]))

    def open_files(self, paths: list[Path]) -> None:
        """Take the text of a file, as much as can be shown."""
        if paths:
            self.session.start(self._open_file(paths[0]))

    async def _open_file(self, path: Path) -> None:
        from modellab.data.sources.textfile import read_text

        self.box.set_text(await background.run(read_text, path))

    def clear(self) -> None:
        """Empty the box."""
        self.box.set_text("")

    def _on_box_edited(self) -> None:
        self._clear.setEnabled(bool(self.box.text))
        self.legend.show_label("")
        if self.has_sample:
            self.changed.emit()
        else:
            self.emptied.emit()

    def _retranslate(self) -> None:
        self._clear.setText(self.tr("Clear"))
        self.box.setPlaceholderText(self.tr("Type a text to test"))
        self.box.setAccessibleName(self.tr("Text to test"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _explain(predictor: Predictor, text: str, label: str) -> _Why:
    from modellab.prediction.explain import token_weights

    index = predictor.classes.index(label) if label in predictor.classes else int(label)
    return _Why(text, label, telling_marks(token_weights(predictor, text, index)))
