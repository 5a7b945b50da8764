"""Questions to the user. None of them blocks: the answer arrives in a call, so that training and saving go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from modellab import __version__

if TYPE_CHECKING:
    from modellab.desktop.session import Session


def projects_filter() -> str:
    """Return the filter of file dialogs for projects."""
    return QCoreApplication.translate("Dialogs", "Model Lab projects (*.mlab)")


def pictures_filter() -> str:
    """Return the filter of file dialogs for pictures."""
    return QCoreApplication.translate(
        "Dialogs", "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff);;All files (*)"
    )


def saving_filter(suffix: str) -> str:
    """Return the filter of file dialogs for what is written with this suffix."""
    filters = {
        ".mlab": projects_filter(),
        ".py": QCoreApplication.translate("Dialogs", "Python programs (*.py)"),
        ".png": QCoreApplication.translate("Dialogs", "Pictures (*.png)"),
    }
    return filters.get(suffix, f"*{suffix}")


def samples_filter(reads: Sequence[str]) -> str:
    """Return the filter of file dialogs for what a network with these inputs can be tested with."""
    if "image" in reads or not reads:
        return pictures_filter()
    return QCoreApplication.translate("Dialogs", "Tables and texts (*.csv *.tsv *.txt);;All files (*)")


def suggested(session: Session, suffix: str) -> Path:
    """Return the file name to begin with: beside the project, named like it."""
    folder = session.path.parent if session.path is not None else Path.home()
    name = "".join(char for char in session.name if char.isalnum() or char in " -_.") or "untitled"
    return folder / f"{name}{suffix}"


def ask_open(parent: QWidget, title: str, name_filter: str, answer: Callable[[Path], object]) -> QFileDialog:
    """Ask for an existing file; ``answer`` is called unless the user cancels."""
    dialog = QFileDialog(parent, title, "", name_filter)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open_file_dialog(dialog, answer)


def ask_folder(parent: QWidget, title: str, answer: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder; ``answer`` is called unless the user cancels."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open_file_dialog(dialog, answer)


def ask_save(parent: QWidget, title: str, path: Path, answer: Callable[[Path], object]) -> QFileDialog:
    """Ask where to write; a missing suffix is added, and an existing file is asked about by the dialog."""
    dialog = QFileDialog(parent, title, str(path.parent), saving_filter(path.suffix))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(path.suffix.lstrip("."))
    dialog.selectFile(path.name)
    return _open_file_dialog(dialog, answer)


def _open_file_dialog(dialog: QFileDialog, answer: Callable[[Path], object]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: answer(Path(name)))
    dialog.open()
    return dialog


def ask_unsaved(parent: QWidget, name: str, answer: Callable[[str], object]) -> QMessageBox:
    """Ask what to do with changes; ``answer`` gets ``save``, ``discard`` or ``cancel``."""
    buttons = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Model Lab")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(QCoreApplication.translate("Dialogs", "Save the changes to “{name}”?").format(name=name))
    box.setInformativeText(QCoreApplication.translate("Dialogs", "Without saving, they are gone."))
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    answers = {buttons.Save: "save", buttons.Discard: "discard"}
    box.finished.connect(lambda code: answer(answers.get(QMessageBox.StandardButton(code), "cancel")))
    box.open()
    return box


def show_keys(parent: QWidget, actions: Iterable[QAction]) -> QDialog:
    """List what every key does."""
    dialog = _dialog(parent, QCoreApplication.translate("Dialogs", "Keys"))
    rows = [action for action in actions if not action.shortcut().isEmpty()]
    table = QTableWidget(len(rows), 2)
    table.setHorizontalHeaderLabels(
        [QCoreApplication.translate("Dialogs", "Action"), QCoreApplication.translate("Dialogs", "Keys")]
    )
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    native = QKeySequence.SequenceFormat.NativeText
    for number, action in enumerate(rows):
        table.setItem(number, 0, QTableWidgetItem(action.text().replace("&", "")))
        keys = ", ".join(keys.toString(native) for keys in action.shortcuts())
        table.setItem(number, 1, QTableWidgetItem(keys))
    dialog.layout().addWidget(table)  # type: ignore[union-attr]  # made with a layout just above
    dialog.resize(520, 560)
    return _shown(dialog)


def show_about(parent: QWidget) -> QMessageBox:
    """Say what this program is."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("Dialogs", "About Model Lab"))
    box.setText(f"Model Lab {__version__}")
    box.setInformativeText(
        QCoreApplication.translate(
            "Dialogs", "Assemble a neural network, train it while the curves move, and test it.\nApache-2.0"
        )
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def show_bug(parent: QWidget | None, report: str) -> QMessageBox:
    """Say that the program made a mistake, with the report to copy."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Model Lab")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(QCoreApplication.translate("Dialogs", "Model Lab made a mistake. Your work is safe."))
    box.setInformativeText(QCoreApplication.translate("Dialogs", "You can go on. The report below helps to mend it."))
    box.setDetailedText(report)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(12, 12, 12, 12)
    return dialog


def _shown(dialog: QDialog) -> QDialog:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    dialog.layout().addWidget(buttons)  # type: ignore[union-attr]  # every dialog here has a layout
    dialog.open()
    return dialog
