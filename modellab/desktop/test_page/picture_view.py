"""A picture to test: drawn, dropped, pasted, opened or pinned, with a heat map that says why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from modellab.desktop import background
from modellab.desktop.images import array_to_qimage, read_for_showing, to_pil
from modellab.desktop.session import Session
from modellab.desktop.test_page.picture_well import PictureWell
from modellab.desktop.test_page.sample_view import Kept, Question, SampleView
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from PIL.Image import Image

    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Answer

PICTURE_FILTER = "*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff"
LARGEST_PX = 340
_SMALLEST_PX = 128


class PictureView(SampleView):
    """The well and what belongs to it."""

    widest_px = LARGEST_PX
    keeps = True

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self._picture: Image | None = None
        self._shown: QImage | None = None
        self._request = 0
        self.well = PictureWell()
        self.well.setMaximumSize(LARGEST_PX, LARGEST_PX)
        if not is_large:
            self.well.setMinimumWidth(_SMALLEST_PX)
        self.why, self._open = QPushButton(), QPushButton()
        self._paste, self._clear = QPushButton(), QPushButton()
        self.why.setCheckable(True)
        self._row = QHBoxLayout()
        self._row.addWidget(self.well)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row, 1)
        layout.addStretch(0)
        self._connect()
        self._retranslate()
        self._tell()

    def _connect(self) -> None:
        self.why.toggled.connect(lambda _checked: self.changed.emit())
        self._open.clicked.connect(self.choose_file)
        self._paste.clicked.connect(self.paste)
        self._clear.clicked.connect(self.clear)
        self.well.files_dropped.connect(self.open_files)
        self.well.drawn.connect(self._take)
        self.well.paste_pressed.connect(self.paste)
        self.well.clear_pressed.connect(self.clear)

    @property
    def has_sample(self) -> bool:
        """Whether there is a picture."""
        return self._picture is not None

    @property
    def hint(self) -> str:
        """What to do for an answer."""
        return self.tr("Draw, drop, paste or open a picture.")

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Why, open, paste, clear; where there is little room, Ctrl+V pastes."""
        first = (self.why,) if self.can_explain else ()
        return (*first, self._open, *([self._paste] if self.is_large else []), self._clear)

    @property
    def can_explain(self) -> bool:
        """Whether the network answers with classes."""
        return self.session.answers.task in ("classification", "")

    # Giving a picture

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
            self.session.failed.emit(
                ModelLabError(Text("There is no picture on the clipboard."), Text("Copy one first."))
            )

    def open_files(self, paths: list[Path]) -> None:
        """Take the first of these files; the Test page takes folders and many files."""
        if paths:
            self.session.start(self._open_file(paths[0]))

    async def _open_file(self, path: Path) -> None:
        self._request += 1
        request = self._request
        picture, shown = await background.run(read_for_showing, path)
        if request == self._request:
            self._show(picture, shown)

    def show_image(self, image: QImage) -> None:
        """Take a picture that is already in memory."""
        self._show(to_pil(image), image)

    def show_sample(self, dataset: Dataset, index: int) -> None:
        """Take a picture of the data."""
        self.show_image(array_to_qimage(dataset.raw["image"][index]))

    def show_kept(self, kept: Kept) -> None:
        """Take a kept picture again."""
        assert kept.picture is not None, "put there by kept"
        self._show(kept.sample, kept.picture)

    def clear(self) -> None:
        """Go back to an empty paper."""
        self._request += 1
        self._picture = self._shown = None
        self.well.clear()
        self._tell()
        self.emptied.emit()

    def _show(self, picture: Image, shown: QImage) -> None:
        self.well.show_image(shown)
        self._set(picture, shown)

    def _take(self, drawn: QImage) -> None:
        self._set(to_pil(drawn), drawn)

    def _set(self, picture: Image, shown: QImage) -> None:
        self._picture, self._shown = picture, shown
        self._tell()
        self.changed.emit()

    # Answers

    def question(self) -> Question:
        """Ask about the picture."""
        picture = self._picture
        assert picture is not None, "has_sample"
        return lambda predictor: predictor.picture(picture)

    def kept(self) -> Kept:
        """Keep the picture."""
        return Kept(self._picture, self.question(), picture=self._shown)

    async def explain(self, answer: Answer) -> object:
        """Compute the heat map, where it is wanted."""
        if self.why.isChecked() and self._picture is not None and answer.scores:
            return await self.session.answers.heat_map(self._picture, answer.label)
        return None

    def show_why(self, why: object) -> None:
        """Lay the heat map over the picture, or take it away."""
        self.well.show_heat(why)  # type: ignore[arg-type]  # what explain gave

    def show_network(self) -> None:
        """Leave the picture as it is."""
        self._tell()

    def _tell(self) -> None:
        has_picture = self._picture is not None
        self.why.setEnabled(has_picture or self.why.isChecked())
        self._clear.setEnabled(not self.well.is_empty)

    def _retranslate(self) -> None:
        self.why.setText(self.tr("Why?"))
        self.why.setToolTip(self.tr("Show which pixels speak for the answer"))
        self._open.setText(self.tr("Open..."))
        self._paste.setText(self.tr("Paste"))
        self._clear.setText(self.tr("Clear"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
