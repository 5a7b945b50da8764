from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from modellab.desktop.inspector.editors import NumberBox
from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.inspector.text_editors import PathEditor
from modellab.settings import Choice, Setting

ROWS = (
    Setting("filters", "Filters", "int", 64, minimum=1, maximum=1e12, help="How many."),
    Setting("kernel", "Kernel", "size", (3, 3), minimum=1, length=2),
    Setting("rate", "Learning rate", "float", 0.001, minimum=0, maximum=10),
    Setting("padding", "Padding", "choice", "same", choices=(Choice("same", "same"), Choice("valid", "valid"))),
    Setting("bias", "Bias", "bool", True, advanced=True),
    Setting("seed", "Seed", "int", None, optional=True, minimum=0),
    Setting("label", "Label", "text", ""),
    Setting("fill", "Fill", "float", 0.0, shown_when=("padding", ("same",))),
)


@pytest.fixture
def form(qtbot: QtBot) -> SettingsForm:
    form = SettingsForm(ROWS)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    return form


def field(form: SettingsForm, name: str) -> QWidget:
    found = form.editor(name).focusProxy()
    assert found is not None
    return found


def retype(qtbot: QtBot, box: QWidget, text: str) -> None:
    assert isinstance(box, NumberBox | QLineEdit)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("filters", "32", 32),
        ("filters", "9999999999", 9_999_999_999),
        ("kernel", "5x2", (5, 2)),
        ("kernel", "7", (7, 7)),
        ("rate", "3e-4", 0.0003),
        ("seed", "12", 12),
        ("label", "stem", "stem"),
    ],
)
def test_a_typed_value_is_told_in_its_type(
    form: SettingsForm, qtbot: QtBot, name: str, text: str, value: object
) -> None:
    with qtbot.waitSignal(form.changed) as told:
        retype(qtbot, field(form, name), text)
    assert told.args == [name, value]


@pytest.mark.parametrize(("name", "text"), [("filters", "0"), ("filters", "many"), ("rate", "11"), ("kernel", "3x3x3")])
def test_a_wrong_value_is_refused_and_the_last_one_returns(
    form: SettingsForm, qtbot: QtBot, name: str, text: str
) -> None:
    box = field(form, name)
    before = box.text()
    with qtbot.assertNotEmitted(form.changed):
        retype(qtbot, box, text)
    assert box.text() == before


def test_a_wrong_value_is_marked_while_it_is_typed(form: SettingsForm, qtbot: QtBot) -> None:
    box = field(form, "filters")
    box.selectAll()
    qtbot.keyClicks(box, "x")
    assert box.property("invalid") is True


def test_numbers_read_the_same_in_a_german_locale(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    form = SettingsForm(ROWS)
    qtbot.addWidget(form)
    try:
        with qtbot.waitSignal(form.changed) as told:
            retype(qtbot, field(form, "rate"), "0.002")
    finally:
        QLocale.setDefault(QLocale.c())
    assert told.args == ["rate", 0.002]


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_Up, 0.002), (Qt.Key.Key_Down, 0.0009)])
def test_a_step_changes_the_leading_digit(form: SettingsForm, qtbot: QtBot, key: Qt.Key, value: float) -> None:
    with qtbot.waitSignal(form.changed) as told:
        qtbot.keyClick(field(form, "rate"), key)
    assert told.args == ["rate", value]


def test_a_step_stops_at_the_bound(form: SettingsForm, qtbot: QtBot) -> None:
    form.set_values({"filters": 1})
    with qtbot.assertNotEmitted(form.changed):
        qtbot.keyClick(field(form, "filters"), Qt.Key.Key_Down)


