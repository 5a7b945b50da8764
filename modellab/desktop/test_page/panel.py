"""The test panel: give a sample, read the answer. Below the canvas, and at the top of the Test page."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop import background
from modellab.desktop.images import read_for_showing, to_pil
from modellab.desktop.session import Session
from modellab.desktop.test_page.answer_bars import AnswerBars
from modellab.desktop.test_page.picture_well import PictureWell
from modellab.desktop.test_page.pin_strip import PinStrip
from modellab.desktop.test_page.pins import Pin, pins_of
from modellab.desktop.test_page.row_form import RowForm, observed
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from PIL.Image import Image

    from modellab.prediction.predict import Answer

PICTURE_FILTER = "*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff"
_DEBOUNCE_MS = 40
_ROWS, _ROW_PX = {False: 5, True: 10}, {False: 21, True: 25}
_SMALLEST_PX, _LARGEST_PX, _UNBOUND_PX = 128, 340, 16_777_215

Question = Callable[[], Coroutine[Any, Any, "Answer"]]


class TestPanel(QWidget):
    """Asks the newest trained weights, those of the run the user chose, or those of the run under way.

    Args:
        session: The open project.
        is_large: Whether there is room for ten classes and a large answer.
    """

    __test__ = False  # the name begins like a test's

    def __init__(self, session: Session, *, is_large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_large = is_large
        self._question: Question | None = None
        self._picture: Image | None = None
        self._shown: QImage | None = None
        self._request = 0
        self._is_due = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._ask)
        self.pins = pins_of(session)
        self._build()
        self._connect()
        self._retranslate()
        self._on_session_predictor_changed()

    def _build(self) -> None:
        self._title, self._state = PlainLabel("", "title"), ElidedLabel("", "muted")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight)
        header = QHBoxLayout()
        header.addWidget(self._title)
        header.addWidget(self._state, 1)
        self.well, self.form = PictureWell(), RowForm()
        self.well.setMaximumSize(_LARGEST_PX, _LARGEST_PX)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.well)
        self._sides.addWidget(self.form)
        self._body = body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._sides, 2)
        body.addLayout(self._answer_side(), 3)
        if not self._is_large:
            self.well.setMinimumWidth(_SMALLEST_PX)
        self.strip = PinStrip(self.pins)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(header)
        layout.addLayout(body, 1)
        layout.addWidget(self.strip)

    def _answer_side(self) -> QVBoxLayout:
        self.bars = AnswerBars(_ROWS[self._is_large], _ROW_PX[self._is_large])
        self._answer = PlainLabel("", "title")
        self._answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self._answer.font()
        font.setPointSizeF(font.pointSizeF() * (1.8 if self._is_large else 1.4))
        self._answer.setFont(font)
        self.why, self.pin, self._open = QPushButton(), QPushButton(), QPushButton()
        self._paste, self._clear = QPushButton(), QPushButton()
        self.why.setCheckable(True)
        self._buttons = (self.why, self.pin, self._open, self._paste, self._clear)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._notes = PlainLabel("", "muted")
        self._notes.setWordWrap(True)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._answer)
        side.addWidget(self.bars)
        side.addLayout(buttons)
        side.addWidget(self._notes)
        side.addStretch(1)
        return side

    def _connect(self) -> None:
        session = self._session
        self.why.toggled.connect(lambda _checked: self._ask())
        self.pin.clicked.connect(self._on_pin_clicked)
        self._open.clicked.connect(self.choose_file)
        self._paste.clicked.connect(self.paste)
        self._clear.clicked.connect(self.clear)
        self.well.files_dropped.connect(self.open_files)
        self.well.drawn.connect(self._on_well_drawn)
        self.well.paste_pressed.connect(self.paste)
        self.well.clear_pressed.connect(self.clear)
        self.form.changed.connect(self._on_form_changed)
        self.strip.chosen.connect(self._on_strip_chosen)
        session.predictor_changed.connect(self._on_session_predictor_changed)
        session.project_opened.connect(self._on_session_project_opened)
        session.dataset_changed.connect(self._show_sides)
        session.training.progressed.connect(lambda _progress: self._follow())
        session.training.state_changed.connect(lambda _state: self._tell())
        session.answers.live_changed.connect(self._on_answers_live_changed)

    @property
    def headline(self) -> str:
        """The answer in large: a class, or values."""
        return self._answer.text()

    @property
    def notes(self) -> str:
        """What is said about the answer, or what to do for one."""
        return self._notes.text()

    # Giving a sample

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
            self._set_picture(picture, shown)
            self._ask()

    def show_image(self, image: QImage) -> None:
        """Show and answer for a picture that is already in memory."""
        self.well.show_image(image)
        self._on_well_drawn(image)

    def clear(self) -> None:
        """Go back to an empty paper without an answer."""
        self._request += 1
        self._question = self._picture = self._shown = None
        self.well.clear()
        self._show_answer(None)

    def _on_well_drawn(self, image: QImage) -> None:
        self._set_picture(to_pil(image), image)
        self._wait.start()

    def _on_strip_chosen(self, pin: Pin) -> None:
        self.well.show_image(pin.shown)
        self._set_picture(pin.picture, pin.shown)
        self._ask()

    def _set_picture(self, picture: Image, shown: QImage) -> None:
        self._picture, self._shown = picture, shown
        self._question = lambda: self._session.answers.picture(picture)
        self._tell()

    def _on_pin_clicked(self) -> None:
        if self._picture is not None and self._shown is not None:
            self.pins.add(self._shown, self._picture)

    def _on_form_changed(self, row: dict[str, str]) -> None:
        self._picture = self._shown = None
        self._question = lambda: self._session.answers.row(row)
        self._wait.start()

    # Asking

    def _follow(self) -> None:
        """Want newer answers from the run under way while there is something to ask and somebody to see it."""
        if self._question is not None and self.isVisible():
            self._session.answers.follow()

    def _on_answers_live_changed(self) -> None:
        self._show_sides()
        self._ask()

    def _ask(self) -> None:
        """Ask at once, or when the panel is looked at again."""
        self._is_due = not self.isVisible()
        if self._question is not None and self._session.answers.can_answer and not self._is_due:
            self._request += 1
            self._session.start(self._answer_question(self._question, self._request))

    async def _answer_question(self, question: Question, request: int) -> None:
        answer = await question()
        if request != self._request:
            return
        self._show_answer(answer)
        heat = None
        if self.why.isChecked() and self._picture is not None and answer.scores:
            heat = await self._session.answers.heat_map(self._picture, answer.label)
        if request == self._request:
            self.well.show_heat(heat)

    def _show_answer(self, answer: Answer | None) -> None:
        self.bars.show_scores(answer.scores if answer is not None else ())
        self._answer.setText(_headline(answer) if answer is not None else "")
        if answer is not None:
            words = [self.tr("{time} ms").format(time=f"{answer.elapsed_s * 1000:.1f}")]
            words += [engine_text(note) for note in answer.notes]
            self._notes.setText(" · ".join(words))
        self._tell()

    # Showing

    def _on_session_predictor_changed(self) -> None:
        self._show_sides()
        self._ask()

    def _on_session_project_opened(self) -> None:
        self.clear()
        self._show_sides()

    def _show_sides(self) -> None:
        """Offer the well or the form, as the network that answers wants it."""
        answers = self._session.answers
        is_table, classes = bool(answers.preparation.get("columns")), answers.classes
        if is_table:
            self.form.show_columns(answers.preparation, observed(self._session.dataset))
        if self._sides.currentWidget() is not (self.form if is_table else self.well):
            self._sides.setCurrentWidget(self.form if is_table else self.well)
            self._question = None if not is_table else self._question
        self._sides.setMaximumWidth(_UNBOUND_PX if is_table else _LARGEST_PX)
        self._body.setStretch(0, 3 if is_table else 2)
        self._body.setStretch(1, 1 if is_table and not classes else 3)
        for button in self._buttons:
            # Where there is little room, Ctrl+V pastes.
            button.setVisible(not is_table and (self._is_large or button is not self._paste))
        self.bars.show_names(classes)
        self.bars.setVisible(bool(classes) or not answers.can_answer)
        self._answer.setVisible(answers.can_answer and (self._is_large or not classes))
        self._tell()

    def _tell(self) -> None:
        answers = self._session.answers
        has_picture = self._picture is not None
        self.pin.setEnabled(has_picture)
        self.why.setEnabled(has_picture or self.why.isChecked())
        self._clear.setEnabled(not self.well.is_empty)
        if self._session.training.is_active and (answers.is_live or answers.run is None):
            self._state.setText(self.tr("follows the training live"))
        else:
            self._state.setText(answers.run.name if answers.run is not None else "")
        if self._question is None or not answers.can_answer:
            hint = self.tr("Draw, drop, paste or open a picture.") if answers.can_answer else ""
            self._notes.setText(hint or self.tr("Train first, if only for an epoch; then this panel answers."))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Test"))
        self.why.setText(self.tr("Why?"))
        self.why.setToolTip(self.tr("Show which pixels speak for the answer"))
        self.pin.setText(self.tr("Pin"))
        self.pin.setToolTip(self.tr("Keep this picture in view: pinned pictures are asked again while a run goes on"))
        self._open.setText(self.tr("Open..."))
        self._paste.setText(self.tr("Paste"))
        self._clear.setText(self.tr("Clear"))
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Answer what changed while hidden."""
        super().showEvent(event)
        if self._is_due:
            self._ask()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _headline(answer: Answer) -> str:
    """Return the class, or the values with their thousands apart."""
    return ", ".join(f"{value:,.6g}" for value in answer.values[:8]) or answer.label
