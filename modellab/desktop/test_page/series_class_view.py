"""A series to tell apart from others: a window of the data, or the end of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from modellab.desktop.session import Session
from modellab.desktop.test_page.sample_view import Kept, Question, SampleView
from modellab.desktop.test_page.series_plot import Floats, SeriesPlot
from modellab.desktop.test_page.series_view import choose_series
from modellab.desktop.widgets.drops import FileDrops

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Predictor


class SeriesClassView(SampleView):
    """The window as lines; the panel shows the classes beside it."""

    takes_tables = True
    keeps = True

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self._rows: Floats | None = None
        FileDrops(self, self.open_files)
        self.plot = SeriesPlot()
        self._open = QPushButton()
        self._open.clicked.connect(lambda: choose_series(self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self._retranslate()

    @property
    def has_sample(self) -> bool:
        """Whether there is a window."""
        return self._rows is not None

    @property
    def hint(self) -> str:
        """What to do for an answer."""
        return self.tr("Choose a sample, or drop a CSV file: the network answers for its last steps.")

    @property
    def stretch(self) -> tuple[int, int]:
        """Give both the same."""
        return 1, 1

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Open."""
        return (self._open,)

    def question(self) -> Question:
        """Ask about the window."""
        rows = self._rows
        assert rows is not None, "the panel asks where there is a sample"
        return lambda predictor: predictor.series(rows)

    def kept(self) -> Kept:
        """Keep the window."""
        return Kept(self._rows, self.question(), picture=self.plot.drawing())

    def show_kept(self, kept: Kept) -> None:
        """Take a kept window again."""
        self._show(kept.sample)

    def show_sample(self, dataset: Dataset, index: int) -> None:
        """Take a window of the data."""
        self._show(np.array(dataset.raw["series"][index], np.float64))

    def open_files(self, paths: list[Path]) -> None:
        """Take the end of the first of these files."""
        if paths:
            self.session.start(self._open_file(paths[0]))

    async def _open_file(self, path: Path) -> None:
        self._show(await self.session.answers.ask(lambda predictor: _read(predictor, path)))

    def _show(self, rows: Floats) -> None:
        self._rows = rows
        self.plot.show_columns(rows)
        self.changed.emit()

    def clear(self) -> None:
        """Take the window away."""
        self._rows = None
        self.plot.clear_lines()
        self.emptied.emit()

    def _retranslate(self) -> None:
        self._open.setText(self.tr("Open series..."))
        self.plot.setAccessibleName(self.tr("Series to test"))
        self.plot.set_hint(self.hint)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _read(predictor: Predictor, path: Path) -> Floats:
    """Read the last window of a file."""
    from modellab.data.sources.series_file import read_series_file
    from modellab.disk import sentences
    from modellab.prediction.forecast import series_scale

    scale = series_scale(predictor)
    with sentences(path, is_writing=False):
        return scale.check(read_series_file(path, scale).rows)
