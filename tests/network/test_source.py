"""The written file: it runs without Model Lab, takes the same weights and reads pictures as the training did."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from modellab.data.preparation import PictureScale, Preparation
from modellab.data.samples import PictureFormat
from modellab.errors import ModelLabError
from modellab.graph.graph import Graph
from modellab.network import standalone_picture
from modellab.network.build import build
from modellab.network.preprocessing import Preprocessing
from modellab.network.source import source
from modellab.network.weights import save_state
from tests.builders import chain, graph, node, small_cnn, tiny_mlp

CLASSES = tuple("0123456789")


def _written(text: str) -> dict[str, object]:
    names: dict[str, object] = {"__name__": "written"}
    exec(compile(text, "network.py", "exec"), names)
    return names


def _named(drawn: Graph, id_: str, name: str) -> Graph:
    return replace(drawn, nodes={**drawn.nodes, id_: replace(drawn.nodes[id_], name=name)})


def _scale(**changes: object) -> PictureScale:
    form = PictureFormat(channels=1, height=28, width=28)
    return replace(PictureScale(form, (0.1307,), (0.3081,), "auto", has_dark_border=True), **changes)


def _preprocessing(scale: PictureScale) -> Preprocessing:
    found = Preprocessing.from_preparation(Preparation(scale).to_json(), CLASSES)
    assert found is not None
    return found


def test_the_written_class_takes_the_weights_of_the_built_network_and_gives_equal_outputs():
    built, written = build(small_cnn(), seed=1), _written(source(small_cnn()))["Network"]()
    written.load_state_dict(built.state_dict(), strict=True)
    x = torch.rand(3, 1, 28, 28)
    assert torch.equal(written(x), built(x))


def test_the_source_shows_names_and_shapes():
    text = source(_named(small_cnn(), "conv2d_1", "stem"))
    assert "self.conv2d_1 = nn.Conv2d(in_channels=1, out_channels=32, kernel_size=(3, 3))  # stem\n" in text
    assert "        x = torch.relu(self.conv2d_2(x))  # (N, 64, 11, 11)\n" in text


def test_settings_that_are_torchs_defaults_are_left_out():
    text = chain("text_input", ("embedding", {"dimension": 8}), "lstm", "reconstruction_output")
    assert "stride=" not in source(small_cnn()).replace("MaxPool2d(kernel_size=(2, 2), stride=", "")
    assert "nn.LSTM(input_size=8, hidden_size=64, batch_first=True)" in source(text)


def test_a_value_beside_the_main_road_keeps_its_own_name():
    drawn = chain(("table_input", {"features": 4}), ("linear", {"units": 4}), "add", "reconstruction_output")
    shortcut = replace(drawn, edges=(*drawn.edges, replace(drawn.edges[0], target="add_1")))
    assert "linear_1 = self.linear_1(x)  # (N, 4)\n        x = torch.add(x, linear_1)" in source(shortcut).replace(
        "torch.add(linear_1, x)", "torch.add(x, linear_1)"
    )


def test_values_of_a_wide_network_do_not_overwrite_each_other():
    nodes = [node("table_input_1", "table_input")]
    nodes += [node(name, "linear", units=4, activation="relu") for name in ("a", "a_v2", "a_v2_v2", "b")]
    nodes += [node("add_1", "add"), node("multiply_1", "multiply"), node("value_output_1", "value_output", values=4)]
    edges = [("table_input_1", name) for name in ("a", "a_v2", "a_v2_v2", "b")]
    edges += [(name, target) for name in ("a", "a_v2", "a_v2_v2") for target in ("add_1", "multiply_1")]
    drawn = graph(nodes, [*edges, ("b", "add_1"), ("multiply_1", "add_1"), ("add_1", "value_output_1")])
    built, written = build(drawn, seed=1), _written(source(drawn))["Network"]()
    written.load_state_dict(built.state_dict())
    x = torch.rand(3, 4)
    assert torch.equal(written(x), built(x))


@pytest.mark.parametrize("name", ["\nimport os\n", "a\rb", "a\u2028b", '"""', "\x0c x", "\u202e"])
def test_a_name_cannot_leave_its_comment(name):
    names = _written(source(_named(tiny_mlp(), "linear_1", name)))
    assert "os" not in names
    assert names["Network"]()(torch.rand(2, 4)).shape == (2, 3)


@pytest.mark.parametrize("name", ["", "a b", "class", "x(): pass\nclass y", "Tensor", "nn", "load_weights"])
def test_a_class_name_that_would_break_the_file_is_refused(name):
    with pytest.raises(ModelLabError):
        source(tiny_mlp(), class_name=name)


