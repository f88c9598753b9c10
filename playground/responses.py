"""The network as a diagram: its strongest units, their weights, and what each answers over the domain."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.data.dataset import Dataset
from playground.diagram import Diagram, DiagramLayer, IndexArray
from playground.experiment import Training
from playground.frames import read_only
from playground.gradients import Probe
from playground.layout import LayerLayout
from playground.network import Network

FloatArray = NDArray[np.float64]

MOST_UNITS = 16
"""At most so many units of a layer, or inputs, are shown."""
FEWER_UNITS = 8
"""With more than ``MANY_LAYERS`` layers: nobody could tell more apart in columns that narrow."""
MANY_LAYERS = 24
CURVE_POINTS = (33, 17, 9)
MAP_SIDES = (16, 8, 5)
"""Points of a curve and of a map's side, from fine to coarse; a large network gets a coarser grid."""
GRID_WORK = 100e6
"""Multiplications that responses may cost; the coarsest grid is taken in any case."""
SPREAD_ENTRIES = 1 << 18
"""How many activations of a layer may be looked at to choose its strongest units."""
SLACK = 1.5
"""A unit that is shown stays until so many times as many others as are shown are stronger, or it would flicker."""


def response_grid(dataset: Dataset, network: Network) -> Tensor | None:
    """Scaled inputs (points, inputs), float32, over the domain; ``None`` with more than two inputs.

    Of two inputs x1 varies fastest, both ascending.
    """
    if dataset.features > 2:
        return None
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    sizes = CURVE_POINTS if dataset.features == 1 else MAP_SIDES
    fine = [size for size in sizes if size**dataset.features * weights <= GRID_WORK]
    axes = [np.linspace(low, high, (fine or sizes[-1:])[0]) for low, high in dataset.domain]
    values = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, dataset.features)
    return torch.from_numpy(np.ascontiguousarray(dataset.x_scaling.apply(values), dtype=np.float32))


def diagram(
    network: Network,
    theta: Tensor,
    probe: Probe,
    training: Training,
    previous_theta: Tensor | None,
    grid: Tensor | None,
    update: int,
    kept: Diagram | None = None,
) -> Diagram:
    """The diagram at ``theta`` (size,), which ``update`` updates led to.

    ``previous_theta`` are the parameters before the last update (``None``: changes are zero), ``grid`` comes from
    ``response_grid``. ``kept`` is the last diagram of the same network: of a wide layer, its units go on being shown
    as long as they are strong (see ``strongest``).
    """
    probe.look(theta, training)
    x, theta, gradient, output, seen = probe.looked
    last = len(network.layout) - 1
    shown = _choose(network, theta, x, seen.a, kept)
    a, dz = [*seen.a[:last], output], seen.dz
    before = theta if previous_theta is None else previous_theta
    vectors = theta.numpy(), gradient.numpy(), before.numpy()
    responses = _responses(network, theta, grid, shown[1:])
    layers = tuple(
        _layer(_Rows(layout, shown[index + 1], shown[index]), vectors, a[index], dz[index], responses[index])
        for index, layout in enumerate(network.layout)
    )
    return Diagram(update, network.inputs, shown[0], layers)


def _layer(
    rows: _Rows,
    vectors: tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]],
    activation: Tensor,
    signal: Tensor,
    response: FloatArray | None,
) -> DiagramLayer:
    """The shown ``rows`` of one layer; ``vectors`` are its network's parameters, their gradient, and those before."""
    (weight, bias), (weight_gradient, bias_gradient), (old_weight, old_bias) = map(rows.pick, vectors)
    deviation, mean = torch.std_mean(rows.columns(activation), 0, correction=0)
    return DiagramLayer(
        units=rows.layout.fan_out,
        shown=rows.shown,
        weight=weight,
        bias=bias,
        weight_gradient=weight_gradient,
        bias_gradient=bias_gradient,
        weight_change=read_only(weight - old_weight),
        bias_change=read_only(bias - old_bias),
        activation_mean=_array(mean),
        activation_deviation=_array(deviation),
        signal_norm=_array(torch.linalg.vector_norm(rows.columns(signal), dim=0)),
        response=response,
    )


