"""Regularisation: layers that make learning by heart harder. They do nothing once training is over."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.graph.layers.rules import same_shape
from modellab.graph.layers.spec import Inputs, LayerSpec, Literals
from modellab.settings import Setting, Settings

_P = Setting("p", "Probability", "float", 0.5, minimum=0, maximum=0.99, help="Share of values set to zero.")


def _arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {"p": settings.number("p")}


def _summary(settings: Settings) -> str:
    return f"p = {settings.number('p'):g}"


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "dropout", "Dropout", "regularisation",
        "Sets random values to zero while training, so that no unit relies on a single other. Off when predicting.",
        same_shape, module="torch.nn.Dropout", arguments=_arguments, summary=_summary, settings=(_P,),
        keywords=("overfitting",),
    ),
)  # fmt: skip
