"""Statistics of activations and gradients, layer by layer, out of one forward and backward pass."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.activations import ACTIVATIONS, Kernels
from playground.experiment import Training
from playground.flow import Flow, FlowHistory
from playground.frames import KINDS, STATISTICS, FloatArray, Gradients, PreActivations, read_only
from playground.long_pass import pass_of
from playground.losses import loss_value
from playground.network import Network, Pass

HISTOGRAM_BINS = 48
SAMPLED_ENTRIES = 4096
"""Variances and histograms of a ``Flow`` look at no more entries of a layer, spread evenly over rows and units."""
SATURATED = 0.03
"""A unit counts as saturated where its mean |f′| is below this share of the activation's steepest slope."""
RECTIFIERS = ("relu", "leaky_relu")
"""The activations whose units can be dead: the slope is 0, or α, on one side of the kink."""
TWIN_TOLERANCE = 1e-5
"""Two units are twins if their parameters differ by no more than this share: the order of additions differs too."""
EXACT_SIDE = 64
"""Up to so many rows or columns ‖W‖₂ comes from a singular value decomposition; beyond, from power iteration."""
POWER_WORK = 20e6
"""Multiplications that power iteration may take for one matrix and look; the next look goes on from there."""
DEAD_CHUNK_WORK = 20e6
"""Multiplications of one chunk of ``dead_units``, about a millisecond."""
MIN_CHUNK = 16


class Probe:
    """A forward and backward pass over fixed rows of the training set, apart from the one that trains.

    ``x`` (rows, inputs) and ``target`` (rows, 1), float32, scaled units. Whatever is asked of one ``theta`` and loss
    shares one pass. With a large network ``ask`` is called now and then, and may raise ``Interrupted``.
    """

    def __init__(
        self, network: Network, x: Tensor, target: Tensor, ask: Callable[[], None] = lambda: None
    ) -> None:
        self._x = x
        self._target = target
        self._theta = torch.zeros(network.size)
        self._gradient = torch.zeros(network.size)
        self._output = torch.zeros_like(target)
        self._ask = ask
        self._pass = pass_of(network, self._theta, self._gradient, len(x), ask)
        self._seen: tuple[str, float] | None = None  # the loss function of the pass in the buffers
        views = [layout.views(self._gradient) for layout in network.layout]
        # in the order of KINDS
        self._tensors = [weight for weight, _ in views] + [bias for _, bias in views] + self._pass.dz
        self._counts = np.array([tensor.numel() for tensor in self._tensors], dtype=np.float64)
        self._norms: FloatArray | None = None
        self._layers = LayerProbe(network, self._theta, self._pass, x)

    @property
    def layers(self) -> int:
        """Number of linear layers."""
        return len(self._pass.dz)

    @property
    def looked(self) -> tuple[Tensor, Tensor, Tensor, Tensor, Pass]:
        """Rows x, parameters, gradient, ŷ and buffers of the last ``look``: to be read before the next one."""
        return self._x, self._theta, self._gradient, self._output, self._pass

    def look(self, theta: Tensor, training: Training) -> None:
        """One pass at ``theta`` (size,), unless the last one was just that."""
        loss = training.loss, training.huber_delta
        if self._seen == loss and torch.equal(self._theta, theta):
            return
        self._seen = None
        self._theta.copy_(theta)
        self._pass.gradient_step(self._x, self._target, self._output, training)
        self._seen = loss
        self._norms = None

    def norms(self, theta: Tensor, training: Training) -> FloatArray:
        """‖∂L/∂W‖, ‖∂L/∂b‖ and ‖∂L/∂z‖ of every layer at ``theta``: (kinds, layers), nan where not finite."""
        self.look(theta, training)
        if self._norms is None:
            self._norms = _finite(self._measured(2.0)).reshape(len(KINDS), -1)
        return self._norms

    def gradients(self, theta: Tensor, training: Training) -> Gradients:
        """Norm, mean and maximum of |∂L/∂W|, |∂L/∂b| and |∂L/∂z| of every layer at ``theta`` (size,)."""
        norms = self.norms(theta, training).ravel()
        means, peaks = self._measured(1.0) / self._counts, self._measured(math.inf)
        flat = _finite(np.stack([norms, means, peaks], axis=1))
        return Gradients(read_only(flat.reshape(len(KINDS), -1, len(STATISTICS))))

    def _measured(self, order: float) -> FloatArray:
        """The norm of this order of every gradient, in the order of ``KINDS``."""
        self._ask()
        return torch.stack(torch._foreach_norm(self._tensors, order)).numpy().astype(np.float64)

    def pre_activations(self, theta: Tensor, layer: int) -> PreActivations:
        """Histogram of hidden layer ``layer``'s z at ``theta``, all units and rows together."""
        if self._seen is None or not torch.equal(self._theta, theta):
            self._theta.copy_(theta)
            self._pass.forward(self._x, self._output)
            self._seen = None
        # in float32 the bins of values that differ in their last digits would have no width
        z = self._pass.z[layer].numpy().ravel().astype(np.float64)
        edges, counts = histogram(z[np.isfinite(z)])
        return PreActivations(layer, read_only(edges), read_only(counts))

    def flow(self, theta: Tensor, training: Training, previous_theta: Tensor | None, update: int) -> Flow:
        """What the layers do at ``theta`` (size,), which ``update`` updates led to.

        ``previous_theta`` are the parameters before the last update, for the ratio of update to weight; ``None``
        where they are not known. ``Flow.dead`` is of the probe rows; ``dead_units`` looks at more.
        """
        weight, bias, signal = self.norms(theta, training)
        with np.errstate(all="ignore"):
            growth = _finite(signal[:-1] / signal[1:])
        layers = self._layers
        slope, saturated, dead = layers.slopes()
        self._ask()
        spread, activation_edges, activation_counts = layers.activations()
        gradient_edges, gradient_counts, gradient_zeros = layers.gradients()
        return Flow(
            update=update,
            loss=loss_value(training, self._output, self._target),
            weight_norm=read_only(weight.copy()),
            bias_norm=read_only(bias.copy()),
            signal_norm=read_only(signal.copy()),
            update_ratio=read_only(layers.update_ratio(previous_theta)),
            slope=read_only(slope),
            saturated=read_only(saturated),
            dead=read_only(dead),
            spread=read_only(spread),
            twins=read_only(layers.twins()),
            growth=read_only(growth),
            weight_bound=read_only(layers.weight_bounds()),
            slope_bound=layers.slope_bound,
            activation_edges=read_only(activation_edges),
            activation_counts=read_only(activation_counts),
            gradient_edges=read_only(gradient_edges),
            gradient_counts=read_only(gradient_counts),
            gradient_zeros=read_only(gradient_zeros),
        )


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
            return _finite(change / size)

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
        return _finite(slope), saturated, dead

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


