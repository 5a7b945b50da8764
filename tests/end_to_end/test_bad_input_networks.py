"""Networks that cannot be trained: circles, missing parts, more than the machine has, losses that explode."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.errors import ModelLabError, Text
from modellab.graph import edits
from modellab.graph.document import from_json, to_json
from modellab.graph.graph import Edge, Graph
from modellab.project import plainjson
from modellab.project.file import load, save
from modellab.project.samples import build_sample
from modellab.training import hardware
from modellab.training.recipe_rows import change_recipe
from tests.desktop import trained
from tests.end_to_end.conftest import Command, Told
from tests.project.projects import forge, members_of, project_bytes
from tests.training.samples import class_table, plan, train

DIGITS = build_sample("digits").graph


def circle() -> Graph:
    kept = tuple(edge for edge in DIGITS.edges if edge.target != "conv2d_1")
    return Graph(DIGITS.nodes, (*kept, Edge("max_pool2d_1", "conv2d_1")))


def no_output() -> Graph:
    return edits.remove(DIGITS, ["class_output_1"])


def no_input() -> Graph:
    return edits.remove(DIGITS, ["image_input_1"])


def nothing() -> Graph:
    return Graph({})


def ten_terabytes() -> Graph:
    return edits.configure(DIGITS, ["linear_1"], {"units": 1_000_000_000})


BAD_GRAPHS = {
    circle: "in a circle",
    no_output: "has no output",
    no_input: "has no input",
    nothing: "has no input",
    ten_terabytes: "GB",
}


@pytest.mark.parametrize("make", BAD_GRAPHS)
def test_a_bad_network_is_refused_by_the_command_line(command: Command, tmp_path: Path, make) -> None:
    save(replace(build_sample("digits"), graph=make()), tmp_path / "a.mlab")
    before = (tmp_path / "a.mlab").read_bytes()
    assert BAD_GRAPHS[make] in command("train", "a.mlab").sentence
    assert (tmp_path / "a.mlab").read_bytes() == before


@pytest.mark.parametrize("make", [circle, no_output, no_input, nothing])
def test_check_says_what_is_wrong_with_a_bad_network(command: Command, tmp_path: Path, make) -> None:
    save(replace(build_sample("digits"), graph=make()), tmp_path / "a.mlab")
    done = command("check", "a.mlab")
    assert done.code == 2
    assert BAD_GRAPHS[make] in done.out


@pytest.mark.parametrize("make", BAD_GRAPHS)
def test_a_bad_network_is_one_message_in_the_window(session: Session, told: Told, make) -> None:
    graph = make()
    session.edit(lambda _graph: graph, Text("Spoil"))
    session.start(session.training.start())
    assert BAD_GRAPHS[make] in told()
    assert session.training.state == "idle"
    assert session.graph is graph
    session.undo()
    assert session.diagnostics == ()


def test_an_edge_that_closes_a_circle_is_refused_in_the_window(window: Window, session: Session, told: Told) -> None:
    session.edit(lambda graph: edits.connect(graph, "max_pool2d_1", "conv2d_1"), Text("Connect"))
    assert "circle" in told()
    assert session.graph == DIGITS


def test_a_second_edge_on_a_port_takes_the_place_of_the_first(session: Session) -> None:
    session.edit(lambda graph: edits.connect(graph, "image_input_1", "conv2d_2"), Text("Connect"))
    assert [edge.source for edge in session.graph.edges if edge.target == "conv2d_2"] == ["image_input_1"]


def test_two_edges_on_one_port_in_a_file_are_one_sentence(command: Command, tmp_path: Path) -> None:
    members = members_of(project_bytes(build_sample("digits")))
    graph = plainjson.load_object(members["graph.json"])
    graph["edges"].append([word.replace("conv2d_1", "conv2d_2") for word in graph["edges"][0]])
    (tmp_path / "a.mlab").write_bytes(forge({**members, "graph.json": plainjson.dumps(graph)}))
    assert "two edges end at the same input" in command("train", "a.mlab").sentence


def test_more_units_than_any_machine_has_are_refused_at_once() -> None:
    start = time.perf_counter()
    with pytest.raises(ModelLabError, match="from 1 to"):
        edits.configure(DIGITS, ["linear_1"], {"units": 2**40})
    assert time.perf_counter() - start < 0.1
    assert from_json(*to_json(DIGITS)) == DIGITS


@pytest.mark.parametrize(("size", "hint"), [(10_000, "Try a batch size of"), (1, "Make the largest layers smaller")])
def test_a_batch_that_does_not_fit_into_the_memory_is_refused(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, hint: str
) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    monkeypatch.setattr(hardware, "total_memory", lambda: 10_000_000 if size > 1 else 1_000_000)
    done = command("train", "a.mlab", "--set", f"batch_size={size}")
    assert "GB of memory" in done.sentence
    assert hint in done.sentence
    assert "epoch" not in done.err


def test_the_batch_size_that_is_offered_fits(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    monkeypatch.setattr(hardware, "total_memory", lambda: 10_000_000)
    hint = command("train", "a.mlab", "--set", "batch_size=10000").sentence
    offered = hint.split("batch size of ")[2].split()[0]
    assert command("train", "a.mlab", "--epochs", 1, "--set", f"batch_size={offered}").code == 0


FULL = [
    torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB"),
    RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory"),
    MemoryError(),
]


@pytest.fixture(params=FULL, ids=["CUDA", "CPU", "Python"])
def full(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory that is used up inside the forward pass of a layer, from the tenth time on."""
    forward, calls = torch.nn.Linear.forward, []

    def forward_until_full(self, x):
        calls.append(1)
        if len(calls) > 10:
            raise request.param
        return forward(self, x)

    monkeypatch.setattr(torch.nn.Linear, "forward", forward_until_full)


