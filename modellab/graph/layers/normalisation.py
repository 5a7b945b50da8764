"""Normalisation: bring numbers to mean 0 and spread 1 on the way, which makes deep networks train faster."""

from __future__ import annotations

import math
from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import CHANNELS_FIRST, fixed, known, refuse, require_float
from modellab.graph.layers.spec import Configure, Inputs, LayerSpec, Literals, ModuleRule, Outputs
from modellab.graph.shape import Shape, TensorType
from modellab.settings import Choice, Setting, Settings

_ANY_CHANNELS = Text("(N, features), (N, channels, length) or (N, channels, height, width)")


def _channels(expected: Text, value: TensorType, ranks: tuple[int, ...]) -> int:
    require_float(expected, value)
    if value.rank not in ranks:
        raise refuse(expected, value)
    return fixed(value.shape[1], expected, value)


def _batch_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    _channels(_ANY_CHANNELS, inputs[0], (2, 3, 4))
    return (inputs[0],)


def _instance_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    value = inputs[0]
    _channels(CHANNELS_FIRST, value, (3, 4))
    if all(dim == 1 for dim in value.shape[2:]):
        raise refuse(Text("channels with more than one number each"), value)
    return (value,)


def _group_shape(settings: Settings, inputs: Inputs) -> Outputs:
    channels, groups = _channels(_ANY_CHANNELS, inputs[0], (2, 3, 4)), settings.integer("groups")
    if channels % groups:
        best = math.gcd(channels, groups)
        raise refuse(
            Text("a number of channels that {groups} groups divide", groups=groups),
            inputs[0],
            Configure({"groups": best}, Text("Set groups to {groups}", groups=best)),
        )
    return (inputs[0],)


def _layer_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = require_float(Text("float numbers"), inputs[0])
    for dim in _normalised(settings, value):
        fixed(
            dim,
            Text("fixed sizes to normalise over"),
            value,
            Configure({"over": "features"}, Text("Normalise over features")),
        )
    return (value,)


def _normalised(settings: Settings, value: TensorType) -> Shape:
    return value.features if settings.text("over") == "sample" else value.shape[-1:]


def _affine_parameters(settings: Settings, inputs: Inputs) -> int:
    return 2 * known(inputs[0].shape[1]) if settings.flag("affine") else 0


def _affine_formula(settings: Settings, inputs: Inputs) -> str:
    return f"2·{inputs[0].shape[1]}" if settings.flag("affine") else ""


def _layer_parameters(settings: Settings, inputs: Inputs) -> int:
    return 2 * math.prod(map(known, _normalised(settings, inputs[0]))) if settings.flag("affine") else 0


def _layer_formula(settings: Settings, inputs: Inputs) -> str:
    return "2·" + "·".join(map(str, _normalised(settings, inputs[0]))) if settings.flag("affine") else ""


def _by_rank(name: str) -> ModuleRule:
    """Return the rule that picks torch's class: 2-D for pictures, 1-D for all else."""
    return lambda _settings, inputs: f"torch.nn.{name}{2 if inputs[0].rank == 4 else 1}d"


def _batch_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "num_features": known(inputs[0].shape[1]),
        "eps": settings.number("eps"),
        "momentum": settings.number("momentum"),
        "affine": settings.flag("affine"),
    }


def _instance_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "num_features": known(inputs[0].shape[1]),
        "eps": settings.number("eps"),
        "affine": settings.flag("affine"),
    }


def _group_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "num_groups": settings.integer("groups"),
        "num_channels": known(inputs[0].shape[1]),
        "eps": settings.number("eps"),
        "affine": settings.flag("affine"),
    }


def _layer_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "normalized_shape": tuple(map(known, _normalised(settings, inputs[0]))),
        "eps": settings.number("eps"),
        "elementwise_affine": settings.flag("affine"),
    }


_EPS = Setting("eps", "Epsilon", "float", 1e-5, minimum=1e-12, maximum=1, advanced=True,
               help="Added to the variance, so that nothing is divided by zero.")  # fmt: skip
_AFFINE = Setting("affine", "Learn scale and shift", "bool", True, advanced=True,
                  help="Whether the layer may undo the normalisation, one scale and shift a channel.")  # fmt: skip
_MOMENTUM = Setting("momentum", "Momentum", "float", 0.1, minimum=0.0001, maximum=1, advanced=True,
                    help="How fast the mean and spread that predictions use follow the batches.")  # fmt: skip
_OVER = Setting(
    "over", "Over", "choice", "features",
    help="What is brought to mean 0: each row of features by itself, or all of a sample at once.",
    choices=(Choice("features", "last dimension"), Choice("sample", "whole sample")),
)  # fmt: skip

ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "batch_norm", "Batch norm", "normalisation",
        "Normalises each channel over the batch. The usual companion of convolutions; wants batches of 16 or more.",
        _batch_shape, _affine_parameters, formula=_affine_formula,
        module=_by_rank("BatchNorm"), arguments=_batch_arguments, settings=(_MOMENTUM, _EPS, _AFFINE),
        former_kinds=("batch_norm2d", "batch_norm1d"), keywords=("normalisation", "normalization"),
    ),
    LayerSpec(
        "layer_norm", "Layer norm", "normalisation",
        "Normalises each sample by itself, whatever the batch. The usual companion of attention.",
        _layer_shape, _layer_parameters, formula=_layer_formula,
        module="torch.nn.LayerNorm", arguments=_layer_arguments, settings=(_OVER, _EPS, _AFFINE),
        keywords=("normalisation", "normalization", "transformer"),
    ),
    LayerSpec(
        "group_norm", "Group norm", "normalisation",
        "Normalises groups of channels within each sample. Good for convolutions when batches are small.",
        _group_shape, _affine_parameters, formula=_affine_formula,
        module="torch.nn.GroupNorm", arguments=_group_arguments,
        summary=lambda s: Text("{count} groups", count=s["groups"]),
        settings=(
            Setting("groups", "Groups", "int", 8, minimum=1, maximum=WIDTH_LIMIT,
                    help="Into how many groups the channels are split; must divide their number."),
            _EPS, _AFFINE,
        ),
        keywords=("normalisation", "normalization"),
    ),
    LayerSpec(
        "instance_norm", "Instance norm", "normalisation",
        "Normalises each channel of each picture by itself. Takes contrast and style out of pictures.",
        _instance_shape, _affine_parameters, formula=_affine_formula,
        module=_by_rank("InstanceNorm"), arguments=_instance_arguments, settings=(_EPS, _AFFINE),
        keywords=("normalisation", "normalization", "style"),
    ),
)  # fmt: skip
