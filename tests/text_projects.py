"""Project files with a kept run that writes; its weights are fresh, which is enough to be asked."""

from __future__ import annotations

from pathlib import Path

from modellab.data.preparation import PreparationConfig, fit
from modellab.data.samples import Dataset
from modellab.data.wiring import text_limits
from modellab.graph.graph import Graph
from modellab.network.build import build
from modellab.network.weights import save_state
from modellab.project.file import save
from modellab.project.project import Project
from modellab.project.runs import RunRecord
from modellab.training.recipe_rows import make_recipe
from tests.text_samples import corpus, pairs, translator, writer


def kept_writer(path: Path) -> Path:
    """A generator of digits."""
    return _kept(path, writer(), corpus())


def kept_translator(path: Path) -> Path:
    """A network that answers letters with letters."""
    return _kept(path, translator(), pairs())


def _kept(path: Path, graph: Graph, dataset: Dataset) -> Path:
    preparation = fit(dataset, PreparationConfig(tokenizer="characters"), text_limits(graph))
    run = RunRecord(
        id="run-1", name="Run 1", graph=graph, recipe=make_recipe(), preparation=preparation.to_json(),
        weights=save_state(build(graph, seed=1)),
    )  # fmt: skip
    save(Project(name=path.stem, graph=graph, runs=(run,)), path)
    return path
