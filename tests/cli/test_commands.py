"""Every command, from new to export, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def trained(cli: Cli, tmp_path: Path) -> Path:
    assert cli("new", "d.mlab").returncode == 0
    done = cli("train", "d.mlab", "--epochs", 2)
    assert done.returncode == 0, done.stderr
    return tmp_path / "d.mlab"


def test_train_keeps_the_run_and_evaluate_measures_it(cli: Cli, trained: Path) -> None:
    done = cli("evaluate", trained, "--json")
    found = json.loads(done.stdout)
    assert found["samples"] == 270
    assert 0.5 < found["metrics"]["accuracy"] <= 1


def test_the_same_seed_gives_the_same_weights(cli: Cli, trained: Path) -> None:
    from modellab.project.file import load

    assert cli("train", trained, "--epochs", 2, "--output", "again.mlab").returncode == 0
    runs = load(trained.with_name("again.mlab")).runs
    assert runs[0].weights == runs[1].weights


def test_predict_and_the_exported_file_give_the_same_answer(cli: Cli, trained: Path) -> None:
    from PIL import Image
    from sklearn.datasets import load_digits

    digit = (load_digits().images[11] * 15.9375).astype("uint8")
    Image.fromarray(digit).save(trained.with_name("digit.png"))
    answer = json.loads(cli("predict", trained, "digit.png", "--json").stdout)
    assert cli("export", trained, "network.py").returncode == 0
    script = [sys.executable, "network.py", "--predict", "digit.png"]
    exported = subprocess.run(script, cwd=trained.parent, capture_output=True, text=True, check=True).stdout
    assert answer["answer"] in exported.splitlines()[0]


def test_a_folder_of_pictures_trains_and_predicts(cli: Cli, picture_folder: Path) -> None:
    made = cli("new", "p.mlab", "--data", picture_folder)
    assert made.returncode == 0, made.stderr
    done = cli("train", "p.mlab", "--epochs", 3)
    assert done.returncode == 0, done.stderr
    answer = cli("predict", "p.mlab", picture_folder / "dark" / "3.png")
    assert "dark" in answer.stdout


def test_train_takes_other_data(cli: Cli, picture_folder: Path) -> None:
    assert cli("new", "m.mlab", "--sample", "mnist").returncode == 0
    done = cli("train", "m.mlab", "--data", picture_folder, "--epochs", 1)
    assert done.returncode == 0, done.stderr
    assert "Kept" in done.stdout


def test_check_names_the_broken_layer_and_its_repair(cli: Cli, tmp_path: Path) -> None:
    from modellab.graph.edits import remove
    from modellab.project.file import save
    from modellab.project.project import Project
    from modellab.project.samples import build_sample

    graph = remove(build_sample("mnist").graph, ["flatten_1"], heal=True)
    save(Project(graph=graph), tmp_path / "broken.mlab")
    done = cli("check", "broken.mlab")
    assert done.returncode == 2
    assert "linear_1" in done.stdout
    assert "Insert Flatten" in done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("train", "missing.mlab"), "missing.mlab"),
        (("train", "d.mlab", "--set", "learning_rat=1"), "learning_rate"),
        (("train", "d.mlab", "--set", "epochs=-1"), "from 1 to"),
        (("train", "d.mlab", "--set", "epochs"), "NAME=VALUE"),
        (("train", "d.mlab", "--set", "conv2d_9.filters=3"), "conv2d_"),
        (("train", "d.mlab", "--set", "conv2d_1.filter=3"), "filters"),
        (("train", "d.mlab", "--set", "conv2d_1.filters=many"), "whole number"),
        (("train", "d.mlab", "--data", "nowhere"), "nowhere"),
        (("train", "d.mlab", "--device", "cuda:7"), "GPU"),
        (("predict", "d.mlab", "x.png"), "no trained network"),
        (("new", "e.mlab", "--sample", "digit"), "digits"),
        (("new", "e.mlab", "--option", "test_faction=0.2"), "test_fraction"),
        (("new", "d.mlab"), "exists already"),
        (("nonsense.mlab",), "nonsense.mlab"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_2(cli: Cli, words: tuple[str, ...], sentence: str) -> None:
    cli("new", "d.mlab")
    done = cli(*words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_the_bare_command_without_a_display_does_the_main_job(cli: Cli, tmp_path: Path) -> None:
    done = cli()
    assert done.returncode == 0, done.stderr
    assert "no display" in done.stdout
    assert "accuracy" in done.stdout
    assert "truth" in done.stdout
    assert (tmp_path / "digits.mlab").exists()


def test_no_qt_is_imported_by_a_command() -> None:
    code = "import sys, modellab.cli.main, modellab.cli.commands; sys.exit(any('PySide6' in m for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_training_starts_from_the_weights_of_another_project(cli: Cli, trained: Path) -> None:
    assert cli("new", "e.mlab").returncode == 0
    done = cli("train", "e.mlab", "--epochs", 1, "--from", f"{trained}:Run 1")
    assert done.returncode == 0, done.stderr
    assert "Every layer starts from the other weights" in done.stderr
    refused = cli("train", "e.mlab", "--from", f"{trained}:Run 7")
    assert refused.returncode == 2
    assert "Run 7" in refused.stderr


def test_evaluate_gives_curves_calibration_and_latency(cli: Cli, trained: Path) -> None:
    found = json.loads(cli("evaluate", trained, "--json").stdout)
    assert found["roc"]["3"]["area"] > 0.8
    assert sum(found["calibration"]["count"]) == 270
    assert 0 < found["latency_ms"]["p50"] <= found["latency_ms"]["p99"]
    assert "one answer takes" in cli("evaluate", trained).stdout


def test_cross_validation_prints_mean_and_deviation_and_keeps_the_runs(cli: Cli, tmp_path: Path) -> None:
    from modellab.project.file import load

    assert cli("new", "d.mlab").returncode == 0
    done = cli("cross-validate", "d.mlab", "--folds", 3, "--epochs", 1)
    assert done.returncode == 0, done.stderr
    assert "validation/accuracy" in done.stdout and "±" in done.stdout
    assert [run.group for run in load(tmp_path / "d.mlab").runs] == ["Cross-validation 1"] * 3


def test_a_new_project_takes_settings_of_layers_preparation_and_splits(cli: Cli, tmp_path: Path) -> None:
    from modellab.project.file import load

    (tmp_path / "t.csv").write_text("x,copy,y\n" + "".join(f"{i % 9},{i / 4},{i}\n" for i in range(40)))
    done = cli("new", "t.mlab", "--data", "t.csv", "--option", "test_fraction=0.25", "--option", "target=y",
               "--set", "linear_1.units=20", "--set", "values=none", "--set", "optimizer=sgd",
               "--set", "linear_1.frozen=yes", "--set", "linear_2.rate=0.1")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert 'The column "copy" alone' in done.stderr
    project = load(tmp_path / "t.mlab")
    nodes = project.graph.nodes
    assert nodes["linear_1"].settings["units"] == 20
    assert (nodes["linear_1"].is_frozen, nodes["linear_2"].is_frozen, nodes["linear_2"].rate) == (True, False, 0.1)
    assert (project.preparation, project.recipe.optimizer) == ({"values": "none"}, "sgd")
    assert project.dataset is not None
    assert project.dataset.test_fraction == 0.25
