"""How good the network is on a split, seen from several sides: figures, classes, curves, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from modellab.desktop.session import Session
from modellab.desktop.test_page.calibration_view import CalibrationView
from modellab.desktop.test_page.class_view import ClassView
from modellab.desktop.test_page.curve_view import PrecisionRecallView, RocView
from modellab.desktop.test_page.evaluation_view import EvaluationView
from modellab.desktop.test_page.figure_view import FigureView, written
from modellab.desktop.test_page.split_panel import Look, Report, SplitPanel, Words
from modellab.desktop.test_page.value_view import ValueView
from modellab.desktop.train_page.curves import metric_label
from modellab.desktop.train_page.wording import share
from modellab.desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset
    from modellab.prediction.evaluate import Evaluation
    from modellab.prediction.predict import Predictor

_MOST_TOLD = 3
"""Of more metrics, only the first and the last stand in the line above; all are among the figures."""


class EvaluationPanel(SplitPanel["Evaluation"]):
    """Compares the answers for a whole split with the truth."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
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
        self.head.addWidget(self.switch)
        for view in self.views.values():
            self.sides.addWidget(view)
        self.follow()

    @property
    def offered(self) -> list[str]:
        """Keys of the views that suit the result."""
        evaluation = self.found
        return [key for key, view in self.views.items() if evaluation is not None and view.suits(evaluation)]

    def words(self) -> Words:
        """Return what is said."""
        return Words(
            self.tr("Evaluate"),
            self.tr("Evaluating ..."),
            self.tr("Evaluate: how good the network is on data that it has not learned from, and where not."),
            self.tr("Train first; then measure the network here."),
            self.tr("Measure the network here once its run has ended or was stopped."),
        )

    def look(self) -> Look[Evaluation]:
        """Compare answers and truth."""
        split = self.split.split
        return lambda predictor, dataset, report: _evaluate(predictor, dataset, split, report)

    def show_found(self, found: Evaluation) -> None:
        """Offer the views that suit the result."""
        offered = self.offered
        for key in self.switch.keys:
            self.switch.set_visible(key, key in offered)
        self.switch.setVisible(len(offered) > 1)
        for key in offered:
            self.views[key].show_evaluation(found)
        if self.switch.current not in offered:
            self.switch.set_current(offered[0])
        self._on_switch_chosen()

    def describe(self, found: Evaluation) -> str:
        """Say how many samples, the most telling metrics, and how fast."""
        parts = [self.tr("{count} samples").format(count=f"{found.num_samples:,}")]
        metrics = list(found.metrics.items())
        told = metrics if len(metrics) <= _MOST_TOLD else [metrics[0], metrics[-1]]
        parts += [f"{metric_label(name)} {written(name, value)}" for name, value in told]
        if found.gain is not None:
            text = self.tr("{share} better than the last value") if found.gain >= 0 else self.tr(
                "{share} worse than the last value")  # fmt: skip
            parts.append(text.format(share=share(abs(found.gain))))
        parts.append(self.tr("{speed} predictions/s").format(speed=f"{found.samples_per_s:,.0f}"))
        return " · ".join(parts)

    def _on_switch_chosen(self) -> None:
        self.sides.setCurrentWidget(self.views[self.switch.current])

    def forget(self) -> None:
        """Empty the panel."""
        self.switch.hide()
        super().forget()

    def retranslate(self) -> None:
        """Name the views."""
        super().retranslate()
        self.switch.set_text("classes", self.tr("Classes"))
        self.switch.set_text("values", self.tr("Errors"))
        self.switch.set_text("roc", self.tr("ROC"), self.tr("True against false positives"))
        self.switch.set_text("recall", self.tr("Precision"), self.tr("Precision against recall"))
        self.switch.set_text("calibration", self.tr("Calibration"), self.tr("How often it is right when it is sure"))
        self.switch.set_text("figures", self.tr("Figures"))
        self.switch.setAccessibleName(self.tr("What is shown of the evaluation"))


def _evaluate(predictor: Predictor, dataset: Dataset, split: SplitName, report: Report) -> Evaluation:
    from modellab.prediction.evaluate import evaluate

    return evaluate(predictor, dataset, split, report)
