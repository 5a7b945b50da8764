"""What stands in place of a sample where the panel cannot take what the network reads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout

from modellab.desktop.session import Session
from modellab.desktop.test_page.sample_view import SampleView
from modellab.desktop.widgets.labels import PlainLabel


class NoView(SampleView):
    """Says what can be done instead."""

    answers_itself = True

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self._text = PlainLabel("", "muted")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        self.show_network()

    @property
    def has_sample(self) -> bool:
        """Never."""
        return False

    @property
    def hint(self) -> str:
        """The same that it shows."""
        return self._text.text()

    def show_network(self) -> None:
        """Tell a network without inputs from one with several."""
        if self.session.answers.reads:
            self._text.setText(self.tr("Samples of this network are tested from the data: Test page, a whole split."))
        else:
            self._text.setText(self.tr("Add an input and an output to the network; then it can be tested here."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_network()
        super().changeEvent(event)
