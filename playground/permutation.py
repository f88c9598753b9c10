"""The same function at another point of the surface: hidden units change places."""

from __future__ import annotations

import torch
from torch import Tensor

from playground.landscape import LandscapeError
from playground.network import Network


def swap_units(network: Network, theta: Tensor, layer: int, first: int, second: int) -> Tensor:
    """A copy of ``theta`` (size,) in which two units of hidden layer ``layer``, from 0, have changed places.

    The network computes the same function: the units' incoming weights, biases and outgoing weights go with them
    (Hecht-Nielsen 1990). Raises ``LandscapeError`` where there are no such two units.
    """
    if not 0 <= layer < len(network.hidden):
        raise LandscapeError("no_such_units")
    units = network.hidden[layer].units
    if first == second or not (0 <= first < units and 0 <= second < units):
        raise LandscapeError("no_such_units")
    swapped = theta.clone()
    weight, bias = network.layout[layer].views(swapped)
    outgoing, _ = network.layout[layer + 1].views(swapped)
    pair, turned = [first, second], [second, first]
    weight[pair] = weight[turned]
    bias[pair] = bias[turned]
    outgoing[:, pair] = outgoing[:, turned]
    return swapped


def most_different_units(network: Network, theta: Tensor, layer: int) -> tuple[int, int]:
    """The two units of a hidden layer whose weights and biases, incoming and outgoing, are furthest apart.

    Raises ``LandscapeError`` where the layer has fewer than two units.
    """
    if not 0 <= layer < len(network.hidden) or network.hidden[layer].units < 2:
        raise LandscapeError("no_such_units")
    weight, bias = network.layout[layer].views(theta)
    outgoing, _ = network.layout[layer + 1].views(theta)
    units = torch.cat([weight, bias.unsqueeze(1), outgoing.t()], dim=1)
    apart = torch.cdist(units, units).fill_diagonal_(-1.0)  # two, also where all are alike, or no numbers
    first, second = divmod(int(apart.argmax()), len(units))
    return (first, second) if first < second else (second, first)
