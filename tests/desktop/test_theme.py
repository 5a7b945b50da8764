from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from modellab.desktop import theme
from modellab.desktop.theme import DARK, LIGHT, Theme
from modellab.graph.layers.spec import Family


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(name: str) -> float:
        parts = (part / 255 for part in (QColor(name).red(), QColor(name).green(), QColor(name).blue()))
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("shown", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("text", "panel", 7.0),
        ("text", "field", 7.0),
        ("muted", "panel", 4.5),
        ("error", "panel", 4.0),
        ("success_text", "success", 4.5),
        ("accent_text", "accent", 3.0),
    ],
)
def test_text_can_be_read_on_its_ground(shown: Theme, text: str, ground: str, least: float) -> None:
    assert contrast(getattr(shown, text), getattr(shown, ground)) >= least


@pytest.mark.parametrize("shown", [DARK, LIGHT], ids=["dark", "light"])
def test_every_family_has_a_colour_of_its_own(shown: Theme) -> None:
    assert set(shown.families) == set(get_args(Family))
    assert len(set(shown.families.values())) == len(shown.families)


def test_choosing_a_scheme_tells_and_repaints(qapp: QApplication, qtbot: QtBot) -> None:
    theme.install(qapp, "dark")
    button = QPushButton("Train")
    button.setProperty("role", "primary")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(theme.switch.theme_changed) as told:
        theme.switch.choose("light")
    assert told.args == [LIGHT]
    assert button.grab().toImage().pixelColor(20, 4) == QColor(LIGHT.success)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.panel)


def test_the_system_scheme_is_followed_until_one_is_chosen(qapp: QApplication) -> None:
    theme.install(qapp, "system")
    assert theme.switch.scheme == "system"
    expected = LIGHT if qapp.styleHints().colorScheme() is Qt.ColorScheme.Light else DARK
    assert theme.current() is expected


def test_numbers_stand_in_a_monospaced_font(qapp: QApplication) -> None:
    assert QFontInfo(theme.mono_font()).fixedPitch()
