"""The line below the curves: how far the run is, how fast, and which epoch was best."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from modellab.desktop.train_page.wording import clock
from modellab.desktop.training_session import Progress
from modellab.desktop.widgets.labels import ElidedLabel

_BAR_PX = 120
_WHOLE = 1000
_SEPARATOR = " · "


class ProgressStrip(QWidget):
    """Shows progress on the left, figures on the right; leaves words out rather than widen the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._best, self._rate = 0, None  # type: int, float | None
        self._shown: tuple[str, Progress, str] | None = None
        self._name = ""
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximum(_WHOLE)
        self.bar.setFixedWidth(_BAR_PX)
        self._progress, self._figures = ElidedLabel("", "muted"), ElidedLabel("", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self._progress)
        layout.addStretch(1)
        layout.addWidget(self._figures)

    @property
    def text(self) -> str:
        """All that is written."""
        return f"{self._progress.text()} {self._figures.text()}".strip()

    def show_best(self, epoch: int) -> None:
        """Say which epoch was best so far; 0 before the first."""
        self._best = epoch
        self._write()

    def show_rate(self, rate: float | None) -> None:
        """Say which learning rate was used last."""
        self._rate = rate
        self._write()

    def show_progress(self, state: str, progress: Progress, memory: str) -> None:
        """Show a run under way.

        Args:
            state: As ``TrainingSession.state``.
            progress: How far it is.
            memory: Used and total memory of the device; empty where it does not say.
        """
        self._shown, self._name = (state, progress, memory), ""
        self._write()

    def show_kept(self, name: str) -> None:
        """Show a finished run by its name; empty for none."""
        self._shown, self._name = None, name
        self._write()

    def _write(self) -> None:
        self.bar.setVisible(self._shown is not None)
        if self._shown is not None:
            progress = self._shown[1]
            done = progress.step / progress.num_steps if progress.num_steps else 0.0
            if progress.num_folds:
                done = (progress.fold - 1 + done) / progress.num_folds
            self.bar.setValue(round(_WHOLE * done))
        self._fill()
        self.setVisible(bool(self.text))

    def _fill(self) -> None:
        """Write as many words as there is room for, and leave the least important out."""
        progress, figures = self._progress_words(), self._figure_words()
        room = self.width() - 48 - (self.bar.width() + 12 if self._shown is not None else 0)
        for words, name in ((figures, "rate"), (progress, "step"), (figures, "memory"), (figures, "best")):
            if self._wide(progress) + self._wide(figures) > room:
                words.pop(name, None)
        for label, words in ((self._progress, progress), (self._figures, figures)):
            text = _SEPARATOR.join(words.values())
            if text != label.text():
                label.setText(text)

    def _wide(self, words: dict[str, str]) -> int:
        return self.fontMetrics().horizontalAdvance(_SEPARATOR.join(words.values()))

    def _progress_words(self) -> dict[str, str]:
        if self._shown is None:
            return {"run": self.tr("Curves of {run}").format(run=self._name)} if self._name else {}
        state, progress, _memory = self._shown
        if not progress.num_steps:
            return {"state": self.tr("Preparing the run ...")}
        words = {}
        if progress.num_folds:
            words["fold"] = self.tr("fold {fold} / {folds}").format(fold=progress.fold, folds=progress.num_folds)
        words |= {
            "epoch": self.tr("epoch {epoch} / {epochs}").format(epoch=progress.epoch, epochs=progress.num_epochs),
            "step": self.tr("step {step} / {steps}").format(step=f"{progress.step:,}", steps=f"{progress.num_steps:,}"),
        }
        if state == "paused":
            words["state"] = self.tr("paused")
        elif progress.left_s is not None:
            words["left"] = self.tr("{time} left").format(time=clock(progress.left_s))
        return words

    def _figure_words(self) -> dict[str, str]:
        words = {}
        if self._shown is not None and self._shown[1].samples_per_s:
            words["speed"] = self.tr("{speed} samples/s").format(speed=f"{self._shown[1].samples_per_s:,.0f}")
        if self._rate is not None:
            words["rate"] = self.tr("learning rate {rate}").format(rate=f"{self._rate:.3g}")
        if self._best:
            words["best"] = self.tr("best epoch {epoch}").format(epoch=self._best)
        if self._shown is not None and self._shown[2]:
            words["memory"] = self._shown[2]
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write more or fewer words."""
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)
