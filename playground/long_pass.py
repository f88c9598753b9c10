"""Passes through networks so large that one would keep a person waiting: in pieces, between which it can be left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from playground.network import Network, Pass
from playground.room import Room

LONG = 50_000_000
"""Multiplications from which a matrix product counts as long: about a millisecond."""
PIECE = 250_000_000
"""Multiplications of one piece of a product: about ten milliseconds."""


class Interrupted(Exception):  # noqa: N818 - it is no error
    """A pass was left before its end; nothing but its buffers has changed."""


class Hurry:
    """Called where something can be left, it raises ``Interrupted`` if ``interrupted`` says that somebody waits.

    It is an object of its own, so that who has it need not know whose it is: a run is gone as soon as nobody holds it.
    """

    def __init__(self, interrupted: Callable[[], bool] = lambda: False) -> None:
        self.interrupted = interrupted

    def __call__(self) -> None:
        if self.interrupted():
            raise Interrupted


def is_long(network: Network, rows: int) -> bool:
    """Whether one pass over ``rows`` rows is to be made in pieces."""
    return rows * max(layout.fan_in * layout.fan_out for layout in network.layout) >= LONG


def pass_of(network: Network, theta: Tensor, gradient: Tensor, rows: int, ask: Callable[[], None]) -> Pass:
    """A ``Pass``, in pieces if it takes long: then ``ask`` is called between them."""
    if is_long(network, rows):
        return LongPass(network, theta, gradient, rows, ask)
    return Pass(network, theta, gradient, rows)


class LongPass(Pass):
    """A ``Pass`` that calls ``ask`` between pieces of its matrix products; ``ask`` may raise ``Interrupted``.

    Products are cut along the rows of W, so that every entry is summed as it is in one product: the bits are the same.
    """

    def __init__(
        self, network: Network, theta: Tensor, gradient: Tensor, rows: int, ask: Callable[[], None]
    ) -> None:
        super().__init__(network, theta, gradient, rows)
        self.ask = ask

    def forward(self, x: Tensor, output: Tensor) -> None:
        h = x
        for bias, weight_t, z, a, activate in self._hidden_steps:
            _linear(bias, h, weight_t, z, self.ask)
            if activate is not None:
                activate(z, a)
            h = a
        bias, weight_t = self._output_step
        torch.addmm(bias, h, weight_t, out=output)

    def backward(self, x: Tensor) -> None:
        for dz, dz_t, weight_gradient, bias_gradient, weight, a, da, differentiate, z, dz_below in self._backward_steps:
            for part in _pieces(len(dz_t), a.numel(), self.ask):
                torch.mm(dz_t[part], a, out=weight_gradient[part])
            torch.sum(dz, 0, out=bias_gradient)
            for part in _pieces(weight.shape[1], dz.numel(), self.ask):
                torch.mm(dz, weight[:, part], out=da[:, part])
            if differentiate is not None:
                differentiate(da, z, a, dz_below)
        dz, dz_t, weight_gradient, bias_gradient = self._first_step
        torch.mm(dz_t, x, out=weight_gradient)
        torch.sum(dz, 0, out=bias_gradient)
        self.ask()


def predict(network: Network, theta: Tensor, x: Tensor, room: Room, ask: Callable[[], None]) -> Tensor:
    """ŷ (rows, 1) for ``x`` (rows, inputs), as ``Network.predict`` has it, in pieces if it takes long."""
    if not is_long(network, len(x)):
        return network.predict(theta, x, room)
    h = x
    for layout, kernels in zip(network.layout, network.kernels, strict=False):
        weight, bias = layout.views(theta)
        z = room.take(len(x), layout.fan_out)
        _linear(bias, h, weight.t(), z, ask)
        h = z
        if kernels is not None:
            h = room.take(len(x), layout.fan_out)
            kernels.forward(z, h)
    weight, bias = network.layout[-1].views(theta)
    return torch.addmm(bias, h, weight.t())


def _linear(bias: Tensor, x: Tensor, weight_t: Tensor, out: Tensor, ask: Callable[[], None]) -> None:
    for part in _pieces(weight_t.shape[1], x.numel(), ask):
        torch.addmm(bias[part], x, weight_t[:, part], out=out[:, part])


def _pieces(count: int, work_each: int, ask: Callable[[], None]) -> Iterator[slice]:
    """Slices of ``range(count)``, each of about ``PIECE`` multiplications, before each of which ``ask`` is called."""
    # whole blocks of the kernels, and no narrow rest, which other kernels would sum in another order
    step = max(64, PIECE // work_each // 64 * 64)
    pieces = max(1, count // step)
    for index in range(pieces):
        ask()
        yield slice(index * step, count if index == pieces - 1 else (index + 1) * step)
