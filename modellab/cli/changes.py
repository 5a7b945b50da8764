"""``--set NAME=VALUE``: the recipe's settings as words of the command line."""

from __future__ import annotations

from collections.abc import Iterable

from modellab.errors import ModelLabError, Text
from modellab.training.recipe import Recipe
from modellab.training.recipe_rows import change_recipe, settings_rows

_NAMES = ("optimizer", "schedule", "loss")


def changed_recipe(recipe: Recipe, words: Iterable[str]) -> Recipe:
    """Apply words such as ``epochs=3`` or ``optimizer=sgd``.

    Raises:
        ModelLabError: A word is not NAME=VALUE, a name is unknown, or a value is not allowed.
    """
    pairs = dict(_split(word) for word in words)
    chosen = {name: pairs.pop(name) for name in _NAMES if name in pairs}
    recipe = change_recipe(recipe, **chosen)
    rows = {row.name: row for part in settings_rows(recipe).values() for row in part}
    return change_recipe(recipe, **{n: rows[n].parse(v) if n in rows else v for n, v in pairs.items()})


def _split(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise ModelLabError(Text('--set: expected NAME=VALUE. Received "{word}".', word=word))
    return name.strip(), value.strip()
