"""What a program is made of: the records that stand between a graph and its network or source. No torch here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from modellab.graph.layers.spec import InitialWeights, Literals
from modellab.graph.shape import TensorType

Op = Literal["module", "call", "method", "item"]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the forward pass; the name is unique in its program."""

    name: str


@dataclass(frozen=True, slots=True)
class ModuleRef:
    """A submodule as an argument of a function, by the name of its attribute."""

    name: str


Argument = Value | ModuleRef | Literals | slice | tuple["Argument", ...]


@dataclass(frozen=True)
class InputSlot:
    """An input of the network: the node on the canvas, its value, what flows in, and the modality of its row."""

    node: str
    value: Value
    type: TensorType
    modality: str = ""


@dataclass(frozen=True)
class OutputSlot:
    """An output of the network.

    Attributes:
        node: On the canvas.
        value: Of the program.
        type: What comes out.
        task: Of its row: what it is for.
        is_raw: Whether an activation that its loss contains is still to be applied.
    """

    node: str
    value: Value
    type: TensorType
    task: str = ""
    is_raw: bool = False


@dataclass(frozen=True)
class ModuleDef:
    """A submodule of the network.

    Attributes:
        name: Attribute of the network, from which the names of its weights follow.
        path: Dotted name of the class, from a row of the layer table.
        arguments: Keyword arguments of the class.
        node: Node on the canvas; for a layer in a block, the name that ``Program.layers`` has for it.
        is_frozen: Whether its weights stay as they are while training.
        rate: What the learning rate is multiplied with for its weights.
        initial: Where its first weights come from; None for random ones.
    """

    name: str
    path: str
    arguments: Mapping[str, Literals]
    node: str
    is_frozen: bool = False
    rate: float = 1.0
    initial: InitialWeights | None = None


@dataclass(frozen=True)
class Statement:
    """One line of the forward pass.

    Attributes:
        result: The value it makes.
        op: ``module`` calls a submodule, ``call`` a torch function, ``method`` a method of the first argument, and
            ``item`` indexes the first argument with the others.
        target: Name of the submodule, dotted name of the function or name of the method; empty for ``item``.
        args: Positional arguments.
        kwargs: Keyword arguments.
        layer: Key in ``Program.layers``; empty for the mask of an input, which belongs to no layer.
    """

    result: Value
    op: Op
    target: str
    args: tuple[Argument, ...]
    kwargs: Mapping[str, Literals] = field(default_factory=dict)
    layer: str = ""

    @property
    def used(self) -> tuple[Value, ...]:
        """The values it reads."""
        return tuple(_values(self.args))


@dataclass(frozen=True)
class Layer:
    """What is known of a node after blocks were inlined.

    Attributes:
        node: Id of the node on the canvas: the block itself for the layers in it.
        kind: Key of the layer table.
        label: The kind's name for people.
        name: The user's name for it, one line; may be empty.
        outputs: Type of each output.
        values: Value of each output.
        num_parameters: Of its weights.
    """

    node: str
    kind: str
    label: str
    name: str
    outputs: tuple[TensorType, ...]
    values: tuple[Value, ...]
    num_parameters: int = 0


@dataclass(frozen=True)
class Program:
    """A network in straight-line form.

    ``layers`` is keyed by node id, for layers in blocks by ``block_1_0_conv2d_1`` (block, repetition, inner node).
    """

    inputs: tuple[InputSlot, ...]
    outputs: tuple[OutputSlot, ...]
    modules: tuple[ModuleDef, ...]
    statements: tuple[Statement, ...]
    layers: Mapping[str, Layer]

    @property
    def num_parameters(self) -> int:
        """Number of trainable scalars."""
        return sum(layer.num_parameters for layer in self.layers.values())


def _values(args: tuple[Argument, ...]) -> Iterator[Value]:
    for arg in args:
        if isinstance(arg, Value):
            yield arg
        elif isinstance(arg, tuple):
            yield from _values(arg)
