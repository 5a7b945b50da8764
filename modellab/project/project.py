"""Everything that one project file holds, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from modellab.data.dataset import DatasetConfig
from modellab.errors import Text, look_up
from modellab.graph.graph import Graph
from modellab.project.runs import RunRecord
from modellab.training.recipe import Recipe


@dataclass(frozen=True)
class Work:
    """The part of a project that undo and redo bring back: the network, and how it is fed and trained."""

    graph: Graph
    preparation: Mapping[str, object]
    augmentation: Mapping[str, object]
    recipe: Recipe


@dataclass(frozen=True)
class Project:
    """The document: what is drawn, the data, how to train, and the runs that were kept.

    Attributes:
        name: The user's title; empty for one that has none yet.
        dataset: None before data was chosen. In memory its path is absolute; in the file it is relative where the
            data lies beside the project.
        fingerprint: Of the data when it was last opened (``Schema.fingerprint``).
        preparation: ``PreparationConfig`` and fitted numbers as JSON; empty for the source's own.
        augmentation: ``AugmentationConfig`` as JSON; empty for none.
        runs: Oldest first.
        preview: A small PNG of the canvas, or empty.
    """

    name: str = ""
    graph: Graph = field(default_factory=Graph)
    dataset: DatasetConfig | None = None
    fingerprint: str = ""
    preparation: Mapping[str, object] = field(default_factory=dict)
    augmentation: Mapping[str, object] = field(default_factory=dict)
    recipe: Recipe = field(default_factory=Recipe)
    runs: tuple[RunRecord, ...] = ()
    preview: bytes = b""

    @property
    def work(self) -> Work:
        """What undo and redo bring back."""
        return Work(self.graph, self.preparation, self.augmentation, self.recipe)

    def with_work(self, work: Work) -> Project:
        """Return the project with all that undo and redo bring back as it is in ``work``."""
        return replace(self, **vars(work))

    def run(self, run_id: str) -> RunRecord:
        """Return a kept run.

        Raises:
            ModelLabError: There is none of this id.
        """
        return look_up({run.id: run for run in self.runs}, run_id, Text("run"))

    def with_run(self, run: RunRecord) -> Project:
        """Return a project that keeps ``run``; one of the same id is replaced in its place."""
        if any(kept.id == run.id for kept in self.runs):
            return replace(self, runs=tuple(run if kept.id == run.id else kept for kept in self.runs))
        return replace(self, runs=(*self.runs, run))
