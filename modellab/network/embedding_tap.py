"""Catches what the tokens of a text become, so that answers can be differentiated by it.

Dimensions: N samples, T tokens, E features.
"""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import torch
from torch import Tensor, nn


class EmbeddingTap:
    """While entered, the result of the first embedding of the tokens is kept, as a leaf that requires gradients.

    Args:
        network: Any that reads token ids.
        tokens_NT: What it will be called with; embeddings of positions are left alone.
    """

    def __init__(self, network: nn.Module, tokens_NT: Tensor) -> None:
        self._network = network
        self._tokens_NT = tokens_NT
        self._handles: list[Any] = []
        self.embedded_NTE: Tensor | None = None

    def __enter__(self) -> Self:
        for module in self._network.modules():
            if isinstance(module, nn.Embedding):
                self._handles.append(module.register_forward_hook(self._catch))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for handle in self._handles:
            handle.remove()

    def _catch(self, _module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> Tensor | None:
        if self.embedded_NTE is not None or not torch.equal(inputs[0], self._tokens_NT):
            return None
        self.embedded_NTE = output.detach().requires_grad_()
        return self.embedded_NTE
