"""Where every weight and bias stands in the one vector of parameters. Nothing here imports PyTorch."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from torch import Tensor

ALIGNMENT = 16
"""Floats; 64 bytes, which is how PyTorch aligns memory of its own."""


def aligned(count: int) -> int:
    """``count`` floats rounded up to the alignment."""
    return -(-count // ALIGNMENT) * ALIGNMENT


class LayerLayout(msgspec.Struct, frozen=True):
    """Where one linear layer stands in ``theta``: offsets in floats, and its shape (fan_out, fan_in)."""

    weight: int
    bias: int
    fan_in: int
    fan_out: int

    def views(self, vector: Tensor) -> tuple[Tensor, Tensor]:
        """Weight (fan_out, fan_in) and bias (fan_out,) as views of the last dimension of ``vector`` (..., size)."""
        lead = vector.shape[:-1]
        weight = vector[..., self.weight : self.weight + self.fan_out * self.fan_in]
        bias = vector[..., self.bias : self.bias + self.fan_out]
        return weight.view(*lead, self.fan_out, self.fan_in), bias


def lay_out(sizes: tuple[int, ...]) -> tuple[LayerLayout, ...]:
    """Layouts of the linear layers between ``sizes`` (inputs, units of every hidden layer, 1), one after another."""
    layouts = []
    offset = 0
    for fan_in, fan_out in pairwise(sizes):
        bias = offset + aligned(fan_in * fan_out)
        layouts.append(LayerLayout(offset, bias, fan_in, fan_out))
        offset = bias + aligned(fan_out)
    return tuple(layouts)


def theta_size(sizes: tuple[int, ...]) -> int:
    """Floats in the vector of parameters of a network of those sizes, padding included."""
    return lay_out(sizes)[-1].bias + aligned(1)