@pytest.mark.usefixtures("full")
def test_memory_that_runs_out_inside_a_layer_is_a_sentence() -> None:
    result = train(plan(batch_size=16), class_table())
    assert result.reason == "failed"
    assert "memory of the device is not enough" in result.error
    assert "batch size of 8 instead of 16" in result.hint


@pytest.mark.usefixtures("full")
def test_memory_that_runs_out_is_one_sentence_on_the_command_line(command: Command, tmp_path: Path) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    assert "memory of the device is not enough" in command("train", "a.mlab").sentence
    assert load(tmp_path / "a.mlab").graph == DIGITS


@pytest.mark.usefixtures("full")
def test_memory_that_runs_out_is_one_message_in_the_window(session: Session, told: Told) -> None:
    session.start(session.training.start())
    assert "memory of the device is not enough" in told()
    assert session.training.state == "idle"
    assert session.graph == DIGITS


@pytest.fixture
def exploding(tmp_path: Path) -> Path:
    """A regression whose loss grows without end: SGD with the largest learning rate, data not standardised."""
    project = trained.houses(tmp_path)
    recipe = change_recipe(project.recipe, optimizer="sgd", epochs=50)
    recipe = change_recipe(recipe, learning_rate=100.0)
    save(replace(project, recipe=recipe), tmp_path / "a.mlab")
    return tmp_path / "a.mlab"


def test_a_loss_that_explodes_is_one_sentence_and_keeps_the_runs_before(command: Command, exploding: Path) -> None:
    before = load(exploding).runs
    assert "infinite or not a number" in command("train", exploding).sentence
    assert load(exploding).runs[: len(before)] == before


def test_a_loss_that_explodes_is_one_message_in_the_window(
    session: Session, told: Told, exploding: Path, finish, qtbot: QtBot
) -> None:
    finish(session.files.open(exploding))
    before = session.project.runs
    session.start(session.training.start())
    assert "infinite or not a number" in told()
    assert session.project.runs[: len(before)] == before
    assert session.answers.can_answer


def test_a_learning_rate_beyond_all_reason_is_refused(command: Command, tmp_path: Path) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    done = command("train", "a.mlab", "--set", "optimizer=sgd", "--set", "learning_rate=1e30")
    assert "expected a number from 0 to 100. Received 1e+30" in done.sentence
