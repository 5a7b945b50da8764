"""``modellab cross-validate``: how far the figures of a recipe depend on which samples it was trained on."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from modellab import safeio
from modellab.cli import commands
from modellab.cli.codes import INTERRUPTED, OK
from modellab.cli.progress import follow
from modellab.errors import ModelLabError, Text
from modellab.project.file import load, save
from modellab.project.running import Place, keep_folds, make_plan


def cross_validate(options: argparse.Namespace) -> int:
    """Train once for each fold, print mean and deviation, and keep the runs in the project.

    Raises:
        ModelLabError: Project, data and recipe do not fit together, or a run failed.
    """
    from modellab.training.runners.folds import FoldsRunner

    path: Path = options.project
    stamp = safeio.stamp(path)
    project = commands.with_changes(load(path), options)
    safeio.refuse_unwritable(path)
    if options.data is not None or options.data_options:
        data = commands.chosen_data(options, project.dataset)
        project = commands.fit_to_data(replace(project, dataset=data), path.resolve().parent)
    plan = make_plan(project, Place(options.device, path.resolve().parent))
    runner = FoldsRunner(plan, options.folds)
    trained = follow(plan, runner)
    if trained.error is not None or runner.found is None:
        raise trained.error or ModelLabError(Text("The cross-validation gave no result."))
    for name, spread in runner.found.spreads.items():
        print(f"{name:24} {spread.mean:.4f} ± {spread.std:.4f}  ({', '.join(f'{v:.4f}' for v in spread.values)})")
    if runner.found.folds:
        done = keep_folds(project, runner.found, options.name)
        save(done, path, unchanged_since=stamp)
        print(f"Kept {len(runner.found.folds)} runs in {path}")
    return INTERRUPTED if trained.was_interrupted else OK
