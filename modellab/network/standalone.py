"""Functions that are copied into exported Python files: each stands alone with torch, PIL and the standard library."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor, nn


def load_weights(network: nn.Module, path: Path) -> None:
    """Fill the network from a .safetensors file."""
    data = path.read_bytes()
    begin = 8 + int.from_bytes(data[:8], "little")
    dtypes = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64, "BOOL": torch.bool}
    state = {}
    for name, entry in json.loads(data[8:begin]).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            values = torch.frombuffer(bytearray(data[begin + first : begin + last]), dtype=dtypes[entry["dtype"]])
            state[name] = values.reshape(entry["shape"])
    network.load_state_dict(state)


def class_probabilities(scores: Tensor, classes: tuple[str, ...]) -> list[tuple[str, float]]:
    """Turn the scores of one sample into classes with probabilities, most likely first."""
    probabilities = torch.softmax(scores.float(), dim=-1).flatten().tolist()
    return sorted(zip(classes, probabilities, strict=True), key=lambda pair: -pair[1])
