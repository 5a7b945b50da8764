"""The Runs page: every kept run with its figures; compare, name, note, delete with undo, fork, test."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from modellab.desktop.runs_page.comparison import network_differences, recipe_differences
from modellab.desktop.session import Session
from modellab.desktop.train_page.curves import metric_label
from modellab.desktop.train_page.page import PAST_COLORS
from modellab.desktop.train_page.plot import CurvePlot, PastRun
from modellab.desktop.widgets.labels import PlainLabel
from modellab.errors import Text
from modellab.graph.infer import infer
from modellab.project.runs import RunRecord
from modellab.training.curves import Curves
from modellab.training.metrics import METRICS, main_metric
from modellab.training.recipe import Recipe

_NOTE_LIMIT = 10_000


class RunsPage(QWidget):
    """Lists ``session.project.runs``, newest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_listing = False
        self.table = QTableWidget(0, 6)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.itemChanged.connect(self._on_table_item_changed)
        self._empty = PlainLabel("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.loss, self.score = CurvePlot("loss", ""), CurvePlot("accuracy", "", is_share=True)
        self._note = QPlainTextEdit()
        self._note.setMaximumHeight(96)
        self._note.textChanged.connect(self._on_note_text_changed)
        self._differences = QTableWidget(0, 3)
        self._differences.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._differences.verticalHeader().hide()
        self._differences.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._test, self._fork, self._delete = QPushButton(), QPushButton(), QPushButton()
        self._test.clicked.connect(self._on_test_clicked)
        self._fork.clicked.connect(self._on_fork_clicked)
        self._delete.clicked.connect(self.delete_chosen)
        self._lay_out()
        session.runs_changed.connect(self._list)
        session.project_opened.connect(self._list)
        self._retranslate()
        self._list()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._test, self._fork, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(12, 12, 12, 8)
        upper.setSpacing(8)
        upper.addLayout(buttons)
        upper.addWidget(self.table, 1)
        upper.addWidget(self._empty, 1)
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(12, 8, 12, 12)
        self._details_title = PlainLabel("", "title")
        for widget in (self._details_title, self._note, self._differences):
            column.addWidget(widget)
        lower = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.loss, self.score, details):
            lower.addWidget(part)
        lower.setSizes([420, 420, 380])
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(top)
        splitter.addWidget(lower)
        splitter.setSizes([320, 360])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    @property
    def chosen(self) -> list[RunRecord]:
        """The runs that are selected, from top to bottom."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        listed = list(reversed(self._session.project.runs))
        return [listed[row] for row in rows if row < len(listed)]

    def delete_chosen(self) -> None:
        """Remove the selected runs; the message offers to undo it."""
        chosen = self.chosen
        if not chosen:
            return
        before = self._session.project.runs
        gone = {run.id for run in chosen}
        self._session.show_runs(tuple(run for run in before if run.id not in gone))
        text = Text("Deleted {count} runs.", count=len(chosen)) if len(chosen) > 1 else Text("Deleted the run.")
        self._session.tell(text, Text("Undo"), lambda: self._restore(chosen))

    def _restore(self, runs: list[RunRecord]) -> None:
        kept = {run.id: run for run in (*self._session.project.runs, *runs)}
        self._session.show_runs(tuple(sorted(kept.values(), key=lambda run: run.created)))

    def _list(self) -> None:
        chosen = {run.id for run in self.chosen}
        runs = list(reversed(self._session.project.runs))
        self._is_listing = True
        self.table.setRowCount(len(runs))
        for row, run in enumerate(runs):
            for column, text in enumerate(self._cells(run)):
                item = QTableWidgetItem(text)
                if column in (2, 3, 4):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if column:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self._is_listing = False
        self.table.setVisible(bool(runs))
        self._empty.setVisible(not runs)
        self.table.clearSelection()
        for row, run in enumerate(runs):
            if run.id in chosen or (not chosen and row == 0):
                self.table.selectRow(row)
        self._show_chosen()

    def _cells(self, run: RunRecord) -> list[str]:
        metric = main_metric(run.graph)
        return [
            run.name or run.id,
            time.strftime("%Y-%m-%d %H:%M", time.localtime(run.created)),
            *(self._figure(run, f"{split}/{metric}", metric) for split in ("validation", "test")),
            f"{infer(run.graph).total_parameters:,}",
            run.environment.get("device", ""),
        ]

    def _figure(self, run: RunRecord, name: str, metric: str) -> str:
        if name not in run.metrics:
            return "-"
        value = run.metrics[name]
        return f"{value:.2%}".replace("%", " %") if METRICS[metric].is_share else f"{value:.5g}"

    def _on_table_item_changed(self, item: QTableWidgetItem) -> None:
        runs = list(reversed(self._session.project.runs))
        if not self._is_listing and item.column() == 0 and item.row() < len(runs):
            run = runs[item.row()]
            self._replace(run, lambda old: replace(old, name=item.text().strip()[:200] or old.name))

    def _on_note_text_changed(self) -> None:
        chosen = self.chosen
        if not self._is_listing and len(chosen) == 1:
            note = self._note.toPlainText()[:_NOTE_LIMIT]
            self._replace(chosen[0], lambda old: replace(old, note=note), is_quiet=True)

    def _replace(self, run: RunRecord, change: Callable[[RunRecord], RunRecord], *, is_quiet: bool = False) -> None:
        """Change one run; quietly while the user types, so that the field is not filled in anew under the cursor."""
        runs = tuple(change(old) if old.id == run.id else old for old in self._session.project.runs)
        if is_quiet:
            self._session.replace(runs=runs)
        else:
            self._session.show_runs(runs)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        for button in (self._test, self._fork):
            button.setEnabled(len(chosen) == 1)
        self._delete.setEnabled(bool(chosen))
        self._show_curves(chosen)
        self._is_listing = True
        self._note.setEnabled(len(chosen) == 1)
        self._note.setPlainText(chosen[0].note if len(chosen) == 1 else "")
        self._is_listing = False
        self._show_differences(chosen)

    def _show_curves(self, chosen: list[RunRecord]) -> None:
        if chosen:
            metric = main_metric(chosen[0].graph)
            self.score.follow_metric(metric, metric_label(metric), is_share=METRICS[metric].is_share)
        recorded = [Curves.from_arrays(run.curve_arrays()) for run in chosen]
        past = [
            PastRun(run.name, curves, color)
            for run, curves, color in zip(chosen[1:], recorded[1:], PAST_COLORS, strict=False)
        ]
        for plot in (self.loss, self.score):
            plot.show_run(recorded[0] if recorded else None, 0)
            plot.show_past(past)

    def _show_differences(self, chosen: list[RunRecord]) -> None:
        rows: list[tuple[str, str, str]] = []
        if len(chosen) == 2:
            rows = recipe_differences(*chosen) + network_differences(*chosen)
            self._details_title.setText(self.tr("{count} differences").format(count=len(rows)))
            self._differences.setHorizontalHeaderLabels([self.tr("What"), chosen[0].name, chosen[1].name])
        elif len(chosen) == 1:
            self._details_title.setText(chosen[0].name)
            rows = [(name, f"{value:.5g}", "") for name, value in chosen[0].metrics.items()]
            rows += [(name, value, "") for name, value in chosen[0].environment.items()]
            self._differences.setHorizontalHeaderLabels([self.tr("What"), self.tr("Value"), ""])
        else:
            self._details_title.setText(self.tr("Select two runs to compare them."))
        self._differences.setColumnHidden(2, len(chosen) != 2)
        self._differences.setRowCount(len(rows))
        for index, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self._differences.setItem(index, column, QTableWidgetItem(text))

    def _on_test_clicked(self) -> None:
        run = self.chosen[0]
        self._session.answers.choose(run.id)
        self._session.tell(Text("{run} answers from now on.", run=run.name))

    def _on_fork_clicked(self) -> None:
        """Take network and recipe of the run over, as a step that can be undone."""
        run = self.chosen[0]
        recipe = self._session.recipe
        if self._session.edit(lambda _graph: run.graph, Text("Take over the network of {run}", run=run.name)):
            self._session.set_recipe(run.recipe)
            self._session.tell(
                Text("Network and recipe are those of {run} now.", run=run.name),
                Text("Undo"),
                lambda: self._take_back(recipe),
            )

    def _take_back(self, recipe: Recipe) -> None:
        self._session.undo()
        self._session.set_recipe(recipe)

    def _retranslate(self) -> None:
        heads = [self.tr("Run"), self.tr("When"), self.tr("Validation"), self.tr("Test")]
        self.table.setHorizontalHeaderLabels([*heads, self.tr("Parameters"), self.tr("Device")])
        self._empty.setText(
            self.tr("No runs yet. Press Train (F5); every run is kept here with its curves and weights.")
        )
        self._test.setText(self.tr("Use for testing"))
        self._fork.setText(self.tr("Go on from here"))
        self._fork.setToolTip(self.tr("Take over network and recipe of this run"))
        self._delete.setText(self.tr("Delete"))
        self._note.setPlaceholderText(self.tr("Your note on this run"))
        self.loss.set_title(metric_label("loss"))
        self.score.set_title(metric_label(self.score.key))
        self._show_chosen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
