"""A kept run: what was trained, how, on what, with which result."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modellab.data.dataset import DatasetConfig, Schema
from modellab.errors import Text
from modellab.graph.graph import Graph
from modellab.project import tensors
from modellab.training.recipe import Recipe

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class RunRecord:
    """One run as the project keeps it; everything that a prediction or a comparison needs.

    Attributes:
        id: Unique in the project; lower-case letters, digits, ``-`` and ``_``.
        created: Seconds since 1970, UTC.
        graph: As it was trained.
        dataset: The data it was trained on.
        schema: What the program understood of that data: classes, counts, fingerprint.
        preparation: ``Preparation.to_json()``, fitted on the training split.
        augmentation: ``AugmentationConfig`` as JSON.
        metrics: Of the kept weights: ``test/accuracy`` ...
        curves: ``tensors.pack_arrays`` of the recorded curves; ``curve_arrays`` gives them back.
        weights: A safetensors file by node id; empty where they were not kept.
        environment: Versions, device, name of the GPU, number of threads ... as text.
        group: Name that the runs of one cross-validation have in common; empty for a run of its own.
    """

    id: str
    name: str = ""
    note: str = ""
    created: float = field(default_factory=time.time)
    graph: Graph = field(default_factory=Graph)
    dataset: DatasetConfig | None = None
    schema: Schema | None = None
    preparation: Mapping[str, object] = field(default_factory=dict)
    augmentation: Mapping[str, object] = field(default_factory=dict)
    recipe: Recipe = field(default_factory=Recipe)
    metrics: Mapping[str, float] = field(default_factory=dict)
    curves: bytes = b""
    weights: bytes = b""
    environment: Mapping[str, str] = field(default_factory=dict)
    group: str = ""

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes in index order; empty where the network answers with values."""
        targets = self.schema.targets if self.schema is not None else ()
        return targets[0].classes if targets else ()

    @property
    def device(self) -> str:
        """Name of the device it was trained on, for people; a ``Text`` where it can be translated."""
        key, cores = self.environment.get("device", ""), self.environment.get("cores")
        if key == "cpu" and cores:
            return Text("CPU ({count} cores)", count=cores)
        return Text("Apple GPU") if key == "mps" else self.environment.get("gpu") or key

    @property
    def target(self) -> str:
        """What people call the value that the network answers with; empty for classes and where it has no name."""
        return self.schema.target if self.schema is not None else ""

    def curve_arrays(self) -> dict[str, np.ndarray]:
        """Return the recorded curves by name.

        Raises:
            ModelLabError: ``curves`` is not what ``tensors.pack_arrays`` writes.
        """
        return tensors.unpack_arrays(self.curves) if self.curves else {}
