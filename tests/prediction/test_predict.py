"""Answers of a trained network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from modellab.data.column_scale import ColumnScale
from modellab.data.preparation import Preparation, ValueScale
from modellab.data.sources.registry import open_dataset
from modellab.errors import ModelLabError
from modellab.network.build import build
from modellab.network.weights import load_state, save_state
from modellab.prediction.predict import Predictor
from modellab.project.networks import chain
from modellab.project.project import Project
from modellab.project.running import make_predictor


@pytest.fixture
def predictor(trained: Project) -> Predictor:
    return make_predictor(trained.runs[-1], "cpu")


def digit(trained: Project, index: int = 0) -> Image.Image:
    assert trained.dataset is not None
    raw = open_dataset(trained.dataset, image=(1, 8, 8)).raw["image"]
    return Image.fromarray(raw[index, 0])


def test_scores_are_sorted_and_add_up_to_one(predictor: Predictor, trained: Project) -> None:
    answer = predictor.picture(digit(trained))
    shares = [share for _, share in answer.scores]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=1e-5)
    assert answer.label == answer.scores[0][0]


def test_a_file_gets_the_answer_of_the_picture_in_memory(
    predictor: Predictor, trained: Project, tmp_path: Path
) -> None:
    picture = digit(trained, 3)
    picture.save(tmp_path / "three.png")
    assert predictor.picture(tmp_path / "three.png").scores == predictor.picture(picture).scores


def test_an_answer_equals_the_bare_network_on_the_prepared_sample(predictor: Predictor, trained: Project) -> None:
    run = trained.runs[-1]
    network = build(run.graph).eval()
    load_state(network, run.weights)
    x = Preparation.from_json(run.preparation).read_picture(digit(trained, 7)).tensor
    with torch.inference_mode():
        expected = torch.softmax(network(x)[0], 0)
    scores = dict(predictor.picture(digit(trained, 7)).scores)
    assert [scores[str(k)] for k in range(10)] == pytest.approx(expected.tolist(), abs=1e-6)


def test_a_reconstruction_is_not_scaled_like_the_values_of_the_data() -> None:
    graph = chain([("table_input", {"features": 1}), ("linear", {"units": 1}), ("reconstruction_output", {})])
    preparation = Preparation(columns=(ColumnScale("x", "number", 0.0),), values=ValueScale(100.0, 10.0))
    predictor = Predictor(graph, save_state(build(graph, seed=1)), preparation)
    expected = predictor.forward(preparation.read_row({"x": 3}).tensor)
    assert predictor.row({"x": 3}).values == pytest.approx(expected[0].tolist())


def test_answers_do_not_touch_the_global_generator(predictor: Predictor, trained: Project) -> None:
    before = torch.get_rng_state()
    predictor.picture(digit(trained))
    assert torch.equal(before, torch.get_rng_state())


def test_a_text_file_is_refused_with_a_sentence(predictor: Predictor, tmp_path: Path) -> None:
    path = tmp_path / "not.png"
    path.write_text("this is no picture")
    with pytest.raises(ModelLabError, match=r"not\.png"):
        predictor.picture(path)


def test_a_network_without_output_cannot_answer(trained: Project) -> None:
    from modellab.graph.edits import remove

    run = trained.runs[-1]
    graph = remove(run.graph, ["class_output_1"])
    with pytest.raises(ModelLabError, match="no output"):
        Predictor(graph, run.weights, Preparation.from_json(run.preparation))


def test_a_heat_map_lies_between_zero_and_one_over_the_picture(predictor: Predictor, trained: Project) -> None:
    from modellab.prediction.explain import heat_map

    x = predictor.preparation.read_picture(digit(trained)).tensor
    heat = heat_map(predictor, x, 0)
    assert heat.shape == (8, 8)
    assert float(heat.min()) >= 0
    assert float(heat.max()) == pytest.approx(1)
    assert np.isfinite(heat).all()


def test_other_weights_can_be_loaded_between_two_answers(predictor: Predictor, trained: Project) -> None:
    trained_answer = predictor.picture(digit(trained)).scores
    predictor.load(save_state(build(predictor.graph, seed=3)))
    assert predictor.picture(digit(trained)).scores != trained_answer
    predictor.load(trained.runs[-1].weights)
    assert predictor.picture(digit(trained)).scores == trained_answer
