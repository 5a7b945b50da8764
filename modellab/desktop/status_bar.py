"""The line at the bottom: the run, memory, when the work was last kept safe, and the language."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from modellab.desktop import memory, translation
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from modellab.desktop.session import Session

_REFRESH_MS = 2_000


class StatusBar(QStatusBar):
    """Says what goes on without asking for attention.

    Signals:
        language_chosen(str): Key of a language.
    """

    language_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._session = session
        self._stage = ""
        self.run, self.memory, self.autosave = (PlainLabel(role="muted") for _ in range(3))
        for label in (self.run, self.memory, self.autosave):
            label.setContentsMargins(8, 0, 8, 0)
            self.addWidget(label)
        self.languages = [self._language_button(row) for row in translation.LANGUAGES]
        session.stage_changed.connect(self._on_session_stage_changed)
        session.training.progressed.connect(self._show_run)
        session.training.state_changed.connect(self._show_run)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_figures)
        self._timer.start(_REFRESH_MS)
        self._retranslate()

    def _language_button(self, row: translation.Language) -> QPushButton:
        button = QPushButton(row.name)
        button.setProperty("role", "quiet")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.language_chosen.emit(row.key))
        self.addPermanentWidget(button)
        return button

    def come_last(self) -> None:
        """Let Tab reach the languages after everything else in the window, also what was made after them."""
        last = self.window().previousInFocusChain()
        while last is not None and (last.focusProxy() is not None or not last.focusPolicy() & Qt.FocusPolicy.TabFocus):
            last = last.previousInFocusChain()
        if last is not None and last is not self.languages[-1]:
            for before, after in pairwise((last, *self.languages)):
                self.setTabOrder(before, after)

    def _on_session_stage_changed(self, stage: str) -> None:
        self._stage = engine_text(stage)
        self._show_run()

    def _show_run(self) -> None:
        training = self._session.training
        progress = training.progress
        done = {"epoch": progress.epoch, "epochs": progress.num_epochs}
        texts = {
            "starting": self.tr("Starting"),
            "running": self.tr("Training: epoch {epoch} / {epochs}").format(**done),
            "pausing": self.tr("Pausing"),
            "paused": self.tr("Paused in epoch {epoch} / {epochs}").format(**done),
            "stopping": self.tr("Stopping"),
        }
        self.run.setText(self._stage or texts.get(training.state, self.tr("Ready")))

    def _show_figures(self) -> None:
        device = memory.device_text(self._session.device)
        held = memory.resident_bytes()
        own = self.tr("Memory {megabytes} MB").format(megabytes=f"{held / 1e6:,.0f}") if held else ""
        self.memory.setText(self.tr("GPU {used}").format(used=device) if device else own)
        self.autosave.setText(self._autosave_text())

    def _autosave_text(self) -> str:
        when = self._session.files.autosave.written_at
        if when is None:
            return ""
        seconds = max(time.monotonic() - when, 0)
        if seconds < 60:
            return self.tr("Autosaved {seconds} s ago").format(seconds=round(seconds))
        return self.tr("Autosaved {minutes} min ago").format(minutes=round(seconds / 60))

    def _retranslate(self) -> None:
        for button, row in zip(self.languages, translation.LANGUAGES, strict=True):
            button.setChecked(row == translation.current())
        self._show_run()
        self._show_figures()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
