"""Pictures of nodes and badges, drawn once for each look, zoom and theme, and kept while they are in use."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from modellab.desktop.canvas.look import (
    LINE_HEIGHT,
    PADDING,
    PORT_RADIUS,
    STRIP_HEIGHT,
    WIDTH,
    NodeLook,
    NoteLook,
    Severity,
)
from modellab.desktop.canvas.totals import short
from modellab.desktop.theme import RADIUS, Theme, mono_font, text_font
from modellab.graph.layers.spec import Family

MARGIN = 10.0
MAX_NEW_PER_FRAME = 40
_MAX_BYTES = 64 * 1024 * 1024
_BAR_WIDTH = 5.0
_TEXT_LEFT = 15.0
_TEXT_RIGHT = 11.0
_BADGE_HEIGHT = 19.0
_BADGE_PADDING = 9.0
_WORD_GAP = 6.0
_NARROWEST = 80
NAME_PX, TEXT_PX = 12.5, 11.0


def font(size_px: float, *, is_bold: bool = False, is_mono: bool = False) -> QFont:
    """Return a font of the canvas; sizes are pixels at zoom 1."""
    made = mono_font() if is_mono else text_font()
    made.setPixelSize(max(1, round(size_px)))
    made.setBold(is_bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def family_color(theme: Theme, family: str) -> QColor:
    """Return the colour of a family; grey for an unknown kind."""
    return QColor(theme.families.get(cast(Family, family), theme.edge))


@dataclass(frozen=True, slots=True)
class Scale:
    """Zoom of the canvas and pixels of the screen per pixel of the window."""

    zoom: float
    ratio: float


class Pictures:
    """Draws nodes and badges into pixmaps; at most ``MAX_NEW_PER_FRAME`` a frame.

    Attributes:
        is_short: Whether the frame asked for more new pictures than it may have; another frame should follow.
    """

    def __init__(self, theme: Theme) -> None:
        self.is_short = False
        self._left = MAX_NEW_PER_FRAME
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._bytes = 0
        self._badge_widths: dict[str, float] = {}
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Draw in other colours and fonts from now on."""
        self._theme = theme
        self._name_font = font(NAME_PX, is_bold=True)
        self._text_font = font(TEXT_PX)
        self._mono_font = font(TEXT_PX, is_mono=True)
        self._kept.clear()
        self._badge_widths.clear()
        self._bytes = 0

    def begin_frame(self) -> None:
        """Allow new pictures again."""
        self.is_short = False
        self._left = MAX_NEW_PER_FRAME

    def node(self, look: NodeLook, scale: Scale, *, is_selected: bool) -> QPixmap | None:
        """Return the picture of a node, with ``MARGIN`` around it; None when it must wait for the next frame."""
        key = (look, scale, is_selected)
        found = self._take(key)
        if found is None and self._may_draw():
            found = self._blank(WIDTH + 2 * MARGIN, look.height + 2 * MARGIN, scale)
            painter = self._painter(found, scale)
            painter.translate(MARGIN, MARGIN)
            self._paint_node(painter, look, is_selected)
            painter.end()
            self._keep(key, found)
        return found

    def note(self, look: NoteLook, scale: Scale) -> QPixmap | None:
        """Return the picture of a note, with ``MARGIN`` around it; None when it must wait for the next frame."""
        key = (look, scale)
        found = self._take(key)
        if found is None and self._may_draw():
            found = self._blank(WIDTH + 2 * MARGIN, look.height + 2 * MARGIN, scale)
            painter = self._painter(found, scale)
            painter.translate(MARGIN, MARGIN)
            self._paint_note(painter, look)
            painter.end()
            self._keep(key, found)
        return found

    def badge(self, text: str, scale: Scale) -> QPixmap | None:
        """Return the picture of a badge; None when it must wait for the next frame."""
        key = (text, scale)
        found = self._take(key)
        if found is None and self._may_draw():
            width = self.badge_width(text)
            found = self._blank(width, _BADGE_HEIGHT, scale)
            painter = self._painter(found, scale)
            box = QRectF(0.5, 0.5, width - 1, _BADGE_HEIGHT - 1)
            painter.setPen(QPen(QColor(self._theme.border), 1.0))
            painter.setBrush(QColor(self._theme.field))
            painter.drawRoundedRect(box, _BADGE_HEIGHT / 2 - 1, _BADGE_HEIGHT / 2 - 1)
            painter.setPen(QColor(self._theme.muted))
            painter.setFont(self._mono_font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            painter.end()
            self._keep(key, found)
        return found

    def badge_width(self, text: str) -> float:
        """Return the width of a badge at zoom 1."""
        width = self._badge_widths.get(text)
        if width is None:
            width = math.ceil(QFontMetricsF(self._mono_font).horizontalAdvance(text) + 2 * _BADGE_PADDING)
            self._badge_widths[text] = width
        return width

    @property
    def badge_height(self) -> float:
        """Height of every badge at zoom 1."""
        return _BADGE_HEIGHT

    # The store: the least recently used pictures go first.

    def _take(self, key: tuple[object, ...]) -> QPixmap | None:
        found = self._kept.pop(key, None)
        if found is not None:
            self._kept[key] = found
        return found

    def _may_draw(self) -> bool:
        if self._left <= 0:
            self.is_short = True
            return False
        self._left -= 1
        return True

    def _keep(self, key: tuple[object, ...], picture: QPixmap) -> None:
        self._kept[key] = picture
        self._bytes += picture.width() * picture.height() * 4
        while self._bytes > _MAX_BYTES:
            oldest = self._kept.pop(next(iter(self._kept)))
            self._bytes -= oldest.width() * oldest.height() * 4

    # Drawing, in pixels at zoom 1.

    def _blank(self, width: float, height: float, scale: Scale) -> QPixmap:
        factor = scale.zoom * scale.ratio
        picture = QPixmap(math.ceil(width * factor), math.ceil(height * factor))
        picture.setDevicePixelRatio(scale.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _painter(self, picture: QPixmap, scale: Scale) -> QPainter:
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale.zoom, scale.zoom)
        return painter

    def _paint_node(self, painter: QPainter, look: NodeLook, is_selected: bool) -> None:
        card = QRectF(0, 0, WIDTH, look.height)
        self._paint_shadow(painter, card)
        if is_selected:
            self._paint_glow(painter, card)
        if look.is_block:
            self._paint_stack(painter, card)
        self._paint_card(painter, card, look, is_selected)
        self._paint_words(painter, look)
        if look.has_strip:
            self._paint_strip_ground(painter)
        self._paint_ports(painter, look)

    def _paint_shadow(self, painter: QPainter, card: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, alpha in ((3.0, 10), (2.0, 14), (1.0, 18)):
            painter.setBrush(QColor(0, 0, 0, alpha * (2 if self._theme.is_dark else 1)))
            painter.drawRoundedRect(card.adjusted(-spread, 0, spread, spread + 1), RADIUS + spread, RADIUS + spread)

    def _paint_glow(self, painter: QPainter, card: QRectF) -> None:
        color = QColor(self._theme.accent)
        color.setAlpha(80)
        painter.setBrush(color)
        painter.drawRoundedRect(card.adjusted(-4, -4, 4, 4), RADIUS + 4, RADIUS + 4)

    def _paint_stack(self, painter: QPainter, card: QRectF) -> None:
        painter.setPen(QPen(QColor(self._theme.border), 1.0))
        painter.setBrush(QColor(self._theme.field))
        painter.drawRoundedRect(card.translated(4, 4), RADIUS, RADIUS)

    def _paint_card(self, painter: QPainter, card: QRectF, look: NodeLook, is_selected: bool) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(card, RADIUS, RADIUS)
        painter.fillPath(shape, QColor(self._theme.card))
        bar = QPainterPath()
        bar.addRect(QRectF(0, 0, _BAR_WIDTH, look.height))
        painter.fillPath(shape.intersected(bar), family_color(self._theme, look.family))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._border_pen(look, is_selected))
        painter.drawPath(shape)

    def _border_pen(self, look: NodeLook, is_selected: bool) -> QPen:
        if look.severity:
            return QPen(self.severity_color(look.severity), 2.0)
        if is_selected:
            return QPen(QColor(self._theme.accent), 2.0)
        pen = QPen(QColor(self._theme.border), 1.0)
        if not look.family:
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def severity_color(self, severity: Severity) -> QColor:
        """Return the colour of an error or a warning."""
        return QColor(self._theme.error if severity == "error" else self._theme.warning)

    def _paint_words(self, painter: QPainter, look: NodeLook) -> None:
        right = WIDTH - _TEXT_RIGHT
        painter.setFont(self._text_font)
        painter.setPen(QColor(self._theme.muted))
        corner = corner_of(look, right - _TEXT_LEFT)
        if corner:
            width = QFontMetricsF(self._text_font).horizontalAdvance(corner)
            painter.drawText(QRectF(right - width - 1, 6, width + 2, 18), _LEFT, corner)
            right -= width + _WORD_GAP
        painter.setFont(self._name_font)
        painter.setPen(QColor(self._theme.text if look.family else self._theme.muted))
        _draw_line(painter, QRectF(_TEXT_LEFT, 6, right - _TEXT_LEFT, 18), look.name)
        painter.setFont(self._text_font)
        painter.setPen(QColor(self._theme.muted))
        marks_left = self._paint_marks(painter, look)
        _draw_line(painter, QRectF(_TEXT_LEFT, 24, marks_left - _TEXT_LEFT, 16), look.summary)

    def _paint_marks(self, painter: QPainter, look: NodeLook) -> float:
        """Draw the frozen and the comment mark on the second line; return where the text must end."""
        x = WIDTH - _TEXT_RIGHT
        painter.save()
        if look.is_frozen:
            x -= 12
            painter.setPen(QPen(QColor(self._theme.accent), 1.4))
            for degrees in (0, 60, 120):
                arm = QPointF(5 * math.cos(math.radians(degrees)), 5 * math.sin(math.radians(degrees)))
                painter.drawLine(QPointF(x + 6, 32) - arm, QPointF(x + 6, 32) + arm)
            x -= 4
        if look.has_comment:
            x -= 12
            painter.setPen(QPen(QColor(self._theme.warning), 1.2))
            painter.drawRoundedRect(QRectF(x + 1, 27, 10, 8), 2, 2)
            painter.drawLine(QPointF(x + 4, 35), QPointF(x + 3, 38))
            x -= 4
        painter.restore()
        return x

    def _paint_strip_ground(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.border), 1.0))
        left, right, bottom = strip_box()
        painter.drawLine(QPointF(left, bottom + 0.5), QPointF(right, bottom + 0.5))

    def _paint_note(self, painter: QPainter, look: NoteLook) -> None:
        color = self.severity_color(look.severity)
        card = QRectF(0, 0, WIDTH, look.height)
        for spread in (9.0, 6.0, 3.0):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 40 if self._theme.is_dark else 16))
            painter.drawRoundedRect(card.adjusted(-spread, 0, spread, spread), RADIUS + spread, RADIUS + spread)
        painter.setPen(QPen(color, 1.0))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(card, RADIUS, RADIUS)
        painter.setFont(self._text_font)
        painter.setPen(color)
        for index, line in enumerate(look.lines):
            top = PADDING + index * LINE_HEIGHT
            _draw_line(painter, QRectF(PADDING + 2, top, WIDTH - 2 * PADDING, LINE_HEIGHT), line)
        for box, text in ((look.button, look.repair), (look.more_button, "⋯")):
            if box is not None:
                self._paint_button(painter, QRectF(*box), text, color)

    def _paint_button(self, painter: QPainter, box: QRectF, text: str, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(color))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(self._theme.error_text))
        elided = QFontMetricsF(self._text_font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 10)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, elided)

    def _paint_ports(self, painter: QPainter, look: NodeLook) -> None:
        painter.setPen(QPen(QColor(self._theme.card), 1.0))
        painter.setBrush(QColor(self._theme.edge))
        for count, y in ((look.num_inputs, 0.0), (look.num_outputs, look.height)):
            for index in range(count):
                painter.drawEllipse(QPointF(WIDTH * (index + 1) / (count + 1), y), PORT_RADIUS, PORT_RADIUS)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def corner_of(look: NodeLook, room: float) -> str:
    """Return how often a node is repeated and its number of parameters, in short where its name needs the room."""
    repeat = f"×{look.repeat}" if look.repeat > 1 else ""
    corner = " · ".join(part for part in (repeat, f"{look.count:,}" if look.count else "") if part)
    words = QFontMetricsF(font(NAME_PX, is_bold=True)).horizontalAdvance(look.name)
    if words + _WORD_GAP + QFontMetricsF(font(TEXT_PX)).horizontalAdvance(corner) <= room:
        return corner
    return " · ".join(part for part in (repeat, short(look.count) if look.count else "") if part)


def _draw_line(painter: QPainter, box: QRectF, text: str) -> None:
    wide = painter.font()
    painter.setFont(narrowed(wide, text, box.width()))
    metrics = QFontMetricsF(painter.font())
    painter.drawText(box, int(_LEFT), metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()))
    painter.setFont(wide)


def narrowed(wide: QFont, text: str, room: float) -> QFont:
    """Return a font whose letters are narrower, within what can be read, where a text needs that to fit."""
    made = QFont(wide)
    for stretch in range(100, _NARROWEST, -5):
        if QFontMetricsF(made).horizontalAdvance(text) <= room:
            break
        made.setStretch(stretch - 5)
    return made


def strip_box() -> tuple[float, float, float]:
    """Return left, right and bottom of the live strip, relative to its node, in pixels at zoom 1."""
    return _TEXT_LEFT, WIDTH - _TEXT_RIGHT, 46.0 + STRIP_HEIGHT - 9.0
