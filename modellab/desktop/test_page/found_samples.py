"""Some samples of the data as what they are: pictures, texts, windows of a series, or rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from modellab.desktop.data_page.series_samples import SeriesSamples
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.widgets.rows_view import RowsView
from modellab.desktop.widgets.texts_view import TextsView, row_of
from modellab.desktop.widgets.thumbnails import Thumbnails

MOST_SHOWN = 200


class FoundSamples(QStackedWidget):
    """Shows samples with what the network answered."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pictures, self.texts, self.series, self.rows = Thumbnails(), TextsView(), SeriesSamples(), RowsView()
        for widget in (self.pictures, self.texts, self.series, self.rows):
            self.addWidget(widget)

    def show_samples(self, indices: Sequence[int], answers: Sequence[str], *, is_one_answer: bool = False) -> None:
        """Show at most 200 samples.

        Args:
            indices: Their numbers in the data.
            answers: What the network said about each, or how far off it was.
            is_one_answer: Whether they all got the same, so that pictures are better told apart by their names.
        """
        dataset, indices = self._session.dataset, indices[:MOST_SHOWN]
        if dataset is None:
            return
        modalities = {field.modality for field in dataset.schema.inputs}
        if "image" in modalities:
            self.setCurrentWidget(self.pictures)
            raw = dataset.raw["image"]
            words = [dataset.name_of(index) for index in indices] if is_one_answer else answers
            pictures = zip((array_to_qimage(raw[index]) for index in indices), words, strict=False)
            self.pictures.show_pictures(pictures)
        elif modalities == {"text"}:
            self.setCurrentWidget(self.texts)
            rows = zip(indices, answers, strict=False)
            self.texts.show_texts(row_of(dataset, index, answer) for index, answer in rows)
        elif modalities == {"series"}:
            self.setCurrentWidget(self.series)
            self.series.show_windows(dataset, indices)
        else:
            self.setCurrentWidget(self.rows)
            self.rows.show_rows(dataset, indices, {self.tr("Answer"): answers})

    def forget(self) -> None:
        """Show none."""
        for view in (self.pictures, self.texts, self.series):
            view.clear()
        self.rows.setRowCount(0)
