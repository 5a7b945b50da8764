"""Why this answer: which parts of a picture the network looked at, which words of a text mattered.

Legend of dimensions: N samples, B samples of a batch, C channels, H rows, W columns, K classes, T tokens, P pieces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from modellab.data.tokenizer import PAD, Span
from modellab.errors import ModelLabError, Text
from modellab.prediction.predict import Predictor

_MOST_PIECES, _AT_ONCE = 64, 16
"""Parts of a text that are left out one after the other, and how many variants are answered at a time."""


def heat_map(
    predictor: Predictor, x_1CHW: torch.Tensor, class_index: int, *, num_samples: int = 16
) -> npt.NDArray[np.float32]:
    """Compute how much each pixel speaks for a class: SmoothGrad times input.

    Source: Smilkov et al. 2017, "SmoothGrad: removing noise by adding noise", https://arxiv.org/abs/1706.03825; the
    product with the input as in Shrikumar et al. 2016, https://arxiv.org/abs/1605.01713.

    Args:
        predictor: The trained network; it must answer with classes.
        x_1CHW: Float32 (1, C, H, W), a prepared picture.
        class_index: Which class, in [0, K).
        num_samples: Noisy copies to average over.

    Returns:
        Float32 (H, W) in [0, 1]; 1 is the pixel that matters most.

    Raises:
        ModelLabError: The network does not answer with classes, or does not take pictures.
    """
    if predictor.task != "classification" or x_1CHW.dim() != 4:
        raise ModelLabError(
            Text("A heat map needs a network that reads pictures and answers with classes."),
            Text("Choose a run of such a network."),
        )
    generator = torch.Generator().manual_seed(0)
    spread = float(x_1CHW.max() - x_1CHW.min()) * 0.1
    noise = torch.randn((num_samples, *x_1CHW.shape[1:]), generator=generator) * spread
    x_NCHW = (x_1CHW.cpu() + noise).to(predictor.device).requires_grad_()
    gradient_NCHW = predictor.input_gradient(x_NCHW, class_index)
    influence_HW = (gradient_NCHW * x_NCHW.detach()).mean(0).clamp_min(0).sum(0)
    highest = influence_HW.max().clamp_min(1e-12)
    scaled: npt.NDArray[np.float32] = (influence_HW / highest).float().cpu().numpy()
    return scaled


@dataclass(frozen=True, slots=True)
class TokenWeight:
    """What a token of a text says for or against an answer.

    Attributes:
        start: First character.
        end: Character after the last one.
        weight: In [-1, 1]; the one that matters most is 1 or -1.
    """

    start: int
    end: int
    weight: float


def token_weights(predictor: Predictor, text: str, class_index: int | None = None) -> tuple[TokenWeight, ...]:
    """Compute how much each token speaks for an answer: how much less the network would say so without it.

    Source: Li et al. 2016, "Understanding neural networks through representation erasure",
    https://arxiv.org/abs/1612.08220. Gradients tell less: in a long chain they say how a token would have to change,
    not what it did.

    Args:
        predictor: The trained network; it must read one text.
        text: As it was typed.
        class_index: Which class, value, or next token; None for the likeliest.

    Returns:
        Those tokens that the network sees and that stand for characters, in order. Of long texts several neighbours
        are left out at once and weigh the same.

    Raises:
        ModelLabError: There is no text, or the network reads none.
    """
    scale = predictor.preparation.first_text
    cut = "end" if predictor.task == "generation" else scale.cut
    tokens_1T = predictor.preparation.read_text(text, scale.field, cut=cut).tensor
    return _weighed(predictor, (tokens_1T,), 0, scale.spans(text, cut), class_index)


def row_token_weights(
    predictor: Predictor, row: Mapping[str, object], column: str, class_index: int | None = None
) -> tuple[TokenWeight, ...]:
    """Compute how much each token of a text in a row speaks for an answer, as ``token_weights`` does.

    Args:
        predictor: The trained network; it must read rows with texts.
        row: Column name -> number, or text as in the file.
        column: Which of its texts.
        class_index: Which class or value; None for the likeliest.

    Raises:
        ModelLabError: The network does not read this text.
    """
    columns = [scale.column for scale in predictor.preparation.texts]
    if column not in columns:
        raise ModelLabError(Text("The network does not read texts."), Text("Choose a run of one that does."))
    number = columns.index(column)
    place = [k for k, kind in enumerate(predictor.modalities) if kind == "text"][number]
    inputs, _ = predictor.row_inputs(row)
    spans = predictor.preparation.texts[number].spans(str(row.get(column) or ""))
    return _weighed(predictor, inputs, place, spans, class_index)


def _weighed(
    predictor: Predictor, inputs: Sequence[torch.Tensor], place: int, spans: Sequence[Span], class_index: int | None
) -> tuple[TokenWeight, ...]:
    """Weigh the tokens of the text among ``inputs`` by what the network answers without them."""
    tokens_T = inputs[place][0]
    seen = [k for k, (_, start, end) in zip(range(len(tokens_T)), spans, strict=False) if end > start]
    pieces = [seen] if len(seen) < 2 else [part.tolist() for part in np.array_split(seen, min(len(seen), _MOST_PIECES))]
    weights = dict.fromkeys(seen, 1.0)  # of a single token all depends
    if len(pieces) > 1:
        texts_NT = torch.stack([tokens_T, *(_without(tokens_T, piece) for piece in pieces)])
        score_N = _scores(_answers(predictor, inputs, place, texts_NT), predictor.task, class_index)
        missed_P = score_N[0] - score_N[1:]
        missed_P = missed_P / missed_P.abs().max().clamp_min(1e-12)
        weights = {k: weight for piece, weight in zip(pieces, missed_P.tolist(), strict=True) for k in piece}
    return tuple(TokenWeight(*spans[k][1:], weight) for k, weight in weights.items())


def _without(tokens_T: torch.Tensor, places: Sequence[int]) -> torch.Tensor:
    """Return the text without some tokens, filled up at its end."""
    is_kept_T = torch.ones(len(tokens_T), dtype=torch.bool)
    is_kept_T[list(places)] = False
    return torch.cat([tokens_T[is_kept_T], tokens_T.new_full((len(places),), PAD)])


def _answers(predictor: Predictor, inputs: Sequence[torch.Tensor], place: int, texts_NT: torch.Tensor) -> torch.Tensor:
    """Return what the network answers to variants of a text, the other inputs as they are, float32 (N, K)."""
    answers = []
    for start in range(0, len(texts_NT), _AT_ONCE):
        part_BT = texts_NT[start : start + _AT_ONCE]
        several = [x.expand(len(part_BT), *x.shape[1:]) for x in inputs]
        several[place] = part_BT
        output = predictor.forward(*several).cpu()
        last_B = (part_BT != PAD).sum(1) - 1
        answers.append(output[torch.arange(len(part_BT)), last_B] if output.dim() == 3 else output)
    return torch.cat(answers).float()


def _scores(answer_NK: torch.Tensor, task: str, index: int | None) -> torch.Tensor:
    """Return how strongly each answer is for class ``index``, as the logarithm of its odds; of values the value."""
    index = int(answer_NK[0].argmax()) if index is None else index
    if task == "regression" or answer_NK.shape[1] == 1:
        return answer_NK[:, index]
    others_NK = torch.cat([answer_NK[:, :index], answer_NK[:, index + 1 :]], 1)
    return answer_NK[:, index] - others_NK.logsumexp(1)
