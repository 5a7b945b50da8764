"""Exported files of networks that make pictures: of noise, or of other pictures."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image

from modellab.data.preparation import PictureScale, Preparation
from modellab.data.samples import PictureFormat
from modellab.errors import ModelLabError
from modellab.graph import edits
from modellab.network.abilities import preprocessing_of
from modellab.network.build import build, build_program
from modellab.network.export import export_python
from modellab.network.generator import answering, generator_of
from modellab.network.modules import RandomVector
from modellab.network.program import write_program
from modellab.network.source import source
from modellab.network.weights import save_state
from modellab.prediction.generated import as_png, generate_pictures
from modellab.prediction.predict import Predictor
from modellab.project.networks import autoencoder, generative_pair, variational_autoencoder
from tests.builders import chain, small_cnn
from tests.network.bare import run


def _preparation(channels=1):
    form = PictureFormat(channels, height=8, width=6)
    return Preparation(PictureScale(form, (0.2,) * channels, (0.5,) * channels, "never"))


def _exported(folder, drawn, channels=1):
    network = build(drawn, seed=5)
    for name, buffer in network.named_buffers():
        if name.endswith("running_mean"):
            buffer.uniform_(-1, 1)
    state, preparation = save_state(network), _preparation(channels)
    export_python(folder / "mine.py", drawn, state, preprocessing=preprocessing_of(preparation.to_json()))
    return Predictor(drawn, state, preparation)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("draw", [generative_pair, variational_autoencoder])
def test_a_generator_makes_the_pictures_of_the_program(draw, channels, tmp_path):
    predictor = _exported(tmp_path, draw(channels, 8, 6), channels)
    said = run(tmp_path, "--generate", "made.png", "--count", 5, "--seed", 7)
    assert said == "Wrote 5 pictures to made.png\n"
    (tmp_path / "ours.png").write_bytes(as_png(generate_pictures(predictor, 5, seed=7)))
    made, ours = (np.asarray(Image.open(tmp_path / name)) for name in ("made.png", "ours.png"))
    assert np.array_equal(made, ours)


def test_the_same_noise_gives_the_same_samples_in_a_generator_alone(tmp_path):
    drawn = generative_pair(1, 8, 6)
    predictor, names = _exported(tmp_path, drawn), {"__name__": "written"}
    exec(compile((tmp_path / "mine.py").read_text(), "mine.py", "exec"), names)
    generator = names["Generator"]().eval()
    with predictor.lend() as whole:
        generator.load_state_dict({name: whole.state_dict()[name] for name in generator.state_dict()})
    noise = torch.randn(4, 8, generator=torch.Generator().manual_seed(3))
    with predictor.lend() as whole:
        next(layer for layer in whole.modules() if isinstance(layer, RandomVector)).seed = 3
    ours = predictor.activations("reshape_1", torch.zeros(4, 1, 8, 6))
    torch.testing.assert_close(generator(noise), ours)


def test_the_generator_holds_its_own_weights_alone():
    whole = write_program(generative_pair(1, 8, 6))
    generator = generator_of(whole)
    assert [slot.type.features for slot in generator.inputs] == [(8,)]
    assert 0 < generator.num_parameters < whole.num_parameters
    network = build_program(generator, seed=0)
    assert sum(weight.numel() for weight in network.parameters()) == generator.num_parameters


@pytest.mark.parametrize("drawn", [small_cnn(), autoencoder(1, 8, 6)])
def test_a_network_that_draws_nothing_has_no_generator(drawn):
    assert generator_of(write_program(drawn)) is None


def test_a_decoder_that_also_reads_the_picture_is_no_generator():
    drawn = variational_autoencoder(1, 8, 6)
    drawn, both = edits.add(drawn, "add")
    drawn = edits.connect(edits.connect(drawn, "reshape_1", both), "image_input_1", both)
    drawn = edits.connect(drawn, both, "reconstruction_output_1")
    assert generator_of(write_program(drawn)) is None


def test_a_variational_network_decodes_random_numbers(tmp_path):
    predictor = _exported(tmp_path, variational_autoencoder(1, 8, 6))
    noise = torch.randn(3, 8, generator=torch.Generator().manual_seed(7))
    with predictor.lend() as whole:
        decoded = torch.sigmoid(whole.linear_5(torch.relu(whole.linear_4(noise)))).reshape(3, 1, 8, 6)
    pixels = (predictor.preparation.restore_pictures(decoded).clamp(0, 1) * 255).round().to(torch.uint8)
    assert np.array_equal(generate_pictures(predictor, 3, seed=7), pixels.numpy())


def test_the_onnx_file_of_a_variational_network_is_the_whole_of_it():
    whole = write_program(variational_autoencoder(1, 8, 6))
    assert answering(whole) is whole


def test_the_file_of_a_pair_still_holds_the_whole_network(tmp_path):
    _exported(tmp_path, generative_pair(1, 8, 6))
    assert run(tmp_path).count("[") == 5  # scores of two real and two generated samples


@pytest.mark.parametrize("draw", [autoencoder, variational_autoencoder])
def test_copies_of_pictures_are_those_of_the_program(draw, tmp_path):
    predictor = _exported(tmp_path, draw(1, 8, 6))
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (8, 6), np.uint8)).save(tmp_path / "a.png")
    answer = predictor.picture(tmp_path / "a.png")
    assert run(tmp_path, "--predict", "a.png", "--output", "made") == f"a.png: {answer.label}\n"
    assert np.array_equal(np.asarray(Image.open(tmp_path / "made" / "a.png")), answer.picture[0])


def test_a_copy_that_is_trained_as_logits_is_brought_between_0_and_1(tmp_path):
    drawn = chain(("image_input", {"channels": 1, "height": 8, "width": 6}), ("conv2d", {"filters": 1, "kernel": 3,
                  "padding": "same"}), ("reconstruction_output", {"loss": "bce"}))  # fmt: skip
    predictor = _exported(tmp_path, drawn)
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (8, 6), np.uint8)).save(tmp_path / "a.png")
    assert run(tmp_path, "--predict", "a.png") == f"a.png: {predictor.picture(tmp_path / 'a.png').label}\n"


def test_values_of_pictures_are_those_of_the_program(tmp_path):
    drawn = chain(("image_input", {"channels": 1, "height": 8, "width": 6}), "flatten", ("linear", {"units": 2}),
                  ("value_output", {"values": 2}))  # fmt: skip
    predictor = _exported(tmp_path, drawn)
    Image.new("L", (8, 6), 90).save(tmp_path / "a.png")
    assert run(tmp_path, "--predict", "a.png") == f"a.png: {predictor.picture(tmp_path / 'a.png').label}\n"


def test_a_class_may_not_be_called_as_the_generator():
    with pytest.raises(ModelLabError, match="cannot be the name"):
        source(small_cnn(), class_name="Generator")
