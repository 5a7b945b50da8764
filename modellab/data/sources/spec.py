"""What a row of the source table holds, and what a source hands over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import Field, SplitName
from modellab.data.preparation import Preparation
from modellab.data.samples import Array, Column, ColumnRole, PictureFormat
from modellab.data.series import SeriesFormat
from modellab.errors import ModelLabError, Text
from modellab.settings import Choice, Setting, Settings

ImageShape = tuple[int, int, int]
Progress = Callable[[int, int], bool]
"""Told (done, total) now and then; answers whether to go on."""


def go_on(_done: int, _total: int) -> bool:
    """Go on: nobody wants to know."""
    return True


@dataclass(frozen=True)
class Loaded:
    """What a source read, before it is split.

    Attributes:
        fields: Inputs first, then targets.
        raw: One array a field, as in ``Dataset``.
        fingerprint: SHA-256 of what identifies the content, whatever size pictures are brought to.
        splits: Splits that the source came with; None where it has none.
        is_running: Whether the order of samples counts, as in pieces of one text: the last ones test and validate.
        series: Of series, which are split in the order of time; None for other data.
        roles: Every column of a file, in its order.
    """

    fields: tuple[Field, ...]
    raw: Mapping[str, Array]
    fingerprint: str
    splits: Mapping[SplitName, NDArray[np.int64]] | None = None
    names: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    columns: tuple[Column, ...] = ()
    picture: PictureFormat | None = None
    series: SeriesFormat | None = None
    is_running: bool = False
    roles: tuple[ColumnRole, ...] = ()

    @property
    def is_in_order(self) -> bool:
        """Whether it is cut into splits in the order of its samples; else it is shuffled."""
        return self.is_running or (self.series is not None and self.series.classes_of_series is None)


@dataclass(frozen=True)
class Request:
    """What is to be opened.

    Attributes:
        path: File or folder, absolute; None for bundled data.
        options: Settings of the row.
        image: (C, H, W) of the network's image input; None to choose what suits the data.
        report: Progress and cancel.
    """

    path: Path | None
    options: Settings
    image: ImageShape | None = None
    report: Progress = go_on

    def tell(self, done: int, total: int) -> None:
        """Report progress.

        Raises:
            ReadingCancelledError: The listener does not want to go on.
        """
        if not self.report(done, total):
            raise ReadingCancelledError


@dataclass(frozen=True)
class SourceSpec:
    """One kind of data: all that the program knows about it.

    Attributes:
        kind: Key in files; never changes.
        label: Name in the list of sources.
        help: What it reads, in plain words.
        settings: Rows of the form.
        detects: Whether a path looks like this kind; cheap, and never raises for a readable path.
        open: Reads it; raises ModelLabError with what is wrong.
        needs_path: Whether it reads a file or folder.
        reads: Whether the user may say that a path is of this kind, although ``detects`` does not; None for no.
        as_trained: Options for other data that a trained network is to be measured on.
        check: Raises ModelLabError for a path of this kind that ``open`` would refuse at the end of its work.
    """

    kind: str
    label: str
    help: str
    settings: tuple[Setting, ...]
    detects: Callable[[Path], bool]
    open: Callable[[Request], Loaded]
    needs_path: bool = True
    check: Callable[[Path], None] = lambda _path: None
    reads: Callable[[Path], bool] | None = None
    as_trained: Callable[[Settings, Preparation], Settings] = lambda options, _preparation: options

    def can_read(self, path: Path) -> bool:
        """Whether a path looks like this kind, or may be taken for it."""
        return self.needs_path and (self.detects(path) or (self.reads is not None and self.reads(path)))


class ReadingCancelledError(ModelLabError):
    """The user stopped the reading of a data set."""

    def __init__(self) -> None:
        super().__init__(Text("Reading the data was cancelled."))


RESIZE = Setting(
    "resize", "Fit pictures by", "choice", "crop",
    "How a picture of other proportions is brought to the size of the network's input.",
    choices=(Choice("crop", "Cropping the middle"), Choice("stretch", "Stretching"), Choice("pad", "Black bars")),
)  # fmt: skip
