"""A forecast to look at: what the network would have said over the test split, and what comes after a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout

from modellab.desktop.session import Session
from modellab.desktop.test_page.sample_view import SampleView
from modellab.desktop.test_page.series_plot import SeriesPlot, numbers
from modellab.desktop.train_page.wording import share
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.drops import FileDrops
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.errors import ModelLabError

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.forecast import Backtest, Forecast
    from modellab.prediction.predict import Answer, Predictor

_MOST_LIVE = 1000
"""Windows that are forecast anew while a run goes on: what is looked at must not slow it down."""
_SHOWN_WINDOWS = 4
_SHOWN_STEPS = 24


@dataclass(frozen=True, slots=True)
class _Past:
    """Forecasts over the test split."""

    backtest: Backtest
    mae: float
    baseline_mae: float


class SeriesView(SampleView):
    """The plot with a line of figures above it; a dropped CSV file is forecast after its last row."""

    answers_itself = True
    takes_tables = True

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        FileDrops(self, self.open_files)
        self._request = 0
        self._is_due = False
        self._path: Path | None = None
        self.past: _Past | None = None
        self.forecast: Forecast | None = None
        self.figures, self.notes = ElidedLabel("", ""), PlainLabel("", "muted")
        self.notes.setWordWrap(True)
        self.plot = SeriesPlot()
        self.steps, self._steps_label = QSpinBox(), QLabel()
        self.steps.setRange(0, 10_000)  # 0: as far as the network forecasts at once
        self.steps.setKeyboardTracking(False)
        self.steps.valueChanged.connect(lambda _count: self._ask_again())
        self._open, self._back = QPushButton(), QPushButton()
        self._open.clicked.connect(lambda: choose_series(self))
        self._back.clicked.connect(self.clear)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.figures, 1)
        for widget in (self._steps_label, self.steps, self._back, self._open):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.notes)
        self._retranslate()
        self._show_mode()

    @property
    def has_sample(self) -> bool:
        """Whether a file is forecast; the view asks itself, and the panel has nothing to ask."""
        return False

    @property
    def hint(self) -> str:
        """What to do for an answer."""
        return self.tr("Drop a CSV file to forecast what comes after its last row.")

    async def ask(self) -> Answer:
        """Forecast the file that was dropped last."""
        path = self._path
        return await self.session.answers.ask(lambda predictor: predictor.series(path or Path()))

    def show_network(self) -> None:
        """Forecast anew: other weights answer, or the data was opened."""
        self._is_due = True
        if self.isVisible():
            self._ask_again()

    def open_files(self, paths: list[Path]) -> None:
        """Forecast what comes after the last row of the first of these files."""
        if paths:
            self._path = paths[0]
            self._ask_again()

    def clear(self) -> None:
        """Go back from the file to the test split."""
        self._path = None
        self._ask_again()

    # Asking

    def _ask_again(self) -> None:
        self._is_due = False
        self._request += 1
        self._show_mode()
        answers = self.session.answers
        if not answers.can_answer:
            self._show_nothing(self.tr("Train first, if only for an epoch; then the forecast is drawn here."))
        elif self._path is not None:
            self.session.start(self._forecast(self._path, self.steps.value() or None, self._request))
        elif (dataset := self.session.dataset) is not None and _can_look_back(dataset):
            self.session.start(self._look_back(dataset, self._request))
        else:
            self._show_nothing(self.hint)
            self._need_data()

    def _need_data(self) -> None:
        """Read the data where another project was opened while its page is looked at."""
        session = self.session
        is_there = session.dataset is not None or session.is_opening_data or session.project.dataset is None
        if self.is_large and not is_there and session.data.problem is None:
            session.start(session.open_data())

    async def _forecast(self, path: Path, count: int | None, request: int) -> None:
        try:
            found = await self.session.answers.ask(lambda predictor: _forecast(predictor, path, count))
        except ModelLabError as error:
            if request == self._request:
                self._show_nothing(" ".join(engine_text(text) for text in (error.sentence, error.hint) if text))
            return
        if request == self._request:
            self._show_forecast(found, path.name)

    async def _look_back(self, dataset: Dataset, request: int) -> None:
        is_live = self.session.answers.is_live
        try:
            found = await self.session.answers.ask(
                lambda predictor: _look_back(predictor, dataset, _MOST_LIVE if is_live else 0)
            )
        except ModelLabError as error:  # the evaluation says it in full
            if request == self._request:
                self._show_nothing(engine_text(error.sentence))
            return
        if request == self._request:
            self._show_past(found)

    # Showing

    def _show_mode(self) -> None:
        is_file = self._path is not None
        for widget in (self._steps_label, self.steps, self._back):
            widget.setVisible(is_file)

    def _show_nothing(self, why: str) -> None:
        self.past = self.forecast = None
        self.plot.clear_lines()
        self.figures.clear()
        self.notes.setText(why)

    def _show_past(self, past: _Past) -> None:
        self.past, self.forecast = past, None
        back = past.backtest
        x = back.times if back.times is not None else back.positions_N
        self.plot.show_lines((x, back.truth_N), (x, back.predicted_N))
        gain = 1 - past.mae / past.baseline_mae if past.baseline_mae else 0.0
        text = self.tr("{column}, test split: MAE {mae}, {gain} better than repeating the last value ({baseline})")
        if gain < 0:
            text = self.tr("{column}, test split: MAE {mae}, {gain} worse than repeating the last value ({baseline})")
        self.figures.setText(
            text.format(column=back.column, mae=f"{past.mae:.4g}", gain=share(abs(gain), 1),
                        baseline=f"{past.baseline_mae:.4g}")
        )  # fmt: skip
        legend = self.tr("Grey: what came true. Blue: what the network said one step before.")
        self.notes.setText(f"{legend} {self.hint}")

    def _show_forecast(self, found: Forecast, name: str) -> None:
        self.past, self.forecast = None, found
        rows = max(_SHOWN_WINDOWS * len(found.values), 200)
        history = found.history[-rows:, 0]
        if found.history_when is not None and found.when is not None:
            before, after = found.history_when[-rows:], found.when
        else:
            end = len(found.history)
            before, after = np.arange(end - len(history), end), np.arange(end, end + len(found.values))
        x, y = np.concatenate([before[-1:], after]), np.concatenate([history[-1:], found.values])
        self.plot.show_lines((before, history), (x, y), start=float(numbers(before[-1:])[0]))
        told = ", ".join(f"{value:.5g}" for value in found.values[:_SHOWN_STEPS])
        self.figures.setText(self.tr("{column} after {name}").format(column=found.column, name=name))
        words = [self.tr("From {step}: {values}").format(step=found.steps[0], values=told)]
        self.notes.setText(" · ".join([*words, *(engine_text(note) for note in found.notes)]))

    def showEvent(self, event: QShowEvent) -> None:
        """Forecast what changed while hidden."""
        super().showEvent(event)
        if self._is_due:
            self._ask_again()

    def _retranslate(self) -> None:
        self._open.setText(self.tr("Open series..."))
        self._back.setText(self.tr("Test split"))
        self._back.setToolTip(self.tr("Show the forecasts over the test split again"))
        self._steps_label.setText(self.tr("Steps"))
        self.steps.setSpecialValueText(self.tr("horizon"))
        self.plot.setAccessibleName(self.tr("Forecast and truth"))
        if self.past is not None:
            self._show_past(self.past)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def choose_series(view: SampleView) -> None:
    """Let the user choose a CSV file for a view."""
    dialog = QFileDialog(view, QCoreApplication.translate("SeriesView", "Open a series"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    tables = QCoreApplication.translate("SeriesView", "Tables ({patterns})")
    everything = QCoreApplication.translate("SeriesView", "All files (*)")
    dialog.setNameFilters([tables.format(patterns="*.csv *.tsv *.txt *.gz"), everything])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: view.open_files([Path(name) for name in names]))
    dialog.open()


def _can_look_back(dataset: Dataset) -> bool:
    form = dataset.series
    return form is not None and form.horizon > 0 and len(dataset.splits["test"]) > 0


def _look_back(predictor: Predictor, dataset: Dataset, most: int) -> _Past:
    """Forecast the test split, or the last ``most`` windows of it; 0 for all."""
    from modellab.prediction.evaluate import evaluate
    from modellab.prediction.forecast import backtest

    last = replace(dataset, splits={**dataset.splits, "test": dataset.splits["test"][-most:]})
    found = evaluate(predictor, last, "test")
    back = backtest(dataset, found.indices_N, found.truth_N, found.predicted_N)
    return _Past(back, found.metrics["mae"], found.baseline_mae or 0.0)


def _forecast(predictor: Predictor, path: Path, count: int | None) -> Forecast:
    from modellab.disk import sentences
    from modellab.prediction.forecast import forecast

    with sentences(path, is_writing=False):
        return forecast(predictor, path, count)
