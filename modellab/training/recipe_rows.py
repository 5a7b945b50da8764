"""The rows of a recipe's settings, and everything that makes, checks and writes a recipe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from modellab.errors import ModelLabError, Text, unknown
from modellab.settings import Choice, Setting, complete
from modellab.training.metrics import METRICS
from modellab.training.objectives import objective_spec
from modellab.training.optimizers import optimizer_spec
from modellab.training.recipe import Recipe
from modellab.training.schedules import schedule_spec

_PRECISIONS = (
    Choice("auto", "Automatic"),
    Choice("float32", "32 bit"),
    Choice("bfloat16", "bfloat16"),
    Choice("float16", "float16 (CUDA)"),
)
_WATCHED = (
    Choice("auto", "Automatic"),
    Choice("loss", "Loss"),
    *(Choice(row.name, row.label) for row in METRICS.values()),
)
_CLASS_WEIGHTS = (Choice("none", "None"), Choice("balanced", "Balanced"))
_KEEP = (Choice("best", "Best"), Choice("last", "Last"))

GENERAL: tuple[Setting, ...] = (
    Setting(
        "epochs", "Epochs", "int", 10, "How often the network sees all training samples.", minimum=1, maximum=1_000_000
    ),
    Setting(
        "batch_size", "Batch size", "int", 32, "Samples per step. Larger is faster per sample but takes more memory.",
        minimum=1, maximum=1_000_000,
    ),
    Setting(
        "seed", "Seed", "int", 0, "Start of all chance: same seed, same result.", minimum=0, maximum=2**31 - 1
    ),
    Setting(
        "precision", "Number format", "choice", "auto",
        "How exactly numbers are kept while computing; weights are always 32 bit.", choices=_PRECISIONS,
    ),
    Setting(
        "warmup_steps", "Warm-up", "int", 0, "The learning rate rises from almost zero over these first steps.",
        minimum=0, maximum=10_000_000, unit="steps",
    ),
    Setting(
        "gradient_clipping", "Gradient clipping", "float", None,
        "Longer gradients are shortened to this length, which tames jumps of the loss.",
        minimum=1e-9, maximum=1e9, optional=True, none_label="off",
    ),
    Setting(
        "early_stopping", "Early stopping", "int", None,
        "Stops after so many epochs in which the watched metric did not improve.",
        minimum=1, maximum=1_000_000, unit="epochs", optional=True, none_label="off",
    ),
    Setting(
        "watched_metric", "Watched metric", "choice", "auto",
        "What decides which weights are best: automatic takes the output's first metric.",
        choices=_WATCHED, advanced=True,
    ),
    Setting(
        "minimum_improvement", "Least improvement", "float", 0.0, "Smaller gains do not count as improvement.",
        minimum=0, maximum=1e9, advanced=True,
    ),
    Setting(
        "keep", "Keep", "choice", "best", "Which weights the run ends with.", choices=_KEEP, advanced=True
    ),
    Setting(
        "class_weights", "Class weights", "choice", "none",
        "Balanced makes rare classes count as much as frequent ones.", choices=_CLASS_WEIGHTS,
    ),
    Setting(
        "validate_every", "Validate every", "int", 1, "Epochs between two looks at the validation samples.",
        minimum=1, maximum=1_000_000, unit="epochs", advanced=True,
    ),
    Setting(
        "threads", "Threads", "int", None, "Processor threads; automatic chooses by the size of the network.",
        minimum=1, maximum=1024, optional=True, advanced=True,
    ),
)  # fmt: skip

_CHOSEN = ("optimizer", "schedule", "loss")


def settings_rows(recipe: Recipe) -> dict[str, tuple[Setting, ...]]:
    """Return the rows of each part of a recipe, by the name of the field that holds them.

    Raises:
        ModelLabError: The recipe names an optimizer, schedule or loss that does not exist.
    """
    return {
        "general": GENERAL,
        "optimizer_settings": optimizer_spec(recipe.optimizer).settings,
        "schedule_settings": schedule_spec(recipe.schedule).settings,
        "loss_settings": objective_spec(recipe.loss).settings if recipe.loss else (),
    }


def complete_recipe(recipe: Recipe) -> Recipe:
    """Check every value of ``recipe`` and fill in defaults.

    Raises:
        ModelLabError: A name is unknown or a value is not allowed.
    """
    parts: dict[str, Mapping[str, object]] = {part: getattr(recipe, part) for part in settings_rows(recipe)}
    return _assemble(recipe, parts)


def make_recipe(**changes: object) -> Recipe:
    """Make a complete recipe: ``make_recipe(epochs=3, optimizer="sgd", momentum=0.5)``.

    Raises:
        ModelLabError: A name is unknown (the nearest one is listed) or a value is not allowed.
    """
    return change_recipe(complete_recipe(Recipe()), **changes)


def change_recipe(recipe: Recipe, **changes: object) -> Recipe:
    """Return ``recipe`` with some settings changed, each by its own name.

    Another optimizer, schedule or loss starts with its own defaults.

    Raises:
        ModelLabError: A name is unknown (the nearest one is listed) or a value is not allowed.
    """
    chosen = {name: _as_name(name, changes.pop(name, getattr(recipe, name))) for name in _CHOSEN}
    base = Recipe(optimizer=chosen["optimizer"], schedule=chosen["schedule"], loss=chosen["loss"])
    rows = settings_rows(base)
    parts: dict[str, dict[str, object]] = {"general": dict(recipe.general)}
    for name in _CHOSEN:
        is_same = chosen[name] == getattr(recipe, name)
        parts[f"{name}_settings"] = dict(getattr(recipe, f"{name}_settings")) if is_same else {}
    for name, value in changes.items():
        parts[_part_of(name, rows)][name] = value
    return _assemble(base, parts)


def _assemble(names: Recipe, parts: Mapping[str, Mapping[str, object]]) -> Recipe:
    """Put the optimizer, schedule and loss of ``names`` together with checked settings."""
    rows = settings_rows(names)
    return Recipe(
        general=complete(rows["general"], parts["general"]),
        optimizer=names.optimizer,
        optimizer_settings=complete(rows["optimizer_settings"], parts["optimizer_settings"]),
        schedule=names.schedule,
        schedule_settings=complete(rows["schedule_settings"], parts["schedule_settings"]),
        loss=names.loss,
        loss_settings=complete(rows["loss_settings"], parts["loss_settings"]),
    )


def _as_name(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise ModelLabError(Text("{field}: expected a name. Received {value}.", field=field, value=str(value)[:80]))
    return value


def _part_of(name: str, rows: Mapping[str, Iterable[Setting]]) -> str:
    for part, settings in rows.items():
        if any(row.name == name for row in settings):
            return part
    known = [row.name for settings in rows.values() for row in settings]
    raise unknown(Text("setting"), name, [*known, *_CHOSEN])


def to_json(recipe: Recipe) -> dict[str, object]:
    """Write a recipe as plain JSON values."""
    return {
        "general": dict(recipe.general),
        "optimizer": recipe.optimizer,
        "optimizer_settings": dict(recipe.optimizer_settings),
        "schedule": recipe.schedule,
        "schedule_settings": dict(recipe.schedule_settings),
        "loss": recipe.loss,
        "loss_settings": dict(recipe.loss_settings),
    }


def from_json(values: Mapping[str, object]) -> Recipe:
    """Read what ``to_json`` wrote; whatever is missing gets its default.

    Raises:
        ModelLabError: A name is unknown or a value is not allowed.
    """
    known = to_json(Recipe())
    for name in values:
        if name not in known:
            raise unknown(Text("part of a recipe"), name, known)
    names = {name: _as_name(name, values.get(name, known[name])) for name in _CHOSEN}
    base = Recipe(optimizer=names["optimizer"], schedule=names["schedule"], loss=names["loss"])
    return _assemble(base, {name: _as_mapping(name, values.get(name, {})) for name in known if name not in _CHOSEN})


def _as_mapping(field: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ModelLabError(Text("{field}: expected settings by name.", field=field))
    return value
