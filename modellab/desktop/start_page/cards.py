"""A card: a large button with an icon, a title and a line of explanation."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.icons import icon
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel

_HEIGHT_PX = 84


class Card(QPushButton):
    """One thing to begin with; a button, so that the keyboard and screen readers reach it."""

    def __init__(self, title: str, text: str, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT_PX)
        sign = PlainLabel()
        sign.setPixmap(icon(picture, theme.current().accent).pixmap(16, 16))
        name, explanation = ElidedLabel(title, "title"), PlainLabel(text, "muted")
        explanation.setWordWrap(True)
        explanation.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(name)
        lines.addWidget(explanation, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        for label in (sign, name, explanation):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the size that three cards a row leave."""
        return QSize(280, _HEIGHT_PX)
