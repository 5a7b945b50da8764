"""A card: a large button with an icon, a title, a line or two of explanation and what to expect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.icons import icon
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel

HEIGHT_PX, SMALL_PX = 120, 62
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class CardSpec:
    """What a card says and does.

    Attributes:
        title: First line, bold.
        text: Explanation, muted.
        picture: Name of its icon.
        action: What a press does.
        figure: What to expect, at the bottom; may be empty.
        words: What the search finds besides title and text.
    """

    title: str
    text: str
    picture: str
    action: Callable[[], object]
    figure: str = ""
    words: str = ""

    def is_found_by(self, query: str) -> bool:
        """Whether all words of a query are somewhere on the card."""
        all_of_it = f"{self.title} {self.text} {self.figure} {self.words}".lower()
        return all(word in all_of_it for word in query.lower().split())


class Card(QPushButton):
    """One thing to begin with; a button, so that the keyboard and screen readers reach it."""

    def __init__(self, spec: CardSpec, height_px: int = HEIGHT_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setProperty("role", "card")
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(f"{spec.text} {spec.figure}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height_px)
        self.clicked.connect(lambda _checked=False: spec.action())
        sign = PlainLabel()
        sign.setPixmap(icon(spec.picture, theme.current().accent).pixmap(16, 16))
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(ElidedLabel(spec.title, "title"))
        lines.addWidget(self._explanation(height_px), 1)
        if spec.figure:
            figure = ElidedLabel(spec.figure, "success")
            lines.addWidget(figure)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(10)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        for label in self.findChildren(PlainLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _explanation(self, height_px: int) -> PlainLabel:
        if height_px == SMALL_PX:
            return ElidedLabel(self.spec.text, "muted")
        label = PlainLabel(self.spec.text, "muted")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the page, which knows what lies where."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size that three cards a row leave."""
        return QSize(280, self.height())
