"""A trained network writes: it goes on from a prompt, or answers a text with another one, token by token.

Dimensions: B beams, T tokens of a text, V vocabulary.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from modellab.data.texts import TextScale
from modellab.data.token_batches import WINDOW
from modellab.data.tokenizer import PAD, Tokenizer
from modellab.errors import ModelLabError, Text
from modellab.graph.ports import ends
from modellab.network.stepping import WholeWindow, make_stepper
from modellab.prediction.predict import Answer, Predictor

_PORTION = 1024
"""Most tokens of a prompt that are read at once, which bounds the memory."""


def never() -> bool:
    """Go on."""
    return False


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is chosen.

    Attributes:
        temperature: Below 1 it keeps to what is likely, above 1 it dares more; 0 always takes the most likely token.
        top_k: Only that many of the most likely tokens; None for all.
        top_p: Only the most likely tokens that together have this probability (Holtzman et al. 2020); None for all.
        max_tokens: Where to stop at the latest.
        seed: The same seed writes the same text.
        beams: Translations that are followed side by side; 1 takes the most likely token each time.

    Raises:
        ModelLabError: A number is out of range.
    """

    temperature: float = 0.8
    top_k: int | None = None
    top_p: float | None = None
    max_tokens: int = 200
    seed: int = 0
    beams: int = 1

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        limits = (
            ("temperature", self.temperature, 0.0, 100.0), ("top-k", self.top_k, 1, None),
            ("top-p", self.top_p, 0.0, 1.0), ("tokens", self.max_tokens, 1, 1_000_000), ("beams", self.beams, 1, 100),
        )  # fmt: skip
        for name, value, low, high in limits:
            if value is not None and not (low <= value <= (value if high is None else high)):
                raise ModelLabError(
                    Text("{name} cannot be {value}.", name=name, value=value),
                    Text("Choose a number from {low} to {high}.", low=low, high="∞" if high is None else high),
                )


def generate(
    predictor: Predictor, prompt: str, sampling: Sampling = Sampling(), should_stop: Callable[[], bool] = never
) -> Iterator[str]:
    """Write on from a prompt, piece by piece, up to the end token.

    A prompt that is longer than what the network can look back on loses its beginning; ``prompt_notes`` says so.

    Args:
        predictor: Of a network that ends in a next token output.
        prompt: May be empty: then a new text begins.
        sampling: How tokens are chosen.
        should_stop: Asked before every token.

    Returns:
        Pieces of what follows the prompt.

    Raises:
        ModelLabError: The network does not write, or answers with what is no number.
    """
    scale = _written(predictor)
    if len(predictor.preparation.texts) > 1:
        return iter([translate(predictor, prompt, sampling, should_stop).label])
    return _pieces(predictor, prompt, scale.tokenizer, sampling, should_stop)


def _pieces(
    predictor: Predictor, prompt: str, tokenizer: Tokenizer, sampling: Sampling, should_stop: Callable[[], bool]
) -> Iterator[str]:
    reader, start = _Reader(predictor), _prompt_ids(tokenizer, prompt)
    allowed_V = _allowed(reader.size, tokenizer)
    draw, spelling = torch.Generator().manual_seed(sampling.seed), _Spelling(tokenizer, start, prompt)
    next_ids = start
    for _ in range(sampling.max_tokens):
        if should_stop():
            return
        token = choose(reader.read(torch.tensor([next_ids]))[0], allowed_V, sampling, draw)
        if token == tokenizer.end_id:
            return
        next_ids = [token]
        piece = spelling.add(token)
        if piece:
            yield piece


def prompt_notes(predictor: Predictor, prompt: str) -> tuple[Text, ...]:
    """Say what people should know about a prompt, or a text to be answered: what of it is not read or not known.

    Raises:
        ModelLabError: The network does not write, or there is no text to be answered.
    """
    scales = predictor.preparation.texts
    if _written(predictor) is not scales[0]:
        return scales[0].read(prompt)[1]
    tokenizer, limit = scales[0].tokenizer, _Reader(predictor).limit
    ids = _prompt_ids(tokenizer, prompt)
    if not prompt.strip():
        return (Text("Without a prompt, a new text begins."),)
    notes = []
    if limit is not None and len(ids) > limit:
        notes.append(
            Text("The first {count} tokens were cut off: the network reads {length}.",
                 count=len(ids) - limit, length=limit)
        )  # fmt: skip
    num_unknown = ids.count(tokenizer.unknown_id)
    if num_unknown == len(ids):
        notes.append(Text("The network knows none of these words, so the answer means nothing."))
    elif num_unknown:
        notes.append(Text("{count} of {length} tokens are unknown.", count=num_unknown, length=len(ids)))
    return tuple(notes)


