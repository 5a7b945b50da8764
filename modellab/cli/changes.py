"""``--set NAME=VALUE`` and ``--option NAME=VALUE``: settings of recipe and data as words of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from modellab.data.dataset import DatasetConfig
from modellab.errors import ModelLabError, Text, look_up
from modellab.settings import complete
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


def changed_data(config: DatasetConfig, words: Iterable[str]) -> DatasetConfig:
    """Apply words such as ``target=price`` or ``window=48`` to the options of a source of data.

    Raises:
        ModelLabError: A word is not NAME=VALUE, a name is unknown, or a value is not allowed.
    """
    from modellab.data.sources.registry import SOURCES

    pairs = dict(_split(word, "--option") for word in words)
    if not pairs:
        return config
    settings = look_up(SOURCES, config.source, Text("source of data")).settings
    rows = {row.name: row for row in settings}
    found = {name: look_up(rows, name, Text("option of the data")).parse(value) for name, value in pairs.items()}
    return replace(config, options=complete(settings, {**config.options, **found}))


def _split(word: str, flag: str = "--set") -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise ModelLabError(Text('{flag}: expected NAME=VALUE. Received "{word}".', flag=flag, word=word))
    return name.strip(), value.strip()
