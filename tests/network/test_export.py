"""A trained network as files."""

from __future__ import annotations

import importlib.util
import json
import zipfile

import pytest
import torch

from modellab.errors import ModelLabError
from modellab.network import export
from modellab.network.build import build
from modellab.network.preprocessing import Preprocessing
from modellab.network.weights import save_state
from tests.builders import small_cnn, tiny_mlp

STATE = save_state(build(tiny_mlp(), seed=1))
HAS_ONNX = not export.missing_onnx_packages()


def test_a_folder_gets_source_and_weights(tmp_path):
    written = export.export_python(tmp_path / "new", tiny_mlp(), STATE)
    assert [path.name for path in written] == ["network.py", "weights.safetensors"]
    assert (tmp_path / "new" / "weights.safetensors").read_bytes() == STATE


def test_a_file_gets_its_weights_beside_it(tmp_path):
    written = export.export_python(tmp_path / "mine.py", tiny_mlp(), STATE)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in written)
    assert "class Network" in (tmp_path / "mine.py").read_text()


def test_an_archive_holds_what_the_folder_would(tmp_path):
    export.export_python(tmp_path / "a.zip", tiny_mlp(), STATE)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == export.python_files(tiny_mlp(), STATE)


def test_the_same_network_gives_the_same_archive(tmp_path):
    for name in ("a.zip", "b.zip"):
        export.export_python(tmp_path / name, tiny_mlp(), STATE)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_preparation_of_pictures_goes_along():
    state = save_state(build(small_cnn()))
    preprocessing = Preprocessing(1, 28, 28, classes=tuple("0123456789"))
    files = export.python_files(small_cnn(), state, preprocessing=preprocessing)
    assert json.loads(files["preprocessing.json"])["classes"] == list("0123456789")
    assert b"def predict(" in files["network.py"]


def test_weights_of_another_network_are_refused(tmp_path):
    with pytest.raises(ModelLabError, match="another network"):
        export.export_python(tmp_path / "new", tiny_mlp(classes=9), STATE)
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(HAS_ONNX, reason="the ONNX packages are installed")
def test_missing_onnx_packages_are_named(tmp_path):
    with pytest.raises(ModelLabError, match=r"ONNX export needs .*pip install onnx"):
        export.export_onnx(tmp_path / "a.onnx", tiny_mlp(), STATE)


@pytest.mark.skipif(
    not HAS_ONNX or importlib.util.find_spec("onnxruntime") is None, reason="needs onnx and onnxruntime"
)
@pytest.mark.filterwarnings("ignore")
def test_an_onnx_file_answers_as_the_network_does_for_another_batch_size(tmp_path):
    onnxruntime = pytest.importorskip("onnxruntime")
    export.export_onnx(tmp_path / "a.onnx", tiny_mlp(), STATE)
    session, x = onnxruntime.InferenceSession(tmp_path / "a.onnx"), torch.rand(5, 4)
    (found,) = session.run(None, {session.get_inputs()[0].name: x.numpy()})
    assert torch.allclose(torch.from_numpy(found), build(tiny_mlp(), seed=1)(x), atol=1e-6)
