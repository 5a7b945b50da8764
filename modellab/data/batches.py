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
from modellab.data.series import prepared_windows
from modellab.data.texts import TextScale
from modellab.data.token_batches import PlainTexts, RunningText, TextPart, WrittenTexts
from modellab.data.wiring import Wiring

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
        shuffle: Whether the order changes with the epoch; otherwise it is that of the data set. Windows over running
            text move only then.
        wiring: Which fields the network meets; None for all that can be given without knowing it.
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
        wiring: Wiring | None = None,
    ) -> None:
        self.split = split
        self.preparation = preparation
        self.augmentation = augmentation or AugmentationConfig()
        self.batch_size = batch_size
        self.seed = seed
        self.device = torch.device(device)
        self.shuffle = shuffle
        indices = dataset.splits[split]
        self._samples = torch.from_numpy(indices).to(self.device)
        self._raw: dict[str, Tensor] = {}
        self._ready: dict[str, Tensor] = {}
        self._windows: dict[str, Tensor] = {}
        fields = [field for field in dataset.schema.fields if wiring is None or field.name in wiring.fields]
        self._names = tuple(field.name for field in fields if field.modality != "text")
        self._texts = [
            self._text_part(scale, dataset.samples(scale.field, split), wiring)
            for scale in preparation.texts
            if any(field.name == scale.field for field in fields)
        ]
        is_running = wiring is not None and wiring.is_running
        self.num_samples = self._texts[0].num_samples if is_running else len(indices)
        for field in fields:
            if field.modality != "text":
                self._place(field.name, dataset.raw[field.name], indices, field.modality)

    def _text_part(self, scale: TextScale, texts: Array, wiring: Wiring | None) -> TextPart:
        if wiring is None or wiring.written != scale.field:
            return PlainTexts(scale, texts, self.device)
        if wiring.is_running:
            return RunningText(scale, texts, self.device, self.seed if self.shuffle else None)
        return WrittenTexts(scale, texts, self.device)

    def _place(self, name: str, samples: Array, indices: NDArray[np.int64], modality: str) -> None:
        """Put a field on the device, prepared beforehand where that is possible."""
        if modality == "image" and self._shares_memory:
            self._raw[name] = torch.from_numpy(samples)
            return
        if modality == "series":
            assert self.preparation.series is not None
            self._windows[name] = prepared_windows(samples, self.preparation.series, self.device)
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

    @property
    def text_lengths(self) -> tuple[int, ...]:
        """Tokens of a typical sample, for each text in the order of the text inputs."""
        return tuple(text.typical_length for text in self._texts)

    @property
    def num_full_texts(self) -> int:
        """Texts that fill what the network reads; those that are longer are cut."""
        return sum(text.num_full for text in self._texts)

    def __len__(self) -> int:
        return self.num_batches

    @property
    def num_batches(self) -> int:
        """Batches in one epoch."""
        return -(-self.num_samples // self.batch_size)

    def order(self, epoch: int) -> Tensor:
        """Positions within the split in the order of ``epoch``: int64 on the device."""
        return self._order(epoch).to(self.device)

    def _order(self, epoch: int) -> Tensor:
        """Draw the order on the CPU whatever the device, so that a run can move between devices."""
        if not self.shuffle:
            return torch.arange(self.num_samples)
        generator = torch.Generator().manual_seed(mix(_ORDER, self.seed, epoch) >> 1)
        return torch.randperm(self.num_samples, generator=generator)

    def epoch(self, epoch: int, start: int = 0) -> Iterator[dict[str, Tensor]]:
        """Go through the split once.

        Args:
            epoch: Counted from 1.
            start: First batch, to go on in the middle of an epoch.

        Yields:
            One tensor a field: pictures and tables float32, classes int64 (B,), values float32 (B, 1), as
            ``Preparation.prepare_values`` gives them, texts int64 (B, T); targets of a network that writes are
            under ``field/next``.
        """
        order = self._order(epoch)
        placed = order.to(self.device)
        for position in range(start * self.batch_size, self.num_samples, self.batch_size):
            chosen = slice(position, position + self.batch_size)
            batch = {name: self._take(name, placed[chosen], epoch) for name in self._names}
            for text in self._texts:
                batch |= text.take(order[chosen], epoch)
            yield batch

    def _take(self, name: str, chosen_B: Tensor, epoch: int) -> Tensor:
        if name in self._ready:
            return self._ready[name].index_select(0, chosen_B)
        sample_B = self._samples.index_select(0, chosen_B)
        if name in self._windows:
            return self._windows[name].index_select(0, sample_B)
        raw_BCHW = self._raw[name].index_select(0, sample_B if self._shares_memory else chosen_B)
        if not self.augmentation.steps:
            return self.preparation.apply(raw_BCHW)
        keys = sample_keys(self.seed, epoch, sample_B)
        return self.preparation.normalise(augment(raw_BCHW.float() / 255, keys, self.augmentation))
