"""What every view of an evaluation has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from modellab.desktop.session import Session

if TYPE_CHECKING:
    from modellab.prediction.evaluate import Evaluation


class EvaluationView(QWidget):
    """One way to look at how good the network is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.evaluation: Evaluation | None = None

    def put_side_by_side(self, *parts: QWidget, sizes: list[int]) -> None:
        """Fill the view with parts whose borders can be dragged; ``sizes`` are their first widths in pixels."""
        body = QSplitter(Qt.Orientation.Horizontal)
        for part in parts:
            body.addWidget(part)
        body.setSizes(sizes)
        body.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(body)

    def suits(self, evaluation: Evaluation) -> bool:
        """Whether there is anything to see here for a network of this kind."""
        raise NotImplementedError

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another result."""
        self.evaluation = evaluation
        self.draw(evaluation)

    def draw(self, evaluation: Evaluation) -> None:
        """Draw the result; called again when the language changes."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Label what is fixed."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.evaluation is not None:
                self.draw(self.evaluation)
        super().changeEvent(event)
