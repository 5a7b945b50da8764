"""What the curves of a run say in plain words, with the remedy: pure rules over recorded numbers. No torch here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from modellab.errors import Text
from modellab.training.curves import Curves
from modellab.training.recipe import Recipe
from modellab.training.recipe_rows import change_recipe, complete_recipe

_FEWEST_EPOCHS = 3
_GOOD = 0.9
_DEAD = 0.99


@dataclass(frozen=True)
class Finding:
    """One thing that a run shows.

    Attributes:
        sentence: What is seen, with the numbers.
        remedy: What to do about it.
        changes: Settings of the recipe that apply the remedy; empty where it lies elsewhere.
    """

    sentence: Text
    remedy: Text
    changes: Mapping[str, object] = field(default_factory=dict)

    def apply(self, recipe: Recipe) -> Recipe:
        """Return the recipe with the remedy applied."""
        return change_recipe(complete_recipe(recipe), **self.changes)


def diagnose(curves: Curves, recipe: Recipe, zeros: Mapping[str, float] | None = None) -> tuple[Finding, ...]:
    """Look at a run, finished or under way; the most telling finding comes first.

    Args:
        curves: As recorded so far.
        recipe: That it was started with.
        zeros: Share of results that are exactly 0, by the name of the layer, from input to output; where known.
    """
    complete = complete_recipe(recipe)
    found = [rule(curves, complete) for rule in _RULES]
    found.insert(1, _dead(zeros or {}, complete))
    return tuple(finding for finding in found if finding is not None)


def _diverging(curves: Curves, recipe: Recipe) -> Finding | None:
    _, loss = curves.view("train/loss")
    rate = recipe.optimizer_settings.number("learning_rate")
    has_nan = len(loss) > 0 and not np.isfinite(loss[-1])
    if not has_nan:
        if len(loss) < 40:
            return None
        start, end = float(np.nanmean(loss[:10])), float(np.nanmean(loss[-20:]))
        if not end > 1.5 * start:
            return None
        sentence = Text("The training loss rises: from {start:.3g} to {end:.3g}.", start=start, end=end)
    else:
        sentence = Text("The loss is no longer a number.")
    return Finding(
        sentence,
        Text("Lower the learning rate to {rate:g}.", rate=rate / 10),
        {"learning_rate": rate / 10, "gradient_clipping": 1.0},
    )


def _dead(zeros: Mapping[str, float], recipe: Recipe) -> Finding | None:
    """Name the first layer that gives nothing but zeros; those behind it cannot do otherwise."""
    layer = next((name for name, share in zeros.items() if share >= _DEAD), None)
    if layer is None:
        return None
    rate = recipe.optimizer_settings.number("learning_rate")
    return Finding(
        Text('The units of "{layer}" are dead: {share:.0%} of what they give is 0, so nothing is learned through them.',
             layer=layer, share=zeros[layer]),
        Text("Lower the learning rate to {rate:g} and train anew, or use leaky ReLU.", rate=rate / 10),
        {"learning_rate": rate / 10},
    )  # fmt: skip


def _stuck(curves: Curves, recipe: Recipe) -> Finding | None:
    _, loss = curves.view("train/loss")
    x, _ = curves.view("validation/loss")
    if len(x) < _FEWEST_EPOCHS or len(loss) < 60 or not np.isfinite(loss).all():
        return None
    start, end = float(loss[:20].mean()), float(loss[-20:].mean())
    spread = float(loss[-20:].std())
    rate = recipe.optimizer_settings.number("learning_rate")
    accuracy = curves.view("train/accuracy")[1][-20:]
    is_good = len(accuracy) > 0 and float(accuracy.mean()) > _GOOD  # what goes on from trained weights hardly moves
    if is_good or abs(start - end) > max(0.03 * abs(start), spread):
        return None
    return Finding(
        Text("The training loss hardly moves: {start:.3g} at the start, {end:.3g} now.", start=start, end=end),
        Text("Raise the learning rate to {rate:g}, or give the network more units.", rate=rate * 10),
        {"learning_rate": rate * 10},
    )


def _overfitting(curves: Curves, _recipe: Recipe) -> Finding | None:
    _, validation = curves.view("validation/loss")
    _, train = curves.view("train/loss")
    if len(validation) < _FEWEST_EPOCHS + 1 or not len(train):
        return None
    best = int(np.nanargmin(validation)) if np.isfinite(validation).any() else len(validation) - 1
    behind = len(validation) - 1 - best
    now, lowest = float(validation[-1]), float(validation[best])
    if behind < _FEWEST_EPOCHS or not now > 1.1 * lowest or float(np.nanmean(train[-20:])) > now:
        return None
    return Finding(
        Text("The network learns the samples by heart: validation loss {now:.3g} now, {low:.3g} in epoch {best}.",
             now=now, low=lowest, best=best + 1),
        Text("Stop early, add Dropout or augmentation, or find more data. The best weights are kept."),
        {"early_stopping": 3, "keep": "best"},
    )  # fmt: skip


def _unfinished(curves: Curves, recipe: Recipe) -> Finding | None:
    _, validation = curves.view("validation/loss")
    epochs = recipe.general.integer("epochs")
    if len(validation) < max(_FEWEST_EPOCHS, epochs) or not np.isfinite(validation).all():
        return None
    if int(validation.argmin()) < len(validation) - 1 or validation[-1] > 0.97 * validation[-2]:
        return None
    return Finding(
        Text("The validation loss was still falling in the last epoch."),
        Text("Train for {epochs} epochs.", epochs=epochs * 2),
        {"epochs": epochs * 2},
    )


_RULES: tuple[Callable[[Curves, Recipe], Finding | None], ...] = (_diverging, _stuck, _overfitting, _unfinished)
