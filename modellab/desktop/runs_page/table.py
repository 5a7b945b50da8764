"""The table of kept runs, newest first."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from modellab.desktop.runs_page.details import written_metric
from modellab.desktop.train_page.curves import metric_label
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.rows_view import PlainTable
from modellab.desktop.widgets.swatch import dot_icon
from modellab.graph.infer import infer
from modellab.project.runs import RunRecord
from modellab.training.metrics import main_metric

_NAME_LIMIT = 200
_NUMBERS = (2, 3, 4, 5)


class RunsTable(PlainTable):
    """Lists runs; the name can be edited in place, the colour beside it is that of its curves.

    Signals:
        chosen_changed(): Other runs are selected.
        renamed(RunRecord, str): The user typed another name.
        delete_pressed(): The Delete key.
    """

    chosen_changed = Signal()
    renamed = Signal(object, str)
    delete_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(7, parent)
        self._runs: list[RunRecord] = []
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemSelectionChanged.connect(self.chosen_changed)
        self.itemChanged.connect(self._on_item_changed)

    @property
    def chosen(self) -> list[RunRecord]:
        """The runs that are selected, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._runs[row] for row in rows if row < len(self._runs)]

    def show_runs(self, runs: Sequence[RunRecord]) -> None:
        """List runs, oldest first; what was selected stays so, else the newest is."""
        chosen = {run.id for run in self.chosen}
        self._runs = list(reversed(runs))
        with QSignalBlocker(self):
            self._retranslate()
            self.setRowCount(len(self._runs))
            for row, run in enumerate(self._runs):
                self._show_run(row, run)
            self.clearSelection()
            kept = [row for row, run in enumerate(self._runs) if run.id in chosen] or ([0] if self._runs else [])
            self.choose(kept)
        self.chosen_changed.emit()

    def choose(self, rows: Sequence[int]) -> None:
        """Select these rows and no others."""
        self.clearSelection()
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for row in rows:
            self.selectRow(row)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_colors(self, colors: dict[str, str]) -> None:
        """Mark runs by the colours of their curves, run id -> ``#rrggbb``; the others lose their mark."""
        with QSignalBlocker(self):
            for row, run in enumerate(self._runs):
                item = self.item(row, 0)
                if item is not None:
                    item.setIcon(dot_icon(colors.get(run.id, "")))
        self.viewport().update()

    def _show_run(self, row: int, run: RunRecord) -> None:
        metric = main_metric(run.graph)
        measured = (f"{split}/{metric}" for split in ("validation", "test"))
        figures = [written_metric(name, run.metrics[name]) if name in run.metrics else "-" for name in measured]
        cells = [
            run.name or run.id,
            time.strftime("%Y-%m-%d %H:%M", time.localtime(run.created)),
            *figures,
            str(run.recipe.general.get("epochs", "")),
            f"{infer(run.graph).total_parameters:,}",
            engine_text(run.device),
        ]
        for column, text in enumerate(cells):
            self.put(row, column, text, is_number=column in _NUMBERS)
            item = self.item(row, column)
            if column and item is not None:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0 and item.row() < len(self._runs):
            run = self._runs[item.row()]
            self.renamed.emit(run, " ".join(item.text().split())[:_NAME_LIMIT] or run.name)

    def _retranslate(self) -> None:
        metric = metric_label(main_metric(self._runs[0].graph)) if self._runs else ""
        heads = [
            self.tr("Run"),
            self.tr("When"),
            self.tr("Validation {metric}").format(metric=metric).strip(),
            self.tr("Test {metric}").format(metric=metric).strip(),
            self.tr("Epochs"),
            self.tr("Parameters"),
            self.tr("Device"),
        ]
        self.set_heads(heads, _NUMBERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the selected runs."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
