"""One tiny trained network for all tests of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from modellab.project.project import Project
from modellab.project.running import Place, keep_run, make_plan
from modellab.project.samples import build_sample
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.recipe_rows import change_recipe


@pytest.fixture(scope="session")
def trained() -> Iterator[Project]:
    """The digits sample after three epochs, with the run kept."""
    from modellab.training.loop import fit

    project = build_sample("digits")
    project = replace(project, recipe=change_recipe(project.recipe, epochs=3))
    plan, curves = make_plan(project, Place("cpu")), Curves()
    result = fit(plan, lambda _event: None, Control(), curves)
    yield keep_run(project, plan, result, curves)
