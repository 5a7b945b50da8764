"""Whether the network is right as often as it says it is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.session import Session
from modellab.desktop.test_page.evaluation_view import EvaluationView
from modellab.desktop.test_page.line_plot import Line, LinePlot
from modellab.desktop.train_page.wording import share
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.rows_view import PlainTable

if TYPE_CHECKING:
    from modellab.prediction.evaluate import Evaluation

_SLIGHT = 0.02


class CalibrationView(EvaluationView):
    """Ten ranges of confidence, each with the share of right answers; on the diagonal the network knows itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.plot, self.bins = LinePlot("up"), PlainTable(3)
        self.bins.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.bins, 1)
        self.put_side_by_side(self.plot, right, sizes=[640, 420])
        self.retranslate()

    def suits(self, evaluation: Evaluation) -> bool:
        """Whether there are probabilities."""
        return evaluation.probability_NK is not None

    def draw(self, evaluation: Evaluation) -> None:
        """Draw accuracy over confidence, and list the ranges that hold samples."""
        found = evaluation.calibration()
        filled = np.flatnonzero(found.count_B)
        line = Line(found.confidence_B[filled], found.accuracy_B[filled], theme.current().accent, has_points=True)
        self.plot.show_lines([line])
        self.bins.setRowCount(len(filled))
        for row, k in enumerate(filled[::-1].tolist()):
            cells = (share(found.confidence_B[k]), share(found.accuracy_B[k]), f"{found.count_B[k]:,}")
            for place, text in enumerate(cells):
                self.bins.put(row, place, text, is_number=True)
        distance = self.tr("Confidence and accuracy are {share} apart on average.").format(share=share(found.error))
        gap = float(evaluation.confidence_N.mean() - (evaluation.truth_N == evaluation.predicted_N).mean())
        self.words.setText(f"{distance} {self._verdict(gap)}")

    def _verdict(self, gap: float) -> str:
        if abs(gap) < _SLIGHT:
            return self.tr("The network knows well how sure it may be.")
        if gap > 0:
            return self.tr("The network is surer than it should be.")
        return self.tr("The network is less sure than it could be.")

    def retranslate(self) -> None:
        """Name columns and axes."""
        heads = [self.tr("How sure"), self.tr("Right"), self.tr("Samples")]
        self.bins.set_heads(heads, (0, 1, 2))
        self.plot.setLabel("bottom", self.tr("how sure the network is"))
        self.plot.setLabel("left", self.tr("how often it is right"))
