"""Why this answer: which parts of a picture the network looked at, which words of a text mattered.

Legend of dimensions: N samples, C channels, H rows, W columns, K classes, T tokens, E features of an embedding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from modellab.data.tokenizer import Span
from modellab.errors import ModelLabError, Text
from modellab.prediction.predict import Predictor


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
    """Compute how much each token speaks for an answer: gradient times input, summed over the embedding.

    Source: Shrikumar et al. 2016, https://arxiv.org/abs/1605.01713.

    Args:
        predictor: The trained network; it must read one text.
        text: As it was typed.
        class_index: Which class, value, or next token; None for the likeliest.

    Returns:
        Those tokens that the network sees and that stand for characters, in order.

    Raises:
        ModelLabError: There is no text, or the network reads or embeds none.
    """
    scale = predictor.preparation.first_text
    cut = "end" if predictor.task == "generation" else scale.cut
    tokens_1T = predictor.preparation.read_text(text, scale.field, cut=cut).tensor
    return _weighed(predictor.embedding_gradient((tokens_1T,), class_index), scale.spans(text, cut))


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
        ModelLabError: The network does not read this text, or embeds none.
    """
    columns = [scale.column for scale in predictor.preparation.texts]
    if column not in columns:
        raise ModelLabError(Text("The network does not read texts."), Text("Choose a run of one that does."))
    number = columns.index(column)
    place = [k for k, kind in enumerate(predictor.modalities) if kind == "text"][number]
    inputs, _ = predictor.row_inputs(row)
    spans = predictor.preparation.texts[number].spans(str(row.get(column) or ""))
    return _weighed(predictor.embedding_gradient(inputs, class_index, place), spans)


def _weighed(found: tuple[torch.Tensor, torch.Tensor], spans: Sequence[Span]) -> tuple[TokenWeight, ...]:
    """Weigh tokens by their embedding and its gradient, float32 (1, T, E)."""
    embedded_1TE, gradient_1TE = found
    weight_T = (embedded_1TE * gradient_1TE).sum(-1)[0]
    weights = (weight_T / weight_T.abs().max().clamp_min(1e-12)).tolist()
    return tuple(
        TokenWeight(start, end, weight) for (_, start, end), weight in zip(spans, weights, strict=False) if end > start
    )
