"""Small widgets that several pages are made of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import open_dataset
from modellab.desktop import translation
from modellab.desktop.test_page.answer_bars import AnswerBars
from modellab.desktop.widgets.current_stack import CurrentStack
from modellab.desktop.widgets.drops import FileDrops
from modellab.desktop.widgets.rows_view import PlainTable, RowsView
from modellab.desktop.widgets.split_choice import SplitChoice
from tests.desktop.drops import drop


def test_dropped_files_are_taken_all_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    widget, taken = QWidget(), []
    qtbot.addWidget(widget)
    FileDrops(widget, taken.append)
    drop(widget, tmp_path / "a.png", tmp_path / "b.png")
    assert taken == [[tmp_path / "a.png", tmp_path / "b.png"]]


def test_a_drag_without_files_is_left_to_what_is_around(qtbot: QtBot) -> None:
    widget, data = QWidget(), QMimeData()
    qtbot.addWidget(widget)
    FileDrops(widget, lambda _paths: None)
    data.setText("words")
    event = QDragEnterEvent(
        QPoint(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    assert not event.isAccepted()


def test_the_chosen_split_stays_when_the_language_changes(qtbot: QtBot) -> None:
    choice = SplitChoice()
    qtbot.addWidget(choice)
    assert choice.split == "test"
    choice.setCurrentIndex(2)
    try:
        translation.choose("zh_CN")
        QApplication.processEvents()
        assert choice.split == "train"
    finally:
        translation.choose("en")


def test_bars_become_short_before_a_name_is_cut(qtbot: QtBot) -> None:
    bars = AnswerBars()
    qtbot.addWidget(bars)
    bars.show_names(("Spanish", "Portuguese"))
    needed = bars.fontMetrics().horizontalAdvance("Portuguese")
    bars.resize(needed + bars.fontMetrics().horizontalAdvance("100.0 %") + 60, 100)
    assert bars.label_px > needed
    assert bars.width() / 3 < needed


def test_a_stack_needs_no_room_for_what_it_does_not_show(qtbot: QtBot) -> None:
    stack, narrow, wide = CurrentStack(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    for widget, width in ((narrow, 80), (wide, 900)):
        widget.setMinimumWidth(width)
        stack.addWidget(widget)
    assert stack.minimumSizeHint().width() == 80
    stack.setCurrentWidget(wide)
    assert stack.minimumSizeHint().width() == 900


def test_texts_share_the_width_of_the_view_whatever_was_shown_before(qtbot: QtBot) -> None:
    view = RowsView()
    qtbot.addWidget(view)
    view.resize(740, 300)
    view.show()
    for source in ("emoji_languages", "python_docs", "emoji_languages"):
        dataset = open_dataset(DatasetConfig(source), base=None)
        view.show_rows(dataset, dataset.splits["test"][:20].tolist())
        qtbot.waitUntil(lambda: view.horizontalHeader().length() == view.viewport().width())


def test_tab_leaves_a_table(qtbot: QtBot) -> None:
    both, after = QWidget(), QPushButton()
    table, layout = PlainTable(2), QHBoxLayout(both)
    for widget in (table, after):
        layout.addWidget(widget)
    table.setRowCount(2)
    qtbot.addWidget(both)
    both.show()
    both.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()
