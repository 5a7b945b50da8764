"""Texts as batches of token ids: kept as int32, which is half as much, and given as the int64 that embeddings read.

Dimensions: B batch, T tokens, N texts, W windows, S tokens of the whole split.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from modellab.data.keyed import mix
from modellab.data.texts import TextScale
from modellab.data.tokenizer import PAD
from modellab.data.wiring import NEXT

IGNORED = -100
"""Target of what is no token, as ``torch.nn.functional.cross_entropy`` has it."""
WINDOW = 128
"""Tokens of a piece of running text where the network takes any length."""
_OFFSET = 5


class TextPart(Protocol):
    """What makes token ids of one field for a batch."""

    @property
    def num_samples(self) -> int:
        """Samples of an epoch."""

    @property
    def typical_length(self) -> int:
        """Tokens of a sample, longer than most."""

    @property
    def num_full(self) -> int:
        """Samples that have as many tokens as the network reads, or had more and were cut."""

    def take(self, chosen_B: Tensor, epoch: int) -> Mapping[str, Tensor]:
        """Return the tensors of a batch.

        Args:
            chosen_B: Int64 (B,) on the CPU, positions within the split.
            epoch: Counted from 1.
        """


@dataclass(frozen=True)
class Ragged:
    """Texts of different lengths, one after the other.

    Attributes:
        tokens_S: Int32.
        starts_N: Int64, where each text starts.
        lengths_N: Int64.
    """

    tokens_S: Tensor
    starts_N: Tensor
    lengths_N: Tensor

    @classmethod
    def of(cls, texts: Iterable[Iterable[int]]) -> Ragged:
        """Put texts one after the other."""
        tokens, lengths = array("i"), array("q")
        for ids in texts:
            before = len(tokens)
            tokens.extend(ids)
            lengths.append(len(tokens) - before)
        lengths_N = torch.from_numpy(np.array(lengths, np.int64))
        return cls(torch.from_numpy(np.array(tokens, np.int32)), lengths_N.cumsum(0) - lengths_N, lengths_N)

    def padded(self, width: int) -> Tensor:
        """Return int32 (N, width) with short texts padded; none may be longer."""
        padded_NT = torch.full((len(self.lengths_N), width), PAD, dtype=torch.int32)
        padded_NT[torch.arange(width) < self.lengths_N[:, None]] = self.tokens_S
        return padded_NT

    def num_reaching(self, length: int | None) -> int:
        """Count texts of so many tokens or more; none reach no length at all."""
        return int((self.lengths_N >= length).sum()) if length is not None else 0

    @property
    def typical_length(self) -> int:
        """Length that 95 of 100 texts do not exceed."""
        return int(self.lengths_N.double().quantile(0.95)) if len(self.lengths_N) else 1


class Rows:
    """Gives padded rows of texts: of one width, or as wide as the longest of the batch.

    Args:
        ragged: The texts.
        width: Number of tokens; None for that of the longest in each batch.
        device: Where batches are wanted.
    """

    def __init__(self, ragged: Ragged, width: int | None, device: torch.device) -> None:
        self.num_samples = len(ragged.lengths_N)
        self.typical_length = width or ragged.typical_length
        self._lengths_N = ragged.lengths_N
        self._device = device
        self._padded_NT = ragged.padded(width).to(device) if width is not None else None
        if self._padded_NT is None:
            self._tokens_S, self._starts_N = ragged.tokens_S.to(device), ragged.starts_N.to(device)
            self._place_N = ragged.lengths_N.to(device)

    def take(self, chosen_B: Tensor) -> Tensor:
        """Return int64 (B, T) on the device for positions on the CPU."""
        placed_B = chosen_B.to(self._device, non_blocking=True)
        if self._padded_NT is not None:
            return self._padded_NT.index_select(0, placed_B).long()
        width = int(self._lengths_N.index_select(0, chosen_B).max())
        step_T = torch.arange(width, device=self._device)
        is_real_BT = step_T < self._place_N.index_select(0, placed_B)[:, None]
        place_BT = (self._starts_N.index_select(0, placed_B)[:, None] + step_T) * is_real_BT
        return self._tokens_S[place_BT].long() * is_real_BT  # the padding is 0


class PlainTexts:
    """Texts that the network reads: ``field`` -> int64 (B, T), padded on the right.

    Args:
        scale: Fitted on the field.
        texts: Of the split.
        device: Where batches are wanted.
    """

    def __init__(self, scale: TextScale, texts: Iterable[str], device: torch.device) -> None:
        self._field = scale.field
        ragged = Ragged.of(scale.stream(texts))
        self._rows, self.num_full = Rows(ragged, scale.length, device), ragged.num_reaching(scale.limit)
        self.num_samples, self.typical_length = self._rows.num_samples, self._rows.typical_length

    def take(self, chosen_B: Tensor, epoch: int) -> Mapping[str, Tensor]:
        """Return the texts of a batch, the same in every epoch."""
        return {self._field: self._rows.take(chosen_B)}


class WrittenTexts:
    """Texts that the network writes in answer to others.

    ``field`` starts with the start token, ``field/next`` ends with the end token; targets that are padding are
    ``IGNORED``.

    Args:
        scale: Fitted on the field.
        texts: Of the split.
        device: Where batches are wanted.
    """

    def __init__(self, scale: TextScale, texts: Iterable[str], device: torch.device) -> None:
        self._field = scale.field
        tokenizer, width = scale.tokenizer, None if scale.length is None else scale.length + 1
        most = None if scale.limit is None else scale.limit + 1
        framed = ([tokenizer.start_id, *ids, tokenizer.end_id][:most] for ids in scale.stream(texts))
        ragged = Ragged.of(framed)
        self._rows, self.num_full = Rows(ragged, width, device), ragged.num_reaching(most)
        self.num_samples, self.typical_length = self._rows.num_samples, self._rows.typical_length - 1

    def take(self, chosen_B: Tensor, epoch: int) -> Mapping[str, Tensor]:
        """Return the texts of a batch and their targets, the same in every epoch."""
        row_BT = self._rows.take(chosen_B)
        next_BT = row_BT[:, 1:]
        is_padding_BT = next_BT == PAD
        return {
            self._field: row_BT[:, :-1].masked_fill(is_padding_BT, PAD),
            self._field + NEXT: next_BT.masked_fill(is_padding_BT, IGNORED),
        }


class RunningText:
    """Windows over all texts of a split, each followed by an end token.

    For training the stream is a ring, and its windows begin elsewhere in every epoch. For measuring they cover it once.

    Args:
        scale: Fitted on the field; its length is that of the windows.
        texts: Of the split.
        device: Where batches are wanted.
        seed: Moves the windows from epoch to epoch; None to cover the text once.
    """

    def __init__(self, scale: TextScale, texts: Iterable[str], device: torch.device, seed: int | None = None) -> None:
        end = scale.tokenizer.end_id
        stream_S = Ragged.of([*ids, end] for ids in scale.stream(texts, is_whole=True)).tokens_S
        self._field = scale.field
        self.num_full = 0  # the windows hold all of the text
        self._seed = seed
        self.typical_length = length = scale.length or min(WINDOW, scale.longest or WINDOW)
        if seed is None:
            self.num_samples = max(0, -(-(len(stream_S) - 1) // length))
            wanted = self.num_samples * length + 1
            stream_S = torch.nn.functional.pad(stream_S, (0, wanted - len(stream_S)), value=PAD)
        else:
            self.num_samples = -(-len(stream_S) // length)
            wanted = (self.num_samples + 1) * length
            stream_S = stream_S.repeat(-(-wanted // max(1, len(stream_S))))[:wanted]
        self._stream_S = stream_S.to(device)

    def take(self, chosen_B: Tensor, epoch: int) -> Mapping[str, Tensor]:
        """Return windows (B, T) and the same moved by one token."""
        length = self.typical_length
        offset = 0 if self._seed is None else mix(_OFFSET, self._seed, epoch) % length
        windows_WT = self._stream_S[offset:].unfold(0, length + 1, length)
        rows_BT = windows_WT.index_select(0, chosen_B.to(self._stream_S.device, non_blocking=True)).long()
        next_BT = rows_BT[:, 1:]
        if self._seed is None:
            next_BT = next_BT.masked_fill(next_BT == PAD, IGNORED)
        return {self._field: rows_BT[:, :-1], self._field + NEXT: next_BT}
