"""The table of losses: what training makes small. Torch only when one is built.

Legend of dimensions: B batch, K classes.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modellab.errors import Text, look_up
from modellab.settings import Setting, Settings

if TYPE_CHECKING:
    from torch import Tensor

Objective = Callable[["Tensor", "Tensor"], "Tensor"]


@dataclass(frozen=True)
class ObjectiveSpec:
    """One loss.

    Attributes:
        name: Key in files and in the outputs of the layer table.
        label: Name in the form.
        help: What it measures, in plain words.
        function: Dotted name of the torch function; takes (output, target).
        tasks: Outputs that may use it: ``classification``, ``generation``, ``regression``, ``reconstruction``,
            ``penalty`` ...
        settings: Rows of the form.
        arguments: Keyword arguments of the torch function.
        takes_classes: Whether targets are class indices (and class weights make sense).
        answer: Dotted name of the torch function that makes the answer of the output, where the loss contains it.
        is_comparing: Whether the function takes a target besides the output.
    """

    name: str
    label: str
    help: str
    function: str
    tasks: tuple[str, ...]
    settings: tuple[Setting, ...] = ()
    arguments: Callable[[Settings], Mapping[str, Any]] = lambda _settings: {}
    takes_classes: bool = False
    answer: str = ""
    is_comparing: bool = True


_LABEL_SMOOTHING = Setting(
    "label_smoothing", "Label smoothing", "float", 0.0,
    "Share of the certainty that is spread over all classes; keeps the network from becoming overconfident.",
    minimum=0, maximum=0.99,
)  # fmt: skip
_DELTA = Setting(
    "delta", "Delta", "float", 1.0, "Errors above this count linearly instead of squared.", minimum=1e-6, maximum=1e6
)
_FOCUS = Setting(
    "focus", "Focus", "float", 2.0, "How much less easy samples count; 0 is cross-entropy.", minimum=0, maximum=20
)
_VALUES = ("regression", "reconstruction")

_SMOOTHING = Setting("smoothing", "Smoothing", "float", 0.1, "How much less than wholly real ones count as real.",
                     minimum=0, maximum=0.5)  # fmt: skip
_WEIGHT = Setting("weight", "Weight", "float", 1.0, "How much it counts.", minimum=0, maximum=1e9)

_ROWS = (
    ObjectiveSpec(
        "cross_entropy", "Cross-entropy", "How improbable the network finds the right class.",
        "torch.nn.functional.cross_entropy", ("classification", "generation"), (_LABEL_SMOOTHING,),
        lambda settings: {"label_smoothing": settings.number("label_smoothing")}, takes_classes=True,
    ),
    ObjectiveSpec(
        "focal", "Focal", "Cross-entropy that cares less about samples that are right already (Lin et al. 2017).",
        "modellab.training.objectives.focal_loss", ("classification",), (_FOCUS,),
        lambda settings: {"focus": settings.number("focus")}, takes_classes=True,
    ),
    ObjectiveSpec(
        "mse", "Mean squared error", "Average squared distance to the right value; large errors weigh most.",
        "torch.nn.functional.mse_loss", _VALUES,
    ),
    ObjectiveSpec(
        "mae", "Mean absolute error", "Average distance to the right value; outliers weigh little.",
        "torch.nn.functional.l1_loss", _VALUES,
    ),
    ObjectiveSpec(
        "huber", "Huber", "Squared for small errors, linear for large ones.",
        "torch.nn.functional.huber_loss", _VALUES, (_DELTA,),
        lambda settings: {"delta": settings.number("delta")},
    ),
    ObjectiveSpec(
        "bce", "Binary cross-entropy",
        "For reconstructions between 0 and 1, such as black and white pictures. The network gives logits.",
        "torch.nn.functional.binary_cross_entropy_with_logits", ("reconstruction",), answer="torch.sigmoid",
    ),
    ObjectiveSpec(
        "adversarial", "Adversarial", "How well real and generated samples are told apart (Goodfellow et al. 2014).",
        "modellab.training.objectives.discriminator_loss", ("adversarial",), (_SMOOTHING,),
        lambda settings: {"smoothing": settings.number("smoothing")}, is_comparing=False,
    ),
    ObjectiveSpec(
        "mean", "Mean of what arrives", "For penalties, such as the KL divergence of a variational autoencoder.",
        "modellab.training.objectives.mean_of", ("penalty",), (_WEIGHT,),
        lambda settings: {"weight": settings.number("weight")}, is_comparing=False,
    ),
)  # fmt: skip

OBJECTIVES: Mapping[str, ObjectiveSpec] = {row.name: row for row in _ROWS}


def objective_spec(name: str) -> ObjectiveSpec:
    """Look up a row.

    Raises:
        ModelLabError: There is none of that name; the nearest one is listed.
    """
    return look_up(OBJECTIVES, name, Text("loss"))


def build_objective(name: str, settings: Settings, class_weights_K: Tensor | None = None) -> Objective:
    """Build a function of (output, target) that returns the mean loss of a batch as a scalar.

    Args:
        name: Key of the table.
        settings: Complete settings of the row.
        class_weights_K: Float (K,), on the device; only for losses over classes.

    Raises:
        ModelLabError: There is no row of this name.
    """
    spec = objective_spec(name)
    function = pkgutil.resolve_name(spec.function)
    arguments = dict(spec.arguments(settings))
    if class_weights_K is not None and spec.takes_classes:
        arguments["weight"] = class_weights_K

    if not spec.is_comparing:
        return lambda output, _target: function(output, **arguments)
    if spec.takes_classes:
        return lambda output, target: function(*_one_a_row(output, target), **arguments)
    return lambda output, target: function(output, target.reshape(output.shape), **arguments)


def _one_a_row(output: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Bring scores at every step (B, T, K) and their targets (B, T) to one decision a row."""
    return (output.flatten(0, 1), target.flatten()) if target.dim() > 1 else (output, target)


