"""Projects that open and train at once, on data that comes with the program; and a project for the user's own data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from modellab.data.dataset import DatasetConfig, Schema
from modellab.errors import Text, look_up
from modellab.project.networks import network_for, picture_cnn
from modellab.project.project import Project
from modellab.training.recipe_rows import make_recipe


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
    "sequences": "Sequences",
    "generators": "Generators",
    "tables": "Tables",
    "autoencoders": "Autoencoders",
    "pretrained": "Pretrained",
}
"""Tasks in the order of the start page: key -> what people see."""


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
