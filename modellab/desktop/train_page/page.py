"""The Train page: the recipe on the left, the curves on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSlider, QSplitter, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.train_page.curves import CurvesPanel
from modellab.desktop.train_page.diagnosis_panel import DiagnosisPanel
from modellab.desktop.train_page.folds_dialog import FoldsDialog
from modellab.desktop.train_page.plot import SMOOTHING, PastRun
from modellab.desktop.train_page.recipe_panel import RecipePanel
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.desktop.widgets.swatch import Swatch
from modellab.training.curves import Curves

PAST_COLORS = ("#b58cff", "#38b6a3", "#e06c9f", "#d9c24a", "#8b95a7")


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
        layout.addWidget(self.diagnosis)
        layout.addWidget(self.curves, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.recipe)
        splitter.addWidget(right)
        splitter.setSizes([328, 952])
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        session.runs_changed.connect(self._show_past)
        session.project_opened.connect(self._show_past)
        session.run_started.connect(lambda _plan: self._show_past())
        self._retranslate()
        self._show_past()

    def _tools(self) -> QWidget:
        bar = QWidget()
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        self._smooth_label = PlainLabel("", "muted")
        self.smooth = QSlider(Qt.Orientation.Horizontal)
        self.smooth.setRange(0, 98)
        self.smooth.setValue(round(100 * SMOOTHING))
        self.smooth.setFixedWidth(112)
        self.smooth.valueChanged.connect(self._on_smooth_value_changed)
        self.log, self.past = QCheckBox(), QCheckBox()
        self.log.toggled.connect(self.curves.loss.set_log)
        self.past.toggled.connect(lambda _checked: self._show_past())
        self._legend = QHBoxLayout()
        self._legend.setSpacing(4)
        self.fit = QPushButton()
        self.fit.clicked.connect(self._on_fit_clicked)
        self.fit.setEnabled(False)
        for plot in self.curves.plots:
            plot.moved.connect(lambda _first, _last: self.fit.setEnabled(True))
            plot.followed.connect(lambda: self.fit.setEnabled(False))
        self.folds = QPushButton()
        self.folds.clicked.connect(self.ask_folds)
        training = self._session.training
        self.folds.setEnabled(not training.is_active)
        training.state_changed.connect(lambda state: self.folds.setEnabled(state == "idle"))
        for widget in (self._smooth_label, self.smooth, self.log, self.past):
            layout.addWidget(widget)
        layout.addLayout(self._legend)
        layout.addStretch(1)
        layout.addWidget(self.fit)
        layout.addWidget(self.folds)
        return bar

    def ask_folds(self) -> None:
        """Ask how many folds a cross-validation shall have."""
        FoldsDialog(self._session, self).open()

    def _on_smooth_value_changed(self, value: int) -> None:
        for plot in self.curves.plots:
            plot.set_smoothing(value / 100)

    def _on_fit_clicked(self) -> None:
        for plot in self.curves.plots:
            plot.follow()
        self.fit.setEnabled(False)

    def _show_past(self) -> None:
        """Lay the runs before the one shown behind it, newest first."""
        training, kept = self._session.training, [run for run in self._session.project.runs if run.curves]
        shown = training.plan.run_id if training.is_active and training.plan is not None else ""
        earlier = [run for run in kept if run.id != shown] if shown else kept[:-1]
        self.past.setEnabled(bool(earlier))
        runs: list[PastRun] = []
        if self.past.isChecked():
            for run, color in zip(reversed(earlier), PAST_COLORS, strict=False):
                runs.append(PastRun(run.name, Curves.from_arrays(run.curve_arrays()), color))
        self.curves.show_past(runs)
        self._show_legend(runs)

    def _show_legend(self, runs: list[PastRun]) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for run in runs:
            self._legend.addWidget(Swatch(run.color))
            self._legend.addWidget(ElidedLabel(run.name, "muted"))

    def _retranslate(self) -> None:
        self._smooth_label.setText(self.tr("Smoothing"))
        self.smooth.setAccessibleName(self.tr("Smoothing of the train curve"))
        self.log.setText(self.tr("Logarithmic loss"))
        self.past.setText(self.tr("Earlier runs"))
        self.past.setToolTip(self.tr("Draw up to five runs before this one behind its curves"))
        self.folds.setText(self.tr("Cross-validate..."))
        self.folds.setToolTip(self.tr("Train several times, each time measured on other samples"))
        self.fit.setText(self.tr("Show all"))
        self.fit.setToolTip(self.tr("Undo zooming (double click on a plot)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
