"""A look inside: what a layer makes of a split, as points in a plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from modellab.desktop import background
from modellab.desktop.canvas.look import title_of
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.test_page.latent_scatter import LatentScatter, icon_of
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.rows_view import beginning, truth_of
from modellab.desktop.widgets.split_choice import SplitChoice
from modellab.graph.features import fixed_features
from modellab.graph.infer import infer

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset
    from modellab.graph.graph import Graph
    from modellab.prediction.latent import Latent

_PREVIEW_PX = 80
_SIDE_PX = 220


class LatentPanel(QWidget):
    """Runs a split as far as a layer, at the press of a button; pointing at a point shows its sample.

    Signals:
        chosen(int): The user clicked a sample; its number in the data.
        listed(): Other layers can be looked at, or none.
    """

    chosen = Signal(int)
    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._latent: Latent | None = None
        self._dataset: Dataset | None = None
        self.layers, self._split, self.start_button = QComboBox(), SplitChoice(), QPushButton()
        self.layers.setMinimumWidth(180)
        self.start_button.setProperty("role", "accent")
        self.start_button.clicked.connect(self.start)
        self._summary = PlainLabel("", "muted")
        self._empty = PlainLabel("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.scatter = LatentScatter()
        self.scatter.pointed.connect(self._on_scatter_pointed)
        self.scatter.picked.connect(self._on_scatter_picked)
        self._lay_out()
        session.project_opened.connect(self._forget)
        session.predictor_changed.connect(self._forget)
        self._retranslate()
        self._forget()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.layers, self._split, self.start_button):
            head.addWidget(widget)
        head.addWidget(self._summary, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.scatter, 1)
        row.addWidget(self._side())
        self._sides = QStackedWidget()
        self._sides.addWidget(self._empty)
        self._sides.addWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._sides, 1)

    def _side(self) -> QWidget:
        self._picture, self.sample = PlainLabel(), PlainLabel("", "muted")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sample.setWordWrap(True)
        self._legend = QListWidget()
        self._legend.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._legend.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._legend.setFlow(QListView.Flow.LeftToRight)
        self._legend.setWrapping(True)
        self._legend.setResizeMode(QListView.ResizeMode.Adjust)
        side = QWidget()
        side.setFixedWidth(_SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        shown = QHBoxLayout()
        shown.setSpacing(8)
        shown.addWidget(self._picture)
        shown.addWidget(self.sample, 1)
        column.addLayout(shown)
        column.addWidget(self._legend, 1)
        return side

    def start(self) -> None:
        """Look at the chosen layer in the background."""
        self._session.start(self._project(self.layers.currentData() or "", self._split.split))

    async def _project(self, node: str, split: SplitName) -> None:
        from modellab.prediction.latent import project

        self.start_button.setEnabled(False)
        self._summary.setText(self.tr("Looking ..."))
        try:
            predictor = await self._session.answers.kept_predictor()
            dataset = await self._session.data.need()
            latent = await background.run(project, predictor, dataset, node, split)
        except BaseException:
            self._summary.clear()
            raise
        finally:
            self.start_button.setEnabled(True)
        self._show(latent, dataset)

    def _show(self, latent: Latent, dataset: Dataset) -> None:
        self._latent, self._dataset = latent, dataset
        self._sides.setCurrentIndex(1)
        self.scatter.show_points(latent.points_N2, latent.labels_N)
        self._picture.clear()
        self._picture.setVisible(dataset.picture is not None)
        self.sample.setText(self.tr("Point at a sample to see it; click to test it."))
        self._legend.clear()
        for label, name in enumerate(latent.classes):
            self._legend.addItem(QListWidgetItem(icon_of(label), name))
        text = self.tr("{layer} · {count} samples · {first} and {second} of the spread lie along the axes")
        first, second = (f"{share:.0%}".replace("%", " %") for share in latent.shares)
        name = title_of(self._graph.nodes[latent.node])
        self._summary.setText(text.format(layer=name, count=f"{len(latent.points_N2):,}", first=first, second=second))

    def _on_scatter_pointed(self, place: int) -> None:
        if self._latent is None or self._dataset is None:
            return
        dataset, index = self._dataset, int(self._latent.indices_N[place])
        if dataset.picture is not None:
            image = array_to_qimage(dataset.raw["image"][index])
            mode = Qt.TransformationMode.FastTransformation
            shown = image.scaled(_PREVIEW_PX, _PREVIEW_PX, Qt.AspectRatioMode.KeepAspectRatio, mode)
            self._picture.setPixmap(QPixmap.fromImage(shown))
        words = [dataset.name_of(index), truth_of(dataset, index)]
        words += [beginning(str(dataset.raw[name][index])) for name in _text_fields(dataset)]
        self.sample.setText("\n".join(word for word in words if word))

    def _on_scatter_picked(self, place: int) -> None:
        if self._latent is not None:
            self.chosen.emit(int(self._latent.indices_N[place]))

    def _forget(self) -> None:
        """Empty the panel: its points belong to other weights."""
        self._latent = None
        self._sides.setCurrentIndex(0)
        self._summary.clear()
        is_trained = self._session.answers.run is not None
        self.start_button.setEnabled(is_trained)
        invitation = self.tr("Show how a layer arranges the samples: those that it finds alike lie together.")
        self._empty.setText(invitation if is_trained else self.tr("Train first; then look inside the network here."))
        self.list_layers()

    @property
    def _graph(self) -> Graph:
        """The network of the kept run, which is looked at also while another one is trained; or what is drawn."""
        run = self._session.answers.run
        return run.graph if run is not None else self._session.graph

    @property
    def has_layers(self) -> bool:
        """Whether there is any layer to look at."""
        return self.layers.count() > 1

    def list_layers(self) -> None:
        """Offer the layers of the network that was trained, the narrowest one first."""
        chosen, graph, session = self.layers.currentData(), self._graph, self._session
        self.layers.clear()
        self.layers.addItem(self.tr("Narrowest layer"), "")
        for node in fixed_features(session.inference if graph is session.graph else infer(graph)):
            self.layers.addItem(title_of(graph.nodes[node]), node)
        self.layers.setCurrentIndex(max(0, self.layers.findData(chosen)))
        self.listed.emit()

    def _retranslate(self) -> None:
        self.start_button.setText(self.tr("Show"))
        if self._latent is not None and self._dataset is not None:
            self._show(self._latent, self._dataset)
        else:
            self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _text_fields(dataset: Dataset) -> list[str]:
    return [field.name for field in dataset.schema.inputs if field.modality == "text"]
