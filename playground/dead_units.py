"""Units that no row of a whole subset wakes, found out in small steps."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from playground.activations import RECTIFIERS
from playground.frames import FloatArray, read_only
from playground.network import Network

DEAD_CHUNK_WORK = 20e6
"""Multiplications of one chunk of ``dead_units``, about a millisecond."""
MIN_CHUNK = 16


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
