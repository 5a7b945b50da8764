"""The Runs page: every kept run with its figures; compare, name, note, delete with undo, continue, fork, test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.runs_page.details import RunDetails
from modellab.desktop.runs_page.table import RunsTable
from modellab.desktop.runs_page.take_over import TakeOverDialog
from modellab.desktop.session import Session
from modellab.desktop.train_page.curves import follow_main_metric, metric_label, watched_metric
from modellab.desktop.train_page.page import PAST_COLORS
from modellab.desktop.train_page.plot import CurvePlot, PastRun
from modellab.desktop.train_page.ranges import best_point
from modellab.desktop.widgets.labels import PlainLabel
from modellab.errors import Text
from modellab.project.runs import RunRecord
from modellab.training.curves import Curves


class RunsPage(QWidget):
    """Follows ``session.project.runs``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._read: dict[str, Curves] = {}
        self.table, self.details = RunsTable(), RunDetails()
        self.loss, self.score = CurvePlot("loss", ""), CurvePlot("accuracy", "", is_share=True)
        self._empty = PlainLabel("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.test, self.fork, self.go_on, self.begin, self.delete = (QPushButton() for _ in range(5))
        self._lay_out()
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.renamed.connect(self._on_table_renamed)
        self.table.delete_pressed.connect(self.delete_chosen)
        self.details.noted.connect(self._on_details_noted)
        self.test.clicked.connect(self._on_test_clicked)
        self.fork.clicked.connect(lambda: self._take_over(self.chosen[0]))
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.delete.clicked.connect(self.delete_chosen)
        session.runs_changed.connect(self._list)
        session.project_opened.connect(self._on_session_project_opened)
        session.training.state_changed.connect(lambda _state: self._invite())
        session.training.state_changed.connect(lambda _state: self._show_buttons())
        self._retranslate()
        self._list()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.test, self.fork, self.go_on, self.begin, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(12, 12, 12, 8)
        upper.setSpacing(8)
        upper.addLayout(buttons)
        upper.addWidget(self.table, 1)
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.setChildrenCollapsible(False)
        for part in (self.loss, self.score, self.details):
            lower.addWidget(part)
        lower.setSizes([440, 440, 400])
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(top)
        splitter.addWidget(lower)
        splitter.setSizes([260, 420])
        for plot, other in ((self.loss, self.score), (self.score, self.loss)):
            plot.moved.connect(other.show_steps)
            plot.followed.connect(other.follow)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._empty)
        self._sides.addWidget(splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sides)

    @property
    def chosen(self) -> list[RunRecord]:
        """The runs that are selected, from top to bottom, as the project holds them now."""
        runs = {run.id: run for run in self._session.project.runs}
        return [runs[run.id] for run in self.table.chosen if run.id in runs]

    # Showing

    def _on_session_project_opened(self) -> None:
        self._read.clear()
        self._list()

    def _list(self) -> None:
        runs = self._session.project.runs
        self._sides.setCurrentIndex(1 if runs else 0)
        self._read = {run.id: curves for run in runs if (curves := self._read.get(run.id)) is not None}
        self.table.show_runs(runs)

    def _curves(self, run: RunRecord) -> Curves:
        if run.id not in self._read:
            self._read[run.id] = Curves.from_arrays(run.curve_arrays())
        return self._read[run.id]

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self._show_buttons()
        self._show_curves(chosen)
        self.details.show_runs(chosen, self._group_of(chosen))

    def _show_buttons(self) -> None:
        chosen = self.chosen
        is_one = len(chosen) == 1
        has_weights = is_one and bool(chosen[0].weights)
        self.test.setEnabled(has_weights)
        self.fork.setEnabled(is_one)
        self.go_on.setEnabled(has_weights and not self._session.training.is_active)
        self.begin.setEnabled(has_weights)
        self.delete.setEnabled(bool(chosen))
        self._tell_why()

    def _tell_why(self) -> None:
        """Say on the buttons what they do, or why they cannot."""
        missing = len(self.chosen) == 1 and not self.chosen[0].weights
        why = self.tr("This run kept no weights, as the folds of a cross-validation do not.") if missing else ""
        self.test.setToolTip(why or self.tr("Let the weights of this run answer on the Test page"))
        self.go_on.setToolTip(why or self.tr("Take this run over and train on from its weights, as a new run"))
        self.begin.setToolTip(
            why or self.tr("Train the network that is drawn now from the weights of this run that fit it")
        )

    def _show_curves(self, chosen: list[RunRecord]) -> None:
        """Draw the first run in full and the others behind it, each with a colour that the table names."""
        colors = {run.id: color for run, color in zip(chosen[1:], PAST_COLORS, strict=False)}
        past = [PastRun(run.name, self._curves(run), colors[run.id]) for run in chosen[1:] if run.id in colors]
        if chosen:
            follow_main_metric(self.score, chosen[0].graph)
            colors[chosen[0].id] = theme.current().train
        self.table.show_colors(colors if len(chosen) > 1 else {})
        best = (
            best_point(self._curves(chosen[0]), watched_metric(chosen[0].recipe, chosen[0].graph)) if chosen else None
        )
        for plot in (self.loss, self.score):
            plot.show_run(self._curves(chosen[0]) if chosen else None, 0)
            plot.show_past(past)
            plot.show_folds(self._folds(chosen))
            plot.mark_best(best[1] if best is not None else None)

    def _folds(self, chosen: list[RunRecord]) -> list[Curves]:
        return [self._curves(run) for run in self._group_of(chosen) if run.curves]

    def _group_of(self, chosen: list[RunRecord]) -> list[RunRecord]:
        """Return the runs of the cross-validation that all chosen runs are of, if they are of one."""
        groups = {run.group for run in chosen}
        if len(groups) != 1 or "" in groups:
            return []
        return [run for run in self._session.project.runs if run.group in groups]

    # Changing

    def delete_chosen(self) -> None:
        """Remove the selected runs; the message offers to undo it."""
        chosen = self.chosen
        if not chosen:
            return
        gone = {run.id for run in chosen}
        self._session.show_runs(tuple(run for run in self._session.project.runs if run.id not in gone))
        text = Text("Deleted {count} runs.", count=len(chosen)) if len(chosen) > 1 else Text("Deleted the run.")
        self._session.tell(text, Text("Undo"), lambda: self._restore(chosen))

    def _restore(self, runs: list[RunRecord]) -> None:
        kept = {run.id: run for run in (*self._session.project.runs, *runs)}
        self._session.show_runs(tuple(sorted(kept.values(), key=lambda run: run.created)))

    def _on_table_renamed(self, run: RunRecord, name: str) -> None:
        self._session.show_runs(self._with(run, lambda old: replace(old, name=name)))

    def _on_details_noted(self, note: str) -> None:
        """Keep the note without telling that runs changed: the field must not be filled in anew under the cursor."""
        chosen = self.chosen
        if len(chosen) == 1:
            self._session.replace(runs=self._with(chosen[0], lambda old: replace(old, note=note)))

    def _with(self, run: RunRecord, change: Callable[[RunRecord], RunRecord]) -> tuple[RunRecord, ...]:
        return tuple(change(old) if old.id == run.id else old for old in self._session.project.runs)

    def _on_test_clicked(self) -> None:
        run = self.chosen[0]
        self._session.answers.choose(run.id)
        self._session.tell(Text("{run} answers from now on.", run=run.name))

    def _take_over(self, run: RunRecord) -> None:
        """Take network and recipe of the run over, as one step that can be undone."""
        done = Text("Take over the network of {run}", run=run.name)
        self._session.change(done, graph=run.graph, recipe=run.recipe)
        text = Text("Network and recipe are those of {run} now.", run=run.name)
        self._session.tell(text, Text("Undo"), self._session.undo)

    def _on_go_on_clicked(self) -> None:
        run = self.chosen[0]
        self._take_over(run)
        self._session.start(self._session.training.start(initial_state=run.weights))

    def _on_begin_clicked(self) -> None:
        TakeOverDialog(self._session, self.chosen[0], self).open()

    def _invite(self) -> None:
        if self._session.training.is_active:
            self._empty.setText(self.tr("The first run is under way; it is kept here once it has ended."))
        else:
            self._empty.setText(
                self.tr("No runs yet. Press Train (F5); every run is kept here with its curves and weights.")
            )

    def _retranslate(self) -> None:
        self._invite()
        self.test.setText(self.tr("Use for testing"))
        self.fork.setText(self.tr("Take over"))
        self.fork.setToolTip(self.tr("Take network and recipe of this run over into the project"))
        self.go_on.setText(self.tr("Train on"))
        self.begin.setText(self.tr("Start from these weights..."))
        self.delete.setText(self.tr("Delete"))
        self._tell_why()
        self.loss.set_title(metric_label("loss"))
        self.score.set_title(metric_label(self.score.key))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
