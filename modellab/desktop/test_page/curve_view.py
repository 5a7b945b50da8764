"""Curves over the threshold of each class: ROC, and precision against recall."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from modellab.desktop import background, theme
from modellab.desktop.session import Session
from modellab.desktop.test_page.evaluation_view import EvaluationView
from modellab.desktop.test_page.line_plot import Line, LinePlot
from modellab.desktop.train_page.page import PAST_COLORS
from modellab.desktop.widgets.rows_view import PlainTable
from modellab.desktop.widgets.swatch import dot_icon

if TYPE_CHECKING:
    from modellab.prediction.curves import Curve
    from modellab.prediction.evaluate import Evaluation

_MOST_CLASSES = 200


class CurveView(EvaluationView):
    """A curve for each class: those selected in the list stand out.

    The list begins with the class that is told apart worst.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._curves: dict[int, Curve] = {}
        self._order: list[int] = []
        self.plot = self.make_plot()
        self.classes = PlainTable(3)
        self.classes.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.classes.setIconSize(QSize(12, 12))
        header = self.classes.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.classes.itemSelectionChanged.connect(self._show_lines)
        self.put_side_by_side(self.plot, self.classes, sizes=[640, 420])
        theme.switch.theme_changed.connect(self._show_lines)
        self.retranslate()

    def make_plot(self) -> LinePlot:
        """Return the empty plot."""
        raise NotImplementedError

    def curve_of(self, evaluation: Evaluation, index: int) -> Curve:
        """Compute the curve of one class."""
        raise NotImplementedError

    def suits(self, evaluation: Evaluation) -> bool:
        """Whether there are probabilities of classes."""
        return evaluation.probability_NK is not None and len(evaluation.classes) > 1

    def draw(self, evaluation: Evaluation) -> None:
        """Compute the curves of all classes off the window's thread."""
        self._curves = {}
        self.classes.setRowCount(0)
        self.plot.show_lines(())
        self.session.start(self._load(evaluation, lambda: self._compute(evaluation)))

    def _compute(self, evaluation: Evaluation) -> dict[int, Curve]:
        known = [k for k, score in enumerate(evaluation.classes) if score.support][:_MOST_CLASSES]
        return {k: self.curve_of(evaluation, k).thinned() for k in known}

    async def _load(self, evaluation: Evaluation, compute: Callable[[], dict[int, Curve]]) -> None:
        curves = await background.run(compute)
        if evaluation is self.evaluation:
            self._curves = curves
            self._list(evaluation)

    def _list(self, evaluation: Evaluation) -> None:
        self._order = sorted(self._curves, key=lambda k: np.nan_to_num(self._curves[k].area, nan=2.0))
        with QSignalBlocker(self.classes):
            self.classes.setRowCount(len(self._order))
            for row, k in enumerate(self._order):
                score, area = evaluation.classes[k], self._curves[k].area
                self.classes.put(row, 0, score.name)
                self.classes.put(row, 1, f"{area:.4f}" if np.isfinite(area) else "-", is_number=True)
                self.classes.put(row, 2, f"{score.support:,}", is_number=True)
            if self._order:
                self.classes.selectRow(0)
        self._show_lines()

    def _show_lines(self) -> None:
        chosen = sorted({index.row() for index in self.classes.selectedIndexes()})
        palette = (theme.current().accent, *PAST_COLORS)
        colors = {self._order[row]: palette[place % len(palette)] for place, row in enumerate(chosen)}
        for row, k in enumerate(self._order):
            item = self.classes.item(row, 0)
            if isinstance(item, QTableWidgetItem):
                item.setIcon(dot_icon(colors.get(k, theme.current().border)))
        self.plot.show_lines([Line(curve.x, curve.y, colors.get(k, "")) for k, curve in self._curves.items()])

    def heads(self) -> list[str]:
        """Return the names of the columns."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Name columns and axes."""
        self.classes.set_heads(self.heads(), (1, 2))


class RocView(CurveView):
    """True against false positives of each class."""

    def make_plot(self) -> LinePlot:
        """Compare with guessing, which is the diagonal."""
        return LinePlot("up")

    def curve_of(self, evaluation: Evaluation, index: int) -> Curve:
        """Compute the curve of one class against all others."""
        return evaluation.roc(index)

    def heads(self) -> list[str]:
        """Return the names of the columns."""
        return [self.tr("Class"), self.tr("Area under the curve"), self.tr("Samples")]

    def retranslate(self) -> None:
        """Name columns and axes."""
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("false positive rate"))
        self.plot.setLabel("left", self.tr("true positive rate"))


class PrecisionRecallView(CurveView):
    """Precision against recall of each class."""

    def make_plot(self) -> LinePlot:
        """Guessing is another line for each class: none is drawn."""
        return LinePlot()

    def curve_of(self, evaluation: Evaluation, index: int) -> Curve:
        """Compute the curve of one class."""
        return evaluation.precision_recall(index)

    def heads(self) -> list[str]:
        """Return the names of the columns."""
        return [self.tr("Class"), self.tr("Average precision"), self.tr("Samples")]

    def retranslate(self) -> None:
        """Name columns and axes."""
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("recall"))
        self.plot.setLabel("left", self.tr("precision"))
