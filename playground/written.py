"""One pass of a network kept whole: every number that the written-out forward and backward pass went through."""

from __future__ import annotations

import torch
from torch import Tensor

from playground.experiment import Training
from playground.losses import LOSS_FUNCTIONS, loss_value
from playground.network import Network, Pass
from playground.walk import Matrix

Rows = tuple[Tensor, Tensor]
"""Features (rows, inputs) and targets (rows, 1), scaled, float32."""


class Written:
    """The gradient of the mean loss over ``rows`` at ``theta`` (size,), with the buffers of the pass that made it.

    ``z``, ``a``, ``dz`` and ``da`` hold pre-activations, activations, ∂L/∂z and ∂L/∂a of every layer (rows, units),
    the output layer last (it has no ``a`` and ``da``); ``slopes`` f′(z) of the hidden layers. ``theta``, ``x`` and
    ``target`` are copies: what is read here does not change while training goes on.
    """

    def __init__(self, network: Network, training: Training, theta: Tensor, rows: Rows) -> None:
        self.network = network
        self.training = training
        self.theta = theta.clone()
        # copies start at an aligned address, as the trainer's batches do: the same bits
        self.x, self.target = (values.clone() for values in rows)
        self.gradient = torch.zeros_like(self.theta)
        done = Pass(network, self.theta, self.gradient, len(self.x))
        done.gradient_step(self.x, self.target, done.z[-1], training)
        self.z, self.a, self.dz, self.da = done.z, done.a, done.dz, done.da
        self.output = self.z[-1]
        self.loss = loss_value(training, self.output, self.target)
        self.slopes = [self._slope(index) for index in range(len(network.hidden))]

    @property
    def rows(self) -> int:
        """How many samples the loss is the mean of."""
        return len(self.x)

    @property
    def last(self) -> int:
        """Index of the output layer."""
        return len(self.network.layout) - 1

    def below(self, layer: int) -> Tensor:
        """(rows, fan_in) What ``layer`` is fed with: the activations of the layer below it, or the inputs."""
        return self.a[layer - 1] if layer else self.x

    def loss_terms(self, output: Tensor) -> Tensor:
        """The loss of every row, for an ``output`` (..., rows, 1) of this network or a changed one."""
        target = self.target.to(output.dtype).expand_as(output)
        return LOSS_FUNCTIONS[self.training.loss].terms(output, target, self.training.huber_delta)

    def _slope(self, index: int) -> Tensor:
        """f′(z) as the activation's own backward kernel has it: its answer to a gradient of ones."""
        ones = torch.ones_like(self.z[index])
        kernels = self.network.kernels[index]
        if kernels is None:
            return ones
        slope = torch.empty_like(ones)
        kernels.backward(ones, self.z[index], self.a[index], slope)
        return slope


def matrix(values: Tensor) -> Matrix:
    """``values`` as a read-only array, without a copy."""
    array: Matrix = values.numpy()
    array.flags.writeable = False
    return array


def columns(values: Tensor) -> Matrix:
    """``values`` (rows, units) with every row as a column, without a copy."""
    return matrix(values.t())
