"""Texts become numbers: words, characters, pieces of words, or the tokens of a pretrained network. No torch here.

Written over the library ``tokenizers``, which does the work outside of Python and is imported at first use.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, get_args

from modellab.disk import sentences
from modellab.errors import ModelLabError, Text
from modellab.pretrained_files import text_folder

if TYPE_CHECKING:
    from tokenizers import Tokenizer as Inner

Kind = Literal["words", "characters", "bpe", "whole", "pretrained"]
"""``whole`` takes a text for one token, as the values of a category are."""
Span = tuple[int, int, int]
"""Token id, first character, character after the last one."""

PAD = 0
"""What fills the end of short texts; the same in every tokenizer."""
SPECIAL = ("[PAD]", "[UNK]", "[START]", "[END]")
"""Tokens that stand for no text; ids 0 to 3 of a fitted tokenizer."""

_BYTES = 256
_CHUNK = 1000
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}"
_WORDS = (
    rf"[{_UNSPACED}]"  # written without spaces: each one a token
    rf"|[\p{{L}}\p{{M}}\p{{N}}_&&[^{_UNSPACED}]]+(?:['’][\p{{L}}\p{{M}}]+)*"  # don't, l’eau
    r"|[^\s\p{L}\p{M}\p{N}_]"
)
_PATTERNS = {"words": _WORDS, "characters": "(?m:.)", "whole": "(?m:.+)"}
_NAMES: dict[str, tuple[str, ...]] = {
    "unknown": ("[UNK]", "<unk>"),
    "start": ("[START]", "[CLS]", "<s>"),
    "end": ("[END]", "[SEP]", "</s>"),
}
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%…’'”»-")
_NO_SPACE_AFTER = frozenset("([{#@“«-")
_T = TypeVar("_T")


class Tokenizer:
    """Turns texts into token ids and back. Picklable, and equal to another one of the same content.

    Args:
        kind: What it splits texts into.
        written: The tokenizer as the library writes it.

    Raises:
        ModelLabError: ``written`` is no tokenizer, lacks a special token, or its padding does not have the id 0.
    """

    def __init__(self, kind: Kind, written: str) -> None:
        import tokenizers

        self.kind = kind
        self._written = written
        try:
            self._inner = tokenizers.Tokenizer.from_str(written)
        except Exception as error:  # the library raises nothing narrower
            raise _damaged(str(error)[:200]) from error
        self._inner.no_padding()
        self._inner.no_truncation()
        if self._inner.id_to_token(PAD) not in ("[PAD]", "<pad>"):
            raise _damaged(Text("token 0 is not the padding"))
        if kind not in get_args(Kind) or not self._special:
            raise _damaged(Text("it is of no known kind"))

    def __len__(self) -> int:
        return self._size

    @cached_property
    def _size(self) -> int:
        return max(self._inner.get_vocab().values()) + 1  # a damaged one may leave out ids

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokenizer) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self._written)

    def __reduce__(self) -> tuple[object, ...]:
        return (Tokenizer, (self.kind, self._written))

    @property
    def unknown_id(self) -> int:
        """Stands for what was not seen when the tokenizer was fitted."""
        return self._special["unknown"]

    @property
    def start_id(self) -> int:
        """Stands before a text that is to be written."""
        return self._special["start"]

    @property
    def end_id(self) -> int:
        """Stands after a text."""
        return self._special["end"]

    @cached_property
    def _special(self) -> dict[str, int]:
        found = {}
        for name, spellings in _NAMES.items():
            ids = [self._inner.token_to_id(spelling) for spelling in spellings]
            known = next((number for number in ids if number is not None), None)
            if known is None:
                raise _damaged(Text("the token {name} is missing", name=name))
            found[name] = known
        return found

    @cached_property
    def _silent(self) -> frozenset[int]:
        """Ids that stand for no text."""
        return frozenset((PAD, *self._special.values()))

    @property
    def is_framed(self) -> bool:
        """Whether every text stands between a start and an end token, as pretrained networks expect."""
        return self.kind == "pretrained"

    @property
    def is_lowercase(self) -> bool:
        """Whether it makes no difference between small and capital letters."""
        normaliser = self._inner.normalizer
        return normaliser is not None and normaliser.normalize_str("A") == "a"

    def encode(self, text: str) -> list[int]:
        """Return the token ids of a text, at least one."""
        return [number for number, _, _ in self.spans(text)] if self.is_framed else self._ids(text)

    def _ids(self, text: str) -> list[int]:
        return list(self._inner.encode(_clean(text), add_special_tokens=False).ids) or [self.unknown_id]

    def encode_many(self, texts: Iterable[str]) -> list[list[int]]:
        """Return the token ids of many texts, on all cores."""
        return list(self.stream(texts))

    def stream(self, texts: Iterable[str]) -> Iterator[list[int]]:
        """Go through the token ids of many texts, for whoever keeps them in less room than a list takes."""
        return (ids for chunk in _chunks(texts) for ids in self._encode_chunk(chunk))

    def _encode_chunk(self, texts: list[str]) -> Iterator[list[int]]:
        for found in self._inner.encode_batch_fast(texts, add_special_tokens=False):
            ids = found.ids or [self.unknown_id]
            yield [self.start_id, *ids, self.end_id] if self.is_framed else ids

    def spans(self, text: str) -> list[Span]:
        """Return every token id with the characters that it stands for; an empty span for added tokens."""
        found = self._inner.encode(_clean(text), add_special_tokens=False)
        spans = [(number, *where) for number, where in zip(found.ids, found.offsets, strict=True)]
        spans = spans or [(self.unknown_id, 0, len(text))]
        if not self.is_framed:
            return spans
        return [(self.start_id, 0, 0), *spans, (self.end_id, len(text), len(text))]

    def cut(self, tokens: Sequence[_T], length: int | None, keep: str = "start") -> list[_T]:
        """Leave out tokens of a text that is too long; the frame of a pretrained network stays.

        Args:
            tokens: Of one text, as ``encode`` or ``spans`` gives them.
            length: Most tokens allowed; None for any number.
            keep: ``start`` or ``end`` of the text.
        """
        if length is None or len(tokens) <= length:
            return list(tokens)
        if self.is_framed and length >= 2:
            return [tokens[0], *_cut(tokens[1:-1], length - 2, keep), tokens[-1]]
        return _cut(tokens, length, keep)

    def decode(self, ids: Iterable[int]) -> str:
        """Return the text that token ids stand for; special tokens stand for none."""
        known = [number for number in ids if number not in self._silent]
        if self.kind not in ("words", "characters"):
            return self._inner.decode(known, skip_special_tokens=False)
        tokens = [self._inner.id_to_token(number) or "" for number in known]
        return "".join(tokens) if self.kind == "characters" else _spaced(tokens)

    def token(self, number: int) -> str:
        """Return one token as people know it: ``[UNK]`` for the unknown one."""
        if number in self._silent or self.kind == "words":
            return self._inner.id_to_token(number) or ""
        return self.decode([number])

    def to_json(self) -> str:
        """Return it as text for files."""
        return json.dumps({"kind": self.kind, "tokenizer": json.loads(self._written)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote, or the ``tokenizer.json`` of a pretrained network.

        Raises:
            ModelLabError: It is neither.
        """
        try:
            data: dict[str, Any] = json.loads(text)
            kind = data.get("kind", "pretrained")
            return cls(kind, json.dumps(data["tokenizer"], ensure_ascii=False) if "kind" in data else text)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _damaged(str(error)[:200]) from error


