"""One run in full, or what two runs differ in; and the user's note."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QVBoxLayout, QWidget

from modellab.desktop.runs_page.comparison import network_differences, recipe_differences, recipe_lines
from modellab.desktop.train_page.curves import metric_label
from modellab.desktop.train_page.wording import figure, share
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import ElidedLabel
from modellab.desktop.widgets.rows_view import PlainTable
from modellab.errors import Text
from modellab.project.runs import RunRecord
from modellab.training.metrics import METRICS

_NOTE_LIMIT = 10_000
_SPLITS = ("test", "validation", "train")
_ENVIRONMENT = {"torch": "PyTorch", "modellab": "Model Lab", "system": Text("System")}


class RunDetails(QWidget):
    """Shows the runs that are selected.

    Signals:
        noted(str): The user changed the note of the one run shown.
    """

    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: Sequence[RunRecord] = ()
        self._folds: Sequence[RunRecord] = ()
        self._title = ElidedLabel("", "title")
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(64)
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(lambda: self.noted.emit(self.note.toPlainText()[:_NOTE_LIMIT]))
        self.table = PlainTable(3)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        for widget in (self._title, self.note, self.table):
            layout.addWidget(widget)
        self._retranslate()

    @property
    def lines(self) -> list[tuple[str, ...]]:
        """What the table says."""
        columns = range(2 if self.table.isColumnHidden(2) else 3)
        return [
            tuple(item.text() if (item := self.table.item(row, column)) is not None else "" for column in columns)
            for row in range(self.table.rowCount())
        ]

    def show_runs(self, runs: Sequence[RunRecord], folds: Sequence[RunRecord] = ()) -> None:
        """Show one run, or compare two; with others ask for a choice.

        Args:
            runs: Those that are selected.
            folds: All runs of the cross-validation that they are of; empty where they are of none.
        """
        self._runs, self._folds = runs, folds
        is_one = len(runs) == 1
        self.note.setVisible(is_one)
        if is_one and self.note.toPlainText() != runs[0].note:
            with QSignalBlocker(self.note):  # else the field would be filled in anew under the cursor
                self.note.setPlainText(runs[0].note)
        self._show_table()

    def _show_table(self) -> None:
        rows: list[tuple[str, ...]] = []
        heads = ["", "", ""]
        if len(self._runs) == 2:
            rows = self._differences(*self._runs)
            self._title.setText(self.tr("{count} differences").format(count=len(rows)))
            heads = ["", self._runs[0].name, self._runs[1].name]
        elif len(self._runs) == 1:
            self._title.setText(self._runs[0].name)
            rows = self._facts(self._runs[0])
            heads = [self.tr("What"), self.tr("Value"), ""]
        else:
            self._title.setText(self.tr("Select two runs to compare them (Ctrl+click)."))
        self.table.setColumnHidden(2, len(self._runs) != 2)
        self.table.setHorizontalHeaderLabels(heads)
        self.table.horizontalHeader().setVisible(bool(rows))
        self.table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.table.put(row, column, text)

    def _facts(self, run: RunRecord) -> list[tuple[str, ...]]:
        measured = [
            (self._metric_words(name), written_metric(name, run.metrics[name]))
            for name in sorted(run.metrics, key=lambda name: _SPLITS.index(name.split("/")[0]))
        ]
        recipe = [(engine_text(label), engine_text(value)) for label, value in recipe_lines(run.recipe).items()]
        device = [(engine_text(Text("Device")), engine_text(run.device))] if run.device else []
        about = [
            (engine_text(label), run.environment[name])
            for name, label in _ENVIRONMENT.items()
            if name in run.environment
        ]
        return [*self._spreads(), *measured, *recipe, *device, *about]

    def _spreads(self) -> list[tuple[str, ...]]:
        """Tell what a cross-validation came to: mean and deviation over its folds."""
        if len(self._folds) < 2:
            return []
        known = set.intersection(*(set(run.metrics) for run in self._folds))
        found: list[tuple[str, ...]] = []
        for name in sorted(name for name in known if name.startswith("validation/")):
            values = [run.metrics[name] for run in self._folds]
            label = self.tr("{metric}, {count} folds").format(metric=self._metric_words(name), count=len(values))
            mean, deviation = statistics.mean(values), statistics.stdev(values)
            found.append((label, f"{written_metric(name, mean)} ± {written_metric(name, deviation)}"))
        return found

    def _differences(self, run: RunRecord, other: RunRecord) -> list[tuple[str, ...]]:
        found = [
            (
                self._metric_words(name),
                written_metric(name, run.metrics[name]),
                written_metric(name, other.metrics[name]),
            )
            for name in run.metrics
            if name in other.metrics and run.metrics[name] != other.metrics[name] and not name.startswith("train/")
        ]
        rows = recipe_differences(run, other) + network_differences(run, other)
        return [*((engine_text(row.what), engine_text(row.first), engine_text(row.second)) for row in rows), *found]

    def _metric_words(self, name: str) -> str:
        split, _, metric = name.partition("/")
        words = {"test": self.tr("Test"), "validation": self.tr("Validation"), "train": self.tr("Train")}
        return f"{words.get(split, split)} · {metric_label(metric)}"

    def _retranslate(self) -> None:
        self.note.setPlaceholderText(self.tr("Your note on this run"))
        self.note.setAccessibleName(QCoreApplication.translate("RunDetails", "Your note on this run"))
        self._show_table()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def written_metric(name: str, value: float) -> str:
    """Write a metric such as ``test/accuracy``: a share in percent, anything else as a number."""
    metric = name.rpartition("/")[2]
    return share(value, 2) if metric in METRICS and METRICS[metric].is_share else figure(value)
