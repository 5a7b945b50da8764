"""Networks to choose from for the user's own data: one row each, by the name on the command line. No torch here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from modellab.data.dataset import DatasetConfig, Schema
from modellab.errors import Text, look_up
from modellab.graph.graph import Graph
from modellab.project import networks
from modellab.project.project import Project
from modellab.project.row_networks import rows_with_texts
from modellab.project.samples import build_sample

_PICTURES = (("image", "class"), ("image",))
_ROWS_OF_NUMBERS = (("table", "class"), ("table", "value"))
_ROWS_WITH_TEXTS = (("table", "text", "class"), ("table", "text", "value"))
_TEXTS = (("text", "class"), ("text", "value"))
_SMALL_PX, _LARGE_PX = 64, 224
"""What a backbone sees: its first training had the large size, and enlarging small pictures adds only work."""


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network that can be drawn for data.

    Attributes:
        name: On the command line.
        fits: Modalities of the data that it can be drawn for, inputs first.
        build: Draws it in the sizes of the data.
        preparation: Choices of preparation that it needs.
    """

    name: str
    fits: tuple[tuple[str, ...], ...]
    build: Callable[[Schema], Graph]
    preparation: Mapping[str, object] = field(default_factory=dict)


def _classes(schema: Schema) -> int:
    return len(schema.targets[0].classes)


def _picture_size(schema: Schema) -> tuple[int, int, int]:
    channels, height, width = schema.inputs[0].shape
    return channels, height, width


def _backbone(schema: Schema) -> Graph:
    side = _LARGE_PX if min(_picture_size(schema)[1:]) > _SMALL_PX else _SMALL_PX
    return networks.picture_backbone(_classes(schema), side)


_ROWS = (
    NetworkRow("cnn", (("image", "class"),), networks.network_for),
    NetworkRow("backbone", (("image", "class"),), _backbone, {"normalise": "unit"}),
    NetworkRow("autoencoder", _PICTURES, lambda s: networks.autoencoder(*_picture_size(s)), {"normalise": "none"}),
    NetworkRow("variational", _PICTURES, lambda s: networks.variational_autoencoder(*_picture_size(s)),
               {"normalise": "none"}),
    NetworkRow("dense", (*_ROWS_OF_NUMBERS, *_ROWS_WITH_TEXTS), networks.network_for),
    NetworkRow("lstm", _ROWS_WITH_TEXTS, lambda s: rows_with_texts(s, reading="lstm")),
    NetworkRow("lstm", (*_TEXTS, ("series", "value"), ("series", "class")), networks.network_for),
    NetworkRow("lstm", (("text",),), networks.network_for, networks.LETTERS),
    NetworkRow("transformer", (("text", "class"),), lambda s: networks.text_transformer(_classes(s))),
    NetworkRow("transformer", (("text",),), lambda _: networks.text_generator_transformer(), networks.LETTERS),
    NetworkRow("transformer", (("text", "text"),), networks.network_for, networks.PIECES),
    NetworkRow("text-encoder", (("text", "class"),), lambda s: networks.text_encoder(_classes(s))),
)  # fmt: skip
NAMES = tuple(dict.fromkeys(row.name for row in _ROWS))
"""Every name; which of them suit depends on the data."""


def project_with(network: str, config: DatasetConfig, schema: Schema, name: str) -> Project:
    """Make a project for the user's own data with a network of the user's choice.

    Args:
        network: Name of a row; empty for the first network for such data.
        config: Where the data comes from.
        schema: What was understood of it.
        name: Of the project.

    Raises:
        ModelLabError: No network of this name can be drawn for such data; those that can be are listed.
    """
    if network:
        data = networks.kind_of(schema)
        fitting = {row.name: row for row in _ROWS if data in row.fits}
        row = look_up(fitting, network, Text("network for this data"))
        graph, preparation = row.build(schema), row.preparation
    else:
        graph, preparation = networks.network_for(schema), networks.preparation_for(schema)
    return replace(
        build_sample("blank"), name=name, graph=graph, dataset=config, preparation=preparation,
        fingerprint=schema.fingerprint,
    )  # fmt: skip
