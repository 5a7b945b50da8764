"""The row of pinned samples, each with its newest answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from modellab.desktop.test_page.pins import Pin, Pins
from modellab.desktop.test_page.sample_view import Kept, headline
from modellab.desktop.train_page.wording import share
from modellab.desktop.widgets.thumbnails import Thumbnails

_SIDE_PX, _WORDS_PX = 36, 150


class PinStrip(Thumbnails):
    """Hidden while nothing is pinned; Delete or a double click takes a pin away.

    Signals:
        chosen(Pin): The user clicked a pin.
    """

    chosen = Signal(object)

    def __init__(self, pins: Pins, parent: QWidget | None = None) -> None:
        super().__init__(_SIDE_PX, parent)
        self._pins = pins
        self._shown: list[Kept] = []
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFixedHeight(_SIDE_PX + 30)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.picked.connect(lambda index: self.chosen.emit(pins.pins[index]))
        self.itemDoubleClicked.connect(lambda item: pins.remove(self.row(item)))
        pins.changed.connect(self._show)
        self._retranslate()
        self._show()

    def _show(self) -> None:
        pins = self._pins.pins
        self.setVisible(bool(pins))
        if [pin.kept for pin in pins] == self._shown:
            for index, pin in enumerate(pins):
                self.set_caption(index, _caption(pin))
            return
        self._shown = [pin.kept for pin in pins]
        has_words = any(pin.kept.picture is None for pin in pins)
        self.setGridSize(QSize(_WORDS_PX if has_words else _SIDE_PX + 44, _SIDE_PX + 24))
        self.show_pictures((pin.kept.picture, _caption(pin)) for pin in pins)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pinned samples"))
        self.setToolTip(self.tr("Pinned samples follow the training. Double click to take one away."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a pin away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self._pins.remove(self.currentRow())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _caption(pin: Pin) -> str:
    lines = [pin.kept.words, "…" if pin.answer is None else headline(pin.answer)]
    if pin.answer is not None and pin.answer.scores:
        lines[1] += f" {share(pin.answer.scores[0][1], 0)}"
    return "\n".join(line for line in lines if line)
