"""Series of numbers: windows that slide over them, splits in the order of time, and the scale of every column.

A sample is a window: rows ``i`` to ``i + steps``. All windows are one strided view of the rows, so that they take no
memory of their own. Legend of dimensions: T rows, F columns, N windows, S steps of a window, H horizon.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view
from numpy.typing import NDArray

from modellab.data.dataset import DatasetConfig, SplitName
from modellab.data.splitting import split_samples
from modellab.data.timeline import Times
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from torch import Tensor

    from modellab.data.samples import Dataset

Floats = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]
_NAMES: tuple[SplitName, ...] = ("train", "validation", "test")


@dataclass(frozen=True)
class SeriesFormat:
    """What is known of the series besides the numbers.

    Attributes:
        columns: Names of the numbers of a step.
        steps: Rows of a window.
        horizon: Rows to forecast after a window; 0 where windows are classified.
        target: Column to forecast; empty where windows are classified.
        decimals: What separates decimals in each column of the file.
        times: Of every row; None where the file has none.
        bounds: First row of each series, and the end of the last one; int64 (series + 1,).
        starts: First rows of the windows that may be used: inside one series, and their answer is known.
        classes_of_series: Class of each series; None where the class may change within one, and for forecasts.
        notes: What was done to the rows, for people.
    """

    columns: tuple[str, ...]
    steps: int
    bounds: Indices
    starts: Indices
    horizon: int = 0
    target: str = ""
    decimals: tuple[str, ...] = ()
    times: Times | None = None
    classes_of_series: Indices | None = None
    notes: tuple[Text, ...] = ()

    @property
    def span(self) -> int:
        """Rows of a window with what is to be forecast after it."""
        return self.steps + self.horizon

    @property
    def target_index(self) -> int:
        """Position of the column to forecast; -1 where windows are classified."""
        return self.columns.index(self.target) if self.target else -1


@dataclass(frozen=True, slots=True)
class SeriesScale:
    """Fitted numbers of the columns, and what a window is.

    Attributes:
        field: Name of the field.
        columns: In the order the network reads them.
        mean: Of each column in the training split.
        std: Likewise, never 0.
        steps: Rows of a window.
        horizon: Rows that are forecast; 0 where windows are classified.
        target: Position of the column that is forecast; -1 where windows are classified.
        decimals: What separates decimals in each column of a file.
    """

    field: str
    columns: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    steps: int
    horizon: int = 0
    target: int = -1
    decimals: tuple[str, ...] = ()

    def apply(self, raw: Tensor) -> Tensor:
        """Bring numbers (..., F) to mean 0 and deviation 1: float32 on the same device."""
        import torch

        # In double precision: a column of large numbers that change little would lose all its digits.
        mean = torch.tensor(self.mean, dtype=torch.float64)
        std = torch.tensor(self.std, dtype=torch.float64)
        return ((raw.cpu().double() - mean) / std).float().to(raw.device)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``dataclasses.asdict`` wrote.

        Raises:
            KeyError, TypeError, ValueError: It did not.
        """
        numbers = {name: tuple(float(number) for number in data[name]) for name in ("mean", "std")}
        names = {name: tuple(str(text) for text in data[name]) for name in ("columns", "decimals")}
        whole = {name: int(data[name]) for name in ("steps", "horizon", "target")}
        if len(names["columns"]) != len(numbers["mean"]) or len(numbers["mean"]) != len(numbers["std"]):
            raise ValueError("columns")
        return cls(str(data["field"]), **numbers, **names, **whole)  # type: ignore[arg-type]

    def check(self, window: Floats) -> Floats:
        """Bring the end of a series to a window, float64 (S, F).

        Args:
            window: (rows, F), or (rows,) where there is one column; NaN for gaps. Rows before the window are used
                to fill in gaps.

        Raises:
            ModelLabError: It has other columns, too few rows, or a gap that nothing stands before.
        """
        rows = np.asarray(window, np.float64)
        rows = rows[:, None] if rows.ndim == 1 else rows
        if rows.ndim != 2 or rows.shape[1] != len(self.columns):
            raise ModelLabError(
                Text("The network reads {wanted} numbers a step ({names}). Received {have}.",
                     wanted=len(self.columns), names=", ".join(self.columns[:10]), have=rows.shape[-1])
            )  # fmt: skip
        if len(rows) < self.steps:
            raise ModelLabError(
                Text("The network reads windows of {wanted} steps. The series has only {have}.",
                     wanted=self.steps, have=len(rows)),
                Text("Give it a longer series."),
            )  # fmt: skip
        filled, _ = fill_forward(rows)
        end = filled[-self.steps :]
        gaps = np.isnan(end).any(axis=0)
        if gaps.any():
            raise ModelLabError(
                Text('"{name}" has a gap at the start of the window, and no number before it to fill it with.',
                     name=self.columns[int(np.argmax(gaps))]),
                Text("Give it a longer series."),
            )  # fmt: skip
        return end


def fill_forward(rows_TF: Floats) -> tuple[Floats, int]:
    """Put the last known number into every gap (NaN), and count them; gaps at the start stay."""
    is_gap = np.isnan(rows_TF)
    known = np.where(is_gap, 0, np.arange(len(rows_TF))[:, None])
    filled = np.take_along_axis(rows_TF, np.maximum.accumulate(known, axis=0), axis=0)
    return filled, int(is_gap.sum() - np.isnan(filled).sum())


def slide(rows_TF: Floats, steps: int) -> Floats:
    """Return every window of ``steps`` rows as a view (N, S, F) of ``rows_TF``."""
    return sliding_window_view(rows_TF, steps, axis=0).transpose(0, 2, 1)


