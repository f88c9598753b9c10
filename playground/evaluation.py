"""A whole subset sent through a network, in parts where it is large."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from playground.network import Network

MAX_PASS_FLOATS = 16_000_000
"""Sets whose activations would take more than this are evaluated in parts."""


def predict(network: Network, theta: Tensor, x: Tensor, ask: Callable[[], None]) -> Tensor:
    """ŷ (rows, 1) for ``x`` (rows, inputs); ``ask`` is called between the parts, and may raise ``Interrupted``."""
    rows = max(1, MAX_PASS_FLOATS // sum(layout.fan_out for layout in network.layout))
    with torch.inference_mode():
        if len(x) <= rows:
            return network.forward(theta, x)
        output = torch.empty(len(x), 1)
        for first in range(0, len(x), rows):
            ask()
            output[first : first + rows] = network.forward(theta, x[first : first + rows])
        return output
