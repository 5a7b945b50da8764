"""The tokens of one text as chips: a dashed frame for unknown ones, struck through what the network does not see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from modellab.desktop import theme
from modellab.desktop.data_page.text_facts import Token
from modellab.desktop.data_page.token_layout import flow

_PAD_X, _PAD_Y, _GAP = 5, 3, 4
_MARGIN = 8
_LONGEST = 40
_SPACES = str.maketrans({" ": "␣", "\n": "⏎", "\t": "⇥"})


class TokenView(QScrollArea):
    """Shows tokens, and scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = _Chips()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._chips)
        self.setMinimumHeight(44)

    @property
    def tokens(self) -> Sequence[Token]:
        """What is shown."""
        return self._chips.tokens

    def show_tokens(self, tokens: Sequence[Token], total: int) -> None:
        """Show the tokens of a text.

        Args:
            tokens: The first of them.
            total: How many there are.
        """
        self._chips.show_tokens(tokens, total)
        self.verticalScrollBar().setValue(0)


class _Chips(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Sequence[Token] = ()
        self._total = 0
        self._boxes: list[QRectF] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.switch.theme_changed.connect(self.update)

    def show_tokens(self, tokens: Sequence[Token], total: int) -> None:
        self.tokens, self._total = tokens, total
        self.setAccessibleName(" ".join(token.text for token in tokens))
        self._flow()

    def _words(self) -> list[str]:
        words = [spelled(token) for token in self.tokens]
        left_out = self._total - len(self.tokens)
        return [*words, self.tr("… {count} more").format(count=f"{left_out:,}")] if left_out else words

    def _flow(self) -> None:
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(word) + 2.0 * _PAD_X for word in self._words()]
        height = metrics.height() + 2.0 * _PAD_Y
        self._boxes = [QRectF(*box) for box in flow(widths, self.width() - 2.0 * _MARGIN, height, _GAP, _MARGIN)]
        self.setMinimumHeight(int(self._boxes[-1].bottom()) + _MARGIN if self._boxes else 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, _event: QEvent) -> None:
        self._flow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, words = QPainter(self), self._words()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(event.rect())
        for number, (box, word) in enumerate(zip(self._boxes, words, strict=True)):
            if box.intersects(seen):
                _paint(painter, box, word, self.tokens[number] if number < len(self.tokens) else None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tooltip(event.pos()), self)
            return True
        return super().event(event)

    def _tooltip(self, point: QPoint) -> str:
        found = [k for k, box in enumerate(self._boxes[: len(self.tokens)]) if box.contains(point.toPointF())]
        if not found:
            return ""
        token = self.tokens[found[0]]
        parts = [self.tr("token {number}").format(number=token.number)]
        parts += [self.tr("unknown")] if token.is_unknown else []
        parts += [self.tr("cut off")] if token.is_cut else []
        return " · ".join(parts)


def spelled(token: Token) -> str:
    """Write a token on one line, with spaces that can be seen."""
    text = token.text.translate(_SPACES)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _paint(painter: QPainter, box: QRectF, word: str, token: Token | None) -> None:
    colors = theme.current()
    ink = QColor(colors.text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.field))
    if token is None or token.is_cut:
        ink = QColor(colors.edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if token is not None and token.is_unknown:
        ink = QColor(colors.warning) if not token.is_cut else ink
        painter.setPen(QPen(ink, 1.0, Qt.PenStyle.DashLine))
    if token is not None:
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
    if token is not None and token.is_cut:
        middle = box.center().y() + 1
        painter.drawLine(int(box.left()) + 3, int(middle), int(box.right()) - 3, int(middle))
