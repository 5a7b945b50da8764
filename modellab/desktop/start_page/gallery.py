"""Cards under headings, in as many columns as there is room for.

Cards are made when there is time for them: as many as a window shows at once, the others one by one afterwards, so
that the page opens as fast with many of them as with few.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from modellab.desktop.start_page.cards import HEIGHT_PX, Card, CardSpec
from modellab.desktop.widgets.labels import Heading

_AT_ONCE = 6
_CARD_PX, _MOST_COLUMNS, _GAP_PX = 340, 3, 12
"""Width that a card needs for its figure, columns that the samples of most tasks fill, and the gap between them."""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A heading and its cards.

    Attributes:
        key: What a filter names it by.
        title: The heading; empty for none.
        cards: From left to right.
        height_px: Of each card.
    """

    key: str
    title: str
    cards: Sequence[CardSpec]
    height_px: int = HEIGHT_PX


class Gallery(QWidget):
    """Shows sections, all or those that a search leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[_Section] = []
        self._waiting: deque[tuple[_Section, CardSpec]] = deque()
        self._query, self._key = "", ""
        self._columns = 3
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_next)

    @property
    def cards(self) -> list[Card]:
        """What is shown, from the first to the last."""
        return [card for section in self._sections for card in section.shown]

    def show_sections(self, sections: Iterable[SectionSpec]) -> None:
        """Replace what is shown."""
        for old in self._sections:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._sections = [_Section(spec, self) for spec in sections if spec.cards]
        for section in self._sections:
            self._column.addWidget(section)
        self._waiting = deque((section, card) for section in self._sections for card in section.spec.cards)
        self._make(_AT_ONCE)
        self._timer.start()

    def search(self, query: str, key: str = "") -> int:
        """Show only cards that hold all words of ``query``, in the section ``key`` if one is named; return how many."""
        self._query, self._key = query, key
        self._make(len(self._waiting))
        self._arrange()
        return len(self.cards)

    def _make_next(self) -> None:
        self._make(1)

    def _make(self, count: int) -> None:
        touched = []
        for _ in range(min(count, len(self._waiting))):
            section, spec = self._waiting.popleft()
            section.add(spec)
            touched.append(section)
        for section in dict.fromkeys(touched):
            self._arrange_one(section)
        if not self._waiting:
            self._timer.stop()

    def _arrange(self) -> None:
        for section in self._sections:
            self._arrange_one(section)

    def _arrange_one(self, section: _Section) -> None:
        width = (self.width() - (self._columns - 1) * _GAP_PX) // self._columns
        section.arrange(self._columns, width, self._query if self._key in ("", section.spec.key) else None)

    def step(self, card: Card, columns: int, rows: int) -> Card:
        """Return the neighbour of a card, or itself at the border."""
        places = [(card, *section.place(card)) for section in self._sections for card in section.shown]
        if columns:
            order = [entry[0] for entry in places]
            return order[min(max(order.index(card) + columns, 0), len(order) - 1)]
        lines = _lines(places)
        line = next(index for index, found in enumerate(lines) if card in found)
        target = lines[min(max(line + rows, 0), len(lines) - 1)]
        return target[min(lines[line].index(card), len(target) - 1)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._columns = max(1, min(_MOST_COLUMNS, self.width() // _CARD_PX))
        if event.size().width() != event.oldSize().width():
            self._arrange()


class _Section(QWidget):
    def __init__(self, spec: SectionSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self.shown: list[Card] = []
        self._cards: list[Card] = []
        self._columns = 1
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if spec.title:
            column.addWidget(Heading(spec.title))
        column.addLayout(self._grid)
        self.hide()

    def add(self, spec: CardSpec) -> None:
        """Make one card more."""
        self._cards.append(Card(spec, self.spec.height_px, self))

    def arrange(self, columns: int, width_px: int, query: str | None) -> None:
        """Lay out the cards that a query finds; None finds none."""
        self.shown = [card for card in self._cards if query is not None and card.spec.is_found_by(query)]
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
            card.setVisible(card in self.shown)
        for number, card in enumerate(self.shown):
            card.setFixedWidth(width_px)  # equal in all sections, however few cards they have
            self._grid.addWidget(card, number // columns, number % columns, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(_MOST_COLUMNS, 1)
        self.setVisible(bool(self.shown))

    def place(self, card: Card) -> tuple[_Section, int]:
        """Return where a card lies: this section, and the row in it."""
        return self, self.shown.index(card) // self._columns


def _lines(places: Sequence[tuple[Card, _Section, int]]) -> list[list[Card]]:
    lines: dict[tuple[int, int], list[Card]] = {}
    for card, section, row in places:
        lines.setdefault((id(section), row), []).append(card)
    return list(lines.values())
