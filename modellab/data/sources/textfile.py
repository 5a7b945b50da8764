"""Text of unknown encoding: detected, or refused with the byte that fits none."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from modellab.data.samples import Array
from modellab.data.sources.packed import MAX_UNPACKED, open_unpacked
from modellab.errors import ModelLabError, Text
from modellab.settings import Choice, Setting

MAX_LINE_BYTES = 2**20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
ENCODING = Setting(
    "encoding", "Encoding", "choice", "auto", "How characters are stored as bytes.", advanced=True,
    choices=(Choice("auto", "Automatic"), Choice("utf-8", "UTF-8"), Choice("gb18030", "GB18030 (Chinese)"),
             Choice("latin-1", "Latin-1 (Western)"), Choice("utf-16", "UTF-16")),
)  # fmt: skip
_PAIR_SHARE = 0.9
SAMPLE_BYTES = 2**16
_SAMPLE_BYTES = 100_000
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x7f]")
"""Characters that no text has; a file with one among its first lines is something else."""
_UTF8_CHINESE = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){5}")
"""Five characters in a row: by chance, no text in GB18030 holds such bytes."""
_BINARY = (
    (b"\x89PNG", Text("PNG picture")), (b"\xff\xd8\xff", Text("JPEG picture")), (b"GIF8", Text("GIF picture")),
    (b"%PDF", Text("PDF document")), (b"PK\x03\x04", Text("ZIP or Excel file")),
    (b"\xd0\xcf\x11\xe0", Text("old Excel file")), (b"SQLite", Text("SQLite database")),
    (b"\x28\xb5\x2f\xfd", Text("Zstandard archive")), (b"7z\xbc\xaf", Text("7-Zip archive")),
    (b"BM", Text("BMP picture")), (b"RIFF", Text("WEBP or sound file")), (b"\x93NUMPY", Text("NumPy file")),
    (b"\x89HDF", Text("HDF5 file")), (b"PAR1", Text("Parquet file")),
)  # fmt: skip


def read_text(path: Path, encoding: str = "auto") -> str:
    """Read a text file whose lines are rows, unpacking gzip.

    Raises:
        ModelLabError: As ``read_bytes`` and ``text_of``.
    """
    return text_of(read_bytes(path), path.name, encoding)


def text_of(content: bytes, name: str, encoding: str = "auto", *, has_rows: bool = True) -> str:
    """Decode the content of a text file.

    Args:
        content: Of the whole file, unpacked.
        name: Of the file, for messages.
        encoding: One of ``ENCODING``'s choices.
        has_rows: Whether a line is a row, which has a largest size; running text may be one endless line.

    Raises:
        ModelLabError: It is empty, has an endless line, or is not text; the sentence names the byte.
    """
    if not content.strip():
        raise ModelLabError(
            Text("{name} is empty ({size} bytes).", name=name, size=len(content)), Text("Download or export it again.")
        )
    what = kind_of_binary(content)
    if what:
        raise ModelLabError(Text("{name} is a {what}, not a text.", name=name, what=what))
    text = decode(content, name) if encoding == "auto" else _as_chosen(content, encoding, name)
    if has_rows:
        _check_lines(content, name)
    return text


def _as_chosen(content: bytes, encoding: str, name: str) -> str:
    mark = next((mark for mark, found in _MARKS if content.startswith(mark) and found.startswith(encoding)), b"")
    codec = "utf-16-le" if encoding == "utf-16" and not mark else encoding  # without a mark, as Windows writes it
    try:
        return content.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ModelLabError(
            Text("{name} is not {encoding}: byte {byte} at position {position} (line {line}) does not fit.",
                 name=name, encoding=encoding.upper(), byte=f"0x{content[error.start]:02x}", position=error.start,
                 line=line),
            Text("Choose another encoding, or save the file as UTF-8."),
        ) from error  # fmt: skip


def sample_of(source: Path | bytes) -> str:
    """Decode the first whole lines of a file, to tell what it is; an empty string if it is no text."""
    start = source[:SAMPLE_BYTES] if isinstance(source, bytes) else _start_of(source)
    if kind_of_binary(start) or not start.strip():
        return ""
    is_wide = any(start.startswith(mark) for mark, encoding in _MARKS if encoding == "utf-16")
    if not is_wide:
        if b"\x00" in start:
            return ""
        start = start[: start.rfind(b"\n") + 1] or start
    try:
        text = decode(start, "")
    except ModelLabError:
        return start.decode("utf-16" if is_wide else "utf-8", "replace")  # opening the file will name the byte
    return "" if _CONTROL.search(text) else text


def _start_of(path: Path) -> bytes:
    try:
        with open_unpacked(path) as file:
            return file.read(SAMPLE_BYTES)
    except (OSError, EOFError, zlib.error):
        return b""


def text_array(texts: Iterable[str]) -> Array:
    """Hold texts as a data set does: an array of objects, one a sample."""
    listed = list(texts)
    array = np.empty(len(listed), object)
    array[:] = listed
    return array


def kind_of_binary(start: bytes) -> str:
    """Name the well-known kind of file that begins like this, or return an empty string."""
    for mark, what in _BINARY:
        if start.startswith(mark) and (mark != b"BM" or b"\x00" in start[:64]):
            return what
    return ""


def read_bytes(path: Path) -> bytes:
    """Read a file of at most 512 MB, unpacking gzip.

    Raises:
        ModelLabError: It is larger, damaged, or the disk refuses.
    """
    try:
        with open_unpacked(path) as file:
            content = file.read(MAX_UNPACKED + 1)
    except FileNotFoundError as error:
        raise ModelLabError(Text("There is no file {name}.", name=path)) from error
    except (OSError, EOFError, zlib.error) as error:
        raise ModelLabError(
            Text("{name} cannot be read: {reason}.", name=path.name, reason=str(error).rstrip("."))
        ) from error
    if len(content) > MAX_UNPACKED:
        raise ModelLabError(Text("{name} is larger than 512 MB.", name=path.name), Text("Split it, or use part of it."))
    return content


def _check_lines(content: bytes, name: str) -> None:
    """Refuse a line that no table has; the size of a cell bounds what later steps must hold."""
    number, start = 1, 0
    while len(content) - start > MAX_LINE_BYTES:
        stop = content.rfind(b"\n", start, start + MAX_LINE_BYTES)
        if stop < 0:
            end = content.find(b"\n", start)
            size = (end if end >= 0 else len(content)) - start
            raise ModelLabError(
                Text("Line {line} of {name} is {size:.1f} MB long. At most 1 MB is read.",
                     line=number, name=name, size=size / 1e6),
                Text("Check that the file is a table with one row a line."),
            )  # fmt: skip
        number += content.count(b"\n", start, stop + 1)
        start = stop + 1


def decode(content: bytes, name: str) -> str:
    """Decode UTF-8, UTF-16, GB18030 or Latin-1, whichever fits first.

    Raises:
        ModelLabError: None fits; the sentence names the first byte that does not.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding, name)
    nul = content.find(b"\x00")
    if nul >= 0:
        raise _not_text(content, nul, name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(content[: error.start + _SAMPLE_BYTES]):
            raise _not_text(content, error.start, name) from error
        return _decode_old(content, error.start, name)


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(content, error.start, name) from error


def _is_mostly_utf8(sample: bytes) -> bool:
    """Whether a text is UTF-8 but for some damaged bytes; other encodings look like UTF-8 here and there by chance."""
    whole, broken = _count_utf8(sample)
    return whole > 4 * broken


def _is_partly_utf8(sample: bytes) -> bool:
    """Whether lines of UTF-8 stand among those of a western encoding, in which no such bytes occur by chance."""
    whole, broken = _count_utf8(sample)
    return 2 * whole > broken


def _count_utf8(sample: bytes) -> tuple[int, int]:
    """Count characters that are more than one byte of UTF-8, and places that are none."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(char >= "\x80" for char in text) - broken, broken


def _decode_old(content: bytes, first: int, name: str) -> str:
    """Tell GB18030 from Latin-1: in Chinese, high bytes come in pairs; in western texts they stand alone."""
    sample = content[first : first + _SAMPLE_BYTES]
    pairs = lone = position = 0
    while position < len(sample):
        if sample[position] < 0x80:
            position += 1
        elif position + 1 < len(sample) and sample[position + 1] >= 0x80:
            pairs, position = pairs + 1, position + 2
        else:
            lone, position = lone + 1, position + 1
    if pairs >= _PAIR_SHARE * (pairs + lone):
        if _UTF8_CHINESE.search(content):
            raise _mixed(content, first, name)
        try:
            return content.decode("gb18030")
        except UnicodeDecodeError:
            pass  # Latin-1 never fails, so that what is neither is told by its control characters
    elif _is_partly_utf8(content[: first + _SAMPLE_BYTES]):
        raise _mixed(content, first, name)
    for position, byte in enumerate(content):
        if byte < 0x20 and byte not in b"\t\n\r\f\v\x1a":
            raise _not_text(content, position, name)
    return content.decode("latin-1")


def _mixed(content: bytes, position: int, name: str) -> ModelLabError:
    line = content.count(b"\n", 0, position) + 1
    return ModelLabError(
        Text("{name} mixes encodings: some of it is UTF-8, byte {byte} at position {position} (line {line}) is not.",
             name=name, byte=f"0x{content[position]:02x}", position=position, line=line),
        Text("Save all of it as UTF-8, or choose its encoding."),
    )  # fmt: skip


def _not_text(content: bytes, position: int, name: str) -> ModelLabError:
    line = content.count(b"\n", 0, position) + 1
    return ModelLabError(
        Text("{name} is not a readable text: byte {byte} at position {position} (line {line}) fits no encoding.",
             name=name, byte=f"0x{content[position]:02x}", position=position, line=line),
        Text("Save it as UTF-8, or choose its encoding."),
    )  # fmt: skip
