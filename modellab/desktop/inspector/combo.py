"""A list to choose from that scrolling a form does not change."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

WIDEST_PX = 240
"""What a narrow form has room for, below the label if not beside it; longer words are shortened."""


class FormCombo(QComboBox):
    """Wants room for its longest words, and turns with the wheel only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Ask for the longest words, within reason."""
        return super().sizeHint().boundedTo(QSize(WIDEST_PX, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Ask for as much, so that a form puts it where there is room."""
        return self.sizeHint()

    def showPopup(self) -> None:
        """List the choices in full."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form around the list."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
