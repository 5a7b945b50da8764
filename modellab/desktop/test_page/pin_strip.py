"""The row of pinned pictures, each with its newest answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from modellab.desktop.test_page.pins import Pin, Pins
from modellab.desktop.train_page.wording import share
from modellab.desktop.widgets.thumbnails import Thumbnails

_SIDE_PX = 36


class PinStrip(Thumbnails):
    """Hidden while nothing is pinned; Delete or a double click takes a pin away.

    Signals:
        chosen(Pin): The user clicked a pin.
    """

    chosen = Signal(object)

    def __init__(self, pins: Pins, parent: QWidget | None = None) -> None:
        super().__init__(_SIDE_PX, parent)
        self._pins = pins
        self._is_wanted = True
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setGridSize(QSize(_SIDE_PX + 44, _SIDE_PX + 24))
        self.setFixedHeight(_SIDE_PX + 30)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.picked.connect(lambda index: self.chosen.emit(pins.pins[index]))
        self.itemDoubleClicked.connect(lambda item: pins.remove(self.row(item)))
        pins.changed.connect(self._show)
        self._retranslate()
        self._show()

    def set_wanted(self, is_wanted: bool) -> None:
        """Say whether the network that answers reads pictures."""
        self._is_wanted = is_wanted
        self.setVisible(is_wanted and bool(self._pins.pins))

    def _show(self) -> None:
        self.set_wanted(self._is_wanted)
        if self.count() == len(self._pins.pins):
            for index, pin in enumerate(self._pins.pins):
                self.set_caption(index, _caption(pin))
        else:
            self.show_pictures((pin.shown, _caption(pin)) for pin in self._pins.pins)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pinned pictures"))
        self.setToolTip(self.tr("Pinned pictures follow the training. Double click to take one away."))

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
    if pin.answer is None:
        return "…"
    return f"{pin.answer.label} {share(pin.answer.scores[0][1], 0)}" if pin.answer.scores else pin.answer.label
