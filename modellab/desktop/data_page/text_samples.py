"""Texts of a split, what the tokenizer makes of the chosen one, and how much of all of them the network will read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from modellab.data.wiring import text_limits
from modellab.desktop import background
from modellab.desktop.data_page.length_histogram import LengthHistogram
from modellab.desktop.data_page.text_facts import MOST_COUNTED, TextFacts, limits_for, text_facts
from modellab.desktop.data_page.token_view import TokenView
from modellab.desktop.session import Session
from modellab.desktop.train_page.wording import share
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import Heading, PlainLabel
from modellab.desktop.widgets.rows_view import shown_title
from modellab.desktop.widgets.texts_view import TextsView, row_of
from modellab.errors import ModelLabError
from modellab.graph.ports import ends
from modellab.project.running import preparation_config

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset

_NUM_SHOWN = 200
_MOST_SPLIT = 20_000
"""Characters of the chosen text that are split into tokens."""


class TextSamples(QWidget):
    """Shows what it is told to; counts tokens in the background, again when the network or the preparation changes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dataset: Dataset | None = None
        self._split: SplitName = "train"
        self._indices: list[int] = []
        self._facts: tuple[TextFacts, ...] = ()
        self._key: object = None
        self.list, self.tokens, self.lengths = TextsView(), TokenView(), LengthHistogram()
        self.list.picked.connect(lambda _row: self._show_tokens())
        self.field = QComboBox()
        self.field.activated.connect(lambda _index: self._show_facts())
        self._heading, self._lengths_heading = Heading(), Heading()
        self._marks, self._covered, self._cut = (PlainLabel("", "muted") for _ in range(3))
        self._covered.setWordWrap(True)
        self._lay_out()
        session.inference_changed.connect(lambda _inference: self._count())
        session.preparation_changed.connect(self._count)
        self._retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._marks, 1, Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.field)
        counted = QHBoxLayout()
        counted.addWidget(self._lengths_heading)
        counted.addWidget(self._cut, 1, Qt.AlignmentFlag.AlignRight)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.tokens, 1)
        column.addLayout(counted)
        column.addWidget(self.lengths)
        column.addWidget(self._covered)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.list)
        sides.addWidget(right)
        sides.setSizes([520, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sides)

    @property
    def facts(self) -> TextFacts | None:
        """What was counted for the chosen field; None while it is not known."""
        return next(iter(self._facts[max(0, self.field.currentIndex()) :]), None)

    def show_samples(self, dataset: Dataset, split: SplitName) -> None:
        """Show texts of a split."""
        titles = _titles(dataset)
        if dataset is not self._dataset:
            self.field.clear()
            self.field.addItems(titles)
            self.field.setVisible(len(titles) > 1)
            self._facts, self._key = (), None
            self._show_facts()  # what was counted of other texts is gone
        self._dataset, self._split = dataset, split
        indices = dataset.splits[split]
        step = max(1, len(indices) // _NUM_SHOWN)  # spread over the split: sources sort by class
        self._indices = indices[::step][:_NUM_SHOWN].tolist()
        self.list.show_texts(row_of(dataset, index) for index in self._indices)
        self._count()

    def _count(self) -> None:
        dataset = self._dataset
        if dataset is None or dataset is not self._session.dataset:
            return
        graph = self._session.graph
        limits = limits_for(text_limits(graph), self.field.count())
        is_writing = any(spec.task == "generation" for _, spec in ends(graph, "output"))
        if len(limits) == 1 and (is_writing or not dataset.schema.targets):
            limits = (replace(limits[0], length=None),)  # reads the whole text, a window at a time
        config = preparation_config(self._session.project)
        key = (id(dataset), config.tokenizer, config.lowercase, config.cut, limits, self._split)
        if key != self._key:
            self._key = key
            self._covered.setText(self.tr("Counting tokens ..."))
            self._session.start(self._load(key, partial(text_facts, dataset, config, limits, self._split)))

    async def _load(self, key: object, count: Callable[[], tuple[TextFacts, ...]]) -> None:
        try:
            facts = await background.run(count)
        except ModelLabError as error:
            facts = ()
            if key == self._key:
                self._covered.setText(engine_text(error.sentence))
        if key == self._key:
            self._facts = facts
            self._show_facts()

    def _show_facts(self) -> None:
        facts = self.facts
        for widget in (self._lengths_heading, self._cut, self.lengths):
            widget.setVisible(facts is not None)
        self._show_tokens()
        if facts is None:
            return
        self.lengths.show_lengths(facts.lengths, facts.scale.length)
        middle = int(sorted(facts.lengths.tolist())[len(facts.lengths) // 2]) if len(facts.lengths) else 0
        parts = [self.tr("half have at most {count} tokens").format(count=f"{middle:,}")]
        if facts.cut_share:
            parts.append(self.tr("{share} are cut").format(share=share(facts.cut_share)))
        self._cut.setText(" · ".join(parts))
        self._covered.setText(self._coverage_of(facts))

    def _coverage_of(self, facts: TextFacts) -> str:
        known = self.tr("The vocabulary has {count} tokens. They make up {share} of the validation and test texts.")
        words = [known.format(count=f"{facts.num_known:,}", share=share(facts.known_share))]
        if facts.strangers:
            words.append(self.tr("Unknown are {words} ...").format(words=", ".join(facts.strangers)))
        if len(facts.lengths) >= MOST_COUNTED:
            words.append(self.tr("Counted on {count} texts.").format(count=f"{len(facts.lengths):,}"))
        return " ".join(words)

    def _show_tokens(self) -> None:
        facts, row = self.facts, self.list.currentRow()
        if facts is None or self._dataset is None or not 0 <= row < len(self._indices):
            self.tokens.show_tokens((), 0)
            self._marks.clear()
            return
        text = str(self._dataset.raw[facts.field][self._indices[row]])[:_MOST_SPLIT]
        tokens, total = facts.tokens(text)
        self.tokens.show_tokens(tokens, total)
        parts = [self.tr("{count} tokens").format(count=f"{total:,}")]
        num_unknown = sum(token.is_unknown for token in tokens)
        if num_unknown:
            parts.append(self.tr("{count} unknown (dashed)").format(count=f"{num_unknown:,}"))
        if facts.scale.length is not None and total > facts.scale.length:
            parts.append(self.tr("{count} cut off").format(count=f"{total - facts.scale.length:,}"))
        self._marks.setText(" · ".join(parts))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Tokens"))
        self._lengths_heading.setText(self.tr("Lengths"))
        self.field.setAccessibleName(self.tr("Which of the texts"))
        for place, title in enumerate(_titles(self._dataset) if self._dataset is not None else ()):
            self.field.setItemText(place, title)
        if self._facts:
            self._show_facts()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _titles(dataset: Dataset) -> list[str]:
    return [shown_title(field) for field in dataset.schema.inputs if field.modality == "text"]
