"""How good the network is on a split, seen from several sides: figures, classes, curves, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop import background
from modellab.desktop.session import Session
from modellab.desktop.test_page.calibration_view import CalibrationView
from modellab.desktop.test_page.class_view import ClassView
from modellab.desktop.test_page.curve_view import PrecisionRecallView, RocView
from modellab.desktop.test_page.evaluation_view import EvaluationView
from modellab.desktop.test_page.figure_view import FigureView, written
from modellab.desktop.test_page.value_view import ValueView
from modellab.desktop.train_page.curves import metric_label
from modellab.desktop.train_page.wording import share
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.desktop.widgets.segments import Segments
from modellab.desktop.widgets.split_choice import SplitChoice
from modellab.desktop.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.prediction.evaluate import Evaluation

_MOST_TOLD = 3
"""Of more metrics, only the first and the last stand in the line above; all are among the figures."""


class EvaluationPanel(QWidget):
    """Compares the answers for a whole split with the truth, at the press of a button."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._evaluation: Evaluation | None = None
        self._work: background.Work | None = None
        self._split, self.start_button, self._bar = SplitChoice(), QPushButton(), WorkBar()
        self.start_button.setProperty("role", "accent")
        self.start_button.clicked.connect(self._on_start_button_clicked)
        self._summary = ElidedLabel("", "muted")
        self._empty = PlainLabel("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.by_class, self.values, self.figures = ClassView(session), ValueView(session), FigureView(session)
        self.views: dict[str, EvaluationView] = {
            "classes": self.by_class,
            "values": self.values,
            "roc": RocView(session),
            "recall": PrecisionRecallView(session),
            "calibration": CalibrationView(session),
            "figures": self.figures,
        }
        self.switch = Segments(self.views)
        self.switch.chosen.connect(self._on_switch_chosen)
        self._lay_out()
        session.project_opened.connect(self._forget)
        session.predictor_changed.connect(self._forget)
        session.training.state_changed.connect(lambda _state: self._tell())
        self._retranslate()
        self._forget()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._split)
        head.addWidget(self.start_button)
        head.addWidget(self._bar)
        head.addWidget(self._summary, 1)
        head.addWidget(self.switch)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._empty)
        for view in self.views.values():
            self._sides.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._sides, 1)

    @property
    def summary(self) -> str:
        """What is said in one line."""
        return self._summary.text()

    @property
    def offered(self) -> list[str]:
        """Keys of the views that suit the result."""
        evaluation = self._evaluation
        return [key for key, view in self.views.items() if evaluation is not None and view.suits(evaluation)]

    def start(self) -> None:
        """Evaluate the chosen split in the background."""
        self._show_work(work := background.Work())
        self._session.start(self._evaluate(self._split.split, work))

    def cancel(self) -> None:
        """End the evaluation under way."""
        if self._work is not None:
            self._work.cancel()

    def _on_start_button_clicked(self) -> None:
        if self._work is None:
            self.start()
        else:
            self.cancel()

    async def _evaluate(self, split: SplitName, work: background.Work) -> None:
        try:
            evaluation = await self._session.answers.evaluate(split, work)
        finally:
            self._show_work(None)
        self._show(evaluation)

    def _show_work(self, work: background.Work | None) -> None:
        self._work = work
        self._bar.follow(work)
        self.start_button.setText(self.tr("Evaluate") if work is None else self.tr("Cancel"))
        self._tell()

    def _tell(self) -> None:
        """Say what is under way, what was found, or what could be found."""
        self._empty.clear()
        if self._work is not None:
            self._summary.setText(self.tr("Evaluating ..."))
        elif self._evaluation is not None:
            self._show_summary(self._evaluation)
        else:
            self._summary.clear()
            self._invite()

    def _invite(self) -> None:
        if self._session.answers.run is None and self._session.training.is_active:
            self._empty.setText(self.tr("Measure the network here once its run has ended or was stopped."))
        elif self._session.answers.run is None:
            self._empty.setText(self.tr("Train first; then measure the network here."))
        else:
            self._empty.setText(
                self.tr("Evaluate: how good the network is on data that it has not learned from, and where not.")
            )

    def _show(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._tell()
        offered = self.offered
        for key in self.switch.keys:
            self.switch.set_visible(key, key in offered)
        self.switch.setVisible(len(offered) > 1)
        for key in offered:
            self.views[key].show_evaluation(evaluation)
        if self.switch.current not in offered and offered:
            self.switch.set_current(offered[0])
        self._on_switch_chosen()

    def _show_summary(self, evaluation: Evaluation) -> None:
        parts = [self.tr("{count} samples").format(count=f"{evaluation.num_samples:,}")]
        metrics = list(evaluation.metrics.items())
        told = metrics if len(metrics) <= _MOST_TOLD else [metrics[0], metrics[-1]]
        parts += [f"{metric_label(name)} {written(name, value)}" for name, value in told]
        if evaluation.gain is not None:
            text = self.tr("{share} better than the last value") if evaluation.gain >= 0 else self.tr(
                "{share} worse than the last value")  # fmt: skip
            parts.append(text.format(share=share(abs(evaluation.gain))))
        parts.append(self.tr("{speed} predictions/s").format(speed=f"{evaluation.samples_per_s:,.0f}"))
        self._summary.setText(" · ".join(parts))

    def _on_switch_chosen(self) -> None:
        self._sides.setCurrentWidget(self.views.get(self.switch.current, self._empty))

    def _forget(self) -> None:
        """Empty the panel: its figures belong to other weights, and those under way would, too."""
        self.cancel()
        self._evaluation = None
        self._sides.setCurrentWidget(self._empty)
        self.switch.hide()
        self.start_button.setEnabled(self._session.answers.run is not None)
        self._tell()

    def _retranslate(self) -> None:
        self._show_work(self._work)
        self.switch.set_text("classes", self.tr("Classes"))
        self.switch.set_text("values", self.tr("Errors"))
        self.switch.set_text("roc", self.tr("ROC"), self.tr("True against false positives"))
        self.switch.set_text("recall", self.tr("Precision"), self.tr("Precision against recall"))
        self.switch.set_text("calibration", self.tr("Calibration"), self.tr("How often it is right when it is sure"))
        self.switch.set_text("figures", self.tr("Figures"))
        self.switch.setAccessibleName(self.tr("What is shown of the evaluation"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