def strongest(weight: Tensor, activation: Tensor, most: int, kept: IndexArray | None = None) -> IndexArray:
    """The ``most`` units with the largest ‖outgoing weights‖ · standard deviation of the activation, ascending.

    ``weight`` (k, units) are the outgoing weights, ``activation`` (rows, units). What a unit adds to the next layer's
    pre-activations beside a constant varies with just that product. Units in ``kept`` stay in while they are among
    the strongest ``SLACK`` · ``most``. Units that are not finite are the weakest.
    """
    units = activation.shape[1]
    if units <= most:
        return _all(units)
    rows = max(2, SPREAD_ENTRIES // units)
    # squares in their place: the order is the same, and norms and deviations down columns are slow
    centered = activation[:rows] - activation[:rows].mean(0)
    strength = weight.square().sum(0) * centered.square_().sum(0)
    order = np.argsort(-np.nan_to_num(strength.numpy(), nan=-1.0, posinf=-1.0), kind="stable")
    staying = order[: round(SLACK * most)]
    staying = staying[np.isin(staying, kept)][:most] if kept is not None else order[:0]
    first = order[: 2 * most]
    newcomers = first[~np.isin(first, staying)][: most - len(staying)]
    return _fixed(np.sort(np.concatenate([staying, newcomers])))


def _choose(
    network: Network, theta: Tensor, x: Tensor, activations: Sequence[Tensor], kept: Diagram | None
) -> list[IndexArray]:
    """Which inputs and which units of every layer are shown: from the output back, as seen by the units shown after."""
    hidden = len(network.hidden)
    most = MOST_UNITS if hidden <= MANY_LAYERS else FEWER_UNITS
    if kept is not None and (kept.inputs, [layer.units for layer in kept.layers]) != (
        network.inputs,
        [layout.fan_out for layout in network.layout],
    ):
        kept = None
    stayed = None if kept is None else [kept.inputs_shown, *(layer.shown for layer in kept.layers)]
    chosen = [_all(1)]
    for index in range(hidden, -1, -1):
        weight, _ = network.layout[index].views(theta)
        below = activations[index - 1] if index else x
        if below.shape[1] > most and len(chosen[-1]) < len(weight):
            weight = weight[torch.from_numpy(chosen[-1].copy())]
        chosen.append(strongest(weight, below, most, None if stayed is None else stayed[index]))
    return chosen[::-1]


def _responses(
    network: Network, theta: Tensor, grid: Tensor | None, shown: Sequence[IndexArray]
) -> list[FloatArray | None]:
    """Activations of the shown units over the grid: (units, points), or (units, side, side) of two inputs."""
    if grid is None:
        return [None] * len(network.layout)
    outputs: list[Tensor] = []
    output = network.forward(theta, grid, outputs)
    side = math.isqrt(len(grid))
    shape = (-1, len(grid)) if network.inputs == 1 else (-1, side, side)
    activations = [*outputs[1::2][: len(network.hidden)], output]
    picked = [a if len(units) == a.shape[1] else a[:, torch.from_numpy(units.copy())]
              for a, units in zip(activations, shown, strict=True)]
    return [_array(a.t()).reshape(shape) for a in picked]


class _Rows:
    """The entries of one layer that are shown. NumPy: for few numbers its calls cost less than PyTorch's."""

    def __init__(self, layout: LayerLayout, units: IndexArray, sources: IndexArray) -> None:
        self.layout, self.shown, self._sources = layout, units, sources
        self._all_units = len(units) == layout.fan_out
        self._all = self._all_units and len(sources) == layout.fan_in

    def pick(self, vector: NDArray[np.float32]) -> tuple[FloatArray, FloatArray]:
        """Weights (units, sources) and biases (units,) out of a vector laid out as the parameters."""
        layout = self.layout
        weight = vector[layout.weight : layout.weight + layout.fan_out * layout.fan_in]
        weight = weight.reshape(layout.fan_out, layout.fan_in)
        bias = vector[layout.bias : layout.bias + layout.fan_out]
        if not self._all:
            weight, bias = weight[np.ix_(self.shown, self._sources)], bias[self.shown]
        return read_only(weight.astype(np.float64)), read_only(bias.astype(np.float64))

    def columns(self, values: Tensor) -> Tensor:
        """Of (rows, fan_out), those of the shown units."""
        return values if self._all_units else values[:, torch.from_numpy(self.shown.copy())]


def _all(count: int) -> IndexArray:
    return _fixed(np.arange(count, dtype=np.int64))


def _fixed(indices: IndexArray) -> IndexArray:
    indices.flags.writeable = False
    return indices


def _array(values: Tensor) -> FloatArray:
    return read_only(values.numpy().astype(np.float64))
