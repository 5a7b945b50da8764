from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from modellab.desktop.data_page.page import DataPage
from modellab.desktop.session import Session
from modellab.project.project import Project
from modellab.project.running import augmentation_config
from modellab.project.samples import build_sample
from tests.desktop.conftest import Finish, OnScreen
from tests.desktop.drops import drop

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[Project], DataPage]


@pytest.fixture
def show(session: Session, finish: Finish, on_screen: OnScreen, qtbot: QtBot) -> Show:
    def show_page(project: Project) -> DataPage:
        finish(session.files.new(project))
        page = DataPage(session)
        on_screen(page)
        qtbot.waitUntil(lambda: not session.is_opening_data, timeout=60_000)
        return page

    return show_page


@pytest.fixture
def page(show: Show, qtbot: QtBot) -> DataPage:
    page = show(build_sample("digits"))
    qtbot.waitUntil(lambda: page.samples.pictures.count() > 0, timeout=60_000)
    return page


def shapes(folder: Path, each: int = 12) -> Path:
    """Write a folder of red and blue pictures."""
    for name in ("red", "blue"):
        (folder / name).mkdir(parents=True)
        for k in range(each):
            image = QImage(12, 12, QImage.Format.Format_RGB32)
            image.fill(QColor(name).darker(100 + 5 * k))
            assert image.save(str(folder / name / f"{k}.png"))
    return folder


def houses(folder: Path) -> Path:
    path = folder / "houses.csv"
    path.write_text("area,district,price\n" + "\n".join(f"{20 + k},{'ab'[k % 2]},{1000 * k}" for k in range(60)))
    return path


def opened(session: Session, qtbot: QtBot, inputs: str) -> None:
    qtbot.waitUntil(lambda: session.schema is not None and session.schema.inputs[0].modality == inputs, timeout=30_000)


def test_the_data_of_the_project_is_read_when_the_page_is_shown(page: DataPage) -> None:
    assert page.samples.is_showing_data
    assert "1,797" in page.samples.summary
    assert "10 classes" in page.samples.summary


def test_without_data_the_page_says_what_to_bring(show: Show) -> None:
    page = show(build_sample("blank"))
    assert not page.samples.is_showing_data
    assert "CSV" in page.samples.notice.text


def test_a_dropped_folder_is_read(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    drop(page, shapes(tmp_path / "shapes"))
    opened(session, qtbot, "image")
    assert session.schema is not None
    assert session.schema.targets[0].classes == ("blue", "red")


def test_a_dropped_table_is_read_and_shown_as_rows(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    assert page.samples.rows.isVisible()
    assert page.samples.rows.rowCount() > 30


def test_another_target_column_is_read_anew(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    field = page.source.options.findChild(QLineEdit, "setting_target")
    qtbot.keyClicks(field, "district")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: session.schema is not None and session.schema.targets[0].modality == "class", timeout=30_000
    )


def test_values_to_predict_are_offered_for_a_regression_only(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "values" not in [row.name for row in page.preparation.preparation.rows]
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    assert [row.name for row in page.preparation.preparation.rows] == ["normalise", "values"]


def test_a_variation_is_shown_on_the_users_own_samples(page: DataPage, session: Session, qtbot: QtBot) -> None:
    before = page.samples.pictures.item(0).icon().pixmap(72, 72).toImage()
    qtbot.mouseClick(page.preparation.checks["rotate"], LEFT, pos=QPoint(8, 8))
    assert [step.kind for step in augmentation_config(session.project).steps] == ["rotate"]
    qtbot.waitUntil(lambda: page.samples.pictures.item(0).icon().pixmap(72, 72).toImage() != before, timeout=30_000)
    assert page.samples.varied.isChecked()


def test_the_bundled_data_can_be_chosen_again(page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    page.source.bundled.setFocus()
    qtbot.keyClicks(page.source.bundled, "Hand")
    page.source.bundled.activated.emit(page.source.bundled.currentIndex())  # as a choice in the open list does
    opened(session, qtbot, "image")


def test_reading_can_be_cancelled(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    failures: list[object] = []
    session.failed.connect(failures.append)
    drop(page, shapes(tmp_path / "many", each=1_500))
    qtbot.waitUntil(lambda: session.data.reading is not None and session.data.reading.done > 0, timeout=30_000)
    qtbot.waitUntil(page.samples.notice.cancel.isVisible)
    qtbot.mouseClick(page.samples.notice.cancel, LEFT)
    qtbot.waitUntil(lambda: not session.is_opening_data, timeout=30_000)
    assert session.dataset is None
    assert failures == []


def test_a_folder_without_pictures_is_refused_in_words(
    show: Show, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = show(build_sample("blank"))
    (tmp_path / "nothing").mkdir()
    with qtbot.waitSignal(session.failed, timeout=30_000) as refused:
        drop(page, tmp_path / "nothing")
    assert refused.args[0].hint


def test_what_is_wrong_with_the_data_is_said(show: Show, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = show(build_sample("blank"))
    folder = shapes(tmp_path / "shapes")
    (folder / "red" / "broken.png").write_bytes(b"no picture")
    drop(page, folder)
    qtbot.waitUntil(lambda: any("broken.png" in f.sentence for f in page.samples.findings.findings), timeout=30_000)


def test_a_network_that_does_not_fit_is_fitted(page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    drop(page, shapes(tmp_path / "shapes"))
    qtbot.waitUntil(page.samples.fit.isVisible, timeout=30_000)
    qtbot.mouseClick(page.samples.fit, LEFT)
    output = next(node for node in session.graph.nodes.values() if node.kind == "class_output")
    assert output.settings["classes"] == 2
    assert session.undo_label == "Fit the network to the data"


def test_a_project_can_be_started_from_the_data(page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    drop(page, houses(tmp_path))
    opened(session, qtbot, "table")
    with qtbot.waitSignal(session.project_opened, timeout=30_000):
        qtbot.mouseClick(page.samples.new, LEFT)
    qtbot.waitUntil(lambda: session.dataset is not None, timeout=30_000)
    assert session.name == "houses"
    assert any(node.kind == "value_output" for node in session.graph.nodes.values())
    assert not session.diagnostics
