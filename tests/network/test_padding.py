"""A text that is filled up with zeros gives the answer that it gives without them."""

from __future__ import annotations

import pytest
import torch

from modellab.network.build import build
from modellab.network.export import missing_onnx_packages
from modellab.network.source import source
from tests.builders import chain

EMBED = ("embedding", {"dimension": 8})
ONE = ("linear", {"units": 2})
MEAN, LAST = "mean_over_time", "last_step"
BOTH = {"units": 6, "bidirectional": True, "layers": 2}
ENCODER = {"heads": 2, "hidden": 16, "layers": 2, "dropout": 0.0}

TURNED = ("permute", {"order": "2, 1"})
SAME = {"filters": 6, "kernel": 3, "padding": "same", "activation": "relu"}

READERS = {
    "lstm": [("lstm", {"units": 6})],
    "deep lstm": [("lstm", {"units": 6, "layers": 2})],
    "gru": [("gru", {"units": 6})],
    "rnn": [("rnn", {"units": 6, "nonlinearity": "relu"})],
    **{f"{kind} both ways": [(kind, BOTH)] for kind in ("lstm", "gru", "rnn")},
    "both ways without bias": [("lstm", {**BOTH, "bias": False})],
    "both ways, every step": [("lstm", {**BOTH, "result": "sequence"}), MEAN],
    "last step": [("gru", {"units": 6, "result": "sequence"}), LAST],
    "mean": [("linear", {"units": 5, "activation": "relu"}), MEAN],
    "attention": ["positional_encoding", ("multihead_attention", {"heads": 2}), MEAN],
    "causal attention": [("multihead_attention", {"heads": 2, "causal": True}), LAST],
    "encoder": ["positional_encoding", ("transformer_encoder", ENCODER), MEAN],
    "encoder, norm first": [("transformer_encoder", {**ENCODER, "norm_first": True}), MEAN],
    "causal encoder": [("transformer_encoder", {**ENCODER, "causal": True}), LAST],
    "convolutions, largest": [
        TURNED,
        ("conv1d", SAME),
        ("conv1d", {**SAME, "kernel": 4, "stride": 2}),
        ("global_max_pool", {"keep": True}),
        "flatten",
    ],
    "wide convolution, mean": [
        TURNED,
        ("conv1d", {**SAME, "padding": "custom", "pad": (3,)}),
        "max_pool1d",
        "global_avg_pool",
    ],
    "convolution and back": [TURNED, ("conv1d", SAME), TURNED, MEAN],
}
every_reader = pytest.mark.parametrize("name", list(READERS))


def _drawn(name, length=None):
    start = ("text_input", {"vocabulary": 20, "length": length})
    return chain(start, EMBED, *READERS[name], ONE, ("class_output", {"classes": 2}))


def _texts():
    """Three texts of 3, 5 and 1 tokens, filled up to 5."""
    return torch.tensor([[4, 9, 2, 0, 0], [7, 1, 3, 3, 8], [5, 0, 0, 0, 0]])


@every_reader
@pytest.mark.parametrize("is_training", [False, True])
def test_a_text_padded_to_any_length_gives_the_same_answer(name, is_training):
    network, texts = build(_drawn(name), seed=1).train(is_training), _texts()
    longer = torch.nn.functional.pad(texts, (0, 9))
    with torch.set_grad_enabled(is_training):
        alone = torch.cat([network(text[None, : (text > 0).sum()]) for text in texts])
        together, padded = network(texts), network(longer)
    assert torch.allclose(together, alone, atol=1e-5) and torch.allclose(padded, alone, atol=1e-5)


@every_reader
def test_the_written_source_leaves_the_padding_out_as_well(name):
    names = {"__name__": "written"}
    exec(compile(source(_drawn(name)), "network.py", "exec"), names)
    network, written = build(_drawn(name), seed=2).eval(), names["Network"]().eval()
    written.load_state_dict(network.state_dict(), strict=True)
    with torch.inference_mode():
        assert torch.equal(written(_texts()), network(_texts()))


@every_reader
def test_a_text_of_padding_alone_gives_numbers(name):
    with torch.inference_mode():
        assert build(_drawn(name), seed=3).eval()(torch.zeros(2, 4, dtype=torch.int64)).isfinite().all()


@every_reader
@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(bool(missing_onnx_packages()), reason="needs onnx and onnxscript")
def test_onnx_leaves_the_padding_out_as_well(name, tmp_path):
    onnxruntime = pytest.importorskip("onnxruntime")
    from modellab.network.export import export_onnx
    from modellab.network.weights import save_state

    drawn = _drawn(name, length=5)
    network = build(drawn, seed=2).eval()
    export_onnx(tmp_path / "a.onnx", drawn, save_state(network))
    session = onnxruntime.InferenceSession(tmp_path / "a.onnx")
    (found,) = session.run(None, {session.get_inputs()[0].name: _texts().numpy()})
    with torch.inference_mode():
        assert torch.allclose(torch.from_numpy(found), network(_texts()), atol=1e-4)
