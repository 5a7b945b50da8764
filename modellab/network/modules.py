"""The few modules that torch lacks. Exported source copies what it uses, so each needs torch and ``math`` alone.

Texts of different lengths are filled up with zeros at the end; a mask says which steps are real.

Dimensions: N batch, T time (steps of a sequence), S steps of another sequence, E features of a step, L layers.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


def real_steps(tokens_NT: Tensor) -> Tensor:
    """Tell tokens from the padding after them: bool (N, T); the first step always counts, so that none is left out."""
    is_first_T = torch.arange(tokens_NT.shape[1], device=tokens_NT.device) == 0
    return (tokens_NT != 0) | is_first_T


def real_windows(mask_NT: Tensor, reach: int, stride: int, padding: int) -> Tensor:
    """Tell the places of a window along texts that it reaches without their padding: bool (N, places).

    Args:
        mask_NT: Which steps are real.
        reach: Extent of the window.
        stride: From one place to the next.
        padding: Zeros on both sides of a text together; the first place always counts.
    """
    room_N1 = mask_NT.sum(1, keepdim=True) + (padding - reach)
    places = (mask_NT.shape[1] + padding - reach) // stride + 1
    step_P = torch.arange(places, device=mask_NT.device) * stride
    return step_P <= room_N1.clamp(min=0)


def last_real_step(x_NTE: Tensor, mask_NT: Tensor) -> Tensor:
    """Return the last step before the padding, float (N, E)."""
    last_N = mask_NT.sum(1) - 1
    return x_NTE[torch.arange(x_NTE.shape[0], device=x_NTE.device), last_N]


def mean_of_real_steps(x_NTE: Tensor, mask_NT: Tensor) -> Tensor:
    """Average a sequence over the steps that are no padding, float (N, E)."""
    weights_NT = mask_NT.to(x_NTE.dtype) / mask_NT.sum(1, keepdim=True)
    return torch.bmm(weights_NT[:, None], x_NTE)[:, 0]


def largest_of_real_steps(x_NTE: Tensor, mask_NT: Tensor) -> Tensor:
    """Return the largest value of each feature in the steps that are no padding, float (N, E)."""
    return x_NTE.masked_fill(~mask_NT[:, :, None], -math.inf).amax(1)


def read_both_ways(rnn: nn.RNNBase, x_NTE: Tensor, mask_NT: Tensor) -> tuple[Tensor, Tensor]:
    """Run an RNN of both directions so that its way back begins at the last real step, not in the padding.

    Returns:
        Every step, float (N, T, 2E), and the last of the upper layer in both directions, float (N, 2E).
    """
    length_N1, step_T = mask_NT.sum(1, keepdim=True), torch.arange(x_NTE.shape[1], device=x_NTE.device)
    turned_NT1 = torch.where(step_T < length_N1, length_N1 - 1 - step_T, step_T)[:, :, None]  # undoes itself
    run = getattr(torch, rnn.mode.lower())
    zero = x_NTE.new_zeros(1, x_NTE.shape[0], rnn.hidden_size)
    state = (zero, zero) if rnn.mode == "LSTM" else zero
    both: list[Tensor] = []
    for number, weights in enumerate(rnn.all_weights):
        is_back = number % 2 == 1
        if number > 1 and not is_back:
            x_NTE = nn.functional.dropout(torch.cat(both, 2), rnn.dropout, rnn.training)
            both = []
        seen = x_NTE.gather(1, turned_NT1.expand_as(x_NTE)) if is_back else x_NTE
        result = run(seen, state, weights, rnn.bias, 1, 0.0, rnn.training, False, True)[0]
        both.append(result.gather(1, turned_NT1.expand_as(result)) if is_back else result)
    last = torch.cat((last_real_step(both[0], mask_NT), both[1][:, 0]), 1)
    return torch.cat(both, 2), last


class PositionalEncoding(nn.Module):
    """Add to each step where it stands.

    Either waves of fixed lengths (Vaswani et al. 2017, section 3.5), which are computed for the sequence at hand, or a
    vector for each position that is learned.

    Args:
        features: E; even for waves.
        max_length: Longest sequence, where positions are learned.
        learned: Whether they are.
    """

    def __init__(self, features: int, max_length: int = 1024, learned: bool = False) -> None:
        super().__init__()
        self.learned = learned
        if learned:
            self.weight = nn.Parameter(torch.empty(max_length, features))
            nn.init.normal_(self.weight, std=0.02)

    def forward(self, x_NTE: Tensor, start: int = 0) -> Tensor:
        """Return float (N, T, E); ``start`` is where the first step stands."""
        steps, features = x_NTE.shape[1:]
        if self.learned:
            return x_NTE + self.weight[start : start + steps]
        position_T1 = torch.arange(start, start + steps, device=x_NTE.device, dtype=torch.float32)[:, None]
        even = torch.arange(0, features, 2, device=x_NTE.device, dtype=torch.float32)
        angles = position_T1 * torch.exp(even * (-math.log(10_000.0) / features))
        waves_TE = torch.stack((angles.sin(), angles.cos()), dim=-1).flatten(1)
        return x_NTE + waves_TE.to(x_NTE.dtype)


class Attention(nn.Module):
    """Multi-head attention of a sequence to itself, or to another one.

    Set ``need_weights`` to find float (N, heads, T, S) in ``weights`` after each pass; it is slower that way.

    Args:
        embed_dim: E.
        num_heads: Divides E.
        dropout: Share of the attention set to zero while training.
        bias: Whether the projections add a constant.
        causal: Whether a step sees only itself and earlier ones.
    """

    def __init__(
        self, embed_dim: int, num_heads: int, dropout: float = 0.0, bias: bool = True, causal: bool = False
    ) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(embed_dim, num_heads, dropout=dropout, bias=bias, batch_first=True)
        self.causal = causal
        self.need_weights = False
        self.weights: Tensor | None = None

    def forward(self, x_NTE: Tensor, context_NSE: Tensor | None = None, mask_NS: Tensor | None = None) -> Tensor:
        """Return float (N, T, E); where ``mask_NS`` is false, nobody looks."""
        seen = x_NTE if context_NSE is None else context_NSE
        mask = None
        if self.causal:
            mask = torch.ones(x_NTE.shape[1], seen.shape[1], dtype=torch.bool, device=x_NTE.device).triu(1)
        result: Tensor
        result, self.weights = self.attention(
            x_NTE,
            seen,
            seen,
            key_padding_mask=None if mask_NS is None else ~mask_NS,
            attn_mask=mask,
            is_causal=self.causal and not self.need_weights,
            need_weights=self.need_weights,
            average_attn_weights=False,
        )
        return result


class TransformerEncoder(nn.Module):
    """Attention and a feed-forward network, stacked; its weights are named as in ``torch.nn.TransformerEncoder``.

    That class copies one layer, so that all would start with the same weights.

    Args:
        features: E.
        heads: Divides E.
        hidden: Width of the feed-forward network.
        layers: How many are stacked.
        dropout: Share of values set to zero while training.
        activation: ``relu`` or ``gelu``.
        norm_first: Whether each part normalises before it computes; a last norm follows then.
        causal: Whether a step sees only itself and earlier ones.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - as many as torch.nn.TransformerEncoderLayer has
        self,
        features: int,
        heads: int,
        hidden: int,
        layers: int = 1,
        dropout: float = 0.1,
        activation: str = "relu",
        norm_first: bool = False,
        causal: bool = False,
    ) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                features, heads, hidden, dropout, activation, batch_first=True, norm_first=norm_first
            )
            for _layer in range(layers)
        )
        self.norm = nn.LayerNorm(features) if norm_first else nn.Identity()
        self.causal = causal

    def forward(self, x_NTE: Tensor, mask_NT: Tensor | None = None) -> Tensor:
        """Return float (N, T, E); where ``mask_NT`` is false, nobody looks."""
        mask = None
        if self.causal:
            mask = torch.ones(x_NTE.shape[1], x_NTE.shape[1], dtype=torch.bool, device=x_NTE.device).triu(1)
        padding_NT = None if mask_NT is None else ~mask_NT
        for layer in self.layers:
            x_NTE = layer(x_NTE, src_mask=mask, src_key_padding_mask=padding_NT, is_causal=self.causal)
        result: Tensor = self.norm(x_NTE)
        return result


