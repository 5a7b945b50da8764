"""Editors of texts, and of texts that name a file or folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from modellab.desktop import dialogs
from modellab.desktop.inspector.combo import FormCombo
from modellab.desktop.inspector.editor import FIELD_PADDING_PX, MIXED, MIXED_TEXT, Editor
from modellab.desktop.translation import row_text
from modellab.settings import Setting


class TextEditor(Editor):
    """A line of text, taken when the field is left or Enter is pressed."""

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self._value: object = row.default
        self._box = self._make_box()
        self._box.editingFinished.connect(self._on_editing_finished)

    def _make_box(self) -> QLineEdit:
        """Put the field into the editor and return the line of text in it."""
        box = QLineEdit()
        self._hold(box)
        return box

    def set_value(self, value: object) -> None:
        """Show a text or ``MIXED``."""
        self._value = value
        self._box.setPlaceholderText(MIXED_TEXT if value is MIXED else "")
        text = "" if value is MIXED or value is None else self._shown(str(value))
        if text != self._box.text():
            self._box.setText(text)

    def _on_editing_finished(self) -> None:
        text = self._meant(self._box.text())
        if (self._value is MIXED and not text) or text == self._value:
            return
        self._value = text
        self._box.setText(self._box.text())  # forgets how it was typed: undo is the project's now
        self.changed.emit(text)

    def _shown(self, value: str) -> str:
        """Return how people read a value."""
        return value

    def _meant(self, text: str) -> str:
        """Return the value that was typed."""
        return text


class PathEditor(TextEditor):
    """A path to type or to browse for; where the row has other words for it, a list offers them."""

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        self._labels = {choice.value: row_text(choice.label) for choice in row.choices}
        super().__init__(row, parent)
        self.browse = QPushButton()
        self.browse.setFixedHeight(self.browse.fontMetrics().height() + FIELD_PADDING_PX)
        self.browse.clicked.connect(self.ask)
        self.append(self.browse)
        self._retranslate()

    def _make_box(self) -> QLineEdit:
        if not self.row.choices:
            return super()._make_box()
        combo = FormCombo()
        combo.setEditable(True)
        combo.setInsertPolicy(FormCombo.InsertPolicy.NoInsert)
        combo.addItems(list(self._labels.values()))
        combo.activated.connect(self._on_editing_finished)
        self._hold(combo)
        line = combo.lineEdit()
        assert line is not None, "an editable box has one"
        return line

    def _shown(self, value: str) -> str:
        return self._labels.get(value, value)

    def _meant(self, text: str) -> str:
        stripped = text.strip()
        return next((value for value, label in self._labels.items() if label == stripped), stripped)

    def ask(self) -> QFileDialog:
        """Let the user choose the file or folder."""
        title = row_text(self.row.label)
        if self.row.type == "folder":
            return dialogs.ask_folder(self, title, self.take)
        files = self.tr("Files ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in self.row.suffixes))
        everything = self.tr("All files (*)")
        return dialogs.ask_open(self, title, f"{files};;{everything}" if self.row.suffixes else everything, self.take)

    def take(self, path: Path) -> None:
        """Set the path as if it had been typed."""
        self._box.setText(str(path))
        self._on_editing_finished()

    def _retranslate(self) -> None:
        self.browse.setText(self.tr("Browse..."))
        self.browse.setAccessibleName(self.tr("Browse for: {setting}").format(setting=row_text(self.row.label)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
