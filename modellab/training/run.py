"""Everything that a run holds while it trains, made from its plan, and how it is put into a snapshot and taken out."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from modellab.data import preparation as preparations
from modellab.data.batches import Batches
from modellab.data.dataset import SplitName
from modellab.data.doctor import left_out
from modellab.data.preparation import Preparation
from modellab.data.samples import Dataset
from modellab.data.sources.registry import open_dataset
from modellab.data.wiring import Wiring, image_shape, text_limits, wire, with_text_lengths
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.infer import infer
from modellab.network.build import Network, build
from modellab.network.device import resolve
from modellab.training import hardware, recipe_rows
from modellab.training.advice import advise
from modellab.training.checkpoint import Checkpoints, Snapshot, check_belongs, fingerprint
from modellab.training.curves import Curves
from modellab.training.events import RunPreparing, Tell
from modellab.training.features import FeatureBatches
from modellab.training.hardware import Precision
from modellab.training.heads import Head, make_heads
from modellab.training.optimizers import build_optimizer, by_rate, warm_up
from modellab.training.phases import Phase, make_phases, settle
from modellab.training.plan import Plan
from modellab.training.randomness import is_stochastic
from modellab.training.recipe import Recipe
from modellab.training.schedules import Schedule
from modellab.training.starting import fill_initial, with_known_tokens
from modellab.training.watch import Watch, make_watch

_EVALUATION_FACTOR, _EVALUATION_BATCH = 4, 256
"""Without gradients there is room for so many times the batch size, and no gain above so many samples."""
_FREE_TO_CHANGE = ("epochs", "early_stopping", "keep", "threads")
"""Settings that a continued run may have other values of."""


@dataclass
class Run:
    """The parts of a run. The loop moves ``epoch``, ``step`` and what they change; the rest stays.

    Attributes:
        epoch: The epoch that is being trained, from 1.
        step: Steps done in this epoch.
        best: Copy of the best weights so far, on the device.
        kept_metrics: Of the epoch whose weights are kept.
        read: Fields of a batch that ``forward`` reads: the inputs, or what their frozen layers gave.
        elapsed_s: Training time before this process went on with the run.
    """

    plan: Plan
    recipe: Recipe
    identity: str
    dataset: Dataset
    preparation: Preparation
    wiring: Wiring
    device: torch.device
    network: Network
    precision: Precision
    forward: Callable[..., Any]
    read: tuple[str, ...]
    heads: tuple[Head, ...]
    batches: Mapping[SplitName, Batches | FeatureBatches]
    optimizer: torch.optim.Optimizer
    schedule: Schedule
    scaler: torch.amp.GradScaler | None
    watch: Watch
    curves: Curves
    checkpoints: Checkpoints | None
    num_threads: int
    steps_per_epoch: int
    phases: tuple[Phase, ...]
    layout: torch.memory_format
    is_stochastic: bool
    epoch: int = 1
    step: int = 0
    best: dict[str, Tensor] | None = None
    kept_metrics: dict[str, float] = field(default_factory=dict)
    elapsed_s: float = 0.0
    started: float = field(default_factory=time.perf_counter)

    @property
    def num_epochs(self) -> int:
        """Epochs of the whole run."""
        return self.recipe.general.integer("epochs")

    @property
    def total_step(self) -> int:
        """Steps done in all epochs."""
        return (self.epoch - 1) * self.steps_per_epoch + self.step

    @property
    def total_s(self) -> float:
        """Time of the run so far, in all processes that worked on it."""
        return self.elapsed_s + time.perf_counter() - self.started

    @property
    def trained(self) -> list[torch.nn.Parameter]:
        """Weights that are not frozen."""
        return [parameter for parameter in self.network.parameters() if parameter.requires_grad]

    def inputs_of(self, batch: Mapping[str, Tensor], names: tuple[str, ...] | None = None) -> tuple[Tensor, ...]:
        """Pick what the forward pass reads out of a batch, or other fields, laid out as the network wants them."""
        names = self.read if names is None else names
        if self.layout is torch.contiguous_format:
            return tuple(batch[name] for name in names)
        return tuple(
            x.contiguous(memory_format=self.layout) if x.dim() == 4 else x for x in (batch[name] for name in names)
        )

    def keep_best(self) -> None:
        """Copy the present weights as the best so far."""
        self.best = {name: tensor.detach().clone() for name, tensor in self.network.state_dict().items()}

    def capture(self) -> Snapshot:
        """Copy the exact state to the CPU.

        Raises:
            ModelLabError: A weight is infinite or not a number; such a state must not replace a good one.
        """
        tensors = {f"weights/{name}": _copy(tensor) for name, tensor in self.network.state_dict().items()}
        if not all(bool(tensor.isfinite().all()) for tensor in tensors.values()):
            raise diverged(self.total_step)
        scalars: dict[str, Any] = {}
        for index, state in self.optimizer.state_dict()["state"].items():
            for name, value in state.items():
                if isinstance(value, Tensor):
                    tensors[f"optimizer/{index}/{name}"] = _copy(value)
                else:
                    scalars[f"{index}/{name}"] = value
        tensors |= {f"best/{name}": _copy(tensor) for name, tensor in (self.best or {}).items()}
        tensors |= {f"curves/{name}": torch.from_numpy(pair) for name, pair in self.curves.to_arrays().items()}
        return Snapshot(self._values(scalars), tensors)

    def _values(self, scalars: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "identity": self.identity,
            "preparation": self.preparation.to_json(),
            "epoch": self.epoch,
            "step": self.step,
            "elapsed_s": self.total_s,
            "num_threads": self.num_threads,
            "curves": self.curves.names,
            "optimizer": dict(scalars),
            "schedule": self.schedule.state(),
            "scaler": self.scaler.state_dict() if self.scaler is not None else None,
            "watch": self.watch.state(),
            "kept_metrics": self.kept_metrics,
            "environment": fingerprint(),
        }

    def restore(self, snapshot: Snapshot) -> None:
        """Go on exactly where ``capture`` was called."""
        values, parts = snapshot.values, _by_part(snapshot.tensors)
        self.network.load_state_dict(parts["weights"])
        self._restore_optimizer(parts["optimizer"], values["optimizer"])
        self.best = {name: tensor.to(self.device) for name, tensor in parts["best"].items()} or None
        self.curves.load_arrays({name: parts["curves"][name].numpy() for name in values["curves"]})
        self.schedule.load_state(values["schedule"])
        self.watch.load_state(values["watch"])
        self.kept_metrics = dict(values["kept_metrics"])
        if self.scaler is not None:
            self.scaler.load_state_dict(values["scaler"])
        self.epoch, self.step, self.elapsed_s = values["epoch"], values["step"], values["elapsed_s"]
        if self.recipe.general["threads"] is None:
            self.num_threads = values["num_threads"]  # sums depend on it in their last bits

    def _restore_optimizer(self, tensors: Mapping[str, Tensor], scalars: Mapping[str, Any]) -> None:
        state: dict[int, dict[str, Any]] = {}
        for key, value in [*tensors.items(), *scalars.items()]:
            index, _, name = key.partition("/")
            state.setdefault(int(index), {})[name] = value
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": state})
        for parameter, own in self.optimizer.state.items():
            for name, value in own.items():
                if isinstance(value, Tensor) and value.shape == parameter.shape:
                    # fused updates walk through memory, so the layout must be that of the weights
                    own[name] = torch.empty_like(parameter).copy_(value)


def prepare(plan: Plan, tell: Tell, curves: Curves, dataset: Dataset | None = None) -> Run:
    """Open the data, build the network and everything around it, and go on from a checkpoint if the plan says so.

    Raises:
        ModelLabError: Data, network and recipe do not fit, or the device is not there.
    """
    recipe = settle(plan.graph, recipe_rows.complete_recipe(plan.recipe), tell)
    device = resolve(plan.device)
    tell(RunPreparing(Text("Warming up")))
    warm_up()
    if dataset is None:
        tell(RunPreparing(Text("Reading the data")))
        dataset = open_dataset(plan.dataset, base=plan.base, image=image_shape(plan.graph), report=None)
        if dataset.schema.skipped:
            tell(RunPreparing(left_out(dataset.schema.skipped)))
        for note in dataset.series.notes if dataset.series is not None else ():
            tell(RunPreparing(note))
    if not len(dataset.splits["train"]):
        raise ModelLabError(Text("There are no training samples."), Text("Choose other data or smaller shares."))
    for finding in advise(plan):
        tell(RunPreparing(Text("{sentence} {remedy}", sentence=finding.sentence, remedy=finding.remedy)))
    snapshot = _newest_snapshot(plan, _identity(plan, recipe, dataset))
    preparation = _prepared(plan, dataset, snapshot, tell)
    tell(RunPreparing(Text("Building the network")))
    run = _assemble(plan, recipe, device, dataset, curves, preparation)
    full = run.batches["train"].num_full_texts
    if full:
        tell(RunPreparing(Text("{count} texts are as long as the network reads, or longer and are cut", count=full)))
    if snapshot is None:
        fill_initial(run.network, plan, tell)
    else:
        run.restore(snapshot)
        if snapshot.values["environment"] != fingerprint():
            told = Text("Going on with another processor or PyTorch: equivalent, not equal to the last bit")
            tell(RunPreparing(told))
    return run


def _newest_snapshot(plan: Plan, identity: str) -> Snapshot | None:
    """Read what the run goes on from; None to start anew.

    Raises:
        ModelLabError: The snapshot belongs to another run.
    """
    snapshot = Checkpoints(plan.folder).load() if plan.resume and plan.folder is not None else None
    if snapshot is not None:
        check_belongs(snapshot, identity)
    return snapshot


def _prepared(plan: Plan, dataset: Dataset, snapshot: Snapshot | None, tell: Tell) -> Preparation:
    """Fit the preparation, or take that of the snapshot: what it was made from may be gone, as pretrained tokens."""
    if snapshot is not None and "preparation" in snapshot.values:
        return Preparation.from_json(snapshot.values["preparation"])
    limits = text_limits(plan.graph)
    if limits:
        tell(RunPreparing(Text("Splitting the texts into tokens")))
    return with_known_tokens(preparations.fit(dataset, plan.preparation, limits), plan, tell)


def _assemble(
    plan: Plan,
    recipe: Recipe,
    device: torch.device,
    dataset: Dataset,
    curves: Curves,
    preparation: Preparation,
) -> Run:
    wiring = wire(plan.graph, dataset.schema)
    batches = _make_batches(plan, recipe, device, dataset, preparation, wiring)
    general = recipe.general
    inference = infer(with_text_lengths(plan.graph, batches["train"].text_lengths))
    if device.type == "cpu":
        hardware.refuse_large(inference, recipe, batches["train"].num_samples)
    network = build(plan.graph, seed=general.integer("seed"))
    layout = hardware.memory_format(network)
    network.to(device)
    network.to(memory_format=layout)  # type: ignore[call-overload]  # missing in torch's stubs
    if not any(parameter.requires_grad for parameter in network.parameters()):
        raise ModelLabError(Text("The network has no weights to train."), Text("Add a layer or unfreeze one."))
    heads = make_heads(plan.graph, wiring, dataset.schema, recipe, device)
    steps_per_epoch = _steps_per_epoch(batches["train"], network)
    work = hardware.step_flops(inference.total_flops, general.integer("batch_size"))
    precision = hardware.choose_precision(recipe, device, work)
    has_validation = "validation" in batches
    measured = heads[0].metrics if has_validation else heads[0].metrics[:1] if heads[0].num_classes else ()
    return Run(
        plan=plan,
        recipe=recipe,
        identity=_identity(plan, recipe, dataset),
        dataset=dataset,
        preparation=preparation,
        wiring=wiring,
        device=device,
        network=network,
        precision=precision,
        forward=precision.wrap(network),
        read=wiring.inputs,
        heads=heads,
        batches=batches,
        optimizer=build_optimizer(recipe.optimizer, recipe.optimizer_settings, by_rate(network), device),
        schedule=Schedule(
            recipe.schedule,
            recipe.schedule_settings,
            warmup_steps=general.integer("warmup_steps"),
            total_steps=steps_per_epoch * general.integer("epochs"),
            steps_per_epoch=steps_per_epoch,
        ),
        scaler=torch.amp.GradScaler(device.type) if precision.needs_scaler else None,
        watch=make_watch(recipe, "validation" if has_validation else "train", measured),
        curves=curves,
        checkpoints=Checkpoints(plan.folder) if plan.folder is not None else None,
        num_threads=hardware.choose_threads(recipe, work),
        steps_per_epoch=steps_per_epoch,
        phases=make_phases(plan.graph, network, heads),
        layout=layout,
        is_stochastic=is_stochastic(network),
    )


def _make_batches(
    plan: Plan, recipe: Recipe, device: torch.device, dataset: Dataset, preparation: Preparation, wiring: Wiring
) -> dict[SplitName, Batches]:
    """Make batches of every split that has samples."""
    size, seed = recipe.general.integer("batch_size"), recipe.general.integer("seed")
    larger = max(size, min(_EVALUATION_FACTOR * size, _EVALUATION_BATCH))
    if wiring.written:
        larger = size  # a score for every token at every step is much by itself
    made: dict[SplitName, Batches] = {
        "train": Batches(dataset, preparation, plan.augmentation, "train", size, seed, device, wiring=wiring)
    }
    others: tuple[SplitName, ...] = ("validation", "test")
    for split in others:
        if len(dataset.splits.get(split, ())):
            made[split] = Batches(dataset, preparation, None, split, larger, seed, device, shuffle=False, wiring=wiring)
    return made


def _steps_per_epoch(batches: Batches, network: torch.nn.Module) -> int:
    """Count the batches; a last one of a single sample is left out where batch norm could not take it."""
    norms = (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d, torch.nn.BatchNorm3d)
    is_lonely = batches.num_samples % batches.batch_size == 1 and batches.num_batches > 1
    has_norm = any(isinstance(module, norms) for module in network.modules())
    return batches.num_batches - (1 if is_lonely and has_norm else 0)


def _identity(plan: Plan, recipe: Recipe, dataset: Dataset) -> str:
    """Hash all that must be the same for a run to go on."""
    written = recipe_rows.to_json(recipe)
    written["general"] = {name: recipe.general[name] for name in recipe.general if name not in _FREE_TO_CHANGE}
    parts = [
        _drawn(plan.graph),
        written,
        dataset.schema.fingerprint,
        {split: len(indices) for split, indices in dataset.splits.items()},
        plan.preparation.to_json(),
        plan.augmentation.to_json(),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=dict).encode()).hexdigest()


def _drawn(graph: Graph) -> list[object]:
    """Write what of a graph matters to training: not names, comments and positions."""
    nodes = [
        [node.id, node.kind, dict(node.settings), node.is_frozen, *([node.rate] if node.rate != 1 else [])]
        for node in graph.nodes.values()
    ]
    edges = [[edge.source, edge.source_port, edge.target, edge.target_port] for edge in graph.edges]
    return [nodes, edges, {name: _drawn(block) for name, block in graph.blocks.items()}]


def _copy(tensor: Tensor) -> Tensor:
    return tensor.detach().to("cpu", copy=True).contiguous()


def _by_part(tensors: Mapping[str, Tensor]) -> dict[str, dict[str, Tensor]]:
    parts: dict[str, dict[str, Tensor]] = {"weights": {}, "optimizer": {}, "best": {}, "curves": {}}
    for key, tensor in tensors.items():
        part, _, name = key.partition("/")
        parts[part][name] = tensor
    return parts


def weights_of(snapshot: Snapshot) -> dict[str, Tensor]:
    """Return the weights and buffers in a snapshot, by name."""
    return _by_part(snapshot.tensors)["weights"]


def diverged(step: int) -> ModelLabError:
    """Build the error for a loss or weights that are no longer numbers."""
    return ModelLabError(
        Text("The loss became infinite or not a number at step {step}, so training ended.", step=step),
        Text("Try a smaller learning rate or gradient clipping, and look for wrong values in the data."),
    )
