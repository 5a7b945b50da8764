"""Graph -> torch.fx.GraphModule: a straight-line forward pass whose weights are named by node id."""

from __future__ import annotations

import functools
import importlib
import operator
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import nn
from torch.fx.graph import PythonCode
from torch.overrides import TorchFunctionMode

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.layers.rules import BACKBONE_MODULES, MODULES
from modellab.network.device import total_memory
from modellab.network.program import write_program
from modellab.network.statements import Argument, ModuleDef, ModuleRef, Program, Statement, Value

BYTES_PER_PARAMETER = 4
FROZEN = "frozen"
LAYER = "layer"
RATES = "rates"
INITIAL = "initial"
_DRAWING = """
uniform_ normal_ trunc_normal_ xavier_uniform_ xavier_normal_ kaiming_uniform_ kaiming_normal_ orthogonal_ sparse_
rand randn randint randperm bernoulli_ exponential_ log_normal_ geometric_ cauchy_ random_
"""
_RANDOM = frozenset(_DRAWING.split())


class Network(torch.fx.GraphModule):
    """The built network.

    A frozen layer answers as it always will: ``train()`` leaves it in evaluation mode, so that its batch norms keep
    their statistics and nothing is dropped. What is known of its layers is in ``meta``, which copies keep: the names of
    the ``frozen`` ones, ``rates`` (what the learning rate is multiplied with, where it is not 1) and ``initial``
    (where first weights come from, where they are not random), by name. Each fx node names its ``layer`` there.
    """

    def train(self, mode: bool = True) -> Network:
        """Set training or evaluation mode; frozen layers stay in evaluation mode."""
        super().train(mode)
        for name in self.meta.get(FROZEN, ()):
            for module in self.get_submodule(name).modules():
                # cuDNN passes gradients through a recurrent layer in training mode only.
                if not isinstance(module, nn.RNNBase) or module.dropout:
                    module.training = False
        return self

    def recompile(self) -> PythonCode:
        """Write ``forward``, and call it directly: fx wraps calls to print generated code beside every error."""
        code = super().recompile()
        type(self).__call__ = nn.Module.__call__  # type: ignore[method-assign]
        return code


def build(graph: Graph, *, seed: int | None = None) -> Network:
    """Build a network with fresh weights, in float32, on the CPU and in training mode.

    Args:
        graph: Without errors in what its outputs depend on.
        seed: Weights follow from it alone; None draws one. torch's global generator is neither read nor moved.

    Returns:
        Takes one tensor for each input node, in their order; returns a tensor, or a tuple where there are several
        output nodes.

    Raises:
        ModelLabError: The graph has errors, or its weights do not fit into memory.
    """
    return build_program(write_program(graph), seed=seed)


def build_program(program: Program, *, seed: int | None = None) -> Network:
    """Build a network from a program; see ``build``.

    Raises:
        ModelLabError: Its weights do not fit into memory.
    """
    _refuse_large(program)
    generator = torch.Generator().manual_seed(secrets.randbits(63) if seed is None else seed)
    with OwnGenerator(generator):
        modules = {module.name: _make(module) for module in program.modules}
    network = Network(modules, _fx_graph(program), class_name="Network")
    network.meta[FROZEN] = tuple(module.name for module in program.modules if module.is_frozen)
    network.meta[RATES] = {module.name: module.rate for module in program.modules if module.rate != 1}
    network.meta[INITIAL] = {module.name: module.initial for module in program.modules if module.initial is not None}
    return network.train()


def sizes_of_program(program: Program) -> dict[str, tuple[int, ...]]:
    """Return the shape of every weight and buffer that the network would have, by its name; nothing is allocated."""
    with WithoutMemory():
        modules = {module.name: _make(module) for module in program.modules}
    return {
        f"{name}.{key}": tuple(tensor.shape)
        for name, module in modules.items()
        for key, tensor in module.state_dict().items()
    }


