"""Ids, names and comments of nodes: how new ones are made, and what is let in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph, Node
from modellab.graph.layers.table import spec_of

MAX_NAME = 200
MAX_COMMENT = 10_000
_ID = re.compile(r"[a-z_][a-z0-9_]{0,99}", re.ASCII)
_COUNTED = re.compile(r"(.+)_([0-9]{1,9})", re.ASCII)
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_id(text: object) -> bool:
    """Whether ``text`` may be the id of a node: a lower-case ASCII identifier of at most 100 characters."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def clean(text: str, limit: int = MAX_NAME, *, lines: bool = False) -> str:
    """Strip control and bidirectional characters and cap the length.

    Args:
        text: As typed or as found in a file.
        limit: Longest result, in characters.
        lines: Whether line breaks and tabs are kept.
    """
    kept = "\n\t" if lines else ""
    return "".join(char for char in text if char in kept or not _is_invisible(char))[:limit]


def _is_invisible(char: str) -> bool:
    return char in _BIDIRECTIONAL or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def title(node: Node) -> Text:
    """Name a node in a message: ``Conv 2-D "stem"``, or its id where the user gave no name."""
    spec = spec_of(node.kind)
    label = Text(spec.label) if spec is not None else Text('Unknown layer "{kind}"', kind=clean(node.kind, 60))
    return Text('{layer} "{name}"', layer=label, name=clean(node.name, 60) or node.id)


class FreshIds:
    """Gives ids that no node of a graph or of its blocks has; a number is not used again while a higher one is left.

    Args:
        graph: Where the ids must be new.
    """

    def __init__(self, graph: Graph) -> None:
        self._last: dict[str, int] = {}
        for taken in _all_ids(graph):
            self._note(taken)

    def _note(self, taken: str) -> None:
        if match := _COUNTED.fullmatch(taken):
            stem, number = match.groups()
            self._last[stem] = max(self._last.get(stem, 0), int(number))

    def new(self, kind: str) -> str:
        """Return the next id for a node of ``kind``: ``conv2d_3``."""
        stem = re.sub(r"[^a-z0-9_]", "_", kind.lower())[:60]
        stem = stem if is_id(stem) else f"layer_{stem}".rstrip("_")
        self._last[stem] = self._last.get(stem, 0) + 1
        return f"{stem}_{self._last[stem]}"


def _all_ids(graph: Graph) -> Iterator[str]:
    yield from graph.nodes
    for block in graph.blocks.values():
        yield from block.nodes


def free_name(wanted: str, taken: Iterable[str] | Mapping[str, object]) -> str:
    """Return ``wanted``, or ``wanted 2``, ``wanted 3`` ... if it is taken."""
    names = set(taken)
    name, number = wanted, 1
    while name in names:
        number += 1
        name = f"{wanted} {number}"
    return name


def node_of(graph: Graph, node_id: str) -> Node:
    """Look a node up.

    Raises:
        ModelLabError: There is none with this id.
    """
    node = graph.nodes.get(node_id)
    if node is None:
        raise ModelLabError(Text('There is no layer with the id "{id}".', id=clean(str(node_id), 60)))
    return node