def rows_under(windows_NSF: Floats) -> Floats:
    """Return the rows (T, F) that ``slide`` made windows of, or a copy of those that windows of another origin have."""
    length, steps, features = windows_NSF.shape
    step_bytes, next_bytes, column_bytes = windows_NSF.strides
    if step_bytes != next_bytes or not length:
        return np.concatenate([windows_NSF[:, 0], windows_NSF[-1:, 1:].reshape(-1, features)])
    return as_strided(windows_NSF, (length + steps - 1, features), (step_bytes, column_bytes), writeable=False)


def make_windows(rows_TF: Floats, form: SeriesFormat, labels_T: Indices | None = None) -> dict[str, NDArray[Any]]:
    """Make the arrays of a data set: every window, and the answer to each.

    Args:
        rows_TF: Without gaps.
        form: What is known of them.
        labels_T: Class of each row; a window has that of its last one. None for forecasts.

    Returns:
        ``series`` float32 (N, S, F) and ``value`` float32 (N, H) or ``label`` int64 (N,); the first two are views.
    """
    rows = np.ascontiguousarray(rows_TF, np.float32)
    count = len(rows) - form.span + 1
    made: dict[str, NDArray[Any]] = {"series": slide(rows, form.steps)[:count]}
    if labels_T is not None:
        made["label"] = labels_T[form.steps - 1 :][:count]
    else:
        target = rows[form.steps :, form.target_index]
        made["value"] = sliding_window_view(target, form.horizon)[:count]
    return made


def starts_in(bounds: Indices, span: int, step: int, name: str) -> Indices:
    """Return the first row of every window that lies in one series."""
    found = [np.arange(first, end - span + 1, step) for first, end in pairwise(bounds)]
    starts = np.concatenate(found).astype(np.int64)
    if not len(starts):
        longest = int(np.diff(bounds).max(initial=0))
        raise ModelLabError(
            Text("A window needs {span} steps. {name} has only {count}.", span=span, name=name, count=longest),
            Text("Choose a shorter window or horizon."),
        )
    return starts


def split_windows(config: DatasetConfig, form: SeriesFormat) -> dict[SplitName, Indices]:
    """Choose windows for training, validation and test; none of them reaches over the border of a split.

    Every series is cut in the order of time: its end is the test split, what comes before that validation. Series
    that are of one class each go to a split as a whole.

    Raises:
        ModelLabError: There are too few rows for a window of this length.
    """
    split_of_row = np.full(int(form.bounds[-1]), -1, np.int8)
    if form.classes_of_series is not None:
        everything: dict[SplitName, Indices] = {"train": np.arange(len(form.bounds) - 1, dtype=np.int64)}
        whole = split_samples(config, everything, form.classes_of_series)
        for number, name in enumerate(_NAMES):
            for series in whole[name]:
                split_of_row[form.bounds[series] : form.bounds[series + 1]] = number
    else:
        for first, end in pairwise(form.bounds):
            split_of_row[first:end] = _in_order(int(end - first), config)
    lasts = form.starts + form.span - 1
    of_first, of_last = split_of_row[form.starts], split_of_row[lasts]
    splits = {name: form.starts[(of_first == n) & (of_last == n)] for n, name in enumerate(_NAMES)}
    if not len(splits["train"]):
        raise ModelLabError(
            Text("The training split has {count} steps. A window needs {span}.",
                 count=int((split_of_row == 0).sum()), span=form.span),
            Text("Choose a shorter window, or smaller shares for validation and test."),
        )  # fmt: skip
    if config.train_limit is not None:
        splits["train"] = splits["train"][-config.train_limit :]  # what is nearest to validation and test
    return splits


def _in_order(count: int, config: DatasetConfig) -> NDArray[np.int8]:
    """Return the number of the split of each row of one series."""
    num_test = round(count * config.test_fraction)
    num_validation = round((count - num_test) * config.validation_fraction)
    sizes = (count - num_test - num_validation, num_validation, num_test)
    return np.repeat(np.arange(3, dtype=np.int8), sizes)


def fit_series(dataset: Dataset, *, is_standardised: bool) -> SeriesScale:
    """Fit the scale of every column on the rows of the training split, each counted once."""
    form = dataset.series
    assert form is not None
    name = next(field.name for field in dataset.schema.fields if field.modality == "series")
    rows, train = rows_under(dataset.raw[name]), dataset.splits["train"]
    is_used = np.zeros(len(rows) + 1, np.int64)
    np.add.at(is_used, train, 1)
    np.add.at(is_used, train + form.steps, -1)
    used = rows[np.cumsum(is_used[:-1]) > 0].astype(np.float64)
    mean, std = np.zeros(len(form.columns)), np.ones(len(form.columns))
    if is_standardised and len(used):
        mean, std = used.mean(axis=0), used.std(axis=0)
        std = np.where(std > 1e-9 * np.maximum(np.abs(mean), 1e-3), std, 1.0)
    return SeriesScale(
        name, form.columns, tuple(mean.tolist()), tuple(std.tolist()), form.steps, form.horizon, form.target_index,
        form.decimals,
    )  # fmt: skip


def prepared_windows(windows_NSF: Floats, scale: SeriesScale, device: Any) -> Tensor:
    """Return every window as the network reads it: a strided view of rows on the device, float32 (N, S, F)."""
    import torch

    rows = scale.apply(torch.from_numpy(np.array(rows_under(windows_NSF)))).to(device)
    return rows.unfold(0, windows_NSF.shape[1], 1).transpose(1, 2)
