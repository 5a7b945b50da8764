"""Which layer of a network can take its weights from which layer of another: names and shapes only, no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Sizes = Mapping[str, tuple[int, ...]]
"""The shape of each tensor of a state, by its name: ``{"linear_1.weight": (64, 784), ...}``."""
_Shapes = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of the weights when a network took over those of another.

    Attributes:
        same: Layers whose weights were found under their own name.
        matched: (new layer, old layer) for those whose weights were found under another name, by their shapes.
        fresh: Layers with weights that start anew.
        unused: Old layers that nobody took.
    """

    same: tuple[str, ...]
    matched: tuple[tuple[str, str], ...]
    fresh: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def pairs(self) -> dict[str, str]:
        """The old layer of every layer that found one."""
        return {name: name for name in self.same} | dict(self.matched)


def compare(old: Sizes, new: Sizes, *, by_shape: bool = True) -> TakenOver:
    """Find for each layer the one to take its weights from.

    A layer takes all its weights from one layer or none at all: first from the one with its own name, then, in order,
    from those left over that have weights of the same names and shapes.

    Args:
        old: Of the network that gives; also of one that was not built here.
        new: Of the network that takes.
        by_shape: Whether layers under other names are considered.
    """
    new_layers, old_layers = by_layer(new), by_layer(old)
    same = [name for name, shapes in new_layers.items() if old_layers.get(name) == shapes]
    left_new = [name for name in new_layers if name not in same]
    left_old = {name: shapes for name, shapes in old_layers.items() if name not in same}
    matched = _match(new_layers, left_new, left_old | _innermost(old, left_old)) if by_shape else {}
    used = {name.partition(".")[0] for name in matched.values()}
    return TakenOver(
        same=tuple(same),
        matched=tuple(matched.items()),
        fresh=tuple(name for name in left_new if name not in matched),
        unused=tuple(name for name in left_old if name not in used),
    )


def by_layer(sizes: Sizes, *, is_innermost: bool = False) -> dict[str, _Shapes]:
    """Group names and shapes by layer: by the first part of the name, or by all but the last."""
    layers: dict[str, _Shapes] = {}
    for name, shape in sizes.items():
        layer, _, rest = name.rpartition(".") if is_innermost else name.partition(".")
        layers.setdefault(layer, {})[rest] = shape
    return layers


def _innermost(sizes: Sizes, left: Mapping[str, _Shapes]) -> dict[str, _Shapes]:
    """Layers inside those that are left, as foreign networks nest theirs: ``features.0``."""
    return by_layer({n: shape for n, shape in sizes.items() if n.partition(".")[0] in left}, is_innermost=True)


def _match(new_layers: Mapping[str, _Shapes], wanting: list[str], offered: dict[str, _Shapes]) -> dict[str, str]:
    matched: dict[str, str] = {}
    for new in wanting:
        old = next((name for name, shapes in offered.items() if shapes == new_layers[new]), None)
        if old is not None:
            matched[new] = old
            # Neither what is inside the one taken, nor what it is inside of, is offered again.
            offered = {name: shapes for name, shapes in offered.items() if not _overlap(name, old)}
    return matched


def _overlap(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")
