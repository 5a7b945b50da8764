from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from modellab.data.dataset import DatasetConfig
from modellab.desktop import pages, theme, translation
from modellab.desktop.preferences import Preferences
from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.project.samples import build_sample
from tests.desktop.conftest import Finish


def rename(session: Session, name: str) -> None:
    node = next(iter(session.graph.nodes))
    session.edit(lambda graph: edits.rename(graph, node, name), Text("Rename layer"))


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, none))


def test_the_window_opens_on_the_network_with_the_name_of_the_project(window: Window) -> None:
    assert window.current_page == "network"
    assert window.bar.name.text() == "digits-cnn"
    assert window.bar.pages.current == "network"


def test_a_click_on_each_segment_shows_its_page(window: Window, qtbot: QtBot) -> None:
    for row in pages.installed(pages.PAGES):
        button = window.bar.pages.findChild(type(window.bar.stop), f"segment-{row.key}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.current_page == row.key


def test_every_installed_page_paints_something(window: Window, qtbot: QtBot) -> None:
    for row in pages.installed(pages.PAGES):
        window.show_page(row.key)
        qtbot.wait(20)
        image = window.stack.grab().toImage()
        colors = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colors) > 3, row.key


def test_ctrl_z_takes_an_edit_back(window: Window, session: Session, qtbot: QtBot) -> None:
    rename(session, "stem")
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert next(iter(session.graph.nodes.values())).name == ""


def test_undo_says_what_it_would_take_back(window: Window, session: Session) -> None:
    assert not window.menus.by_id["edit.undo"].isEnabled()
    rename(session, "stem")
    assert window.menus.by_id["edit.undo"].isEnabled()
    assert window.menus.by_id["edit.undo"].text() == "Undo: Rename layer"


def test_the_state_of_the_project_is_shown(window: Window, session: Session, finish: Finish, tmp_path: Path) -> None:
    assert window.bar.state.text() == "not saved yet"
    finish(session.files.save(tmp_path / "mine.mlab"))
    assert (window.bar.name.text(), window.bar.state.text()) == ("mine", "saved")
    rename(session, "stem")
    assert window.bar.state.text() == "changed"


def test_the_scheme_changes_the_whole_window_and_is_remembered(window: Window, home: Path) -> None:
    window.choose_scheme("light")
    assert window.palette().window().color().name() == theme.LIGHT.panel
    window.choose_scheme("dark")
    assert window.palette().window().color().name() == theme.DARK.panel
    window.preferences.write()
    assert Preferences(home / "window.ini").text("scheme") == "dark"


def test_a_refusal_is_shown_as_plain_text(window: Window, session: Session) -> None:
    session.failed.emit(ModelLabError(Text("<b>No</b> such file."), Text("Choose another.")))
    assert window.notifier.sentences == ("<b>No</b> such file.",)


def test_a_refusal_about_a_node_leads_to_it(window: Window, session: Session, qtbot: QtBot) -> None:
    node = list(session.graph.nodes)[2]
    window.show_page("train")
    session.failed.emit(ModelLabError(Text("Wrong size."), node=node))
    button = next(b for b in window.notifier.findChildren(type(window.bar.stop)) if b.text() == "Show")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.current_page == "network"
    assert session.selection == (node,)


def test_a_run_without_data_leads_to_the_data_page_until_there_is_some(
    window: Window, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    finish(session.files.new(build_sample("mnist")))
    window.commands.train()
    qtbot.waitUntil(lambda: window.notifier.sentences == ("The project has no data yet.",))
    qtbot.mouseClick(window.notifier.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert window.current_page == "data"
    window.commands.train()
    qtbot.waitUntil(lambda: len(window.notifier.sentences) == 1)
    finish(session.open_data(DatasetConfig("digits")))
    assert window.notifier.sentences == ()


def test_a_refusal_about_a_node_is_over_with_the_next_run(window: Window, session: Session) -> None:
    session.failed.emit(ModelLabError(Text("It does not fit."), node=next(iter(session.graph.nodes))))
    session.run_started.emit(None)
    assert window.notifier.sentences == ()


def test_the_command_palette_runs_what_one_types(window: Window, qtbot: QtBot) -> None:
    window.open_command_palette()
    qtbot.keyClicks(window.command_palette.field, "light")
    assert window.command_palette.texts == ("Light",)
    qtbot.keyClick(window.command_palette.field, Qt.Key.Key_Return)
    assert theme.current() is theme.LIGHT
    assert not window.command_palette.isVisible()


def test_every_action_has_a_key_and_no_two_share_one(window: Window) -> None:
    keys = [keys.toString() for action in window.menu_actions for keys in action.shortcuts()]
    assert all(action.shortcut().toString() for action in window.menu_actions)
    assert len(keys) == len(set(keys))


def test_the_language_changes_while_the_window_is_open(window: Window, qtbot: QtBot) -> None:
    english, chinese = window.status.languages
    qtbot.mouseClick(chinese, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chinese.isChecked() and not english.isChecked())
    assert translation.current().key == "zh_CN"
    qtbot.mouseClick(english, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: english.isChecked() and not chinese.isChecked())


def test_ctrl_z_in_a_field_takes_back_what_was_entered_there(window: Window, session: Session, qtbot: QtBot) -> None:
    window.show_page("train")
    window.activateWindow()
    page, before = window.stack.currentWidget(), session.recipe
    field = page.recipe.general.editor("epochs").focusProxy()  # type: ignore[attr-defined]  # a TrainPage
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "77")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.recipe.general["epochs"] == 77
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.recipe is before)
    assert field.text() == str(before.general["epochs"])


def test_ctrl_z_while_typing_takes_back_the_typing(window: Window, session: Session, qtbot: QtBot) -> None:
    window.show_page("train")
    window.activateWindow()
    rename(session, "stem")
    page = window.stack.currentWidget()
    field = page.recipe.general.editor("epochs").focusProxy()  # type: ignore[attr-defined]  # a TrainPage
    field.setFocus()
    before = field.text()
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), session.undo_label) == (before, "Rename layer")


def test_a_dropped_project_is_opened(
    window: Window, session: Session, finish: Finish, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "dropped.mlab"
    finish(session.files.save(path))
    rename(session, "stem")
    session.undo()
    with qtbot.waitSignal(session.project_opened, timeout=10_000):
        drop(window, path)
    assert session.path == path


def test_closing_a_saved_project_leaves_at_once(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed) as left:
        window.close()
    assert left.args == [False]
    assert not window.isVisible()


def test_closing_a_changed_project_asks_first(window: Window, session: Session, qtbot: QtBot) -> None:
    rename(session, "stem")
    window.close()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    box = window.findChildren(QMessageBox)[0]
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert window.isVisible()


def test_the_places_of_docks_come_back(window: Window, session: Session, qtbot: QtBot) -> None:
    window.network.docks["layers"].hide()
    window.network.keep_places()
    other = type(window.network)(session, window.preferences)
    qtbot.addWidget(other)
    assert other.docks["layers"].isHidden()
    assert not other.docks["inspector"].isHidden()


@pytest.mark.parametrize("width", [800, 900, 1000])
def test_the_bar_fits_a_narrow_window(window: Window, qtbot: QtBot, width: int) -> None:
    window.resize(width, 600)
    qtbot.waitUntil(lambda: window.width() == width)
    train = window.bar.train
    assert train.mapTo(window, train.rect().bottomRight()).x() < width
    qtbot.waitUntil(lambda: window.bar.device.geometry().right() < window.bar.pause.geometry().left())
