"""Frames: what can be seen of a network, as a pure function of experiment, data, parameters and wish list.

The same function serves live training, the command line and exported pictures, so that they cannot disagree.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import Fit, FloatArray, Frame, Gradients, LossCurves, Metrics, Wish, WishList, read_only
from playground.gradients import Probe
from playground.metrics import measure
from playground.network import Network

CURVE_POINTS = 256
IMAGE_POINTS = 64
EFFECT_POINTS = 40
EFFECT_ROWS = 100
PROBE_ROWS = 1024
SHOWN_UNITS = 64
MEASURED_ROWS = 4096
"""Rows that are measured at a time, so that training and pictures go on in between."""
MAX_WORK = 100e6
"""Multiplications that one part of a frame may cost, some milliseconds: large networks are sampled more coarsely."""
MIN_ROWS = 16

AllMetrics = tuple[Metrics | None, Metrics | None, Metrics | None]
"""Of the training, validation and test set."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in which run a frame is taken, and what only the run itself knows."""

    run: int
    update: int
    epoch: int
    updates_per_second: float
    learning_rate: float
    loss: LossCurves | None = None
    first_gradients: Gradients | None = None


class Painter:
    """Draws frames of one dataset; keeps the grids and rows that every frame of it needs."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        scaled = [dataset.scaled(subset) for subset in range(3)]
        self._sets = [(_tensor(x), _tensor(y)) for x, y in scaled]
        train_x, train_y = self._sets[0]
        rows = np.random.default_rng(0).permutation(len(train_x))[:PROBE_ROWS]
        self._probe_rows = train_x[rows], train_y[rows]
        self._shown = [
            _tensor(dataset.x_scaling.apply(dataset.x[dataset.shown(subset)])) for subset in range(3)
        ]
        self._grids: dict[int, tuple[FloatArray, Tensor]] = {}
        self._probe: tuple[tuple[object, ...], Probe] | None = None

    def draw(self, experiment: Experiment, theta: Tensor, wish: WishList, moment: Moment) -> Frame:
        """The frame of parameters ``theta`` (size,) float32; only what ``wish`` names is computed."""
        with torch.inference_mode():
            network = Network(experiment.network.layers, self.dataset.features)
            wanted = wish.wishes
            metrics: AllMetrics = (None, None, None)
            if Wish.METRICS in wanted:
                metrics = self.measure(experiment, theta)
            probe = self._probe_of(experiment, network)
            histogram = Wish.PRE_ACTIVATIONS in wanted and wish.histogram_layer < len(network.hidden)
            return Frame(
                run=moment.run,
                update=moment.update,
                epoch=moment.epoch,
                updates_per_second=moment.updates_per_second,
                learning_rate=moment.learning_rate,
                train=metrics[0],
                valid=metrics[1],
                test=metrics[2],
                loss=moment.loss if Wish.LOSS in wanted else None,
                fit=self._fit(network, theta, wish) if Wish.FIT in wanted else None,
                predictions=self._predictions(network, theta) if Wish.PREDICTIONS in wanted else None,
                gradients=probe.gradients(theta, experiment.training) if Wish.GRADIENTS in wanted else None,
                first_gradients=moment.first_gradients if Wish.GRADIENTS in wanted else None,
                pre_activations=probe.pre_activations(theta, wish.histogram_layer) if histogram else None,
            )

    def gradients(self, experiment: Experiment, theta: Tensor) -> Gradients:
        """The gradient statistics of ``theta`` alone."""
        with torch.inference_mode():
            network = Network(experiment.network.layers, self.dataset.features)
            return self._probe_of(experiment, network).gradients(theta, experiment.training)

    def measure(self, experiment: Experiment, theta: Tensor) -> AllMetrics:
        """How well whole subsets are predicted."""
        *_, metrics = self.measuring(experiment, theta)
        assert metrics is not None
        return metrics

    def measuring(self, experiment: Experiment, theta: Tensor) -> Iterator[AllMetrics | None]:
        """The same in small steps: ``None`` after each but the last. ``theta`` must not change meanwhile."""
        network = Network(experiment.network.layers, self.dataset.features)
        outputs: list[Tensor] = []
        step = _affordable(network, MEASURED_ROWS)
        for x, target in self._sets:
            output = torch.empty_like(target)
            for first in range(0, len(x), step):
                with torch.inference_mode():
                    rows = slice(first, first + step)
                    output[rows] = network.forward(theta, x[rows])
                if first + step < len(x):
                    yield None
            outputs.append(output)
        train, valid, test = (
            measure(experiment, self.dataset, output, target)
            for output, (_, target) in zip(outputs, self._sets, strict=True)
        )
        yield train, valid, test

    @property
    def surface_rows(self) -> tuple[Tensor, Tensor]:
        """The training rows (scaled x and y) over which a loss surface is computed: at most ``PROBE_ROWS``."""
        return self._probe_rows

    def _probe_of(self, experiment: Experiment, network: Network) -> Probe:
        """The probe for this network, built anew when its layers changed."""
        if self._probe is None or self._probe[0] != experiment.network.layers:
            x, target = self._probe_rows
            rows = _affordable(network, len(x))
            self._probe = experiment.network.layers, Probe(network, x[:rows], target[:rows])
        return self._probe[1]

    def _predictions(self, network: Network, theta: Tensor) -> tuple[FloatArray, FloatArray, FloatArray]:
        train, valid, test = (self._in_data_units(network.forward(theta, x)) for x in self._shown)
        return train, valid, test

    def _in_data_units(self, output: Tensor) -> FloatArray:
        return read_only(self.dataset.y_scaling.undo(output.double().numpy())[:, 0])

    def _grid(self, network: Network) -> tuple[FloatArray, Tensor]:
        """The inputs the fit is drawn over: in the data's units, and scaled."""
        low, high = self.dataset.domain.T
        if self.dataset.features == 1:
            points = _affordable(network, CURVE_POINTS)
        elif self.dataset.features == 2:
            points = math.isqrt(_affordable(network, IMAGE_POINTS**2))
        else:
            points = _affordable(network, EFFECT_ROWS * EFFECT_POINTS) // EFFECT_POINTS + 1
        if points not in self._grids:
            if self.dataset.features == 1:
                values = np.linspace(low[0], high[0], points)[:, None]
            elif self.dataset.features == 2:
                first, second = (np.linspace(low[i], high[i], points) for i in range(2))
                values = np.stack(np.meshgrid(first, second), axis=-1).reshape(-1, 2)
            else:
                values = self.dataset.x[self.dataset.subsets[0][:points]]
            self._grids[points] = read_only(values), _tensor(self.dataset.x_scaling.apply(values))
        return self._grids[points]

    def _fit(self, network: Network, theta: Tensor, wish: WishList) -> Fit:
        if self.dataset.features == 1:
            return self._curve(network, theta, wish.units_layer)
        if self.dataset.features == 2:
            return self._image(network, theta)
        return self._effect(network, theta, min(wish.effect_feature, self.dataset.features - 1))

    def _image(self, network: Network, theta: Tensor) -> Fit:
        (x1_low, x1_high), (x2_low, x2_high) = self.dataset.domain
        _, scaled = self._grid(network)
        side = math.isqrt(len(scaled))
        image = self._in_data_units(network.forward(theta, scaled)).reshape(side, side)
        extent = float(x1_low), float(x1_high), float(x2_low), float(x2_high)
        return Fit(inputs=2, image=read_only(image), extent=extent)

    def _curve(self, network: Network, theta: Tensor, units_layer: int | None) -> Fit:
        values, scaled = self._grid(network)
        outputs: list[Tensor] = []
        curve = self._in_data_units(network.forward(theta, scaled, outputs))
        units = None
        if units_layer is not None and units_layer < len(network.hidden):
            units = read_only(outputs[2 * units_layer + 1][:, :SHOWN_UNITS].double().numpy())
        return Fit(
            inputs=1,
            curve_x=values[:, 0],
            curve=curve,
            units=units,
            units_layer=units_layer if units is not None else None,
        )

    def _effect(self, network: Network, theta: Tensor, feature: int) -> Fit:
        low, high = self.dataset.domain[feature]
        values = np.linspace(low, high, EFFECT_POINTS)
        _, rows = self._grid(network)
        scaled = (values - self.dataset.x_scaling.mean[feature]) / self.dataset.x_scaling.deviation[feature]
        varied = rows.repeat(EFFECT_POINTS, 1)
        varied[:, feature] = _tensor(scaled).repeat_interleave(len(rows))
        output = self._in_data_units(network.forward(theta, varied)).reshape(EFFECT_POINTS, len(rows))
        return Fit(
            inputs=self.dataset.features,
            curve_x=read_only(values),
            curve=read_only(output.mean(axis=1)),
            feature=feature,
        )


def _affordable(network: Network, rows: int) -> int:
    """How many of ``rows`` rows a frame can send through ``network``."""
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    return min(rows, max(MIN_ROWS, int(MAX_WORK / weights)))


def _tensor(values: FloatArray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))
