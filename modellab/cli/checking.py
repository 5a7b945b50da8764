"""``modellab check``: sizes, and everything that is wrong or unwise about the network."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from modellab.cli.codes import OK, REFUSED
from modellab.data.preparation import Preparation
from modellab.data.wiring import check_tokenizers
from modellab.errors import ModelLabError
from modellab.graph.check import Diagnostic
from modellab.graph.check import check as find_problems
from modellab.graph.graph import Graph
from modellab.graph.infer import Inference, infer, memory_bytes
from modellab.project.file import load
from modellab.project.running import preparation_config
from modellab.project.runs import RunRecord
from modellab.training.advice import advice


def check(options: argparse.Namespace) -> int:
    """Print sizes, everything that is wrong with the network, and what had better be changed before training."""
    project = load(options.project)
    inference = infer(project.graph)
    problems = find_problems(project.graph, inference)
    _print_layers(project.graph, inference, options.batch)
    _print_problems(problems)
    for finding in advice(project.graph, preparation_config(project)):
        print(f"warning: network: {finding.sentence}\n    remedy: {finding.remedy}")
    _print_runs(project.runs)
    return REFUSED if any(problem.severity == "error" for problem in problems) else OK


def _print_runs(runs: Iterable[RunRecord]) -> None:
    """Name the kept runs that can answer nothing."""
    for run in (run for run in runs if run.weights):
        try:
            check_tokenizers(run.graph, Preparation.from_json(run.preparation).texts)
        except ModelLabError as error:
            print(f"warning: {run.name}: {error.sentence}\n    remedy: {error.hint}")


def _print_layers(graph: Graph, inference: Inference, batch_size: int) -> None:
    for node_id, node in graph.nodes.items():
        known = inference.nodes[node_id]
        shape = ", ".join(map(str, known.outputs)) if known.outputs else "-"
        print(f"{node_id:24} {node.kind:24} {shape:22} {known.parameters:>12,}")
    memory = memory_bytes(inference, batch_size) / 2**20
    print(
        f"{len(graph.nodes)} layers, {inference.total_parameters:,} parameters, "
        f"{inference.total_flops / 1e6:.1f} M FLOPs per sample, batch {batch_size} needs {memory:.0f} MB"
    )


def _print_problems(problems: Iterable[Diagnostic]) -> None:
    for problem in problems:
        print(f"{problem.severity}: {problem.node or 'network'}: {problem.sentence}")
        for repair in problem.repairs:
            print(f"    repair: {repair.label}")
