"""What exported code must know about texts, so that it reads them as the training did."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from modellab.graph.shape import TensorType
from modellab.network.saved_preparation import SavedPreparation

_SPECIAL = {
    "unknown": ("[UNK]", "<unk>"),
    "start": ("[START]", "[CLS]", "<s>"),
    "end": ("[END]", "[SEP]", "</s>"),
}
"""Spellings of the tokens that stand for no text, as ``data.tokenizer`` has them."""


@dataclass(frozen=True, slots=True)
class TextForm:
    """How one text becomes token ids.

    Attributes:
        kind: ``words``, ``characters``, ``bpe``, ``whole`` or ``pretrained``.
        tokenizer: As the library ``tokenizers`` writes it, JSON.
        length: Number of tokens every text is brought to; None for any.
        cut: Whether ``start`` or ``end`` of a longer text is kept.
        special: Ids of the tokens ``unknown``, ``start`` and ``end``.
        longest: Most tokens of a text of any length; None for no limit.
        column: Of a table, in which the text stands; empty where the data is no table.
    """

    kind: str
    tokenizer: str
    length: int | None
    cut: str
    special: Mapping[str, int]
    longest: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class TextPreprocessing(SavedPreparation):
    """How the texts of the training were read.

    Attributes:
        forms: One for each text input.
    """

    forms: tuple[TextForm, ...]

    @classmethod
    def _read(cls, preparation: Mapping[str, Any], answers: Mapping[str, Any]) -> Self | None:
        forms = tuple(_form(text) for text in preparation.get("texts", ()))
        return cls(forms, **answers) if forms else None

    @property
    def reads(self) -> str:
        """What people ask about: one text, or a text that another one answers."""
        return "text" if len(self.forms) == 1 else "texts"

    def fits(self, inputs: Sequence[TensorType]) -> bool:
        """Whether a network takes so many texts."""
        return [kind.dtype for kind in inputs] == ["int"] * len(self.forms)

    def to_json(self) -> dict[str, Any]:
        """Return plain data, without the tokenizers."""
        texts = [
            {
                "file": file, "kind": form.kind, "length": form.length, "longest": form.longest, "cut": form.cut,
                "column": form.column, **form.special,
            }
            for file, form in zip(self._names(), self.forms, strict=True)
        ]  # fmt: skip
        return {
            "texts": texts, "classes": list(self.classes), "value_mean": self.value_mean, "value_std": self.value_std
        }  # fmt: skip

    def files(self) -> dict[str, bytes]:
        """Return the tokenizers by the name of their file."""
        return {file: form.tokenizer.encode() for file, form in zip(self._names(), self.forms, strict=True)}

    def _names(self) -> list[str]:
        return [
            f"tokenizer_{number}.json" if number > 1 else "tokenizer.json" for number in range(1, len(self.forms) + 1)
        ]


def _form(text: Mapping[str, Any]) -> TextForm:
    length, longest, cut = text.get("length"), text.get("longest"), text.get("cut", "start")
    if not (_is_count(length) and _is_count(longest)) or cut not in ("start", "end"):
        raise ValueError(f"length {length}, longest {longest} and cut {cut}")
    saved = json.loads(text["tokenizer_json"])
    kind, written = (saved["kind"], saved["tokenizer"]) if "kind" in saved else ("pretrained", saved)
    if kind not in ("words", "characters", "bpe", "whole", "pretrained"):
        raise ValueError(f"kind {kind}")
    return TextForm(
        kind,
        json.dumps(written, ensure_ascii=False),
        length,
        cut,
        _special(written),
        longest,
        str(text.get("column", "")),
    )


def _is_count(number: object) -> bool:
    return number is None or (type(number) is int and number > 0)


def _special(written: Mapping[str, Any]) -> dict[str, int]:
    ids: dict[str, int] = dict(written["model"]["vocab"])
    ids |= {token["content"]: token["id"] for token in written.get("added_tokens", ())}
    return {
        name: int(next(ids[spelling] for spelling in spellings if spelling in ids))
        for name, spellings in _SPECIAL.items()
    }