def _damaged(reason: str) -> ModelLabError:
    return ModelLabError(
        Text("The tokenizer cannot be read: {reason}.", reason=reason), Text("Train again to fit it anew.")
    )


def _clean(text: str) -> str:
    """Replace halves of characters, which no text file can hold but a window can be given."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def _cut(tokens: Sequence[_T], length: int, keep: str) -> list[_T]:
    return list(tokens[:length] if keep == "start" else tokens[len(tokens) - length :])


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    """Take texts in portions: what the library says of each takes far more room than its ids."""
    rest = map(_clean, texts)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _spaced(tokens: Sequence[str]) -> str:
    """Write words as people do: no space before a comma, none around a hyphen or between Chinese characters."""
    written = ""
    for token in tokens:
        is_joined = not written or token[:1] in _NO_SPACE_BEFORE or written[-1] in _NO_SPACE_AFTER
        if not is_joined and not (_is_unspaced(token[:1]) and _is_unspaced(written[-1])):
            written += " "
        written += token
    return written


def _is_unspaced(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character >= "\U00020000"


def fit_tokenizer(texts: Iterable[str], kind: Kind, vocabulary: int, *, lowercase: bool = True) -> Tokenizer:
    """Choose the tokens that occur most often. The same texts give the same tokenizer.

    Args:
        texts: Those of the training split.
        kind: Any but ``pretrained``.
        vocabulary: Most ids there may be, the four special ones among them.
        lowercase: Whether capital letters become small ones.

    Raises:
        ModelLabError: The vocabulary is too small for this kind.
    """
    from tokenizers import normalizers

    least = len(SPECIAL) + (_BYTES if kind == "bpe" else 1)
    if vocabulary < least:
        raise ModelLabError(
            Text("The vocabulary of the text input is {have}. It needs at least {least} tokens.",
                 have=vocabulary, least=least),
            Text("Set a larger vocabulary, or split texts into something else."),
        )  # fmt: skip
    inner, trainer = _pieces(vocabulary) if kind == "bpe" else _lexicon(_PATTERNS[kind], vocabulary)
    inner.normalizer = normalizers.Sequence([normalizers.NFC(), *([normalizers.Lowercase()] if lowercase else [])])
    inner.train_from_iterator(map(_clean, texts), trainer)
    written = json.loads(inner.to_str())
    written["added_tokens"] = []  # or a text that spells "[PAD]" would become padding
    return Tokenizer(kind, json.dumps(written, ensure_ascii=False))


def _lexicon(pattern: str, vocabulary: int) -> tuple[Inner, Any]:
    """Make what learns a list of the strings that a pattern finds."""
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

    inner = Tokenizer(models.WordLevel(unk_token=SPECIAL[1]))
    inner.pre_tokenizer = pre_tokenizers.Split(Regex(pattern), "removed", invert=True)
    return inner, trainers.WordLevelTrainer(vocab_size=vocabulary, special_tokens=list(SPECIAL), show_progress=False)


def _pieces(vocabulary: int) -> tuple[Inner, Any]:
    """Make what joins the bytes that most often stand together (Sennrich et al. 2016, as in GPT-2)."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    inner = Tokenizer(models.BPE())
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    return inner, trainers.BpeTrainer(
        vocab_size=vocabulary, special_tokens=list(SPECIAL), initial_alphabet=alphabet, show_progress=False
    )


def pretrained_tokenizer(weights: str) -> str:
    """Return the ``tokenizer.json`` that belongs to the weights of a pretrained network.

    Raises:
        ModelLabError: There is none.
    """
    folder = text_folder(weights)
    with sentences(folder, is_writing=False):
        path = folder / "tokenizer.json"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise ModelLabError(
        Text('There is no tokenizer for "{weights}".', weights=weights),
        Text("Choose a folder that holds tokenizer.json."),
    )
