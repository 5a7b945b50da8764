"""A dock with a quiet title: the heading of its panel, and small buttons to float and to close it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from modellab.desktop.icons import icon
from modellab.desktop.widgets.labels import Heading

_STRIP_PX = 8


class Dock(QDockWidget):
    """A panel that can be moved, floated and closed.

    Args:
        key: Name by which the window finds its place again.
        content: The panel; may be given later with ``setWidget``.
        is_titled: False for a panel that names itself: it gets only a slim strip to be moved by.
    """

    def __init__(
        self, key: str, content: QWidget | None = None, parent: QWidget | None = None, *, is_titled: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        self._title = _DockTitle(self, is_titled=is_titled)
        self.setTitleBarWidget(self._title)
        self.windowTitleChanged.connect(self._title.heading.setText)
        if content is not None:
            self.setWidget(content)


class _DockTitle(QWidget):
    """Mouse presses that nobody takes reach the dock, which moves itself; so no event is handled here."""

    def __init__(self, dock: Dock, *, is_titled: bool) -> None:
        super().__init__(dock)
        self.heading = Heading()
        self._float = _button("float")
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close = _button("close")
        self._close.clicked.connect(dock.close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 2)
        layout.setSpacing(0)
        layout.addWidget(self.heading, 1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)
        if not is_titled:
            layout.setContentsMargins(12, 0, 6, 0)
            self.setFixedHeight(_STRIP_PX)
            for widget in (self.heading, self._float, self._close):
                widget.hide()
        self._retranslate()

    def _retranslate(self) -> None:
        for button, text in ((self._float, self.tr("Move into a window of its own, or back")),
                             (self._close, self.tr("Hide this panel (View menu)"))):  # fmt: skip
            button.setToolTip(text)
            button.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setFixedSize(20, 20)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
