"""Samples that the generator of a generative pair makes, or the decoder of a variational autoencoder."""

from __future__ import annotations

import io

import numpy as np
import torch

from modellab.data.samples import Array
from modellab.data.wiring import image_shape
from modellab.errors import ModelLabError, Text
from modellab.network.build import build_program
from modellab.network.generator import generator_of
from modellab.network.program import write_program
from modellab.network.statements import Program
from modellab.prediction.predict import Predictor

MOST = 4096


def generate_pictures(predictor: Predictor, count: int = 64, seed: int = 0) -> Array:
    """Let the generator make pictures.

    Args:
        predictor: A trained generative pair or variational autoencoder.
        count: From 1 to 4096.
        seed: The same seed gives the same random vectors, so that one sees how the pictures change while it learns.

    Returns:
        Uint8 (count, C, H, W), as people see them.

    Raises:
        ModelLabError: The network has no generator of pictures, or ``count`` is not allowed.
    """
    shape = image_shape(predictor.graph)
    program = generator_of(write_program(predictor.graph))
    if program is None or shape is None or predictor.preparation.picture is None:
        raise ModelLabError(Text("The network makes no pictures."))
    if not 1 <= count <= MOST:
        raise ModelLabError(Text("Expected 1 to {most} pictures. Received {count}.", most=MOST, count=count))
    made = _run(predictor, program, count, seed)
    pixels = predictor.preparation.restore_pictures(made.cpu().reshape(count, *shape)).clamp(0, 1)
    pictures: Array = (pixels * 255).round().to(torch.uint8).numpy()
    return pictures


def _run(predictor: Predictor, program: Program, count: int, seed: int) -> torch.Tensor:
    """Give the generator standard normal numbers."""
    generator = build_program(program, seed=0).eval().to(predictor.device)
    sizes = [[int(size) for size in slot.type.features] for slot in program.inputs]
    noise = [torch.randn(count, *size, generator=torch.Generator().manual_seed(seed)) for size in sizes]
    with predictor.lend() as whole:
        weights = whole.state_dict()
        generator.load_state_dict({name: weights[name] for name in generator.state_dict()})
        made: torch.Tensor = generator(*(numbers.to(predictor.device) for numbers in noise))
        return torch.sigmoid(made) if program.outputs[0].is_raw else made


def grid(pictures_NCHW: Array, gap: int = 2) -> Array:
    """Lay pictures out in rows, as square as their number allows: uint8 (C, H, W), black between them."""
    count, channels, height, width = pictures_NCHW.shape
    across = int(np.ceil(np.sqrt(count)))
    down = -(-count // across)
    sheet = np.zeros((channels, down * (height + gap) - gap, across * (width + gap) - gap), np.uint8)
    for index, picture in enumerate(pictures_NCHW):
        top, left = (index // across) * (height + gap), (index % across) * (width + gap)
        sheet[:, top : top + height, left : left + width] = picture
    return sheet


def as_png(pictures_NCHW: Array) -> bytes:
    """Write pictures, uint8 with one or three channels, as one PNG file, laid out by ``grid``."""
    from PIL import Image

    content = io.BytesIO()
    Image.fromarray(np.squeeze(grid(pictures_NCHW).transpose(1, 2, 0))).save(content, "PNG")
    return content.getvalue()
