"""Functions that are copied into exported Python files: each needs torch, PIL and those above it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from PIL import Image, ImageOps
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


def to_mode(picture: Image.Image, channels: int) -> Image.Image:
    """Convert a picture to 8-bit grey (1), colour (3), or colour with alpha (4); alpha is laid on white."""
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        is_16_bits = picture.mode.startswith("I;16")
        numbers = picture if picture.mode == "F" else picture.convert("I")
        dtype = torch.float32 if picture.mode == "F" else torch.int32
        values = torch.frombuffer(bytearray(numbers.tobytes()), dtype=dtype).double().nan_to_num()
        if is_16_bits or (picture.mode == "I" and values.max() > 255):
            values = values / 257
        grey = values.round().clamp(0, 255).to(torch.uint8)
        picture = Image.frombytes("L", picture.size, bytes(grey.tolist()))
    if channels == 4:
        return picture.convert("RGBA")
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        coloured = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    return picture.convert("L" if channels == 1 else "RGB")


def to_tensor(picture: Image.Image) -> Tensor:
    """Turn an 8-bit picture into a tensor, uint8 (C, H, W)."""
    values = torch.frombuffer(bytearray(picture.tobytes()), dtype=torch.uint8)
    return values.reshape(picture.height, picture.width, -1).permute(2, 0, 1)


def has_bright_border(picture: Image.Image) -> bool:
    """Whether the median of the outermost pixels is bright."""
    grey = to_tensor(to_mode(picture, 1))[0].double()
    edge = torch.cat((grey[0], grey[-1], grey[:, 0], grey[:, -1])).sort().values
    middle = len(edge) // 2
    return float(edge[middle - 1] + edge[middle]) / 2 > 160


def resize(picture: Image.Image, width: int, height: int, mode: str) -> Image.Image:
    """Resize: ``crop`` keeps the middle, ``stretch`` ignores proportions, ``pad`` adds black bars."""
    if picture.size == (width, height):
        return picture
    box: tuple[float, float, float, float] = (0, 0, *picture.size)
    inner, ground = (width, height), None
    if mode == "crop":
        factor = min(picture.width / width, picture.height / height)
        left, top = (picture.width - width * factor) / 2, (picture.height - height * factor) / 2
        box = (left, top, min(left + width * factor, picture.width), min(top + height * factor, picture.height))
    elif mode == "pad":
        factor = min(width / picture.width, height / picture.height)
        inner = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
        ground = Image.new(picture.mode, (width, height))
    scaled = picture.resize(inner, Image.Resampling.BILINEAR, box=box, reducing_gap=3.0)
    if ground is None:
        return scaled
    ground.paste(scaled, ((width - inner[0]) // 2, (height - inner[1]) // 2))
    return ground


def read_picture(path: Path, preparation: dict[str, Any]) -> Tensor:
    """Read a picture as those of the training were read: float (1, C, H, W)."""
    picture = ImageOps.exif_transpose(Image.open(path))
    is_inverted = preparation["invert"] == "always" or (
        preparation["invert"] == "auto" and preparation["has_dark_border"] and has_bright_border(picture)
    )
    picture = to_mode(picture, preparation["channels"])
    if is_inverted:
        picture = ImageOps.invert(picture)
    picture = resize(picture, preparation["width"], preparation["height"], preparation["resize"])
    mean, std = (torch.tensor(preparation[name], dtype=torch.float64).reshape(1, -1, 1, 1) for name in ("mean", "std"))
    return to_tensor(picture)[None].float() * (1 / (std * 255)).float() + (-mean / std).float()


def predict(network: nn.Module, path: Path, preparation: dict[str, Any]) -> list[tuple[str, float]]:
    """Return the classes of a picture with their probabilities, most likely first."""
    with torch.inference_mode():
        scores = network(read_picture(path, preparation))
    probabilities = torch.softmax(scores[0].float(), dim=-1).tolist()
    return sorted(zip(preparation["classes"], probabilities, strict=True), key=lambda pair: -pair[1])
