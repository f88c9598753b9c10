"""Copies of what a moment of a run is made of; of a large network in pieces, between which that can be left."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

from playground.frames import FloatArray
from playground.network import Network
from playground.optimizers import Optimizer, copy_in_pieces

BEST_THETA = 2_000_000
"""Parameters up to which the best snapshot, of which there is one, keeps those before its update: that is quicker."""
SMALL_THETA = 10_000
"""Parameters up to which a snapshot keeps those before its update, and the best ones, too: some megabytes in all."""


class Copies(NamedTuple):
    """Parameters and optimiser state of one moment; of the update that led there the parameters before or the ratio."""

    theta: Tensor
    optimizer_state: dict[str, Tensor]
    optimizer_steps: int
    before: Tensor | None  # of a small network, or the best moment
    update_ratio: FloatArray | None  # where those are not kept


def copies(
    network: Network, optimizer: Optimizer, before: Tensor | None, ask: Callable[[], None], most: int
) -> Copies:
    """Copies of ``optimizer``'s parameters and state; ``before`` are the parameters before the last update.

    Of more than ``most`` parameters those before are not copied, and ``ask`` is called now and then, which may raise.
    """
    theta, state = optimizer.theta, optimizer.state
    if network.size <= most:
        copied = {name: tensor.clone() for name, tensor in state.items()}
        return Copies(theta.clone(), copied, optimizer.steps, None if before is None else before.clone(), None)
    # first what takes no memory that would have to be given back
    ratio = None if before is None else network.relative_change(before, theta, ask)
    copied = {name: _copy(tensor, ask) for name, tensor in state.items()}
    return Copies(_copy(theta, ask), copied, optimizer.steps, None, ratio)


def _copy(tensor: Tensor, ask: Callable[[], None]) -> Tensor:
    room = torch.empty_like(tensor)
    copy_in_pieces(room, tensor, ask)
    return room
