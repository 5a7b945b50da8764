"""Answers for many pictures or rows at once, as a table that can be saved."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from modellab import safeio
from modellab.desktop import background
from modellab.desktop.inspector.editor import plain_tooltip
from modellab.desktop.session import Session
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.drops import FileDrops
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.rows_view import PlainTable, beginning
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from modellab.prediction.many import Row

_AT_ONCE = 32


class BatchPanel(QWidget):
    """Takes folders, pictures and CSV files; answers appear as they are found."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Row] = []
        self._request = 0
        FileDrops(self, self.answer)
        self._files, self._folder, self._save, self._cancel = (QPushButton() for _ in range(4))
        self._files.clicked.connect(self.choose_files)
        self._folder.clicked.connect(self.choose_folder)
        self._save.clicked.connect(self.choose_file_to_save)
        self._cancel.clicked.connect(self.cancel)
        self._status = PlainLabel("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self.table = PlainTable(3)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self._files, self._folder, self._save, self._cancel, self._bar):
            head.addWidget(widget)
        head.addWidget(self._status, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self._bar.hide()
        self._cancel.hide()
        self._save.setEnabled(False)
        self._retranslate()

    def choose_files(self) -> None:
        """Let the user choose pictures, tables or texts."""
        dialog = QFileDialog(self, self.tr("Files to test"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.answer([Path(name) for name in names]))
        dialog.open()

    def choose_folder(self) -> None:
        """Let the user choose a folder of pictures or texts."""
        dialog = QFileDialog(self, self.tr("Folder of pictures or texts"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.answer([Path(name) for name in names]))
        dialog.open()

    def choose_file_to_save(self) -> None:
        """Let the user name the CSV file for the answers."""
        dialog = QFileDialog(self, self.tr("Save the answers"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self._session.start(self.save(Path(names[0]))))
        dialog.open()

    async def save(self, path: Path) -> None:
        """Write the answers as a CSV file.

        Raises:
            ModelLabError: It cannot be written.
        """
        data = as_csv(self._rows)
        await background.run(safeio.write_file, path, [data])
        self._session.tell(Text("Saved {name}.", name=path.name))

    def answer(self, paths: list[Path]) -> None:
        """Answer for everything in these folders, pictures and CSV files."""
        self._session.start(self._answer(paths))

    def cancel(self) -> None:
        """Stop after the answers under way; those found stay."""
        self._request += 1

    async def _answer(self, paths: list[Path]) -> None:
        from modellab.prediction.many import answer_all, questions

        self._request += 1
        request = self._request
        predictor = await self._session.answers.predictor()
        asked = await background.run(lambda: list(questions(paths, predictor.asked_with, predictor.classes)))
        if not asked:
            raise ModelLabError(
                Text("There is nothing to test in {name}.", name=paths[0].name),
                Text(
                    "Choose a folder of pictures, a file of texts, or a CSV file with the columns of the training data."
                ),
            )
        self._rows = []
        self.table.setRowCount(0)
        self._show_busy(True)
        for start in range(0, len(asked), _AT_ONCE):
            chunk = asked[start : start + _AT_ONCE]
            rows = await background.run(answer_all, predictor, chunk)
            if request != self._request:
                break
            self._add(rows, len(asked))
        if request == self._request or not self._rows:
            self._request += 1
        self._show_busy(False)

    def _add(self, rows: list[Row], total: int) -> None:
        first = self.table.rowCount()
        self.table.setRowCount(first + len(rows))
        for offset, row in enumerate(rows):
            answer = engine_text(row.problem) if row.problem is not None else row.label
            share = "" if row.confidence is None else f"{row.confidence:.1%}".replace("%", " %")
            shown = beginning(row.text) if row.text else row.name
            for column, text in enumerate((shown, answer, share)):
                self.table.put(first + offset, column, text, is_number=column == 2)
            cell = self.table.item(first + offset, 0)
            if row.text and cell is not None:
                cell.setToolTip(plain_tooltip(row.name))
        self._rows += rows
        self._bar.setMaximum(total)
        self._bar.setValue(len(self._rows))
        self._tell(total)

    def _tell(self, total: int) -> None:
        num_bad = sum(row.problem is not None for row in self._rows)
        text = self.tr("{done} of {total} answered").format(done=len(self._rows) - num_bad, total=total)
        bad = self.tr("{count} could not be read").format(count=num_bad)
        self._status.setText(f"{text} · {bad}" if num_bad else text)

    def _show_busy(self, is_busy: bool) -> None:
        self._bar.setVisible(is_busy)
        self._cancel.setVisible(is_busy)
        self._save.setEnabled(not is_busy and bool(self._rows))

    def _retranslate(self) -> None:
        self._files.setText(self.tr("Files..."))
        self._folder.setText(self.tr("Folder..."))
        self._save.setText(self.tr("Save as CSV..."))
        self._cancel.setText(self.tr("Cancel"))
        self.table.set_heads([self.tr("Sample"), self.tr("Answer"), self.tr("Probability")], (2,))
        if not self._rows:
            self._status.setText(self.tr("Drop a folder of pictures, a CSV file or a file of texts here."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def as_csv(rows: list[Row]) -> bytes:
    """Write answers as CSV in UTF-8 with a byte order mark, which spreadsheets need to read Chinese."""
    has_texts = any(row.text for row in rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["sample", *["text"] * has_texts, "answer", "probability", "problem"])
    for row in rows:
        share = "" if row.confidence is None else f"{row.confidence:.6f}"
        writer.writerow([row.name, *[row.text] * has_texts, row.label, share, row.problem or ""])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
