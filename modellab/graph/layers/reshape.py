"""Reshaping: the same numbers in another arrangement, or the same picture in another size."""

from __future__ import annotations

import re
from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.rules import IMAGE, refuse, require_rank
from modellab.graph.layers.spec import Configure, Emitter, Inputs, LayerSpec, Literals, Outputs, Ref, ShapeProblem
from modellab.graph.layers.windows import by, size
from modellab.graph.shape import TensorType, num_elements, product, scale
from modellab.settings import Choice, Setting, Settings

_MAX_DIMS = 8
_NUMBER = re.compile(r"-?[0-9]{1,12}", re.ASCII)


def _flatten_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    value = inputs[0]
    if value.rank < 2:
        raise refuse(Text("(N, ...) with something to flatten"), value)
    return (TensorType((value.shape[0], product(value.features)), value.dtype, value.vocabulary),)


def _flatten_emit(emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return (emit.call("torch.flatten", refs[0], 1),)


def _numbers(text: str) -> tuple[int, ...]:
    """Read ``64, 7, 7`` or ``64x7x7``; an empty result where it is no row of numbers."""
    parts = re.split(r"[\s,x×·]+", text.strip().lower())
    if len(parts) > _MAX_DIMS or not all(_NUMBER.fullmatch(part) for part in parts):
        return ()
    return tuple(int(part) for part in parts)


def _target(settings: Settings, value: TensorType) -> tuple[int, ...]:
    """Return the sizes asked for, with -1 filled in.

    Raises:
        ShapeProblem: The text is no row of sizes, or the numbers of a sample do not fit into it.
    """
    sizes = _numbers(settings.text("shape"))
    if not sizes or sizes.count(-1) > 1 or any(entry < 1 and entry != -1 for entry in sizes):
        raise ShapeProblem(Text("sizes such as 64, 7, 7 with at most one -1"), Text('"{text}"', text=settings["shape"]))
    if not all(isinstance(dim, int) for dim in value.features):
        raise refuse(Text("fixed sizes"), value)
    count = num_elements(value.features)
    rest = num_elements(tuple(entry for entry in sizes if entry != -1))
    if count % rest if -1 in sizes else count != rest:
        raise refuse(
            Text("{count} numbers in a sample, for {shape}", count=rest, shape=by(sizes)),
            value,
            Configure({"shape": "-1"}, Text("Set shape to one row")),
        )
    return tuple(count // rest if entry == -1 else entry for entry in sizes)


def _reshape_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = inputs[0]
    return (TensorType((value.shape[0], *_target(settings, value)), value.dtype, value.vocabulary),)


def _reshape_emit(emit: Emitter, settings: Settings, inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return (emit.call("torch.reshape", refs[0], (-1, *_target(settings, inputs[0]))),)


def _order(settings: Settings, value: TensorType) -> tuple[int, ...]:
    """Return the old places in their new order, each from 1.

    Raises:
        ShapeProblem: The setting is not an order of the input's dimensions.
    """
    order, places = _numbers(settings.text("order")), tuple(range(1, value.rank))
    if not order or tuple(sorted(order)) != tuple(range(1, len(order) + 1)):
        raise ShapeProblem(Text("an order such as 2, 1"), Text('"{text}"', text=settings["order"]))
    if len(order) != len(places):
        last_first = ", ".join(str(place) for place in (*places[1:], *places[:1]))
        repair = Configure({"order": last_first}, Text("Set order to {order}", order=last_first))
        raise refuse(Text("{count} dimensions after the batch", count=len(order)), value, *([repair] if places else []))
    return order


def _permute_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = inputs[0]
    dims = tuple(value.shape[place] for place in _order(settings, value))
    return (TensorType((value.shape[0], *dims), value.dtype, value.vocabulary),)


def _permute_emit(emit: Emitter, settings: Settings, inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return (emit.call("torch.permute", refs[0], (0, *_order(settings, inputs[0]))),)


def _permute_axis(settings: Settings, axis: int) -> int:
    order = _numbers(settings.text("order"))
    return order.index(axis) + 1 if axis in order else axis


def _upsample_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = require_rank(4, IMAGE, inputs[0])
    spatial = map(scale, value.shape[2:], settings.size("scale"))
    return (TensorType((*value.shape[:2], *spatial)),)


def _upsample_arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"scale_factor": tuple(float(s) for s in settings.size("scale")), "mode": settings.text("mode")}


_METHOD = Setting(
    "mode", "Method", "choice", "nearest", help="Repeat pixels, or blend them.",
    choices=(Choice("nearest", "nearest"), Choice("bilinear", "bilinear")),
)  # fmt: skip

ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "flatten", "Flatten", "reshape",
        "Lays all numbers of a sample in one row. Needed between convolutions and linear layers.",
        _flatten_shape, emit=_flatten_emit, keywords=("vector", "row"),
    ),
    LayerSpec(
        "reshape", "Reshape", "reshape",
        "Arranges the numbers of a sample in other sizes, in the same order. One size may be -1: what is left.",
        _reshape_shape, emit=_reshape_emit, summary=lambda s: s.text("shape"),
        settings=(
            Setting("shape", "Shape", "text", "-1", help="Sizes without the batch, such as 64, 7, 7."),
        ),
        keywords=("view", "size"),
    ),
    LayerSpec(
        "permute", "Permute", "reshape",
        "Swaps dimensions. Leads from sequences (steps, features) to signals (channels, length) and back.",
        _permute_shape, emit=_permute_emit, axis_after=_permute_axis, summary=lambda s: s.text("order"),
        settings=(
            Setting("order", "Order", "text", "2, 1", help="The old places of the new dimensions, without the batch."),
        ),
        keywords=("transpose", "swap", "axes"),
    ),
    LayerSpec(
        "upsample", "Upsample", "reshape",
        "Makes pictures larger without weights, by repeating or blending pixels.",
        _upsample_shape, module="torch.nn.Upsample", arguments=_upsample_arguments,
        summary=lambda s: Text("{size} {method}", size=by(s.size("scale")), method=_METHOD.label_of(s["mode"])),
        settings=(
            size("scale", "Scale", 2, 2, "How many times larger."),
            _METHOD,
        ),
        keywords=("resize", "larger", "interpolate", "decoder"),
    ),
)  # fmt: skip
