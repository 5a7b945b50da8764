"""Convolutions: the same small filters everywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from modellab.errors import Text
from modellab.graph.layers.activation import ACTIVATION, activation_word
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import IMAGE, SIGNAL, fixed, known, refuse, require_rank
from modellab.graph.layers.spec import Configure, Emitter, Inputs, LayerSpec, Literals, Outputs, Ref, Window, in_a_row
from modellab.graph.layers.windows import PADDING, by, extent, pads, require_fit, size, slide
from modellab.graph.shape import Dim, TensorType, num_elements, scale, shift
from modellab.settings import Setting, Settings

_USE_SAME = Configure({"padding": "same"}, Text("Set padding to same"))
_NO_PADDING = Configure({"padding": "valid"}, Text("Set padding to valid"))


def _layout(dims: int) -> Text:
    return SIGNAL if dims == 1 else IMAGE


def _conv_shape(settings: Settings, inputs: Inputs) -> Outputs:
    kernel, stride, dilation = settings.size("kernel"), settings.size("stride"), settings.size("dilation")
    expected = _layout(len(kernel))
    value = require_rank(2 + len(kernel), expected, inputs[0])
    channels = fixed(value.shape[1], expected, value)
    _require_groups(settings, channels, value)
    reaches, paddings = tuple(map(extent, kernel, dilation)), pads(settings)
    require_fit(reaches, paddings, expected, value, _USE_SAME)
    spatial = map(slide, value.shape[2:], reaches, stride, paddings)
    return (TensorType((value.shape[0], settings.integer("filters"), *spatial)),)


def _require_groups(settings: Settings, channels: int, value: TensorType) -> None:
    groups, filters = settings.integer("groups"), settings.integer("filters")
    if channels % groups or filters % groups:
        common = math.gcd(channels, filters)
        best = max(g for g in range(1, min(groups, common) + 1) if common % g == 0)
        raise refuse(
            Text("channels and filters that {groups} groups divide", groups=groups),
            value,
            Configure({"groups": best}, Text("Set groups to {groups}", groups=best)),
        )


def _conv_parameters(settings: Settings, inputs: Inputs) -> int:
    per_filter = known(inputs[0].shape[1]) // settings.integer("groups") * math.prod(settings.size("kernel"))
    return settings.integer("filters") * (per_filter + settings.flag("bias"))


def _conv_formula(settings: Settings, inputs: Inputs) -> str:
    channels = known(inputs[0].shape[1]) // settings.integer("groups")
    inner = "·".join(str(factor) for factor in (channels, *settings.size("kernel")))
    return f"{settings['filters']}·({inner}+1)" if settings.flag("bias") else f"{settings['filters']}·{inner}"


def _conv_flops(settings: Settings, inputs: Inputs) -> int:
    positions = num_elements(_conv_shape(settings, inputs)[0].features)
    per_filter = known(inputs[0].shape[1]) // settings.integer("groups") * math.prod(settings.size("kernel"))
    return 2 * positions * per_filter


def _is_lopsided(settings: Settings) -> bool:
    """Whether "same" needs one zero more at the end than at the start; torch copies, warns, or refuses then."""
    return any(pad % 2 for pad in pads(settings))


def _conv_emit(emit: Emitter, settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    if not _is_lopsided(settings):
        return (emit.module(*refs),)
    # torch's own "same" puts the odd zero at the end; its pad function wants the last dimension first
    sides = tuple(side for pad in reversed(pads(settings)) for side in (pad // 2, pad - pad // 2))
    return (emit.module(emit.call("torch.nn.functional.pad", refs[0], sides)),)


def _signal_emit(emit: Emitter, settings: Settings, inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    mask = emit.mask(axis=2)
    if mask is not None:  # what follows a text is as empty as what surrounds it
        refs = (emit.call("torch.mul", refs[0], emit.item(mask, slice(None), None)),)
    return _conv_emit(emit, settings, inputs, refs)


def _signal_window(settings: Settings) -> Window:
    reach = extent(settings.size("kernel")[0], settings.size("dilation")[0])
    return reach, settings.size("stride")[0], pads(settings)[0]


def _conv_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    paddings = pads(settings)
    return {
        "in_channels": known(inputs[0].shape[1]),
        "out_channels": settings.integer("filters"),
        "kernel_size": settings.size("kernel"),
        "stride": settings.size("stride"),
        "padding": (0,) * len(paddings) if _is_lopsided(settings) else tuple(pad // 2 for pad in paddings),
        "dilation": settings.size("dilation"),
        "groups": settings.integer("groups"),
        "bias": settings.flag("bias"),
    }


def _conv_summary(settings: Settings) -> str:
    parts = [Text("{count} filters", count=settings["filters"]), by(settings.size("kernel"))]
    return in_a_row(*parts, *_stride(settings), *activation_word(settings))


def _stride(settings: Settings) -> tuple[str, ...]:
    stride = settings.size("stride")
    return (Text("stride {size}", size=by(stride)),) if max(stride) > 1 else ()


def _as_depthwise(settings: Settings, inputs: Inputs) -> Settings:
    """Return the settings of the grouped convolution that a depthwise one is."""
    channels = known(inputs[0].shape[1]) if inputs[0].rank > 1 else 1
    return settings.replace(filters=channels * settings.integer("multiplier"), groups=channels)


def _transposed_pads(settings: Settings, value: TensorType) -> tuple[tuple[int, int], ...]:
    """Return (cut off on each side, added at the end) for each dimension; "same" makes size times stride."""
    kernel, stride, dilation = settings.size("kernel"), settings.size("stride"), settings.size("dilation")
    if settings.text("padding") != "same":
        cut = settings.size("pad") if settings.text("padding") == "custom" else (0,) * len(kernel)
        return tuple(zip(cut, settings.size("output_padding"), strict=True))
    found = []
    for k, s, d in zip(kernel, stride, dilation, strict=True):
        surplus = extent(k, d) - s
        cut_off = max(0, -(-surplus // 2))
        found.append((cut_off, 2 * cut_off - surplus))
    if any(added >= s for (_, added), s in zip(found, stride, strict=True)):
        odd = tuple(k + 1 if k % 2 == 0 else k for k in kernel)
        raise refuse(
            Text("an odd kernel, since padding is same and the stride is 1"),
            value,
            Configure({"kernel": odd}, Text("Set kernel to {kernel}", kernel=by(odd))),
        )
    return tuple(found)


def _transposed_shape(settings: Settings, inputs: Inputs) -> Outputs:
    kernel, stride, dilation = settings.size("kernel"), settings.size("stride"), settings.size("dilation")
    value = require_rank(2 + len(kernel), IMAGE, inputs[0])
    channels = fixed(value.shape[1], IMAGE, value)
    _require_groups(settings, channels, value)
    paddings = _transposed_pads(settings, value)
    if any(added >= s for (_, added), s in zip(paddings, stride, strict=True)):
        raise refuse(
            Text("an output padding below the stride, {stride}", stride=by(stride)),
            value,
            Configure({"output_padding": (0,) * len(kernel)}, Text("Set output padding to 0")),
        )
    spatial: list[Dim] = []
    for length, k, s, d, (cut, added) in zip(value.shape[2:], kernel, stride, dilation, paddings, strict=True):
        result = shift(scale(shift(length, -1), s), extent(k, d) + added - 2 * cut)
        if isinstance(result, int) and result < 1:
            raise refuse(
                Text("less padding than the {size} numbers there are", size=result + 2 * cut), value, _NO_PADDING
            )
        spatial.append(result)
    return (TensorType((value.shape[0], settings.integer("filters"), *spatial)),)


def _transposed_parameters(settings: Settings, inputs: Inputs) -> int:
    filters, groups = settings.integer("filters"), settings.integer("groups")
    weights = known(inputs[0].shape[1]) * (filters // groups) * math.prod(settings.size("kernel"))
    return weights + (filters if settings.flag("bias") else 0)


def _transposed_formula(settings: Settings, inputs: Inputs) -> str:
    per_group = settings.integer("filters") // settings.integer("groups")
    weights = "·".join(str(factor) for factor in (known(inputs[0].shape[1]), per_group, *settings.size("kernel")))
    return f"{weights} + {settings['filters']}" if settings.flag("bias") else weights


def _transposed_flops(settings: Settings, inputs: Inputs) -> int:
    per_group = settings.integer("filters") // settings.integer("groups")
    return 2 * num_elements(inputs[0].features) * per_group * math.prod(settings.size("kernel"))


def _transposed_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    paddings = _transposed_pads(settings, inputs[0])
    return {
        "in_channels": known(inputs[0].shape[1]),
        "out_channels": settings.integer("filters"),
        "kernel_size": settings.size("kernel"),
        "stride": settings.size("stride"),
        "padding": tuple(cut for cut, _ in paddings),
        "output_padding": tuple(added for _, added in paddings),
        "dilation": settings.size("dilation"),
        "groups": settings.integer("groups"),
        "bias": settings.flag("bias"),
    }


def _depthwise_summary(settings: Settings) -> str:
    parts = [by(settings.size("kernel"))]
    if settings.integer("multiplier") > 1:
        parts.insert(0, Text("{count} a channel", count=settings["multiplier"]))
    return in_a_row(*parts, *_stride(settings), *activation_word(settings))


_FILTERS = Setting("filters", "Filters", "int", 32, minimum=1, maximum=WIDTH_LIMIT,
                   help="How many patterns it looks for; as many channels come out.")  # fmt: skip
_MULTIPLIER = Setting("multiplier", "Filters a channel", "int", 1, minimum=1, maximum=10_000,
                      help="How many filters each channel gets for itself.")  # fmt: skip
_GROUPS = Setting("groups", "Groups", "int", 1, minimum=1, maximum=WIDTH_LIMIT, advanced=True,
                  help="Splits channels and filters into groups that do not see each other.")  # fmt: skip
_BIAS = Setting("bias", "Bias", "bool", True, advanced=True,
                help="Adds a learned constant to each filter. A batch norm right after makes it useless.")  # fmt: skip
_SAME_LARGER = replace(
    PADDING,
    help="What is cut off the result: nothing (valid), as much as makes it stride times the size (same), or a number.",
)


def _sliding(dims: int) -> tuple[Setting, ...]:
    return (
        size("kernel", "Kernel", 3, dims, "Size of one filter."),
        size("stride", "Stride", 1, dims, "Steps from one position of the filter to the next; 2 halves the size."),
        PADDING,
        size(
            "pad", "Zeros a side", 1, dims, "Zeros added on each side.", minimum=0, shown_when=("padding", ("custom",))
        ),
        ACTIVATION,
        size("dilation", "Dilation", 1, dims, "Distance between the points of a filter.", advanced=True),
    )


_TRANSPOSED = (
    _FILTERS,
    size("kernel", "Kernel", 2, 2, "Size of one filter."),
    size("stride", "Stride", 2, 2, "How many times larger the picture becomes."),
    _SAME_LARGER,
    size("pad", "Cut off", 0, 2, "Numbers cut off on each side.", minimum=0, shown_when=("padding", ("custom",))),
    ACTIVATION,
    size("output_padding", "Output padding", 0, 2, "Rows and columns added at the end; below the stride.",
         minimum=0, advanced=True, shown_when=("padding", ("valid", "custom"))),
    size("dilation", "Dilation", 1, 2, "Distance between the points of a filter.", advanced=True),
    _GROUPS, _BIAS,
)  # fmt: skip

ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "conv2d", "Conv 2-D", "convolution",
        "Slides small filters over the picture. Each filter looks for one pattern everywhere.",
        _conv_shape, _conv_parameters, _conv_flops, _conv_formula,
        module="torch.nn.Conv2d", arguments=_conv_arguments, emit=_conv_emit, summary=_conv_summary,
        settings=(_FILTERS, *_sliding(2), _GROUPS, _BIAS),
        keywords=("convolution", "filter", "picture"),
    ),
    LayerSpec(
        "depthwise_conv2d", "Depthwise conv", "convolution",
        "A convolution in which each channel has filters of its own. Far cheaper; a 1×1 Conv 2-D after it mixes them.",
        lambda s, i: _conv_shape(_as_depthwise(s, i), i),
        lambda s, i: _conv_parameters(_as_depthwise(s, i), i),
        lambda s, i: _conv_flops(_as_depthwise(s, i), i),
        lambda s, i: _conv_formula(_as_depthwise(s, i), i),
        module="torch.nn.Conv2d", arguments=lambda s, i: _conv_arguments(_as_depthwise(s, i), i),
        emit=_conv_emit, summary=_depthwise_summary, settings=(_MULTIPLIER, *_sliding(2), _BIAS),
        keywords=("separable", "mobile", "convolution"),
    ),
    LayerSpec(
        "conv_transpose2d", "Transposed conv", "convolution",
        "A convolution the other way round: makes pictures larger. Decoders and generators use it.",
        _transposed_shape, _transposed_parameters, _transposed_flops, _transposed_formula,
        module="torch.nn.ConvTranspose2d", arguments=_transposed_arguments, summary=_conv_summary,
        settings=_TRANSPOSED, keywords=("deconvolution", "upsample", "decoder", "convolution"),
    ),
    LayerSpec(
        "conv1d", "Conv 1-D", "convolution",
        "Slides filters along a signal or a text. Takes (N, channels, length): put a Permute after an embedding.",
        _conv_shape, _conv_parameters, _conv_flops, _conv_formula,
        looking_back=None, module="torch.nn.Conv1d", arguments=_conv_arguments, emit=_signal_emit,
        window=_signal_window, summary=_conv_summary,
        settings=(_FILTERS, *_sliding(1), _GROUPS, _BIAS),
        keywords=("convolution", "signal", "sequence"),
    ),
)  # fmt: skip
