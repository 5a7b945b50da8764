"""A row of buttons of which one is pressed: the switch between pages."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class Segments(QFrame):
    """Chooses one of a few keys.

    Signals:
        chosen(str): The user pressed another button.
    """

    chosen = Signal(str)

    def __init__(self, keys: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        for key in keys:
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setObjectName(f"segment-{key}")
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            layout.addWidget(button)
            self._buttons[key] = button

    @property
    def keys(self) -> tuple[str, ...]:
        """What can be chosen, from left to right."""
        return tuple(self._buttons)

    @property
    def current(self) -> str:
        """Key of the pressed button; empty while there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Press the button of ``key`` without telling ``chosen``; an empty key presses none."""
        if key:
            self._buttons[key].setChecked(True)
        elif pressed := self._group.checkedButton():
            # An exclusive group refuses to have none.
            self._group.setExclusive(False)
            pressed.setChecked(False)
            self._group.setExclusive(True)

    def set_visible(self, key: str, is_visible: bool) -> None:
        """Offer ``key``, or leave it out."""
        self._buttons[key].setVisible(is_visible)

    def set_text(self, key: str, text: str, tooltip: str = "") -> None:
        """Label the button of ``key``."""
        self._buttons[key].setText(text)
        self._buttons[key].setToolTip(tooltip)
