"""Keys of the canvas as a table: sequence -> verb of ``CanvasView``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeyEvent, QKeySequence

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "F": "fit",
        "Home": "fit",
        "+": "zoom_in",
        "Shift++": "zoom_in",
        "=": "zoom_in",
        "-": "zoom_out",
        "0": "zoom_actual",
        "Ctrl+A": "select_all",
        "Del": "delete",
        "Backspace": "delete",
        "Ctrl+C": "copy",
        "Ctrl+X": "cut",
        "Ctrl+V": "paste",
        "Ctrl+D": "duplicate",
        "Ctrl+G": "group",
        "Ctrl+Shift+G": "ungroup",
        "Ctrl+L": "arrange",
        "Ctrl+Shift+A": "add_layer",
        "C": "connect_mode",
        "F2": "rename",
        "Shift+F": "toggle_frozen",
        "Alt+Up": "leave_block",
    }
)

MENU: tuple[tuple[str, object], ...] = (
    ("add_layer", QT_TRANSLATE_NOOP("Canvas", "Add layer…")),
    ("connect_mode", QT_TRANSLATE_NOOP("Canvas", "Connect to…")),
    ("rename", QT_TRANSLATE_NOOP("Canvas", "Rename")),
    ("toggle_frozen", QT_TRANSLATE_NOOP("Canvas", "Freeze or train weights")),
    ("", ""),
    ("cut", QT_TRANSLATE_NOOP("Canvas", "Cut")),
    ("copy", QT_TRANSLATE_NOOP("Canvas", "Copy")),
    ("paste", QT_TRANSLATE_NOOP("Canvas", "Paste")),
    ("duplicate", QT_TRANSLATE_NOOP("Canvas", "Duplicate")),
    ("delete", QT_TRANSLATE_NOOP("Canvas", "Delete")),
    ("", ""),
    ("group", QT_TRANSLATE_NOOP("Canvas", "Group into a block")),
    ("ungroup", QT_TRANSLATE_NOOP("Canvas", "Dissolve the block")),
    ("enter_block", QT_TRANSLATE_NOOP("Canvas", "Open the block")),
    ("", ""),
    ("select_all", QT_TRANSLATE_NOOP("Canvas", "Select all")),
    ("arrange", QT_TRANSLATE_NOOP("Canvas", "Arrange")),
    ("fit", QT_TRANSLATE_NOOP("Canvas", "Show all layers")),
)
"""Rows of the context menu: verb and text; an empty row is a line."""


def verb_of(event: QKeyEvent) -> str:
    """Return the verb that a key press means, or an empty string."""
    return VERBS.get(name_of(event), "")


def name_of(event: QKeyEvent) -> str:
    """Return a key press as it is written in menus: ``Ctrl+Shift+G``."""
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)


def keys_of(verb: str) -> str:
    """Return the first key of a verb, or an empty string."""
    return next((key for key, known in VERBS.items() if known == verb), "")
