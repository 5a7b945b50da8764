"""The few modules that torch lacks. Exported source copies these classes, so each needs torch and ``math`` alone.

Dimensions: N batch, T time or sequence, E features of a step.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


class PositionalEncoding(nn.Module):
    """Add sine and cosine waves that tell the position (Vaswani et al. 2017, section 3.5).

    The waves are computed for the length at hand, so that there is no longest sequence and nothing to save.

    Args:
        features: E.
        dropout: Share of values set to zero while training.
    """

    frequencies: Tensor

    def __init__(self, features: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        steps = torch.arange(0, features, 2, dtype=torch.float32)
        self.register_buffer("frequencies", torch.exp(steps * (-math.log(10_000.0) / features)), persistent=False)

    def forward(self, x_NTE: Tensor) -> Tensor:
        """Return float (N, T, E)."""
        position_T1 = torch.arange(x_NTE.shape[1], device=x_NTE.device, dtype=torch.float32)[:, None]
        angles = position_T1 * self.frequencies
        waves_TE = torch.stack((angles.sin(), angles.cos()), dim=-1).flatten(1)[:, : x_NTE.shape[2]]
        result: Tensor = self.dropout(x_NTE + waves_TE.to(x_NTE.dtype))
        return result


class LearnedPositions(nn.Module):
    """Add a learned vector for each position.

    Args:
        length: Longest sequence.
        features: E.
    """

    def __init__(self, length: int, features: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(length, features))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, x_NTE: Tensor) -> Tensor:
        """Return float (N, T, E)."""
        return x_NTE + self.weight[: x_NTE.shape[1]]


class LastStep(nn.Module):
    """Keep the last step of each sequence."""

    def forward(self, x_NTE: Tensor) -> Tensor:
        """Return (N, E)."""
        return x_NTE[:, -1]


class MeanOverTime(nn.Module):
    """Average the steps of each sequence."""

    def forward(self, x_NTE: Tensor) -> Tensor:
        """Return (N, E)."""
        return x_NTE.mean(1)


class SelfAttention(nn.Module):
    """Multi-head self-attention that can tell its attention maps.

    Args:
        embed_dim: E.
        num_heads: Divides E.
        dropout: Share of attention weights set to zero while training.
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
        self.weights: Tensor | None = None  # float (N, heads, T, T) after a pass with ``need_weights``

    def forward(self, x_NTE: Tensor) -> Tensor:
        """Return float (N, T, E)."""
        mask = None
        if self.causal:
            length = x_NTE.shape[1]
            mask = torch.ones(length, length, dtype=torch.bool, device=x_NTE.device).triu(1)
        result: Tensor
        result, self.weights = self.attention(
            x_NTE, x_NTE, x_NTE, attn_mask=mask, is_causal=self.causal,
            need_weights=self.need_weights, average_attn_weights=False,
        )  # fmt: skip
        return result


class CrossAttention(nn.Module):
    """Multi-head attention of one sequence over another.

    Dimensions: S is the length of the sequence looked at.

    Args:
        embed_dim: E.
        num_heads: Divides E.
        dropout: Share of attention weights set to zero while training.
        bias: Whether the projections add a constant.
    """

    def __init__(self, embed_dim: int, num_heads: int, dropout: float = 0.0, bias: bool = True) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(embed_dim, num_heads, dropout=dropout, bias=bias, batch_first=True)

    def forward(self, x_NTE: Tensor, context_NSE: Tensor) -> Tensor:
        """Return float (N, T, E)."""
        result: Tensor = self.attention(x_NTE, context_NSE, context_NSE, need_weights=False)[0]
        return result


class TransformerEncoder(nn.Module):
    """Encoder layers of a transformer, one after another (Vaswani et al. 2017, section 3.1).

    Each layer draws its own initial weights; ``torch.nn.TransformerEncoder`` starts with copies of one layer.

    Args:
        features: E.
        heads: Divides E.
        hidden: Width of the feed-forward networks.
        layers: How many.
        dropout: Share of values set to zero while training.
        activation: ``relu`` or ``gelu``.
        norm_first: Whether each part is normalised before instead of after it; one more norm stands at the end then.
        causal: Whether a step sees only itself and earlier ones.
    """

    def __init__(
        self,
        features: int,
        heads: int,
        hidden: int,
        layers: int,
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
            for _ in range(layers)
        )
        self.norm = nn.LayerNorm(features) if norm_first else nn.Identity()
        self.causal = causal

    def forward(self, x_NTE: Tensor) -> Tensor:
        """Return float (N, T, E)."""
        mask = None
        if self.causal:
            length = x_NTE.shape[1]
            mask = torch.ones(length, length, dtype=torch.bool, device=x_NTE.device).triu(1)
        for layer in self.layers:
            x_NTE = layer(x_NTE, src_mask=mask, is_causal=self.causal)
        result: Tensor = self.norm(x_NTE)
        return result
