"""Projects that open and train at once, on data that comes with the program; and a project for the user's own data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from modellab.data.dataset import DatasetConfig, Schema
from modellab.errors import ModelLabError, Text, look_up
from modellab.graph.edits import add, connect
from modellab.graph.graph import Graph
from modellab.project.project import Project
from modellab.training.recipe_rows import make_recipe

Layers = list[tuple[str, dict[str, object]]]

_COLUMN_PX, _ROW_PX = 244.0, 104.0
_ROWS_PER_COLUMN = 5
_LARGE_SIDE = 56
"""Pixels of the shorter side from which on pictures get one more pooling each time they double."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A project of the start page.

    Attributes:
        key: For the command line.
        title: What people see.
        help: What it shows, and how long it takes.
        build: Makes the project.
        group: Key of ``GROUPS``; empty for what is no sample of a task.
        figure: What to expect and after how long: "98 % right after 20 s".
    """

    key: str
    title: str
    help: str
    build: Callable[[], Project]
    group: str = ""
    figure: Text | None = None


GROUPS: Mapping[str, str] = {
    "pictures": "Pictures",
    "text": "Text",
    "sequences": "Sequences and time series",
    "generators": "Writing text",
    "tables": "Tables",
    "autoencoders": "Autoencoders",
    "pretrained": "Pretrained networks",
}
"""Tasks in the order of the start page: key -> what people see."""


def chain(layers: Layers) -> Graph:
    """Draw layers one after the other, in columns that are read from top to bottom and left to right."""
    graph, before = Graph(), ""
    for index, (kind, settings) in enumerate(layers):
        column, row = divmod(index, _ROWS_PER_COLUMN)
        graph, node = add(graph, kind, position=(column * _COLUMN_PX, row * _ROW_PX), settings=settings)
        graph = connect(graph, before, node) if before else graph
        before = node
    return graph


def picture_cnn(channels: int, height: int, width: int, classes: int) -> Graph:
    """Draw a small convolutional classifier whose depth suits the size of the pictures.

    At 28x28 grey and 10 classes these are the 93,322 parameters of the classic MNIST example: Conv 32, pool, Conv 64,
    pool, Conv 64, Linear 64, Linear 10. Smaller pictures keep their size in the convolutions; larger ones get more
    pooling and end in a global average.
    """
    side = min(height, width)
    num_halvings = (side // _LARGE_SIDE).bit_length()  # until the shorter side is below _LARGE_SIDE
    convolution: dict[str, object] = {"kernel": 3, "activation": "relu", "padding": "valid" if side >= 22 else "same"}
    layers: Layers = [("image_input", {"channels": channels, "height": height, "width": width})]
    for filters in (32, 64, *[128] * num_halvings):
        layers += [("conv2d", {"filters": filters, **convolution}), ("max_pool2d", {})]
    if num_halvings:
        layers += [("conv2d", {"filters": 128, **convolution}), ("global_avg_pool", {})]
    else:
        layers += [("conv2d", {"filters": 64, **convolution}), ("flatten", {})]
    layers += [("linear", {"units": 64, "activation": "relu"}), ("linear", {"units": classes})]
    return chain([*layers, ("class_output", {"classes": classes})])


def table_network(features: int, *, classes: int = 0, values: int = 1) -> Graph:
    """Draw two hidden layers for the rows of a table; with 0 ``classes`` the network answers with values."""
    hidden: Layers = [("linear", {"units": 64, "activation": "relu"}), ("linear", {"units": 32, "activation": "relu"})]
    end: Layers = [("linear", {"units": classes or values})]
    end += [("class_output", {"classes": classes})] if classes else [("value_output", {"values": values})]
    return chain([("table_input", {"features": features}), *hidden, *end])


def network_for(schema: Schema) -> Graph:
    """Draw a first network that fits the data.

    Raises:
        ModelLabError: There is no network for data of this kind yet.
    """
    target = schema.targets[0]
    for field in schema.inputs:
        if field.modality == "image" and target.modality == "class":
            channels, height, width = field.shape
            return picture_cnn(channels, height, width, len(target.classes))
        if field.modality == "table":
            return table_network(field.shape[0], classes=len(target.classes))
    raise ModelLabError(Text("There is no ready-made network for this data."), Text("Draw one on the Network page."))


def _digits() -> Project:
    graph = picture_cnn(1, 8, 8, 10)
    recipe = make_recipe(epochs=20, batch_size=32, optimizer="adam", learning_rate=0.001)
    return Project(name="digits-cnn", graph=graph, dataset=DatasetConfig("digits"), recipe=recipe)


def _mnist() -> Project:
    graph = picture_cnn(1, 28, 28, 10)
    recipe = make_recipe(epochs=6, batch_size=32, optimizer="adam", learning_rate=0.001)
    return Project(name="mnist-cnn", graph=graph, dataset=None, recipe=recipe)


def _blank() -> Project:
    return Project(name="untitled", recipe=make_recipe())


SAMPLES: Mapping[str, Sample] = {
    sample.key: sample
    for sample in (
        Sample(
            "digits",
            "Handwritten digits",
            "A convolutional network reads 8x8 digits. Trains in seconds.",
            _digits,
            group="pictures",
        ),
        Sample(
            "mnist",
            "MNIST network",
            "The classic network for 28x28 pictures. Bring MNIST or your own data.",
            _mnist,
            group="pictures",
        ),
        Sample("blank", "Empty project", "An empty canvas.", _blank),
    )
}


def build_sample(key: str) -> Project:
    """Make the project of a sample.

    Raises:
        ModelLabError: There is no sample of this name; the nearest one is listed.
    """
    return look_up(SAMPLES, key, Text("sample")).build()


def project_for(config: DatasetConfig, schema: Schema, name: str) -> Project:
    """Make a project for the user's own data, with a first network and recipe."""
    return replace(_blank(), name=name, graph=network_for(schema), dataset=config, fingerprint=schema.fingerprint)
