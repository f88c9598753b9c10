"""What the activation lab computes: curves, the flat parts of a slope, and what is left after many layers."""

from __future__ import annotations

import enum
import math
from functools import lru_cache

import msgspec
import numpy as np

from playground.activations import ACTIVATIONS, Activation
from playground.experiment import Layer
from playground.frames import FloatArray, PreActivations, read_only

FLAT = 0.03
"""f is called flat where |f′| is below this share of its maximum: a gradient passing there is all but stopped."""
USUAL = 6.0
"""Without other z the picture shows z from minus to plus this, and the upward axis is made for these z."""
POINTS = 200
"""Points of a curve on either side of 0."""
_SUBSAMPLES = 4
_LOOKS = 1601


class Function(msgspec.Struct, frozen=True):
    """One activation function, with LeakyReLU's α; 0 for the others, so that equal curves are equal."""

    name: str
    slope: float = 0.0

    @classmethod
    def of(cls, layer: Layer) -> Function:
        """The function of ``layer``."""
        return cls(layer.activation, layer.slope if ACTIVATIONS[layer.activation].has_slope else 0.0)

    @property
    def activation(self) -> Activation:
        """Its entry in the table."""
        return ACTIVATIONS[self.name]

    def value(self, z: FloatArray) -> FloatArray:
        """f of ``z`` (n,)."""
        return self.activation.function(z, self.slope)

    def derivative(self, z: FloatArray) -> FloatArray:
        """f′ of ``z`` (n,)."""
        return self.activation.derivative(z, self.slope)


class Flatness(enum.Enum):
    """Why hardly any gradient passes a part of a function."""

    SATURATED = enum.auto()  # f′ has almost faded
    DEAD = enum.auto()  # f′ is 0
    WEAK = enum.auto()  # f′ is small and the same everywhere: LeakyReLU's side


class Region(msgspec.Struct, frozen=True):
    """A part of z, from ``low`` to ``high``, over which a function is flat."""

    low: float
    high: float
    flatness: Flatness


@lru_cache(maxsize=128)
def curves(function: Function, low: float, high: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """z from ``low`` to ``high`` (2 · ``POINTS`` + 1,), f and f′; with a gap of no width at 0, where some f′ jump.

    Kept, because GELU's is slow in NumPy. Raises ``ValueError`` unless 0 lies between both.
    """
    if not low < 0.0 < high:
        raise ValueError(f"0 does not lie between {low} and {high}")
    z = np.concatenate([np.linspace(low, -1e-9, POINTS), np.linspace(1e-9, high, POINTS)])
    columns = (z, function.value(z), function.derivative(z))
    z, f, f_prime = (read_only(np.insert(column, POINTS, np.nan)) for column in columns)
    return z, f, f_prime


@lru_cache(maxsize=64)
def flat_regions(function: Function, low: float, high: float) -> tuple[Region, ...]:
    """Where between ``low`` and ``high`` |f′| is below ``FLAT`` of its maximum, in ascending order."""
    z = np.linspace(low, high, _LOOKS)
    slopes = np.abs(function.derivative(z))
    flat = slopes < FLAT * function.activation.max_slope
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flat.view(np.int8), [0]))))
    regions = []
    for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        inside = slopes[start:stop]
        dead, even = bool((inside == 0.0).all()), bool((inside == inside[0]).all())
        flatness = Flatness.DEAD if dead else Flatness.WEAK if even and stop - start > 1 else Flatness.SATURATED
        regions.append(Region(float(z[start]), float(z[stop - 1]), flatness))
    return tuple(regions)


def flat_shares(histogram: PreActivations, function: Function) -> FloatArray:
    """For every bin (bins,) the share of it over which |f′| is below ``FLAT`` of its maximum, 0 to 1."""
    flat = np.abs(function.derivative(_inside(histogram))) < FLAT * function.activation.max_slope
    shares: FloatArray = flat.mean(axis=1)
    return shares


def mean_slope(histogram: PreActivations, function: Function) -> float:
    """Mean |f′| over the z of ``histogram``, taken as spread evenly within each bin; nan without any."""
    total = float(histogram.counts.sum())
    if not total > 0.0:
        return float("nan")
    slopes = np.abs(function.derivative(_inside(histogram))).mean(axis=1)
    return float(slopes @ histogram.counts) / total


def reach_of(histogram: PreActivations | None) -> tuple[float, float]:
    """Around 0, all z but half a percent at either end, in steps that grow with it; ``USUAL`` at least."""
    if histogram is None:
        return -USUAL, USUAL
    share = np.cumsum(histogram.counts) / histogram.counts.sum()
    first, last = np.searchsorted(share, [0.005, 0.995])
    edges = histogram.edges[[first, min(last + 1, len(share))]]
    return -_rounded_up(max(-float(edges[0]), USUAL)), _rounded_up(max(float(edges[1]), USUAL))


def _rounded_up(value: float) -> float:
    """``value`` ≥ ``USUAL`` up to the next of 6, 8, 10, 15, 20, 30, 40, 60, 80 …, so that the axis moves seldom."""
    decade = 10.0 ** math.floor(math.log10(value / USUAL))
    steps = (6.0, 8.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0)
    return next((step * decade for step in steps if value <= step * decade * (1.0 + 1e-9)), 60.0 * decade)


def _inside(histogram: PreActivations) -> FloatArray:
    """Places in every bin (bins, ``_SUBSAMPLES``)."""
    steps = (np.arange(_SUBSAMPLES) + 0.5) / _SUBSAMPLES
    places: FloatArray = histogram.edges[:-1, None] + np.diff(histogram.edges)[:, None] * steps
    return places