def translate(
    predictor: Predictor, text: str, sampling: Sampling = Sampling(), should_stop: Callable[[], bool] = never
) -> Answer:
    """Answer a text with the likeliest other one that can be found.

    Args:
        predictor: Of a network with two text inputs: what is read, and what is written.
        text: To be read.
        sampling: ``beams`` and ``max_tokens`` of it; nothing is left to chance.
        should_stop: Asked before every token.

    Returns:
        The text; with several beams also others, each with its probability.

    Raises:
        ModelLabError: The network does not read one text to write another, or there is no text.
    """
    start, scale = time.perf_counter(), _written(predictor)
    if len(predictor.preparation.texts) != 2:
        raise ModelLabError(
            Text("The network does not answer one text with another."),
            Text("It needs two text inputs: one that is read, one that is written."),
        )
    prepared = predictor.preparation.read_text(text, predictor.preparation.texts[0].field)
    reader = _Reader(predictor, prepared.tensor.expand(sampling.beams, -1))
    found = _search(reader, scale.tokenizer, sampling, should_stop)
    texts = [(scale.tokenizer.decode(beam.ids), beam.probability) for beam in found]
    elapsed = time.perf_counter() - start
    return Answer(texts[0][0], tuple(texts) if sampling.beams > 1 else (), (), elapsed, prepared.notes)


@dataclass(frozen=True)
class _Beam:
    """A text on its way: its tokens after the start, and the logarithm of its probability."""

    ids: tuple[int, ...] = ()
    score: float = 0.0

    @property
    def rank(self) -> float:
        """Score for each token, so that long texts are not at a disadvantage."""
        return self.score / max(1, len(self.ids) + 1)

    @property
    def probability(self) -> float:
        """Of the whole text, in [0, 1]."""
        return math.exp(self.score)


def _search(reader: _Reader, tokenizer: Tokenizer, sampling: Sampling, should_stop: Callable[[], bool]) -> list[_Beam]:
    """Follow the likeliest texts side by side; return the best and then the others, the likelier first."""
    allowed_V = _allowed(reader.size, tokenizer)
    alive, done = [_Beam()], list[_Beam]()
    rows, newest = [0] * sampling.beams, [tokenizer.start_id] * sampling.beams
    most = min(sampling.max_tokens, reader.limit or sampling.max_tokens)
    for _ in range(most):
        if should_stop() or _is_settled(alive, done, sampling.beams):
            break
        scores_BV = torch.log_softmax(reader.read(torch.tensor(newest)[:, None], rows) + allowed_V, 1)
        likeliest = _best_next(alive, scores_BV, sampling.beams)
        done += [beam for beam, _row, token in likeliest if token == tokenizer.end_id]
        going = [(beam, row, token) for beam, row, token in likeliest if token != tokenizer.end_id]
        alive = [_Beam((*beam.ids, token), beam.score) for beam, _row, token in going]
        filled = (going * sampling.beams)[: sampling.beams]  # the network keeps its batch size
        rows, newest = [row for _, row, _ in filled], [token for *_, token in filled]
    best, *others = sorted((*done, *alive), key=lambda beam: -beam.rank)[: sampling.beams]
    return [best, *sorted(others, key=lambda beam: -beam.score)]


def _is_settled(alive: Sequence[_Beam], done: Sequence[_Beam], count: int) -> bool:
    """Whether no text on its way is likelier than the best that are done: short ones are done first, however bad."""
    best = sorted((beam.rank for beam in done), reverse=True)[:count]
    return not alive or (len(best) == count and best[-1] >= max(beam.rank for beam in alive))


def _best_next(alive: Sequence[_Beam], scores_BV: Tensor, count: int) -> list[tuple[_Beam, int, int]]:
    """Return the likeliest (beam with its new score, row, token)."""
    before = torch.tensor([beam.score for beam in alive], dtype=scores_BV.dtype)
    total = (scores_BV[: len(alive)] + before[:, None]).flatten()
    top = total.topk(min(count, len(total)))
    places = (divmod(place, scores_BV.shape[1]) for place in top.indices.tolist())
    return [
        (_Beam(alive[row].ids, score), row, token)
        for (row, token), score in zip(places, top.values.tolist(), strict=True)
        if score > -torch.inf
    ]


