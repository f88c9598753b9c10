"""How large a number of the diagram is drawn: one scale for the whole network, which does not tremble."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

DECADES = 4
"""A logarithmic scale ends so many decades below its reference."""
LEVEL_DECADES = 8
"""Cells that stand for whole units, of networks with very many layers, tell more apart."""
WIDTHS = (1.0, 1.0, 1.0, 2.0, 3.2, 4.6)
SHADES = (0.25, 0.45, 0.8, 0.9, 1.0, 1.0)
"""Width in pixels and strength of colour of the classes of lines, from the weakest."""
EDGES = (0.006, 0.06, 0.15, 0.3, 0.5, 0.75)
LOG_EDGES = (1e-9, 0.25, 0.5, 0.7, 0.83, 0.93)
"""Least share of the reference of every class; what is below the first is not drawn."""


@dataclass(slots=True)
class SizeScale:
    """Magnitudes against ``reference``, which is round and moves only when they outgrow or no longer fill it."""

    log: bool
    reference: float = 0.0
    decades: int = DECADES

    def show(self, values: FloatArray) -> bool:
        """Take in ``values``; says whether the reference moved. What is not finite is left out."""
        size = np.abs(values)
        largest = float(np.max(size, initial=0.0, where=np.isfinite(size)))
        least = self.reference * (0.02 if self.log else 0.3)
        if least < largest <= self.reference or largest == 0.0:
            return False
        before, self.reference = self.reference, round_up(largest)
        return self.reference != before

    def shares(self, values: FloatArray) -> FloatArray:
        """0 to 1: how large each value is drawn. 0 for what is not finite."""
        if not self.reference:
            return np.zeros_like(values)
        with np.errstate(all="ignore"):
            share = np.abs(values) / self.reference
            if self.log:
                share = 1.0 + np.log10(share) / self.decades
        return np.clip(np.nan_to_num(share, nan=0.0, posinf=0.0, neginf=0.0), 0.0, 1.0)

    def classes(self, shares: FloatArray) -> NDArray[np.intp]:
        """Class of every share, counted from 0; -1 for what is not drawn."""
        return np.searchsorted(LOG_EDGES if self.log else EDGES, shares, side="right") - 1


def round_up(value: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below ``value`` > 0."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next((step * decade for step in (1.0, 2.0, 5.0) if value <= step * decade * (1 + 1e-9)), 10.0 * decade)


def dragged(value: float, up: float, reference: float) -> float:
    """The value that a drag of ``up`` pixels makes of ``value``, to three digits.

    Equal ways are equal factors for large numbers of either sign, and equal steps near zero, through which one can
    drag: asinh of the value over a twentieth of ``reference``, the scale of the network's weights.
    """
    knee = 0.05 * (reference or 1.0)
    turned = min(max(math.asinh(value / knee) + 0.02 * up, -40.0), 40.0)
    return float(f"{knee * math.sinh(turned):.2e}")
