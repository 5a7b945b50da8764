"""What is wrong with the data, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from modellab.desktop import background
from modellab.desktop.icons import icon
from modellab.desktop.session import Session
from modellab.desktop.theme import current
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from modellab.data.doctor import Finding
    from modellab.data.samples import Dataset

_MOST_FINDINGS = 4


class FindingsList(QWidget):
    """Looks the opened data over in the background; hidden while there is nothing to say."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: tuple[Finding, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        session.dataset_changed.connect(self._look)
        session.project_opened.connect(self._look)
        self._look()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown."""
        return self._findings

    def _look(self) -> None:
        dataset = self._session.dataset
        if dataset is not None:
            self._session.start(self._examine(dataset))
        elif not self._session.is_opening_data:
            self._show(())

    async def _examine(self, dataset: Dataset) -> None:
        from modellab.data.doctor import examine

        findings = await background.run(examine, dataset)
        if dataset is self._session.dataset:
            self._show(findings)

    def _show(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings[:_MOST_FINDINGS]:
            self._layout.addWidget(_card(finding))
        if len(findings) > _MOST_FINDINGS:
            more = self.tr("{count} more findings").format(count=len(findings) - _MOST_FINDINGS)
            self._layout.addWidget(PlainLabel(more, "muted"))
        self.setVisible(bool(findings))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._findings)
        super().changeEvent(event)


def _card(finding: Finding) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    row = QHBoxLayout(card)
    row.setContentsMargins(12, 6, 12, 6)
    row.setSpacing(8)
    if finding.severity == "warning":
        sign = PlainLabel()
        sign.setPixmap(icon("warning", current().warning).pixmap(16, 16))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    label = PlainLabel(engine_text(finding.sentence))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(label, 1)
    return card
