"""What a text input reads: limits from the network, tokens fitted on the training split. No torch here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from modellab.data.cells import is_gap
from modellab.data.dataset import Field
from modellab.data.preparation_rows import PreparationConfig
from modellab.data.samples import Dataset
from modellab.data.tokenizer import SPECIAL, Kind, Span, Tokenizer, fit_tokenizer, pretrained_tokenizer
from modellab.errors import ModelLabError, Text


@dataclass(frozen=True, slots=True)
class TextLimits:
    """What a text input of the network takes.

    Attributes:
        length: Number of tokens every text is brought to; None for texts of any length.
        vocabulary: Most token ids there may be.
        pretrained: Weights whose tokenizer must be used; empty to fit one.
        longest: Most tokens that a layer after the input takes; None for any number.
    """

    length: int | None
    vocabulary: int
    pretrained: str = ""
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class TextScale:
    """Fitted numbers of a text field.

    Attributes:
        field: Its name.
        tokenizer_json: As ``Tokenizer.to_json`` writes it.
        length: Number of tokens every text is brought to; None for texts of any length.
        cut: Whether ``start`` or ``end`` of a longer text is kept.
        longest: Most tokens of a text of any length; None for no limit.
        column: Of a table, in which the text stands; empty where the data is no table.
    """

    field: str
    tokenizer_json: str
    length: int | None = None
    cut: str = "start"
    longest: int | None = None
    column: str = ""

    def __post_init__(self) -> None:
        """Refuse what no run has written; ``Preparation.from_json`` tells of it."""
        lengths = [length for length in (self.length, self.longest) if length is not None]
        if self.cut not in ("start", "end") or not all(isinstance(length, int) and length > 0 for length in lengths):
            raise ValueError(f"length {self.length}, longest {self.longest} and cut {self.cut}")

    @property
    def limit(self) -> int | None:
        """Most tokens that the network reads; None for any number."""
        return self.length or self.longest

    @property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer; read once."""
        return _read_tokenizer(self.tokenizer_json)

    @property
    def is_category(self) -> bool:
        """Whether it stands for a category: one token, whatever its words."""
        return self.tokenizer_json.startswith('{"kind": "whole"')

    @property
    def values(self) -> tuple[str, ...]:
        """The categories that it knows, the most frequent first; none of a text of words."""
        if not self.is_category:
            return ()
        known: dict[str, int] = json.loads(self.tokenizer_json)["tokenizer"]["model"]["vocab"]
        return tuple(sorted(known, key=known.__getitem__))[len(SPECIAL) :]

    def encode(self, texts: Iterable[str]) -> list[list[int]]:
        """Return the token ids of texts, none longer than ``limit``."""
        return list(self.stream(texts))

    def stream(self, texts: Iterable[str], *, is_whole: bool = False) -> Iterator[list[int]]:
        """Go through the token ids of texts; ``is_whole`` leaves those that are too long as they are."""
        tokenizer, length = self.tokenizer, None if is_whole else self.limit
        return (tokenizer.cut(ids, length, self.cut) for ids in tokenizer.stream(texts))

    def read(self, text: str, cut: str = "") -> tuple[list[int], tuple[Text, ...]]:
        """Return the token ids of a new text and what people should know about them.

        Args:
            text: As it was typed.
            cut: Which end of a text that is too long is kept; empty for the one of training.

        Raises:
            ModelLabError: There is no text.
        """
        if not text.strip():
            raise ModelLabError(Text("There is no text."), Text("Write a few words."))
        tokenizer = self.tokenizer
        whole = tokenizer.encode(text)
        ids = tokenizer.cut(whole, self.limit, cut or self.cut)
        return ids, tuple(_notes(tokenizer, ids, len(whole) - len(ids), cut or self.cut))

    def read_cell(self, text: str) -> tuple[list[int], tuple[Text, ...]]:
        """Return the token ids of a cell of a table, which may be empty, and what people should know about them."""
        name, tokenizer = self.column, self.tokenizer
        if is_gap(text):
            return [tokenizer.unknown_id], (Text('"{name}" is empty.', name=name),)
        ids, notes = self.read(text.strip())
        if self.is_category and ids == [tokenizer.unknown_id]:
            return ids, (Text('"{name}": the training data has no "{value}".', name=name, value=text[:80]),)
        return ids, tuple(Text("{name}: {reason}", name=name, reason=note) for note in notes)

    def spans(self, text: str, cut: str = "") -> list[Span]:
        """Return the tokens that the network sees of a text, each with its characters; ``cut`` as in ``read``."""
        return self.tokenizer.cut(self.tokenizer.spans(text), self.limit, cut or self.cut)

    def fill(self, ids: Sequence[int]) -> list[int]:
        """Pad token ids to ``length``; texts of any length keep theirs."""
        return [*ids, *([0] * ((self.length or 0) - len(ids)))]


@lru_cache(maxsize=16)
def _read_tokenizer(written: str) -> Tokenizer:
    return Tokenizer.from_json(written)


def _notes(tokenizer: Tokenizer, ids: Sequence[int], num_cut: int, cut: str) -> Iterable[Text]:
    if num_cut and cut == "start":
        yield Text("The last {count} tokens were cut off: the network reads {length}.", count=num_cut, length=len(ids))
    elif num_cut:
        yield Text("The first {count} tokens were cut off: the network reads {length}.", count=num_cut, length=len(ids))
    framing = 2 if tokenizer.is_framed else 0
    num_unknown = ids.count(tokenizer.unknown_id)
    if num_unknown and num_unknown >= len(ids) - framing:
        yield Text("The network knows none of these words, so the answer means nothing.")
    elif num_unknown:
        yield Text("{count} of {length} tokens are unknown.", count=num_unknown, length=len(ids))


def fit_texts(dataset: Dataset, config: PreparationConfig, limits: Sequence[TextLimits]) -> tuple[TextScale, ...]:
    """Fit a tokenizer on the training split of every text field that the network reads.

    Raises:
        ModelLabError: The vocabulary of a text input is too small, or a pretrained tokenizer is not there.
    """
    fields = [field for field in dataset.schema.inputs if field.modality == "text"]
    return tuple(
        TextScale(
            field.name,
            _tokenizer_for(dataset, field, config, limit),
            limit.length,
            config.cut,
            limit.longest,
            field.label,
        )
        for field, limit in zip(fields, limits, strict=False)
    )


def _tokenizer_for(dataset: Dataset, field: Field, config: PreparationConfig, limit: TextLimits) -> str:
    if not limit.pretrained:
        kind = cast("Kind", "whole" if field.categories else config.tokenizer)
        is_lowercase = config.lowercase and not field.categories
        texts = dataset.samples(field.name, "train")
        return fit_tokenizer(texts, kind, limit.vocabulary, lowercase=is_lowercase).to_json()
    written = pretrained_tokenizer(limit.pretrained)
    have = len(_read_tokenizer(written))
    if have > limit.vocabulary:
        raise ModelLabError(
            Text("The pretrained layer knows {have} tokens. The text input has a vocabulary of {limit}.",
                 have=have, limit=limit.vocabulary),
            Text("Set the vocabulary of the text input to {have}.", have=have),
        )  # fmt: skip
    return written
