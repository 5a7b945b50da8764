"""Pooling: make pictures and signals smaller without weights."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.limits import SIZE_LIMIT
from modellab.graph.layers.rules import CHANNELS_FIRST, IMAGE, MODULES, SIGNAL, refuse, require_float, require_rank
from modellab.graph.layers.spec import (
    Configure,
    EmitRule,
    Emitter,
    Inputs,
    LayerSpec,
    Literals,
    Outputs,
    Ref,
    Window,
    in_a_row,
)
from modellab.graph.layers.windows import by, extent, require_fit, size, slide
from modellab.graph.shape import TensorType
from modellab.settings import Setting, Settings


def _stride(settings: Settings) -> tuple[int, ...]:
    return settings.size("kernel") if settings["stride"] is None else settings.size("stride")


def _dilation(settings: Settings) -> tuple[int, ...]:
    return settings.size("dilation") if "dilation" in settings else (1,) * len(settings.size("kernel"))


def _pool_shape(settings: Settings, inputs: Inputs) -> Outputs:
    kernel, pad = settings.size("kernel"), settings.size("pad")
    expected = SIGNAL if len(kernel) == 1 else IMAGE
    value = require_rank(2 + len(kernel), expected, inputs[0])
    if any(2 * p > k for p, k in zip(pad, kernel, strict=True)):
        half = tuple(k // 2 for k in kernel)
        raise refuse(
            Text("padding of at most half the window, {half}", half=by(half)),
            value,
            Configure({"pad": half}, Text("Set padding to {pad}", pad=by(half))),
        )
    reaches, paddings = tuple(map(extent, kernel, _dilation(settings))), tuple(2 * p for p in pad)
    smaller = tuple(min(k, d) if isinstance(d, int) else k for k, d in zip(kernel, value.shape[2:], strict=True))
    repair = Configure({"kernel": smaller}, Text("Set window to {window}", window=by(smaller)))
    require_fit(reaches, paddings, expected, value, repair)
    ceil = settings.flag("ceil_mode")
    if ceil and not all(isinstance(length, int) for length in value.shape[2:]):
        whole = Configure({"ceil_mode": False}, Text("Do not keep the rest"))
        raise refuse(Text("a fixed size, to keep the rest"), value, whole)
    rows = zip(value.shape[2:], reaches, _stride(settings), paddings, strict=True)
    return (TensorType((*value.shape[:2], *(slide(*row, ceil=ceil) for row in rows))),)


def _pool_arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    arguments: dict[str, Literals] = {
        "kernel_size": settings.size("kernel"),
        "stride": _stride(settings),
        "padding": settings.size("pad"),
        "ceil_mode": settings.flag("ceil_mode"),
    }
    if "dilation" in settings:
        arguments["dilation"] = settings.size("dilation")
    return arguments


def _signal_window(settings: Settings) -> Window | None:
    """Say how it slides; a border or a last window that is partly filled would mix in what is no text."""
    if settings.flag("ceil_mode") or any(settings.size("pad")):
        return None
    return extent(settings.size("kernel")[0], _dilation(settings)[0]), _stride(settings)[0], 0


def _pool_summary(settings: Settings) -> str:
    window = by(settings.size("kernel"))
    if settings["stride"] is None:
        return window
    return in_a_row(window, Text("stride {size}", size=by(settings.size("stride"))))


def _pool_settings(dims: int) -> tuple[Setting, ...]:
    return (
        size("kernel", "Window", 2, dims, "Size of the window that becomes one value."),
        Setting("stride", "Stride", "size", None, minimum=1, maximum=SIZE_LIMIT, length=dims, optional=True,
                help="Steps from one window to the next; automatic means windows side by side."),
        size("pad", "Padding", 0, dims, "Border added on each side.", minimum=0, advanced=True),
        Setting("ceil_mode", "Keep the rest", "bool", False, advanced=True,
                help="Also makes a value of a last window that is only partly filled."),
    )  # fmt: skip


def _dilated(dims: int) -> tuple[Setting, ...]:
    dilation = size("dilation", "Dilation", 1, dims, "Distance between the points of a window.", advanced=True)
    return (*_pool_settings(dims), dilation)


def _adaptive_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = require_rank(4, IMAGE, inputs[0])
    return (TensorType((*value.shape[:2], *settings.size("size"))),)


def _adaptive_arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"output_size": settings.size("size")}


def _global_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = require_float(CHANNELS_FIRST, inputs[0])
    if value.rank < 3:
        raise refuse(CHANNELS_FIRST, value)
    ones = (1,) * (value.rank - 2) if settings.flag("keep") else ()
    return (TensorType((*value.shape[:2], *ones)),)


def _global_emit(function: str, of_real_steps: str) -> EmitRule:
    def emit(emit: Emitter, settings: Settings, inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        dims, mask = tuple(range(2, inputs[0].rank)), emit.mask(axis=2)
        if mask is not None:
            found = emit.call(of_real_steps, emit.method("transpose", refs[0], 1, 2), mask)
            return (emit.method("unsqueeze", found, 2) if settings.flag("keep") else found,)
        if settings.flag("keep"):
            return (emit.call(function, refs[0], dims, keepdim=True),)
        return (emit.call(function, refs[0], dims),)

    return emit


_KEEP = Setting("keep", "Keep dimensions", "bool", False, advanced=True,
                help="Leaves height and width as 1, so that the result can be multiplied with a picture.")  # fmt: skip

ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "max_pool2d", "Max pool", "pooling",
        "Keeps the largest value of each window. Halves the picture by default, and does not mind small shifts.",
        _pool_shape, module="torch.nn.MaxPool2d", arguments=_pool_arguments, summary=_pool_summary,
        settings=_dilated(2), keywords=("downsample", "picture"),
    ),
    LayerSpec(
        "avg_pool2d", "Average pool", "pooling",
        "Keeps the mean of each window. Halves the picture by default, more softly than Max pool.",
        _pool_shape, module="torch.nn.AvgPool2d", arguments=_pool_arguments, summary=_pool_summary,
        settings=_pool_settings(2), keywords=("downsample", "mean", "picture"),
    ),
    LayerSpec(
        "adaptive_avg_pool2d", "Adaptive average", "pooling",
        "Averages to a size of your choice, whatever the size of the picture. Windows are chosen to fit.",
        _adaptive_shape, module="torch.nn.AdaptiveAvgPool2d", arguments=_adaptive_arguments,
        summary=lambda s: by(s.size("size")),
        settings=(size("size", "Size", 1, 2, "Height and width of the result."),),
        keywords=("downsample", "mean", "picture"),
    ),
    LayerSpec(
        "global_avg_pool", "Global average", "pooling",
        "Turns each channel into one number, its mean. A lean way from pictures to linear layers.",
        _global_shape, emit=_global_emit("torch.mean", f"{MODULES}.mean_of_real_steps"), settings=(_KEEP,),
        former_kinds=("global_avg_pool2d",),
        keywords=("mean", "flatten"),
    ),
    LayerSpec(
        "global_max_pool", "Global max", "pooling",
        "Turns each channel into one number, its largest. Says whether a pattern occurs anywhere.",
        _global_shape, emit=_global_emit("torch.amax", f"{MODULES}.largest_of_real_steps"), settings=(_KEEP,),
        former_kinds=("global_max_pool2d",),
        keywords=("maximum", "flatten"),
    ),
    LayerSpec(
        "max_pool1d", "Max pool 1-D", "pooling",
        "Keeps the largest value of each stretch of a signal. Halves the length by default.",
        _pool_shape, module="torch.nn.MaxPool1d", arguments=_pool_arguments, window=_signal_window,
        summary=_pool_summary,
        settings=_dilated(1), keywords=("downsample", "signal", "sequence"),
    ),
)  # fmt: skip
