"""The recorded curves: appended to by the loop, read by the window, with no lock between the two.

A series is a pair of growing arrays. The writer fills the space behind the length and then raises the length; a reader
takes the length first and the arrays afterwards, so whatever it sees is complete. What the window draws comes from a
pyramid of minima and maxima that the reader extends by what is new, so a view of a million points costs about a
millisecond.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_FIRST_CAPACITY = 1024
_FAN = 8
"""Entries of one pyramid level that the next one merges."""


class _Series:
    """One curve: x ascending, y of any value, NaN included."""

    def __init__(self) -> None:
        self._arrays: tuple[Floats, Floats] = (np.empty(_FIRST_CAPACITY), np.empty(_FIRST_CAPACITY))
        self._length = 0
        self._pyramid = _Pyramid()

    def extend(self, xs: Floats, ys: Floats) -> None:
        end = self._length + len(xs)
        if end > len(self._arrays[0]):
            self._grow(end)
        x, y = self._arrays
        x[self._length : end] = xs
        y[self._length : end] = ys
        self._length = end  # last: from here on readers see the new points

    def _grow(self, needed: int) -> None:
        capacity = max(needed, 2 * len(self._arrays[0]))
        x, y = np.empty(capacity), np.empty(capacity)
        x[: self._length], y[: self._length] = self._arrays[0][: self._length], self._arrays[1][: self._length]
        self._arrays = (x, y)  # in one assignment, so that a reader gets two arrays that belong together

    def view(self) -> tuple[Floats, Floats]:
        length = self._length  # first: arrays taken later hold at least as many points
        x, y = self._arrays
        return x[:length], y[:length]

    def decimated(self, x0: float, x1: float, points: int) -> tuple[Floats, Floats]:
        x, y = self.view()
        # one point more on each side, so that lines run to the edge of the view
        start = max(int(np.searchsorted(x, x0, "left")) - 1, 0)
        end = min(int(np.searchsorted(x, x1, "right")) + 1, len(x))
        if end - start <= max(points, 4):
            return x[start:end].copy(), y[start:end].copy()
        buckets = max(points // 2, 2)
        low, high, first, size = self._pyramid.slice(y, start, end, buckets)
        at = x[np.minimum(first + size * np.arange(len(low)), len(x) - 1)]
        return np.repeat(at, 2), np.column_stack((low, high)).ravel()


class _Pyramid:
    """Minima and maxima of ``y`` over buckets of 8, 64, 512 ... points; only whole buckets are kept."""

    def __init__(self) -> None:
        self._levels: list[tuple[Floats, Floats]] = []
        self._extending = threading.Lock()  # among readers; the writer never comes here

    def slice(self, y: Floats, start: int, end: int, buckets: int) -> tuple[Floats, Floats, int, int]:
        """Return minima and maxima of about ``buckets`` equal parts that cover y[start:end].

        Also returned: the index of the first part's first point, and the points in each part. Parts begin at
        multiples of their size, so that a curve does not shimmer while it is moved.
        """
        with self._extending:
            self._extend(y)
            levels = list(self._levels)
        level, size = -1, 1
        while level + 1 < len(levels) and (end - start) // (size * _FAN) >= buckets:
            level, size = level + 1, size * _FAN
        low, high = (y, y) if level < 0 else levels[level]
        group = -(-(end - start) // (size * buckets))
        first = start // (size * group) * group
        last = -(-end // size)
        minimum, maximum = _merge(low[first:last], high[first:last], group)
        return minimum, maximum, first * size, group * size

    def _extend(self, y: Floats) -> None:
        low, high, index = y, y, 0
        while len(low) >= _FAN:
            if index == len(self._levels):
                self._levels.append((np.empty(0), np.empty(0)))
            known = self._levels[index]
            done, whole = len(known[0]), len(low) // _FAN
            if whole > done:
                more = _reduce(low[done * _FAN : whole * _FAN], high[done * _FAN : whole * _FAN], _FAN)
                known = (np.concatenate((known[0], more[0])), np.concatenate((known[1], more[1])))
                self._levels[index] = known
            (low, high), index = known, index + 1


def _merge(low: Floats, high: Floats, group: int) -> tuple[Floats, Floats]:
    """Merge ``group`` neighbours; the last part may be shorter."""
    whole = len(low) // group * group
    minimum, maximum = _reduce(low[:whole], high[:whole], group)
    if whole < len(low):
        rest = _reduce(low[whole:], high[whole:], len(low) - whole)
        minimum, maximum = np.append(minimum, rest[0]), np.append(maximum, rest[1])
    return minimum, maximum


def _reduce(low: Floats, high: Floats, group: int) -> tuple[Floats, Floats]:
    """Merge ``group`` neighbours; NaN only where all of them are."""
    return np.fmin.reduce(low.reshape(-1, group), axis=1), np.fmax.reduce(high.reshape(-1, group), axis=1)


class Curves:
    """All curves of a run by name: ``train/loss``, ``validation/accuracy`` ...; x counts steps."""

    def __init__(self) -> None:
        self._series: dict[str, _Series] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the points, not the pyramids."""
        return (Curves.from_arrays, (self.to_arrays(),))

    @property
    def names(self) -> tuple[str, ...]:
        """Names in the order in which they were first appended to."""
        return tuple(self._series)

    @property
    def last_step(self) -> int:
        """Steps recorded so far: the x of the newest point of the training loss; 0 before the first."""
        x, _ = self.view("train/loss")
        return int(x[-1]) if len(x) else 0

    def append(self, name: str, x: float, y: float) -> None:
        """Append one point; x must not fall."""
        self.extend(name, (x,), (y,))

    def extend(self, name: str, xs: Iterable[float], ys: Iterable[float]) -> None:
        """Append points; only the thread that trains may call this. x must not fall."""
        if name not in self._series:
            self._series[name] = _Series()
        self._series[name].extend(np.asarray(xs, dtype=np.float64), np.asarray(ys, dtype=np.float64))

    def length(self, name: str) -> int:
        """Return the number of points; 0 for a name that is not there (yet)."""
        return len(self.view(name)[0])

    def view(self, name: str) -> tuple[Floats, Floats]:
        """Return x and y as they are now, without copying; both empty for a name that is not there (yet)."""
        series = self._series.get(name)
        return series.view() if series is not None else (np.empty(0), np.empty(0))

    def decimated(self, name: str, x0: float, x1: float, points: int) -> tuple[Floats, Floats]:
        """Return what a plot of x0 .. x1 needs: all points if they are few, else minima and maxima of equal parts.

        Args:
            name: Of the series.
            x0: Left edge of the view.
            x1: Right edge of the view.
            points: Most points to return, about two for each pixel.

        Returns:
            x ascending and y; in pairs of (minimum, maximum) at the same x where points were merged.
        """
        series = self._series.get(name)
        return series.decimated(x0, x1, points) if series is not None else (np.empty(0), np.empty(0))

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Copy all curves for the project file: name -> float64 (2, points), x above y."""
        return {name: np.stack(self.view(name)) for name in self.names}

    def load_arrays(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        """Replace all curves by what ``to_arrays`` returned."""
        fresh = Curves.from_arrays(arrays)
        self._series = fresh._series

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Curves:
        """Read what ``to_arrays`` returned."""
        curves = cls()
        for name, pair in arrays.items():
            curves.extend(name, pair[0], pair[1])
        return curves
