"""Messages at the bottom of the window: one sentence, a hint, and at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from modellab.desktop.icons import icon
from modellab.desktop.theme import current
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel
from modellab.errors import ModelLabError

MAX_SHOWN = 3
SHOWN_MS = 6_000
MAX_LENGTH = 600
_WIDTH_PX = 560
_MARGIN_PX = 16


class Toast(QFrame):
    """One message; stays while the pointer is over it.

    Signals:
        closed(): The user closed it, took its action, or its time is over.
    """

    closed = Signal()

    def __init__(self, sentence: str, hint: str = "", *, is_error: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast-error" if is_error else "toast")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 8, 10)
        self._layout.setSpacing(12)
        if is_error:
            self._layout.addWidget(_sign(), 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(_lines(sentence, hint), 1)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.closed)
        self._layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.closed)
        if not is_error:
            self._timer.start(SHOWN_MS)

    def add_action(self, label: str, action: Callable[[], object]) -> None:
        """Offer something to do; taking it closes the message."""
        button = QPushButton(label)
        button.clicked.connect(self.closed)
        button.clicked.connect(lambda _checked=False: action())
        self._layout.insertWidget(self._layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        if self.property("role") == "toast":
            self._timer.start(SHOWN_MS)
        super().leaveEvent(event)


class Notifier(QWidget):
    """The stack of messages over the bottom of its parent; the newest stands lowest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._toasts: list[Toast] = []
        self._errors: dict[Toast, ModelLabError] = {}
        parent.installEventFilter(self)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What can be read now, oldest first."""
        return tuple(toast.findChild(PlainLabel, "sentence").text() for toast in self._toasts)  # type: ignore[union-attr]

    def tell(self, text: str, label: str = "", action: Callable[[], object] | None = None) -> None:
        """Say that something happened, for a few seconds."""
        toast = Toast(_capped(engine_text(text)), parent=self)
        if label and action is not None:
            toast.add_action(engine_text(label), action)
        self._add(toast)

    def fail(self, error: ModelLabError, label: str = "", action: Callable[[], object] | None = None) -> None:
        """Say what could not be done and what to do about it, until the user closes it."""
        toast = Toast(
            _capped(engine_text(error.sentence)), _capped(engine_text(error.hint)), is_error=True, parent=self
        )
        if label and action is not None:
            toast.add_action(label, action)
        self._errors[toast] = error
        self._add(toast)

    def take_back(self, is_over: Callable[[ModelLabError], bool]) -> None:
        """Take messages away about what is true no longer."""
        for toast, error in tuple(self._errors.items()):
            if is_over(error):
                self._remove(toast)

    def clear(self) -> None:
        """Take all messages away."""
        for toast in tuple(self._toasts):
            self._remove(toast)

    def _add(self, toast: Toast) -> None:
        sentence = toast.findChild(PlainLabel, "sentence")
        for other in tuple(self._toasts):
            shown = other.findChild(PlainLabel, "sentence")
            if sentence is not None and shown is not None and shown.text() == sentence.text():
                self._remove(other)  # said again: one message, not a pile of them
        self._toasts.append(toast)
        toast.closed.connect(lambda: self._remove(toast))
        self._layout.addWidget(toast)
        if len(self._toasts) > MAX_SHOWN:
            self._remove(self._toasts[0])
        self.show()
        toast.show()  # a layout shows what it is given only later, and leaves no room for it until then
        self.raise_()
        self._place()

    def _remove(self, toast: Toast) -> None:
        if toast not in self._toasts:
            return
        self._toasts.remove(toast)
        self._errors.pop(toast, None)
        self._layout.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
        self.setVisible(bool(self._toasts))
        self._place()

    def _place(self) -> None:
        parent = self._under
        width = min(_WIDTH_PX, parent.width() - 2 * _MARGIN_PX)
        height = self._layout.heightForWidth(width) if self._layout.hasHeightForWidth() else self.sizeHint().height()
        size = QSize(width, height)
        self.resize(size)
        self.move((parent.width() - width) // 2, parent.height() - height - _MARGIN_PX - 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the parent is resized."""
        if event.type() == QEvent.Type.Resize and watched is self._under:
            self._place()
        return False


def _lines(sentence: str, hint: str) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(2)
    for name, text, role in (("sentence", sentence, ""), ("hint", hint, "muted")):
        if text:
            label = PlainLabel(text, role)
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(label)
    return lines


def _sign() -> PlainLabel:
    sign = PlainLabel()
    sign.setPixmap(icon("warning", current().error).pixmap(16, 16))
    return sign


def _capped(text: str) -> str:
    return text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH - 1] + "…"
