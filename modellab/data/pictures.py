"""Safe decoding of pictures, and the one way from a decoded picture to the numbers a network reads."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from modellab.data.samples import PictureFormat
from modellab.errors import ModelLabError, Text

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF")
SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")
MODES = {1: "L", 3: "RGB", 4: "RGBA"}
MAX_PIXELS = 40_000_000
MAX_FILE_BYTES = 256 * 2**20
_BACKGROUND = "white"
# What Pillow's decoders raise on broken files, found by feeding them mutated ones.
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, KeyError, IndexError, TypeError,
           OverflowError, MemoryError, AttributeError)  # fmt: skip

# Pillow's own limit warns at a size that harms nobody and raises at one that does; ``_open`` checks instead.
Image.MAX_IMAGE_PIXELS = None


def read_picture(source: Path | str | bytes, name: str = "") -> Image.Image:
    """Decode a picture file, turned upright as its EXIF orientation says.

    Args:
        source: A file, or the bytes of one.
        name: What to call it in messages; by default the file's name.

    Raises:
        ModelLabError: Not a picture of the allowed formats, too large, or broken.
    """
    name = name or _name_of(source)
    with _open(_bytes_of(source, name), name) as picture:
        try:
            picture.load()
            return _upright(picture)
        except _BROKEN as error:
            raise _broken(name, error) from error


def picture_size(source: Path | str | bytes, name: str = "") -> tuple[int, int, int]:
    """Read (channels, height, width) from the header alone; channels is 1 or 3.

    Raises:
        ModelLabError: As ``read_picture``.
    """
    name = name or _name_of(source)
    with _open(_bytes_of(source, name), name) as picture:
        is_grey = picture.mode in ("1", "L", "LA", "I", "F") or picture.mode.startswith("I;16")
        return (1 if is_grey else 3, picture.height, picture.width)


def _name_of(source: Path | str | bytes) -> str:
    return Text("The picture") if isinstance(source, bytes) else Path(source).name


def _bytes_of(source: Path | str | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    path = Path(source)
    try:
        if not path.is_file():
            raise ModelLabError(Text("{name} is not a file that can be read.", name=name))
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ModelLabError(Text("{name} is larger than 256 MB.", name=name), Text("Save it in a smaller format."))
        return path.read_bytes()
    except OSError as error:
        raise ModelLabError(Text("{name} cannot be read: {reason}.", name=name, reason=error.strerror)) from error


def _open(content: bytes, name: str) -> Image.Image:
    """Read the header and refuse what must not be decoded."""
    if not content:
        raise ModelLabError(Text("{name} is empty (0 bytes).", name=name))
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except _BROKEN as error:
        raise ModelLabError(
            Text("{name} is not a picture that can be read.", name=name),
            Text("Pictures may be PNG, JPEG, BMP, GIF, WEBP or TIFF files."),
        ) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise ModelLabError(
            Text("{name} has {width} x {height} pixels. At most 40 million pixels can be read.",
                 name=name, width=picture.width, height=picture.height),
            Text("Make the picture smaller first."),
        )  # fmt: skip
    return picture


def _broken(name: str, error: BaseException) -> ModelLabError:
    return ModelLabError(Text("{name} is damaged: {reason}.", name=name, reason=str(error).rstrip(".")))


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except _BROKEN:  # a damaged note about the picture does not damage the picture
        return picture.copy()


def to_mode(picture: Image.Image, channels: int) -> Image.Image:
    """Convert to grey (ITU-R 601, as Pillow's ``L``), colour, or colour with alpha; alpha is laid on white.

    Raises:
        ModelLabError: No picture has that many channels.
    """
    if channels not in MODES:
        raise ModelLabError(
            Text("The network's image input has {channels} channels. Pictures have 1, 3 or 4.", channels=channels),
            Text("Set the channels of the image input to 1 for grey or 3 for colour."),
        )
    picture = _to_eight_bits(picture)
    if channels == 4:
        return picture.convert("RGBA")
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        coloured = picture.convert("RGBA")
        ground = Image.new("RGBA", coloured.size, _BACKGROUND)
        picture = Image.alpha_composite(ground, coloured)
    return picture if picture.mode == MODES[channels] else picture.convert(MODES[channels])


def _to_eight_bits(picture: Image.Image) -> Image.Image:
    """Scale 16-bit grey down; Pillow would clip it to white."""
    if not (picture.mode in ("I", "F") or picture.mode.startswith("I;16")):
        return picture
    values = np.nan_to_num(np.asarray(picture).astype(np.float64))
    if (picture.mode != "F" and values.max(initial=0) > 255) or picture.mode.startswith("I;16"):
        values = values / 257
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def to_array(picture: Image.Image, form: PictureFormat, *, is_inverted: bool = False) -> NDArray[np.uint8]:
    """Bring a picture to the form that a data set is stored in.

    Returns:
        Uint8 (C, H, W).
    """
    converted = to_mode(picture, form.channels)
    if is_inverted:
        converted = ImageOps.invert(converted)
    resized = resize(converted, form)
    array = np.asarray(resized)
    return np.array(array[None] if form.channels == 1 else array.transpose(2, 0, 1), order="C")


def resize(picture: Image.Image, form: PictureFormat) -> Image.Image:
    """Resize with an antialiased bilinear filter, by the form's mode."""
    size = (form.width, form.height)
    if picture.size == size:
        return picture
    if form.resize == "stretch":
        return _scaled(picture, size, (0, 0, *picture.size))
    if form.resize == "crop":
        return _scaled(picture, size, _middle(picture.size, size))
    factor = min(form.width / picture.width, form.height / picture.height)
    inner = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    ground = Image.new(picture.mode, size)
    corner = ((form.width - inner[0]) // 2, (form.height - inner[1]) // 2)
    ground.paste(_scaled(picture, inner, (0, 0, *picture.size)), corner)
    return ground


def _middle(have: tuple[int, int], want: tuple[int, int]) -> tuple[float, float, float, float]:
    """The largest box of the wanted proportions in the middle of a picture."""
    factor = min(have[0] / want[0], have[1] / want[1])
    width, height = want[0] * factor, want[1] * factor
    left, top = (have[0] - width) / 2, (have[1] - height) / 2
    return (left, top, min(left + width, have[0]), min(top + height, have[1]))


def _scaled(picture: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    return picture.resize(size, Image.Resampling.BILINEAR, box=box, reducing_gap=3.0)
