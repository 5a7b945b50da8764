from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from modellab.desktop import translation
from modellab.desktop.translation import engine_text
from modellab.errors import Text


class German(QTranslator):
    """A translator that knows three words."""

    WORDS: ClassVar = {
        "Expected {expected}.": "Erwartet: {expected}.",
        "a number": "eine Zahl",
        "Broken {name}": "Kaputt {falsch}",
    }

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:  # type: ignore[override]
        return self.WORDS.get(text, "") if context == "engine" else ""


@pytest.fixture
def _german(qapp: QApplication) -> Iterator[None]:
    translator = German()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("_german")
def test_a_sentence_is_translated_with_the_texts_inside_it() -> None:
    assert engine_text(Text("Expected {expected}.", expected=Text("a number"))) == "Erwartet: eine Zahl."


@pytest.mark.usefixtures("_german")
def test_values_that_are_no_texts_are_filled_in_as_they_are() -> None:
    assert engine_text(Text("Expected {expected}.", expected="{a number}")) == "Erwartet: {a number}."


@pytest.mark.usefixtures("_german")
def test_a_slip_in_a_translation_shows_the_english_sentence() -> None:
    assert engine_text(Text("Broken {name}", name="x")) == "Broken x"


def test_a_plain_string_stays_as_it_is(qapp: QApplication) -> None:
    assert engine_text("{not a template}") == "{not a template}"


def test_qt_speaks_chinese_after_the_switch(qapp: QApplication) -> None:
    translation.choose("zh_CN")
    shown = QCoreApplication.translate("QPlatformTheme", "Cancel")
    translation.choose("en")
    assert shown == "取消"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(("key", "expected"), [("zh_CN", "zh_CN"), ("zh_TW", "zh_CN"), ("en_GB", "en"), ("xx", "en")])
def test_a_language_is_found_by_its_key_or_its_like(key: str, expected: str) -> None:
    assert translation.language(key).key == expected
