"""Samples of the data to try at once: a click asks the network about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop.data_page.series_samples import SeriesSamples
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.widgets.labels import Heading
from modellab.desktop.widgets.rows_view import RowsView, truth_of
from modellab.desktop.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset

_NUM_SHOWN = 24
_SPLITS: tuple[SplitName, ...] = ("test", "validation", "train")


class SampleShelf(QWidget):
    """Pictures, rows or texts that the network has not learned from, with their true answer; hidden without any.

    Signals:
        chosen(int): The user clicked a sample; its number in the data.
    """

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dataset: Dataset | None = None
        self._is_wanted = True
        self._heading = Heading()
        self.pictures = Thumbnails(48)
        self.pictures.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.pictures.picked.connect(self._choose)
        self.rows = RowsView()
        self.rows.itemClicked.connect(lambda item: self._choose(item.row()))
        self.rows.itemActivated.connect(lambda item: self._choose(item.row()))
        self.series = SeriesSamples()
        self.series.itemClicked.connect(lambda item: self._choose(self.series.row(item)))
        self.series.itemActivated.connect(lambda item: self._choose(self.series.row(item)))
        self._indices: list[int] = []
        self._sides = QStackedWidget()
        self._sides.addWidget(self.pictures)
        self._sides.addWidget(self.rows)
        self._sides.addWidget(self.series)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._sides, 1)
        session.dataset_changed.connect(self._show)
        self._retranslate()
        self._show()

    def set_wanted(self, is_wanted: bool) -> None:
        """Say whether the network that answers can be asked about a sample of the data."""
        self._is_wanted = is_wanted
        self.setVisible(is_wanted and bool(self._indices))

    def _show(self) -> None:
        dataset = self._session.dataset
        if dataset is None and self._session.is_opening_data:
            return  # what is there stays until it is replaced
        if dataset is self._dataset and dataset is not None:
            return
        self._dataset = dataset
        # Forecasts are looked at over the whole test split.
        is_forecast = dataset is not None and dataset.series is not None and dataset.series.horizon > 0
        self._indices = spread(dataset, _NUM_SHOWN) if dataset is not None and not is_forecast else []
        self.set_wanted(self._is_wanted)
        if dataset is None:
            return
        modalities = {field.modality for field in dataset.schema.inputs}
        if dataset.picture is not None:
            self._show_pictures(dataset)
        elif modalities == {"series"}:
            self._sides.setCurrentWidget(self.series)
            self.series.show_windows(dataset, self._indices)
        else:
            self._sides.setCurrentWidget(self.rows)
            self.rows.show_rows(dataset, self._indices)

    def _show_pictures(self, dataset: Dataset) -> None:
        self._sides.setCurrentWidget(self.pictures)
        images = ((array_to_qimage(dataset.raw["image"][k]), truth_of(dataset, k)) for k in self._indices)
        self.pictures.show_pictures(images)

    def _choose(self, place: int) -> None:
        if place < len(self._indices):
            self.chosen.emit(self._indices[place])

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Samples to try"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def spread(dataset: Dataset, count: int) -> list[int]:
    """Choose samples of the first split that has any, evenly over the classes as far as there are some."""
    indices = next((dataset.splits[split] for split in _SPLITS if len(dataset.splits.get(split, ()))), None)
    if indices is None:
        return []
    target = next(iter(dataset.schema.targets), None)
    if target is None or target.modality != "class":
        return [int(k) for k in indices[:: max(1, len(indices) // count)][:count]]
    truth = dataset.raw[target.name][indices]
    # The n-th sample of every class, then the next of every class.
    turn = np.zeros(len(truth), np.int64)
    for label in np.unique(truth):
        mine = np.flatnonzero(truth == label)
        turn[mine] = np.arange(len(mine))
    order = np.lexsort((truth, turn))[:count]
    return [int(k) for k in indices[order]]
