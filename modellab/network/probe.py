"""What flows through every layer: statistics and histograms of activations, gradients and weights of one step."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from modellab.errors import ModelLabError, Text, unknown
from modellab.graph.graph import Graph
from modellab.network.build import LAYER, Network
from modellab.network.program import write_program

NUM_BINS = 16


@dataclass(frozen=True, slots=True)
class Statistics:
    """Plain numbers about one tensor.

    Attributes:
        mean: Of the finite values, as all numbers here.
        std: Standard deviation.
        minimum: Left end of the histogram.
        maximum: Right end of the histogram.
        zeros: Share of values that are exactly 0, in [0, 1].
        num_broken: Values that are infinite or no numbers.
        counts: Values in each of ``NUM_BINS`` bins of equal width.
    """

    mean: float
    std: float
    minimum: float
    maximum: float
    zeros: float
    num_broken: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LayerProbe:
    """What was seen of one layer; None where there was nothing to see.

    Attributes:
        layer: Name in the network: node id, or ``block_1_0_conv2d_1`` in a block.
        activation: Of its result.
        gradient: Of the loss with respect to its result.
        weight: Of all its weights together.
        weight_gradient: Of the loss with respect to them.
    """

    layer: str
    activation: Statistics | None = None
    gradient: Statistics | None = None
    weight: Statistics | None = None
    weight_gradient: Statistics | None = None


class Probe(torch.fx.Interpreter):
    """Runs a network once, in place of calling it, and keeps what flowed.

    Call ``run``, then ``backward`` on the loss where gradients are wanted, then ``read``. The result of ``run`` is the
    network's own: a probed training step trains as any other.
    """

    def __init__(self, network: Network) -> None:
        super().__init__(network, garbage_collect_values=True)
        self.extra_traceback = False
        self._network = network
        self._results: dict[str, Tensor] = {}

    def run_node(self, n: torch.fx.Node) -> Any:
        """Compute a node and keep its result; the last one of a layer counts."""
        result = super().run_node(n)
        layer = n.meta.get(LAYER, "")
        if layer and isinstance(result, Tensor) and result.is_floating_point():
            self._results[layer] = result
            if result.requires_grad:
                result.retain_grad()
        return result

    def read(self) -> tuple[LayerProbe, ...]:
        """Return what was seen, in the order of the forward pass; waits for the device once, and lets go of all."""
        seen: dict[tuple[str, str], Tensor] = {}
        for layer, result in self._results.items():
            seen[layer, "activation"] = result.detach()
            if result.requires_grad and result.grad is not None:
                seen[layer, "gradient"] = result.grad
        for layer, module in self._network.named_children():
            weights = [weight for weight in module.parameters() if weight.is_floating_point()]
            gradients = [weight.grad for weight in weights if weight.grad is not None]
            for what, tensors in (("weight", [w.detach() for w in weights]), ("weight_gradient", gradients)):
                if tensors:
                    seen[layer, what] = torch.cat([tensor.flatten() for tensor in tensors])
        self._results = {}
        layers = dict.fromkeys(layer for layer, _what in seen)
        measured = dict(zip(seen, measure(list(seen.values())), strict=True))
        return tuple(
            LayerProbe(layer, **{what: numbers for (name, what), numbers in measured.items() if name == layer})
            for layer in layers
        )


class _FoundError(Exception):
    """The layer was computed; what comes after it is not wanted."""


class _Tap(torch.fx.Interpreter):
    """Runs a network as far as the last step of one layer."""

    def __init__(self, network: Network, layer: str) -> None:
        super().__init__(network, garbage_collect_values=True)
        self.extra_traceback = False
        self.result: Any = None
        self._last = next((n for n in reversed(network.graph.nodes) if n.meta.get(LAYER) == layer), None)

    def run_node(self, n: torch.fx.Node) -> Any:
        """Compute a node; leave when it is the one that is wanted."""
        result = super().run_node(n)
        if n is self._last:
            self.result = result
            raise _FoundError
        return result


def result_of(network: Network, layer: str, *inputs: Tensor) -> Tensor:
    """Run a network as far as a layer and return what that gives.

    Args:
        network: Stays as it is.
        layer: Name in the network, as ``layer_of`` gives it.
        *inputs: One for each input of the network.

    Raises:
        ModelLabError: The layer computes nothing, or no single tensor of numbers.
    """
    tap = _Tap(network, layer)
    with suppress(_FoundError):
        tap.run(*inputs)
    if not isinstance(tap.result, Tensor) or not tap.result.is_floating_point():
        raise ModelLabError(Text('"{layer}" gives no numbers to look at.', layer=layer), Text("Choose another layer."))
    return tap.result


def layer_of(graph: Graph, node: str) -> str:
    """Return the name in the network of a node on the canvas; for a block, that of the layer it ends with.

    Raises:
        ModelLabError: The network has no such layer.
    """
    layers = write_program(graph).layers
    found = [name for name, layer in layers.items() if layer.node == node]
    if not found:
        raise unknown(Text("layer"), node, [layer.node for layer in layers.values()])
    return found[-1]


def measure(tensors: list[Tensor]) -> list[Statistics | None]:
    """Compute statistics of tensors on one device, and read them back together; None for empty ones."""
    if not tensors:
        return []
    rows = torch.stack([_numbers(tensor) for tensor in tensors]).tolist()
    return [_statistics(row) for row in rows]


def _numbers(tensor: Tensor) -> Tensor:
    """Return count, mean, variance, ends, zeros, broken and bins as one tensor; float64 where the device has it."""
    dtype = torch.float32 if tensor.device.type == "mps" else torch.float64
    values = tensor.detach().flatten().float()
    is_finite = values.isfinite()
    count = is_finite.sum()
    known = torch.where(is_finite, values, 0.0)
    low = torch.where(is_finite, values, math.inf).amin() if values.numel() else values.new_tensor(math.inf)
    high = torch.where(is_finite, values, -math.inf).amax() if values.numel() else values.new_tensor(-math.inf)
    total = known.sum(dtype=dtype)
    mean = total / count.clamp(min=1)
    deviations = torch.where(is_finite, values - mean.float(), 0.0)
    width = torch.where(high > low, high - low, 1.0)
    bins = ((known - low) / width * NUM_BINS).long().clamp(0, NUM_BINS - 1)
    counts = torch.zeros(NUM_BINS, dtype=dtype, device=values.device).index_add_(0, bins, is_finite.to(dtype))
    zeros = ((values == 0) & is_finite).sum()
    head = [count, mean, deviations.square().mean(dtype=dtype) if values.numel() else mean, low, high, zeros]
    return torch.cat([torch.stack([part.to(dtype) for part in [*head, values.numel() - count]]), counts])


def _statistics(row: list[float]) -> Statistics | None:
    count, mean, variance, low, high, zeros, broken, *counts = row
    if not count:
        return Statistics(0.0, 0.0, 0.0, 0.0, 0.0, int(broken), (0,) * NUM_BINS) if broken else None
    return Statistics(
        mean=mean,
        std=math.sqrt(variance * (count + broken) / count),
        minimum=low,
        maximum=high,
        zeros=zeros / count,
        num_broken=int(broken),
        counts=tuple(int(entry) for entry in counts),
    )
