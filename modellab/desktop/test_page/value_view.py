"""How far off the answers of a network are that answers with values, and for which samples most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTabWidget, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.test_page.evaluation_view import EvaluationView
from modellab.desktop.test_page.found_samples import FoundSamples
from modellab.desktop.test_page.residual_plot import ResidualPlot
from modellab.desktop.test_page.value_scatter import ValueScatter
from modellab.desktop.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from modellab.prediction.evaluate import Evaluation

_MOST_ERRORS = 50
_MOST_CHOICES = 60
"""A picture has more values than anybody wants to choose from."""


class ValueView(EvaluationView):
    """For forecasts, regressions and reconstructions."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.value = QComboBox()
        self.value.activated.connect(lambda _index: self._draw_values())
        self.scatter, self.residuals, self.samples = ValueScatter(), ResidualPlot(), FoundSamples(session)
        self.scatter.picked.connect(self._on_scatter_picked)
        self.figures = QTabWidget()
        self.figures.setDocumentMode(True)
        self.figures.setTabPosition(QTabWidget.TabPosition.South)
        self.figures.addTab(self.scatter, "")
        self.figures.addTab(self.residuals, "")
        self._cell = PlainLabel("", "muted")
        self._cell.setWordWrap(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self.value, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._cell)
        column.addWidget(self.samples, 1)
        self.put_side_by_side(self.figures, right, sizes=[720, 480])
        self.retranslate()

    def suits(self, evaluation: Evaluation) -> bool:
        """Whether there are values."""
        return evaluation.confusion_KK is None and evaluation.truth_N.size > 0

    def draw(self, evaluation: Evaluation) -> None:
        """Draw the errors and list the largest."""
        count = _flat(evaluation.truth_N).shape[1]
        self.value.clear()
        if count > 1:
            self.value.addItem(self.tr("All {count} values").format(count=f"{count:,}"))
        if 1 < count <= _MOST_CHOICES:
            self.value.addItems([self.tr("Value {number}").format(number=k + 1) for k in range(count)])
        self.value.setVisible(1 < count <= _MOST_CHOICES)
        self._draw_values()

    def _chosen(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return the column that is chosen, or all, (N, V)."""
        column = self.value.currentIndex() - 1
        return _flat(values) if column < 0 else _flat(values)[:, column : column + 1]

    def _draw_values(self) -> None:
        evaluation = self.evaluation
        if evaluation is None:
            return
        truth_NV, predicted_NV = self._chosen(evaluation.truth_N), self._chosen(evaluation.predicted_N)
        self.scatter.show_values(truth_NV.reshape(-1), predicted_NV.reshape(-1))
        self.residuals.show_values(truth_NV.reshape(-1), predicted_NV.reshape(-1))
        errors_N = np.abs(predicted_NV - truth_NV).mean(axis=1)
        worst = np.argsort(-errors_N)[:_MOST_ERRORS]
        if truth_NV.shape[1] == 1:
            words = self.tr("Samples with the largest errors; click a point to see which it is.")
            answers = [f"{predicted_NV[k, 0]:.6g}" for k in worst]
        else:
            words = self.tr("Samples with the largest mean errors, which are told; click a point to see which it is.")
            answers = [f"{errors_N[k]:.3g}" for k in worst]
        self._cell.setText(words)
        self.samples.show_samples(evaluation.indices_N[worst].tolist(), answers)

    def _on_scatter_picked(self, point: int) -> None:
        evaluation = self.evaluation
        if evaluation is None:
            return
        truth_NV, predicted_NV = self._chosen(evaluation.truth_N), self._chosen(evaluation.predicted_N)
        number, column = divmod(point, truth_NV.shape[1])
        index, dataset = int(evaluation.indices_N[number]), self.session.dataset
        text = self.tr("{name}: true {truth}, predicted {predicted}")
        self._cell.setText(
            text.format(
                name=dataset.name_of(index) if dataset is not None else f"#{index}",
                truth=f"{float(truth_NV[number, column]):.5g}",
                predicted=f"{float(predicted_NV[number, column]):.5g}",
            )
        )

    def retranslate(self) -> None:
        """Label the figures."""
        self.figures.setTabText(0, self.tr("Predicted and true"))
        self.figures.setTabText(1, self.tr("Errors"))
        self.value.setAccessibleName(self.tr("Which of the values"))


def _flat(values: NDArray[Any]) -> NDArray[Any]:
    return values.reshape(len(values), -1)
