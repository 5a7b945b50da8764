"""Everything a run needs, in one frozen record that can be sent to another thread, process or machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from modellab.data.augmentation import AugmentationConfig
from modellab.data.dataset import DatasetConfig
from modellab.data.preparation import PreparationConfig
from modellab.graph.graph import Graph
from modellab.training.recipe import Recipe


@dataclass(frozen=True)
class Plan:
    """What to train, on what, how and where. Picklable and free of torch.

    Attributes:
        run_id: Names the run in events and files.
        graph: The network as drawn when the run was started.
        dataset: Where the samples come from; not read if ``fit`` is given an open data set.
        recipe: How to train; missing settings get their defaults.
        preparation: How samples become tensors.
        augmentation: How training samples are varied.
        device: ``auto``, ``cpu``, ``cuda:0`` or ``mps``.
        base: Folder that relative paths of the data set start from.
        folder: Where checkpoints go; None for a run that leaves nothing behind.
        resume: Whether to go on from the newest checkpoint in ``folder``, if there is one.
        initial_state: Weights to start from, as safetensors bytes; None to draw them from the recipe's seed.
        take_from: Weights of another network, as safetensors bytes: every layer that fits one of them starts from it
            (``matching.compare``), the others from the recipe's seed.
        take_tokens: Tokenizers that ``take_from`` was trained with, JSON, one for each text input; its embedding goes
            with them.
    """

    run_id: str
    graph: Graph
    dataset: DatasetConfig
    recipe: Recipe
    preparation: PreparationConfig = field(default_factory=PreparationConfig)
    augmentation: AugmentationConfig = field(default_factory=AugmentationConfig)
    device: str = "auto"
    base: Path | None = None
    folder: Path | None = None
    resume: bool = False
    initial_state: bytes | None = field(default=None, repr=False)
    take_from: bytes | None = field(default=None, repr=False)
    take_tokens: tuple[str, ...] = field(default=(), repr=False)
