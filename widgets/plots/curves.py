"""Long curves made short and noisy ones smooth, in NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def thinned(x: FloatArray, y: FloatArray, bins: int) -> tuple[FloatArray, FloatArray]:
    """The curve (n,), (n,) with at most 2 · ``bins`` + 2 points: the lowest and highest of every run of neighbours.

    Unlike every k-th point this keeps each spike. A run without a finite value keeps its nan: a gap stays a gap.
    """
    if len(x) <= 2 * bins:
        return x, y
    size = -(-len(x) // bins)
    padded = np.full(-(-len(x) // size) * size, np.nan)
    padded[: len(y)] = y
    runs = padded.reshape(-1, size)
    starts = np.arange(len(runs)) * size
    low = np.where(np.isnan(runs), np.inf, runs).argmin(axis=1) + starts
    high = np.where(np.isnan(runs), -np.inf, runs).argmax(axis=1) + starts
    # ascending as it is but for the two of each run: to sort them all takes twice as long
    pairs = np.stack((np.minimum(low, high), np.maximum(low, high)), axis=1).ravel()
    chosen = np.concatenate(([0], pairs, [len(x) - 1]))
    chosen = chosen[np.diff(chosen, prepend=-1) > 0]
    return x[chosen], y[chosen]


def smoothed(y: FloatArray, window: int) -> FloatArray:
    """Mean over ``window`` (odd) neighbours of each value (n,), fewer at the ends; nan values are left out of it."""
    if window <= 1 or not len(y):
        return y
    finite = np.isfinite(y)
    half = window // 2
    sums = np.concatenate(([0.0], np.cumsum(np.where(finite, y, 0.0))))
    counts = np.concatenate(([0], np.cumsum(finite)))
    first = np.maximum(np.arange(len(y)) - half, 0)
    last = np.minimum(np.arange(len(y)) + half + 1, len(y))
    count = counts[last] - counts[first]
    return np.where(finite, (sums[last] - sums[first]) / np.maximum(count, 1), np.nan)


def log10_of(values: FloatArray) -> FloatArray:
    """log10 of ``values``; nan where they are not finite; zero and below lie a decade under the lowest above zero."""
    finite = np.isfinite(values)
    positive = finite & (values > 0.0)
    logs = np.full(values.shape, np.nan)
    np.log10(values, out=logs, where=positive)
    if positive.sum() < finite.sum():
        logs[finite & ~positive] = (np.nanmin(logs) if positive.any() else 0.0) - 1.0
    return logs


def at_position(x: float, xs: FloatArray, ys: FloatArray) -> float:
    """The curve ``ys`` (n,) over ascending ``xs`` (n,) at ``x``; nan outside."""
    return float(np.interp(x, xs, ys, left=np.nan, right=np.nan)) if len(xs) else float("nan")
