"""A run that was stopped or killed goes on to the same bits as one that was not."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch
import torchvision

from modellab.errors import ModelLabError
from modellab.training import readback, saving
from tests.builders import chain
from tests.training.samples import Killed, Listener, StepControl, dropout_mlp, pictures, plan, train

LOOKS = 3 * (6 + 1)
"""Three epochs of six steps and one validation batch."""


def cnn():
    return chain(
        ("image_input", {"channels": 3, "height": 8, "width": 8}), ("conv2d", {"filters": 4, "kernel": 3}),
        "batch_norm", "relu", "flatten", ("linear", {"units": 4}), ("class_output", {"classes": 4}),
    )  # fmt: skip


def assert_equal(one, other):
    assert one.state == other.state
    assert one.metrics == other.metrics
    assert one.curves.names == other.curves.names
    for name in one.curves.names:
        np.testing.assert_array_equal(one.curves.view(name), other.curves.view(name))


def interrupted(chosen, dataset=None, **action):
    listener = Listener()
    listener.control = StepControl(**action)
    return train(chosen, dataset, listener)


@pytest.mark.parametrize("look", range(1, LOOKS + 1))
def test_a_run_that_was_stopped_anywhere_goes_on_to_the_same_bits(tmp_path, look):
    recipe = {"keep": "last", "schedule": "cosine", "warmup_steps": 2}
    stopped = interrupted(plan(dropout_mlp(), folder=tmp_path, **recipe), stop=look)
    assert stopped.reason == "stopped"
    resumed = train(plan(dropout_mlp(), folder=tmp_path, resume=True, **recipe))
    assert_equal(resumed, train(plan(dropout_mlp(), **recipe)))


@pytest.mark.parametrize("recipe", [
    {"optimizer": "sgd", "schedule": "plateau", "plateau_patience": 0}, {"optimizer": "adamw", "amsgrad": True},
    {"optimizer": "rmsprop", "momentum": 0.5}, {"precision": "bfloat16"},
])  # fmt: skip
def test_every_optimizer_goes_on_exactly(tmp_path, recipe):
    interrupted(plan(cnn(), folder=tmp_path, **recipe), pictures(channels=3), stop=10)
    resumed = train(plan(cnn(), folder=tmp_path, resume=True, **recipe), pictures(channels=3))
    assert_equal(resumed, train(plan(cnn(), **recipe), pictures(channels=3)))


@pytest.mark.parametrize("look", [2, 5, 8, 13, 20])
def test_a_run_that_was_killed_goes_on_from_its_last_checkpoint_to_the_same_bits(tmp_path, look, monkeypatch):
    monkeypatch.setattr(saving, "MINIMUM_INTERVAL_S", 0.0)
    monkeypatch.setattr(saving, "COST_FACTOR", 0.0)
    monkeypatch.setattr(readback, "INTERVAL_S", 0.0)
    with pytest.raises(Killed):
        interrupted(plan(dropout_mlp(), folder=tmp_path), kill=look)
    resumed = train(plan(dropout_mlp(), folder=tmp_path, resume=True))
    assert_equal(resumed, train(plan(dropout_mlp())))


def test_the_global_generator_does_not_matter_to_a_resumed_run(tmp_path):
    interrupted(plan(dropout_mlp(), folder=tmp_path), stop=9)
    torch.manual_seed(123)
    assert_equal(train(plan(dropout_mlp(), folder=tmp_path, resume=True)), train(plan(dropout_mlp())))


def test_a_finished_run_gives_its_result_again(tmp_path):
    first = train(plan(folder=tmp_path))
    assert_equal(train(plan(folder=tmp_path, resume=True)), first)


def test_a_finished_run_can_be_given_more_epochs(tmp_path):
    train(plan(folder=tmp_path, epochs=2))
    assert_equal(train(plan(folder=tmp_path, resume=True, epochs=4)), train(plan(epochs=4)))


def test_a_run_that_stopped_early_stays_ended(tmp_path):
    recipe = {"epochs": 9, "early_stopping": 2, "learning_rate": 0.0}
    first = train(plan(folder=tmp_path, **recipe))
    again = train(plan(folder=tmp_path, resume=True, **recipe))
    assert again.reason == first.reason == "early_stopping"
    assert_equal(again, first)


def test_resume_without_a_checkpoint_begins(tmp_path):
    assert_equal(train(plan(folder=tmp_path, resume=True)), train(plan()))


def test_a_checkpoint_of_another_recipe_is_refused(tmp_path):
    train(plan(folder=tmp_path))
    with pytest.raises(ModelLabError, match="another network, recipe or data set"):
        train(plan(folder=tmp_path, resume=True, learning_rate=0.5))


def test_a_run_killed_by_the_system_goes_on_to_the_same_bits(tmp_path):
    expected = train(plan(dropout_mlp(), epochs=400))
    for _ in range(2):
        child = _start(tmp_path)
        _kill_after_checkpoint(child, tmp_path)
    assert_equal(train(plan(dropout_mlp(), epochs=400, folder=tmp_path, resume=True)), expected)


_CHILD = """
import sys, pathlib
from modellab.training import readback, saving
from tests.training.samples import dropout_mlp, plan, train
saving.MINIMUM_INTERVAL_S = saving.COST_FACTOR = readback.INTERVAL_S = 0.0
train(plan(dropout_mlp(), epochs=400, folder=pathlib.Path(sys.argv[1]), resume=True))
"""


def _start(folder):
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder)], env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    )


def _kill_after_checkpoint(child, folder):
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*.state")}
    deadline = time.monotonic() + 120
    while {path: path.stat().st_mtime_ns for path in folder.glob("*.state")} == before:
        assert child.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL


def test_a_run_goes_on_without_the_pretrained_weights_that_it_began_with(tmp_path):
    file = tmp_path / "eyes.safetensors"
    weights = torchvision.models.get_model("squeezenet1_1", weights=None).state_dict()
    safetensors.torch.save_file(weights, file)
    graph = chain(
        ("image_input", {"channels": 3, "height": 32, "width": 32}),
        ("backbone", {"architecture": "squeezenet1_1", "file": str(file)}), ("linear", {"units": 4}),
        ("class_output", {"classes": 4}),
    )  # fmt: skip
    whole = train(plan(graph, epochs=1), pictures(channels=3, size=32))
    interrupted(plan(graph, folder=tmp_path, epochs=1), pictures(channels=3, size=32), stop=2)
    file.unlink()
    assert (
        train(plan(graph, folder=tmp_path, resume=True, epochs=1), pictures(channels=3, size=32)).state == whole.state
    )
