"""Which split of the data is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QWidget

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName

_SPLITS: tuple[SplitName, ...] = ("test", "validation", "train")


class SplitChoice(QComboBox):
    """Offers the splits, the one that nothing was learned from first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._retranslate()

    @property
    def split(self) -> SplitName:
        """The one that is chosen."""
        return _SPLITS[self.currentIndex()]

    def _retranslate(self) -> None:
        index = max(0, self.currentIndex())
        self.clear()
        self.addItems([self.tr("Test split"), self.tr("Validation split"), self.tr("Training split")])
        self.setCurrentIndex(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
