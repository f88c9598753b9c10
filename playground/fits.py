"""The fit: what a network predicts over the domain, as a curve, an image, or the effect of one feature of many."""

from __future__ import annotations

import math

import numpy as np
from torch import Tensor

from playground.data.dataset import Dataset
from playground.frames import Fit, FloatArray, WishList, read_only
from playground.network import Network
from playground.room import Room
from playground.rows import affordable, in_data_units, tensor

CURVE_POINTS = 256
IMAGE_POINTS = 64
EFFECT_POINTS = 40
EFFECT_ROWS = 100
SHOWN_UNITS = 64


class Fits:
    """Draws fits of one dataset; keeps the inputs that they are drawn over."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._grids: dict[int, tuple[FloatArray, Tensor]] = {}
        self._varied: tuple[Tensor, int, Tensor] | None = None  # rows, the feature, and them with each of its values
        self._room = Room()

    def grid(self, network: Network) -> tuple[FloatArray, Tensor]:
        """The inputs the fit is drawn over: in the data's units, and scaled."""
        low, high = self._dataset.domain.T
        if self._dataset.features == 1:
            points = affordable(network, CURVE_POINTS)
        elif self._dataset.features == 2:
            points = math.isqrt(affordable(network, IMAGE_POINTS**2))
        else:
            points = affordable(network, EFFECT_ROWS * EFFECT_POINTS) // EFFECT_POINTS + 1
        if points not in self._grids:
            if self._dataset.features == 1:
                values = np.linspace(low[0], high[0], points)[:, None]
            elif self._dataset.features == 2:
                first, second = (np.linspace(low[i], high[i], points) for i in range(2))
                values = np.stack(np.meshgrid(first, second), axis=-1).reshape(-1, 2)
            else:
                values = self._dataset.x[self._dataset.subsets[0][:points]]
            self._grids[points] = read_only(values), tensor(self._dataset.x_scaling.apply(values))
        return self._grids[points]

    def fit(self, network: Network, theta: Tensor, wish: WishList) -> Fit:
        """What ``network`` with ``theta`` (size,) predicts over the domain, as ``wish`` has it."""
        if self._dataset.features == 1:
            return self._curve(network, theta, wish.units_layer)
        if self._dataset.features == 2:
            return self._image(network, theta)
        return self._effect(network, theta, min(wish.effect_feature, self._dataset.features - 1))

    def _image(self, network: Network, theta: Tensor) -> Fit:
        (x1_low, x1_high), (x2_low, x2_high) = self._dataset.domain
        _, scaled = self.grid(network)
        side = math.isqrt(len(scaled))
        image = in_data_units(self._dataset, network.predict(theta, scaled, self._room)).reshape(side, side)
        extent = float(x1_low), float(x1_high), float(x2_low), float(x2_high)
        return Fit(inputs=2, image=read_only(image), extent=extent)

    def _curve(self, network: Network, theta: Tensor, units_layer: int | None) -> Fit:
        values, scaled = self.grid(network)
        outputs: list[Tensor] = []
        curve = in_data_units(self._dataset, network.forward(theta, scaled, outputs))
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
        low, high = self._dataset.domain[feature]
        values = np.linspace(low, high, EFFECT_POINTS)
        _, rows = self.grid(network)
        if self._varied is None or self._varied[0] is not rows or self._varied[1] != feature:
            scaled = (values - self._dataset.x_scaling.mean[feature]) / self._dataset.x_scaling.deviation[feature]
            varied = rows.repeat(EFFECT_POINTS, 1)
            varied[:, feature] = tensor(scaled).repeat_interleave(len(rows))
            self._varied = rows, feature, varied
        output = network.predict(theta, self._varied[2], self._room)
        predictions = in_data_units(self._dataset, output).reshape(EFFECT_POINTS, len(rows))
        return Fit(
            inputs=self._dataset.features,
            curve_x=read_only(values),
            curve=read_only(predictions.mean(axis=1)),
            feature=feature,
        )
