from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from modellab.desktop import dialogs, translation


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def _chinese(qtbot: QtBot) -> Iterator[None]:
    translation.choose("zh_CN")
    yield
    translation.choose("en")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.mlab", "Model Lab projects (*.mlab)"),
        ("a.py", "Python programs (*.py)"),
        ("a.png", "Pictures (*.png)"),
        ("a.onnx", "*.onnx"),
    ],
)
def test_a_save_dialog_says_what_kind_of_file_it_writes(parent: QWidget, tmp_path: Path, name: str, shown: str) -> None:
    dialog = dialogs.ask_save(parent, "Save", tmp_path / name, str)
    assert dialog.nameFilters() == [shown]
    dialog.close()


@pytest.mark.usefixtures("_chinese")
def test_a_file_dialog_has_no_text_that_neither_catalogue_knows(parent: QWidget, tmp_path: Path) -> None:
    dialog = dialogs.ask_save(parent, "", tmp_path / "a.mlab", str)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    shown += [button.text() for button in dialog.findChildren(QPushButton)]
    assert [text for text in shown if text.isascii() and text and text not in translation.QT_TEXTS] == []
    dialog.close()
