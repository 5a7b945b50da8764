"""A question: from whose weights shall the network start? Shows layer by layer what would be taken over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from modellab.desktop import background, dialogs
from modellab.desktop.canvas.look import title_of
from modellab.desktop.session import Session
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.rows_view import PlainTable
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from modellab.project.project import Project
    from modellab.project.runs import RunRecord
    from modellab.project.takeover import TakeOverRow

_SIZE_PX = (620, 480)


class TakeOverDialog(QDialog):
    """Offers the runs of the project, and those of any other project file."""

    def __init__(self, session: Session, run: RunRecord | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._offered: list[RunRecord] = []
        self._request, self._is_over = 0, False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.source, self.other = QComboBox(), QPushButton()
        self.source.activated.connect(lambda _index: self._look())
        self.source.setMinimumContentsLength(24)
        self.other.clicked.connect(self._on_other_clicked)
        self._label, self.summary = PlainLabel(), PlainLabel("", "muted")
        self.summary.setWordWrap(True)
        self.layers = PlainTable(3)
        self.layers.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.rejected.connect(self.reject)
        self.start = QPushButton()
        self.start.setProperty("role", "primary")
        self.start.clicked.connect(self._on_start_clicked)
        self._buttons.addButton(self.start, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._offer([one for one in reversed(session.project.runs) if one.weights])
        self.source.setCurrentIndex(max(0, self._offered.index(run) if run in self._offered else 0))
        self._retranslate()
        self._look()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self.source, 1)
        head.addWidget(self.other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.summary)
        layout.addWidget(self.layers, 1)
        layout.addWidget(self._buttons)
        self.resize(*_SIZE_PX)

    @property
    def run(self) -> RunRecord | None:
        """The run whose weights would be taken; None while there is none to choose."""
        index = self.source.currentIndex()
        return self._offered[index] if 0 <= index < len(self._offered) else None

    def _offer(self, runs: Sequence[RunRecord], file: str = "") -> None:
        self._offered += runs
        for run in runs:
            name = run.name or run.id
            self.source.addItem(f"{file}: {name}" if file else name)

    def _on_other_clicked(self) -> None:
        title = self.tr("Open a project with trained weights")
        dialogs.ask_open(self, title, dialogs.projects_filter(), self.open_project)

    def open_project(self, path: Path) -> None:
        """Offer the runs of another project, too."""
        self._session.start(self._open_project(path))

    async def _open_project(self, path: Path) -> None:
        from modellab.project.file import load

        project = await background.run(load, path)
        runs = [run for run in reversed(project.runs) if run.weights]
        if self._is_over:
            return
        if not runs:
            self.summary.setText(self.tr("{name} holds no trained weights.").format(name=path.name))
            return
        first = len(self._offered)
        self._offer(runs, path.stem)
        self.source.setCurrentIndex(first)
        self._look()

    def _look(self) -> None:
        run = self.run
        self._request += 1
        self.start.setEnabled(False)
        self.layers.setRowCount(0)
        if run is None:
            self.summary.setText(self.tr("Nothing was trained in this project yet. Open another one."))
            return
        self._session.start(self._compare(run, self._request))

    async def _compare(self, run: RunRecord, request: int) -> None:
        try:
            rows, note = await background.run(_compared, self._session.project, run)
        except ModelLabError as error:
            if request == self._request and not self._is_over:
                self.summary.setText(engine_text(error.sentence))
            return
        if request == self._request and not self._is_over:
            self._show(rows, note)

    def _show(self, rows: Sequence[TakeOverRow], note: Text | None) -> None:
        num_fitting = sum(row.fits != "no" for row in rows)
        words = self.tr("{count} of {all} layers with weights start from this run; the others start anew.")
        if num_fitting == len(rows):
            words = self.tr("All {all} layers with weights start from this run.")
        elif not num_fitting:
            words = self.tr("No layer of this run fits the network that is drawn now.")
        told = [words.format(count=num_fitting, all=len(rows)), *([engine_text(note)] if note is not None else [])]
        self.summary.setText(" ".join(told))
        is_idle = not self._session.training.is_active
        self.start.setEnabled(num_fitting > 0 and is_idle)
        self.start.setToolTip("" if is_idle else self.tr("A run is under way."))
        fits = {"name": self.tr("same layer"), "shape": self.tr("same shapes"), "no": self.tr("starts anew")}
        self.layers.setRowCount(len(rows))
        for index, row in enumerate(rows):
            for column, text in enumerate((self._name_of(row), row.source or "-", fits[row.fits])):
                self.layers.put(index, column, text)

    def _name_of(self, row: TakeOverRow) -> str:
        node = self._session.graph.nodes.get(row.node)
        name = title_of(node) if node is not None else row.node
        return f"{name} ({row.layer})" if name != row.layer else name

    def _on_start_clicked(self) -> None:
        run = self.run
        if run is not None:
            self._session.start(self._session.training.start(initial=run))
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Start from these weights"))
        self._label.setText(self.tr("Weights of"))
        self.source.setAccessibleName(self._label.text())
        self.other.setText(self.tr("Another project..."))
        self.start.setText(self.tr("Train from these weights"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.layers.set_heads([self.tr("Layer"), self.tr("Takes the weights of"), self.tr("Fits by")])

    def done(self, result: int) -> None:
        """Close; answers that come later find no dialog any more."""
        self._is_over = True
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._look()
        super().changeEvent(event)


def _compared(project: Project, run: RunRecord) -> tuple[tuple[TakeOverRow, ...], Text | None]:
    """List what the network of a project would take over from a run, and say what its texts would be split into."""
    from modellab.project.running import preparation_config
    from modellab.project.takeover import preview, preview_tokens

    rows = preview(project.graph, run)
    return rows, preview_tokens(project.graph, preparation_config(project), run, rows)
