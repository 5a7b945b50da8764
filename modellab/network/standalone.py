"""Functions that are copied into exported Python files: each needs torch and those above it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn


def load_weights(network: nn.Module, path: Path) -> None:
    """Fill the network from a .safetensors file."""
    data = path.read_bytes()
    begin = 8 + int.from_bytes(data[:8], "little")
    dtypes = {
        "F32": torch.float32,
        "F16": torch.float16,
        "BF16": torch.bfloat16,
        "I64": torch.int64,
        "BOOL": torch.bool,
    }
    state = {}
    for name, entry in json.loads(data[8:begin]).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            values = torch.frombuffer(bytearray(data[begin + first : begin + last]), dtype=dtypes[entry["dtype"]])
            state[name] = values.reshape(entry["shape"])
    network.load_state_dict(state)


def answer(network: nn.Module, x: Tensor | tuple[Tensor, ...]) -> Tensor:
    """Return what the first output says of samples; a network with several inputs takes a tensor for each."""
    with torch.inference_mode():
        outputs = network(*x) if isinstance(x, tuple) else network(x)
    found: Tensor = outputs if isinstance(outputs, Tensor) else outputs[0]
    return found


def predict(network: nn.Module, x: Tensor | tuple[Tensor, ...], preparation: dict[str, Any]) -> list[tuple[str, float]]:
    """Return the classes of a sample with their probabilities, most likely first."""
    probabilities = torch.softmax(answer(network, x)[0].float(), dim=-1).tolist()
    return sorted(zip(preparation["classes"], probabilities, strict=True), key=lambda pair: -pair[1])


def predict_values(network: nn.Module, x: Tensor | tuple[Tensor, ...], preparation: dict[str, Any]) -> list[float]:
    """Return the values that a sample is answered with, in the unit of the data."""
    values = answer(network, x)[0] * preparation["value_std"] + preparation["value_mean"]
    return [float(value) for value in values.flatten()]


def reconstruct(network: nn.Module, x: Tensor, preparation: dict[str, Any]) -> Tensor:
    """Return what the network makes of samples, in the range of what it reads."""
    made = answer(network, x).reshape(x.shape)
    return torch.sigmoid(made) if preparation["is_raw"] else made


def tell_class(network: nn.Module, x: Tensor | tuple[Tensor, ...], preparation: dict[str, Any]) -> str:
    """Write the most likely class of a sample."""
    name, probability = predict(network, x, preparation)[0]
    return f"{name} {probability:.1%}"


def tell_values(network: nn.Module, x: Tensor | tuple[Tensor, ...], preparation: dict[str, Any]) -> str:
    """Write the values that a sample is answered with."""
    return ", ".join(f"{value:.6g}" for value in predict_values(network, x, preparation))


def tell_numbers(network: nn.Module, x: Tensor, preparation: dict[str, Any]) -> str:
    """Write the first numbers that the network makes of a sample."""
    return ", ".join(f"{number:.6g}" for number in reconstruct(network, x, preparation).flatten().tolist()[:8])
