"""Repairs that a row suggests, turned into edits; only those that really mend are offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from modellab.errors import ModelLabError, Text
from modellab.graph.edits import configure, insert_on_edge, remove
from modellab.graph.graph import Edge, Graph
from modellab.graph.infer import Inference, infer
from modellab.graph.layers.spec import Configure, ConfigureSource, InsertBefore, Repair
from modellab.graph.ports import inputs_of

Edit = Callable[[Graph], Graph]
_TRIED_UP_TO = 2_000
"""Nodes of a graph in which repairs are tried out before they are offered."""


@dataclass(frozen=True)
class RepairAction:
    """A button on a diagnostic.

    Attributes:
        label: What the button says.
        apply: The edit; raises ``ModelLabError`` if the graph has changed so that it no longer applies.
    """

    label: Text
    apply: Edit = field(compare=False)


def repair_actions(inference: Inference, node: str, repairs: Iterable[Repair]) -> tuple[RepairAction, ...]:
    """Turn the suggestions for a node into actions, and drop those that would not mend it or break another node.

    In a very large graph they are not tried out, since that would be felt with every edit.
    """
    if len(inference.graph.nodes) > _TRIED_UP_TO:
        return tuple(_action(node, repair) for repair in repairs if not isinstance(repair, ConfigureSource))
    return tuple(action for repair in repairs if _mends(action := _action(node, repair), inference, node))


def _action(node: str, repair: Repair) -> RepairAction:
    return RepairAction(repair.label, partial(_apply, node=node, repair=repair))


def remove_action(label: Text, node: str) -> RepairAction:
    """Offer to take a node away and join its neighbours."""
    return RepairAction(label, partial(remove, ids=(node,), heal=True))


def configure_action(label: Text, node: str, **settings: object) -> RepairAction:
    """Offer to change settings of a node."""
    return RepairAction(label, partial(configure, ids=(node,), changes=settings))


def arriving_edges(graph: Graph, node: str) -> tuple[Edge, ...]:
    """Return the edges into a node in the order in which its row gets them: by port, then as drawn."""
    edges = graph.incoming.get(node, ())
    return tuple(e for port in inputs_of(graph, graph.nodes[node]) for e in edges if e.target_port == port.name)


def _apply(graph: Graph, *, node: str, repair: Repair) -> Graph:
    if isinstance(repair, Configure):
        return configure(graph, [node], repair.settings)
    if isinstance(repair, InsertBefore):
        edges = arriving_edges(graph, node)
        if repair.index >= len(edges):
            raise ModelLabError(Text("Nothing is connected there any more."), node=node)
        return insert_on_edge(graph, edges[repair.index], repair.kind, settings=repair.settings)[0]
    return configure(graph, [_source_with(graph, node, repair.settings)], repair.settings)


def _source_with(graph: Graph, node: str, settings: Iterable[str]) -> str:
    """Find the nearest node upstream, as long as the way does not fork, that has the settings."""
    wanted = set(settings)
    edges = graph.incoming.get(node, ())
    while len(edges) == 1:
        source = edges[0].source
        if wanted <= set(graph.nodes[source].settings):
            return source
        edges = graph.incoming.get(source, ())
    raise ModelLabError(Text("No layer before it has this setting."), node=node)


def _mends(action: RepairAction, inference: Inference, node: str) -> bool:
    try:
        after = infer(action.apply(inference.graph), inference)
    except ModelLabError:
        return False
    result = after.nodes.get(node)
    if result is None or result.outputs is None:
        return False
    return not any(
        other.problem is not None and before.outputs is not None
        for id_, other in after.nodes.items()
        if (before := inference.nodes.get(id_)) is not None
    )