def test_frozen_layers_are_frozen_in_the_file():
    drawn = tiny_mlp()
    frozen = replace(drawn, nodes={**drawn.nodes, "linear_1": replace(drawn.nodes["linear_1"], is_frozen=True)})
    network = _written(source(frozen))["Network"]()
    assert [name for name, w in network.named_parameters() if w.requires_grad] == ["linear_2.weight", "linear_2.bias"]


def test_the_file_answers_to_a_picture_as_a_program_without_model_lab(tmp_path):
    network, scale = build(small_cnn(), seed=4).eval(), _scale()
    (tmp_path / "network.py").write_text(source(small_cnn(), preprocessing=_preprocessing(scale)))
    (tmp_path / "weights.safetensors").write_bytes(save_state(network))
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 256, (40, 31, 3), np.uint8))
    picture.save(tmp_path / "a.png")
    run = [sys.executable, "-I", "network.py", "--predict", "a.png"]
    said = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True).stdout
    with torch.inference_mode():
        best = network(Preparation(scale).read_picture(picture).tensor).softmax(1)[0].max(0)
    assert said == f"a.png: {CLASSES[best.indices]} {best.values.item():.1%}\n"


def test_without_weights_the_program_says_that_it_is_untrained(tmp_path):
    (tmp_path / "network.py").write_text(source(tiny_mlp()))
    run = [sys.executable, "-I", "network.py"]
    said = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True).stdout
    assert "untrained" in said


def test_a_file_whose_classes_do_not_fit_the_network_has_no_predict():
    assert "def predict" not in source(small_cnn(classes=3), preprocessing=_preprocessing(_scale()))


def _pictures() -> dict[str, Image.Image]:
    draw = np.random.default_rng(1)
    colour = Image.fromarray(draw.integers(0, 256, (37, 50, 3), np.uint8))
    bright = Image.fromarray(draw.integers(180, 256, (20, 30), np.uint8))
    alpha = Image.fromarray(draw.integers(0, 256, (9, 12, 4), np.uint8))
    deep = Image.fromarray(draw.integers(0, 65536, (41, 28)).astype(np.uint16))
    palette = colour.convert("P")
    palette.info["transparency"] = 3
    return {
        "colour": colour, "bright": bright, "dark": Image.new("L", (28, 28), 7), "alpha": alpha, "deep": deep,
        "int": deep.convert("I"), "float": Image.fromarray(draw.random((30, 30), np.float32) * 300),
        "two": bright.convert("1"), "grey alpha": alpha.convert("LA"), "palette": palette,
        "cmyk": colour.convert("CMYK"), "large": colour.resize((400, 300)), "tall": colour.resize((3, 200)),
    }  # fmt: skip


@pytest.mark.parametrize("kind", list(_pictures()))
@pytest.mark.parametrize("resize", ["crop", "stretch", "pad"])
@pytest.mark.parametrize("channels", [1, 3])
def test_exported_code_reads_a_picture_as_the_training_did(kind, resize, channels, tmp_path, monkeypatch):
    monkeypatch.setattr(standalone_picture.Image, "open", lambda _path: _pictures()[kind])
    form = PictureFormat(channels, height=28, width=20, resize=resize)
    mean, std = (0.1, 0.4, 0.7)[:channels], (0.3, 0.2, 0.5)[:channels]
    scale = _scale(form=form, mean=mean, std=std, has_dark_border=channels == 1)
    ours = standalone_picture.read_picture(tmp_path, _preprocessing(scale).to_json())
    assert torch.equal(ours, Preparation(scale).read_picture(_pictures()[kind]).tensor)


@pytest.mark.parametrize("invert", ["never", "always"])
def test_exported_code_inverts_as_the_settings_say(invert, tmp_path):
    _pictures()["colour"].save(tmp_path / "a.png")
    scale = _scale(invert=invert)
    ours = standalone_picture.read_picture(tmp_path / "a.png", _preprocessing(scale).to_json())
    assert torch.equal(ours, Preparation(scale).read_picture(tmp_path / "a.png").tensor)


def test_a_table_has_no_preprocessing_of_pictures():
    assert Preprocessing.from_preparation(Preparation().to_json()) is None


@pytest.mark.parametrize(
    "change",
    [{"mean": []}, {"mean": ["a"]}, {"std": [0.0]}, {"std": [math.inf]}, {"invert": "evil()"}, {"form": {}},
     {"form": {"channels": 1, "height": "28", "width": 28}}, {"form": {"channels": 1, "height": 28}}],
)  # fmt: skip
def test_a_damaged_preparation_is_refused(change):
    saved = Preparation(_scale()).to_json()
    with pytest.raises(ModelLabError, match="damaged"):
        Preprocessing.from_preparation({"picture": {**saved["picture"], **change}})
