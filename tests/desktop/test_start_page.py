from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from modellab.desktop.recent_menu import RecentMenu
from modellab.desktop.session import Session
from modellab.desktop.start_page.cards import Card, CardSpec
from modellab.desktop.start_page.gallery import Gallery, SectionSpec
from modellab.desktop.start_page.page import StartPage
from modellab.desktop.widgets.labels import ElidedLabel
from modellab.desktop.window import Window
from modellab.project.samples import SAMPLES
from tests.desktop.conftest import Finish


def start_page(window: Window) -> StartPage:
    page = window.stack.currentWidget()
    assert isinstance(page, StartPage)
    return page


def titles(window: Window) -> list[str]:
    return [card.accessibleName() for card in start_page(window).gallery.cards]


def press(window: Window, qtbot: QtBot, title: str) -> None:
    card = next(c for c in start_page(window).gallery.cards if c.accessibleName() == title)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_every_sample_has_a_card(window: Window, qtbot: QtBot) -> None:
    window.show_start()
    wanted = {sample.title for sample in SAMPLES.values()}
    qtbot.waitUntil(lambda: wanted <= set(titles(window)))


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
    qtbot.waitUntil(lambda: "mine" in titles(window))
    with qtbot.waitSignal(session.project_opened):
        press(window, qtbot, "mine")
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


def test_the_search_leaves_what_it_finds(window: Window, qtbot: QtBot) -> None:
    window.show_start()
    qtbot.keyClicks(start_page(window).search, "handWRITTEN digits")
    assert titles(window) == [SAMPLES["digits"].title]


def test_enter_in_the_search_opens_the_first_found(window: Window, session: Session, qtbot: QtBot) -> None:
    window.show_start()
    qtbot.keyClicks(start_page(window).search, "empty")
    with qtbot.waitSignal(session.project_opened):
        qtbot.keyClick(start_page(window).search, Qt.Key.Key_Return)
    assert not session.graph.nodes


def test_a_kind_of_task_leaves_its_samples(window: Window, qtbot: QtBot) -> None:
    window.show_start()
    button = start_page(window).groups.findChild(QPushButton, "segment-pictures")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert set(titles(window)) == {sample.title for sample in SAMPLES.values() if sample.group == "pictures"}


def test_arrows_step_from_card_to_card(window: Window, qtbot: QtBot) -> None:
    window.show_start()
    page = start_page(window)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is page.gallery.cards[1]


def test_the_arrow_up_leads_from_the_first_card_to_the_search(window: Window, qtbot: QtBot) -> None:
    window.show_start()
    page = start_page(window)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.search


def test_many_cards_are_made_after_the_page_is_shown(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    cards = [CardSpec(f"Sample {number}", "", "play", lambda: None) for number in range(40)]
    gallery.show_sections([SectionSpec("text", "Text", cards)])
    assert len(gallery.cards) < 10
    qtbot.waitUntil(lambda: len(gallery.cards) == 40)


def test_a_card_says_what_to_expect(qtbot: QtBot) -> None:
    card = Card(CardSpec("Digits", "A network", "play", lambda: None, "98 % in 20 s"))
    qtbot.addWidget(card)
    assert "98 % in 20 s" in card.accessibleDescription()


def test_figures_of_cards_are_whole_at_1280_by_800(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    window.show_start()
    page, with_figures = start_page(window), {sample.title for sample in SAMPLES.values() if sample.figure}
    qtbot.waitUntil(lambda: with_figures <= set(titles(window)))
    labels = [label for card in page.gallery.cards for label in card.findChildren(ElidedLabel)]
    figures = [label for label in labels if label.property("role") == "success"]
    widest = 1.25  # letters of other systems beside those of the tests
    assert figures
    assert [label.text() for label in figures if label.sizeHint().width() * widest > label.width()] == []


def test_a_full_row_of_cards_leaves_no_empty_column(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(1180, 800)
    gallery.show_sections([SectionSpec("text", "Text", [CardSpec(f"Sample {n}", "", "play", print) for n in range(3)])])
    gallery.show()
    qtbot.waitExposed(gallery)
    assert gallery.cards[-1].mapTo(gallery, gallery.cards[-1].rect().topRight()).x() >= 1170
