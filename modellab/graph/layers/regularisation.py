"""Regularisation: layers that make learning by heart harder. They do nothing once training is over."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.graph.layers.rules import CHANNELS_FIRST, refuse, require_float, same_shape
from modellab.graph.layers.spec import Inputs, LayerSpec, Literals, Outputs
from modellab.settings import Setting, Settings

_P = Setting("p", "Probability", "float", 0.5, minimum=0, maximum=0.99, help="Share of values set to zero.")


def _arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"p": settings.number("p")}


def _summary(settings: Settings) -> str:
    return f"p = {settings.number('p'):g}"


def _channels_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    value = require_float(CHANNELS_FIRST, inputs[0])
    if value.rank not in (3, 4):
        raise refuse(CHANNELS_FIRST, value)
    return (value,)


def _channels_module(_settings: Settings, inputs: Inputs) -> str:
    return "torch.nn.Dropout2d" if inputs[0].rank == 4 else "torch.nn.Dropout1d"


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "dropout", "Dropout", "regularisation",
        "Sets random values to zero while training, so that no unit relies on a single other. Off when predicting.",
        same_shape, module="torch.nn.Dropout", arguments=_arguments, summary=_summary, settings=(_P,),
        keywords=("overfitting",),
    ),
    LayerSpec(
        "spatial_dropout", "Spatial dropout", "regularisation",
        "Sets whole channels to zero while training. Stronger than Dropout after convolutions. Off when predicting.",
        _channels_shape, module=_channels_module, arguments=_arguments, summary=_summary, settings=(_P,),
        keywords=("overfitting", "channels"),
    ),
    LayerSpec(
        "gaussian_noise", "Gaussian noise", "regularisation",
        "Adds random numbers while training. Right after the input, it makes an autoencoder one that removes noise. "
        "Off when predicting.",
        same_shape, module="modellab.network.modules.GaussianNoise",
        arguments=lambda settings, _inputs: {"std": settings.number("std")}, noise="std",
        summary=lambda settings: f"σ = {settings.number('std'):g}",
        settings=(
            Setting("std", "Deviation", "float", 0.3, minimum=0, maximum=1000,
                    help="Standard deviation of the noise; unchanged pixels reach from 0 to 1."),
        ),
        keywords=("denoise", "autoencoder", "overfitting"),
    ),
)  # fmt: skip
