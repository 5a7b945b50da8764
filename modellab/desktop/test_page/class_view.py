"""How well each class is told apart: a table, the confusion matrix, and the samples behind one of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QScrollArea, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.test_page.confusion_matrix import ConfusionMatrix
from modellab.desktop.test_page.evaluation_view import EvaluationView
from modellab.desktop.test_page.found_samples import MOST_SHOWN, FoundSamples
from modellab.desktop.train_page.wording import share
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.rows_view import PlainTable

if TYPE_CHECKING:
    from modellab.prediction.evaluate import Evaluation

Figures = tuple[float, float, float]
_LEAST_PX = 160


class ClassView(EvaluationView):
    """For networks that answer with classes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.classes = PlainTable(5)
        header = self.classes.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.matrix, self.samples = ConfusionMatrix(), FoundSamples(session)
        self.matrix.picked.connect(self._on_matrix_picked)
        self._cell = PlainLabel("", "muted")
        self._cell.setWordWrap(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self._cell)
        column.addWidget(self.samples, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.matrix)
        scroll.setMinimumSize(_LEAST_PX, _LEAST_PX)
        self.put_side_by_side(self.classes, scroll, right, sizes=[440, 400, 320])
        self.retranslate()

    def suits(self, evaluation: Evaluation) -> bool:
        """Whether there are classes."""
        return evaluation.confusion_KK is not None

    def draw(self, evaluation: Evaluation) -> None:
        """List the classes and paint the matrix."""
        scores = evaluation.classes
        means = [(name, figures, evaluation.num_samples) for name, figures in self._means(evaluation)]
        rows = [*means, *((one.name, (one.precision, one.recall, one.f1), one.support) for one in scores)]
        self.classes.setRowCount(len(rows))
        for row, (name, figures, support) in enumerate(rows):
            cells = [name, *map(share, figures), f"{support:,}"]
            for column, text in enumerate(cells):
                self.classes.put(row, column, text, is_number=column > 0)
                self._set_bold(row, column, is_bold=row < len(means))
        self.samples.forget()
        if evaluation.confusion_KK is not None:
            self.matrix.show_counts(evaluation.confusion_KK, tuple(score.name for score in scores))
            self._cell.setText(self.tr("Click a cell to see its samples."))

    def _means(self, evaluation: Evaluation) -> list[tuple[str, Figures]]:
        from modellab.prediction.curves import averages

        if evaluation.confusion_KK is None:
            return []
        found = averages(evaluation.confusion_KK)
        names = {"macro": self.tr("Mean"), "weighted": self.tr("Weighted mean")}
        return [
            (name, (found[key]["precision"], found[key]["recall"], found[key]["f1"])) for key, name in names.items()
        ]

    def _set_bold(self, row: int, column: int, *, is_bold: bool) -> None:
        item = self.classes.item(row, column)
        assert item is not None, "just put"
        font = item.font()
        font.setBold(is_bold)
        item.setFont(font)

    def _on_matrix_picked(self, truth: int, predicted: int) -> None:
        evaluation = self.evaluation
        if evaluation is None:
            return
        indices = evaluation.cell(truth, predicted)
        names = [score.name for score in evaluation.classes]
        text = self.tr("{count} of {truth} taken for {predicted}")
        self._cell.setText(text.format(count=len(indices), truth=names[truth], predicted=names[predicted]))
        shown = [int(index) for index in indices[:MOST_SHOWN]]
        self.samples.show_samples(shown, [names[predicted]] * len(shown), is_one_answer=True)

    def retranslate(self) -> None:
        """Name the columns."""
        heads = [self.tr("Class"), self.tr("Precision"), self.tr("Recall"), self.tr("F1"), self.tr("Samples")]
        self.classes.set_heads(heads, (1, 2, 3, 4))
