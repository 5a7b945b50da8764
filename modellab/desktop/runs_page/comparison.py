"""What differs between runs, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modellab.graph.graph import Graph, Node
from modellab.graph.layers.table import spec_of
from modellab.project.runs import RunRecord
from modellab.settings import Setting, Value
from modellab.training.recipe import Recipe
from modellab.training.recipe_rows import complete_recipe, settings_rows

ABSENT = "-"
_CHOSEN = {"optimizer": "Optimizer", "schedule": "Learning rate schedule", "loss": "Loss"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison.

    Attributes:
        what: Label of a setting, to be translated like a row's, or name of a layer.
        first: Its value in the first run.
        second: Its value in the second run.
    """

    what: str
    first: str
    second: str


def recipe_differences(run: RunRecord, other: RunRecord) -> list[Difference]:
    """List the settings in which the recipes differ."""
    return _differing(recipe_lines(run.recipe), recipe_lines(other.recipe))


def network_differences(run: RunRecord, other: RunRecord) -> list[Difference]:
    """List the layers in which the networks differ, wherever they stand."""
    found = _differing(_layers(run.graph), _layers(other.graph))
    if sorted(run.graph.edges) != sorted(other.graph.edges):
        found.append(Difference("Connections", str(len(run.graph.edges)), str(len(other.graph.edges))))
    return found


def recipe_lines(recipe: Recipe) -> dict[str, str]:
    """Write a recipe as label -> value."""
    complete = complete_recipe(recipe)
    lines = {label: str(getattr(complete, name)) or ABSENT for name, label in _CHOSEN.items()}
    for part, rows in settings_rows(complete).items():
        values: Mapping[str, Value] = getattr(complete, part)
        lines |= {row.label: _written(row, values[row.name]) for row in rows}
    return lines


def _written(row: Setting, value: Value) -> str:
    if value is None:
        return row.none_label or "automatic"
    labels = {choice.value: choice.label for choice in row.choices}
    if isinstance(value, float):
        return f"{value:g}"
    return labels.get(value, value) if isinstance(value, str) else str(value)


def _layers(graph: Graph) -> dict[str, str]:
    return {node.id: _layer(node) for node in graph.nodes.values()}


def _layer(node: Node) -> str:
    spec = spec_of(node.kind)
    if spec is None:
        return node.kind
    words = [spec.label, *(f"{row.label}: {_written(row, node.settings[row.name])}" for row in spec.settings
                           if row.name in node.settings and node.settings[row.name] != row.default)]  # fmt: skip
    return ", ".join([*words, "frozen"] if node.is_frozen else words)


def _differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[Difference]:
    names = [*mine, *(name for name in theirs if name not in mine)]
    rows = (Difference(name, mine.get(name, ABSENT), theirs.get(name, ABSENT)) for name in names)
    return [row for row in rows if row.first != row.second]
