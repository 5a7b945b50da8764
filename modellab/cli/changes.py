"""Words of ``--set NAME=VALUE`` and ``--option NAME=VALUE``: settings of recipe, preparation, layers and data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from modellab.data.dataset import DatasetConfig
from modellab.data.preparation_rows import PREPARATION
from modellab.data.splitting import SPLITTING
from modellab.errors import ModelLabError, Text, look_up, unknown
from modellab.graph.edits import configure, set_frozen, set_rate
from modellab.graph.graph import RATE, Graph
from modellab.graph.layers.table import spec_of
from modellab.project.project import Project
from modellab.settings import Setting, complete
from modellab.training.recipe import Recipe
from modellab.training.recipe_rows import change_recipe, settings_rows

_NAMES = ("optimizer", "schedule", "loss")
_LEARNING: Mapping[str, tuple[Setting, Callable[[Graph, list[str], Any], Graph]]] = {
    "frozen": (Setting("frozen", "Frozen", "bool", False), set_frozen),
    RATE.name: (RATE, set_rate),
}
"""What any layer with weights has beside its own settings."""


def changed_project(project: Project, words: Iterable[str]) -> Project:
    """Apply words such as ``epochs=3``, ``tokenizer=characters`` or ``lstm_1.units=128``.

    Raises:
        ModelLabError: A word is not NAME=VALUE, a name is unknown, or a value is not allowed.
    """
    prepared = {row.name: row for row in PREPARATION}
    graph, preparation, rest = project.graph, dict(project.preparation), []
    for word in words:
        name, value = _split(word)
        if "." in name:
            graph = _changed_layer(graph, name, value)
        elif name in prepared:
            preparation[name] = prepared[name].parse(value)
        else:
            rest.append(word)
    return replace(project, graph=graph, preparation=preparation, recipe=changed_recipe(project.recipe, rest))


def _changed_layer(graph: Graph, name: str, value: str) -> Graph:
    node_id, _, setting = name.partition(".")
    node = look_up(graph.nodes, node_id, Text("layer"))
    spec = spec_of(node.kind)
    rows = _named(spec.settings) if spec is not None else {}
    if setting in _LEARNING and setting not in rows:
        row, edit = _LEARNING[setting]
        return edit(graph, [node_id], row.parse(value))
    return configure(graph, [node_id], {setting: look_up(rows, setting, Text("setting")).parse(value)})


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
    """Apply words such as ``target=price`` or ``window=48`` to the options of a source of data, or to its splits.

    Raises:
        ModelLabError: A word is not NAME=VALUE, a name is unknown, or a value is not allowed.
    """
    from modellab.data.sources.registry import SOURCES

    pairs = dict(_split(word, "--option") for word in words)
    if not pairs:
        return config
    settings = look_up(SOURCES, config.source, Text("source of data")).settings
    own, shares = _named(settings), _named(SPLITTING)
    found: dict[str, object] = dict(config.options)
    splits: dict[str, object] = {}
    for name, value in pairs.items():
        if name not in own and name not in shares:
            raise unknown(Text("option of the data"), name, [*own, *shares])
        (found if name in own else splits)[name] = {**shares, **own}[name].parse(value)
    return replace(config, options=complete(settings, found), **splits)  # type: ignore[arg-type]  # the rows check


def _named(rows: Iterable[Setting]) -> Mapping[str, Setting]:
    return {row.name: row for row in rows}


def _split(word: str, flag: str = "--set") -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise ModelLabError(Text('{flag}: expected NAME=VALUE. Received "{word}".', flag=flag, word=word))
    return name.strip(), value.strip()
