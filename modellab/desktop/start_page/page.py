"""Where to begin: a sample, a recent project, one's own data, or work that was not saved."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from modellab.desktop import background
from modellab.desktop.start_page.cards import SMALL_PX, Card, CardSpec
from modellab.desktop.start_page.gallery import Gallery, SectionSpec
from modellab.desktop.translation import engine_text, row_text
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.segments import Segments
from modellab.project.samples import GROUPS, SAMPLES, Sample

if TYPE_CHECKING:
    from modellab.desktop.commands import Commands
    from modellab.desktop.session import Session
    from modellab.project.journal import Recovery
    from modellab.project.recent import RecentFile
    from modellab.project.run_folders import InterruptedRun

_WIDTH_PX, _NARROW_PX = 1180, 900
_MAX_RECENT = 6
_ALL = "all"
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
"""Columns and rows by which an arrow moves the focus."""


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
        self._is_filtered = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title, self._nothing, self._back = PlainLabel("", "title"), PlainLabel("", "muted"), QPushButton()
        self.search, self.groups = QLineEdit(), Segments([_ALL, *_used_groups()])
        self.gallery = Gallery()
        self._lay_out()
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self._on_search_entered)
        self.search.installEventFilter(self)
        self.groups.chosen.connect(self._on_search_changed)
        self._back.clicked.connect(lambda: self.left.emit("network"))
        QApplication.instance().focusObjectChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._retranslate()

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        self._title.setFont(font)
        self._back.setProperty("role", "quiet")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(260)
        self.groups.set_current(_ALL)
        head, find = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        head.addWidget(self.search)
        find.addWidget(self.groups)
        find.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH_PX)
        middle.setMinimumWidth(min(_NARROW_PX, 720))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(find)
        column.addSpacing(4)
        column.addWidget(self._nothing)
        column.addWidget(self.gallery)
        column.addStretch(1)
        body = QWidget()
        outer = QHBoxLayout(body)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addWidget(middle, 1000)
        outer.addStretch(1)
        self.setWidget(body)
        self.setFocusProxy(self.search)
        self.setTabOrder(self.search, self._back)

    def _show_cards(self) -> None:
        unfinished = [self._interrupted_card(row) for row in self._interrupted]
        unfinished += [self._recovery_card(row) for row in self._recoveries]
        begin = [self._own_data_card(), *(self._sample_card(sample) for sample in SAMPLES.values() if not sample.group)]
        sections = [
            SectionSpec("unfinished", self.tr("Not finished last time"), unfinished, SMALL_PX),
            SectionSpec("begin", "", begin, SMALL_PX),
            SectionSpec(
                "recent", self.tr("Recent projects"), [self._recent_card(row) for row in self._recent], SMALL_PX
            ),
        ]
        for key, title in GROUPS.items():
            samples = [self._sample_card(sample) for sample in SAMPLES.values() if sample.group == key]
            sections.append(SectionSpec(key, row_text(title), samples))
        self.gallery.show_sections(sections)
        self._on_search_changed()

    def _on_search_changed(self) -> None:
        query, key = self.search.text(), self.groups.current.replace(_ALL, "")
        self._nothing.hide()
        if query or key or self._is_filtered:
            self._nothing.setVisible(self.gallery.search(query, key) == 0)
        self._is_filtered = bool(query or key)

    def _on_search_entered(self) -> None:
        if self.search.text() and self.gallery.cards:
            self.gallery.cards[0].click()

    def _on_focus_changed(self, widget: object) -> None:
        if isinstance(widget, Card) and self.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, 40)

    def _sample_card(self, sample: Sample) -> CardSpec:
        picture = "play" if sample.group else "plus"
        figure = engine_text(sample.figure) if sample.figure is not None else ""
        words = f"{sample.key} {row_text(GROUPS.get(sample.group, ''))}"
        action = partial(self._commands.open_sample, sample.key)
        return CardSpec(row_text(sample.title), row_text(sample.help), picture, action, figure, words)

    def _own_data_card(self) -> CardSpec:
        text = self.tr("Pictures, texts, tables, series")
        return CardSpec(self.tr("New from my data"), text, "folder", lambda: self.left.emit("data"))

    def _recent_card(self, row: RecentFile) -> CardSpec:
        where = str(row.path.parent).replace(str(Path.home()), "~", 1)
        return CardSpec(row.path.stem, where, "file", lambda: self._commands.open_path(row.path))

    def _recovery_card(self, row: Recovery) -> CardSpec:
        text = self.tr("Unsaved, {when}").format(when=_day(row.when))
        return CardSpec(row.name or self.tr("Untitled"), text, "warning", lambda: self._commands.recover(row))

    def _interrupted_card(self, row: InterruptedRun) -> CardSpec:
        name = str(row.plan.get("name", "")) or self.tr("Untitled")
        text = self.tr("This run was interrupted. It goes on where it was, {when}.").format(when=_day(row.started))
        return CardSpec(name, text, "play", lambda: self._commands.go_on(row))

    async def _read(self) -> None:
        found = await background.run(_read_lists)
        if found != (self._recent, self._recoveries, self._interrupted):
            self._recent, self._recoveries, self._interrupted = found
            self._show_cards()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("What would you like to train?"))
        self._back.setText(self.tr("Go on with the open project"))
        self._nothing.setText(self.tr("Nothing here is called that."))
        self.search.setPlaceholderText(self.tr("Search samples and recent projects"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.groups.setAccessibleName(self.tr("Kind of task"))
        for key in self.groups.keys:
            self.groups.set_text(key, row_text(GROUPS[key]) if key in GROUPS else self.tr("All"))
        self._show_cards()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the lists anew."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.start(self._read())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step between cards with the arrows."""
        card, step = QApplication.focusWidget(), _STEPS.get(Qt.Key(event.key()))
        if step is None or not isinstance(card, Card):
            super().keyPressEvent(event)
            return
        if card is (cards := self.gallery.cards)[0] and step[1] < 0 and cards:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.gallery.step(card, *step).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search field down to the cards."""
        is_down = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        )
        if watched is self.search and is_down and self.gallery.cards:
            self.gallery.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _used_groups() -> list[str]:
    """Return the groups that have samples, in the order of the page."""
    used = {sample.group for sample in SAMPLES.values()}
    return [key for key in GROUPS if key in used]


def _day(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def _read_lists() -> tuple[tuple[RecentFile, ...], tuple[Recovery, ...], tuple[InterruptedRun, ...]]:
    from modellab.project.journal import recoverable
    from modellab.project.recent import recent_files
    from modellab.project.run_folders import interrupted_runs

    recent = tuple(file for file in recent_files() if file.is_there)[:_MAX_RECENT]
    return recent, tuple(recoverable())[:_MAX_RECENT], tuple(interrupted_runs())[:_MAX_RECENT]
