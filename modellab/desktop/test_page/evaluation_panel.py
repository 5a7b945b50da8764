"""How good the network is on a split: metrics, classes, confusion matrix, and the samples behind a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.test_page.confusion_matrix import ConfusionMatrix
from modellab.desktop.test_page.value_scatter import ValueScatter
from modellab.desktop.train_page.curves import metric_label
from modellab.desktop.train_page.wording import share
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.rows_view import PlainTable, RowsView
from modellab.desktop.widgets.thumbnails import Thumbnails
from modellab.training.metrics import METRICS

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.prediction.evaluate import Evaluation

SPLITS: tuple[SplitName, ...] = ("test", "validation", "train")
_MOST_SAMPLES = 200
_MOST_ERRORS = 50


class EvaluationPanel(QWidget):
    """Compares the answers for a whole split with the truth, at the press of a button."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._evaluation: Evaluation | None = None
        self._split, self.start_button = QComboBox(), QPushButton()
        self.start_button.setProperty("role", "accent")
        self.start_button.clicked.connect(self.start)
        self._summary = PlainLabel("", "muted")
        self._summary.setWordWrap(True)
        self._empty = PlainLabel("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.classes = PlainTable(5)
        header = self.classes.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.matrix = ConfusionMatrix()
        self.matrix.picked.connect(self._on_matrix_picked)
        self.scatter = ValueScatter()
        self.scatter.picked.connect(self._on_scatter_picked)
        self._cell = PlainLabel("", "muted")
        self._cell.setWordWrap(True)
        self.samples, self.rows = Thumbnails(), RowsView()
        self._shown = QStackedWidget()
        self._shown.addWidget(self.samples)
        self._shown.addWidget(self.rows)
        self._lay_out()
        session.project_opened.connect(self._forget)
        session.predictor_changed.connect(self._forget)
        self._retranslate()
        self._forget()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._split)
        head.addWidget(self.start_button)
        head.addWidget(self._summary, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._cell)
        column.addWidget(self._shown, 1)
        self._body = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.classes, self.matrix, self.scatter, right):
            self._body.addWidget(widget)
        self._body.setSizes([380, 420, 560, 360])
        self._body.setChildrenCollapsible(False)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._empty)
        self._sides.addWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._sides, 1)

    def start(self) -> None:
        """Evaluate the chosen split in the background."""
        self._session.start(self._evaluate(SPLITS[self._split.currentIndex()]))

    async def _evaluate(self, split: SplitName) -> None:
        self.start_button.setEnabled(False)
        self._summary.setText(self.tr("Evaluating ..."))
        self._empty.clear()
        try:
            evaluation = await self._session.answers.evaluate(split)
        except BaseException:
            self._forget()
            raise
        finally:
            self.start_button.setEnabled(True)
        self._show(evaluation)

    def _show(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        parts = [self.tr("{count} samples").format(count=f"{evaluation.num_samples:,}")]
        for name, value in evaluation.metrics.items():
            shown = share(value, 2) if METRICS[name].is_share else f"{value:.5g}"
            parts.append(f"{metric_label(name)} {shown}")
        parts.append(self.tr("{speed} predictions/s").format(speed=f"{evaluation.samples_per_s:,.0f}"))
        self._summary.setText(" · ".join(parts))
        self.classes.setRowCount(len(evaluation.classes))
        for row, score in enumerate(evaluation.classes):
            numbers = [share(value) for value in (score.precision, score.recall, score.f1)]
            for column, text in enumerate([score.name, *numbers, f"{score.support:,}"]):
                self.classes.put(row, column, text, is_number=column > 0)
        self._show_figure(evaluation)

    def _show_figure(self, evaluation: Evaluation) -> None:
        """Draw the confusion matrix of classes, or the scatter of values."""
        has_classes = evaluation.confusion_KK is not None
        has_values = not has_classes and evaluation.truth_N.reshape(len(evaluation.truth_N), -1).shape[1] == 1
        self._sides.setCurrentWidget(self._body if has_classes or has_values else self._empty)
        self._empty.clear()
        self.samples.clear()
        self.rows.setRowCount(0)
        self.classes.setVisible(has_classes)
        self.matrix.setVisible(has_classes)
        self.scatter.setVisible(has_values)
        if evaluation.confusion_KK is not None:
            self.matrix.show_counts(evaluation.confusion_KK, tuple(score.name for score in evaluation.classes))
            self._cell.setText(self.tr("Click a cell to see its samples."))
        elif has_values:
            self.scatter.show_values(evaluation.truth_N.reshape(-1), evaluation.predicted_N.reshape(-1))
            self._cell.setText(self.tr("Samples with the largest errors; click a point to see which it is."))
            self._list_errors(evaluation)

    def _list_errors(self, evaluation: Evaluation) -> None:
        truth_N, predicted_N = evaluation.truth_N.reshape(-1), evaluation.predicted_N.reshape(-1)
        worst = np.argsort(-np.abs(predicted_N - truth_N))[:_MOST_ERRORS]
        self._show_samples(evaluation.indices_N[worst].tolist(), [f"{predicted_N[k]:.6g}" for k in worst])

    def _show_samples(self, indices: list[int], answers: list[str]) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        if dataset.picture is None:
            self._shown.setCurrentWidget(self.rows)
            self.rows.show_rows(dataset, indices, {self.tr("Answer"): answers})
            return
        self._shown.setCurrentWidget(self.samples)
        raw = dataset.raw["image"]
        self.samples.show_pictures((array_to_qimage(raw[index]), dataset.name_of(index)) for index in indices)

    def _words(self, evaluation: Evaluation, number: int) -> str:
        dataset = self._session.dataset
        index = int(evaluation.indices_N[number])
        text = self.tr("{name}: true {truth}, predicted {predicted}")
        return text.format(
            name=dataset.name_of(index) if dataset is not None else f"#{index}",
            truth=f"{float(evaluation.truth_N.reshape(-1)[number]):.5g}",
            predicted=f"{float(evaluation.predicted_N.reshape(-1)[number]):.5g}",
        )

    def _on_scatter_picked(self, number: int) -> None:
        if self._evaluation is not None:
            self._cell.setText(self._words(self._evaluation, number))

    def _on_matrix_picked(self, truth: int, predicted: int) -> None:
        evaluation = self._evaluation
        if evaluation is None:
            return
        indices = evaluation.cell(truth, predicted)
        names = [score.name for score in evaluation.classes]
        text = self.tr("{count} of {truth} taken for {predicted}")
        self._cell.setText(text.format(count=len(indices), truth=names[truth], predicted=names[predicted]))
        self._show_samples([int(index) for index in indices[:_MOST_SAMPLES]], [names[predicted]] * len(indices))

    def _forget(self) -> None:
        """Empty the panel: its figures belong to other weights."""
        self._evaluation = None
        self._sides.setCurrentWidget(self._empty)
        is_trained = self._session.answers.run is not None
        self.start_button.setEnabled(is_trained)
        self._summary.clear()
        invitation = self.tr("Evaluate: accuracy, confusion matrix and the samples that the network gets wrong.")
        self._empty.setText(invitation if is_trained else self.tr("Train first; then measure the network here."))

    def _retranslate(self) -> None:
        index = max(0, self._split.currentIndex())
        self._split.clear()
        self._split.addItems([self.tr("Test split"), self.tr("Validation split"), self.tr("Training split")])
        self._split.setCurrentIndex(index)
        self.start_button.setText(self.tr("Evaluate"))
        heads = [self.tr("Class"), self.tr("Precision"), self.tr("Recall"), self.tr("F1"), self.tr("Samples")]
        self.classes.set_heads(heads, (1, 2, 3, 4))
        if self._evaluation is not None:
            self._show(self._evaluation)
        else:
            self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
