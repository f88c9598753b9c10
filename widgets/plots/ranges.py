"""From where to where an axis goes."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from widgets.plots.ticks import linear_ticks

FloatArray = NDArray[np.float64]
Range = tuple[float, float]


def rounded(limits: Range) -> Range:
    """``limits`` opened to round numbers, so that the axis begins and ends at a mark."""
    low, high = opened(limits)
    marks = linear_ticks(low, high, 8)
    if len(marks) < 2:
        return low, high
    step = marks[1][0] - marks[0][0]
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def range_of(*values: FloatArray, room: float = 0.06) -> Range | None:
    """From the lowest to the highest finite value, with ``room`` of the span at both ends; ``None`` without any."""
    low, high = math.inf, -math.inf
    for array in values:
        finite = array[np.isfinite(array)]
        if finite.size:
            low, high = min(low, float(finite.min())), max(high, float(finite.max()))
    if low > high:
        return None
    margin = room * (high - low)
    return low - margin, high + margin


def opened(limits: Range) -> Range:
    """``limits`` as floats, opened where they are so close that nothing could be told apart."""
    low, high = float(min(limits)), float(max(limits))
    size = max(abs(low), abs(high))
    if high - low > 1e-9 * size:
        return low, high
    margin = 0.1 * size or 1.0
    return low - margin, high + margin
