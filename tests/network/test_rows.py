"""One harness for all rows of the layer table: inferred = built = written."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import torch

from modellab.graph.infer import infer
from modellab.network.build import build
from modellab.network.program import write_program
from modellab.network.source import source
from tests.network.cases import LENGTH, row_cases, sample

CASES = row_cases()
every_row = pytest.mark.parametrize("case", list(CASES))

# Runs the written sources where Model Lab cannot be imported, as they must run elsewhere.
_RUN_SOURCES = """
import json, sys, torch
sys.modules["modellab"] = None
folder, found = sys.argv[1], {}
for case in json.load(open(folder + "/cases.json")):
    stored = torch.load(f"{folder}/{case['number']}.pt", weights_only=True)
    try:
        names = {"__name__": "written"}
        exec(compile(case["source"], case["name"], "exec"), names)
        network = names["Network"]().eval()
        network.load_state_dict(stored["state"], strict=True)
        with torch.inference_mode():
            found[case["name"]] = bool(torch.equal(network(*stored["inputs"]), stored["output"]))
    except Exception as error:
        found[case["name"]] = f"{type(error).__name__}: {error}"
json.dump(found, open(folder + "/found.json", "w"))
"""


@pytest.fixture(scope="module")
def written_equals_built(tmp_path_factory):
    """What became of each case when its source ran in a process of its own: True, False or an error."""
    folder = tmp_path_factory.mktemp("sources")
    listed = []
    for number, (name, graph) in enumerate(CASES.items()):
        network, inputs = build(graph, seed=number).eval(), sample(write_program(graph))
        with torch.inference_mode():
            stored = {"state": network.state_dict(), "inputs": list(inputs), "output": network(*inputs)}
        torch.save(stored, folder / f"{number}.pt")
        listed.append({"number": number, "name": name, "source": source(graph)})
    (folder / "cases.json").write_text(json.dumps(listed))
    subprocess.run([sys.executable, "-c", _RUN_SOURCES, str(folder)], check=True, timeout=240, cwd=folder)
    return json.loads((folder / "found.json").read_text())


@every_row
def test_the_source_of_a_row_gives_equal_outputs_and_takes_the_same_weights(case, written_equals_built):
    assert written_equals_built[case] is True


@every_row
def test_a_built_row_has_the_parameters_that_were_inferred(case):
    network = build(CASES[case], seed=0)
    assert sum(weight.numel() for weight in network.parameters()) == infer(CASES[case]).total_parameters


@every_row
def test_a_built_row_gives_the_shape_that_was_inferred(case):
    program = write_program(CASES[case])
    output = build(CASES[case], seed=0)(*sample(program, batch=3))
    shape = program.outputs[0].type.shape
    assert len(output.shape) == len(shape)
    for size, dim in zip(output.shape, shape, strict=True):
        assert size == (dim if isinstance(dim, int) else {"N": 3, "T": LENGTH}.get(dim, size))


@every_row
def test_a_row_takes_its_weights_from_its_own_generator(case):
    before = torch.get_rng_state()
    first, second = build(CASES[case], seed=7).state_dict(), build(CASES[case], seed=7).state_dict()
    assert torch.equal(torch.get_rng_state(), before)
    assert all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("case", [name for name, graph in CASES.items() if infer(graph).total_parameters])
def test_gradients_reach_every_weight_of_a_row(case):
    network = build(CASES[case], seed=0)
    network(*sample(write_program(CASES[case]))).square().sum().backward()
    assert [name for name, weight in network.named_parameters() if weight.grad is None] == []
