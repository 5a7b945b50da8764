"""The line above a plot: its name, the step under the pointer, and each curve with its colour and value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.desktop.widgets.swatch import Swatch


class PlotHeader(QWidget):
    """Shortens its texts where there is little room, and keeps its height.

    Args:
        keys: Of the curves, from left to right.
    """

    def __init__(self, keys: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._step = PlainLabel("", "title"), ElidedLabel("", "muted")
        self._swatches = {key: Swatch() for key in keys}
        self._values = {key: ElidedLabel("", "muted") for key in self._swatches}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addSpacing(8)
        layout.addWidget(self._step, 1)
        for key, swatch in self._swatches.items():
            layout.addSpacing(8)
            layout.addWidget(swatch)
            layout.addWidget(self._values[key])
            swatch.hide()

    def set_title(self, title: str) -> None:
        """Name the plot."""
        self._title.setText(title)

    def set_color(self, key: str, color: str) -> None:
        """Give a curve its colour."""
        self._swatches[key].set_color(color)

    def show_step(self, text: str) -> None:
        """Say which step the values belong to; empty for the newest."""
        self._step.setText(text)

    def show_value(self, key: str, text: str) -> None:
        """Write the name and value of a curve; empty where there is no such curve."""
        if text != self._values[key].text():
            self._values[key].setText(text)
        self._swatches[key].setVisible(bool(text))

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written, from left to right."""
        return (self._step.text(), *(label.text() for label in self._values.values()))