class SpectralNorm:
    """‖W‖₂, the largest singular value of one matrix whose entries change.

    A large one comes from power iteration with WᵀW, which goes on from the last vector: a lower bound, close to the
    norm once some looks were taken at a matrix that changes slowly.
    """

    def __init__(self, weight: Tensor) -> None:
        self._weight = weight
        rows, columns = weight.shape
        self._exact = min(rows, columns) <= EXACT_SIDE
        self._steps = int(max(2, min(40, POWER_WORK / (2 * weight.numel()))))
        draw = torch.Generator().manual_seed(0)
        self._vector = torch.rand(columns, generator=draw) if not self._exact else torch.empty(0)

    def value(self) -> float:
        """The norm now; nan if the matrix is not finite."""
        size = float(torch.linalg.vector_norm(self._weight))
        if not math.isfinite(size) or size == 0.0 or 1 in self._weight.shape:
            return size if math.isfinite(size) else math.nan
        if self._exact:
            return float(torch.linalg.svdvals(self._weight)[0])
        norm = before = 0.0
        for _ in range(self._steps):
            image = torch.mv(self._weight, self._vector)
            norm = float(image.norm() / self._vector.norm())
            back = torch.mv(self._weight.t(), image)
            self._vector = back / back.norm()
            if abs(norm - before) <= 1e-4 * norm:
                break
            before = norm
        if not math.isfinite(norm):
            self._vector = torch.ones_like(self._vector)
        return norm


class NormHistory:
    """Gradient norms of every layer at a run's snapshots, computed when somebody looks, a few at a time."""

    def __init__(self) -> None:
        self._of: tuple[Probe, str, float] | None = None
        # the snapshot itself too: another run has other parameters at the same update
        self._columns: dict[int, tuple[Tensor, FloatArray]] = {}

    def columns(
        self, probe: Probe, training: Training, updates: Sequence[int], snapshots: Sequence[Tensor], seconds: float
    ) -> FlowHistory:
        """The norms at those of ``snapshots``, taken after ``updates``, that are computed by now, oldest first.

        At most about ``seconds`` go into missing ones, the newest first, and at least one is computed. The norms are
        those of this network and loss: another ``probe`` or loss begins anew.
        """
        started = time.perf_counter()
        of = probe, training.loss, training.huber_delta
        if self._of != of:
            self._of, self._columns = of, {}
        wanted = dict(zip(updates, snapshots, strict=True))
        self._columns = {
            update: column for update, column in self._columns.items() if wanted.get(update) is column[0]
        }
        for update in reversed(wanted):
            if update not in self._columns:
                self._columns[update] = wanted[update], probe.norms(wanted[update], training).copy()
                if time.perf_counter() - started >= seconds:
                    break
        return self._history(probe.layers)

    def _history(self, layers: int) -> FlowHistory:
        updates = sorted(self._columns)
        stacked = np.empty((len(KINDS), layers, len(updates)))
        for place, update in enumerate(updates):
            stacked[:, :, place] = self._columns[update][1]
        return FlowHistory(
            updates=read_only(np.array(updates, dtype=np.float64)),
            weight_norm=read_only(stacked[0]),
            signal_norm=read_only(stacked[2]),
        )


def dead_units(network: Network, theta: Tensor, x: Tensor) -> Iterator[FloatArray | None]:
    """Share of dead units of every hidden layer over all of ``x`` (rows, inputs), in small steps.

    ``None`` after each step but the last, which yields ``Flow.dead``'s (hidden,) array. Ends early once every unit
    was seen alive. ``theta`` must not change meanwhile.
    """
    rectifying = [i for i, layer in enumerate(network.hidden) if layer.activation in RECTIFIERS]
    alive = {i: torch.zeros(network.hidden[i].units, dtype=torch.bool) for i in rectifying}
    work = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    step = max(MIN_CHUNK, int(DEAD_CHUNK_WORK / work))
    for first in range(0, len(x), step):
        with torch.inference_mode():
            outputs: list[Tensor] = []
            network.forward(theta, x[first : first + step], outputs)
            for i, seen in alive.items():
                seen |= (outputs[2 * i + 1] != 0.0).any(0)
            if all(bool(seen.all()) for seen in alive.values()):
                break
        if first + step < len(x):
            yield None
    dead = np.full(len(network.hidden), math.nan)
    for i, seen in alive.items():
        dead[i] = 1.0 - float(seen.double().mean())
    yield read_only(dead)


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


def _finite(values: FloatArray) -> FloatArray:
    """``values`` with nan where they are not finite, in place."""
    values[~np.isfinite(values)] = math.nan
    return values