class _Reader:
    """Feeds tokens to the network and starts anew with the latest of them where it can look back no further."""

    def __init__(self, predictor: Predictor, *given: Tensor) -> None:
        outputs = ends(predictor.graph, "output")
        self._index = next(place for place, (_, spec) in enumerate(outputs) if spec.task == "generation")
        self._num_outputs = len(outputs)
        self.size = outputs[self._index][0].settings.integer("vocabulary")
        scale = _written(predictor)
        length = scale.length
        self._predictor = predictor
        with predictor.lend() as network:
            self._stepper = make_stepper(network, *(x.to(predictor.device) for x in given), length=length)
        self.limit = (length or min(WINDOW, scale.longest or WINDOW)) if self._stepper.is_bounded else None
        # a whole window costs the same wherever it begins; the others start seldom, with half of it
        self._kept = self.limit if isinstance(self._stepper, WholeWindow) else max(1, (self.limit or 0) // 2)
        self._tokens_BT = torch.empty(0, 0, dtype=torch.int64)

    def read(self, tokens_BT: Tensor, rows: Sequence[int] = ()) -> Tensor:
        """Read the next tokens, after going on with ``rows`` of the texts; return float64 (B, V) on the CPU.

        Raises:
            ModelLabError: The answer is no number.
        """
        if self._stepper.position:
            tokens_BT = self._moved(tokens_BT, rows)
        self._tokens_BT = torch.cat((self._tokens_BT, tokens_BT), 1) if self._stepper.position else tokens_BT
        if self.limit is not None:
            tokens_BT = tokens_BT[:, -self.limit :]
        for part in torch.split(tokens_BT, _PORTION, 1):
            with self._predictor.lend():
                answer = self._stepper(part.to(self._predictor.device))
                last: Tensor = (answer[self._index] if self._num_outputs > 1 else answer)[:, -1].cpu().double()
        if not bool(last.isfinite().all()):
            raise ModelLabError(
                Text("The network answers with what is no number."),
                Text("Train it again with a smaller learning rate."),
            )
        return last

    def _moved(self, tokens_BT: Tensor, rows: Sequence[int]) -> Tensor:
        """Choose rows, and make room where the context is full: return what is to be read now."""
        if rows and list(rows) != list(range(len(rows))):
            chosen = torch.tensor(rows)
            self._tokens_BT = self._tokens_BT[chosen]
            with self._predictor.lend():
                self._stepper.keep(chosen.to(self._predictor.device))
        if self.limit is None or self._stepper.position + tokens_BT.shape[1] <= self.limit:
            return tokens_BT
        assert self._kept is not None
        self._stepper.forget()
        return torch.cat((self._tokens_BT, tokens_BT), 1)[:, -self._kept :]


class _Spelling:
    """Turns tokens into text as they come: a character may be spelled by several of them."""

    def __init__(self, tokenizer: Tokenizer, start: Sequence[int], prompt: str) -> None:
        self._tokenizer = tokenizer
        self._shown = list(start)
        self._before = tokenizer.decode(start)
        self._gap = " " if tokenizer.kind == "words" and prompt.strip() and not self._before else ""

    def add(self, token: int) -> str:
        """Return the text that is complete with this token."""
        now = self._tokenizer.decode([*self._shown, token])
        if now.endswith("\ufffd") and len(now) - len(self._before) < 4:
            self._shown = [*self._shown, token]
            return ""
        piece, self._gap = self._gap + now[len(self._before) :], ""
        self._shown = [token]
        self._before = self._tokenizer.decode(self._shown)
        return piece


def choose(logits_V: Tensor, allowed_V: Tensor, sampling: Sampling, draw: torch.Generator) -> int:
    """Choose a token.

    Args:
        logits_V: Float64 (V,) on the CPU.
        allowed_V: 0 where a token may be chosen, else minus infinity.
        sampling: How.
        draw: What decides between the likely ones.
    """
    logits_V = logits_V + allowed_V
    if sampling.temperature == 0:
        return int(logits_V.argmax())
    logits_V, order_V = (logits_V - logits_V.max()).sort(descending=True, stable=True)
    chances_V = torch.softmax(logits_V / sampling.temperature, 0)
    if sampling.top_k is not None:
        chances_V[sampling.top_k :] = 0
    if sampling.top_p is not None:
        before_V = chances_V.cumsum(0) - chances_V
        chances_V[1:] = chances_V[1:].where(before_V[1:] < sampling.top_p * chances_V.sum(), 0)
    return int(order_V[torch.multinomial(chances_V, 1, generator=draw)])


def _allowed(size: int, tokenizer: Tokenizer) -> Tensor:
    """Return 0 for tokens that spell something and for the end, minus infinity for all others."""
    allowed_V = torch.full((size,), -torch.inf, dtype=torch.float64)
    allowed_V[: len(tokenizer)] = 0
    for silent in (PAD, tokenizer.unknown_id, tokenizer.start_id):
        allowed_V[silent] = -torch.inf
    return allowed_V


def _prompt_ids(tokenizer: Tokenizer, prompt: str) -> list[int]:
    """Return the tokens to begin with; without any, the end of another text, as between those of the training."""
    ids = tokenizer.encode(prompt)
    ids = ids[1:-1] if tokenizer.is_framed else ids
    is_empty = not prompt or (not prompt.strip() and ids == [tokenizer.unknown_id])
    return [tokenizer.end_id] if is_empty or not ids else ids


def _written(predictor: Predictor) -> TextScale:
    """Return what was fitted on the text that the network writes."""
    if predictor.task != "generation" or not predictor.preparation.texts:
        raise ModelLabError(
            Text("The network does not write texts."), Text("Choose a run that ends in a next token output.")
        )
    return predictor.preparation.texts[-1]
