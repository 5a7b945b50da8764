"""Every row of the layer table as a small network, with its default settings and with each other choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import torch
from torch import Tensor

from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.infer import infer
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.layers.table import LAYERS
from modellab.graph.shape import TensorType
from modellab.network.program import Program
from tests.builders import node

LENGTH = 5
_IMAGE = node("image_input_1", "image_input", channels=4, height=8, width=8)
_TABLE = node("table_input_1", "table_input", features=8)
_TEXT = node("text_input_1", "text_input", vocabulary=11)
_FIXED_TEXT = node("text_input_1", "text_input", vocabulary=11, length=6)
_EMBEDDING = node("embedding_9", "embedding", dimension=8)
_COLOUR = node("image_input_1", "image_input", channels=3, height=65, width=63)
_STARTS = [(_IMAGE,), (_COLOUR,), (_TABLE,), (_TEXT, _EMBEDDING), (_FIXED_TEXT, _EMBEDDING), (_TEXT,)]
_TRIED = {"architecture": ("resnet18", "squeezenet1_1", "shufflenet_v2_x0_5")}
"""Choices that stand for all, where there are many."""
_SMALL = {"vocabulary": 11, "features": 8, "filters": 4, "units": 4, "hidden": 4, "heads": 2, "groups": 2}


def row_cases() -> dict[str, Graph]:
    """Networks by name: ``conv2d``, ``conv2d padding=same`` ..."""
    return {name: graph for spec in LAYERS.values() if spec.role == "layer" for name, graph in _cases(spec)}


def _cases(spec: LayerSpec) -> Iterator[tuple[str, Graph]]:
    small = {name: value for name, value in _SMALL.items() if _has(spec, name)}
    base = node("middle_1", spec.kind, **small)
    graph = _first_that_fits(base, spec)
    assert graph is not None, f"no input of the harness fits {spec.kind}"
    yield spec.kind, graph
    for setting in spec.settings:
        every = [choice.value for choice in setting.choices] if setting.type == "choice" else [True, False]
        values = _TRIED.get(setting.name, every)
        for value in values if setting.type in ("choice", "bool") else ():
            if value != setting.default:
                changed = replace(base, settings=base.settings.replace(**{setting.name: value}))
                other = _first_that_fits(changed, spec)
                if other is not None:
                    yield f"{spec.kind} {setting.name}={value}", other


def _has(spec: LayerSpec, name: str) -> bool:
    return any(setting.name == name for setting in spec.settings)


def _first_that_fits(middle: Node, spec: LayerSpec) -> Graph | None:
    for start in _STARTS:
        graph = _whole(start, middle, spec)
        if all(result.outputs is not None for result in infer(graph).nodes.values()):
            return graph
    return None


def _whole(start: tuple[Node, ...], middle: Node, spec: LayerSpec) -> Graph:
    end = node("reconstruction_output_1", "reconstruction_output")
    edges = [Edge(a.id, b.id) for a, b in pairwise(start)]
    for port in spec.inputs:
        if not port.is_optional:
            edges += [Edge(start[-1].id, middle.id, "out", port.name)] * (2 if port.takes_many else 1)
    edges.append(Edge(middle.id, end.id, spec.outputs[0].name))
    return Graph({n.id: n for n in (*start, middle, end)}, tuple(edges))


def sample(program: Program, *, batch: int = 2) -> tuple[Tensor, ...]:
    """Random input for a program, always the same."""
    generator = torch.Generator().manual_seed(0)
    return tuple(_sample(slot.type, batch, generator) for slot in program.inputs)


def _sample(kind: TensorType, batch: int, generator: torch.Generator) -> Tensor:
    shape = [batch, *(dim if isinstance(dim, int) else LENGTH for dim in kind.features)]
    if kind.dtype == "int":
        return torch.randint(kind.vocabulary or 2, shape, generator=generator)
    return torch.rand(shape, generator=generator)
