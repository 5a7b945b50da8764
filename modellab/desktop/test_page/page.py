"""The Test page: one sample at a time, a whole split, or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.test_page.batch_panel import BatchPanel
from modellab.desktop.test_page.drawn_panel import DrawnPanel
from modellab.desktop.test_page.evaluation_panel import EvaluationPanel
from modellab.desktop.test_page.latent_panel import LatentPanel
from modellab.desktop.test_page.panel import TestPanel
from modellab.desktop.test_page.sample_shelf import SampleShelf
from modellab.desktop.test_page.sample_view import SampleView
from modellab.desktop.widgets.drops import FileDrops
from modellab.desktop.widgets.labels import PlainLabel
from modellab.disk import is_file

_MANY = (".csv", ".tsv", ".txt")
"""Files with several samples, one a row or a line."""
_LATENT, _DRAWN = 2, 3


class TestPage(QWidget):
    """The panel of the Network page in large, with evaluation and folders below; takes files dropped anywhere."""

    __test__ = False  # the name begins like a test's

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        FileDrops(self, self.open_files)
        self.panel = TestPanel(session, is_large=True)
        self.shelf = SampleShelf(session, self)
        self.shelf.chosen.connect(self.panel.show_sample)
        self.evaluation = EvaluationPanel(session)
        self.batch = BatchPanel(session)
        self.latent = LatentPanel(session)
        self.latent.chosen.connect(self.panel.show_sample)
        self.drawn = DrawnPanel(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.evaluation, "")
        self.tabs.addTab(self.batch, "")
        self.tabs.addTab(self.latent, "")
        self.tabs.addTab(self.drawn, "")
        self._choice = self._run_choice()
        one = QWidget()
        self._row = row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self.panel, 3)
        row.addWidget(self.shelf, 2)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(one)
        splitter.addWidget(self.tabs)
        splitter.setSizes([404, 336])
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(splitter, 1)
        session.project_opened.connect(self._list_runs)
        session.predictor_changed.connect(self._list_runs)
        self.panel.view_changed.connect(self._on_panel_view_changed)
        self.latent.listed.connect(self._offer_tabs)
        self.drawn.offered.connect(self._offer_tabs)
        self._retranslate()
        self._list_runs()
        self._on_panel_view_changed(self.panel.view)

    def _on_panel_view_changed(self, view: SampleView) -> None:
        """Leave the whole page to a network that samples of the data tell nothing about."""
        self.shelf.set_wanted(view.takes_samples)
        self.tabs.setVisible(view.takes_samples)
        if view.takes_samples:
            self.tabs.setCornerWidget(self._choice, Qt.Corner.TopRightCorner)
        else:
            self._row.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignTop)
        self._choice.show()
        self._offer_tabs()

    def _offer_tabs(self) -> None:
        """Offer the latent space where a layer lays samples out, and new pictures where the network can draw them."""
        self.tabs.setTabVisible(_LATENT, self.panel.view.shows_latent and self.latent.has_layers)
        self.tabs.setTabVisible(_DRAWN, self.panel.view.takes_samples and self.drawn.can_draw)

    def _run_choice(self) -> QWidget:
        self._run_label, self.runs = PlainLabel("", "muted"), QComboBox()
        self.runs.setMinimumWidth(160)
        self.runs.activated.connect(self._on_runs_activated)
        choice = QWidget()
        layout = QHBoxLayout(choice)
        layout.setContentsMargins(0, 0, 12, 2)
        layout.setSpacing(8)
        layout.addWidget(self._run_label)
        layout.addWidget(self.runs)
        return choice

    def _list_runs(self) -> None:
        self.runs.clear()
        for run in reversed([run for run in self._session.project.runs if run.weights]):
            self.runs.addItem(run.name or run.id, run.id)
        chosen = self._session.answers.run
        if chosen is not None:
            self.runs.setCurrentIndex(self.runs.findData(chosen.id))
        self.runs.setEnabled(self.runs.count() > 0)

    def _on_runs_activated(self, index: int) -> None:
        # The newest stands first; choosing it means to go on with whatever is newest.
        self._session.answers.choose(self.runs.itemData(index) if index else "")

    def _retranslate(self) -> None:
        self._run_label.setText(self.tr("Weights of"))
        self.tabs.setTabText(0, self.tr("A whole split"))
        self.tabs.setTabText(1, self.tr("Many files"))
        self.tabs.setTabText(_LATENT, self.tr("Latent space"))
        self.tabs.setTabText(_DRAWN, self.tr("New pictures"))

    def showEvent(self, event: QShowEvent) -> None:
        """Read the data, so that there are samples to try."""
        super().showEvent(event)
        self.latent.list_layers()
        session = self._session
        if session.project.dataset is not None and session.dataset is None and not session.is_opening_data:
            session.start(session.open_data())

    def open_files(self, paths: list[Path]) -> None:
        """Answer for one picture at once, and for folders, tables, texts and many files in a table."""
        view = self.panel.view
        if not view.takes_samples:
            self.panel.open_files(paths)
            return
        has_many = paths[:1] and paths[0].suffix.lower() in _MANY and not (view.answers_itself or view.takes_tables)
        if len(paths) == 1 and is_file(paths[0]) and not has_many:
            self.panel.open_files(paths)
        elif paths:
            self.tabs.setCurrentWidget(self.batch)
            self.batch.answer(paths)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
