"""What single layers do in a pass that was just made: slopes, spreads, twins, histograms, bounds."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.activations import ACTIVATIONS, RECTIFIERS, Kernels
from playground.frames import FloatArray, read_only
from playground.network import Network, Pass
from playground.spectral_norm import SpectralNorm

HISTOGRAM_BINS = 48
SAMPLED_ENTRIES = 4096
"""Variances and histograms of a ``Flow`` look at no more entries of a layer, spread evenly over rows and units."""
SATURATED = 0.03
"""A unit counts as saturated where its mean |f′| is below this share of the activation's steepest slope."""
TWIN_TOLERANCE = 1e-5
"""Two units are twins if their parameters differ by no more than this share: the order of additions differs too."""


class LayerProbe:
    """What a ``Flow`` says of single layers, read from the buffers of the pass that ``Probe`` made last.

    ``theta`` is the vector whose parameters that pass used.
    """

    def __init__(self, network: Network, theta: Tensor, seen: Pass, x: Tensor) -> None:
        hidden = range(len(network.hidden))
        self._theta = theta
        self._before, self._change = torch.zeros_like(theta), torch.zeros_like(theta)
        self._compared = [layout.views(v)[0] for v in (self._change, self._before) for layout in network.layout]
        self._input_spread = float(x.double().var(correction=0))
        widest = max((layer.units for layer in network.hidden), default=0) * len(x)
        ones, scratch = torch.ones(widest), torch.empty(widest)
        self._slopes: list[tuple[Kernels | None, Tensor, Tensor, Tensor, Tensor]] = [
            (
                network.kernels[i],
                ones[: seen.z[i].numel()].view_as(seen.z[i]),
                seen.z[i],
                seen.a[i],
                scratch[: seen.z[i].numel()].view_as(seen.z[i]),
            )
            for i in hidden
        ]
        self.slope_bound = read_only(
            np.array([ACTIVATIONS[layer.activation].max_slope for layer in network.hidden], dtype=np.float64)
        )
        self._rectifies = [layer.activation in RECTIFIERS for layer in network.hidden]
        # views without a copy: NumPy's calls on few entries cost less than PyTorch's
        self._sampled_a = [sampled(seen.a[i]) for i in hidden]
        self._sampled_dz = [sampled(dz) for dz in seen.dz]
        self._weights = [weight.numpy() for weight, _ in (layout.views(theta) for layout in network.layout)]
        self._biases = [bias.numpy() for _, bias in (layout.views(theta) for layout in network.layout)]
        self._norms = [SpectralNorm(layout.views(theta)[0]) for layout in network.layout[1:]]
        draw = np.random.default_rng(0)
        self._directions = [draw.uniform(0.5, 1.0, layout.fan_in).astype(np.float32) for layout in network.layout]

    def update_ratio(self, previous_theta: Tensor | None) -> FloatArray:
        """‖W − W_before‖ / ‖W_before‖ of every layer; nan without a before, and where it was 0."""
        if previous_theta is None:
            return np.full(len(self._weights), math.nan)
        self._before.copy_(previous_theta)
        torch.sub(self._theta, self._before, out=self._change)
        norms = torch.stack(torch._foreach_norm(self._compared, 2.0)).numpy().astype(np.float64)
        change, size = norms.reshape(2, -1)
        with np.errstate(all="ignore"):
            return finite(change / size)

    def slopes(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Mean |f′|, share of saturated and share of dead units of every hidden layer."""
        slope, saturated, dead = (np.full(len(self._slopes), math.nan) for _ in range(3))
        for i, (kernels, ones, z, a, out) in enumerate(self._slopes):
            if kernels is None:
                slope[i], saturated[i] = 1.0, 0.0
                continue
            kernels.backward(ones, z, a, out)
            units = out.abs_().sum(0).numpy().astype(np.float64) / len(out)
            slope[i] = units.mean()
            if self._rectifies[i]:
                # nan is not dead: that run has other troubles
                dead[i] = np.count_nonzero(units == 0.0) / len(units)
                units = units[units != 0.0]
            flat = np.count_nonzero(units < SATURATED * self.slope_bound[i])
            saturated[i] = flat / out.shape[1]
        return finite(slope), saturated, dead

    def activations(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Variance of the inputs and of every hidden layer's activations; edges and counts of their histograms."""
        hidden = len(self._sampled_a)
        spread = np.empty(hidden + 1)
        edges, counts = np.zeros((hidden, HISTOGRAM_BINS + 1)), np.zeros((hidden, HISTOGRAM_BINS))
        spread[0] = self._input_spread
        for i, values in enumerate(self._sampled_a):
            a = values.astype(np.float64)
            if not math.isfinite(a.dot(a)):
                a = a[np.isfinite(a)]
                spread[i + 1] = math.nan
            else:
                spread[i + 1] = a.var()
            edges[i], counts[i] = histogram(a)
        return spread, edges, counts

    def gradients(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Edges (log10), counts and share of zeros of |∂L/∂z| of every layer.

        A bin is one binary exponent, 0.3 decades, which can be read off a number without taking its logarithm. All
        layers share the edges; the lowest bin holds what is smaller, too. Below 2^-126 a number counts as zero.
        """
        layers = len(self._sampled_dz)
        exponents = [np.bincount((bits.view(np.uint32) >> 23) & 0xFF, minlength=256) for bits in self._sampled_dz]
        found = np.array(exponents, dtype=np.float64)
        zeros = found[:, 0] / found.sum(axis=1)
        # exponent 255 is inf and nan
        filled = np.flatnonzero(found[:, 1:255].any(axis=0)) + 1
        top = int(filled[-1]) if len(filled) else 127
        bottom = top - HISTOGRAM_BINS + 1
        counts = np.zeros((layers, HISTOGRAM_BINS))
        start = max(bottom, 1)
        counts[:, start - bottom :] = found[:, start : top + 1]
        counts[:, 0] += found[:, 1 : max(bottom, 1)].sum(axis=1)
        edges = (np.arange(bottom, top + 2) - 127) * math.log10(2.0)
        return np.tile(edges, (layers, 1)), counts, zeros

    def twins(self) -> FloatArray:
        """Share of units of every hidden layer whose weights and bias equal an earlier unit's."""
        hidden = len(self._sampled_a)
        return np.array([_twins(*each) for each in zip(
            self._weights[:hidden], self._biases[:hidden], self._directions[:hidden], strict=True
        )], dtype=np.float64)

    def weight_bounds(self) -> FloatArray:
        """‖W‖₂ of every layer after the first."""
        return np.array([norm.value() for norm in self._norms], dtype=np.float64)


def histogram(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Edges (bins + 1,) from the lowest to the highest of the finite ``values`` (n,), and counts (bins,)."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    size = max(1.0, abs(low), abs(high))
    if high - low < 1e-6 * size:
        low, high = low - 0.5 * size, high + 0.5 * size
    # what np.histogram does, at a fifth of its cost
    places = ((values - low) * (HISTOGRAM_BINS / (high - low))).astype(np.intp)
    np.minimum(places, HISTOGRAM_BINS - 1, out=places)
    counts = np.bincount(places, minlength=HISTOGRAM_BINS).astype(np.float64)
    return np.linspace(low, high, HISTOGRAM_BINS + 1), counts


def sampled(values: Tensor) -> NDArray[np.float32]:
    """Some of ``values`` (rows, units), evenly spread over both, as a view (n,): all if they are few."""
    step = max(1, values.numel() // SAMPLED_ENTRIES)
    # a step without a common factor comes past every unit
    while math.gcd(step, values.shape[1]) > 1:
        step += 1
    view: NDArray[np.float32] = values.view(-1)[::step].numpy()
    return view


def _twins(
    weight: NDArray[np.float32], bias: NDArray[np.float32], direction: NDArray[np.float32]
) -> float:
    """Units are put in order by one number each: twins have the same number and become neighbours."""
    number = weight @ direction + bias
    order = number.argsort()
    number = number[order]
    near = np.flatnonzero(np.diff(number) <= TWIN_TOLERANCE * np.abs(number[1:]))
    if len(near) == 0:
        return 0.0
    first, second = (np.column_stack([weight[units], bias[units]]) for units in (order[near], order[near + 1]))
    twins = np.abs(first - second).max(axis=1) <= TWIN_TOLERANCE * np.abs(first).max(axis=1)
    return float(np.count_nonzero(twins)) / len(bias)


def finite(values: FloatArray) -> FloatArray:
    """``values`` with nan where they are not finite, in place."""
    values[~np.isfinite(values)] = math.nan
    return values
