"""The small widgets of the inspector: a box of facts, and the note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPlainTextEdit, QWidget

from modellab.desktop import theme
from modellab.desktop.inspector.facts import Fact
from modellab.graph.naming import MAX_COMMENT


def label(role: str, text: str = "") -> QLabel:
    """Return a label that never reads its text as rich text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


class Card(QFrame):
    """A box with a line for each fact: a muted word and what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 9, 12, 9)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._shown

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show facts in place of the old ones; without any the box is hidden."""
        if tuple(facts) != self._shown:
            self._shown = tuple(facts)
            while (item := self._grid.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for row, fact in enumerate(self._shown):
                self._add(row, fact)
        self.setVisible(bool(self._shown))

    def _add(self, row: int, fact: Fact) -> None:
        word, text = fact
        value = label("", text)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if word:
            value.setFont(theme.mono_font())
            self._grid.addWidget(label("muted", word), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
        else:
            value.setProperty("role", "muted")
            self._grid.addWidget(value, row, 0, 1, 2)


class Comment(QPlainTextEdit):
    """A note of some lines, taken when the field is left.

    Signals:
        edited(str): Another text.
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(72)
        self._retranslate()

    def show_text(self, text: str) -> None:
        """Show a note; what is being typed stays."""
        if text != self._text or not self.hasFocus():
            self._text = text
            if self.toPlainText() != text:
                self.setPlainText(text)

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Your note on this layer"))
        self.setAccessibleName(self.tr("Note"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        text = self.toPlainText()[:MAX_COMMENT]
        if text != self._text:
            self._text = text
            self.edited.emit(text)
        super().focusOutEvent(event)
