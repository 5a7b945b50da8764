from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from modellab.desktop.notify import MAX_LENGTH, MAX_SHOWN, Notifier
from modellab.desktop.widgets.labels import PlainLabel
from modellab.errors import ModelLabError, Text


@pytest.fixture
def notifier(qtbot: QtBot) -> Notifier:
    under = QWidget()
    under.resize(800, 600)
    qtbot.addWidget(under)
    with qtbot.waitExposed(under):
        under.show()
    return Notifier(under)


def test_a_message_stands_inside_the_window(notifier: Notifier, qtbot: QtBot) -> None:
    notifier.tell(Text("Saved {name}.", name="digits.mlab"))
    qtbot.waitUntil(notifier.isVisible)
    assert notifier.parentWidget().rect().contains(notifier.geometry())


def test_its_action_is_taken_once_and_closes_it(notifier: Notifier, qtbot: QtBot) -> None:
    taken: list[bool] = []
    notifier.tell(Text("Deleted Run 3."), Text("Undo"), lambda: taken.append(True))
    qtbot.mouseClick(notifier.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert taken == [True]
    assert notifier.sentences == ()


def test_an_error_says_what_to_do(notifier: Notifier) -> None:
    notifier.fail(ModelLabError(Text("The disk is full."), Text("Free some space.")))
    assert [label.text() for label in notifier.findChildren(PlainLabel, "hint")] == ["Free some space."]


def test_a_second_message_leaves_the_first_room_to_be_read(notifier: Notifier, qtbot: QtBot) -> None:
    for name in ("first", "second"):
        notifier.fail(ModelLabError(Text("There is no file {name}.", name=name), Text("It may have been moved.")))
    qtbot.wait(10)
    labels = [label for label in notifier.findChildren(PlainLabel) if label.objectName()]
    assert [label.height() >= label.heightForWidth(label.width()) for label in labels] == [True] * 4


def test_an_error_stays_until_it_is_closed(notifier: Notifier, qtbot: QtBot) -> None:
    notifier.fail(ModelLabError(Text("The disk is full.")))
    qtbot.mouseClick(notifier.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert notifier.sentences == ()


def test_what_is_said_twice_is_shown_once(notifier: Notifier) -> None:
    for _ in range(2):
        notifier.fail(ModelLabError(Text("The disk is full.")))
    assert notifier.sentences == ("The disk is full.",)


def test_only_the_last_few_messages_are_shown(notifier: Notifier) -> None:
    for number in range(MAX_SHOWN + 2):
        notifier.tell(f"message {number}")
    assert notifier.sentences == tuple(f"message {number}" for number in range(2, MAX_SHOWN + 2))


def test_a_message_is_plain_text_of_bounded_length(notifier: Notifier) -> None:
    notifier.tell("<img src='file:///etc/passwd'>" + "x" * 100_000)
    label = notifier.findChild(PlainLabel, "sentence")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert len(label.text()) == MAX_LENGTH
