"""From a project to the plan of a run, and from its result back to a run that the project keeps. No torch here.

The window and the command line both go through these two functions, so that the same project and seed give the same
weights in both.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from modellab import __version__
from modellab.data.augmentation import AugmentationConfig
from modellab.data.preparation import PreparationConfig
from modellab.errors import ModelLabError, Text
from modellab.project import tensors
from modellab.project.project import Project
from modellab.project.runs import RunRecord
from modellab.training.plan import Plan
from modellab.training.recipe_rows import complete_recipe
from modellab.training.tokens import tokens_of

if TYPE_CHECKING:
    from modellab.network.device import DeviceInfo
    from modellab.prediction.predict import Predictor
    from modellab.training.cross_validation import CrossValidation
    from modellab.training.curves import Curves
    from modellab.training.loop import RunResult


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run happens.

    Attributes:
        device: ``auto``, ``cpu``, ``cuda:0`` ...
        base: Folder that relative paths of the data start from.
        folder: Where the checkpoints of all runs go, each in a folder of its own; None to write none.
    """

    device: str = "auto"
    base: Path | None = None
    folder: Path | None = None


def new_run_id(project: Project, folder: Path | None = None) -> str:
    """Return an id that no kept run and no folder in ``folder`` has: ``run-20261105-142530``, then with a counter."""
    stem = time.strftime("run-%Y%m%d-%H%M%S")
    taken, candidate, count = {run.id for run in project.runs}, stem, 1
    while candidate in taken or (folder is not None and (folder / candidate).exists()):
        count += 1
        candidate = f"{stem}-{count}"
    return candidate


def preparation_config(project: Project) -> PreparationConfig:
    """Return the choice of preparation that the project holds."""
    return PreparationConfig.from_json(project.preparation)


def augmentation_config(project: Project) -> AugmentationConfig:
    """Return the choice of augmentation that the project holds."""
    steps = project.augmentation.get("steps", ())
    return AugmentationConfig.from_json(cast("list[Mapping[str, Any]]", steps))


def augmentation_json(config: AugmentationConfig) -> dict[str, object]:
    """Write a choice of augmentation as the project holds it; empty for none."""
    return {"steps": config.to_json()} if config.steps else {}


def make_plan(
    project: Project,
    place: Place,
    *,
    resume: str = "",
    initial_state: bytes | None = None,
    initial: RunRecord | None = None,
) -> Plan:
    """Freeze everything that a run of this project needs.

    Args:
        project: As it is now.
        place: Where the run happens.
        resume: Id of the run whose checkpoint is to be continued; empty for a new run.
        initial_state: Weights to begin with; None to draw them from the seed.
        initial: Run, of this project or another one, whose weights are taken over where they fit.

    Raises:
        ModelLabError: No data is chosen, or a setting is not allowed.
    """
    if project.dataset is None:
        raise ModelLabError(
            Text("The project has no data to train on."), Text("Choose data on the Data page, or with --data.")
        )
    run_id = resume or new_run_id(project, place.folder)
    giver = initial if not resume else None
    return Plan(
        run_id=run_id,
        graph=project.graph,
        dataset=project.dataset,
        recipe=complete_recipe(project.recipe),
        preparation=preparation_config(project),
        augmentation=augmentation_config(project),
        device=place.device,
        base=place.base,
        folder=place.folder / run_id if place.folder is not None else None,
        resume=bool(resume),
        initial_state=initial_state,
        take_from=giver.weights if giver is not None else None,
        take_tokens=tokens_of(giver.preparation) if giver is not None else (),
    )


def keep_run(
    project: Project, plan: Plan, result: RunResult, curves: Curves, name: str = "", group: str = ""
) -> Project:
    """Return the project with the result of a run kept in it; runs of one cross-validation share a ``group``."""
    record = RunRecord(
        id=plan.run_id,
        name=name or _name_for(project, plan.run_id),
        graph=plan.graph,
        dataset=plan.dataset,
        schema=result.schema,
        preparation=result.preparation.to_json(),
        augmentation=augmentation_json(plan.augmentation),
        recipe=plan.recipe,
        metrics=dict(result.metrics),
        curves=tensors.pack_arrays(curves.to_arrays()),
        weights=result.state or b"",
        environment=environment(plan.device),
        group=group,
    )
    return replace(project.with_run(record), fingerprint=result.schema.fingerprint)


def keep_folds(project: Project, found: CrossValidation, name: str = "") -> Project:
    """Return the project with the runs of a cross-validation, which have the name of their group in common.

    Their weights are not kept: what they measure is the recipe, and each has seen but a part of the data.
    """
    groups = {run.group for run in project.runs if run.group}
    group, count = name or "Cross-validation 1", 1
    while group in groups:
        count += 1
        group = f"{name} {count}" if name else f"Cross-validation {count}"
    for number, fold in enumerate(found.folds, start=1):
        title = f"{group}, fold {number} of {len(found.folds)}"
        project = keep_run(project, fold.plan, replace(fold.result, state=None), fold.curves, title, group)
    return project


def make_predictor(run: RunRecord, device: str = "auto") -> Predictor:
    """Build the network of a kept run, ready to answer; imports torch.

    Raises:
        ModelLabError: Weights or preparation do not fit or are damaged, or the device is not there.
    """
    from modellab.data.preparation import Preparation
    from modellab.prediction.predict import Predictor

    return Predictor(run.graph, run.weights, Preparation.from_json(run.preparation), run.classes, device)


def _name_for(project: Project, run_id: str) -> str:
    for run in project.runs:
        if run.id == run_id:
            return run.name
    return f"Run {len(project.runs) + 1}"


def environment(device: str) -> dict[str, str]:
    """Describe what a run was computed with, for its record."""
    torch, resolved = sys.modules.get("torch"), _resolved(device)
    return {
        "modellab": __version__,
        "python": platform.python_version(),
        "torch": str(getattr(torch, "__version__", "")),
        "device": resolved.key,
        "gpu": str(resolved.label) if resolved.key != "cpu" else "",
        "system": platform.platform(terse=True),
        "cores": str(os.cpu_count() or 1),
    }


def _resolved(device: str) -> DeviceInfo:
    """Return what ``auto`` meant; called after a run, when torch is loaded."""
    from modellab.network.device import devices, resolve

    key = str(resolve(device))
    return next(info for info in devices() if info.key == key)
