"""The sets on which a run is measured: a whole one sent through a network, in parts where it is large."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from playground import long_pass
from playground.data.dataset import Dataset
from playground.epoch_order import Rows
from playground.experiment import Training
from playground.losses import loss_value
from playground.network import Network
from playground.room import Room
from playground.updates import Updates

MAX_PASS_ROWS = 1024
"""Larger validation sets are evaluated without buffers of their own."""
MAX_PASS_FLOATS = 16_000_000
"""Sets whose activations would take more than this are evaluated in parts."""


def predict(network: Network, theta: Tensor, x: Tensor, room: Room, ask: Callable[[], None]) -> Tensor:
    """ŷ (rows, 1) for ``x`` (rows, inputs); ``ask`` is called between parts of it, and may raise."""
    rows = max(1, MAX_PASS_FLOATS // sum(layout.fan_out for layout in network.layout))
    with torch.inference_mode():
        if len(x) <= rows:
            return long_pass.predict(network, theta, x, room, ask)
        output = torch.empty(len(x), 1)
        for first in range(0, len(x), rows):
            ask()
            output[first : first + rows] = long_pass.predict(network, theta, x[first : first + rows], room, ask)
        return output


class Validation:
    """The validation set, ``x`` (rows, inputs) and ``y`` (rows, 1), with room for what is predicted of it."""

    def __init__(self, x: Tensor, y: Tensor) -> None:
        self._x, self._y, self._output = x, y, torch.zeros_like(y)

    @property
    def in_parts(self) -> bool:
        """Whether it is too large for buffers of its own."""
        return len(self._x) > MAX_PASS_ROWS

    def with_buffers(self, updates: Updates) -> list[Tensor]:
        """What the loop without Python needs to find its loss; nothing where that cannot be."""
        if self.in_parts or len(self._x) == 0:
            return []
        buffers = updates.buffers(len(self._x))
        return [self._x, self._y, self._output, *buffers] if buffers else []

    def loss(self, updates: Updates, training: Training) -> float:
        """The loss with the parameters that ``updates`` change, nan without a validation set."""
        if len(self._x) == 0:
            return float("nan")
        updates.pass_over(len(self._x)).forward(self._x, self._output)
        return loss_value(training, self._output, self._y)


class Subsets:
    """Training, validation and test set (0, 1 and 2) of a dataset, scaled, as tensors."""

    def __init__(self, dataset: Dataset) -> None:
        self.use(dataset)

    def use(self, dataset: Dataset) -> None:
        """Be those of this dataset from now on."""
        self.dataset = dataset
        self._rows = [_rows(dataset, subset) for subset in range(3)]
        with torch.inference_mode():
            self.validation = Validation(*self._rows[1])

    def __getitem__(self, subset: int) -> Rows:
        return self._rows[subset]

    def training_of(self, dataset: Dataset | None) -> Rows:
        """The training set of ``dataset``, which may be one of before; ``None`` is the one that there is."""
        return self[0] if dataset is None or dataset is self.dataset else _rows(dataset, 0)


def _rows(dataset: Dataset, subset: int) -> Rows:
    x, y = dataset.scaled(subset)
    return torch.from_numpy(x).float(), torch.from_numpy(y).float()
