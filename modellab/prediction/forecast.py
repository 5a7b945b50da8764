"""What comes after a series: the network's forecast with times, and further on by feeding answers back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from modellab.data.series import Floats, SeriesScale
from modellab.data.sources.series_file import SeriesFile, read_series_file
from modellab.data.timeline import Times, next_times, write_times
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Answer, Predictor

MOST_STEPS = 10_000


@dataclass(frozen=True)
class Forecast:
    """The answer for a series.

    Attributes:
        column: What is forecast; empty where the series was classified.
        answer: What the network said about the last window; its ``values`` are the first steps.
        values: The forecast, float64 (steps,); empty where the series was classified.
        when: When each of them is; None where that is not known.
        history: The column up to the last known number, or all columns of a series that was classified, float64
            (rows, columns).
        history_when: When that was; None where that is not known.
        notes: What people should know.
    """

    column: str
    answer: Answer
    values: Floats
    when: Times | None
    history: Floats
    history_when: Times | None
    notes: tuple[Text, ...] = ()

    @property
    def times(self) -> tuple[str, ...]:
        """Times of the forecast as text; empty where they are not known."""
        return tuple(write_times(self.when)) if self.when is not None else ()

    @property
    def steps(self) -> tuple[str, ...]:
        """Name the steps of the forecast: their times, or +1, +2 and so on."""
        return self.times or tuple(f"+{number}" for number in range(1, len(self.values) + 1))

    @property
    def last_time(self) -> str:
        """Time of the last row as text; empty where it is not known."""
        return write_times(self.history_when)[-1] if self.history_when is not None else ""


def forecast(predictor: Predictor, source: Path | Floats, count: int | None = None) -> Forecast:
    """Forecast what follows a series, or say which class its last window belongs to.

    Args:
        predictor: Of a network with one series input.
        source: A CSV file, or numbers (rows, columns) in the unit of the data; NaN for gaps.
        count: How many steps; None for the horizon of the network. Further steps feed answers back, which needs a
            network that reads nothing but the column it forecasts.

    Raises:
        ModelLabError: The series cannot be read, is shorter than a window, or cannot be forecast that far.
    """
    scale = series_scale(predictor)
    series = read_series_file(source, scale) if isinstance(source, Path) else SeriesFile(_as_rows(source))
    answer = predictor.series(series.rows)
    if scale.horizon == 0:
        return Forecast("", answer, np.empty(0), None, series.rows, series.times, series.notes)
    count = scale.horizon if count is None else count
    return Forecast(
        column=scale.columns[scale.target],
        answer=answer,
        values=_roll(predictor, series.rows, answer, count),
        when=next_times(series.times, count) if series.times is not None else None,
        history=series.rows[:, scale.target, None],
        history_when=series.times,
        notes=series.notes,
    )


def series_scale(predictor: Predictor) -> SeriesScale:
    """Return what the network knows of series.

    Raises:
        ModelLabError: It does not read any.
    """
    if predictor.preparation.series is None:
        raise ModelLabError(Text("The network was not trained on a series."))
    return predictor.preparation.series


def _as_rows(numbers: Floats) -> Floats:
    rows = np.asarray(numbers, np.float64)
    return rows[:, None] if rows.ndim == 1 else rows


def _roll(predictor: Predictor, rows: Floats, answer: Answer, count: int) -> Floats:
    scale = series_scale(predictor)
    if not 1 <= count <= MOST_STEPS:
        raise ModelLabError(Text("Expected 1 to {most} steps. Received {count}.", most=f"{MOST_STEPS:,}", count=count))
    if count > scale.horizon and len(scale.columns) > 1:
        raise ModelLabError(
            Text("The network forecasts {horizon} steps. For {count} it would have to know the other columns, too.",
                 horizon=scale.horizon, count=count),
            Text("Train with a longer horizon, or ignore all columns but the target."),
        )  # fmt: skip
    found = list(answer.values)
    window = rows[-scale.steps :]
    while len(found) < count:
        window = np.concatenate([window, np.array(found[-scale.horizon :])[:, None]])[-scale.steps :]
        found += predictor.series(window).values
    return np.array(found[:count])


@dataclass(frozen=True)
class Backtest:
    """Forecasts made in the past, beside what came true.

    Attributes:
        column: What was forecast.
        positions_N: Row of the series that each forecast is for, int64, ascending.
        times: Of the rows; None where they have none.
        truth_N: What came true.
        predicted_N: What the network said one horizon's first step before.
    """

    column: str
    positions_N: NDArray[np.int64]
    times: Times | None
    truth_N: Floats
    predicted_N: Floats


def backtest(
    dataset: Dataset, indices_N: NDArray[np.int64], truth: Floats, predicted: Floats, ahead: int = 1
) -> Backtest:
    """Put the answers of an evaluation in the order of time.

    Args:
        dataset: Of series with a horizon.
        indices_N: Windows.
        truth: Float (N, horizon).
        predicted: Float (N, horizon).
        ahead: Which step of the horizon, from 1.
    """
    form = dataset.series
    assert form is not None and form.horizon
    order = np.argsort(indices_N, kind="stable")
    positions = indices_N[order] + form.steps + ahead - 1
    times = form.times[positions] if form.times is not None else None
    step = ahead - 1
    return Backtest(
        form.target, positions, times, truth.reshape(len(order), -1)[order, step],
        predicted.reshape(len(order), -1)[order, step],
    )  # fmt: skip
