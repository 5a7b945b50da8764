"""Samples of the data to try at once: a click asks the network about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.widgets.labels import Heading
from modellab.desktop.widgets.rows_view import RowsView, truth_of, written
from modellab.desktop.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset

_NUM_SHOWN = 24
_SPLITS: tuple[SplitName, ...] = ("test", "validation", "train")


class SampleShelf(QWidget):
    """Pictures or rows that the network has not learned from, each with its true answer; hidden without data.

    Signals:
        chosen(QImage): The user clicked a picture.
        row_chosen(dict[str, str]): The user clicked a row; column name -> text.
    """

    chosen = Signal(object)
    row_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dataset: Dataset | None = None
        self._heading = Heading()
        self.pictures = Thumbnails(48)
        self.pictures.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.pictures.picked.connect(self._on_pictures_picked)
        self.rows = RowsView()
        self.rows.itemClicked.connect(lambda item: self._on_rows_clicked(item.row()))
        self._indices: list[int] = []
        self._sides = QStackedWidget()
        self._sides.addWidget(self.pictures)
        self._sides.addWidget(self.rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._sides, 1)
        session.dataset_changed.connect(self._show)
        self._retranslate()
        self._show()

    def _show(self) -> None:
        dataset = self._session.dataset
        if dataset is None and self._session.is_opening_data:
            return  # what is there stays until it is replaced
        if dataset is self._dataset and dataset is not None:
            return
        self._dataset = dataset
        self.setVisible(dataset is not None)
        if dataset is None:
            return
        self._indices = spread(dataset, _NUM_SHOWN)
        self._sides.setCurrentWidget(self.rows if dataset.picture is None else self.pictures)
        if dataset.picture is None:
            self.rows.show_rows(dataset, self._indices)
            return
        images = ((array_to_qimage(dataset.raw["image"][k]), truth_of(dataset, k)) for k in self._indices)
        self.pictures.show_pictures(images)

    def _on_pictures_picked(self, place: int) -> None:
        if self._dataset is not None:
            self.chosen.emit(array_to_qimage(self._dataset.raw["image"][self._indices[place]]))

    def _on_rows_clicked(self, place: int) -> None:
        if self._dataset is not None:
            numbers = self._dataset.raw["columns"][self._indices[place]].tolist()
            cells = zip(self._dataset.columns, numbers, strict=True)
            self.row_chosen.emit({column.name: written(column, number) for column, number in cells})

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
    target = dataset.schema.targets[0]
    truth = dataset.raw[target.name][indices]
    if target.modality != "class":
        return [int(k) for k in indices[:: max(1, len(indices) // count)][:count]]
    # The n-th sample of every class, then the next of every class.
    turn = np.zeros(len(truth), np.int64)
    for label in np.unique(truth):
        mine = np.flatnonzero(truth == label)
        turn[mine] = np.arange(len(mine))
    order = np.lexsort((truth, turn))[:count]
    return [int(k) for k in indices[order]]
