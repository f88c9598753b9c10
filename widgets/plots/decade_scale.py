"""A logarithmic scale of whole decades that does not tremble with every frame."""

from __future__ import annotations

import math
from collections.abc import Sequence

LOWEST, HIGHEST = -38, 12
"""The decades a scale may reach: float32's smallest normal number, and the loss at which a run has diverged."""


class DecadeScale:
    """Whole decades shared by all bars, which only ever extend while a run lasts.

    The first values of a run are always taken in. Later a value has to lie outside for ``PATIENCE`` showings in a row
    (one spike does not stretch the scale for the rest of the run), and then the scale gets a decade to spare.
    """

    PATIENCE = 3

    def __init__(self) -> None:
        self.low = -6
        self.high = -1
        self._fresh = True
        self._outside = 0

    def show(self, values: Sequence[float]) -> bool:
        """Take in ``values`` (zeros and non-finite ones are left out); says whether the scale moved."""
        decades = [math.log10(value) for value in values if 0.0 < value < math.inf]
        if not decades:
            return False
        low = max(math.floor(min(decades)), LOWEST)
        high = min(math.ceil(max(decades)), HIGHEST)
        fresh, self._fresh = self._fresh, False
        if low >= self.low and high <= self.high:
            self._outside = 0
            return False
        self._outside += 1
        if not fresh and self._outside < self.PATIENCE:
            return False
        room = 0 if fresh else 1
        if low < self.low:
            self.low = max(low - room, LOWEST)
        if high > self.high:
            self.high = min(high + room, HIGHEST)
        self._outside = 0
        return True

    def fraction(self, value: float) -> float:
        """Where a value above 0 lies: 0 at the low end, 1 at the high end, beyond them off the scale."""
        return (math.log10(value) - self.low) / (self.high - self.low)

    def holds(self, value: float) -> bool:
        """Whether ``value`` > 0 lies on the scale."""
        return 0.0 <= self.fraction(value) <= 1.0
