"""Weights as bytes and from files, and carried from one network to another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch
from torch import nn

from modellab.errors import ModelLabError
from modellab.network.build import build
from modellab.network.weights import load_state, read_state, read_weights_file, save_state, take_over
from tests.builders import chain, node, small_cnn, tiny_mlp

WIDE = tiny_mlp(classes=5)


class _Malice:
    """Would run a command when unpickled by an ordinary reader."""

    def __reduce__(self):
        return (print, ("malice ran",))


def _equal(one: nn.Module, other: nn.Module) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True))


def _file(header: object, content: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + content


def test_saved_weights_come_back_equal():
    one, other = build(small_cnn(), seed=1), build(small_cnn(), seed=2)
    load_state(other, save_state(one))
    assert _equal(one, other)


def test_the_same_weights_give_the_same_bytes():
    assert save_state(build(small_cnn(), seed=1)) == save_state(build(small_cnn(), seed=1))


def test_tied_weights_are_saved():
    network = build(chain(("table_input", {}), ("linear", {"units": 4}), ("linear", {"units": 4}),
                          "reconstruction_output"))  # fmt: skip
    network.get_submodule("linear_2").weight = network.get_submodule("linear_1").weight
    assert set(read_state(save_state(network))) == set(network.state_dict())


def test_weights_of_another_network_are_refused_and_nothing_changes():
    network = build(tiny_mlp(), seed=1)
    with pytest.raises(ModelLabError, match=r'"linear_2\.(weight|bias)": expected'):
        load_state(network, save_state(build(WIDE)))
    assert _equal(network, build(tiny_mlp(), seed=1))


def test_every_truncation_is_refused():
    data = save_state(build(tiny_mlp()))
    for length in range(0, len(data), 7):
        with pytest.raises(ModelLabError, match="damaged"):
            read_state(data[:length])


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff" * 8, _file(b"[]"), _file(b"{"), _file(b"[" * 100_000), _file({"a": 1}), _file({}, b"rest"),
        _file({"a": {"dtype": "F32", "shape": [2**62, 2**62], "data_offsets": [0, 4]}}, b"1234"),
        _file({"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, -4]}}),
        _file({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]},
               "b": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}, b"1234"),
        _file({"a": {"dtype": "F32", "shape": [True], "data_offsets": [0, 4]}}, b"1234"),
        _file({"a": {"dtype": "PY", "shape": [1], "data_offsets": [0, 4]}}, b"1234"),
    ],
)  # fmt: skip
def test_a_file_that_contradicts_itself_is_refused(data):
    with pytest.raises(ModelLabError, match="damaged"):
        read_state(data)


def test_a_safetensors_file_is_read(tmp_path):
    network = build(tiny_mlp(), seed=1)
    (tmp_path / "w.safetensors").write_bytes(save_state(network))
    assert read_weights_file(tmp_path / "w.safetensors").keys() == network.state_dict().keys()


def test_a_torch_file_is_read_by_a_child_process(tmp_path):
    network = build(tiny_mlp(), seed=1)
    torch.save({"epoch": 3, "state_dict": network.state_dict()}, tmp_path / "w.pt")
    found = read_weights_file(tmp_path / "w.pt")
    assert all(torch.equal(found[name], tensor) for name, tensor in network.state_dict().items())


def test_a_malicious_torch_file_is_refused_and_nothing_in_it_runs(tmp_path, capfd):
    torch.save({"weight": torch.zeros(2), "more": _Malice()}, tmp_path / "w.pt")
    with pytest.raises(ModelLabError, match="more than weights"):
        read_weights_file(tmp_path / "w.pt")
    assert "malice ran" not in capfd.readouterr().out


def test_a_torch_file_that_would_grow_without_end_is_refused(tmp_path):
    torch.save({"weight": torch.zeros(1).expand(10**12)}, tmp_path / "w.pt")
    with pytest.raises(ModelLabError, match="larger than the file"):
        read_weights_file(tmp_path / "w.pt")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"\x80\x04."])
def test_a_damaged_torch_file_is_refused(data, tmp_path):
    (tmp_path / "w.pth").write_bytes(data)
    with pytest.raises(ModelLabError, match="was not read"):
        read_weights_file(tmp_path / "w.pth")


def test_a_reader_that_takes_too_long_is_ended(tmp_path):
    torch.save({"weight": torch.zeros(2)}, tmp_path / "w.pt")
    with pytest.raises(ModelLabError, match="too long"):
        read_weights_file(tmp_path / "w.pt", timeout_s=0.01)


@pytest.mark.parametrize("name", ["w.txt", "w"])
def test_a_file_of_another_kind_is_refused(name, tmp_path):
    with pytest.raises(ModelLabError, match="safetensors"):
        read_weights_file(tmp_path / name)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ModelLabError):
        read_weights_file(tmp_path / "w.safetensors")


def test_an_edited_network_takes_over_what_it_still_shares():
    old, new = build(tiny_mlp(), seed=1), build(WIDE, seed=2)
    report = take_over(old.state_dict(), new)
    assert (report.same, report.matched, report.fresh, report.unused) == (
        ("linear_1",),
        (),
        ("linear_2",),
        ("linear_2",),
    )
    assert torch.equal(new.get_parameter("linear_1.weight"), old.get_parameter("linear_1.weight"))


def test_a_layer_under_another_name_is_found_by_its_shapes():
    drawn = tiny_mlp()
    renamed = {("wide" if k == "linear_1" else k): replace(n, id="wide") if k == "linear_1" else n
               for k, n in drawn.nodes.items()}  # fmt: skip
    edges = tuple(
        replace(e, source=e.source.replace("linear_1", "wide"), target=e.target.replace("linear_1", "wide"))
        for e in drawn.edges
    )
    old, new = build(drawn, seed=1), build(replace(drawn, nodes=renamed, edges=edges), seed=2)
    assert take_over(old.state_dict(), new).matched == (("wide", "linear_1"),)
    assert torch.equal(new.get_parameter("wide.bias"), old.get_parameter("linear_1.bias"))


def test_layers_of_a_foreign_network_are_found_inside_its_parts():
    foreign = nn.Module()
    foreign.classifier = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
    report = take_over(foreign.state_dict(), build(tiny_mlp()))
    assert report.matched == (("linear_1", "classifier.0"), ("linear_2", "classifier.2"))


def test_two_layers_of_one_shape_take_two_different_ones():
    drawn = chain(("table_input", {"features": 4}), ("linear", {"units": 4}), ("linear", {"units": 4}),
                  "reconstruction_output")  # fmt: skip
    foreign = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 4))
    network = build(drawn)
    take_over(foreign.state_dict(), network)
    assert torch.equal(network.get_parameter("linear_2.weight"), foreign[1].weight)


def test_names_alone_decide_where_shapes_must_not():
    foreign = nn.Sequential(nn.Linear(4, 8))
    report = take_over(foreign.state_dict(), build(tiny_mlp()), by_shape=False)
    assert (report.matched, report.fresh) == ((), ("linear_1", "linear_2"))


def test_a_layer_of_many_parts_is_taken_over_whole():
    drawn = chain("text_input", ("embedding", {"dimension": 8}), ("transformer_encoder", {"heads": 2, "hidden": 4}),
                  "reconstruction_output")  # fmt: skip
    old, new = build(drawn, seed=1), build(drawn, seed=2)
    assert take_over(old.state_dict(), new).same == ("embedding_1", "transformer_encoder_1")
    assert _equal(old, new)


def test_a_second_head_does_not_lose_what_was_learned():
    drawn = tiny_mlp()
    nodes = {**drawn.nodes, "linear_9": node("linear_9", "linear", units=3)}
    edges = (*drawn.edges[:-1], replace(drawn.edges[-1], target="linear_9", target_port="in"),
             replace(drawn.edges[-1], source="linear_9"))  # fmt: skip
    report = take_over(build(drawn).state_dict(), build(replace(drawn, nodes=nodes, edges=edges)))
    assert (report.same, report.fresh) == (("linear_1", "linear_2"), ("linear_9",))
