"""Samples that are more than one training: a pair that makes digits, and few labels that start from a denoiser."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from modellab.cli.main import main
from modellab.graph.edits import set_frozen
from modellab.prediction.generated import generate_pictures
from modellab.project.file import save
from modellab.project.project import Project
from modellab.project.running import Place, keep_run, make_plan, make_predictor
from modellab.project.runs import RunRecord
from modellab.project.samples import SAMPLES, build_sample
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.loop import fit
from modellab.training.recipe_rows import change_recipe
from tests.network.bare import run as run_exported

SURE = 0.9


def train(project: Project, initial: RunRecord | None = None, **changes: object) -> Project:
    project = replace(project, recipe=change_recipe(project.recipe, **changes))
    plan, curves = make_plan(project, Place("cpu"), initial=initial), Curves()
    return keep_run(project, plan, fit(plan, lambda _event: None, Control(), curves), curves)


def test_the_card_of_a_pair_states_a_measured_figure() -> None:
    sample = SAMPLES["generative-pair"]
    assert not sample.metric
    assert "%" in str(sample.figure)


@functools.cache
def pair() -> Project:
    return train(build_sample("generative-pair"), epochs=25)


def test_the_pair_learns_to_draw_digits_that_another_network_reads() -> None:
    judge = make_predictor(train(build_sample("digits")).runs[-1], "cpu")
    pictures = generate_pictures(make_predictor(pair().runs[-1], "cpu"), 500, seed=1)
    scores = judge.forward(judge.preparation.apply(torch.from_numpy(pictures))).softmax(1)
    sure, digit = scores.max(1)
    assert float((sure > SURE).float().mean()) > 0.5
    assert (np.bincount(digit.numpy(), minlength=10) > 5).all()


def test_the_command_line_writes_pictures_of_the_pair(tmp_path: Path) -> None:
    save(pair(), tmp_path / "pair.mlab")
    assert main(["sample", str(tmp_path / "pair.mlab"), "--output", str(tmp_path / "made.png")]) == 0
    with Image.open(tmp_path / "made.png") as sheet:
        assert sheet.size == (78, 78)


def test_the_exported_generator_makes_the_pictures_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save(pair(), tmp_path / "pair.mlab")
    assert main(["sample", "pair.mlab", "--output", "ours.png", "--count", "9", "--seed", "2"]) == 0
    assert main(["export", "pair.mlab", "mine.py"]) == 0
    run_exported(tmp_path, "--generate", "theirs.png", "--count", "9", "--seed", "2")
    ours, theirs = (np.asarray(Image.open(tmp_path / name)) for name in ("ours.png", "theirs.png"))
    assert np.array_equal(ours, theirs)


@pytest.fixture(scope="module")
def denoised() -> RunRecord:
    return train(build_sample("denoiser")).runs[-1]


def test_few_labels_go_farther_with_what_the_denoiser_learned(denoised: RunRecord) -> None:
    project = build_sample("few-labels")
    frozen = replace(project, graph=set_frozen(project.graph, ["linear_1", "linear_2"], True))
    alone, helped = train(project).runs[-1], train(frozen, denoised).runs[-1]
    assert helped.metrics["test/accuracy"] > alone.metrics["test/accuracy"] + 0.01
