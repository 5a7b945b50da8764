"""A form made from rows of settings: layers, recipes, optimizers, augmentations and sources all use it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from modellab.desktop.inspector.editor import MIXED, Editor, plain_tooltip
from modellab.desktop.inspector.editors import editor_for
from modellab.desktop.translation import row_text
from modellab.settings import Setting, Value

LABEL_WIDTH_PX = 104


class SettingsForm(QWidget):
    """Edits the settings that ``rows`` declare.

    ``changed(name, value)`` tells one checked value after an edit by hand. The form keeps showing what it was last
    given by ``set_values``; the owner applies the change and calls ``set_values`` again. A field that is too wide to
    stand beside its label stands below it.

    Args:
        rows: What can be edited.
        label_width_px: Least width of the labels, so that forms below each other line up.
    """

    changed = Signal(str, object)

    def __init__(
        self,
        rows: Sequence[Setting] = (),
        parent: QWidget | None = None,
        *,
        label_width_px: int = LABEL_WIDTH_PX,
    ) -> None:
        super().__init__(parent)
        self._label_width_px = label_width_px
        self._rows: tuple[Setting, ...] = ()
        self._values: dict[str, object] = {}
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._is_open = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._body = QWidget()
        layout.addWidget(self._body)
        self._more = QToolButton()
        self._more.setCheckable(True)
        self._more.setAutoRaise(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setObjectName("more")
        self._more.toggled.connect(self._on_more_toggled)
        layout.addWidget(self._more)
        self._advanced = QWidget()
        layout.addWidget(self._advanced)
        self.set_rows(rows)

    @property
    def rows(self) -> tuple[Setting, ...]:
        """The rows that the form is made from."""
        return self._rows

    def set_rows(self, rows: Sequence[Setting]) -> None:
        """Make the form from other rows and show their defaults; the same rows are left alone."""
        if tuple(rows) == self._rows and self._editors:
            return
        self._rows = tuple(rows)
        self._values = {row.name: row.default for row in self._rows}
        self._rebuild()

    def set_values(self, values: Mapping[str, Value] | Sequence[Mapping[str, Value]]) -> None:
        """Show ``values``; several mappings are edited at once, and what differs among them is shown as "—"."""
        several = [values] if isinstance(values, Mapping) else list(values)
        for row in self._rows:
            found = [one[row.name] for one in several if row.name in one]
            if found:
                self._values[row.name] = found[0] if all(value == found[0] for value in found) else MIXED
        for name, editor in self._editors.items():
            editor.set_value(self._values[name])
        self._show_relevant()

    def editor(self, name: str) -> Editor:
        """Return the editor of a setting."""
        return self._editors[name]

    def _rebuild(self) -> None:
        self._editors, self._labels = {}, {}
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        basic = tuple(row for row in self._rows if not row.advanced)
        advanced = tuple(row for row in self._rows if row.advanced)
        self._body = self._replaced(layout, self._body, basic)
        self._advanced = self._replaced(layout, self._advanced, advanced)
        self._put_in_tab_order(basic, advanced)
        self._show_relevant()

    def _replaced(self, layout: QVBoxLayout, old: QWidget, rows: tuple[Setting, ...]) -> QWidget:
        new = QWidget()
        lines = QFormLayout(new)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(8)
        lines.setVerticalSpacing(4)
        lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for row in rows:
            self._add_row(lines, row)
        layout.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _put_in_tab_order(self, basic: tuple[Setting, ...], advanced: tuple[Setting, ...]) -> None:
        """Let Tab find the new fields where the form stands: Qt puts what comes later at the end of the window.

        "More" stays when the rows change, so it marks the place; then it goes between the two groups.
        """
        first, second = ([self._editors[row.name] for row in rows] for rows in (basic, advanced))
        for before, after in pairwise((self._more, *first, self._more, *second)):
            self.setTabOrder(before, after)

    def _add_row(self, lines: QFormLayout, row: Setting) -> None:
        label = QLabel(row_text(row.label))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setMinimumWidth(self._label_width_px)
        label.setToolTip(plain_tooltip(row_text(row.help)))
        editor = editor_for(row)
        editor.set_value(self._values[row.name])
        editor.changed.connect(lambda value, name=row.name: self._on_editor_changed(name, value))
        label.setBuddy(editor)
        lines.addRow(label, editor)
        if row.unit:
            unit = QLabel(row_text(row.unit))
            unit.setTextFormat(Qt.TextFormat.PlainText)
            unit.setEnabled(False)
            editor.append(unit)
        self._labels[row.name] = label
        self._editors[row.name] = editor

    def _on_editor_changed(self, name: str, value: object) -> None:
        self._values[name] = value
        self._show_relevant()
        self.changed.emit(name, value)

    def _on_more_toggled(self, is_open: bool) -> None:
        self._is_open = is_open
        self._show_relevant()

    def _show_relevant(self) -> None:
        """Hide settings that do not matter for the others' values, and "More" where nothing is behind it."""
        any_advanced = False
        for row in self._rows:
            is_relevant = self._is_relevant(row)
            any_advanced |= row.advanced and is_relevant
            self._labels[row.name].setVisible(is_relevant)
            self._editors[row.name].setVisible(is_relevant)
        self._more.setVisible(any_advanced)
        self._more.setChecked(self._is_open)
        self._more.setText(self.tr("Less") if self._is_open else self.tr("More"))
        self._more.setArrowType(Qt.ArrowType.DownArrow if self._is_open else Qt.ArrowType.RightArrow)
        self._advanced.setVisible(any_advanced and self._is_open)

    def _is_relevant(self, row: Setting) -> bool:
        if row.shown_when is None:
            return True
        name, wanted = row.shown_when
        value = self._values.get(name)
        return value is MIXED or value in wanted

    def changeEvent(self, event: QEvent) -> None:
        """Write the labels anew in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()
        super().changeEvent(event)
