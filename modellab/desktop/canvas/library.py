"""What can be added to a graph: the rows of the layer table and the graph's own blocks, as entries to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from modellab.desktop.translation import row_text
from modellab.errors import ModelLabError, Text, unknown
from modellab.graph import edits
from modellab.graph.graph import Graph
from modellab.graph.layers.blocks import BLOCK_TEMPLATES
from modellab.graph.layers.spec import Family, LayerSpec, ShapeProblem
from modellab.graph.layers.table import LAYERS, default_settings
from modellab.graph.naming import free_name
from modellab.graph.shape import TensorType, format_badge

BLOCK_PREFIX = "block:"
TEMPLATE_PREFIX = "template:"
_OUTSIDE_ROLES = ("layer", "input", "output")
_INSIDE_ROLES = ("layer", "block_input", "block_output")

# Families that usually come next, most likely first; what is not named keeps the order of the palette.
_USUALLY_NEXT: dict[str, tuple[Family, ...]] = {
    "io": ("convolution", "embedding", "dense", "reshape"),
    "convolution": ("pooling", "convolution", "normalisation", "activation"),
    "pooling": ("convolution", "reshape", "dense"),
    "dense": ("dense", "io", "regularisation", "activation"),
    "reshape": ("dense",),
    "normalisation": ("activation", "convolution", "dense"),
    "activation": ("convolution", "dense", "pooling"),
    "embedding": ("recurrent", "attention", "embedding"),
    "recurrent": ("dense", "recurrent", "reshape"),
    "attention": ("attention", "dense", "reshape"),
    "regularisation": ("dense", "convolution"),
    "merge": ("activation", "convolution"),
    "pretrained": ("dense", "pooling", "recurrent"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to add.

    Attributes:
        key: Kind, or ``block:`` and the name of a block of the graph.
        label: Name that people see.
        family: Group and colour.
        help: What it does.
        words: Further words to find it by.
        fits: Whether it accepts what flows at the place where it would be added.
        result: Shape that would come out, where it is known.
    """

    key: str
    label: str
    family: Family
    help: str
    words: tuple[str, ...] = ()
    fits: bool = True
    result: str = ""

    def matches(self, query: str) -> bool:
        """Whether every word of a search is found in the entry."""
        text = " ".join((self.label, self.key, *self.words)).lower()
        squeezed = text.replace("-", "").replace(" ", "")
        return all(word in text or word.replace("-", "") in squeezed for word in query.lower().split())


def entries(graph: Graph, *, is_inside: bool = False) -> tuple[Entry, ...]:
    """List all that can be added, in the order of the palette; inside a block its ends instead of the network's."""
    roles = _INSIDE_ROLES if is_inside else _OUTSIDE_ROLES
    rows = [_entry(spec) for spec in LAYERS.values() if spec.role in roles]
    templates = [_block_entry(TEMPLATE_PREFIX, name) for name in BLOCK_TEMPLATES if row_text(name) not in graph.blocks]
    return (*rows, *(_block_entry(BLOCK_PREFIX, name) for name in graph.blocks), *templates)


def _entry(spec: LayerSpec) -> Entry:
    return Entry(spec.kind, row_text(spec.label), spec.family, row_text(spec.help), (spec.label, *spec.keywords))


def _block_entry(prefix: str, name: str) -> Entry:
    block = next(spec for spec in LAYERS.values() if spec.role == "block")
    label = row_text(name) if prefix == TEMPLATE_PREFIX else name
    words = (name, row_text(block.label), *block.keywords)
    return Entry(prefix + name, label, block.family, row_text(block.help), words)


def add(graph: Graph, key: str, position: tuple[float, float], value: TensorType | None = None) -> tuple[Graph, str]:
    """Add what an entry stands for.

    Args:
        graph: Where.
        key: Of the entry.
        position: Top left corner.
        value: What will flow in, if known; a template is built for as many channels.

    Returns:
        The new graph and the id of the node.

    Raises:
        ModelLabError: There is no such entry, or it cannot be added.
    """
    if key.startswith(TEMPLATE_PREFIX):
        graph, name = _with_template(graph, key.removeprefix(TEMPLATE_PREFIX), value)
        key = BLOCK_PREFIX + name
    if key.startswith(BLOCK_PREFIX):
        kind = next(spec.kind for spec in LAYERS.values() if spec.role == "block")
        return edits.add(graph, kind, position=position, settings={"block": key.removeprefix(BLOCK_PREFIX)})
    return edits.add(graph, key, position=position)


def _with_template(graph: Graph, name: str, value: TensorType | None) -> tuple[Graph, str]:
    if name not in BLOCK_TEMPLATES:
        raise unknown(Text("block"), name, BLOCK_TEMPLATES)
    channels = value.shape[1 if value.rank == 4 else -1] if value is not None and value.rank > 1 else None
    content = BLOCK_TEMPLATES[name](channels) if isinstance(channels, int) else BLOCK_TEMPLATES[name]()
    free = free_name(row_text(name), graph.blocks)
    return replace(graph, blocks={**graph.blocks, free: content}), free


def ranked(found: Iterable[Entry], value: TensorType | None, before: str) -> tuple[Entry, ...]:
    """Order entries by what fits behind a port.

    Args:
        found: Entries in palette order.
        value: What flows out of the port, if known.
        before: Family of the layer that the port belongs to.
    """
    usual = _USUALLY_NEXT.get(before, ())
    tried = [tried_with(entry, value) for entry in found] if value is not None else list(found)
    place = {family: index for index, family in enumerate(usual)}
    return tuple(sorted(tried, key=lambda entry: (not entry.fits, place.get(entry.family, len(usual)))))


def tried_with(entry: Entry, value: TensorType) -> Entry:
    """Run the shape rule of an entry on a value, and note whether it fits and what comes out."""
    spec = LAYERS.get(entry.key)
    if spec is None:
        return entry
    needed = sum(not port.is_optional for port in spec.inputs)
    if not needed:
        return replace(entry, fits=False)
    try:
        outputs = spec.shape(default_settings(entry.key), (value,) * needed)
    except (ShapeProblem, ModelLabError):
        return replace(entry, fits=False)
    return replace(entry, result=format_badge(outputs[0].shape) if outputs and spec.outputs else "")
