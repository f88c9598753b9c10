"""Rows on their way through a network: as tensors, as many as a frame can afford, and back in the data's units."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from playground.data.dataset import Dataset
from playground.frames import FloatArray, read_only
from playground.network import Network

PROBE_ROWS = 1024
"""Of the training set, at random: what a frame says of gradients, flow and surface is of no more than these."""
MAX_WORK = 100e6
"""Multiplications that one part of a frame may cost, some milliseconds: large networks are sampled more coarsely."""
MIN_ROWS = 16


def affordable(network: Network, rows: int) -> int:
    """How many of ``rows`` rows a frame can send through ``network``."""
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    return min(rows, max(MIN_ROWS, int(MAX_WORK / weights)))


def tensor(values: FloatArray) -> Tensor:
    """``values`` in float32."""
    return torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))


def in_data_units(dataset: Dataset, output: Tensor) -> FloatArray:
    """The predictions (n,) that ``output`` (n, 1) of a network stands for."""
    return read_only(dataset.y_scaling.undo(output.double().numpy())[:, 0])
