"""Runs a network that only looks back on the newest tokens alone: what the earlier ones left behind is kept.

The last input of the network is the text that is being written; all others are read once.

Dimensions: N texts written side by side, T new steps, S steps so far, E features, H heads, L layers, V tokens.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody writes it
from torch import Tensor, nn
from torch.fx import Node, map_arg

from modellab.graph.layers.activation import ACTIVATIONS
from modellab.network.build import Network, resolve
from modellab.network.modules import Attention, GaussianNoise, PositionalEncoding, TransformerEncoder

_State: TypeAlias = tuple[Tensor, ...]
"""What a layer remembers, the batch first in every tensor."""
_Step: TypeAlias = Callable[[Any, Tensor, _State, int], tuple[Any, _State]]
"""From (module, new steps, state, steps so far) to the result of the new steps and the next state."""


class Stepper:
    """Runs a network step by step; equal to running it on all steps at once.

    Args:
        network: One for which ``is_possible`` holds, in evaluation mode.
        given: The inputs before the last one, each (N, ...).
    """

    def __init__(self, network: Network, *given: Tensor) -> None:
        self.position = 0
        self._network = network
        self._stepped = {node: _step_of(network, node) for node in _stepped(network)}
        self._written = _placeholders(network)[-1]
        self._states: dict[Node, _State] = {}
        self._known: dict[Node, Any] = {}
        for node, value in zip(_placeholders(network), given, strict=False):
            self._known[node] = value
        for node in network.graph.nodes:
            if node not in self._stepped and node.op not in ("placeholder", "output"):
                self._known[node] = _run(network, node, self._known)

    @property
    def is_bounded(self) -> bool:
        """Whether the network counts positions or looks at all steps so far, and so has an end to what it can read."""
        return any(isinstance(_module(self._network, node), _BOUNDED) for node in self._stepped)

    def __call__(self, tokens_NT: Tensor) -> Any:
        """Read the next tokens; return what the network answers at these steps, such as float (N, T, V)."""
        values = dict(self._known)
        values[self._written] = tokens_NT
        for node in self._network.graph.nodes:
            if node.op == "output":
                self.position += tokens_NT.shape[1]
                return map_arg(node.args[0], values.__getitem__)
            if node in self._stepped and node not in values:
                values[node] = self._next(node, values)
        raise AssertionError("a network ends in an output")

    def _next(self, node: Node, values: dict[Node, Any]) -> Any:
        step = self._stepped[node]
        if step is None:
            return _run(self._network, node, values)
        module, x_NTE = _module(self._network, node), values[node.args[0]]  # type: ignore[index]
        result, self._states[node] = step(module, x_NTE, self._states.get(node, ()), self.position)
        return result

    def keep(self, rows: Tensor) -> None:
        """Go on with these of the N texts, int64; one may stand there several times."""
        self._states = {node: tuple(t.index_select(0, rows) for t in state) for node, state in self._states.items()}

    def forget(self) -> None:
        """Start with an empty text."""
        self._states, self.position = {}, 0


class WholeWindow:
    """Does the same for any network by running it on all steps each time.

    Args:
        network: In evaluation mode.
        given: The inputs before the last one, each (N, ...).
        length: Number of steps that the network must get, the rest being padding; None where any number will do.
    """

    is_bounded = True

    def __init__(self, network: Network, *given: Tensor, length: int | None = None) -> None:
        self._network = network
        self._given = given
        self._length = length
        self._tokens_NS: Tensor | None = None

    @property
    def position(self) -> int:
        """How many steps were read."""
        return 0 if self._tokens_NS is None else self._tokens_NS.shape[1]

    def __call__(self, tokens_NT: Tensor) -> Any:
        """Read the next tokens; return what the network answers at these steps, such as float (N, T, V)."""
        before = self.position
        all_NS = tokens_NT if self._tokens_NS is None else torch.cat((self._tokens_NS, tokens_NT), 1)
        self._tokens_NS = all_NS
        found = self._network(*self._given, F.pad(all_NS, (0, max(0, (self._length or 0) - all_NS.shape[1]))))
        new = slice(before, all_NS.shape[1])
        return tuple(each[:, new] for each in found) if isinstance(found, tuple) else found[:, new]

    def keep(self, rows: Tensor) -> None:
        """Go on with these of the N texts, int64; one may stand there several times."""
        assert self._tokens_NS is not None
        self._tokens_NS = self._tokens_NS.index_select(0, rows)

    def forget(self) -> None:
        """Start with an empty text."""
        self._tokens_NS = None


def make_stepper(network: Network, *given: Tensor, length: int | None = None) -> Stepper | WholeWindow:
    """Return the faster of the two that the network allows; ``length`` as in ``WholeWindow``."""
    return Stepper(network, *given) if is_possible(network) else WholeWindow(network, *given, length=length)


def is_possible(network: Network) -> bool:
    """Whether every step of the last input can be computed from what the steps before it left behind."""
    stepped = _stepped(network)
    return all(_is_stepwise(network, node, stepped) for node in stepped if node.op != "placeholder")


def _placeholders(network: Network) -> list[Node]:
    return [node for node in network.graph.nodes if node.op == "placeholder"]


def _stepped(network: Network) -> dict[Node, None]:
    """Find what follows from the last input, itself included, in order."""
    found: dict[Node, None] = {_placeholders(network)[-1]: None}
    for node in network.graph.nodes:
        if node.op != "output" and any(source in found for source in node.all_input_nodes):
            found[node] = None
    return found


def _is_stepwise(network: Network, node: Node, stepped: dict[Node, None]) -> bool:
    if isinstance(_module(network, node), Attention) and len(node.all_input_nodes) > 1:
        return node.args[0] in stepped and not any(source in stepped for source in node.all_input_nodes[1:])
    if any(source not in stepped for source in node.all_input_nodes):
        return False
    if node.op == "call_module":
        return _step_of(network, node) is not None or _is_each_step_alone(_module(network, node))
    if node.target is operator.getitem:
        return isinstance(node.args[1], int)
    is_joined_by_steps = node.target is torch.cat and node.args[1] not in (2, -1)
    return node.target in _FUNCTIONS and not is_joined_by_steps


def _is_each_step_alone(module: nn.Module | None) -> bool:
    """Whether a module does not look at other steps."""
    match module:
        case nn.LayerNorm():
            return len(module.normalized_shape) == 1
        case nn.Softmax():
            return module.dim == -1
        case _:
            return isinstance(module, _MODULES)


def _module(network: Network, node: Node) -> nn.Module | None:
    return network.get_submodule(str(node.target)) if node.op == "call_module" else None


def _step_of(network: Network, node: Node) -> _Step | None:
    """Return how a layer that remembers takes a step; None for all others."""
    module = _module(network, node)
    if isinstance(module, nn.RNNBase):
        return None if module.bidirectional else _read_on
    if isinstance(module, Attention | TransformerEncoder) and len(node.all_input_nodes) == 1:
        return (_attend if isinstance(module, Attention) else _encode) if module.causal else None
    return _place if isinstance(module, PositionalEncoding) else None


def _run(network: Network, node: Node, values: dict[Node, Any]) -> Any:
    """Compute a node that remembers nothing."""
    args = map_arg(node.args, values.__getitem__)
    match node.op:
        case "call_module":
            return network.get_submodule(str(node.target))(*args)
        case "call_method":
            return getattr(args[0], str(node.target))(*args[1:])
        case "get_attr":
            return operator.attrgetter(str(node.target))(network)
    assert callable(node.target)
    return node.target(*args, **node.kwargs)


def _read_on(rnn: nn.RNNBase, x_NTE: Tensor, state: _State, _position: int) -> tuple[Any, _State]:
    if state and x_NTE.shape[1] == 1:
        return _read_one(rnn, x_NTE, state)
    turned = tuple(part.transpose(0, 1).contiguous() for part in state)  # torch wants (L, N, E)
    before = turned if len(turned) > 1 else next(iter(turned), None)
    result, after = rnn(x_NTE, before)
    parts = after if isinstance(after, tuple) else (after,)
    return (result, after), tuple(part.transpose(0, 1) for part in parts)


def _read_one(rnn: nn.RNNBase, x_N1E: Tensor, state: _State) -> tuple[Any, _State]:
    """Read a single step without oneDNN, which would lay out the weights anew: ten times the work for 512 units."""
    cell = getattr(torch, f"{rnn.mode.lower()}_cell")
    x_NE, steps = x_N1E[:, 0], []
    for layer, weights in enumerate(rnn.all_weights):
        before = tuple(part[:, layer] for part in state)
        after = cell(x_NE, before if len(before) > 1 else before[0], *weights)
        steps.append(after if isinstance(after, tuple) else (after,))
        x_NE = steps[-1][0]
    parts = tuple(torch.stack(layers) for layers in zip(*steps, strict=True))
    whole = parts if len(parts) > 1 else parts[0]
    return (x_NE[:, None], whole), tuple(part.transpose(0, 1) for part in parts)


def _attend(attention: Attention, x_NTE: Tensor, state: _State, _position: int) -> tuple[Tensor, _State]:
    return _look_back(attention.attention, x_NTE, state)


def _look_back(attention: nn.MultiheadAttention, x_NTE: Tensor, state: _State) -> tuple[Tensor, _State]:
    """Attend from new steps to all so far; the state holds their keys and values, each (N, H, S, E / H)."""
    projected = F.linear(x_NTE, attention.in_proj_weight, attention.in_proj_bias)
    query, *seen = projected.view(*x_NTE.shape[:2], 3, attention.num_heads, -1).permute(2, 0, 3, 1, 4)
    keys, values = (torch.cat((old, new), 2) for old, new in zip(state, seen, strict=True)) if state else seen
    steps, before = query.shape[2], keys.shape[2] - query.shape[2]
    mask = None  # a single step sees all
    if steps > 1:
        mask = torch.ones(steps, keys.shape[2], dtype=torch.bool, device=x_NTE.device).tril(before)
    found_NHTE = F.scaled_dot_product_attention(query, keys, values, mask)
    return attention.out_proj(found_NHTE.transpose(1, 2).flatten(2)), (keys, values)


def _encode(encoder: TransformerEncoder, x_NTE: Tensor, state: _State, _position: int) -> tuple[Tensor, _State]:
    after: list[Tensor] = []
    for index, layer in enumerate(encoder.layers):
        assert isinstance(layer, nn.TransformerEncoderLayer)
        x_NTE, own = _encode_layer(layer, x_NTE, state[2 * index : 2 * index + 2])
        after += own
    return encoder.norm(x_NTE), tuple(after)


def _encode_layer(layer: nn.TransformerEncoderLayer, x_NTE: Tensor, state: _State) -> tuple[Tensor, _State]:
    """Do what ``TransformerEncoderLayer.forward`` does."""

    def feed(x: Tensor) -> Tensor:
        found: Tensor = layer.linear2(layer.activation(layer.linear1(x)))
        return found

    seen, state = _look_back(layer.self_attn, layer.norm1(x_NTE) if layer.norm_first else x_NTE, state)
    x_NTE = x_NTE + seen
    if layer.norm_first:
        return x_NTE + feed(layer.norm2(x_NTE)), state
    x_NTE = layer.norm1(x_NTE)
    return layer.norm2(x_NTE + feed(x_NTE)), state


def _place(encoding: PositionalEncoding, x_NTE: Tensor, _state: _State, position: int) -> tuple[Tensor, _State]:
    return encoding(x_NTE, position), ()


_BOUNDED = (Attention, TransformerEncoder, PositionalEncoding)
_MODULES = (
    nn.Embedding, nn.Linear, nn.Dropout, nn.Identity, GaussianNoise,
    nn.ReLU, nn.LeakyReLU, nn.GELU, nn.SiLU, nn.ELU, nn.Sigmoid, nn.Tanh,
)  # fmt: skip
_FUNCTIONS: Sequence[object] = (torch.add, torch.mul, torch.cat, *(resolve(f) for f in ACTIVATIONS.values() if f))
