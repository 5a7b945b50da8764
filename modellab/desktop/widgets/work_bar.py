"""A bar that shows how far work in the background is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from modellab.desktop.background import Work

_POLL_MS = 100
_PATIENCE = 3
"""Looks before it appears: most work is done sooner."""
_WIDTH_PX = 120


class WorkBar(QProgressBar):
    """Appears once work takes a moment; runs to and fro until it is known how much there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._num_looks = 0
        self.setTextVisible(False)
        self.setFixedWidth(_WIDTH_PX)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, work: Work | None) -> None:
        """Show this work from now on; None hides the bar."""
        if work is self._work:
            return
        self._work, self._num_looks = work, 0
        self.hide()
        if work is None:
            self._timer.stop()
        else:
            self._timer.start()

    def _look(self) -> None:
        assert self._work is not None, "the timer runs only while there is work"
        self._num_looks += 1
        self.setMaximum(self._work.total)
        self.setValue(self._work.done)
        self.setVisible(self._num_looks >= _PATIENCE)
