"""Bundled series, made from a formula and a fixed seed, so that they are the same on every machine."""

from __future__ import annotations

import hashlib

import numpy as np

from modellab.data.dataset import Field
from modellab.data.series import Floats, Indices, SeriesFormat, make_windows, starts_in
from modellab.data.sources.series import WINDOW_ROWS, window_names
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.settings import Setting

_DAYS = 3650
_SHAPES = ("sine", "square", "triangle", "sawtooth", "two tones")
_SERIES_OF_SHAPE, _SHAPE_STEPS = 120, 64


def make_waves() -> Floats:
    """Return ten years of daily numbers with a trend, a year, a week and noise that fades: float64 (3650, 1)."""
    day = np.arange(_DAYS)
    random = np.random.Generator(np.random.PCG64(1))
    noise = np.zeros(_DAYS)
    for i, shock in enumerate(random.standard_normal(_DAYS)):
        noise[i] = 0.6 * noise[i - 1] + shock if i else shock
    seasons = 6 * np.sin(2 * np.pi * day / 365.25) + 3 * np.sin(2 * np.pi * day / 7)
    rows: Floats = np.round(20 + 0.0005 * day + seasons + noise, 2)[:, None]
    return rows


def open_waves(request: Request) -> Loaded:
    """Make windows of the bundled series.

    Raises:
        ModelLabError: The window is longer than the series.
    """
    rows, options = make_waves(), request.options
    chosen = options["window"]
    steps, horizon = chosen if isinstance(chosen, int) else 28, options.integer("horizon")
    bounds = np.array([0, _DAYS], np.int64)
    form = SeriesFormat(
        columns=("value",), steps=steps, horizon=horizon, target="value", decimals=(".",), bounds=bounds,
        starts=starts_in(bounds, steps + horizon, options.integer("step"), "waves"),
        times=np.datetime64("2015-01-01", "s") + np.arange(_DAYS) * np.timedelta64(1, "D"),
    )  # fmt: skip
    raw = make_windows(rows, form)
    fields = (Field("series", "series", (steps, 1), columns=("value",)), Field("value", "value", (horizon,)))
    digest = hashlib.sha256(rows.tobytes()).hexdigest()
    return Loaded(fields, raw, digest, names=window_names(form, len(raw["value"])), series=form)


def make_shapes() -> tuple[Floats, Indices]:
    """Return noisy waves of five shapes with any period and phase: float64 (series, steps) and int64 classes."""
    random = np.random.Generator(np.random.PCG64(2))
    count = len(_SHAPES) * _SERIES_OF_SHAPE
    labels = np.arange(count) % len(_SHAPES)
    period, phase = random.uniform(12, 32, (count, 1)), random.uniform(0, 1, (count, 1))
    turn = (np.arange(_SHAPE_STEPS)[None] / period + phase) % 1
    sine = np.sin(2 * np.pi * turn)
    drawn = np.stack([sine, np.sign(sine), 1 - 4 * np.abs(turn - 0.5), 2 * turn - 1,
                      0.6 * sine + 0.6 * np.sin(6 * np.pi * turn)])  # fmt: skip
    clean = drawn[labels, np.arange(count)]
    loud = random.uniform(0.6, 1.6, (count, 1))
    return np.round(loud * clean + 0.25 * random.standard_normal(clean.shape), 3), labels.astype(np.int64)


def open_shapes(_request: Request) -> Loaded:
    """Make one sample of each of the bundled waves."""
    waves, labels = make_shapes()
    bounds = np.arange(0, waves.size + 1, _SHAPE_STEPS, dtype=np.int64)
    form = SeriesFormat(
        columns=("value",), steps=_SHAPE_STEPS, decimals=(".",), bounds=bounds, starts=bounds[:-1],
        classes_of_series=labels,
    )  # fmt: skip
    raw = make_windows(waves.reshape(-1, 1), form, np.repeat(labels, _SHAPE_STEPS))
    fields = (
        Field("series", "series", (_SHAPE_STEPS, 1), columns=("value",)),
        Field("label", "class", (), classes=_SHAPES),
    )
    return Loaded(fields, raw, hashlib.sha256(waves.tobytes()).hexdigest(), series=form)


WAVES = SourceSpec(
    kind="waves",
    label="Waves",
    help="Ten years of daily numbers with a trend, a year, a week and noise, made by a formula. A series to forecast.",
    settings=(
        WINDOW_ROWS[0],
        Setting("horizon", "Horizon", "int", 1, minimum=1, maximum=365, unit="steps",
                help="How many steps to forecast."),
        WINDOW_ROWS[1],
    ),
    detects=lambda _path: False,
    open=open_waves,
    needs_path=False,
)  # fmt: skip
WAVE_SHAPES = SourceSpec(
    kind="wave_shapes",
    label="Wave shapes",
    help="600 noisy waves of 64 steps in five shapes, made by a formula. Series to tell apart.",
    settings=(),
    detects=lambda _path: False,
    open=open_shapes,
    needs_path=False,
)
