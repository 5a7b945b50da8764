"""How a run uses the machine: precision, memory layout and number of threads.

Each is a function of plan and machine alone, never of a measurement, so that the same seed gives the same weights from
the window and from the command line.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modellab.errors import ModelLabError, Text
from modellab.graph.infer import memory_bytes
from modellab.network.device import total_memory
from modellab.training.recipe import Recipe

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from modellab.graph.infer import Inference

FLOPS_PER_THREAD = 150e6
"""A step must have so much work for each thread, or handing it out costs more than it gains (measured on W1 .. W6)."""

LARGE_STEP_FLOPS = 5e9
"""From here on bfloat16 pays on a GPU; below, its conversions cost more than the arithmetic saves."""

_MOMENTS = {"adam": 2, "adamw": 2}
"""Numbers that an optimizer remembers of each weight; one where it is not listed."""

_BACKWARD_FACTOR = 3
"""A backward pass does about twice the work of the forward pass."""


@dataclass(frozen=True)
class Precision:
    """In what numbers the network computes; weights and losses are always float32.

    Attributes:
        name: ``float32``, ``bfloat16`` or ``float16``.
        device_type: ``cpu``, ``cuda`` or ``mps``.
    """

    name: str
    device_type: str

    @property
    def needs_scaler(self) -> bool:
        """Whether gradients are scaled, because small ones would vanish in float16."""
        return self.name == "float16"

    def wrap(self, network: Callable[..., Tensor]) -> Callable[..., Tensor]:
        """Return ``network`` or the same computation in this precision; results are float32."""
        if self.name == "float32":
            return network
        import torch

        dtype, device_type = getattr(torch, self.name), self.device_type

        def forward(*inputs: Tensor) -> Tensor:
            with torch.autocast(device_type, dtype):
                output = network(*inputs)
            return output.float() if isinstance(output, torch.Tensor) else tuple(part.float() for part in output)

        return forward


def choose_precision(recipe: Recipe, device: torch.device, step_flops: float) -> Precision:
    """Choose the precision; ``auto`` is float32, except for large networks on GPUs that know bfloat16.

    Raises:
        ModelLabError: float16 was asked for without a CUDA device.
    """
    import torch

    wanted = recipe.general.text("precision")
    if wanted == "auto":
        knows = device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)
        wanted = "bfloat16" if knows and step_flops >= LARGE_STEP_FLOPS else "float32"
    if wanted == "float16" and device.type != "cuda":
        raise ModelLabError(
            Text("The precision float16 needs an NVIDIA GPU. The device is {device}.", device=str(device)),
            Text("Choose bfloat16 or 32 bit."),
        )
    return Precision(wanted, device.type)


def choose_threads(recipe: Recipe, step_flops: float) -> int:
    """Choose the number of processor threads by the work of a step."""
    if recipe.general["threads"] is not None:
        return recipe.general.integer("threads")
    return max(1, min(num_cores(), round(step_flops / FLOPS_PER_THREAD)))


def num_cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def step_flops(flops_per_sample: int, batch_size: int) -> float:
    """Estimate the work of one step, backward pass included."""
    return float(flops_per_sample) * batch_size * _BACKWARD_FACTOR


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Let torch use ``count`` threads in this thread's computations, then as many as before."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def refuse_large(inference: Inference, recipe: Recipe, num_samples: int) -> None:
    """Refuse on the CPU what would fill the memory: the system ends the whole program then, without an error to catch.

    Counted are weights, gradients and what the optimizer remembers, the best weights so far, a checkpoint of all that,
    and the results of the layers for one batch.

    Raises:
        ModelLabError: This computer has less memory than that.
    """
    size = min(recipe.general.integer("batch_size"), num_samples)
    lasting = inference.weight_bytes * (5 + 2 * _MOMENTS.get(recipe.optimizer, 1))
    per_sample = memory_bytes(inference, 1) - memory_bytes(inference, 0)
    needed, available = lasting + size * per_sample, total_memory()
    if needed <= available:
        return
    largest = max(available - lasting, 0) // max(per_sample, 1)
    if largest:
        hint = Text("Try a batch size of {largest} at most.", largest=largest)
    else:
        hint = Text("Make the largest layers smaller.")
    raise ModelLabError(
        Text("To train this network with a batch size of {size} takes {needed:,.1f} GB. "
             "This computer has {available:,.1f} GB of memory.",
             size=size, needed=needed / 1e9, available=available / 1e9),
        hint,
    )  # fmt: skip


def memory_format(network: torch.nn.Module) -> torch.memory_format:
    """Choose how pictures lie in memory: channels last where there are 2-D convolutions, which it makes faster."""
    import torch

    kinds = (torch.nn.Conv2d, torch.nn.ConvTranspose2d)
    has_convolutions = any(isinstance(module, kinds) for module in network.modules())
    return torch.channels_last if has_convolutions else torch.contiguous_format


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory ran out, on whatever device."""
    import torch

    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error)
    return isinstance(error, RuntimeError) and ("can't allocate memory" in text or "out of memory" in text)
