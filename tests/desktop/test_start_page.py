from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from modellab.desktop.recent_menu import RecentMenu
from modellab.desktop.session import Session
from modellab.desktop.start_page.cards import Card
from modellab.desktop.window import Window
from modellab.project.samples import SAMPLES
from tests.desktop.conftest import Finish


def titles(window: Window) -> list[str]:
    return [card.accessibleName() for card in window.stack.currentWidget().findChildren(Card)]


def press(window: Window, qtbot: QtBot, title: str) -> None:
    card = next(c for c in window.stack.currentWidget().findChildren(Card) if c.accessibleName() == title)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_every_sample_has_a_card(window: Window) -> None:
    window.show_start()
    assert {sample.title for sample in SAMPLES.values()} <= set(titles(window))


def test_a_click_on_a_sample_opens_it(window: Window, session: Session, qtbot: QtBot) -> None:
    window.show_start()
    with qtbot.waitSignal(session.project_opened):
        press(window, qtbot, SAMPLES["blank"].title)
    qtbot.waitUntil(lambda: window.current_page == "network")
    assert not session.graph.nodes


def test_a_saved_project_is_offered_and_opened(
    window: Window, session: Session, finish: Finish, qtbot: QtBot, tmp_path: Path
) -> None:
    finish(session.files.save(tmp_path / "mine.mlab"))
    window.show_start()
    qtbot.waitUntil(lambda: session.project.name in titles(window))
    with qtbot.waitSignal(session.project_opened):
        press(window, qtbot, session.project.name)
    assert session.path == tmp_path / "mine.mlab"


def test_no_page_is_marked_while_the_start_page_is_shown(window: Window) -> None:
    window.show_start()
    assert window.bar.pages.current == ""
    window.show_page("network")
    assert window.bar.pages.current == "network"


def test_the_menu_of_recent_projects_leaves_out_files_that_are_gone(
    window: Window, session: Session, finish: Finish, tmp_path: Path
) -> None:
    finish(session.files.save(tmp_path / "gone.mlab"))
    finish(session.files.save(tmp_path / "kept.mlab"))
    (tmp_path / "gone.mlab").unlink()
    opened: list[Path] = []
    menu = RecentMenu(opened.append, window)
    menu.aboutToShow.emit()
    for action in menu.actions():
        action.trigger()
    assert opened == [tmp_path / "kept.mlab"]
