"""The Test page: one sample at a time, a whole split, or a folder."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.test_page.batch_panel import BatchPanel
from modellab.desktop.test_page.evaluation_panel import EvaluationPanel
from modellab.desktop.test_page.panel import TestPanel
from modellab.desktop.widgets.labels import PlainLabel


class TestPage(QWidget):
    """The panel of the Network page in large, with evaluation and folders below."""

    __test__ = False  # the name begins like a test's

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.panel = TestPanel(session, num_rows=10)
        self.evaluation = EvaluationPanel(session)
        self.batch = BatchPanel(session)
        self._run_label, self._runs = PlainLabel("", "muted"), QComboBox()
        self._runs.setMinimumWidth(180)
        self._runs.activated.connect(self._on_runs_activated)
        head = QHBoxLayout()
        head.setContentsMargins(12, 12, 12, 0)
        head.setSpacing(8)
        head.addWidget(self._run_label)
        head.addWidget(self._runs)
        head.addStretch(1)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.evaluation, "")
        self._tabs.addTab(self.batch, "")
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.panel)
        splitter.addWidget(self._tabs)
        splitter.setSizes([320, 420])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(splitter, 1)
        session.runs_changed.connect(self._list_runs)
        session.project_opened.connect(self._list_runs)
        session.predictor_changed.connect(self._list_runs)
        self._retranslate()
        self._list_runs()

    def _list_runs(self) -> None:
        self._runs.clear()
        for run in reversed([run for run in self._session.project.runs if run.weights]):
            self._runs.addItem(run.name or run.id, run.id)
        chosen = self._session.answers.run
        if chosen is not None:
            self._runs.setCurrentIndex(self._runs.findData(chosen.id))
        self._runs.setEnabled(self._runs.count() > 0)

    def _on_runs_activated(self, index: int) -> None:
        self._session.answers.choose(self._runs.itemData(index))

    def _retranslate(self) -> None:
        self._run_label.setText(self.tr("Weights of"))
        self._tabs.setTabText(0, self.tr("A whole split"))
        self._tabs.setTabText(1, self.tr("Many files"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
