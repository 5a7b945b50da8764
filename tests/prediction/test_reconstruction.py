"""Autoencoders answer with pictures, are measured in pixels, and let one look into their middle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from sklearn.decomposition import PCA

from modellab.data.preparation import PreparationConfig
from modellab.errors import ModelLabError
from modellab.graph.features import input_noise
from modellab.graph.graph import Graph
from modellab.prediction.evaluate import evaluate
from modellab.prediction.latent import narrowest, principal_plane, project
from modellab.prediction.predict import Predictor
from modellab.project.networks import denoiser
from tests.builders import chain
from tests.training.samples import pictures, plan, train

DATA = pictures({"train": 300, "validation": 60, "test": 60})


def autoencoder(loss: str = "mse", activation: str = "sigmoid") -> Graph:
    return chain(
        ("image_input", {"channels": 1, "height": 8, "width": 8}),
        "flatten", ("linear", {"units": 32, "activation": "relu"}), ("linear", {"units": 6}),
        ("linear", {"units": 32, "activation": "relu"}), ("linear", {"units": 64, "activation": activation}),
        ("reshape", {"shape": "1, 8, 8"}), ("reconstruction_output", {"loss": loss}),
    )  # fmt: skip


def trained(graph: Graph, *, normalise: str = "none", epochs: int = 20) -> Predictor:
    chosen = replace(plan(graph, epochs=epochs), preparation=PreparationConfig(normalise=normalise))
    result = train(chosen, DATA)
    assert result.state is not None
    return Predictor(graph, result.state, result.preparation)


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    return trained(autoencoder())


def given(index: int) -> np.ndarray:
    return DATA.raw["image"][DATA.splits["test"][index], 0]


def test_the_answer_is_a_picture_nearer_to_the_input_than_to_others(predictor: Predictor) -> None:
    picture = predictor.picture(Image.fromarray(given(0))).picture
    assert picture is not None and picture.shape == (1, 8, 8) and picture.dtype == np.uint8
    distances = [np.abs(picture[0].astype(float) - given(index)).mean() for index in range(20)]
    assert distances[0] < np.mean(distances[1:])


@pytest.mark.parametrize(("loss", "activation", "normalise"), [("bce", "none", "none"), ("mse", "none", "standardise")])
def test_pictures_come_back_as_people_see_them(loss: str, activation: str, normalise: str) -> None:
    answer = trained(autoencoder(loss, activation), normalise=normalise, epochs=40).picture(Image.fromarray(given(0)))
    assert answer.picture is not None
    assert np.abs(answer.picture[0].astype(float) - given(0)).mean() < 45


def test_errors_are_measured_in_pixels_from_0_to_1(predictor: Predictor) -> None:
    found = evaluate(predictor, DATA)
    with torch.inference_mode():
        truth = torch.from_numpy(DATA.raw["image"][DATA.splits["test"]]) / 255
        expected = float((predictor.forward(truth).reshape(truth.shape) - truth).abs().mean())
    assert found.metrics["mae"] == pytest.approx(expected, rel=1e-5)


def test_the_middle_of_an_autoencoder_is_shown_with_the_classes(predictor: Predictor) -> None:
    latent = project(predictor, DATA, split="train")
    assert latent.node == "linear_2"
    assert latent.points_N2.shape == (300, 2)
    assert latent.labels_N.tolist() == DATA.raw["label"][DATA.splits["train"]].tolist()
    assert latent.classes == ("0", "1", "2", "3")
    assert 0 < latent.shares[1] <= latent.shares[0] < 1


def test_the_activations_are_those_of_the_layer_with_its_own_activation(predictor: Predictor) -> None:
    x = torch.rand(5, 1, 8, 8)
    assert float(predictor.activations("linear_1", x).min()) == 0
    assert predictor.activations("linear_4", x).equal(predictor.forward(x).flatten(1))


def test_a_layer_that_does_not_exist_is_named_with_the_nearest(predictor: Predictor) -> None:
    with pytest.raises(ModelLabError, match="linear_9") as caught:
        project(predictor, DATA, "linear_9")
    assert "linear_" in str(caught.value.hint)


def test_the_narrowest_layer_is_the_bottleneck() -> None:
    assert narrowest(autoencoder()) == "linear_2"


@pytest.mark.parametrize("shape", [(200, 7), (20, 50)])
def test_the_plane_is_that_of_scikit_learn(shape: tuple[int, int]) -> None:
    points = np.random.default_rng(0).normal(size=shape) * np.linspace(1, 5, shape[1])
    own, shares = principal_plane(points)
    pca = PCA(2).fit(points)
    np.testing.assert_allclose(np.abs(own), np.abs(pca.transform(points)), atol=1e-8)
    np.testing.assert_allclose(shares, pca.explained_variance_ratio_)


@pytest.mark.parametrize("shape", [(1, 5), (4, 1), (3, 2), (2, 9)])
def test_few_points_and_few_features_still_give_a_plane(shape: tuple[int, int]) -> None:
    points, shares = principal_plane(np.random.default_rng(0).normal(size=shape))
    assert points.shape == (shape[0], 2) and np.isfinite(points).all() and np.isfinite(shares).all()


def test_a_denoiser_is_given_the_noise_of_its_training_and_measured_without() -> None:
    graph = denoiser(1, 8, 8, hidden=(16,), noise=0.5)
    predictor = trained(graph, epochs=1)
    picture = Image.new("L", (8, 8), 128)
    answer = predictor.noisy_picture(picture, seed=3)
    drawn = torch.randn(1, 1, 8, 8, generator=torch.Generator().manual_seed(3))
    given = predictor.preparation.read_picture(picture).tensor + 0.5 * drawn
    made = predictor.preparation.restore_pictures(predictor.forward(given).reshape(1, 1, 8, 8))
    assert answer.noisy is not None and answer.noisy.std() > 20
    assert answer.label == f"MAE {float((made - 128 / 255).abs().mean()):.4f}"


@pytest.mark.parametrize(("graph", "noise"), [(denoiser(1, 8, 8, noise=0.25), 0.25), (autoencoder(), 0.0)])
def test_noise_is_known_where_it_is_all_that_reads_the_input(graph: Graph, noise: float) -> None:
    assert input_noise(graph) == noise
