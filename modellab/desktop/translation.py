"""English and Simplified Chinese, switchable while running.

The window's own sentences are translated by Qt (``self.tr``). Those of the engine arrive as ``errors.Text``, which
remembers its template: the template is looked up in the context ``engine`` and filled in again.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from modellab.assets import asset_path
from modellab.errors import Text


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the program; ``name`` is how its speakers write it."""

    key: str
    name: str
    locale: str


LANGUAGES = (Language("en", "English", "en_US"), Language("zh_CN", "简体中文", "zh_CN"))
CONTEXT = "engine"

_installed: list[QTranslator] = []
_current = LANGUAGES[0]


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for translation where it is declared; typed, unlike Qt's own, and found by lupdate all the same."""
    return text


QT_TEXTS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
)
"""Texts of Qt's file dialog that Qt's own catalogue lacks; ours has them, and is asked first."""


def current() -> Language:
    """Return the language shown now."""
    return _current


def language(key: str) -> Language:
    """Return the language with ``key``; for an empty or unknown key, the system's where there is one, else English."""
    wanted = key or QLocale.system().name()
    found = [row for row in LANGUAGES if row.key == wanted or row.key.split("_")[0] == wanted.split("_")[0]]
    return found[0] if found else LANGUAGES[0]


def choose(key: str) -> Language:
    """Show ``language(key)`` from now on; every widget gets a ``LanguageChange`` event."""
    global _current  # noqa: PLW0603 - an application has one language, as it has one QCoreApplication
    chosen = language(key)
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    _current = chosen
    QLocale.setDefault(QLocale(chosen.locale))
    if chosen.key != "en":
        _install(f"qtbase_{chosen.key}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        _install(f"modellab_{chosen.key}", str(asset_path("translations")))
    return chosen


def _install(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)


def engine_text(text: str) -> str:
    """Translate a sentence of the engine, the texts among its values included; other strings stay as they are."""
    if not isinstance(text, Text) or not text:
        return text
    template = QCoreApplication.translate(CONTEXT, text.template)
    if not text.values:
        return template
    values = {name: engine_text(value) if isinstance(value, str) else value for name, value in text.values.items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):  # a slip in a translation must not hide the sentence
        return str(text)


def row_text(text: str) -> str:
    """Translate a label or help that a table row declares."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""
