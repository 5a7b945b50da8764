"""Convolutions: the same small filters everywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.activation import ACTIVATION, activation_word
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import IMAGE, SIGNAL, fixed, known, refuse, require_rank
from modellab.graph.layers.spec import Configure, Inputs, LayerSpec, Literals, Outputs
from modellab.graph.layers.windows import PADDING, by, extent, pads, require_fit, size, slide
from modellab.graph.shape import TensorType, num_elements
from modellab.settings import Setting, Settings

_USE_SAME = Configure({"padding": "same"}, Text("Set padding to same"))


def _layout(dims: int) -> Text:
    return SIGNAL if dims == 1 else IMAGE


def _conv_shape(settings: Settings, inputs: Inputs) -> Outputs:
    kernel, stride, dilation = settings.size("kernel"), settings.size("stride"), settings.size("dilation")
    expected = _layout(len(kernel))
    value = require_rank(2 + len(kernel), expected, inputs[0])
    channels = fixed(value.shape[1], expected, value)
    _require_groups(settings, channels, value)
    _require_even_sides(settings, value)
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


def _require_even_sides(settings: Settings, value: TensorType) -> None:
    """Refuse "same" where the zeros cannot be spread evenly: torch has no strided "same", and even kernels shift."""
    if settings.text("padding") != "same":
        return
    if all(s == 1 for s in settings.size("stride")) or all(pad % 2 == 0 for pad in pads(settings)):
        return
    odd = tuple(k + 1 if k % 2 == 0 else k for k in settings.size("kernel"))
    raise refuse(
        Text("an odd kernel, since padding is same and the stride is above 1"),
        value,
        Configure({"kernel": odd}, Text("Set kernel to {kernel}", kernel=by(odd))),
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


def torch_padding(settings: Settings) -> Literals:
    """Return torch's ``padding`` argument; numbers wherever both sides get the same, which is torch's faster path."""
    paddings = pads(settings)
    return "same" if any(pad % 2 for pad in paddings) else tuple(pad // 2 for pad in paddings)


def _conv_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "in_channels": known(inputs[0].shape[1]),
        "out_channels": settings.integer("filters"),
        "kernel_size": settings.size("kernel"),
        "stride": settings.size("stride"),
        "padding": torch_padding(settings),
        "dilation": settings.size("dilation"),
        "groups": settings.integer("groups"),
        "bias": settings.flag("bias"),
    }


def _conv_summary(settings: Settings) -> str:
    parts = [f"{settings['filters']} filters", by(settings.size("kernel"))]
    if max(settings.size("stride")) > 1:
        parts.append(f"stride {by(settings.size('stride'))}")
    return " · ".join((*parts, *activation_word(settings)))


_BIAS = Setting("bias", "Bias", "bool", True, advanced=True,
                help="Adds a learned constant to each filter. A batch norm right after makes it useless.")  # fmt: skip


def _conv_settings(dims: int) -> tuple[Setting, ...]:
    return (
        Setting("filters", "Filters", "int", 32, minimum=1, maximum=WIDTH_LIMIT,
                help="How many patterns it looks for; as many channels come out."),
        size("kernel", "Kernel", 3, dims, "Size of one filter."),
        size("stride", "Stride", 1, dims, "Steps from one position of the filter to the next; 2 halves the size."),
        PADDING,
        size("pad", "Zeros", 1, dims, "Zeros added on each side.", minimum=0, shown_when=("padding", ("custom",))),
        ACTIVATION,
        size("dilation", "Dilation", 1, dims, "Distance between the points of a filter.", advanced=True),
        Setting("groups", "Groups", "int", 1, minimum=1, maximum=WIDTH_LIMIT, advanced=True,
                help="Splits channels and filters into groups that do not see each other."),
        _BIAS,
    )  # fmt: skip


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "conv2d", "Conv 2-D", "convolution",
        "Slides small filters over the picture; each looks for one pattern everywhere.",
        _conv_shape, _conv_parameters, _conv_flops, _conv_formula,
        module="torch.nn.Conv2d", arguments=_conv_arguments, summary=_conv_summary, settings=_conv_settings(2),
        keywords=("convolution", "filter", "picture"),
    ),
)  # fmt: skip
