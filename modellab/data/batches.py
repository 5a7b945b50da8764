"""Batches on the device; their order is a pure function of (seed, epoch).

The whole split lies on the device from the start, so a batch is one ``index_select`` there: nothing is copied to it,
nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from modellab.data.augmentation import AugmentationConfig
from modellab.data.augmenting import augment, sample_keys
from modellab.data.dataset import SplitName
from modellab.data.keyed import mix
from modellab.data.preparation import Preparation
from modellab.data.samples import Array, Dataset

FLOAT_CACHE_BYTES = 2**30
"""Pictures that no step varies are prepared once on an accelerator, where each small operation of a batch costs a
launch. On the CPU converting a batch of bytes takes 2 of 14 microseconds, and four times the memory would buy them."""
_ORDER = 3


class Batches:
    """One split of a data set as batches.

    Args:
        dataset: Samples in memory.
        preparation: Fitted on its training split.
        augmentation: What to vary; None or empty for nothing.
        split: Which samples.
        batch_size: The last batch of an epoch may be smaller.
        seed: Decides order and augmentation, together with the epoch.
        device: Where batches are wanted.
        shuffle: Whether the order changes with the epoch; otherwise it is that of the data set.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - everything that decides a batch
        self,
        dataset: Dataset,
        preparation: Preparation,
        augmentation: AugmentationConfig | None = None,
        split: SplitName = "train",
        batch_size: int = 32,
        seed: int = 0,
        device: torch.device | str = "cpu",
        shuffle: bool = True,
    ) -> None:
        self.preparation = preparation
        self.augmentation = augmentation or AugmentationConfig()
        self.batch_size = batch_size
        self.seed = seed
        self.device = torch.device(device)
        self.shuffle = shuffle
        indices = dataset.splits[split]
        self.num_samples = len(indices)
        self._samples = torch.from_numpy(indices).to(self.device)
        self._raw: dict[str, Tensor] = {}
        self._ready: dict[str, Tensor] = {}
        self._names = tuple(field.name for field in dataset.schema.fields)
        for field in dataset.schema.fields:
            self._place(field.name, dataset.raw[field.name], indices, field.modality)

    def _place(self, name: str, samples: Array, indices: NDArray[np.int64], modality: str) -> None:
        """Put a field on the device, prepared beforehand where that is possible."""
        if modality == "image" and self._shares_memory:
            self._raw[name] = torch.from_numpy(samples)
            return
        raw = torch.from_numpy(samples[indices])
        if modality == "table":
            self._ready[name] = self.preparation.apply(raw).to(self.device)
        elif modality == "value":
            self._ready[name] = self.preparation.prepare_values(raw).to(self.device)
        elif modality == "class":
            self._ready[name] = raw.to(self.device)
        elif self._is_prepared_once(raw):
            self._ready[name] = self.preparation.apply(raw.to(self.device))
        else:
            self._raw[name] = raw.to(self.device)

    def _is_prepared_once(self, raw: Tensor) -> bool:
        return raw.numel() * 4 <= FLOAT_CACHE_BYTES and not self.augmentation.steps

    @property
    def _shares_memory(self) -> bool:
        """Whether pictures stay where the data set has them, those of other splits among them."""
        return self.device.type == "cpu"

    def __len__(self) -> int:
        return self.num_batches

    @property
    def num_batches(self) -> int:
        """Batches in one epoch."""
        return -(-self.num_samples // self.batch_size)

    def order(self, epoch: int) -> Tensor:
        """Positions within the split in the order of ``epoch``: int64 on the device."""
        if not self.shuffle:
            return torch.arange(self.num_samples, device=self.device)
        # Drawn on the CPU whatever the device, so that a run can move between devices.
        generator = torch.Generator().manual_seed(mix(_ORDER, self.seed, epoch) >> 1)
        return torch.randperm(self.num_samples, generator=generator).to(self.device)

    def epoch(self, epoch: int, start: int = 0) -> Iterator[dict[str, Tensor]]:
        """Go through the split once.

        Args:
            epoch: Counted from 1.
            start: First batch, to go on in the middle of an epoch.

        Yields:
            One tensor a field: pictures and tables float32, classes int64 (B,), values float32 (B, 1), as
            ``Preparation.prepare_values`` gives them.
        """
        order = self.order(epoch)
        for position in range(start * self.batch_size, self.num_samples, self.batch_size):
            chosen = order[position : position + self.batch_size]
            yield {name: self._take(name, chosen, epoch) for name in self._names}

    def _take(self, name: str, chosen_B: Tensor, epoch: int) -> Tensor:
        if name in self._ready:
            return self._ready[name].index_select(0, chosen_B)
        sample_B = self._samples.index_select(0, chosen_B)
        raw_BCHW = self._raw[name].index_select(0, sample_B if self._shares_memory else chosen_B)
        if not self.augmentation.steps:
            return self.preparation.apply(raw_BCHW)
        keys = sample_keys(self.seed, epoch, sample_B)
        return self.preparation.normalise(augment(raw_BCHW.float() / 255, keys, self.augmentation))
