"""What each column of a table is for, and what else it could be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from modellab.desktop.inspector.combo import FormCombo
from modellab.desktop.inspector.editor import plain_tooltip
from modellab.desktop.translation import QT_TRANSLATE_NOOP, engine_text
from modellab.desktop.widgets.labels import ElidedLabel, Heading, PlainLabel

if TYPE_CHECKING:
    from modellab.data.samples import ColumnRole, Role

_MOST_SHOWN = 60
_WORDS: dict[Role, str] = {
    "number": QT_TRANSLATE_NOOP("ColumnsPanel", "Number"),
    "category": QT_TRANSLATE_NOOP("ColumnsPanel", "Category"),
    "embedding": QT_TRANSLATE_NOOP("ColumnsPanel", "Embedded category"),
    "text": QT_TRANSLATE_NOOP("ColumnsPanel", "Text"),
    "ignored": QT_TRANSLATE_NOOP("ColumnsPanel", "Ignored"),
    "target": QT_TRANSLATE_NOOP("ColumnsPanel", "Target"),
}
_HELP: dict[Role, str] = {
    "number": QT_TRANSLATE_NOOP("ColumnsPanel", "Cells that are no numbers count as gaps."),
    "category": QT_TRANSLATE_NOOP("ColumnsPanel", "Each different value becomes one input."),
    "embedding": QT_TRANSLATE_NOOP("ColumnsPanel", "Each different value becomes a few numbers that are learned."),
    "text": QT_TRANSLATE_NOOP("ColumnsPanel", "Read word by word, through a text input."),
    "ignored": QT_TRANSLATE_NOOP("ColumnsPanel", "The network does not see it."),
    "target": QT_TRANSLATE_NOOP("ColumnsPanel", "What the network learns to answer."),
}
LABEL_PX = 132


class ColumnsPanel(QWidget):
    """One choice a column; hidden where there are none.

    Signals:
        chosen(str, str): A column, and what the user wants it to be.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, FormCombo] = {}
        self._roles: tuple[ColumnRole, ...] = ()
        self._heading, self._more, self._body = Heading(), PlainLabel("", "muted"), QWidget()
        self._more.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 4)
        self._layout.setSpacing(8)
        for widget in (self._heading, self._body, self._more):
            self._layout.addWidget(widget)
        self._retranslate()

    def show_roles(self, roles: Sequence[ColumnRole]) -> None:
        """Show what the columns of the opened data are for."""
        self.setVisible(bool(roles))
        if [column.name for column in roles] != [column.name for column in self._roles]:
            self._rebuild(roles)
        self._roles = tuple(roles)
        for column in roles[:_MOST_SHOWN]:
            choice = self.choices[column.name]
            with QSignalBlocker(choice):
                choice.setCurrentIndex(list(_WORDS).index(column.role))
            choice.setToolTip(plain_tooltip(engine_text(column.why) if column.why else self.tr(_HELP[column.role])))
        self._tell_more()

    def _rebuild(self, roles: Sequence[ColumnRole]) -> None:
        body, self.choices = QWidget(), {}
        lines = QFormLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(8)
        lines.setVerticalSpacing(4)
        lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for column in roles[:_MOST_SHOWN]:
            self.choices[column.name] = self._choice(column.name)
            label = ElidedLabel(column.name)
            label.setFixedWidth(LABEL_PX)
            lines.addRow(label, self.choices[column.name])
        self._layout.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _choice(self, name: str) -> FormCombo:
        choice = FormCombo()
        choice.setAccessibleName(name)
        for role, words in _WORDS.items():
            choice.addItem(self.tr(words), role)
            choice.setItemData(choice.count() - 1, plain_tooltip(self.tr(_HELP[role])), Qt.ItemDataRole.ToolTipRole)
        choice.activated.connect(lambda index: self.chosen.emit(name, choice.itemData(index)))
        return choice

    def _tell_more(self) -> None:
        count = len(self._roles) - _MOST_SHOWN
        self._more.setVisible(count > 0)
        self._more.setText(self.tr("{count} more columns: name them under More").format(count=count))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Columns"))
        for choice in self.choices.values():
            for index, words in enumerate(_WORDS.values()):
                choice.setItemText(index, self.tr(words))
        self.show_roles(self._roles)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
