import io
import struct
import time
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from modellab.data.pictures import picture_size, read_picture, to_array, to_mode
from modellab.data.samples import PictureFormat
from modellab.errors import ModelLabError


def _encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _noise(width: int = 9, height: int = 7) -> Image.Image:
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8))


def _huge_png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(bytes(1000))
    chunks = (
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in (header, pixels)
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_every_allowed_format_is_read(kind: str) -> None:
    assert read_picture(_encoded(_noise(), kind)).size == (9, 7)


def test_other_formats_are_refused() -> None:
    with pytest.raises(ModelLabError, match="not a picture"):
        read_picture(_encoded(_noise(), "PPM"))


def test_a_picture_of_900_megapixels_is_refused_at_once() -> None:
    begun = time.perf_counter()
    with pytest.raises(ModelLabError, match=r"30000 x 30000 pixels. At most 40 million"):
        read_picture(_huge_png(30_000, 30_000))
    assert time.perf_counter() - begun < 1


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "nothing.png").write_bytes(b"")
    with pytest.raises(ModelLabError, match=r"nothing\.png is empty"):
        read_picture(tmp_path / "nothing.png")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelLabError, match=r"gone\.png is not a file"):
        read_picture(tmp_path / "gone.png")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF"])
def test_a_truncated_file_is_refused(kind: str) -> None:
    content = _encoded(_noise(90, 70), kind)
    with pytest.raises(ModelLabError):
        read_picture(content[: len(content) // 2])


@pytest.mark.filterwarnings("ignore")  # Pillow warns of what it repairs
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_damaged_files_never_raise_anything_but_a_sentence(kind: str) -> None:
    rng, content = np.random.default_rng(1), _encoded(_noise(), kind)
    for _ in range(200):
        damaged = bytearray(content)
        damaged[rng.integers(min(len(damaged), 200))] = rng.integers(256)
        try:
            to_array(read_picture(bytes(damaged)), PictureFormat(3, 4, 4))
        except ModelLabError as error:
            assert error.sentence


def test_exif_orientation_turns_the_picture_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert read_picture(_encoded(_noise(9, 7), "JPEG", exif=exif)).size == (7, 9)


def test_size_comes_from_the_header() -> None:
    assert picture_size(_encoded(_noise(9, 7).convert("L"), "PNG")) == (1, 7, 9)


def test_transparency_is_laid_on_white() -> None:
    clear = Image.new("RGBA", (2, 2), (0, 0, 0, 0))
    assert np.asarray(to_mode(clear, 1)).tolist() == [[255, 255], [255, 255]]


def test_grey_follows_itu_r_601() -> None:
    red = Image.new("RGB", (1, 1), (255, 0, 0))
    assert np.asarray(to_mode(red, 1)).item() == round(0.299 * 255)


def test_sixteen_bits_are_scaled_rather_than_clipped() -> None:
    deep = Image.fromarray(np.array([[0, 32896, 65535]], np.uint16))
    assert np.asarray(to_mode(deep, 1)).tolist() == [[0, 128, 255]]


def test_two_channels_are_refused() -> None:
    with pytest.raises(ModelLabError, match="has 2 channels"):
        to_mode(_noise(), 2)


def test_crop_keeps_the_middle() -> None:
    strip = np.zeros((4, 12), np.uint8)
    strip[:, 4:8] = 200
    cropped = to_array(Image.fromarray(strip), PictureFormat(1, 4, 4, "crop"))
    assert (cropped == 200).all()


def test_pad_adds_black_bars() -> None:
    padded = to_array(Image.new("L", (8, 4), 200), PictureFormat(1, 8, 8, "pad"))[0]
    assert (padded[:2] == 0).all()
    assert (padded[2:6] == 200).all()


def test_stretch_uses_the_whole_picture() -> None:
    halves = np.repeat(np.array([[0, 200]], np.uint8), 4, axis=1).repeat(2, axis=0)
    stretched = to_array(Image.fromarray(halves), PictureFormat(1, 2, 2, "stretch"))[0]
    assert stretched[0, 0] < 40 < 160 < stretched[0, 1]


def test_a_picture_of_the_right_size_is_not_touched() -> None:
    picture = _noise(5, 5)
    assert (to_array(picture, PictureFormat(3, 5, 5)) == np.asarray(picture).transpose(2, 0, 1)).all()
