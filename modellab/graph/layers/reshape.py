"""Reshaping: the same numbers in another arrangement."""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.rules import refuse
from modellab.graph.layers.spec import Emitter, Inputs, LayerSpec, Outputs, Ref
from modellab.graph.shape import TensorType, product
from modellab.settings import Settings


def _flatten_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    value = inputs[0]
    if value.rank < 2:
        raise refuse(Text("(N, ...) with something to flatten"), value)
    return (TensorType((value.shape[0], product(value.features)), value.dtype, value.vocabulary),)


def _flatten_emit(emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return (emit.call("torch.flatten", refs[0], 1),)


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "flatten", "Flatten", "reshape",
        "Lays all numbers of a sample in one row. Needed between convolutions and linear layers.",
        _flatten_shape, emit=_flatten_emit, keywords=("vector", "row"),
    ),
)  # fmt: skip
