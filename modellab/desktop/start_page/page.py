"""Where to begin: a sample, a recent project, one's own data, or work that was not saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from modellab.desktop import background
from modellab.desktop.start_page.cards import Card
from modellab.desktop.translation import row_text
from modellab.desktop.widgets.labels import Heading, PlainLabel
from modellab.project.samples import SAMPLES

if TYPE_CHECKING:
    from modellab.desktop.commands import Commands
    from modellab.desktop.session import Session
    from modellab.project.journal import Recovery
    from modellab.project.recent import RecentFile
    from modellab.project.run_folders import InterruptedRun

_COLUMNS = 3
_WIDTH_PX = 900
_MAX_RECENT = 6


class StartPage(QScrollArea):
    """Reads recent and recoverable projects anew whenever it is shown.

    Signals:
        left(str): The user wants this page of the window instead.
    """

    left = Signal(str)

    def __init__(self, session: Session, commands: Commands) -> None:
        super().__init__()
        self._session, self._commands = session, commands
        self._recent: tuple[RecentFile, ...] = ()
        self._recoveries: tuple[Recovery, ...] = ()
        self._interrupted: tuple[InterruptedRun, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show_cards()

    def _show_cards(self) -> None:
        body = QWidget()
        column = QVBoxLayout()
        column.setSpacing(12)
        title = PlainLabel(self.tr("What would you like to train?"), "title")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        title.setFont(font)
        column.addWidget(title)
        column.addSpacing(8)
        unfinished = [self._interrupted_card(row) for row in self._interrupted]
        unfinished += [self._recovery_card(row) for row in self._recoveries]
        if unfinished:
            self._add(column, self.tr("Not finished last time"), unfinished)
        samples = [self._sample_card(sample.key) for sample in SAMPLES.values()]
        self._add(column, self.tr("Samples"), [*samples, self._own_data_card()])
        if self._recent:
            self._add(column, self.tr("Recent projects"), [self._recent_card(row) for row in self._recent])
        back = QPushButton(self.tr("Go on with the open project"))
        back.setProperty("role", "quiet")
        back.clicked.connect(lambda: self.left.emit("network"))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH_PX)
        middle.setLayout(column)
        outer = QVBoxLayout(body)
        outer.setContentsMargins(24, 32, 24, 24)
        outer.addWidget(middle, 1)
        outer.setAlignment(middle, Qt.AlignmentFlag.AlignHCenter)
        middle.setMinimumWidth(min(_WIDTH_PX, 720))
        self.setWidget(body)

    def _add(self, column: QVBoxLayout, title: str, cards: list[Card]) -> None:
        column.addWidget(Heading(title))
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, card in enumerate(cards):
            grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        for index in range(_COLUMNS):
            grid.setColumnStretch(index, 1)
        column.addLayout(grid)
        column.addSpacing(12)

    def _sample_card(self, key: str) -> Card:
        sample = SAMPLES[key]
        card = Card(row_text(sample.title), row_text(sample.help), "plus" if key == "blank" else "play")
        return _wired(card, lambda: self._commands.open_sample(key))

    def _own_data_card(self) -> Card:
        card = Card(self.tr("New from my data"), self.tr("A folder of pictures, a CSV file, or IDX files."), "folder")
        return _wired(card, lambda: self.left.emit("data"))

    def _recent_card(self, row: RecentFile) -> Card:
        where = str(row.path.parent).replace(str(Path.home()), "~", 1)
        return _wired(Card(row.name, where, "file"), lambda: self._commands.open_path(row.path))

    def _recovery_card(self, row: Recovery) -> Card:
        text = self.tr("Not saved. Last change {when}").format(when=_day(row.when))
        return _wired(Card(row.name or self.tr("Untitled"), text, "warning"), lambda: self._commands.recover(row))

    def _interrupted_card(self, row: InterruptedRun) -> Card:
        name = str(row.plan.get("name", "")) or self.tr("Untitled")
        text = self.tr("This run was interrupted. It goes on where it was, {when}.").format(when=_day(row.started))
        return _wired(Card(name, text, "play"), lambda: self._commands.go_on(row))

    async def _read(self) -> None:
        found = await background.run(_read_lists)
        if found != (self._recent, self._recoveries, self._interrupted):
            self._recent, self._recoveries, self._interrupted = found
            self._show_cards()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the lists anew."""
        super().showEvent(event)
        self._session.start(self._read())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_cards()
        super().changeEvent(event)


def _wired(card: Card, action: Callable[[], object]) -> Card:
    card.clicked.connect(lambda _checked=False: action())
    return card


def _day(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def _read_lists() -> tuple[tuple[RecentFile, ...], tuple[Recovery, ...], tuple[InterruptedRun, ...]]:
    from modellab.project.journal import recoverable
    from modellab.project.recent import recent_files
    from modellab.project.run_folders import interrupted_runs

    recent = tuple(file for file in recent_files() if file.is_there)[:_MAX_RECENT]
    return recent, tuple(recoverable())[:_MAX_RECENT], tuple(interrupted_runs())[:_MAX_RECENT]
