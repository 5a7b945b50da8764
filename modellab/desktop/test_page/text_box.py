"""A box for typed text whose tokens can be marked, and the legend of the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from modellab.desktop import theme

if TYPE_CHECKING:
    from modellab.prediction.explain import TokenWeight

MOST_CHARACTERS = 20_000
"""More is not taken: Qt needs minutes for a line of a megabyte."""
_STRONGEST_ALPHA = 150
_LARGE = 1.15
_LEAST_WEIGHT = 0.12
"""Weaker tokens are left unmarked: a text that is coloured all over says nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Part of a text and how much it matters: -1 speaks against the answer as strongly as 1 for it.

    Attributes:
        start: Place of the first character, counted as Python does.
        end: Place after the last one.
    """

    start: int
    end: int
    weight: float


def telling_marks(weights: Sequence[TokenWeight]) -> tuple[Mark, ...]:
    """Mark the tokens of a text that count for something beside the one that counts most."""
    highest = max((abs(token.weight) for token in weights), default=0.0) or 1.0
    marks = (Mark(token.start, token.end, token.weight / highest) for token in weights)
    return tuple(mark for mark in marks if abs(mark.weight) >= _LEAST_WEIGHT)


class TextBox(QPlainTextEdit):
    """Takes plain text, at most 20,000 characters.

    Args:
        takes_files: Whether files may be dropped here; where not, whatever is around the box gets them.

    Signals:
        edited(): The text is another one, whoever changed it.
        files_dropped(list[Path]): Local files; a URL is never fetched.
        entered(): Ctrl+Enter.
    """

    edited = Signal()
    files_dropped = Signal(object)
    entered = Signal()

    def __init__(self, *, takes_files: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._takes_files = takes_files
        self._marks: tuple[Mark, ...] = ()
        self._text = ""
        self.setTabChangesFocus(True)
        self.setMinimumSize(140, 64)
        self.textChanged.connect(self._on_text_changed)
        theme.switch.theme_changed.connect(self._paint_marks)

    @property
    def text(self) -> str:
        """What is written."""
        return self._text

    def set_text(self, text: str) -> None:
        """Write another text."""
        self.setPlainText(text[:MOST_CHARACTERS])

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked."""
        return self._marks

    def enlarge(self) -> None:
        """Write larger, where there is room."""
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _LARGE)
        self.setFont(font)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Mark parts of the present text until it is edited."""
        self._marks = marks
        self._paint_marks()

    def _paint_marks(self) -> None:
        places = _places(self._text)
        made = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(places[min(mark.start, len(places) - 1)])
            cursor.setPosition(places[min(mark.end, len(places) - 1)], QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, _look(mark.weight)
            made.append(selection)
        self.setExtraSelections(made)

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        if len(text) > MOST_CHARACTERS:
            with QSignalBlocker(self):
                self.setPlainText(text[:MOST_CHARACTERS])
                self.moveCursor(QTextCursor.MoveOperation.End)
            text = self.toPlainText()
        if text != self._text:
            self._text = text
            self.show_marks(())
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Ctrl+Enter; Enter alone begins a new line."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and local files."""
        return self._takes_files if _local_files(source) else source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand files on; insert text as it is, without its colours."""
        files = _local_files(source)
        if files:
            self.files_dropped.emit(files)
        else:
            self.insertPlainText(source.text()[:MOST_CHARACTERS])


class MarkLegend(QWidget):
    """Says what the marks mean; empty, but as high, while nothing is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.switch.theme_changed.connect(self.update)

    def show_label(self, label: str) -> None:
        """Explain the marks for the class ``label``; an empty one explains none."""
        if label != self._label:
            self._label = label
            self.setAccessibleName(" · ".join(self._words()) if label else "")
            self.update()

    def _words(self) -> tuple[str, str]:
        pro, contra = self.tr("speaks for {label}"), self.tr("speaks against it")
        return pro.format(label=self._label), contra

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(120, self.fontMetrics().height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a sample of each mark before its words."""
        if not self._label:
            return
        painter, metrics, left = QPainter(self), self.fontMetrics(), 0
        for words, weight in zip(self._words(), (1.0, -1.0), strict=True):
            look = _look(weight)
            painter.fillRect(left, 2, 18, metrics.height(), look.background())
            pen = QPen(look.underlineColor(), 2)
            pen.setStyle(Qt.PenStyle.SolidLine if weight > 0 else Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(left, metrics.height() + 1, left + 18, metrics.height() + 1)
            painter.setPen(QColor(theme.current().muted))
            room = max(0, self.width() - left - 24)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(left + 24, 2 + metrics.ascent(), shown)
            left += 24 + metrics.horizontalAdvance(words) + 20

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)


def _look(weight: float) -> QTextCharFormat:
    """Colour by sign, the stronger the fuller; the line below tells them apart without colour: dotted is against."""
    colors, look = theme.current(), QTextCharFormat()
    name = colors.train if weight > 0 else colors.validation
    fill, line = QColor(name), QColor(name)
    fill.setAlpha(round(_STRONGEST_ALPHA * min(1.0, abs(weight))))
    look.setBackground(fill)
    styles = QTextCharFormat.UnderlineStyle
    look.setUnderlineStyle(styles.SingleUnderline if weight > 0 else styles.DotLine)
    look.setUnderlineColor(line)
    return look


def _places(text: str) -> list[int]:
    """Return Qt's place of every character: it counts two for those beyond the first 65,536, such as emoji."""
    places, place = [], 0
    for character in text:
        places.append(place)
        place += 2 if ord(character) > 0xFFFF else 1
    return [*places, place]


def _local_files(source: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
