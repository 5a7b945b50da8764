"""A look inside: what a layer makes of a split, as points in a plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from modellab.desktop.canvas.look import title_of, titles_of
from modellab.desktop.images import array_to_qimage
from modellab.desktop.session import Session
from modellab.desktop.test_page.latent_scatter import LatentScatter, icon_of
from modellab.desktop.test_page.split_panel import Look, Report, SplitPanel, Words
from modellab.desktop.widgets.labels import PlainLabel
from modellab.desktop.widgets.rows_view import beginning, truth_of
from modellab.graph.features import fixed_features
from modellab.graph.infer import infer

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset
    from modellab.graph.graph import Graph, Node
    from modellab.prediction.latent import Latent
    from modellab.prediction.predict import Predictor

_PREVIEW_PX = 80
_SIDE_PX = 220


class Seen(NamedTuple):
    """What was seen of a layer: its samples as points, the data that they are from, and the layer."""

    latent: Latent
    dataset: Dataset
    node: Node


class LatentPanel(SplitPanel[Seen]):
    """Runs a split as far as a layer; pointing at a point shows its sample.

    Signals:
        chosen(int): The user clicked a sample; its number in the data.
        listed(): Other layers can be looked at, or none.
    """

    chosen = Signal(int)
    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.layers = QComboBox()
        self.layers.setMinimumWidth(180)
        self.head.insertWidget(0, self.layers)
        self.scatter = LatentScatter()
        self.scatter.pointed.connect(self._on_scatter_pointed)
        self.scatter.picked.connect(self._on_scatter_picked)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.scatter, 1)
        row.addWidget(self._side())
        self.sides.addWidget(self._body)
        self.follow()

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

    def words(self) -> Words:
        """Return what is said."""
        return Words(
            self.tr("Show"),
            self.tr("Looking ..."),
            self.tr("Show how a layer arranges the samples: those that it finds alike lie together."),
            self.tr("Train first; then look inside the network here."),
            self.tr("Look inside the network here once its run has ended or was stopped."),
        )

    def look(self) -> Look[Seen]:
        """Run the split as far as the chosen layer."""
        node, split = self.layers.currentData() or "", self.split.split
        return lambda predictor, dataset, report: _see(predictor, dataset, node, split, report)

    def show_found(self, found: Seen) -> None:
        """Draw the points."""
        latent, dataset = found.latent, found.dataset
        self.sides.setCurrentWidget(self._body)
        self.scatter.show_points(latent.points_N2, latent.labels_N)
        self._picture.clear()
        self._picture.setVisible(dataset.picture is not None)
        self.sample.setText(self.tr("Point at a sample to see it; click to test it."))
        self._legend.clear()
        for label, name in enumerate(latent.classes):
            self._legend.addItem(QListWidgetItem(icon_of(label), name))

    def describe(self, found: Seen) -> str:
        """Say which layer, how many samples, and how much of their spread is seen."""
        latent = found.latent
        text = self.tr("{layer} · {count} samples · {first} and {second} of the spread lie along the axes")
        first, second = (f"{share:.0%}".replace("%", " %") for share in latent.shares)
        return text.format(layer=title_of(found.node), count=f"{len(latent.points_N2):,}", first=first, second=second)

    def _on_scatter_pointed(self, place: int) -> None:
        if self.found is None:
            return
        dataset, index = self.found.dataset, int(self.found.latent.indices_N[place])
        if dataset.picture is not None:
            image = array_to_qimage(dataset.raw["image"][index])
            mode = Qt.TransformationMode.FastTransformation
            shown = image.scaled(_PREVIEW_PX, _PREVIEW_PX, Qt.AspectRatioMode.KeepAspectRatio, mode)
            self._picture.setPixmap(QPixmap.fromImage(shown))
        words = [dataset.name_of(index), truth_of(dataset, index)]
        words += [beginning(str(dataset.raw[name][index])) for name in _text_fields(dataset)]
        self.sample.setText("\n".join(word for word in words if word))

    def _on_scatter_picked(self, place: int) -> None:
        if self.found is not None:
            self.chosen.emit(int(self.found.latent.indices_N[place]))

    def forget(self) -> None:
        """Empty the panel."""
        super().forget()
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
        found = fixed_features(session.inference if graph is session.graph else infer(graph))
        nodes = [graph.nodes[node_id] for node_id in found]
        for node, title in zip(nodes, titles_of(nodes), strict=True):
            self.layers.addItem(title, node.id)
        self.layers.setCurrentIndex(max(0, self.layers.findData(chosen)))
        self.listed.emit()

    def retranslate(self) -> None:
        """Name the layers."""
        super().retranslate()
        self.list_layers()
        if self.found is not None:
            self.show_found(self.found)


def _see(predictor: Predictor, dataset: Dataset, node: str, split: SplitName, report: Report) -> Seen:
    from modellab.prediction.latent import project

    latent = project(predictor, dataset, node, split, report)
    return Seen(latent, dataset, predictor.graph.nodes[latent.node])


def _text_fields(dataset: Dataset) -> list[str]:
    return [field.name for field in dataset.schema.inputs if field.modality == "text"]
