"""Chance in a training step that depends on (seed, epoch, step) alone.

Dropout draws from torch's global generator. A run must neither move that one nor be moved by it, so a network with
such layers takes its step between two swaps: the global state is put aside, seeded by the key of the step, and put back
afterwards. Networks without such layers skip this and pay nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from modellab.data.keyed import mix

if TYPE_CHECKING:
    import torch

Result = TypeVar("Result")

_STEP = 7
_DRAWING = threading.Lock()  # two runs in one process share the global generator


def is_stochastic(network: torch.nn.Module) -> bool:
    """Whether a training step of the network draws random numbers."""
    drawing = ("p", "dropout", "dropout_p", "noise")
    return any(
        isinstance(rate := getattr(module, name, None), int | float) and rate > 0
        for module in network.modules()
        for name in drawing
    )


def draw_keyed(key: tuple[int, ...], device: torch.device, compute: Callable[[], Result]) -> Result:
    """Run ``compute`` with the global generators seeded by ``key``, and put them back.

    Args:
        key: (seed, epoch, step), and the number of a further phase of the step.
        device: Whose generator is meant, besides that of the CPU.
        compute: Draws; its other effects stay.
    """
    import torch

    seed = mix(_STEP, *key)
    generators = [torch.default_generator]
    if device.type == "cuda":
        generators.append(torch.cuda.default_generators[device.index or 0])
    elif device.type == "mps":
        generators.append(torch.mps._get_default_mps_generator())
    with _DRAWING:
        states = [generator.get_state() for generator in generators]
        for generator in generators:
            generator.manual_seed(seed)
        try:
            return compute()
        finally:
            for generator, state in zip(generators, states, strict=True):
                generator.set_state(state)