def finishing(name: str) -> Callable[[Tensor], Tensor]:
    """Return what makes answers of the results of a network that is trained with a loss; most need nothing.

    Raises:
        ModelLabError: There is no loss of this name.
    """
    spec = objective_spec(name)
    function: Callable[[Tensor], Tensor] = pkgutil.resolve_name(spec.answer) if spec.answer else lambda result: result
    return function


def focal_loss(logits_BK: Tensor, target_B: Tensor, *, focus: float, weight: Tensor | None = None) -> Tensor:
    """Return mean((1 - p)^focus * cross-entropy), equation 4 of Lin et al. 2017; p is the truth's probability.

    Args:
        logits_BK: Float (B, K).
        target_B: Int64 (B,), each in [0, K).
        focus: Gamma of the paper.
        weight: Float (K,), alpha of the paper; averaged over as ``torch.nn.CrossEntropyLoss`` does.
    """
    import torch

    log_probability_B = -torch.nn.functional.cross_entropy(logits_BK, target_B, reduction="none")
    loss_B = -((1 - log_probability_B.exp()) ** focus) * log_probability_B
    if weight is None:
        return loss_B.mean()
    weight_B = weight[target_B]
    return (weight_B * loss_B).sum() / weight_B.sum()


def discriminator_loss(logits_M1: Tensor, *, smoothing: float = 0.0) -> Tensor:
    """Return the binary cross-entropy of real against generated samples.

    Args:
        logits_M1: Float (2N, 1): of N real samples, then of as many generated ones.
        smoothing: Share by which real samples count as generated (Salimans et al. 2016, section 3.4).
    """
    import torch

    real, generated = logits_M1.chunk(2)
    right = torch.nn.functional.binary_cross_entropy_with_logits(real, torch.full_like(real, 1 - smoothing))
    return right + torch.nn.functional.softplus(generated).mean()


def generator_loss(logits_M1: Tensor) -> Tensor:
    """Return how seldom generated samples pass as real, in the form that does not vanish (Goodfellow et al. 2014).

    Args:
        logits_M1: Float (2N, 1), as above.
    """
    import torch

    return torch.nn.functional.softplus(-logits_M1.chunk(2)[1]).mean()


def mean_of(output: Tensor, *, weight: float = 1.0) -> Tensor:
    """Return ``weight`` times the mean of a float tensor of any shape; there is nothing to compare it with."""
    return weight * output.mean()


def balanced_weights(counts: Mapping[str, int]) -> tuple[float, ...]:
    """Weigh classes by the inverse of how often they occur, as scikit-learn's ``balanced`` does.

    Args:
        counts: Training samples of each class, in index order.

    Returns:
        One weight a class; a class without samples gets 0. A sample weighs 1 on average.
    """
    total, present = sum(counts.values()), sum(1 for count in counts.values() if count)
    return tuple(total / (present * count) if count else 0.0 for count in counts.values())
