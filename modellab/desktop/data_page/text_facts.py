"""What the tokenizer makes of the texts: tokens, lengths, how much of them is known. For a worker; no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from modellab.data.texts import TextLimits, TextScale, fit_texts
from modellab.graph.layers.table import default_settings

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.preparation_rows import PreparationConfig
    from modellab.data.samples import Dataset

MOST_COUNTED = 5_000
MOST_TOKENS = 400
_MOST_SEARCHED = 400
_NUM_STRANGERS = 8


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a sample.

    Attributes:
        text: How it is spelled in the text.
        number: Its id.
        is_unknown: Whether the network sees only that something is there.
        is_cut: Whether the network does not see it.
    """

    text: str
    number: int
    is_unknown: bool = False
    is_cut: bool = False


@dataclass(frozen=True)
class TextFacts:
    """Of one text field.

    Attributes:
        field: Its name.
        scale: The tokenizer fitted on the training split, and how long texts may be.
        lengths: Tokens of each text that was counted, int64.
        num_known: Tokens that the tokenizer knows.
        known_share: Share of the held-out tokens that are known, in [0, 1].
        strangers: Words of the held-out texts that it does not know, the most frequent first.
    """

    field: str
    scale: TextScale
    lengths: npt.NDArray[np.int64]
    num_known: int
    known_share: float
    strangers: tuple[str, ...]

    @property
    def cut_share(self) -> float:
        """Share of the texts that are longer than the network reads."""
        if self.scale.length is None or not len(self.lengths):
            return 0.0
        return float((self.lengths > self.scale.length).mean())

    def tokens(self, text: str) -> tuple[list[Token], int]:
        """Split a text; returns at most 400 tokens, and how many there are in all."""
        tokenizer = self.scale.tokenizer
        spans = tokenizer.spans(text)
        kept = tokenizer.cut(list(range(len(spans))), self.scale.length, self.scale.cut)
        seen = set(kept)
        shown = [
            Token(text[start:end] or tokenizer.token(number), number, number == tokenizer.unknown_id, k not in seen)
            for k, (number, start, end) in enumerate(spans[:MOST_TOKENS])
        ]
        return shown, len(spans)


def limits_for(found: Sequence[TextLimits], num_fields: int) -> tuple[TextLimits, ...]:
    """Complete the limits of a network that reads fewer texts than the data has with those of a new text input."""
    settings = default_settings("text_input")
    usual = TextLimits(None, settings.integer("vocabulary"))
    return tuple([*found, *[usual] * num_fields][:num_fields])


def text_facts(
    dataset: Dataset, config: PreparationConfig, limits: Sequence[TextLimits], split: SplitName
) -> tuple[TextFacts, ...]:
    """Fit a tokenizer for every text field and count tokens.

    Args:
        dataset: Its training split decides which tokens there are.
        config: How texts are split.
        limits: One for each text field.
        split: Whose lengths are counted; what is known is counted on validation, or where that is empty on this one.

    Raises:
        ModelLabError: The vocabulary is too small, or a pretrained tokenizer is not there.
    """
    held_out: SplitName = "validation" if len(dataset.splits["validation"]) else split
    facts = []
    for scale in fit_texts(dataset, config, limits):
        texts = _spread(dataset.samples(scale.field, split), MOST_COUNTED)
        lengths = np.fromiter((len(ids) for ids in scale.stream(texts, is_whole=True)), np.int64, len(texts))
        share, strangers = _known(scale, _spread(dataset.samples(scale.field, held_out), MOST_COUNTED))
        facts.append(TextFacts(scale.field, scale, lengths, len(scale.tokenizer), share, strangers))
    return tuple(facts)


def _spread(texts: npt.NDArray[np.object_], count: int) -> list[str]:
    """Take texts from everywhere: sources sort by class."""
    step = max(1, len(texts) // count)
    return [str(text) for text in texts[::step][:count]]


def _known(scale: TextScale, texts: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    tokenizer = scale.tokenizer
    total = unknown = 0
    for ids in scale.stream(texts, is_whole=True):
        total += len(ids)
        unknown += ids.count(tokenizer.unknown_id)
    if not unknown:
        return 1.0, ()
    strangers: Counter[str] = Counter()
    for text in texts[:_MOST_SEARCHED]:
        spans = tokenizer.spans(text[:20_000])
        strangers.update(text[start:end] for number, start, end in spans if number == tokenizer.unknown_id)
    names = [name for name, _ in strangers.most_common(_NUM_STRANGERS + 1) if name.strip()]
    return 1 - unknown / max(total, 1), tuple(names[:_NUM_STRANGERS])
