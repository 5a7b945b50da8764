"""Loss and the main metric side by side, with the progress of the run: the dock below the canvas."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.train_page.plot import CurvePlot
from modellab.desktop.train_page.wording import clock
from modellab.desktop.training_session import Progress
from modellab.desktop.widgets.labels import ElidedLabel
from modellab.graph.graph import Graph
from modellab.graph.layers.table import spec_of
from modellab.training.events import EpochDone
from modellab.training.metrics import METRICS


def main_metric(graph: Graph) -> str:
    """Return the metric that the first output of a network is judged by; ``accuracy`` without an output."""
    for node in graph.nodes.values():
        spec = spec_of(node.kind)
        if spec is not None and spec.role == "output" and spec.metrics:
            return spec.metrics[0]
    return "accuracy"


def metric_label(metric: str) -> str:
    """Return the name of a metric in the language of the window."""
    label = METRICS[metric].label if metric in METRICS else "Loss"
    return QCoreApplication.translate("engine", label)


class CurvesPanel(QWidget):
    """Follows ``session.training``; draws at most when new points came."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.loss, self.score = CurvePlot("loss", metric_label("loss")), CurvePlot("", "")
        self._follow_graph(session.graph)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximum(1000)
        self._bar.setFixedWidth(200)
        self._status = ElidedLabel("", "muted")
        self._plots = QHBoxLayout()
        self._plots.setContentsMargins(0, 0, 0, 0)
        self._plots.setSpacing(1)
        self._plots.addWidget(self.loss, 1)
        self._plots.addWidget(self.score, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 8)
        foot.setSpacing(12)
        foot.addWidget(self._bar)
        foot.addWidget(self._status, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._plots, 1)
        layout.addLayout(foot)
        training = session.training
        training.curves_changed.connect(self._on_training_curves_changed)
        training.progressed.connect(self._on_training_progressed)
        training.state_changed.connect(lambda _state: self._tell())
        session.run_started.connect(lambda _plan: self._on_session_run_started())
        session.run_event.connect(self._on_session_run_event)
        session.runs_changed.connect(self._on_session_runs_changed)
        session.project_opened.connect(self._on_session_runs_changed)
        self._on_session_runs_changed()

    def _follow_graph(self, graph: Graph) -> None:
        metric = main_metric(graph)
        self.score.follow_metric(metric, metric_label(metric), is_share=METRICS[metric].is_share)

    def _on_session_run_started(self) -> None:
        plan = self._session.training.plan
        if plan is not None:
            self._follow_graph(plan.graph)
        self._on_training_curves_changed()

    def _on_training_curves_changed(self) -> None:
        training = self._session.training
        for plot in (self.loss, self.score):
            plot.show_run(training.curves, training.progress.num_steps)

    def _on_session_runs_changed(self) -> None:
        """Before the first run of this session, show the curves of the newest kept run."""
        training = self._session.training
        if training.is_active or training.curves is not None:
            return
        runs = self._session.project.runs
        if not runs:
            for plot in (self.loss, self.score):
                plot.show_run(None, 0)
            self._tell()
            return
        from modellab.training.curves import Curves

        self._follow_graph(runs[-1].graph)
        curves = Curves.from_arrays(runs[-1].curve_arrays())
        for plot in (self.loss, self.score):
            plot.show_run(curves, 0)
        self._tell()

    def _on_training_progressed(self, _progress: Progress) -> None:
        self._tell()

    def _on_session_run_event(self, event: object) -> None:
        if isinstance(event, EpochDone) and event.is_best:
            curves = self._session.training.curves
            if curves is not None and curves.length("validation/loss"):
                step = float(curves.view("validation/loss")[0][-1])
                for plot in (self.loss, self.score):
                    plot.mark_best(step)

    def _tell(self) -> None:
        training, progress = self._session.training, self._session.training.progress
        share = progress.step / progress.num_steps if progress.num_steps else 0.0
        self._bar.setValue(round(1000 * share))
        self._bar.setVisible(training.is_active or share > 0)
        self._status.setText(self._sentence(progress) if progress.num_steps else self._invitation())

    def _invitation(self) -> str:
        if self._session.training.is_active:
            return self.tr("Preparing the run ...")
        if self._session.project.runs:
            return self.tr("Curves of {run}").format(run=self._session.project.runs[-1].name)
        return self.tr("Press Train (F5): loss and metric appear here while the network learns.")

    def _sentence(self, progress: Progress) -> str:
        parts = [
            self.tr("epoch {epoch} / {epochs}").format(epoch=progress.epoch, epochs=progress.num_epochs),
            self.tr("step {step} / {steps}").format(step=f"{progress.step:,}", steps=f"{progress.num_steps:,}"),
        ]
        if progress.samples_per_s:
            parts.append(self.tr("{speed} samples/s").format(speed=f"{progress.samples_per_s:,.0f}"))
        if progress.left_s is not None and self._session.training.is_active:
            parts.append(self.tr("{time} left").format(time=clock(progress.left_s)))
        return " · ".join(parts)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.loss.set_title(metric_label("loss"))
            self.score.set_title(metric_label(self.score.key))
            self._tell()
        super().changeEvent(event)
