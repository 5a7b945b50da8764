"""What was understood of the data, its samples as the network will see them, and what is wrong with it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from modellab.data.augmentation import AugmentationConfig
from modellab.data.wiring import fit_graph_to_data
from modellab.desktop import background
from modellab.desktop.data_page.class_bars import ClassBars
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.thumbnails import Thumbnails
from modellab.errors import ModelLabError, Text
from modellab.project.running import augmentation_config

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.doctor import Finding
    from modellab.data.samples import Column, Dataset

_NUM_SHOWN = 48
_SPLITS: tuple[SplitName, ...] = ("train", "validation", "test")


class SamplesPanel(QWidget):
    """Follows ``session.dataset``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request = 0
        self._summary, self._detail = PlainLabel("", "title"), PlainLabel("", "muted")
        self._detail.setWordWrap(True)
        self._fit = QPushButton()
        self._fit.setProperty("role", "accent")
        self._fit.clicked.connect(self.fit_network)
        self._split, self._varied = QComboBox(), QCheckBox()
        self._split.currentIndexChanged.connect(lambda _index: self._show_samples())
        self._varied.toggled.connect(lambda _checked: self._show_samples())
        self.pictures, self.rows = Thumbnails(84), QTableWidget()
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._samples = QStackedWidget()
        self._samples.addWidget(self.pictures)
        self._samples.addWidget(self.rows)
        self._classes = ClassBars()
        self._findings = QVBoxLayout()
        self._findings.setSpacing(6)
        self._lay_out()
        session.dataset_changed.connect(self._show)
        session.project_opened.connect(self._show)
        session.preparation_changed.connect(self._show_samples)
        session.inference_changed.connect(lambda _inference: self._offer_fit())
        self._retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._summary, 1)
        head.addWidget(self._fit)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self._split)
        tools.addWidget(self._varied)
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._detail)
        layout.addLayout(self._findings)
        layout.addLayout(tools)
        layout.addWidget(self._samples, 3)
        layout.addWidget(self._classes)

    def fit_network(self) -> None:
        """Give the ends of the network the sizes of the data, or draw a first network; one step of undo."""
        schema = self._session.schema
        if schema is None:
            return
        if self._session.graph.nodes:
            self._session.edit(lambda graph: fit_graph_to_data(graph, schema), Text("Fit the network to the data"))
            if not self._problem():
                return
        from modellab.project.samples import network_for

        self._session.edit(lambda _graph: network_for(schema), Text("Draw a network for the data"))

    def _problem(self) -> ModelLabError | None:
        """Say why network and data do not fit together, or None if they do."""
        from modellab.data.wiring import wire

        schema = self._session.schema
        if schema is None:
            return None
        try:
            wire(self._session.graph, schema)
        except ModelLabError as error:
            return error
        return None

    def _offer_fit(self) -> None:
        problem = self._problem()
        self._fit.setVisible(problem is not None)
        if problem is not None:
            self._fit.setToolTip(engine_text(problem.sentence))

    def _show(self) -> None:
        self._show_summary()
        self._offer_fit()
        self._show_findings(())
        self._show_samples()
        dataset = self._session.dataset
        if dataset is not None:
            self._session.start(self._examine(dataset))

    def _show_summary(self) -> None:
        schema = self._session.schema
        self._classes.show_counts(schema.class_counts if schema is not None else {})
        for widget in (self._split, self._varied, self._samples):
            widget.setVisible(schema is not None)
        if schema is None:
            is_opening = self._session.is_opening_data
            self._summary.setText(self.tr("Reading the data ...") if is_opening else self.tr("No data yet"))
            self._detail.setText(
                "" if is_opening else self.tr("Drop a folder with a folder of pictures for each class, a CSV file, or "
                                              "IDX files such as MNIST here, or open them on the left.")
            )  # fmt: skip
            return
        total = sum(schema.counts.values())
        counts = [self.tr("{count} to train"), self.tr("{count} to validate"), self.tr("{count} to test")]
        parts = [text.format(count=f"{schema.counts[split]:,}") for split, text in zip(_SPLITS, counts, strict=True)]
        self._summary.setText(self.tr("{count} samples").format(count=f"{total:,}"))
        fields = [self._field_words(index) for index in range(len(schema.fields))]
        self._detail.setText(" · ".join([*fields, *parts]))

    def _field_words(self, index: int) -> str:
        schema = self._session.schema
        assert schema is not None
        field = schema.fields[index]
        match field.modality:
            case "image":
                channels, height, width = field.shape
                kind = self.tr("grey") if channels == 1 else self.tr("colour")
                return self.tr("{kind} pictures of {width}×{height}").format(kind=kind, width=width, height=height)
            case "table":
                return self.tr("{count} inputs").format(count=field.shape[0])
            case "class":
                return self.tr("{count} classes").format(count=len(field.classes))
            case _:
                return self.tr("a number to predict")

    def _show_samples(self) -> None:
        dataset = self._session.dataset
        self._request += 1
        if dataset is None:
            self.pictures.clear()
            return
        split = _SPLITS[max(0, self._split.currentIndex())]
        self._varied.setVisible(dataset.picture is not None)
        if dataset.picture is None:
            self._samples.setCurrentWidget(self.rows)
            self._show_rows(dataset, split)
            return
        self._samples.setCurrentWidget(self.pictures)
        config = augmentation_config(self._session.project) if self._varied.isChecked() else AugmentationConfig()
        self._session.start(self._load_pictures(dataset, split, config, self._request))

    async def _load_pictures(
        self, dataset: Dataset, split: SplitName, config: AugmentationConfig, request: int
    ) -> None:
        pictures = await background.run(sample_pictures, dataset, split, config)
        if request == self._request:
            self.pictures.show_pictures(pictures)

    def _show_rows(self, dataset: Dataset, split: SplitName) -> None:
        chosen = dataset.splits[split][:_NUM_SHOWN]
        target = dataset.schema.targets[0]
        self.rows.setColumnCount(len(dataset.columns) + 1)
        self.rows.setHorizontalHeaderLabels([target.name, *(column.name for column in dataset.columns)])
        self.rows.setRowCount(len(chosen))
        for row, index in enumerate(chosen):
            truth = dataset.raw[target.name][index]
            first = target.classes[int(truth)] if target.classes else f"{float(truth.reshape(-1)[0]):g}"
            numbers = dataset.raw["columns"][index].tolist()
            cells = [written(column, number) for column, number in zip(dataset.columns, numbers, strict=True)]
            for place, text in enumerate([first, *cells]):
                self.rows.setItem(row, place, QTableWidgetItem(text))

    async def _examine(self, dataset: Dataset) -> None:
        from modellab.data.doctor import examine

        findings = await background.run(examine, dataset)
        if dataset is self._session.dataset:
            self._show_findings(findings)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        while (item := self._findings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings[:6]:
            card = QFrame()
            card.setProperty("role", "card")
            row = QHBoxLayout(card)
            row.setContentsMargins(12, 6, 12, 6)
            label = PlainLabel(engine_text(finding.sentence), "warning" if finding.severity == "warning" else "muted")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(label)
            self._findings.addWidget(card)

    def _retranslate(self) -> None:
        index = max(0, self._split.currentIndex())
        self._split.clear()
        self._split.addItems([self.tr("Training split"), self.tr("Validation split"), self.tr("Test split")])
        self._split.setCurrentIndex(index)
        self._varied.setText(self.tr("As varied while training"))
        self._fit.setText(self.tr("Fit the network to the data"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def sample_pictures(dataset: Dataset, split: SplitName, config: AugmentationConfig) -> list[tuple[QImage, str]]:
    """Make thumbnails of the first samples of a split, varied as in training if ``config`` has steps; for a worker."""
    chosen = dataset.splits[split]
    step = max(1, len(chosen) // _NUM_SHOWN)  # spread over the split: sources sort by class
    chosen = chosen[::step][:_NUM_SHOWN]
    raw_NCHW = dataset.raw["image"][chosen]
    if config.steps and len(chosen):
        from modellab.data.augmenting import preview

        raw_NCHW = preview(raw_NCHW, config)
    target = dataset.schema.targets[0]
    names = [target.classes[int(k)] if target.classes else "" for k in dataset.raw[target.name][chosen].reshape(-1)]
    return [(array_to_qimage(picture), name) for picture, name in zip(raw_NCHW, names, strict=True)]


def written(column: Column, number: float) -> str:
    """Write a cell as people gave it: the category behind a code, a number, or nothing for a gap."""
    if math.isnan(number):
        return ""
    return column.values[int(number)] if column.kind == "category" else f"{number:g}"