class GaussianNoise(nn.Module):
    """Add random numbers while training; nothing when predicting.

    Args:
        std: Standard deviation of the noise.
    """

    def __init__(self, std: float) -> None:
        super().__init__()
        self.noise = std

    def forward(self, x: Tensor) -> Tensor:
        """Return a float tensor of the same shape."""
        return x + self.noise * torch.randn_like(x) if self.training else x


class LatentSample(nn.Module):
    """Draw from a normal distribution while training, so that gradients reach its parameters (Kingma, Welling 2014).

    When predicting, the answer is the mean.
    """

    noise = 1.0

    def forward(self, mean: Tensor, log_variance: Tensor) -> Tensor:
        """Return a float tensor of the shape of both."""
        return mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean) if self.training else mean


class KLDivergence(nn.Module):
    """Measure the distance of normal distributions from the standard one (Kingma, Welling 2014, appendix B)."""

    def forward(self, mean: Tensor, log_variance: Tensor) -> Tensor:
        """Return float (N, 1): the divergence of each sample, summed over its features."""
        each = mean.square() + log_variance.exp() - log_variance - 1
        return 0.5 * each.flatten(1).sum(1, keepdim=True)


class TextEncoder(nn.Module):
    """Read a text with attention, as BERT does (Devlin et al. 2019); padding, token 0, is not looked at.

    Args:
        vocabulary: How many different tokens there are.
        features: E.
        heads: Divides E.
        hidden: Width of the feed-forward network.
        layers: How many are stacked.
        positions: How long a text may be; further tokens share the last position.
        dropout: Share of values set to zero while training.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what its configuration file holds
        self,
        vocabulary: int,
        features: int,
        heads: int,
        hidden: int,
        layers: int,
        positions: int = 512,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, features)
        self.positions = nn.Embedding(positions, features)
        self.norm = nn.LayerNorm(features, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(features, heads, hidden, dropout, "gelu", layer_norm_eps=1e-12, batch_first=True)
            for _layer in range(layers)
        )
        for embedding in (self.tokens, self.positions):
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(self, tokens_NT: Tensor) -> Tensor:
        """Return float (N, T, E)."""
        places_T = torch.arange(tokens_NT.shape[1], device=tokens_NT.device)
        places_T = places_T.clamp(max=self.positions.num_embeddings - 1)
        x_NTE: Tensor = self.dropout(self.norm(self.tokens(tokens_NT) + self.positions(places_T)))
        padding_NT = tokens_NT == 0
        for layer in self.layers:
            x_NTE = layer(x_NTE, src_key_padding_mask=padding_NT)
        return x_NTE


class RandomVector(nn.Module):
    """Draw a vector of standard normal numbers for each sample; when predicting, always the same ones for a seed.

    Args:
        size: E, how many numbers.
    """

    noise = 1.0

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.seed = 0

    def forward(self, x: Tensor) -> Tensor:
        """Return float (N, E), with N from the input."""
        if self.training:
            return torch.randn(x.shape[0], self.size, device=x.device)
        generator = torch.Generator().manual_seed(self.seed)
        return torch.randn(x.shape[0], self.size, generator=generator).to(x.device)