class WithoutMemory(TorchFunctionMode):
    """While entered, weights get shapes but no memory.

    Not all tensors can be on ``meta``: some constructors (RegNet's) compute their sizes with torch.
    """

    def __torch_function__(
        self, func: Callable[..., Any], _types: Any, args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        """Put what ``torch.empty`` would allocate on the ``meta`` device."""
        where = {"device": "meta"} if func is torch.empty else {}
        return func(*args, **{**(kwargs or {}), **where})


def _refuse_large(program: Program) -> None:
    """Refuse weights that cannot fit, before torch is asked for them."""
    needed, available = program.num_parameters * BYTES_PER_PARAMETER, total_memory()
    if needed > available:
        raise ModelLabError(
            Text("The weights of this network need {needed:,.0f} GB. This computer has {available:,.0f} GB of memory.",
                 needed=needed / 1e9, available=available / 1e9),
            Text("Make the largest layers smaller."),
        )  # fmt: skip


def _make(definition: ModuleDef) -> nn.Module:
    module = resolve(definition.path)(**definition.arguments)
    assert isinstance(module, nn.Module), definition.path
    return module.requires_grad_(not definition.is_frozen)


class OwnGenerator(TorchFunctionMode):
    """While entered, this thread's random initialisation draws from ``generator`` instead of torch's global one.

    Modules initialise themselves in their constructors, which take no generator; seeding the global one instead would
    disturb other threads.
    """

    def __init__(self, generator: torch.Generator) -> None:
        super().__init__()
        self._generator = generator

    def __torch_function__(
        self, func: Callable[..., Any], _types: Any, args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        """Hand the generator to every function that draws."""
        own = {"generator": self._generator} if getattr(func, "__name__", "") in _RANDOM else {}
        return func(*args, **{**(kwargs or {}), **own})


@functools.cache
def resolve(path: str) -> Callable[..., Any]:
    """Look up a class or function that a row of the layer table names.

    Args:
        path: Dotted, in ``torch`` or in a module of ours; names from files never come here.
    """
    module, _, name = path.rpartition(".")
    if module in (MODULES, BACKBONE_MODULES):
        return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]
    root, _, rest = path.partition(".")
    if root != "torch":
        raise ValueError(f"{path} is not a name in torch")
    return operator.attrgetter(rest)(torch)  # type: ignore[no-any-return]


def _fx_graph(program: Program) -> torch.fx.Graph:
    graph = torch.fx.Graph()
    nodes: dict[Value, torch.fx.Node] = {}
    for slot in program.inputs:
        nodes[slot.value] = graph.create_node("placeholder", slot.value.name, name=slot.value.name)
        nodes[slot.value].meta[LAYER] = slot.value.name
    for statement in program.statements:
        nodes[statement.result] = _fx_node(graph, statement, nodes)
        nodes[statement.result].meta[LAYER] = statement.layer
    answers = tuple(nodes[slot.value] for slot in program.outputs)
    graph.output(answers[0] if len(answers) == 1 else answers)
    return graph


def _fx_node(graph: torch.fx.Graph, statement: Statement, nodes: Mapping[Value, torch.fx.Node]) -> torch.fx.Node:
    args = tuple(_fx_argument(graph, arg, nodes) for arg in statement.args)
    kwargs: dict[str, Any] = dict(statement.kwargs)
    name = statement.result.name
    match statement.op:
        case "module":
            return graph.create_node("call_module", statement.target, args, kwargs, name=name)
        case "call":
            return graph.create_node("call_function", resolve(statement.target), args, kwargs, name=name)
        case "method":
            return graph.create_node("call_method", statement.target, args, kwargs, name=name)
        case "item":
            index = args[1] if len(args) == 2 else args[1:]
            return graph.create_node("call_function", operator.getitem, (args[0], index), name=name)


def _fx_argument(graph: torch.fx.Graph, argument: Argument, nodes: Mapping[Value, torch.fx.Node]) -> Any:
    if isinstance(argument, Value):
        return nodes[argument]
    if isinstance(argument, tuple):
        return tuple(_fx_argument(graph, entry, nodes) for entry in argument)
    if isinstance(argument, ModuleRef):
        return graph.create_node("get_attr", argument.name)
    return argument
