"""What was understood of the data, its samples as the network will see them, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from modellab.data.augmentation import AugmentationConfig
from modellab.desktop import background
from modellab.desktop.data_page import network_fit
from modellab.desktop.data_page.class_bars import ClassBars
from modellab.desktop.data_page.findings import FindingsList
from modellab.desktop.data_page.notice import DataNotice
from modellab.desktop.data_page.series_samples import SeriesSamples
from modellab.desktop.data_page.text_samples import TextSamples
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import ElidedLabel, PlainLabel
from modellab.desktop.widgets.rows_view import RowsView, truth_of
from modellab.desktop.widgets.thumbnails import Thumbnails
from modellab.project.running import augmentation_config

if TYPE_CHECKING:
    from modellab.data.dataset import Field, SplitName
    from modellab.data.samples import Dataset

_NUM_SHOWN = 60
_SPLITS: tuple[SplitName, ...] = ("train", "validation", "test")
_PATIENCE_MS = 300
"""So long the samples shown so far stay while data is read again; most is read sooner."""


class SamplesPanel(QWidget):
    """Follows ``session.dataset``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request = 0
        self._epoch = 1
        self.notice = DataNotice(session)
        self.notice.again_pressed.connect(lambda: session.start(session.open_data()))
        self._summary, self._detail = ElidedLabel("", "title"), PlainLabel("", "muted")
        self._detail.setWordWrap(True)
        self.fit, self.new = QPushButton(), QPushButton()
        self.fit.setProperty("role", "accent")
        self.fit.clicked.connect(lambda: network_fit.fit_network(session))
        self.new.clicked.connect(lambda: network_fit.start_project(session, self.window()))
        self.split, self.varied, self.again = QComboBox(), QCheckBox(), QPushButton()
        self.split.currentIndexChanged.connect(lambda _index: self._show_samples())
        self.varied.toggled.connect(lambda _checked: self._show_samples())
        self.again.clicked.connect(self._on_again_clicked)
        self.pictures, self.rows = Thumbnails(72), RowsView()
        self.pictures.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._samples = QStackedWidget()
        self._samples.addWidget(self.pictures)
        self.texts, self.series = TextSamples(session), SeriesSamples()
        for view in (self.rows, self.texts, self.series):
            self._samples.addWidget(view)
        self._classes = ClassBars()
        self.findings = FindingsList(session)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PATIENCE_MS)
        self._wait.timeout.connect(self._on_wait_timeout)
        self._lay_out()
        session.dataset_changed.connect(self._show)
        session.project_opened.connect(self._show)
        session.preparation_changed.connect(self._on_session_preparation_changed)
        session.inference_changed.connect(lambda _inference: self._offer_fit())
        self._retranslate()

    def _lay_out(self) -> None:
        content = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._summary, 1)
        head.addWidget(self.new)
        head.addWidget(self.fit)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.split)
        tools.addWidget(self.varied)
        tools.addWidget(self.again)
        tools.addStretch(1)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._detail)
        column.addWidget(self.findings)
        column.addSpacing(4)
        column.addLayout(tools)
        column.addWidget(self._samples, 1)
        column.addWidget(self._classes)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.notice)
        self._sides.addWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sides)

    @property
    def is_showing_data(self) -> bool:
        """Whether samples are shown, and not the notice that there are none."""
        return self._sides.currentIndex() == 1

    @property
    def summary(self) -> str:
        """What was understood of the data."""
        return f"{self._summary.text()} · {self._detail.text()}"

    def _show(self) -> None:
        if self._session.is_opening_data:
            self._wait.start()
            return
        self._wait.stop()
        self._sides.setCurrentIndex(0 if self._session.dataset is None else 1)
        self._show_summary()
        self._offer_fit()
        self._show_samples()

    def _on_wait_timeout(self) -> None:
        if self._session.is_opening_data:
            self._sides.setCurrentIndex(0)

    def _offer_fit(self) -> None:
        problem = network_fit.problem_of(self._session)
        self.fit.setVisible(problem is not None)
        if problem is not None:
            self.fit.setToolTip(engine_text(problem.sentence))

    def _show_summary(self) -> None:
        schema = self._session.schema
        self._classes.show_counts(schema.class_counts if schema is not None else {})
        if schema is None:
            return
        counts = [self.tr("{count} to train"), self.tr("{count} to validate"), self.tr("{count} to test")]
        parts = [text.format(count=f"{schema.counts[split]:,}") for split, text in zip(_SPLITS, counts, strict=True)]
        total = sum(schema.counts.values())
        self._summary.setText(self.tr("{count} samples").format(count=f"{total:,}"))
        self._detail.setText(" · ".join([*(self._field_words(field) for field in schema.fields), *parts]))

    def _field_words(self, field: Field) -> str:
        match field.modality:
            case "image":
                channels, height, width = field.shape
                kind = self.tr("grey") if channels == 1 else self.tr("colour")
                return self.tr("{width}×{height} {kind} pictures").format(kind=kind, width=width, height=height)
            case "table":
                return self.tr("{count} inputs").format(count=field.shape[0])
            case "text" if field.label:
                return self.tr('text "{name}"').format(name=field.label)
            case "text":
                return self.tr("texts") if field.name == "text" else self.tr("texts to write")
            case "series":
                steps, columns = field.shape
                words = (
                    self.tr("windows of {steps} steps")
                    if columns == 1
                    else self.tr("windows of {steps} steps × {count}")
                )
                return words.format(steps=steps, count=columns)
            case "class":
                return self.tr("{count} classes").format(count=len(field.classes))
            case _ if field.shape in ((), (1,)):
                return self.tr("a number to predict")
            case _:
                return self.tr("{count} numbers to predict").format(count=field.shape[0])

    def _on_session_preparation_changed(self) -> None:
        """Show at once what another variation does."""
        steps = augmentation_config(self._session.project).steps
        if steps and not self.varied.isChecked():
            self.varied.setChecked(True)  # shows the samples anew
        else:
            self._show_samples()

    def _on_again_clicked(self) -> None:
        self._epoch += 1
        self._show_samples()

    def _show_samples(self) -> None:
        dataset = self._session.dataset
        self._request += 1
        if dataset is None:
            return
        split = _SPLITS[max(0, self.split.currentIndex())]
        steps = augmentation_config(self._session.project).steps
        self.varied.setVisible(dataset.picture is not None and bool(steps))
        self.again.setVisible(dataset.picture is not None and bool(steps) and self.varied.isChecked())
        modalities = {field.modality for field in dataset.schema.inputs}
        if "image" in modalities:
            self._samples.setCurrentWidget(self.pictures)
            config = AugmentationConfig(steps) if self.varied.isChecked() else AugmentationConfig()
            self._session.start(self._load_pictures(dataset, split, config, self._request))
        elif "table" in modalities:
            self._samples.setCurrentWidget(self.rows)
            self.rows.show_rows(dataset, dataset.splits[split][:_NUM_SHOWN].tolist())
        else:
            view = self.series if "series" in modalities else self.texts
            self._samples.setCurrentWidget(view)
            view.show_samples(dataset, split)

    async def _load_pictures(
        self, dataset: Dataset, split: SplitName, config: AugmentationConfig, request: int
    ) -> None:
        pictures = await background.run(sample_pictures, dataset, split, config, self._epoch)
        if request == self._request:
            self.pictures.show_pictures(pictures)

    def _retranslate(self) -> None:
        index = max(0, self.split.currentIndex())
        self.split.clear()
        self.split.addItems([self.tr("Training split"), self.tr("Validation split"), self.tr("Test split")])
        self.split.setCurrentIndex(index)
        self.split.setAccessibleName(self.tr("Split"))
        self.varied.setText(self.tr("As varied while training"))
        self.again.setText(self.tr("Vary again"))
        self.fit.setText(self.tr("Fit the network to the data"))
        self.new.setText(self.tr("New project from this data"))
        self.new.setToolTip(self.tr("Leave this project and start one with this data and a first network for it"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def sample_pictures(
    dataset: Dataset, split: SplitName, config: AugmentationConfig, epoch: int = 1
) -> list[tuple[QImage, str]]:
    """Make thumbnails of samples of a split, varied as in that epoch if ``config`` has steps; for a worker."""
    chosen = dataset.splits[split]
    step = max(1, len(chosen) // _NUM_SHOWN)  # spread over the split: sources sort by class
    chosen = chosen[::step][:_NUM_SHOWN]
    raw_NCHW = dataset.raw["image"][chosen]
    if config.steps and len(chosen):
        from modellab.data.augmenting import preview

        raw_NCHW = preview(raw_NCHW, config, epoch=epoch)
    names = [truth_of(dataset, index) for index in chosen.tolist()]
    return [(array_to_qimage(picture), name) for picture, name in zip(raw_NCHW, names, strict=True)]
