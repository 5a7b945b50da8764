"""The order in which Tab goes through a page, with real keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from modellab.desktop.data_page.page import DataPage
from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.session import Session
from modellab.desktop.train_page.page import TrainPage
from modellab.desktop.window import Window
from modellab.settings import Setting
from modellab.training.recipe_rows import change_recipe, complete_recipe
from tests.desktop.conftest import Finish

OLD = (Setting("old", "Old", "int", 1), Setting("rare", "Rare", "int", 1, advanced=True))
NEW = (
    Setting("first", "First", "int", 1),
    Setting("where", "Where", "folder", ""),
    Setting("is_on", "On", "bool", True),
    Setting("last", "Last", "float", 1.0, advanced=True),
)


def along(window: QWidget, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press a key until the focus is where it began, and list what it came by."""
    qtbot.wait(20)  # what was just made is shown
    first, found = QApplication.focusWidget(), list[QWidget]()
    while not found or (found[-1] is not first and len(found) < 100):
        qtbot.keyClick(window.windowHandle(), key)  # type: ignore[no-untyped-call]  # of pytest-qt
        focused = QApplication.focusWidget()
        assert focused is not None
        found.append(focused)
    return found


def names_along(window: QWidget, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    return [one.objectName().removeprefix("setting_") or str(one.property("text")) for one in along(window, qtbot, key)]


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[SettingsForm]:
    """A form between two buttons, which has been made from other rows meanwhile."""
    around = QWidget()
    layout = QVBoxLayout(around)
    form, before = SettingsForm(OLD), QPushButton("before")
    for widget in (before, form, QPushButton("after")):
        layout.addWidget(widget)
    qtbot.addWidget(around)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    form.set_rows(NEW)
    before.setFocus()
    yield form


def test_new_fields_of_a_form_come_where_it_stands(form: SettingsForm, qtbot: QtBot) -> None:
    assert names_along(form.window(), qtbot) == ["first", "where", "Browse...", "is_on", "more", "after", "before"]


def test_what_is_behind_more_comes_after_it(form: SettingsForm, qtbot: QtBot) -> None:
    form._more.setChecked(True)
    found = names_along(form.window(), qtbot)
    assert found == ["first", "where", "Browse...", "is_on", "more", "last", "after", "before"]


def test_shift_tab_goes_back_the_same_way(form: SettingsForm, qtbot: QtBot) -> None:
    back = names_along(form.window(), qtbot, Qt.Key.Key_Backtab)
    assert back == ["after", "more", "is_on", "Browse...", "where", "first", "before"]


def test_a_form_may_change_again_and_again(form: SettingsForm, qtbot: QtBot) -> None:
    for rows in (OLD, (), NEW, OLD):
        form.set_rows(rows)
    assert names_along(form.window(), qtbot) == ["old", "more", "after", "before"]


def left_column(window: Window) -> QWidget:
    page = window.stack.currentWidget()
    assert isinstance(page, DataPage | TrainPage)
    column = page.source.parentWidget() if isinstance(page, DataPage) else page.recipe.widget()
    assert column is not None
    return column


@pytest.mark.parametrize("page", ["data", "train"])
def test_tab_goes_down_a_page_and_then_to_the_languages(
    window: Window, session: Session, finish: Finish, qtbot: QtBot, page: str
) -> None:
    finish(session.open_data())
    window.show_page(page)
    session.set_recipe(change_recipe(complete_recipe(session.recipe), optimizer="sgd"))
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.bar.train.setFocus()
    passed = [focused for focused in along(window, qtbot) if focused is not window.bar.train]
    column = left_column(window)
    heights = [focused.mapTo(column, QPoint()).y() for focused in passed if column.isAncestorOf(focused)]
    assert len(heights) > 8
    assert heights == sorted(heights)
    languages = [passed.index(button) for button in window.status.languages]
    assert min(languages) > max(place for place, one in enumerate(passed) if window.stack.isAncestorOf(one))
