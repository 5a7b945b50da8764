"""Networks that answer with values or pictures instead of classes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modellab.project.file import load
from tests.cli.conftest import Cli
from tests.table_samples import write_reviews


@pytest.fixture
def regression(cli: Cli, tmp_path: Path) -> Path:
    (tmp_path / "rents.csv").write_text("size,rent\n" + "".join(f"{n},{30 * n + n % 3}\n" for n in range(1, 81)))
    assert cli("new", "r.mlab", "--data", "rents.csv", "--option", "target=rent").returncode == 0
    done = cli("train", "r.mlab", "--epochs", 2)
    assert done.returncode == 0, done.stderr
    return tmp_path / "r.mlab"


def test_evaluate_and_predict_name_the_column_that_is_predicted(cli: Cli, regression: Path) -> None:
    assert load(regression).runs[0].target == "rent"
    assert cli("evaluate", regression).stdout.startswith("rent, test: ")
    assert json.loads(cli("evaluate", regression, "--json").stdout)["target"] == "rent"
    answers = cli("predict", regression, "rents.csv").stdout.splitlines()
    assert answers[0].startswith("rents.csv:2: rent: ")
    assert json.loads(cli("predict", regression, "rents.csv", "--json").stdout.splitlines()[0])["target"] == "rent"


def test_check_warns_of_pixels_that_a_sigmoid_cannot_reach(cli: Cli) -> None:
    assert cli("new", "a.mlab", "--sample", "autoencoder").returncode == 0
    assert "warning" not in cli("check", "a.mlab").stdout
    assert cli("new", "b.mlab", "--sample", "autoencoder", "--set", "normalise=standardise").returncode == 0
    done = cli("check", "b.mlab")
    assert done.returncode == 0
    assert "warning: network:" in done.stdout
    assert "gives numbers from 0 to 1" in done.stdout
    assert 'remedy: Set "Normalise" to "Leave as it is"' in done.stdout


def test_without_a_display_an_autoencoder_is_trained_and_measured(cli: Cli) -> None:
    assert cli("new", "a.mlab", "--sample", "autoencoder", "--set", "epochs=1").returncode == 0
    done = cli("a.mlab")
    assert done.returncode == 0, done.stderr
    assert "A picture of the test split: MAE" in done.stdout


def test_without_a_display_a_writer_without_a_target_is_trained_and_measured(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "corpus.txt").write_text("the quick brown fox jumps over the lazy dog\n" * 200)
    assert cli("new", "w.mlab", "--data", "corpus.txt", "--set", "epochs=1", "--set", "lstm_1.units=8").returncode == 0
    done = cli("w.mlab")
    assert done.returncode == 0, done.stderr
    assert "perplexity" in done.stdout


def test_new_draws_the_network_that_was_asked_for(cli: Cli, picture_folder: Path, tmp_path: Path) -> None:
    done = cli("new", "p.mlab", "--data", picture_folder, "--network", "autoencoder")
    assert done.returncode == 0, done.stderr
    assert "reconstruction_output_1" in load(tmp_path / "p.mlab").graph.nodes
    refused = cli("new", "q.mlab", "--data", picture_folder, "--network", "lstm")
    assert refused.returncode == 2
    assert 'no network for this data named "lstm"' in refused.stderr
    assert "Give it with --data" in cli("new", "q.mlab", "--network", "cnn").stderr


def test_rows_with_texts_are_trained_on_and_answered(cli: Cli, tmp_path: Path) -> None:
    write_reviews(tmp_path)
    made = cli("new", "f.mlab", "--data", "reviews.csv", "--source", "table", "--option", "embedded=town")
    assert made.returncode == 0, made.stderr
    assert "Read word by word, each through a text input of its own: review." in made.stderr
    done = cli("train", "f.mlab", "--epochs", 6, "--set", "learning_rate=0.02")
    assert done.returncode == 0, done.stderr
    (tmp_path / "asked.csv").write_text("minutes,review\n93,a superb film\n93,a dull film\n")
    answers = cli("predict", "f.mlab", "asked.csv").stdout.splitlines()
    assert answers[0].startswith("asked.csv:2: yes ")
    assert answers[1].startswith("asked.csv:3: no ")
    assert '"town" is empty.' in answers[0]
    refused = cli("predict", "f.mlab", "a superb film")
    assert refused.returncode == 2
