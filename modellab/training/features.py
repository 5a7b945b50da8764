"""What the frozen beginning of a network gives for each sample, computed once instead of in every epoch.

Layers that do not learn and come before all that do give the same for a sample whenever it comes round. So the network
is cut in two behind them; their results are computed in the batches of the first epoch, whatever epoch a run goes on
with, so that a continued run has the same numbers to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from torch import Tensor, fx, nn

from modellab.data.batches import Batches
from modellab.data.dataset import SplitName
from modellab.errors import Text
from modellab.network.build import FROZEN, Network
from modellab.training.events import RunPreparing, Tell
from modellab.training.hardware import Precision

if TYPE_CHECKING:
    from modellab.training.run import Run

CACHE_BYTES = 2**30
"""Features that take more memory are computed in every epoch."""

Batch = Mapping[str, Tensor]


@dataclass(frozen=True)
class Cut:
    """A network in two parts that share its layers.

    Attributes:
        beginning: From the inputs to a tuple of all that the rest reads.
        rest: From there to the outputs.
        names: What is read there, as fields of a batch.
    """

    beginning: fx.GraphModule
    rest: fx.GraphModule
    names: tuple[str, ...]

    @torch.no_grad()
    def features(self, inputs: tuple[Tensor, ...], precision: Precision) -> dict[str, Tensor]:
        """Compute the features of a batch, in the numbers that the whole network would compute in."""
        is_mixed = precision.name != "float32"
        dtype = getattr(torch, precision.name) if is_mixed else None
        with torch.autocast(precision.device_type, dtype, enabled=is_mixed):
            return dict(zip(self.names, self.beginning(*inputs), strict=True))


def cut(network: Network) -> Cut | None:
    """Cut a network behind its frozen beginning; None where nothing in it is frozen that has weights."""
    frozen = set(network.meta.get(FROZEN, ()))
    fixed: dict[fx.Node, None] = {}
    for node in network.graph.nodes:
        if node.op != "output" and all(before in fixed for before in node.all_input_nodes) and _is_fixed(node, frozen):
            fixed[node] = None
    has_weights = any(
        node.op == "call_module" and any(True for _weight in network.get_submodule(str(node.target)).parameters())
        for node in fixed
    )
    edge = [node for node in fixed if node.op != "get_attr" and any(user not in fixed for user in node.users)]
    if not has_weights or not edge:
        return None
    return Cut(_part(network, fixed, edge), _rest(network, fixed, edge), tuple(f"frozen/{node.name}" for node in edge))


def _is_fixed(node: fx.Node, frozen: set[str]) -> bool:
    """Whether a node gives the same whenever it gets the same: it does not learn, and draws no random numbers."""
    if node.op in ("call_module", "get_attr"):
        return str(node.target).partition(".")[0] in frozen
    return True  # what draws is a module in its own right (see network/modules.py)


def _part(network: nn.Module, fixed: Mapping[fx.Node, None], edge: list[fx.Node]) -> fx.GraphModule:
    graph, copies = fx.Graph(), dict[fx.Node, fx.Node]()
    for node in fixed:
        copies[node] = graph.node_copy(node, copies.__getitem__)
    graph.output(tuple(copies[node] for node in edge))
    return fx.GraphModule(network, graph)


def _rest(network: Network, fixed: Mapping[fx.Node, None], edge: list[fx.Node]) -> fx.GraphModule:
    graph = fx.Graph()
    copies = {node: graph.placeholder(node.name) for node in edge}
    for node in network.graph.nodes:
        if node not in fixed:
            copies[node] = graph.node_copy(node, copies.__getitem__)
    return fx.GraphModule(network, graph)


def remember_frozen(run: Run, heed: Callable[[], None], tell: Tell) -> None:
    """Compute what the frozen beginning gives for all samples, if it is always the same, and train the rest on that.

    Args:
        run: Its network, forward pass and batches; nothing changes where features cannot be kept.
        heed: Called before every batch; leaves by raising.
        tell: Hears of it.
    """
    parts = None if run.plan.augmentation.steps or run.wiring.written else cut(run.network)
    if parts is None:
        return
    tell(RunPreparing(Text("Computing what the frozen layers give, once for all epochs")))
    run.network.eval()

    def compute(batch: Batch) -> dict[str, Tensor]:
        return parts.features(run.inputs_of(batch, run.wiring.inputs), run.precision)

    batches: dict[SplitName, Batches | FeatureBatches] = {}
    for split, whole in run.batches.items():
        assert isinstance(whole, Batches)
        batches[split] = FeatureBatches(whole, compute)
        if split != "test":  # which is gone through once
            stored = compute_all(whole, compute, heed)
            if stored is None:
                return
            targets = Batches(
                run.dataset, run.preparation, None, split, whole.batch_size, whole.seed, run.device,
                shuffle=whole.shuffle, wiring=replace(run.wiring, inputs=()),
            )  # fmt: skip
            batches[split] = FeatureBatches(whole, compute, stored, targets)
    run.batches, run.read, run.forward = batches, parts.names, run.precision.wrap(parts.rest)


class FeatureBatches:
    """Batches of a split with features in place of inputs; see ``Batches``.

    Args:
        batches: The split with its inputs.
        compute: From a batch to its features.
        stored: Features of all samples of the split by name, in the order of the split; None to compute them each
            time.
        targets: The split without its inputs, in the same order, where features are stored.
    """

    def __init__(
        self,
        batches: Batches,
        compute: Callable[[Batch], dict[str, Tensor]],
        stored: Mapping[str, Tensor] | None = None,
        targets: Batches | None = None,
    ) -> None:
        self._batches = batches
        self._compute = compute
        self._stored = stored
        self._targets = targets
        self.num_samples = batches.num_samples
        self.batch_size = batches.batch_size
        self.num_batches = batches.num_batches
        self.num_full_texts = batches.num_full_texts

    def epoch(self, epoch: int, start: int = 0) -> Iterator[dict[str, Tensor]]:
        """Go through the split once; see ``Batches.epoch``."""
        if self._stored is None or self._targets is None:
            for batch in self._batches.epoch(epoch, start):
                yield {**batch, **self._compute(batch)}
            return
        order = self._targets.order(epoch)
        for number, batch in enumerate(self._targets.epoch(epoch, start), start):
            chosen = order[number * self.batch_size : (number + 1) * self.batch_size]
            yield {**batch, **{name: known.index_select(0, chosen) for name, known in self._stored.items()}}


def compute_all(
    batches: Batches, compute: Callable[[Batch], dict[str, Tensor]], heed: Callable[[], None]
) -> dict[str, Tensor] | None:
    """Compute the features of a whole split.

    Args:
        batches: Without augmentation.
        compute: From a batch to its features.
        heed: Called before every batch; leaves by raising.

    Returns:
        Tensors by name, in the order of the split; None where they take too much memory or texts of different lengths
        make them differ in shape.
    """
    stored: dict[str, Tensor] = {}
    order = batches.order(1)
    for number, batch in enumerate(batches.epoch(1)):
        heed()
        found = compute(batch)
        if not stored:
            if sum(_bytes(part, batches.num_samples) for part in found.values()) > CACHE_BYTES:
                return None
            stored = {name: part.new_empty((batches.num_samples, *part.shape[1:])) for name, part in found.items()}
        if any(part.shape[1:] != stored[name].shape[1:] for name, part in found.items()):
            return None
        chosen = order[number * batches.batch_size : (number + 1) * batches.batch_size]
        for name, part in found.items():
            stored[name][chosen] = part
    return stored


def _bytes(part_B: Tensor, num_samples: int) -> int:
    return math.prod(part_B.shape[1:]) * part_B.element_size() * num_samples