def test_showing_values_tells_nothing(form: SettingsForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.set_values({"filters": 7, "padding": "valid", "bias": False, "label": "x"})


def test_what_differs_is_shown_as_a_dash(form: SettingsForm) -> None:
    form.set_values(
        [{"filters": 1, "padding": "same", "bias": True}, {"filters": 2, "padding": "valid", "bias": False}]
    )
    numbers, choice, flag = field(form, "filters"), field(form, "padding"), field(form, "bias")
    assert isinstance(numbers, NumberBox) and isinstance(choice, QComboBox) and isinstance(flag, QCheckBox)
    assert (numbers.text(), numbers.lineEdit().placeholderText()) == ("", "—")
    assert choice.currentIndex() == -1
    assert flag.checkState() == Qt.CheckState.PartiallyChecked


def test_leaving_a_mixed_field_changes_nothing(form: SettingsForm, qtbot: QtBot) -> None:
    form.set_values([{"filters": 1}, {"filters": 2}])
    with qtbot.assertNotEmitted(form.changed):
        field(form, "filters").setFocus()
        field(form, "kernel").setFocus()


def test_nothing_stands_for_automatic(form: SettingsForm) -> None:
    box = field(form, "seed")
    assert isinstance(box, NumberBox)
    assert (box.text(), box.lineEdit().placeholderText()) == ("", "(auto)")


def test_advanced_settings_wait_behind_more(form: SettingsForm, qtbot: QtBot) -> None:
    assert not form.editor("bias").isVisible()
    qtbot.mouseClick(form._more, Qt.MouseButton.LeftButton)
    assert form.editor("bias").isVisible()


def test_a_setting_that_does_not_matter_is_hidden(form: SettingsForm) -> None:
    assert form.editor("fill").isVisible()
    form.set_values({"padding": "valid"})
    assert not form.editor("fill").isVisible()


def test_every_field_has_a_name_for_screen_readers(form: SettingsForm) -> None:
    assert [field(form, row.name).accessibleName() for row in ROWS] == [row.label for row in ROWS]


def test_help_is_never_read_as_rich_text(qtbot: QtBot) -> None:
    form = SettingsForm((Setting("x", "X", "int", 1, help="<b>bold</b>"),))
    qtbot.addWidget(form)
    assert "&lt;b&gt;" in field(form, "x").toolTip()


@pytest.fixture
def paths(qtbot: QtBot) -> SettingsForm:
    offered = (Choice("minilm", "MiniLM"), Choice("none", "random weights"))
    rows = (
        Setting("file", "Weights file", "file", "", suffixes=(".pth", ".safetensors")),
        Setting("weights", "Start from", "folder", "minilm", choices=offered),
    )
    form = SettingsForm(rows)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    return form


def path_editor(form: SettingsForm, name: str) -> PathEditor:
    editor = form.editor(name)
    assert isinstance(editor, PathEditor)
    return editor


def test_a_path_can_be_typed(paths: SettingsForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(paths.changed) as told:
        retype(qtbot, field(paths, "file"), "weights/own.pth")

    assert told.args == ["file", "weights/own.pth"]


@pytest.mark.parametrize(("name", "mode"), [("file", "ExistingFile"), ("weights", "Directory")])
def test_browsing_opens_a_dialog_that_does_not_block(
    paths: SettingsForm, qtbot: QtBot, tmp_path: Path, name: str, mode: str
) -> None:
    path_editor(paths, name).browse.click()

    (dialog,) = paths.findChildren(QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode[mode]
    with qtbot.waitSignal(paths.changed) as told:
        dialog.fileSelected.emit(str(tmp_path))
    assert told.args == [name, str(tmp_path)]
    dialog.close()


def test_browsing_for_a_file_filters_by_its_suffixes(paths: SettingsForm) -> None:
    dialog = path_editor(paths, "file").ask()

    assert dialog.nameFilters() == ["Files (*.pth *.safetensors)", "All files (*)"]
    dialog.close()


def test_words_instead_of_a_folder_are_offered_by_their_labels(paths: SettingsForm, qtbot: QtBot) -> None:
    box = field(paths, "weights")
    assert isinstance(box, QComboBox)

    assert box.currentText() == "MiniLM"
    with qtbot.waitSignal(paths.changed) as told:
        box.setCurrentIndex(1)
        box.activated.emit(1)
    assert told.args == ["weights", "none"]


def test_a_folder_can_be_typed_over_the_offered_words(paths: SettingsForm, qtbot: QtBot) -> None:
    box = field(paths, "weights")
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    with qtbot.waitSignal(paths.changed) as told:
        retype(qtbot, line, "/models/bert")

    assert told.args == ["weights", "/models/bert"]


WIDE = ("short", "EfficientNet-Lite0 large")


def wide_form(qtbot: QtBot, width: int) -> tuple[SettingsForm, QComboBox]:
    row = Setting("architecture", "Architecture", "choice", WIDE[1], choices=tuple(Choice(name, name) for name in WIDE))
    form = SettingsForm((*ROWS, row))
    qtbot.addWidget(form)
    form.resize(width, 500)
    with qtbot.waitExposed(form):
        form.show()
    box = field(form, "architecture")
    assert isinstance(box, QComboBox)
    return form, box


@pytest.mark.parametrize(("width", "is_below"), [(230, True), (500, False)])
def test_a_wide_choice_stands_below_its_label_where_there_is_no_room_beside_it(
    qtbot: QtBot, width: int, is_below: bool
) -> None:
    form, box = wide_form(qtbot, width)
    label = next(found for found in form.findChildren(QLabel) if found.text() == "Architecture")
    assert (box.mapTo(form, box.rect().topLeft()).y() >= label.geometry().bottom()) == is_below


def test_a_narrow_choice_stays_beside_its_label(qtbot: QtBot) -> None:
    form, _ = wide_form(qtbot, 230)
    label = next(found for found in form.findChildren(QLabel) if found.text() == "Padding")
    assert abs(field(form, "padding").mapTo(form, QPoint(0, 0)).y() - label.mapTo(form, QPoint(0, 0)).y()) < 12


def test_the_longest_choice_is_shown_in_full(qtbot: QtBot) -> None:
    _, box = wide_form(qtbot, 230)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    assert room >= box.fontMetrics().horizontalAdvance(WIDE[1])
