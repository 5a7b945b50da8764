"""What is wrong with the run, in plain words, each with a button that applies the remedy."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel
from modellab.training.advice import advise
from modellab.training.diagnosis import Finding, diagnose
from modellab.training.events import EpochDone


class DiagnosisPanel(QWidget):
    """Looks at the curves after every epoch; empty while there is nothing to say."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: tuple[Finding, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 0, 12, 8)
        self._layout.setSpacing(8)
        session.run_event.connect(self._on_session_run_event)
        session.run_started.connect(lambda _plan: self._show(()))
        session.run_ended.connect(lambda _ended: self._look())
        session.project_opened.connect(lambda: self._show(()))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown."""
        return self._findings

    def _on_session_run_event(self, event: object) -> None:
        if isinstance(event, EpochDone):
            self._look()

    def _look(self) -> None:
        training = self._session.training
        if training.curves is None or training.plan is None:
            return
        nodes = training.plan.graph.nodes
        zeros = {
            (nodes[layer].name or layer) if layer in nodes else layer: figures.zeros
            for layer, figures in self._session.live.figures.items()
        }
        self._show((*advise(training.plan), *diagnose(training.curves, training.plan.recipe, zeros)))

    def _show(self, findings: tuple[Finding, ...]) -> None:
        if findings == self._findings and findings:
            return
        self._findings = findings
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings:
            self._layout.addWidget(self._card(finding))
        self.setVisible(bool(findings))

    def _card(self, finding: Finding) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        text = PlainLabel(f"{engine_text(finding.sentence)} {engine_text(finding.remedy)}")
        text.setWordWrap(True)
        row.addWidget(text, 1)
        if finding.changes:
            apply = QPushButton(self.tr("Apply"))
            apply.setToolTip(self.tr("Change the recipe for the next run"))
            apply.clicked.connect(lambda: self._apply(finding))
            row.addWidget(apply)
        return card

    def _apply(self, finding: Finding) -> None:
        self._session.set_recipe(finding.apply(self._session.recipe))
        self._show(tuple(other for other in self._findings if other is not finding))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            findings, self._findings = self._findings, ()
            self._show(findings)
        super().changeEvent(event)
