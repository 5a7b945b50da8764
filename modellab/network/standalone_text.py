"""Functions that are copied into exported Python files of networks that read or write texts.

Each needs torch, the library ``tokenizers`` and those above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

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
    length = form["length"]
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
    """Write words as people do: no space before a comma, none between Chinese characters."""

    def is_unspaced(character: str) -> bool:
        return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character >= "\U00020000"

    text = ""
    for word in words:
        is_joined = not text or word[:1] in tuple(".,;:!?)]}%…’'”»") or text[-1] in "([{#@“«"
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


def predict(
    network: nn.Module, tokenizers: list[Tokenizer], text: str, preparation: dict[str, Any]
) -> list[tuple[str, float]]:
    """Return the classes of a text with their probabilities, most likely first."""
    form = preparation["texts"][0]
    with torch.inference_mode():
        scores = network(fill(cut(encode(tokenizers[0], text, form), form), form))
    probabilities = torch.softmax(scores[0].float(), dim=-1).tolist()
    return sorted(zip(preparation["classes"], probabilities, strict=True), key=lambda pair: -pair[1])


def next_token(scores_V: Tensor, tokenizer: Tokenizer, form: dict[str, Any], temperature: float) -> int:
    """Choose the next token: the likeliest at temperature 0, one of the likely ones above."""
    scores_V = scores_V.double()
    scores_V[tokenizer.get_vocab_size() :] = -torch.inf
    scores_V[[0, form["unknown"], form["start"]]] = -torch.inf
    if temperature == 0:
        return int(scores_V.argmax())
    return int(torch.multinomial(torch.softmax((scores_V - scores_V.max()) / temperature, 0), 1))


def generate(
    network: nn.Module,
    tokenizers: list[Tokenizer],
    prompt: str,
    preparation: dict[str, Any],
    count: int = 200,
    temperature: float = 0.8,
) -> Iterator[str]:
    """Write on from a prompt, piece by piece; at most ``count`` tokens."""
    tokenizer, form = tokenizers[0], preparation["texts"][0]
    ids = encode(tokenizer, prompt, form)
    if not prompt or (not prompt.strip() and ids == [form["unknown"]]):
        ids = [form["end"]]  # after the end of a text another one begins
    shown = decode(tokenizer, ids, form)
    for _ in range(count):
        seen = ids[-(form["length"] or 128) :]
        with torch.inference_mode():
            scores_V = network(fill(seen, form))[0, len(seen) - 1]
            ids.append(next_token(scores_V, tokenizer, form, temperature))
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
        with torch.inference_mode():
            scores_V = network(source, fill(ids, form))[0, len(ids) - 1]
            token = next_token(scores_V, tokenizers[1], form, 0)
        if token == form["end"]:
            break
        ids.append(token)
    return decode(tokenizers[1], ids, form)
