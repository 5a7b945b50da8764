"""What differs between runs, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.graph.graph import Graph
from modellab.project.runs import RunRecord
from modellab.training.recipe_rows import complete_recipe, to_json


def recipe_differences(run: RunRecord, other: RunRecord) -> list[tuple[str, str, str]]:
    """List (setting, value in ``run``, value in ``other``) where the recipes differ."""
    mine, theirs = _flat(to_json(complete_recipe(run.recipe))), _flat(to_json(complete_recipe(other.recipe)))
    names = [*mine, *(name for name in theirs if name not in mine)]
    rows = [(name, mine.get(name, "-"), theirs.get(name, "-")) for name in names]
    return [row for row in rows if row[1] != row[2]]


def network_differences(run: RunRecord, other: RunRecord) -> list[tuple[str, str, str]]:
    """List (layer, what it is in ``run``, what it is in ``other``) where the networks differ, wherever it stands."""
    mine, theirs = _layers(run.graph), _layers(other.graph)
    names = [*mine, *(name for name in theirs if name not in mine)]
    rows = [(name, mine.get(name, "-"), theirs.get(name, "-")) for name in names]
    rows = [row for row in rows if row[1] != row[2]]
    if sorted(run.graph.edges) != sorted(other.graph.edges):
        rows.append(("edges", str(len(run.graph.edges)), str(len(other.graph.edges))))
    return rows


def _flat(values: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            found |= {str(inner): str(setting) for inner, setting in value.items()}
        else:
            found[name] = str(value)
    return found


def _layers(graph: Graph) -> dict[str, str]:
    return {
        node.id: f"{node.kind} {', '.join(f'{name}={value}' for name, value in node.settings.items())}".strip()
        for node in graph.nodes.values()
    }
