"""What differs between runs, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modellab.errors import Text
from modellab.graph.graph import RATE, Node
from modellab.graph.layers.spec import in_a_row
from modellab.graph.layers.table import spec_of
from modellab.project.runs import RunRecord
from modellab.settings import Setting, Value
from modellab.training.objectives import OBJECTIVES
from modellab.training.optimizers import optimizer_spec
from modellab.training.recipe import Recipe
from modellab.training.recipe_rows import complete_recipe, settings_rows
from modellab.training.schedules import schedule_spec

ABSENT = "-"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison.

    Attributes:
        what: Label of a setting, or name of a layer.
        first: Its value in the first run; a ``Text`` where it can be translated, as ``what`` is.
        second: Its value in the second run.
    """

    what: str
    first: str
    second: str


def recipe_differences(run: RunRecord, other: RunRecord) -> list[Difference]:
    """List the settings in which the recipes differ."""
    return _differing(recipe_lines(run.recipe), recipe_lines(other.recipe))


def network_differences(run: RunRecord, other: RunRecord) -> list[Difference]:
    """List the layers in which the networks differ, wherever they stand; of a layer of both only what differs."""
    mine, theirs = run.graph.nodes, other.graph.nodes
    names = [*mine, *(name for name in theirs if name not in mine)]
    found = [row for name in names if (row := _layer_difference(name, mine.get(name), theirs.get(name))) is not None]
    if sorted(run.graph.edges) != sorted(other.graph.edges):
        found.append(Difference(Text("Connections"), str(len(run.graph.edges)), str(len(other.graph.edges))))
    return found


def recipe_lines(recipe: Recipe) -> dict[str, str]:
    """Write a recipe as label -> value, each a ``Text`` where it can be translated."""
    complete = complete_recipe(recipe)
    objective = OBJECTIVES.get(complete.loss)
    lines: dict[str, str] = {
        Text("Optimizer"): Text(optimizer_spec(complete.optimizer).label),
        Text("Learning rate schedule"): Text(schedule_spec(complete.schedule).label),
        Text("Loss"): Text(objective.label) if objective is not None else Text("As set on the output"),
    }
    for part, rows in settings_rows(complete).items():
        values: Mapping[str, Value] = getattr(complete, part)
        lines |= {Text(row.label): _written(row, values[row.name]) for row in rows}
    return lines


def _written(row: Setting, value: Value) -> str:
    if value is None:
        return Text(row.none_label) if row.none_label else Text("automatic")
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    labels = {choice.value: Text(choice.label) for choice in row.choices}
    if isinstance(value, float):
        return f"{value:g}"
    return labels.get(value, value) if isinstance(value, str) else str(value)


def _layer_difference(name: str, mine: Node | None, theirs: Node | None) -> Difference | None:
    if mine is None or theirs is None or mine.kind != theirs.kind:
        return Difference(name, _layer(mine), _layer(theirs))
    rows = _differing(_facts(mine), _facts(theirs))
    first, second = (
        in_a_row(*(Text("{name}: {value}", name=row.what, value=getattr(row, side)) for row in rows))
        for side in ("first", "second")
    )
    return Difference(name, first, second) if rows else None


def _layer(node: Node | None) -> str:
    spec = spec_of(node.kind) if node is not None else None
    if node is None or spec is None:
        return node.kind if node is not None else ABSENT
    return Text(spec.label)


def _facts(node: Node) -> dict[str, str]:
    """Write what is set on a layer as label -> value."""
    spec = spec_of(node.kind)
    rows = spec.settings if spec is not None else ()
    facts: dict[str, str] = {Text(row.label): _written(row, node.settings.get(row.name, row.default)) for row in rows}
    facts[Text(RATE.label)] = f"{node.rate:g}"
    facts[Text("Frozen")] = Text("yes") if node.is_frozen else Text("no")
    return facts


def _differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[Difference]:
    names = [*mine, *(name for name in theirs if name not in mine)]
    rows = (Difference(name, mine.get(name, ABSENT), theirs.get(name, ABSENT)) for name in names)
    return [row for row in rows if row.first != row.second]
