"""The path of blocks that were entered, above the canvas; a click goes back."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from modellab.desktop.canvas.place import Place


class Breadcrumb(QFrame):
    """One button for each graph from the outermost to the one that is shown; hidden outside of blocks.

    Args:
        place: Which graph is shown.
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.setProperty("role", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(2)
        place.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the path as it is now."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        titles = (self.tr("Network"), *self._place.titles())
        for depth, title in enumerate(titles):
            if depth:
                self._row.addWidget(QLabel("›"))
            self._row.addWidget(self._button(title, depth, is_here=depth == len(titles) - 1))
        self._row.addStretch(1)
        self.setVisible(self._place.is_inside)

    def _button(self, title: str, depth: int, *, is_here: bool) -> QPushButton:
        button = QPushButton(title.replace("&", "&&"))
        button.setProperty("role", "quiet")
        button.setEnabled(not is_here)
        button.clicked.connect(lambda: self._place.leave(depth))
        return button
