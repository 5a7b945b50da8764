"""Functions that are copied into exported Python files of networks that read or write texts.

Each needs torch, the library ``tokenizers`` and those above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from modellab.network.standalone import answer

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def load_tokenizers(folder: Path, preparation: dict[str, Any]) -> list[Tokenizer]:
    """Load the tokenizers of the training, one for each text."""
    found = [Tokenizer.from_file(str(folder / form["file"])) for form in preparation["texts"]]
    for tokenizer in found:
        tokenizer.no_padding()
        tokenizer.no_truncation()
    return found


def encode(tokenizer: Tokenizer, text: str, form: dict[str, Any]) -> list[int]:
    """Turn a text into token ids as those of the training were."""
    text = text.encode("utf-8", "replace").decode()
    ids = list(tokenizer.encode(text, add_special_tokens=False).ids) or [form["unknown"]]
    return [form["start"], *ids, form["end"]] if form["kind"] == "pretrained" else ids


def cut(ids: list[int], form: dict[str, Any]) -> list[int]:
    """Leave out what is too long."""
    length = form["length"] or form["longest"]
    if length is None or len(ids) <= length:
        return ids
    if form["kind"] == "pretrained" and length >= 2:
        inner = ids[1:-1][: length - 2] if form["cut"] == "start" else ids[1:-1][len(ids) - length :]
        return [ids[0], *inner, ids[-1]]
    return ids[:length] if form["cut"] == "start" else ids[len(ids) - length :]


def fill(ids: list[int], form: dict[str, Any]) -> Tensor:
    """Make int64 (1, T) of token ids, padded with 0 to the length that the network reads."""
    return torch.tensor([ids + [0] * ((form["length"] or 0) - len(ids))])


def join_words(words: list[str]) -> str:
    """Write words as people do: no space before a comma, none around a hyphen or between Chinese characters."""

    def is_unspaced(character: str) -> bool:
        return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character >= "\U00020000"

    text = ""
    for word in words:
        is_joined = not text or word[:1] in tuple(".,;:!?)]}%…’'”»-") or text[-1] in "([{#@“«-"
        if not is_joined and not (is_unspaced(word[:1]) and is_unspaced(text[-1])):
            text += " "
        text += word
    return text


def decode(tokenizer: Tokenizer, ids: list[int], form: dict[str, Any]) -> str:
    """Turn token ids into the text that they stand for."""
    known = [number for number in ids if number not in (0, form["unknown"], form["start"], form["end"])]
    if form["kind"] not in ("words", "characters"):
        return str(tokenizer.decode(known, skip_special_tokens=False))
    tokens = [tokenizer.id_to_token(number) or "" for number in known]
    return "".join(tokens) if form["kind"] == "characters" else join_words(tokens)


def read_texts(texts: list[str], preparation: dict[str, Any]) -> Iterator[tuple[str, Tensor]]:
    """Turn texts into what the network reads, one after the other."""
    tokenizer, form = load_tokenizers(Path(__file__).parent, preparation)[0], preparation["texts"][0]
    for text in texts:
        yield text, fill(cut(encode(tokenizer, text, form), form), form)


def next_token(
    scores_V: Tensor, tokenizer: Tokenizer, form: dict[str, Any], temperature: float, draw: torch.Generator | None
) -> int:
    """Choose the next token: the likeliest at temperature 0, one of the likely ones above."""
    scores_V = scores_V.double()
    scores_V[tokenizer.get_vocab_size() :] = -torch.inf
    scores_V[[0, form["unknown"], form["start"]]] = -torch.inf
    if temperature == 0:
        return int(scores_V.argmax())
    scores_V, order_V = (scores_V - scores_V.max()).sort(descending=True, stable=True)
    return int(order_V[torch.multinomial(torch.softmax(scores_V / temperature, 0), 1, generator=draw)])


def generate(  # noqa: PLR0913, PLR0917 - what people may choose
    network: nn.Module,
    tokenizers: list[Tokenizer],
    prompt: str,
    preparation: dict[str, Any],
    count: int = 200,
    temperature: float = 0.8,
    seed: int = 0,
) -> Iterator[str]:
    """Write on from a prompt, piece by piece; at most ``count`` tokens."""
    tokenizer, form, draw = tokenizers[0], preparation["texts"][0], torch.Generator().manual_seed(seed)
    ids = encode(tokenizer, prompt, form)
    if not prompt or (not prompt.strip() and ids == [form["unknown"]]):
        ids = [form["end"]]  # after the end of a text another one begins
    shown, first = decode(tokenizer, ids, form), max(0, len(ids) - preparation["reads"])
    for _ in range(count):
        if len(ids) - first > preparation["reads"]:
            first = len(ids) - preparation["keeps"]
        scores_V = answer(network, fill(ids[first:], form))[0, len(ids) - first - 1]
        ids.append(next_token(scores_V, tokenizer, form, temperature, draw))
        if ids[-1] == form["end"]:
            return
        text = decode(tokenizer, ids, form)
        if not text.endswith("\ufffd"):  # half a character
            yield text[len(shown) :]
            shown = text


def translate(
    network: nn.Module, tokenizers: list[Tokenizer], text: str, preparation: dict[str, Any], count: int = 200
) -> str:
    """Answer a text with another one, the likeliest token at each step."""
    source_form, form = preparation["texts"]
    source = fill(cut(encode(tokenizers[0], text, source_form), source_form), source_form)
    ids = [form["start"]]
    while len(ids) <= min(count, form["length"] or count):
        scores_V = answer(network, (source, fill(ids, form)))[0, len(ids) - 1]
        token = next_token(scores_V, tokenizers[1], form, 0, None)
        if token == form["end"]:
            break
        ids.append(token)
    return decode(tokenizers[1], ids, form)
