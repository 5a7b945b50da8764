"""Small data sets and plans for tests of training; nothing is read from the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.data.samples import Column, Dataset, PictureFormat
from modellab.graph.graph import Graph
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.events import Event
from modellab.training.loop import RunResult, fit
from modellab.training.plan import Plan
from modellab.training.recipe_rows import make_recipe
from tests.builders import chain, tiny_mlp

Sizes = Mapping[str, int]
SIZES: Sizes = {"train": 90, "validation": 30, "test": 30}


def _splits(sizes: Sizes) -> dict[str, np.ndarray]:
    ends = np.cumsum([0, *sizes.values()])
    return {name: np.arange(ends[i], ends[i + 1], dtype=np.int64) for i, name in enumerate(sizes)}


def _schema(fields: tuple[Field, ...], sizes: Sizes, labels: np.ndarray | None = None) -> Schema:
    counts = {}
    if labels is not None:
        names = fields[-1].classes
        counts = dict(zip(names, np.bincount(labels[: sizes["train"]], minlength=len(names)).tolist(), strict=True))
    return Schema(fields, dict(sizes), counts, fingerprint="synthetic")


def class_table(
    sizes: Sizes = SIZES, *, features: int = 4, classes: int = 3, weights: tuple[float, ...] = ()
) -> Dataset:
    """Columns drawn around a centre for each class, far enough apart to be learnt."""
    chance = np.random.default_rng(1)
    count = sum(sizes.values())
    label = chance.choice(classes, size=count, p=weights or None).astype(np.int64)
    centres = 3 * chance.normal(size=(classes, features))
    columns = centres[label] + chance.normal(size=(count, features))
    names = tuple(f"x{k}" for k in range(features))
    fields = (
        Field("columns", "table", (features,), columns=names),
        Field("label", "class", (), classes=tuple("abcdefghijklmnop"[:classes])),
    )
    rows = tuple(Column(name, "number") for name in names)
    raw = {"columns": columns, "label": label}
    return Dataset(DatasetConfig(), _schema(fields, sizes, label), raw, _splits(sizes), columns=rows)


def value_table(sizes: Sizes = SIZES, *, features: int = 4) -> Dataset:
    """A value that is a sum of the columns and some noise."""
    chance = np.random.default_rng(2)
    columns = chance.normal(size=(sum(sizes.values()), features))
    value = columns.sum(axis=1, keepdims=True) + 0.1 * chance.normal(size=(len(columns), 1))
    names = tuple(f"x{k}" for k in range(features))
    fields = (Field("columns", "table", (features,), columns=names), Field("value", "value", (1,)))
    raw = {"columns": columns, "value": value.astype(np.float32)}
    rows = tuple(Column(name, "number") for name in names)
    return Dataset(DatasetConfig(), _schema(fields, sizes), raw, _splits(sizes), columns=rows)


def pictures(sizes: Sizes = SIZES, *, size: int = 8, channels: int = 1, classes: int = 4) -> Dataset:
    """Noise with one bright row a class."""
    chance = np.random.default_rng(3)
    count = sum(sizes.values())
    label = chance.integers(0, classes, size=count)
    image = chance.integers(0, 100, size=(count, channels, size, size)).astype(np.uint8)
    image[np.arange(count), :, label % size] += 120
    fields = (
        Field("image", "image", (channels, size, size)),
        Field("label", "class", (), classes=tuple(str(k) for k in range(classes))),
    )
    raw = {"image": image, "label": label}
    form = PictureFormat(channels, size, size)
    return Dataset(DatasetConfig(), _schema(fields, sizes, label), raw, _splits(sizes), picture=form)


def dropout_mlp() -> Graph:
    """A table classifier whose steps draw random numbers."""
    return chain(
        ("table_input", {"features": 4}), ("linear", {"units": 16, "activation": "relu"}), ("dropout", {"p": 0.3}),
        ("linear", {"units": 3}), ("class_output", {"classes": 3}),
    )  # fmt: skip


def value_mlp() -> Graph:
    """A regressor on a table."""
    return chain(
        ("table_input", {"features": 4}), ("linear", {"units": 8, "activation": "relu"}), ("linear", {"units": 1}),
        ("value_output", {"values": 1}),
    )  # fmt: skip


def plan(graph: Graph | None = None, *, folder: Path | None = None, resume: bool = False, **recipe: object) -> Plan:
    """A plan on the CPU with one thread; by default three epochs of six steps on a table of three classes."""
    settings = {"epochs": 3, "batch_size": 15, "threads": 1, **recipe}
    drawn = graph if graph is not None else tiny_mlp()
    return Plan("run", drawn, DatasetConfig(), make_recipe(**settings), device="cpu", folder=folder, resume=resume)


class Listener:
    """Collects events, and acts on the control when told to."""

    def __init__(self) -> None:
        self.control = Control()
        self.curves = Curves()
        self.events: list[Event] = []

    def tell(self, event: Event) -> None:
        """Keep an event."""
        self.events.append(event)

    def of(self, kind: type[Event]) -> list[Event]:
        """Return the events of one kind."""
        return [event for event in self.events if isinstance(event, kind)]


def train(chosen: Plan, dataset: Dataset | None = None, listener: Listener | None = None) -> RunResult:
    """Run a plan to its end in this thread."""
    heard = listener or Listener()
    return fit(chosen, heard.tell, heard.control, heard.curves, dataset or class_table())


class Killed(BaseException):
    """Ends a run as abruptly as SIGKILL would, as far as one process can."""


class StepControl(Control):
    """Acts when the loop looks at it for the n-th time, that is before the n-th step (or validation batch)."""

    def __init__(self, **actions: int) -> None:
        super().__init__()
        self._looks = 0
        self._actions = actions

    @property
    def is_interrupted(self) -> bool:
        """Count the look; stop, pause or kill when its time has come."""
        self._looks += 1
        for action, look in self._actions.items():
            if look == self._looks:
                self._act(action)
        return self._is_interrupted

    @is_interrupted.setter
    def is_interrupted(self, value: bool) -> None:
        self._is_interrupted = value

    def _act(self, action: str) -> None:
        if action == "kill":
            raise Killed
        getattr(self, action)()
