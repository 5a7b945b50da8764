"""Activations: rows of their own, and the choices of the ``activation`` setting of other layers."""

from __future__ import annotations

import math
from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.rules import same_shape
from modellab.graph.layers.spec import Inputs, LayerSpec, Literals
from modellab.settings import Choice, Setting, Settings

ACTIVATIONS: Mapping[str, str] = {
    "none":       "",
    "relu":       "torch.relu",
    "leaky_relu": "torch.nn.functional.leaky_relu",
    "gelu":       "torch.nn.functional.gelu",
    "silu":       "torch.nn.functional.silu",
    "elu":        "torch.nn.functional.elu",
    "sigmoid":    "torch.sigmoid",
    "tanh":       "torch.tanh",
}  # fmt: skip
"""Value of an ``activation`` setting -> dotted torch function that takes the tensor alone; empty for none."""

ACTIVATION_BOUNDS: Mapping[str, tuple[float, float]] = {
    "relu": (0.0, math.inf), "sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "softmax": (0.0, 1.0),
}  # fmt: skip
"""From where to where the results of an activation reach; those without an entry reach everywhere, or nearly so."""

ACTIVATION_LABELS: Mapping[str, str] = {
    "none": "none", "relu": "ReLU", "leaky_relu": "Leaky ReLU", "gelu": "GELU", "silu": "SiLU", "elu": "ELU",
    "sigmoid": "Sigmoid", "tanh": "Tanh",
}  # fmt: skip

ACTIVATION = Setting(
    "activation", "Activation", "choice", "none",
    help="Applied to the result. Without one, layers in a row can only compute what a single layer could.",
    choices=tuple(Choice(value, label) for value, label in ACTIVATION_LABELS.items()),
)  # fmt: skip
"""The setting row that convolutions and linear layers share."""


def activation_word(settings: Settings) -> tuple[str, ...]:
    """Return the activation's label for a summary, or nothing where there is none."""
    value = settings.text("activation")
    return () if value == "none" else (ACTIVATION_LABELS[value],)


def _slope_arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"negative_slope": settings.number("negative_slope")}


def _alpha_arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"alpha": settings.number("alpha")}


def _gelu_arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"approximate": settings.text("approximate")}


def _softmax_arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"dim": 1 if settings.text("over") == "channels" else -1}


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "relu", "ReLU", "activation",
        "Keeps positive numbers and sets negative ones to zero. The usual choice after convolutions and linear layers.",
        same_shape, module="torch.nn.ReLU", keywords=("rectifier", "activation"),
    ),
    LayerSpec(
        "leaky_relu", "Leaky ReLU", "activation",
        "Like ReLU, but lets a small part of negative numbers through. Units cannot die this way.",
        same_shape, module="torch.nn.LeakyReLU", arguments=_slope_arguments,
        summary=lambda s: Text("slope {slope}", slope=f"{s.number('negative_slope'):g}"),
        settings=(
            Setting("negative_slope", "Negative slope", "float", 0.01, minimum=0, maximum=1,
                    help="How much of a negative number passes."),
        ),
        keywords=("activation",),
    ),
    LayerSpec(
        "gelu", "GELU", "activation",
        "A smooth relative of ReLU. The usual choice in transformers.",
        same_shape, module="torch.nn.GELU", arguments=_gelu_arguments,
        settings=(
            Setting("approximate", "Formula", "choice", "none", advanced=True,
                    help="The exact formula, or the faster approximation by tanh that some published networks use.",
                    choices=(Choice("none", "exact"), Choice("tanh", "tanh"))),
        ),
        keywords=("activation", "transformer"),
    ),
    LayerSpec(
        "silu", "SiLU", "activation",
        "Multiplies each number by its sigmoid; also known as swish. Smooth, and good in deep networks.",
        same_shape, module="torch.nn.SiLU", keywords=("swish", "activation"),
    ),
    LayerSpec(
        "elu", "ELU", "activation",
        "Like ReLU for positive numbers, and bends smoothly towards a negative limit below zero.",
        same_shape, module="torch.nn.ELU", arguments=_alpha_arguments,
        summary=lambda s: f"α = {s.number('alpha'):g}",
        settings=(
            Setting("alpha", "Alpha", "float", 1.0, minimum=0, maximum=100,
                    help="The limit for very negative numbers, as a positive value."),
        ),
        keywords=("activation",),
    ),
    LayerSpec(
        "sigmoid", "Sigmoid", "activation",
        "Squeezes each number between 0 and 1. Used for gates and for values that are shares.",
        same_shape, module="torch.nn.Sigmoid", keywords=("logistic", "activation"),
    ),
    LayerSpec(
        "tanh", "Tanh", "activation",
        "Squeezes each number between -1 and 1. Keeps the sign, unlike sigmoid.",
        same_shape, module="torch.nn.Tanh", keywords=("activation",),
    ),
    LayerSpec(
        "softmax", "Softmax", "activation",
        "Turns scores into shares that add up to 1. A class output does this by itself: do not put one before it.",
        same_shape, module="torch.nn.Softmax", arguments=_softmax_arguments,
        summary=lambda s: Text("over channels") if s.text("over") == "channels" else Text("over features"),
        settings=(
            Setting("over", "Over", "choice", "features",
                    help="Which dimension adds up to 1: the last one, or the channels of a picture.",
                    choices=(Choice("features", "last dimension"), Choice("channels", "channels"))),
        ),
        keywords=("probability", "activation"),
    ),
)  # fmt: skip
