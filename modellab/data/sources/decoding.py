"""Decodes many pictures into one array, on two threads, with progress and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modellab.data.pictures import read_picture, to_array
from modellab.data.samples import PictureFormat
from modellab.data.sources.folder import Folder
from modellab.data.sources.folder_layout import Sample
from modellab.data.sources.spec import Request
from modellab.data.stack import allocate
from modellab.errors import ModelLabError

NUM_THREADS = 2
"""Decoding releases the interpreter lock, but more threads than this gain little: 1.5 times one thread."""
_CHUNK = 16


@dataclass(frozen=True)
class Decoded:
    """What became of the pictures.

    Attributes:
        pictures: Uint8 (kept, C, H, W).
        kept: Which samples they are, ascending.
        skipped: (path, reason) of the rest.
    """

    pictures: NDArray[np.uint8]
    kept: tuple[int, ...]
    skipped: tuple[tuple[str, str], ...]


def decode_all(folder: Folder, samples: Sequence[Sample], form: PictureFormat, request: Request) -> Decoded:
    """Decode pictures in their order; those that cannot be read are named, not fatal.

    Raises:
        ReadingCancelledError: The listener said so.
        ModelLabError: They do not fit into memory.
    """
    pictures = allocate(len(samples), form)
    problems: dict[int, str] = {}

    def decode(start: int) -> int:
        stop = min(start + _CHUNK, len(samples))
        for index in range(start, stop):
            problem = _decode_into(pictures[index], folder, samples[index], form)
            if problem:
                problems[index] = problem
        return stop - start

    with ThreadPoolExecutor(NUM_THREADS, "decode") as pool:
        futures = [pool.submit(decode, start) for start in range(0, len(samples), _CHUNK)]
        _follow(futures, len(samples), request)
    kept = tuple(index for index in range(len(samples)) if index not in problems)
    return Decoded(
        pictures=pictures[list(kept)] if problems else pictures,
        kept=kept,
        skipped=tuple((str(samples[index].entry.path), problems[index]) for index in sorted(problems)),
    )


def _follow(futures: Sequence[Future[int]], total: int, request: Request) -> None:
    """Report from the calling thread; on cancel, let nothing more begin."""
    done = 0
    try:
        for future in futures:
            done += future.result()
            request.tell(done, total)
    finally:
        for future in futures:
            future.cancel()


def _decode_into(place: NDArray[np.uint8], folder: Folder, sample: Sample, form: PictureFormat) -> str:
    """Fill one place of the array; return what is wrong with the picture, or nothing."""
    try:
        picture = read_picture(folder.read(sample.entry), sample.entry.path.name)
        place[...] = to_array(picture, form)
    except ModelLabError as error:
        return error.sentence
    except OSError as error:  # it vanished, or the disk fails
        return error.strerror or str(error)
    return ""
