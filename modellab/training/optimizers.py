"""The table of optimizers: one row each, torch only when one is built."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modellab.errors import Text, look_up
from modellab.settings import Setting, Settings

if TYPE_CHECKING:
    import torch

    from modellab.network.build import Network

Arguments = Mapping[str, Any]
RATE = "rate"
"""What a group of weights multiplies the learning rate with."""


@dataclass(frozen=True)
class OptimizerSpec:
    """One optimizer.

    Attributes:
        name: Key in files.
        label: Name in the form.
        help: What it is good for, in plain words.
        factory: Dotted name of the torch class.
        settings: Rows of the form; ``learning_rate`` is always the first.
        arguments: Keyword arguments of the torch class, without the learning rate.
        has_fused: Whether torch updates all weights in one fused call.
    """

    name: str
    label: str
    help: str
    factory: str
    settings: tuple[Setting, ...]
    arguments: Callable[[Settings], Arguments]
    has_fused: bool = True


def _learning_rate(default: float) -> Setting:
    return Setting(
        "learning_rate", "Learning rate", "float", default,
        "How far each step moves the weights. Too large: the loss jumps; too small: it hardly falls.",
        minimum=0, maximum=100,
    )  # fmt: skip


def _weight_decay(default: float) -> Setting:
    return Setting(
        "weight_decay", "Weight decay", "float", default,
        "Pulls every weight a little towards zero each step, which works against overfitting.", minimum=0, maximum=10,
    )  # fmt: skip


def _momentum(default: float) -> Setting:
    return Setting(
        "momentum", "Momentum", "float", default,
        "Share of the previous step that is kept; smooths the way down.", minimum=0, maximum=0.9999,
    )  # fmt: skip


def _epsilon(default: float) -> Setting:
    return Setting(
        "epsilon", "Epsilon", "float", default,
        "Small number that keeps divisions finite.", minimum=1e-16, maximum=1, advanced=True,
    )  # fmt: skip


def _beta(name: str, label: str, default: float, explanation: str) -> Setting:
    return Setting(name, label, "float", default, explanation, minimum=0, maximum=0.999999, advanced=True)


_BETAS = (
    _beta("beta1", "Beta 1", 0.9, "How slowly the running average of the gradient forgets."),
    _beta("beta2", "Beta 2", 0.999, "How slowly the running average of the squared gradient forgets."),
    _epsilon(1e-8),
)


def _adam_arguments(settings: Settings) -> Arguments:
    return {
        "betas": (settings.number("beta1"), settings.number("beta2")),
        "eps": settings.number("epsilon"),
        "weight_decay": settings.number("weight_decay"),
        "amsgrad": settings.flag("amsgrad"),
    }


def _sgd_arguments(settings: Settings) -> Arguments:
    momentum = settings.number("momentum")
    return {
        "momentum": momentum,
        "nesterov": settings.flag("nesterov") and momentum > 0,  # torch refuses Nesterov without momentum
        "weight_decay": settings.number("weight_decay"),
    }


def _rmsprop_arguments(settings: Settings) -> Arguments:
    return {
        "alpha": settings.number("smoothing"),
        "eps": settings.number("epsilon"),
        "momentum": settings.number("momentum"),
        "weight_decay": settings.number("weight_decay"),
    }


_AMSGRAD = Setting(
    "amsgrad", "AMSGrad", "bool", False, "Keep the largest squared gradient seen (Reddi et al. 2018).", advanced=True
)
_NESTEROV = Setting(
    "nesterov", "Nesterov", "bool", False, "Look one step ahead; works only with momentum.", advanced=True
)
_SMOOTHING = Setting(
    "smoothing", "Smoothing", "float", 0.99, "How slowly the running average forgets.", minimum=0, maximum=0.999999
)

_ROWS = (
    OptimizerSpec(
        "adam", "Adam", "A step size of its own for every weight. The right first choice for most networks.",
        "torch.optim.Adam", (_learning_rate(1e-3), _weight_decay(0.0), *_BETAS, _AMSGRAD), _adam_arguments,
    ),
    OptimizerSpec(
        "adamw", "AdamW", "Adam with weight decay kept apart from the gradient; usual for transformers.",
        "torch.optim.AdamW", (_learning_rate(1e-3), _weight_decay(1e-2), *_BETAS, _AMSGRAD), _adam_arguments,
    ),
    OptimizerSpec(
        "sgd", "SGD", "Plain gradient descent, usually with momentum and a schedule. Often the best end result.",
        "torch.optim.SGD", (_learning_rate(1e-2), _momentum(0.9), _weight_decay(0.0), _NESTEROV), _sgd_arguments,
    ),
    OptimizerSpec(
        "rmsprop", "RMSprop", "Divides each step by the recent size of the gradient; an old favourite for RNNs.",
        "torch.optim.RMSprop",
        (_learning_rate(1e-3), _momentum(0.0), _weight_decay(0.0), _SMOOTHING, _epsilon(1e-8)),
        _rmsprop_arguments, has_fused=False,
    ),
)  # fmt: skip

OPTIMIZERS: Mapping[str, OptimizerSpec] = {row.name: row for row in _ROWS}


def optimizer_spec(name: str) -> OptimizerSpec:
    """Look up a row.

    Raises:
        ModelLabError: There is none of that name; the nearest one is listed.
    """
    return look_up(OPTIMIZERS, name, Text("optimizer"))


def by_rate(network: Network) -> list[dict[str, Any]]:
    """Group the weights that are trained by what the learning rate is multiplied with for them."""
    rates = network.meta.get("rates", {})
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups.setdefault(rates.get(name.partition(".")[0], 1.0), []).append(parameter)
    return [{"params": parameters, RATE: rate} for rate, parameters in groups.items()]


def build_optimizer(
    name: str, settings: Settings, weights: Iterable[torch.nn.Parameter] | list[dict[str, Any]], device: torch.device
) -> torch.optim.Optimizer:
    """Build an optimizer that updates all weights in one fused (or at least one grouped) call.

    Args:
        name: Key of the table.
        settings: Complete settings of the row.
        weights: What to train, float tensors on ``device``; or groups of them, as ``by_rate`` makes them.
        device: Decides whether the fused update exists.

    Raises:
        ModelLabError: There is no row of this name.
    """
    spec = optimizer_spec(name)
    arguments = dict(spec.arguments(settings))
    speed = {}
    if device.type in ("cpu", "cuda"):
        speed = {"fused": True} if spec.has_fused else {"foreach": True}
    factory = pkgutil.resolve_name(spec.factory)
    optimizer: torch.optim.Optimizer = factory(weights, lr=settings.number("learning_rate"), **arguments, **speed)
    return optimizer


def warm_up() -> None:
    """Take a first optimizer step.

    It imports parts of torch for seconds, which should neither count as training nor come as a surprise: the window
    calls this on the thread that loads torch.
    """
    import torch

    weight = torch.nn.Parameter(torch.zeros(1))
    weight.grad = torch.zeros(1)
    torch.optim.SGD([weight], lr=0.0).step()
