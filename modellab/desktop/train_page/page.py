"""The Train page: the recipe on the left, the curves on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSlider, QSplitter, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.train_page.curves import CurvesPanel
from modellab.desktop.train_page.diagnosis_panel import DiagnosisPanel
from modellab.desktop.train_page.plot import SMOOTHING, CurvePlot, PastRun
from modellab.desktop.train_page.recipe_panel import RecipePanel
from modellab.desktop.widgets.labels import PlainLabel
from modellab.training.curves import Curves

PAST_COLORS = ("#8b95a7", "#b58cff", "#38b6a3", "#e06c9f", "#d9c24a")


class TrainPage(QWidget):
    """Recipe, curves with smoothing, logarithmic axis and earlier runs behind, and the diagnosis."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.recipe = RecipePanel(session)
        self.curves = CurvesPanel(session)
        self.diagnosis = DiagnosisPanel(session)
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tools())
        layout.addWidget(self.curves, 1)
        layout.addWidget(self.diagnosis)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.recipe)
        splitter.addWidget(right)
        splitter.setSizes([320, 960])
        splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        session.runs_changed.connect(self._show_past)
        session.project_opened.connect(self._show_past)
        self._retranslate()

    def _tools(self) -> QWidget:
        bar = QWidget()
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 8, 12, 0)
        layout.setSpacing(12)
        self._smooth_label = PlainLabel("", "muted")
        self._smooth = QSlider(Qt.Orientation.Horizontal)
        self._smooth.setRange(0, 98)
        self._smooth.setValue(round(100 * SMOOTHING))
        self._smooth.setFixedWidth(120)
        self._smooth.valueChanged.connect(self._on_smooth_value_changed)
        self._log, self._past = QCheckBox(), QCheckBox()
        self._log.toggled.connect(self.curves.loss.set_log)
        self._past.toggled.connect(lambda _checked: self._show_past())
        self._fit = QPushButton()
        self._fit.clicked.connect(self._on_fit_clicked)
        for widget in (self._smooth_label, self._smooth, self._log, self._past):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._fit)
        return bar

    @property
    def _plots(self) -> tuple[CurvePlot, CurvePlot]:
        return (self.curves.loss, self.curves.score)

    def _on_smooth_value_changed(self, value: int) -> None:
        for plot in self._plots:
            plot.set_smoothing(value / 100)

    def _on_fit_clicked(self) -> None:
        for plot in self._plots:
            plot.follow()

    def _show_past(self) -> None:
        runs: list[PastRun] = []
        if self._past.isChecked():
            kept = [run for run in self._session.project.runs if run.curves][-len(PAST_COLORS) :]
            for run, color in zip(kept, PAST_COLORS, strict=False):
                runs.append(PastRun(run.name, Curves.from_arrays(run.curve_arrays()), color))
        for plot in self._plots:
            plot.show_past(runs)

    def _retranslate(self) -> None:
        self._smooth_label.setText(self.tr("Smoothing"))
        self._smooth.setAccessibleName(self.tr("Smoothing of the train curve"))
        self._log.setText(self.tr("Logarithmic loss"))
        self._past.setText(self.tr("Earlier runs"))
        self._fit.setText(self.tr("Show all"))
        self._fit.setToolTip(self.tr("Undo zooming (double click on a plot)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
