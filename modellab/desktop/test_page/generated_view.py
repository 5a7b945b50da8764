"""Pictures that a generative pair makes: always of the same random vectors, so that one can watch it learn."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from modellab import safeio
from modellab.desktop import background
from modellab.desktop.dialogs import ask_save, suggested
from modellab.desktop.session import Session
from modellab.desktop.test_page.picture_sheet import GAP_PX, LARGEST_PX, PictureSheet
from modellab.desktop.test_page.sample_view import SampleView
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modellab.prediction.predict import Answer, Predictor

COUNT = 64


class GeneratedView(SampleView):
    """A sheet of pictures. The random vectors stay the same until the user wants others."""

    has_headline = False
    widest_px = 8 * LARGEST_PX + 7 * GAP_PX
    takes_samples = False

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self._seed, self._has_begun = 0, False
        self._made: NDArray[Any] | None = None
        self.sheet, self.again, self.save_button = PictureSheet(), QPushButton(), QPushButton()
        self.again.clicked.connect(self.draw_others)
        self.save_button.clicked.connect(self.choose_file_to_save)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet)
        self._retranslate()
        self._show(None)

    @property
    def seed(self) -> int:
        """Which random vectors the pictures are made of."""
        return self._seed

    @property
    def has_sample(self) -> bool:
        """Always: random vectors are never missing."""
        return True

    @property
    def hint(self) -> str:
        """Never needed."""
        return ""

    @property
    def stretch(self) -> tuple[int, int]:
        """The pictures take what there is."""
        return 4, 1

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Stand beside the pictures."""
        return self.again, self.save_button

    def draw_others(self) -> None:
        """Make pictures of other random vectors from now on."""
        self._seed += 1
        self.changed.emit()

    async def ask(self) -> Answer:
        """Have the generator make the pictures.

        Raises:
            ModelLabError: Nothing was trained yet, or it makes no pictures.
        """
        seed = self._seed
        self._made, answer = await self.session.answers.ask(lambda predictor: _generate(predictor, seed))
        return answer

    def show_answer(self, answer: Answer) -> None:
        """Show the pictures that were made last."""
        del answer
        if self.session.answers.can_answer:  # another project may have been opened meanwhile
            self._show(self._made)

    def show_network(self) -> None:
        """Ask for first pictures as soon as there are weights; the panel asks again whenever they change."""
        if not self.session.answers.can_answer:
            self._forget()
        elif not self._has_begun:
            self._has_begun = True
            self.changed.emit()

    def clear(self) -> None:
        """Take the pictures away, and begin again with the first random vectors."""
        self._seed = 0
        self._forget()

    def _forget(self) -> None:
        self._has_begun = False
        self._show(None)

    def open_files(self, paths: list[Path]) -> None:
        """Say that there is nothing to read."""
        del paths
        error = ModelLabError(
            Text("This network makes pictures; it reads none."), Text("Look at what it makes on the Test page.")
        )
        self.session.failed.emit(error)

    def choose_file_to_save(self) -> None:
        """Ask where the sheet goes."""
        title = self.tr("Save pictures")
        ask_save(self, title, suggested(self.session, ".png"), lambda path: self.session.start(self.save(path)))

    async def save(self, path: Path) -> None:
        """Write what is shown as one picture.

        Raises:
            ModelLabError: The disk refuses.
        """
        if self.sheet.pictures is not None:
            await background.run(_write, path, self.sheet.pictures)

    def _show(self, pictures_NCHW: NDArray[Any] | None) -> None:
        self._made = pictures_NCHW
        self.sheet.show_pictures(pictures_NCHW)
        self.again.setEnabled(pictures_NCHW is not None)
        self.save_button.setEnabled(pictures_NCHW is not None)

    def _retranslate(self) -> None:
        self.again.setText(self.tr("New ones"))
        self.again.setToolTip(self.tr("Make pictures of other random vectors"))
        self.save_button.setText(self.tr("Save…"))
        self.save_button.setToolTip(self.tr("Save the pictures as one PNG file"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _generate(predictor: Predictor, seed: int) -> tuple[NDArray[Any], Answer]:
    from modellab.prediction.generated import generate_pictures
    from modellab.prediction.predict import Answer

    start = time.perf_counter()
    pictures = generate_pictures(predictor, COUNT, seed)
    text = QCoreApplication.translate("GeneratedView", "{count} pictures, seed {seed}")
    note = Text("Each is made of a random vector that stays the same, so that one can watch it become better.")
    return pictures, Answer(text.format(count=COUNT, seed=seed), (), (), time.perf_counter() - start, (note,))


def _write(path: Path, pictures_NCHW: NDArray[Any]) -> None:
    from modellab.prediction.generated import as_png

    safeio.write_file(path, [as_png(pictures_NCHW)], keep_backup=False)
