"""Merging: several ways become one."""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.rules import refuse, require_float
from modellab.graph.layers.spec import (
    EmitRule,
    Emitter,
    Inputs,
    InsertBefore,
    LayerSpec,
    Outputs,
    Port,
    Ref,
    Repair,
    ShapeProblem,
)
from modellab.graph.shape import Dim, TensorType, add
from modellab.settings import Choice, Setting, Settings

_MANY = (Port("in", takes_many=True),)


def _several(inputs: Inputs) -> Inputs:
    if len(inputs) < 2:
        raise ShapeProblem(Text("two edges or more"), Text("one edge"))
    for value in inputs:
        require_float(Text("float numbers of one shape"), value)
    return inputs


def _add_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    first = _several(inputs)[0]
    for index, value in enumerate(inputs):
        if value.shape != first.shape:
            raise refuse(Text("{shape} from every edge", shape=str(first)), value, *_projections(first, value, index))
    return (first,)


def _projections(first: TensorType, value: TensorType, index: int) -> tuple[Repair, ...]:
    """Suggest a layer that brings the odd one to the channels of the first, if nothing else differs."""
    if value.rank == 4 and first.rank == 4 and isinstance(first.shape[1], int):
        label = Text("Insert 1×1 Conv 2-D with {filters} filters", filters=first.shape[1])
        return (InsertBefore("conv2d", {"filters": first.shape[1], "kernel": (1, 1)}, label, index),)
    if value.rank == first.rank and value.rank in (2, 3) and isinstance(first.shape[-1], int):
        label = Text("Insert Linear {units}", units=first.shape[-1])
        return (InsertBefore("linear", {"units": first.shape[-1]}, label, index),)
    return ()


def _multiply_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    first = _several(inputs)[0]
    shape = first.shape
    for value in inputs[1:]:
        if value.rank != first.rank or not all(a == b or 1 in (a, b) for a, b in zip(shape, value.shape, strict=True)):
            raise refuse(Text("{shape} from every edge, or 1 in place of a size", shape=str(first)), value)
        shape = tuple(b if a == 1 else a for a, b in zip(shape, value.shape, strict=True))
    return (TensorType(shape),)


def _axis(settings: Settings, value: TensorType) -> int:
    return 1 if settings.text("axis") == "channels" else value.rank - 1


def _concatenate_shape(settings: Settings, inputs: Inputs) -> Outputs:
    first = _several(inputs)[0]
    axis = _axis(settings, first)
    expected = Text("{shape} from every edge, but for the joined size", shape=str(first))
    joined: list[Dim] = []
    for value in inputs:
        if value.rank != first.rank or _without(value, axis) != _without(first, axis):
            raise refuse(expected, value)
        joined.append(value.shape[axis])
    return (TensorType((*first.shape[:axis], add(joined), *first.shape[axis + 1 :])),)


def _without(value: TensorType, axis: int) -> tuple[Dim, ...]:
    return (*value.shape[:axis], *value.shape[axis + 1 :])


def _fold(function: str) -> EmitRule:
    """Return the rule that joins all inputs pair by pair."""

    def emit(emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        result = refs[0]
        for ref in refs[1:]:
            result = emit.call(function, result, ref)
        return (result,)

    return emit


def _concatenate_emit(emit: Emitter, settings: Settings, inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return (emit.call("torch.cat", list(refs), _axis(settings, inputs[0])),)


def _along(settings: Settings) -> str:
    return Text("along channels") if settings.text("axis") == "channels" else Text("along features")


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "add", "Add", "merge",
        "Adds results of the same shape, number by number. Makes residual connections.",
        _add_shape, emit=_fold("torch.add"), inputs=_MANY, keywords=("residual", "sum", "skip"),
    ),
    LayerSpec(
        "multiply", "Multiply", "merge",
        "Multiplies results number by number; a size of 1 is stretched. Makes gates and attention over channels.",
        _multiply_shape, emit=_fold("torch.mul"), inputs=_MANY, keywords=("gate", "product", "scale"),
    ),
    LayerSpec(
        "concatenate", "Concatenate", "merge",
        "Puts results next to each other. All sizes but the joined one must agree.",
        _concatenate_shape, emit=_concatenate_emit, inputs=_MANY, summary=_along,
        settings=(
            Setting("axis", "Along", "choice", "channels", help="Which dimension grows.",
                    choices=(Choice("channels", "first (channels)"), Choice("features", "last (features)"))),
        ),
        keywords=("join", "skip", "stack"),
    ),
)  # fmt: skip
