"""Loss and the main metric side by side, with the progress of the run: the dock below the canvas."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop import memory
from modellab.desktop.session import Session
from modellab.desktop.train_page.plot import CurvePlot, PastRun
from modellab.desktop.train_page.progress_strip import ProgressStrip
from modellab.desktop.train_page.ranges import best_point
from modellab.desktop.widgets.labels import PlainLabel
from modellab.graph.graph import Graph
from modellab.training.curves import Curves
from modellab.training.metrics import METRICS, main_metric
from modellab.training.recipe import Recipe


def metric_label(metric: str) -> str:
    """Return the name of a metric in the language of the window."""
    label = METRICS[metric].label if metric in METRICS else "Loss"
    return QCoreApplication.translate("engine", label)


def watched_metric(recipe: Recipe, graph: Graph) -> str:
    """Return the metric that decides which weights of a run are best; empty where none does."""
    wanted, metric = recipe.general.get("watched_metric", "auto"), main_metric(graph)
    return str(wanted) if wanted != "auto" else metric if metric in METRICS else ""


def follow_main_metric(plot: CurvePlot, graph: Graph) -> None:
    """Let a plot show the metric that a network is judged by; hide it where none says how good it is."""
    metric = main_metric(graph)
    plot.setVisible(metric in METRICS)
    if metric in METRICS:
        plot.follow_metric(metric, metric_label(metric), is_share=METRICS[metric].is_share)


class CurvesPanel(QWidget):
    """Follows ``session.training``; draws at most when new points came."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: tuple[str, Curves] | None = None
        self._kept_folds: tuple[tuple[str, str], tuple[Curves, ...]] | None = None
        self.loss, self.score = CurvePlot("loss", metric_label("loss")), CurvePlot("", "")
        self.strip = ProgressStrip()
        self._lay_out()
        self._follow_graph(session.graph)
        self._link()
        training = session.training
        training.curves_changed.connect(self._show)
        training.state_changed.connect(lambda _state: self._show())
        session.run_started.connect(lambda _plan: self._show())
        session.run_event.connect(lambda _event: self._mark_best())
        session.runs_changed.connect(self._show)
        session.project_opened.connect(self._show)
        session.graph_changed.connect(lambda _old, _new: self._show())
        self._retranslate()

    def _lay_out(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedWidth(1)
        plots = QWidget()
        row = QHBoxLayout(plots)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.loss, 1)
        row.addWidget(line)
        row.addWidget(self.score, 1)
        self._title, self._hint = PlainLabel("", "title"), PlainLabel("", "muted")
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self._sides = QStackedWidget()
        self._sides.addWidget(empty)
        self._sides.addWidget(plots)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sides, 1)
        layout.addWidget(self.strip)

    def _link(self) -> None:
        """Let both plots look at the same steps."""
        for plot, other in ((self.loss, self.score), (self.score, self.loss)):
            plot.moved.connect(other.show_steps)
            plot.followed.connect(other.follow)

    @property
    def plots(self) -> tuple[CurvePlot, CurvePlot]:
        """Loss and main metric."""
        return (self.loss, self.score)

    @property
    def is_empty(self) -> bool:
        """Whether there are no curves yet."""
        return self._sides.currentIndex() == 0

    def show_past(self, runs: list[PastRun]) -> None:
        """Draw kept runs behind the live one; the kept run that is shown in full is left out."""
        for plot in self.plots:
            plot.show_past(runs)

    def _follow_graph(self, graph: Graph) -> None:
        follow_main_metric(self.score, graph)

    def _curves(self) -> Curves | None:
        """Return the curves of the run under way, or of the newest kept run before the first one of this session."""
        training, runs = self._session.training, self._session.project.runs
        is_own = training.plan is not None and (
            training.is_active or any(run.id == training.plan.run_id for run in runs)
        )
        if training.curves is not None and is_own:
            return training.curves
        if not runs:
            return None
        if self._kept is None or self._kept[0] != runs[-1].id:
            self._kept = (runs[-1].id, Curves.from_arrays(runs[-1].curve_arrays()))
        return self._kept[1]

    def _source(self) -> tuple[Recipe, Graph]:
        """Return recipe and network of the run whose curves are shown."""
        training, runs = self._session.training, self._session.project.runs
        if training.plan is not None and self._curves() is training.curves:
            return training.plan.recipe, training.plan.graph
        if runs:
            return runs[-1].recipe, runs[-1].graph
        return self._session.recipe, self._session.graph

    def _show(self) -> None:
        if not self.isVisible():
            return
        training = self._session.training
        curves = self._curves()
        self._sides.setCurrentIndex(0 if curves is None or not curves.names else 1)
        self._follow_graph(self._source()[1])
        is_live = curves is training.curves
        folds = self._folds(is_live=is_live)
        for plot in self.plots:
            steps = training.progress.num_steps if is_live and training.is_active else 0
            plot.show_folds(folds)
            plot.show_run(curves, steps, is_streaming=is_live and training.state == "running")
        self._mark_best()
        self._tell()

    def _folds(self, *, is_live: bool) -> tuple[Curves, ...]:
        """Return the curves of all folds that the shown run is one of."""
        if is_live:
            return self._session.training.folds
        runs = self._session.project.runs
        group = runs[-1].group if runs else ""
        if not group:
            return ()
        if self._kept_folds is None or self._kept_folds[0] != (runs[-1].id, group):
            read = tuple(Curves.from_arrays(run.curve_arrays()) for run in runs if run.group == group and run.curves)
            self._kept_folds = (runs[-1].id, group), read
        return self._kept_folds[1]

    def _mark_best(self) -> None:
        curves = self._curves()
        recipe, graph = self._source()
        best = best_point(curves, watched_metric(recipe, graph)) if curves is not None else None
        for plot in self.plots:
            plot.mark_best(best[1] if best is not None else None)
        every = recipe.general.integer("validate_every") if "validate_every" in recipe.general else 1
        self.strip.show_best((best[0] + 1) * every if best is not None else 0)

    def _tell(self) -> None:
        training, runs, curves = self._session.training, self._session.project.runs, self._curves()
        has_rate = curves is not None and curves.length("learning_rate") > 0
        self.strip.show_rate(float(curves.view("learning_rate")[1][-1]) if curves is not None and has_rate else None)
        if training.is_active:
            device = training.plan.device if training.plan is not None else "cpu"
            self.strip.show_progress(training.state, training.progress, memory.device_text(device))
        else:
            self.strip.show_kept(runs[-1].name if runs and curves is not None else "")
        is_near = training.is_active
        self._title.setText(self.tr("Preparing the run ...") if is_near else self.tr("No curves yet"))
        hint = self.tr("Press Train (F5): loss and metric appear here while the network learns.")
        self._hint.setText("" if is_near else hint)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while hidden."""
        super().showEvent(event)
        self._show()

    def _retranslate(self) -> None:
        self.loss.set_title(metric_label("loss"))
        self.score.set_title(metric_label(self.score.key))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._tell()
        super().changeEvent(event)
