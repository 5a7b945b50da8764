"""Functions that are copied into exported Python files of networks that read or make pictures.

Each needs torch, PIL and those above it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from PIL import Image, ImageOps
from torch import Tensor, nn


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


def scaling(preparation: dict[str, Any]) -> tuple[Tensor, Tensor]:
    """Return mean and standard deviation of each channel."""
    mean, std = (torch.tensor(preparation[name], dtype=torch.float64).reshape(1, -1, 1, 1) for name in ("mean", "std"))
    return mean, std


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
    mean, std = scaling(preparation)
    return to_tensor(picture)[None].float() * (1 / (std * 255)).float() + (-mean / std).float()


def read_pictures(paths: list[Path], preparation: dict[str, Any]) -> Iterator[tuple[str, Tensor]]:
    """Read pictures one after the other, each with its name."""
    for path in paths:
        yield str(path), read_picture(path, preparation)


def to_pixels(x_NCHW: Tensor, preparation: dict[str, Any]) -> Tensor:
    """Undo the preparation of pictures: float (N, C, H, W), 0 to 1 where the network made them right."""
    mean, std = scaling(preparation)
    return (x_NCHW.float() - (-mean / std).float()) / (1 / std).float()


def to_bytes(pixels: Tensor) -> Tensor:
    """Turn pixels from 0 to 1 into those of a file, uint8."""
    return (pixels.clamp(0, 1) * 255).round().to(torch.uint8)


def to_picture(pixels_CHW: Tensor) -> Image.Image:
    """Turn uint8 (C, H, W) into a picture."""
    channels, height, width = pixels_CHW.shape
    mode = {1: "L", 3: "RGB", 4: "RGBA"}[channels]
    return Image.frombytes(mode, (width, height), bytes(pixels_CHW.permute(1, 2, 0).flatten().tolist()))


def sheet(pictures_NCHW: Tensor, gap: int = 2) -> Tensor:
    """Lay pictures out in rows, as square as their number allows: uint8 (C, H, W)."""
    count, channels, height, width = pictures_NCHW.shape
    across = math.ceil(math.sqrt(count))
    down = -(-count // across)
    laid = torch.zeros(channels, down * (height + gap) - gap, across * (width + gap) - gap, dtype=torch.uint8)
    for index, picture in enumerate(pictures_NCHW):
        top, left = (index // across) * (height + gap), (index % across) * (width + gap)
        laid[:, top : top + height, left : left + width] = picture
    return laid


def generate(generator: nn.Module, count: int, seed: int, preparation: dict[str, Any]) -> Tensor:
    """Make pictures of random numbers, uint8 (count, C, H, W); the same seed makes the same ones."""
    noise = [torch.randn(count, *size, generator=torch.Generator().manual_seed(seed)) for size in preparation["noise"]]
    with torch.inference_mode():
        made = generator(*noise)
        return to_bytes(to_pixels(torch.sigmoid(made) if preparation["is_raw"] else made, preparation))
