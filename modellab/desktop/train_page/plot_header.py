"""The line above a plot: its name, the step under the pointer, and each curve with its colour and value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.desktop.widgets.swatch import Swatch

_GAP_PX, _SWATCH_PX, _MARGIN_PX = 12, 18, 12


class PlotHeader(QWidget):
    """Where there is little room, values stand without the names of their curves.

    Args:
        keys: Of the curves, from left to right.
    """

    def __init__(self, keys: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._step = PlainLabel("", "title"), ElidedLabel("", "muted")
        self._step.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._step.setMinimumWidth(1)
        self._swatches = {key: Swatch() for key in keys}
        self._labels = {key: PlainLabel("", "muted") for key in self._swatches}
        self._words: dict[str, tuple[str, str]] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, 8, _MARGIN_PX, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addSpacing(_GAP_PX)
        layout.addWidget(self._step, 1)
        for key, swatch in self._swatches.items():
            layout.addSpacing(_GAP_PX)
            layout.addWidget(swatch)
            layout.addSpacing(4)
            layout.addWidget(self._labels[key])
            swatch.hide()

    def set_title(self, title: str) -> None:
        """Name the plot."""
        self._title.setText(title)
        self._write()

    def set_color(self, key: str, color: str) -> None:
        """Give a curve its colour."""
        self._swatches[key].set_color(color)

    def show_step(self, text: str) -> None:
        """Say which step the values belong to; empty for the newest."""
        if text != self._step.text():
            self._step.setText(text)

    def show_value(self, key: str, word: str, value: str) -> None:
        """Write the name and value of a curve; an empty value where there is no such curve."""
        if self._words.get(key) != (word, value):
            self._words[key] = (word, value)
            self._labels[key].setToolTip(word)
            self._swatches[key].setVisible(bool(value))
            self._write()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written, from left to right."""
        return (self._step.text(), *(label.text() for label in self._labels.values()))

    def _write(self) -> None:
        full = {key: f"{word} {value}" if value else "" for key, (word, value) in self._words.items()}
        needed = self._title.sizeHint().width() + 2 * _MARGIN_PX + _GAP_PX
        needed += sum(self.fontMetrics().horizontalAdvance(text) + _GAP_PX + _SWATCH_PX for text in full.values())
        for key, text in full.items():
            written = text if needed <= self.width() else self._words[key][1]
            if written != self._labels[key].text():
                self._labels[key].setText(written)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write names where there is room for them."""
        super().resizeEvent(event)
        self._write()
