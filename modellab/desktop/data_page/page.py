"""The Data page: what to learn from on the left, what was understood of it on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from modellab.desktop.data_page.preparation_panel import PreparationPanel
from modellab.desktop.data_page.samples_panel import SamplesPanel
from modellab.desktop.data_page.source_panel import SourcePanel
from modellab.desktop.session import Session
from modellab.desktop.widgets.drops import FileDrops


class DataPage(QWidget):
    """Takes a folder or file dropped anywhere on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        FileDrops(self, lambda paths: self.source.open_path(paths[0]))
        self.source, self.preparation = SourcePanel(session), PreparationPanel(session)
        self.samples = SamplesPanel(session)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 16, 12)
        column.setSpacing(16)
        column.addWidget(self.source)
        column.addWidget(self.preparation)
        column.addStretch(1)
        left = QScrollArea()
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setWidgetResizable(True)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setWidget(inner)
        left.setMinimumWidth(340)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.samples)
        splitter.setSizes([368, 912])
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the project's data the first time it is looked at."""
        super().showEvent(event)
        session = self._session
        if session.project.dataset is not None and session.dataset is None and not session.is_opening_data:
            session.start(session.open_data())
