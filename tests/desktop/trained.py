"""A trained sample project for the tests of the pages, trained once a session of tests."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import detect, open_dataset
from modellab.project.project import Project
from modellab.project.running import Place, keep_run, make_plan
from modellab.project.samples import build_sample, project_for
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.recipe_rows import change_recipe


def with_run(project: Project, epochs: int, **changes: object) -> Project:
    """Train a project and keep the run."""
    from modellab.training.loop import fit

    project = replace(project, recipe=change_recipe(project.recipe, epochs=epochs, **changes))
    plan, curves = make_plan(project, Place("cpu")), Curves()
    return keep_run(project, plan, fit(plan, lambda _event: None, Control(), curves), curves)


@functools.cache
def digits() -> Project:
    """The digits after four epochs."""
    return with_run(build_sample("digits"), 4)


@functools.cache
def two_runs() -> Project:
    """The digits with two runs of different learning rates."""
    return with_run(digits(), 2, learning_rate=0.01)


def houses(folder: Path) -> Project:
    """A regression over a table of 120 houses: the price is 1,000 times the area, and old town costs more."""
    path = folder / "houses.csv"
    lines = ["area,floor,district,price"]
    for k in range(120):
        area, place = 20 + (37 * k) % 100, ("north", "old town")[k % 2]
        lines.append(f"{area},{k % 5},{place},{1000 * area + 20_000 * (k % 2)}")
    path.write_text("\n".join(lines), encoding="utf-8")
    config: DatasetConfig = detect(path)
    project = project_for(config, open_dataset(config).schema, "houses")
    return with_run(project, 30, learning_rate=0.01)
