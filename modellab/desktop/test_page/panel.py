"""The test panel: give a sample, read the answer. Below the canvas, and at the top of the Test page."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop import background
from modellab.desktop.images import read_for_showing, to_pil
from modellab.desktop.session import Session
from modellab.desktop.test_page.answer_bars import AnswerBars
from modellab.desktop.test_page.picture_well import PictureWell
from modellab.desktop.test_page.row_form import RowForm
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from PIL.Image import Image

    from modellab.prediction.predict import Answer

PICTURE_FILTER = "*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff"
_DEBOUNCE_MS = 60

Question = Callable[[], Coroutine[Any, Any, "Answer"]]


class TestPanel(QWidget):
    """Asks the newest trained weights, or those of the run the user chose.

    Args:
        session: The open project.
        num_rows: How many classes the answer lists.
    """

    __test__ = False  # the name begins like a test's

    def __init__(self, session: Session, num_rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: Question | None = None
        self._picture: Image | None = None
        self._request = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._ask)
        self._build(num_rows)
        self.well.files_dropped.connect(self.open_files)
        self.well.drawn.connect(self._on_well_drawn)
        self.form.changed.connect(self._on_form_changed)
        session.predictor_changed.connect(self._on_session_predictor_changed)
        session.runs_changed.connect(self._on_session_predictor_changed)
        session.project_opened.connect(self._on_session_project_opened)
        session.run_event.connect(lambda _event: self._tell())
        self._retranslate()
        self._on_session_predictor_changed()

    def _build(self, num_rows: int) -> None:
        self._title = PlainLabel("", "title")
        self._state = PlainLabel("", "muted")
        header = QHBoxLayout()
        header.addWidget(self._title)
        header.addStretch(1)
        header.addWidget(self._state)
        self.well, self.form = PictureWell(), RowForm()
        self._sides = QStackedWidget()
        self._sides.addWidget(self.well)
        self._sides.addWidget(self.form)
        self.bars = AnswerBars(num_rows)
        self._answer = PlainLabel("", "title")
        self._answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why, self._open = QPushButton(), QPushButton()
        self._paste, self._clear = QPushButton(), QPushButton()
        self._why.setCheckable(True)
        self._why.toggled.connect(lambda _checked: self._ask())
        self._open.clicked.connect(self.choose_file)
        self._paste.clicked.connect(self.paste)
        self._clear.clicked.connect(self.clear)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._why, self._open, self._paste, self._clear):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._notes = ElidedLabel("", "muted")
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self._answer, self.bars):
            right.addWidget(widget)
        right.addLayout(buttons)
        right.addWidget(self._notes)
        right.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._sides, 2)
        body.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(header)
        layout.addLayout(body, 1)

    def choose_file(self) -> None:
        """Let the user choose pictures."""
        dialog = QFileDialog(self, self.tr("Open pictures to test"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Pictures ({patterns})").format(patterns=PICTURE_FILTER))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.open_files([Path(name) for name in names]))
        dialog.open()

    def paste(self) -> None:
        """Take the picture, or the picture file, on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self.show_image(image)
        elif data.hasUrls():
            self.open_files([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()])
        else:
            self._session.failed.emit(
                ModelLabError(Text("There is no picture on the clipboard."), Text("Copy one first."))
            )

    def open_files(self, paths: list[Path]) -> None:
        """Show and answer for the first of these files; the Test page takes folders and many files."""
        if paths:
            self._session.start(self._open_file(paths[0]))

    async def _open_file(self, path: Path) -> None:
        self._request += 1
        request = self._request
        picture, shown = await background.run(read_for_showing, path)
        if request == self._request:
            self.well.show_image(shown)
            self._set_picture(picture)
            self._ask()

    def show_image(self, image: QImage) -> None:
        """Show and answer for a picture that is already in memory."""
        self.well.show_image(image)
        self._on_well_drawn(image)

    def clear(self) -> None:
        """Go back to an empty paper without an answer."""
        self._request += 1
        self._question = self._picture = None
        self.well.clear()
        self._show_answer(None)

    def _on_well_drawn(self, image: QImage) -> None:
        self._set_picture(to_pil(image))
        self._wait.start()

    def _set_picture(self, picture: Image) -> None:
        self._picture = picture
        self._question = lambda: self._session.answers.picture(picture)

    def _on_form_changed(self, row: dict[str, str]) -> None:
        self._picture = None
        self._question = lambda: self._session.answers.row(row)
        self._wait.start()

    def _ask(self) -> None:
        if self._question is not None:
            self._request += 1
            self._session.start(self._answer_question(self._question, self._request))

    async def _answer_question(self, question: Question, request: int) -> None:
        answer = await question()
        if request != self._request:
            return
        self._show_answer(answer)
        heat = None
        if self._why.isChecked() and self._picture is not None and answer.scores:
            heat = await self._session.answers.heat_map(self._picture, answer.label)
        if request == self._request:
            self.well.show_heat(heat)

    def _show_answer(self, answer: Answer | None) -> None:
        self.bars.show_scores(answer.scores if answer is not None else ())
        self._answer.setText(answer.label if answer is not None else "")
        if answer is None:
            self._tell()
            return
        words = [self.tr("{time} ms").format(time=f"{answer.elapsed_s * 1000:.1f}")]
        words += [engine_text(note) for note in answer.notes]
        self._notes.setText(" · ".join(words))

    def _on_session_predictor_changed(self) -> None:
        run = self._session.answers.run
        columns = run.preparation.get("columns") if run is not None else None
        self._sides.setCurrentWidget(self.form if columns else self.well)
        self._why.setVisible(not columns)
        self._open.setVisible(not columns)
        self._paste.setVisible(not columns)
        self._clear.setVisible(not columns)
        if columns and run is not None:
            self.form.show_columns(run.preparation)
        self._tell()
        self._ask()

    def _on_session_project_opened(self) -> None:
        self.clear()
        self._on_session_predictor_changed()

    def _tell(self) -> None:
        answers = self._session.answers
        self._state.setText(answers.run.name if answers.run is not None else "")
        if self._question is None:
            hint = self.tr("Draw, drop, paste or open a picture.") if answers.can_answer else ""
            self._notes.setText(hint or self.tr("Train first, if only for an epoch; then this panel answers."))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Test"))
        self._why.setText(self.tr("Why?"))
        self._why.setToolTip(self.tr("Show which pixels speak for the answer"))
        self._open.setText(self.tr("Open..."))
        self._paste.setText(self.tr("Paste"))
        self._clear.setText(self.tr("Clear"))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
