"""Colours, fonts and sizes of the window, dark and light; follows the system's scheme or the user's choice.

Colours are written ``#rrggbb`` so that a theme stays a plain frozen value; a painter makes a ``QColor`` of the ones it
needs when ``switch.theme_changed`` is emitted, not once a frame.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from modellab.desktop import stylesheet
from modellab.graph.layers.spec import Family

Scheme = Literal["system", "dark", "light"]

SPACING = 4
RADIUS = 8
ANIMATION_MS = 120

_FAMILY_COLORS: Mapping[Family, str] = MappingProxyType(
    {
        "io": "#8b95a7",
        "convolution": "#4f8cff",
        "pooling": "#38b6a3",
        "dense": "#f2a541",
        "recurrent": "#5fb3ff",
        "attention": "#8f8cff",
        "embedding": "#46c2d8",
        "normalisation": "#c9a27a",
        "regularisation": "#e06c9f",
        "activation": "#d9c24a",
        "reshape": "#b58cff",
        "merge": "#9fb56b",
        "pretrained": "#ff8f6b",
        "block": "#7ee081",
    }
)
# Named after the families that fontconfig, Windows and macOS bring, so that Chinese has a face on each of them.
_CHINESE = ("Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "WenQuanYi Micro Hei", "Droid Sans Fallback")


@dataclasses.dataclass(frozen=True, slots=True)
class Theme:
    """One colour scheme; every colour means something and only that.

    Attributes:
        key: ``dark`` or ``light``.
        canvas: Ground of the canvas and of plots in full view.
        panel: Ground of bars, docks and pages.
        card: Ground of a node on the canvas.
        field: Ground of inputs, buttons, badges and boxes inside a panel.
        hover: A field under the pointer.
        border: Lines between panels and around cards.
        grid: Lines in plots, fainter than a border.
        edge: Connections between nodes, and their ports.
        text: What is read first.
        muted: Labels, units, explanations.
        accent: Selection, focus, the page shown.
        accent_text: Text on ``accent``.
        error: Something is wrong.
        error_text: Text on ``error``.
        warning: Something deserves a look.
        success: Training, progress, done.
        success_text: Text on ``success``.
        train: Curves of the training split.
        validation: Curves of the validation split.
        families: Colour of each family of layers.
    """

    key: Literal["dark", "light"]
    canvas: str
    panel: str
    card: str
    field: str
    hover: str
    border: str
    grid: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_text: str
    error: str
    error_text: str
    warning: str
    success: str
    success_text: str
    train: str = "#4f8cff"
    validation: str = "#f2a541"
    families: Mapping[Family, str] = dataclasses.field(default_factory=lambda: _FAMILY_COLORS)

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.key == "dark"


DARK = Theme(
    key="dark",
    canvas="#12151a",
    panel="#1c2027",
    card="#1c2027",
    field="#232833",
    hover="#2c3340",
    border="#303744",
    grid="#262b35",
    edge="#66728a",
    text="#e6eaf2",
    muted="#8b95a7",
    accent="#4f8cff",
    accent_text="#ffffff",
    error="#ff6b6b",
    error_text="#2a0a0a",
    warning="#f2a541",
    success="#3ecf8e",
    success_text="#06291a",
)
LIGHT = Theme(
    key="light",
    canvas="#f4f6fa",
    panel="#fbfcfe",
    card="#fbfcfe",
    field="#f1f4f9",
    hover="#e6ebf3",
    border="#d5dbe6",
    grid="#e8ebf2",
    edge="#66728a",
    text="#1b2330",
    muted="#647086",
    accent="#2f6fed",
    accent_text="#ffffff",
    error="#d63c3c",
    error_text="#ffffff",
    warning="#b36b00",
    success="#149e62",
    success_text="#06291a",
)


class ThemeSwitch(QObject):
    """Knows which theme is shown and tells when it changes.

    Signals:
        theme_changed(Theme): Palette and stylesheet of the application are already the new ones.
    """

    theme_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._scheme: Scheme = "system"
        self._theme = DARK
        self._is_listening = False

    @property
    def theme(self) -> Theme:
        """The theme shown now."""
        return self._theme

    @property
    def scheme(self) -> Scheme:
        """What the user chose; ``system`` follows the desktop."""
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        """Show the theme of ``scheme`` now, and keep following the desktop if it is ``system``."""
        self._scheme = scheme
        hints = QGuiApplication.styleHints()
        if not self._is_listening:
            hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
            self._is_listening = True
        _tell_platform(scheme)
        self._show(LIGHT if self._wants_light() else DARK)

    def _wants_light(self) -> bool:
        if self._scheme == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light
        return self._scheme == "light"

    def _show(self, theme: Theme) -> None:
        self._theme = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(theme))
            app.setStyleSheet(stylesheet.build(theme))
        style_plots()
        self.theme_changed.emit(theme)

    def _on_system_scheme_changed(self) -> None:
        if self._scheme == "system":
            self._show(LIGHT if self._wants_light() else DARK)


switch = ThemeSwitch()


def current() -> Theme:
    """Return the theme shown now."""
    return switch.theme


def install(app: QApplication, scheme: Scheme = "system") -> None:
    """Give ``app`` the Fusion style, the program's fonts and the theme of ``scheme``."""
    app.setStyle("Fusion")
    app.setFont(text_font())
    switch.choose(scheme)


def style_plots() -> None:
    """Tell pyqtgraph the colours of plots made from now on; without effect while it is not imported."""
    pyqtgraph = sys.modules.get("pyqtgraph")
    if pyqtgraph is not None:
        pyqtgraph.setConfigOptions(background=current().panel, foreground=current().muted)


def text_font() -> QFont:
    """Return the system's font, at a readable size, with fallbacks for Chinese."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    # What the name stands for ("Sans Serif" is an alias), else an unlucky system takes a Chinese face for everything.
    font.setFamilies([QFontInfo(font).family(), *_CHINESE])
    font.setPointSizeF(max(font.pointSizeF(), 9.5))
    return font


def mono_font(scale: float = 1.0) -> QFont:
    """Return the font of shapes and numbers.

    Args:
        scale: Size relative to the text font.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", QFontInfo(font).family(), *_CHINESE])
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(text_font().pointSizeF() * scale)
    return font


def palette(theme: Theme) -> QPalette:
    """Build the palette that Fusion draws with."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.field,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.field,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.hover,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.canvas,
        role.Accent: theme.accent,
    }
    built = QPalette()
    for which, color in colors.items():
        built.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        built.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.edge))
    return built


def _tell_platform(scheme: Scheme) -> None:
    # Window frames and native dialogs follow this one; it does nothing where no desktop theme is loaded.
    wanted = {"system": Qt.ColorScheme.Unknown, "dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}[scheme]
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "setColorScheme"):
        hints.setColorScheme(wanted)
