"""Every single figure of an evaluation, with what it means; speed and waiting time among them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from modellab.desktop.session import Session
from modellab.desktop.test_page.evaluation_view import EvaluationView
from modellab.desktop.train_page.curves import metric_label
from modellab.desktop.train_page.wording import share
from modellab.desktop.translation import row_text
from modellab.desktop.widgets.rows_view import PlainTable
from modellab.training.metrics import METRICS

if TYPE_CHECKING:
    from modellab.prediction.evaluate import Evaluation

Row = tuple[str, str, str]
"""Name, figure, meaning."""


class FigureView(EvaluationView):
    """A table, for networks of every kind."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.figures = PlainTable(3)
        header = self.figures.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.figures)
        self.retranslate()

    def suits(self, evaluation: Evaluation) -> bool:
        """There are always figures."""
        return bool(evaluation.metrics)

    def draw(self, evaluation: Evaluation) -> None:
        """List everything that was measured."""
        rows = [*self._metrics(evaluation), *self._summary(evaluation), *self._speed(evaluation)]
        self.figures.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.figures.put(number, column, text, is_number=column == 1)

    def _metrics(self, evaluation: Evaluation) -> list[Row]:
        rows = [
            (metric_label(name), written(name, value), row_text(METRICS[name].help))
            for name, value in evaluation.metrics.items()
        ]
        perplexity = evaluation.metrics.get("perplexity", 0.0)
        if perplexity > 0 and math.isfinite(perplexity):
            bits = f"{math.log2(perplexity):.3f}"
            rows.append((self.tr("Bits per token"), bits, self.tr("what the next token still tells; lower is better")))
        return rows

    def _summary(self, evaluation: Evaluation) -> list[Row]:
        found = evaluation.summary
        known = (
            ("auc", self.tr("Area under the ROC curve"), self.tr("0.5 is guessing, 1 is perfect")),
            ("average_precision", self.tr("Average precision"), self.tr("area under precision against recall")),
            ("ece", self.tr("Calibration error"), self.tr("how far confidence and accuracy are apart")),
            ("weighted_precision", self.tr("Precision, weighted"), self.tr("each class counts as it has samples")),
            ("weighted_recall", self.tr("Recall, weighted"), self.tr("each class counts as it has samples")),
            ("weighted_f1", self.tr("F1, weighted"), self.tr("each class counts as it has samples")),
        )
        rows = [(label, f"{found[key]:.4f}" if key in ("auc", "average_precision") else share(found[key], 2), meaning)
                for key, label, meaning in known if key in found]  # fmt: skip
        if evaluation.baseline_mae is not None:
            meaning = self.tr("mean error of answering with the last value of the window")
            rows.append((self.tr("The last value instead"), f"{evaluation.baseline_mae:.5g}", meaning))
        return rows

    def _speed(self, evaluation: Evaluation) -> list[Row]:
        rows = [(self.tr("Predictions per second"), f"{evaluation.samples_per_s:,.0f}", self.tr("in large batches"))]
        latency = evaluation.latency
        if latency is None:
            return rows
        one = self.tr("one sample at a time, over {count} of them").format(count=f"{latency.count:,}")
        times = (
            (self.tr("Half of the answers within"), latency.p50, one),
            (self.tr("95 % of the answers within"), latency.p95, ""),
            (self.tr("99 % of the answers within"), latency.p99, ""),
        )
        return rows + [(label, f"{time_ms:.3g} ms", meaning) for label, time_ms, meaning in times]

    def retranslate(self) -> None:
        """Name the columns."""
        self.figures.set_heads([self.tr("Figure"), self.tr("Value"), self.tr("What it means")], (1,))


def written(metric: str, value: float) -> str:
    """Write a metric as people read it."""
    return share(value, 2) if METRICS[metric].is_share else f"{value:.5g}"
