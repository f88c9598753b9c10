"""Frames: what can be seen of a network, as a pure function of experiment, data, parameters and wish list.

The same function serves live training, the command line and exported pictures, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import Fit, FloatArray, Frame, Gradients, LossCurves, Metrics, Wish, WishList, read_only
from playground.gradients import Probe
from playground.network import Network
from playground.trainer import measure

CURVE_POINTS = 256
IMAGE_POINTS = 64
EFFECT_POINTS = 48
EFFECT_ROWS = 256
PROBE_ROWS = 1024
SHOWN_UNITS = 64


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
        rng = np.random.default_rng(0)
        train_x, train_y = self._sets[0]
        rows = np.sort(rng.permutation(len(train_x))[:PROBE_ROWS])
        self._probe_rows = train_x[rows], train_y[rows]
        self._shown = [
            _tensor(dataset.x_scaling.apply(dataset.x[dataset.shown(subset)])) for subset in range(3)
        ]
        self._grid = self._input_grid()
        self._probe: tuple[tuple[object, ...], Probe] | None = None

    def draw(self, experiment: Experiment, theta: Tensor, wish: WishList, moment: Moment) -> Frame:
        """The frame of parameters ``theta`` (size,) float32; only what ``wish`` names is computed."""
        with torch.inference_mode():
            network = Network(experiment.network.layers, self.dataset.features)
            wanted = wish.wishes
            metrics: list[Metrics | None] = [None, None, None]
            if Wish.METRICS in wanted:
                metrics = [self._metrics(experiment, network, theta, subset) for subset in range(3)]
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

    @property
    def surface_rows(self) -> tuple[Tensor, Tensor]:
        """The training rows (scaled x and y) over which a loss surface is computed: at most ``PROBE_ROWS``."""
        return self._probe_rows

    def _probe_of(self, experiment: Experiment, network: Network) -> Probe:
        """The probe for this network, built anew when its layers changed."""
        if self._probe is None or self._probe[0] != experiment.network.layers:
            self._probe = experiment.network.layers, Probe(network, *self._probe_rows)
        return self._probe[1]

    def _metrics(self, experiment: Experiment, network: Network, theta: Tensor, subset: int) -> Metrics | None:
        x, y = self._sets[subset]
        return measure(experiment, self.dataset, network.forward(theta, x), y)

    def _predictions(self, network: Network, theta: Tensor) -> tuple[FloatArray, FloatArray, FloatArray]:
        train, valid, test = (self._in_data_units(network.forward(theta, x)) for x in self._shown)
        return train, valid, test

    def _in_data_units(self, output: Tensor) -> FloatArray:
        return read_only(self.dataset.y_scaling.undo(output.double().numpy())[:, 0])

    def _input_grid(self) -> tuple[FloatArray, Tensor]:
        """The inputs the fit is drawn over: in the data's units, and scaled."""
        low, high = self.dataset.domain.T
        if self.dataset.features == 1:
            values = np.linspace(low[0], high[0], CURVE_POINTS)[:, None]
        elif self.dataset.features == 2:
            first, second = (np.linspace(low[i], high[i], IMAGE_POINTS) for i in range(2))
            values = np.stack(np.meshgrid(first, second), axis=-1).reshape(-1, 2)
        else:
            values = self.dataset.x[self.dataset.subsets[0]][:EFFECT_ROWS]
        return read_only(values), _tensor(self.dataset.x_scaling.apply(values))

    def _fit(self, network: Network, theta: Tensor, wish: WishList) -> Fit:
        if self.dataset.features == 1:
            return self._curve(network, theta, wish.units_layer)
        if self.dataset.features == 2:
            (x1_low, x1_high), (x2_low, x2_high) = self.dataset.domain
            image = self._in_data_units(network.forward(theta, self._grid[1])).reshape(IMAGE_POINTS, IMAGE_POINTS)
            extent = float(x1_low), float(x1_high), float(x2_low), float(x2_high)
            return Fit(inputs=2, image=read_only(image), extent=extent)
        return self._effect(network, theta, min(wish.effect_feature, self.dataset.features - 1))

    def _curve(self, network: Network, theta: Tensor, units_layer: int | None) -> Fit:
        values, scaled = self._grid
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
        rows = self._grid[1]
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


def _tensor(values: FloatArray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))
