"""How well whole subsets are predicted, found out in small steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import torch
from msgspec.structs import replace
from torch import Tensor

from playground.data.dataset import Dataset
from playground.dead_units import dead_units
from playground.experiment import Experiment
from playground.frames import FloatArray, Frame, Metrics, Wish, WishList
from playground.metrics import measure
from playground.network import Network
from playground.room import Room
from playground.rows import PROBE_ROWS, affordable, in_data_units

MEASURED_ROWS = 4096
"""Rows that are measured at a time, so that training and pictures go on in between."""

Predictions = tuple[FloatArray, FloatArray, FloatArray]


class Measured(msgspec.Struct, frozen=True):
    """How well the training, validation and test set are predicted, and the predictions that are drawn.

    ``dead`` is the share of units of every hidden layer that are dead on the whole training set.
    """

    metrics: tuple[Metrics | None, Metrics | None, Metrics | None]
    predictions: Predictions
    dead: FloatArray | None

    def shown_in(self, frame: Frame, wish: WishList) -> Frame:
        """``frame`` with these metrics, and with the predictions if ``wish`` asks for them and it has none."""
        train, valid, test = self.metrics
        predictions = frame.predictions
        if Wish.PREDICTIONS in wish.wishes and predictions is None:
            predictions = self.predictions
        return replace(frame, train=train, valid=valid, test=test, predictions=predictions)


def measuring(
    dataset: Dataset, sets: Sequence[tuple[Tensor, Tensor]], experiment: Experiment, theta: Tensor, wish: WishList
) -> Iterator[Measured | None]:
    """Predict ``sets``, the three scaled subsets of ``dataset``, and count dead units if ``wish`` asks.

    Yields ``None`` after each step but the last. ``theta`` must not change meanwhile.
    """
    network = Network(experiment.network.layers, dataset.features)
    outputs: list[Tensor] = []
    room = Room()
    step = affordable(network, MEASURED_ROWS)
    for x, target in sets:
        output = torch.empty_like(target)
        for first in range(0, len(x), step):
            with torch.inference_mode():
                rows = slice(first, first + step)
                output[rows] = network.predict(theta, x[rows], room)
            if first + step < len(x):
                yield None
        outputs.append(output)
    train, valid, test = (
        measure(experiment, dataset, output, target) for output, (_, target) in zip(outputs, sets, strict=True)
    )
    shown = (in_data_units(dataset, output[dataset.shown_places(subset)]) for subset, output in enumerate(outputs))
    first_shown, second_shown, third_shown = shown
    dead = None
    train_x = sets[0][0]
    if wish.wishes & (Wish.FLOW | Wish.DIAGNOSIS) and len(train_x) > PROBE_ROWS:
        for dead in dead_units(network, theta, train_x):
            if dead is None:
                yield None
    yield Measured((train, valid, test), (first_shown, second_shown, third_shown), dead)
