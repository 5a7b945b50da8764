"""Dense layers: every output sees every input feature."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.activation import ACTIVATION, activation_word
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import (
    FEATURES,
    INSERT_FLATTEN,
    INSERT_GLOBAL_AVERAGE,
    INSERT_MEAN,
    fixed,
    known,
    refuse,
    require_float,
)
from modellab.graph.layers.spec import Inputs, LayerSpec, Literals, Outputs, in_a_row
from modellab.graph.shape import TensorType, num_elements
from modellab.settings import Setting, Settings


def _linear_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = require_float(FEATURES, inputs[0])
    if value.rank not in (2, 3):
        raise refuse(FEATURES, value, INSERT_FLATTEN, INSERT_GLOBAL_AVERAGE)
    repairs = (INSERT_MEAN,) if value.rank == 3 else ()
    fixed(value.shape[-1], FEATURES, value, *repairs)
    return (TensorType((*value.shape[:-1], settings.integer("units"))),)


def _linear_parameters(settings: Settings, inputs: Inputs) -> int:
    return settings.integer("units") * (known(inputs[0].shape[-1]) + settings.flag("bias"))


def _linear_flops(settings: Settings, inputs: Inputs) -> int:
    return 2 * num_elements(inputs[0].features) * settings.integer("units")


def _linear_formula(settings: Settings, inputs: Inputs) -> str:
    features, units = inputs[0].shape[-1], settings["units"]
    return f"{units}·({features}+1)" if settings.flag("bias") else f"{units}·{features}"


def _linear_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "in_features": known(inputs[0].shape[-1]),
        "out_features": settings.integer("units"),
        "bias": settings.flag("bias"),
    }


def _units(settings: Settings) -> Text:
    units = settings["units"]
    return Text("1 unit") if units == 1 else Text("{count} units", count=units)


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "linear", "Linear", "dense",
        "Every unit weighs all features and adds them up. The classic layer at the end of most networks.",
        _linear_shape, _linear_parameters, _linear_flops, _linear_formula,
        module="torch.nn.Linear", arguments=_linear_arguments,
        summary=lambda s: in_a_row(_units(s), *activation_word(s)),
        settings=(
            Setting("units", "Units", "int", 64, minimum=1, maximum=WIDTH_LIMIT,
                    help="How many numbers come out."),
            ACTIVATION,
            Setting("bias", "Bias", "bool", True, advanced=True, help="Adds a learned constant to each unit."),
        ),
        keywords=("dense", "fully connected", "perceptron"),
    ),
)  # fmt: skip
