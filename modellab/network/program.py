"""Graph -> Program: the forward pass as straight-line statements, from which network and source are both made.

Each row of the layer table says in ``emit`` what its node does; here the calls are recorded, blocks are inlined as
often as they repeat, activations are applied, and what reaches no output is left out. No torch here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from modellab.errors import ModelLabError, Text, look_up
from modellab.graph.check import check
from modellab.graph.graph import Graph, Node
from modellab.graph.infer import Inference, infer
from modellab.graph.layers.activation import ACTIVATIONS
from modellab.graph.layers.rules import MODULES
from modellab.graph.layers.spec import Inputs, LayerSpec, Literals, Ref, ShapeProblem, Window
from modellab.graph.layers.table import spec_of
from modellab.graph.naming import clean, title
from modellab.graph.ports import block_name, block_of, check_limits, ends, inputs_of, outputs_of
from modellab.graph.shape import TensorType
from modellab.network.names import attribute_name
from modellab.network.statements import (
    Argument,
    InputSlot,
    Layer,
    ModuleDef,
    ModuleRef,
    Op,
    OutputSlot,
    Program,
    Statement,
    Value,
)
from modellab.settings import Settings

__all__ = ["Program", "Statement", "Value", "write_program"]


def write_program(graph: Graph, inference: Inference | None = None) -> Program:
    """Write the forward pass of a graph.

    Args:
        graph: Without errors in what its outputs depend on.
        inference: The graph's, where it is at hand.

    Raises:
        ModelLabError: The graph has errors; the sentence and ``node`` name the first.
    """
    live = _live_nodes(graph)
    _refuse_errors(graph, inference, live)
    check_limits(graph)
    writer = _Writer(graph)
    writer.write(graph, live)
    return writer.program()


def _live_nodes(graph: Graph) -> frozenset[str]:
    """Ids of the inputs, the outputs and of all that an output depends on."""
    live: set[str] = set()
    for node in graph.nodes.values():
        spec = spec_of(node.kind)
        if spec is not None and spec.role in ("output", "block_output"):
            live |= {node.id} | graph.ancestors(node.id)
        elif spec is not None and spec.role in ("input", "block_input"):
            live.add(node.id)
    return frozenset(live)


def _refuse_errors(graph: Graph, inference: Inference | None, live: frozenset[str]) -> None:
    for diagnostic in check(graph, inference if inference is not None else infer(graph)):
        if diagnostic.severity == "error" and (not diagnostic.node or diagnostic.node in live):
            raise ModelLabError(diagnostic.sentence, node=diagnostic.node)
    for node in live & graph.cyclic:
        raise _node_error(graph.nodes[node], Text("a network without circles"), Text("a circle"))


def _node_error(node: Node, expected: Text, received: Text) -> ModelLabError:
    sentence = Text("{layer}: expected {expected}. Received {received}.",
                    layer=title(node), expected=expected, received=received)  # fmt: skip
    return ModelLabError(sentence, node=node.id)


@dataclass(frozen=True)
class _Steps:
    """Where the steps of a text are in a value; ``_Writer.mask`` tells which of them are real.

    Attributes:
        text: The tokens whose padding it shares.
        axis: 1 in a sequence (N, steps, features), 2 in a signal (N, channels, length).
        windows: What slid over them and made one step of each place.
    """

    text: Value
    axis: int = 1
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True)
class _Typed:
    """A value and what it is: what flows along an edge while the program is written."""

    value: Value
    type: TensorType
    steps: _Steps | None = None

    def steps_after(self, spec: LayerSpec, settings: Settings, result: TensorType) -> _Steps | None:
        """Return where the steps are in what a layer makes of this value, if they are still there."""
        if self.steps is None or not (result.rank == 3 or (result.rank == 2 and result.dtype == "int")):
            return None
        axis, window = spec.axis_after(settings, self.steps.axis), spec.window(settings)
        if window is not None:
            return replace(self.steps, windows=(*self.steps.windows, window)) if axis == 2 else None
        is_same = result.shape[axis] == self.type.shape[self.steps.axis]
        return replace(self.steps, axis=axis) if is_same else None


@dataclass(frozen=True)
class _Place:
    """Where a node stands after inlining: names in front of it, its node on the canvas, and how that learns."""

    prefix: str = ""
    node: str = ""
    is_frozen: bool = False
    rate: float = 1.0


class _Writer:
    """Collects statements while the nodes are visited in order."""

    def __init__(self, graph: Graph) -> None:
        self.blocks = graph.blocks
        self.inputs: dict[str, InputSlot] = {}
        self.outputs: dict[str, OutputSlot] = {}
        self.modules: dict[str, ModuleDef] = {}
        self.statements: list[Statement] = []
        self.masks: dict[_Steps, Statement] = {}
        self.layers: dict[str, Layer] = {}
        # Weights belong to node ids: whose id can be kept comes first, then the rest of the canvas, then blocks.
        kept = {node: node for node in graph.nodes if attribute_name(node) == node}
        self._taken = set(kept)
        self._layer_names = {node: kept.get(node) or self._free_name(node) for node in graph.nodes}
        self._values: set[str] = set()
        self._inputs, self._outputs = ([node.id for node, _ in ends(graph, role)] for role in ("input", "output"))

    def program(self) -> Program:
        """Return what was written so far."""
        return Program(
            inputs=tuple(self.inputs[node] for node in self._inputs if node in self.inputs),
            outputs=tuple(self.outputs[node] for node in self._outputs if node in self.outputs),
            modules=tuple(self.modules.values()),
            statements=(*self.masks.values(), *self.statements),
            layers=self.layers,
        )

    def write(
        self,
        graph: Graph,
        live: frozenset[str],
        place: _Place = _Place(),
        given: Mapping[str, _Typed] | None = None,
    ) -> dict[str, _Typed]:
        """Write the nodes of a graph; ``given`` are the block inputs, the result the block outputs, by node id.

        Raises:
            ModelLabError: A node has no row or is not fed, or a block is missing or cannot be repeated.
        """
        flowing: dict[tuple[str, str], _Typed] = {}
        results: dict[str, _Typed] = {}
        scope = Graph(graph.nodes, graph.edges, self.blocks)
        for node in (graph.nodes[node_id] for node_id in graph.order if node_id in live):
            spec = spec_of(node.kind)
            if spec is None:
                raise _node_error(node, Text("a known layer"), Text('"{kind}"', kind=clean(node.kind, 60)))
            arriving = _arriving(scope, node, flowing)
            leaving: tuple[_Typed, ...] = ()
            if spec.role == "block_input":
                leaving = (_given(node, given),)
            elif spec.role == "block_output":
                results[node.id] = arriving[0]
            elif spec.role == "block":
                leaving = self._write_block(scope, node, arriving, place)
            else:
                leaving = self._write_layer(node, spec, arriving, place)
            ports = outputs_of(scope, node)
            flowing.update({(node.id, port.name): typed for port, typed in zip(ports, leaving, strict=False)})
        return results

    def _write_layer(
        self, node: Node, spec: LayerSpec, arriving: tuple[_Typed, ...], place: _Place
    ) -> tuple[_Typed, ...]:
        types: Inputs = tuple(typed.type for typed in arriving)
        try:
            outputs = spec.shape(node.settings, types)
        except ShapeProblem as problem:
            raise _node_error(node, problem.expected, problem.received or Text("nothing")) from None
        name = self._layer_name(node.id, place)
        if spec.role == "input":
            value = self.new_value(name)
            self.inputs[node.id] = InputSlot(node.id, value, outputs[0], spec.modality)
            refs: tuple[Ref, ...] = (value,)
        else:
            emitter = _NodeEmitter(self, node, spec, arriving, name, place)
            refs = emitter.emit(tuple(typed.value for typed in arriving))
        leaving = tuple(
            _Typed(_value(ref), kind, _steps_of(node, spec, refs, arriving, kind))
            for ref, kind in zip(refs, outputs, strict=False)
        )
        values = tuple(typed.value for typed in leaving)
        count = spec.parameters(node.settings, types)
        node_id = place.node or node.id
        self.layers[name] = Layer(node_id, node.kind, spec.label, clean(node.name), outputs, values, count)
        if spec.role == "output":
            answer = leaving[0] if leaving else arriving[0]
            is_raw = spec.wants_raw(node.settings)
            self.outputs[node.id] = OutputSlot(node.id, answer.value, answer.type, spec.task, is_raw)
        return leaving

    def _write_block(self, scope: Graph, node: Node, arriving: tuple[_Typed, ...], place: _Place) -> tuple[_Typed, ...]:
        block = block_of(scope, node)
        if block is None:
            raise _node_error(node, Text("a block of this network"), Text('"{name}"', name=block_name(node)))
        names, repeat = [port.name for port in inputs_of(scope, node)], node.settings.integer("repeat")
        if repeat > 1 and (len(names) != 1 or len(outputs_of(scope, node)) != 1):
            raise _node_error(node, Text("one input and one output, to repeat the block"), Text("several"))
        live = _live_nodes(block)
        prefix = self._layer_name(node.id, place)
        flowing = arriving
        for index in range(repeat):
            name, is_frozen = f"{prefix}_{index}_", place.is_frozen or node.is_frozen
            inner = _Place(name, place.node or node.id, is_frozen, place.rate * node.rate)
            try:
                results = self.write(block, live, inner, dict(zip(names, flowing, strict=False)))
            except ModelLabError as error:
                inside = Text("In {block}: {sentence}", block=title(node), sentence=error.sentence)
                raise ModelLabError(inside, error.hint, node=node.id) from None
            flowing = tuple(results[port.name] for port in outputs_of(scope, node))
        return flowing

    def _layer_name(self, node: str, place: _Place) -> str:
        return self._free_name(place.prefix + node) if place.prefix else self._layer_names[node]

    def _free_name(self, node: str) -> str:
        """Return the attribute name of ``node``, made longer until no layer has it."""
        name = attribute_name(node)
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name

    def mask(self, steps: _Steps) -> Value:
        """Return which steps are real; worked out once, before all else."""
        steps = replace(steps, axis=1)
        if steps not in self.masks:
            args: tuple[Argument, ...] = (steps.text,)
            if steps.windows:
                args = (self.mask(replace(steps, windows=steps.windows[:-1])), *steps.windows[-1])
            function = f"{MODULES}.{'real_windows' if steps.windows else 'real_steps'}"
            self.masks[steps] = Statement(self.new_value("mask"), "call", function, args)
        return self.masks[steps].result

    def new_value(self, wanted: str) -> Value:
        """Return a value with a name of its own, like ``wanted``."""
        name, number = wanted, 1
        while name in self._values:
            number += 1
            name = f"{wanted}_v{number}"
        self._values.add(name)
        return Value(name)


class _NodeEmitter:
    """What a row's ``emit`` writes to (see ``Emitter``), for one node."""

    def __init__(
        self, writer: _Writer, node: Node, spec: LayerSpec, arriving: tuple[_Typed, ...], name: str, place: _Place
    ) -> None:
        self._writer = writer
        self._node = node
        self._spec = spec
        self._types: Inputs = tuple(typed.type for typed in arriving)
        self._steps = tuple(typed.steps for typed in arriving)
        self._name = name
        self._place = place

    def emit(self, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Write the node's statements and its activation."""
        settings = self._node.settings
        results = self._spec.emit(self, settings, self._types, refs)
        function = _activation(settings)
        return (self.call(function, results[0]), *results[1:]) if function else results

    def mask(self, index: int = 0, axis: int = 1) -> Ref | None:
        """Return which steps of an input are real, where it comes from a text and has them there."""
        steps = self._steps[index]
        return None if steps is None or steps.axis != axis else self._writer.mask(steps)

    def module(self, *inputs: Ref | None) -> Ref:
        """Call the row's own module, made on the first call."""
        return self._add("module", self.own_module().name, inputs)

    def own_module(self) -> ModuleRef:
        """Return the row's own module, made when it is first asked for."""
        if self._name not in self._writer.modules:
            self._writer.modules[self._name] = ModuleDef(
                name=self._name,
                path=self._spec.module_path(self._node.settings, self._types),
                arguments=self._spec.arguments(self._node.settings, self._types),
                node=self._name,
                is_frozen=self._node.is_frozen or self._place.is_frozen,
                rate=self._node.rate * self._place.rate,
                initial=self._spec.initial(self._node.settings),
            )
        return ModuleRef(self._name)

    def call(self, function: str, *args: Ref | Literals | list[Ref], **kwargs: Literals) -> Ref:
        """Call a torch function."""
        return self._add("call", function, args, kwargs)

    def method(self, name: str, self_ref: Ref, *args: Literals) -> Ref:
        """Call a method of a tensor."""
        return self._add("method", name, (self_ref, *args))

    def item(self, ref: Ref, *index: int | slice | None) -> Ref:
        """Index a tuple or a tensor."""
        return self._add("item", "", (ref, *index))

    def _add(
        self, op: Op, target: str, args: tuple[object, ...], kwargs: Mapping[str, Literals] | None = None
    ) -> Value:
        result = self._writer.new_value(self._name)
        frozen = tuple(_argument(arg) for arg in args)
        self._writer.statements.append(Statement(result, op, target, frozen, dict(kwargs or {}), self._name))
        return result


def _arriving(graph: Graph, node: Node, flowing: Mapping[tuple[str, str], _Typed]) -> tuple[_Typed, ...]:
    """What the edges bring to a node, in the order of its ports and then of the edges, as ``infer`` reads them."""
    arriving: list[_Typed] = []
    for port in inputs_of(graph, node):
        edges = [edge for edge in graph.incoming.get(node.id, ()) if edge.target_port == port.name]
        found = [flowing.get((edge.source, edge.source_port)) for edge in (edges if port.takes_many else edges[-1:])]
        if None in found or not (found or port.is_optional):
            raise _node_error(node, Text("a connected input"), Text("nothing"))
        arriving += [typed for typed in found if typed is not None]
    return tuple(arriving)


def _steps_of(
    node: Node, spec: LayerSpec, refs: tuple[Ref, ...], arriving: tuple[_Typed, ...], kind: TensorType
) -> _Steps | None:
    """Return where the steps of a text are in a result: those of its first input, as long as they are the same."""
    if spec.role == "input":
        return _Steps(_value(refs[0])) if spec.modality == "text" else None
    return arriving[0].steps_after(spec, node.settings, kind)


def _activation(settings: Settings) -> str:
    """Return the function of the ``activation`` setting, or nothing."""
    return look_up(ACTIVATIONS, str(settings.get("activation", "none")), Text("activation"))


def _given(node: Node, given: Mapping[str, _Typed] | None) -> _Typed:
    if given is None or node.id not in given:
        raise _node_error(node, Text("a connected input"), Text("nothing"))
    return given[node.id]


def _argument(arg: object) -> Argument:
    if isinstance(arg, list | tuple):
        return tuple(_argument(entry) for entry in arg)
    if arg is None or isinstance(arg, Value | ModuleRef | slice | bool | int | float | str):
        return arg
    raise TypeError(f"{type(arg).__name__} cannot be written into a program")


def _value(ref: Ref) -> Value:
    assert isinstance(ref, Value)
    return ref
