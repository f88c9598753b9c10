"""The loss at many points of a line or plane of parameters, as fast as this machine's matrix products allow.

Samples are columns, so that one batched product serves as many points as fit into the cache. The first layer's
pre-activations are linear in the coordinates: three products, then one multiplication and addition per unit and
sample. ``tanh z = 2σ(2z) - 1``, and PyTorch's sigmoid is six times as fast as its tanh: both factors and the -1 go into
the weights and biases around it, once, because that is linear in them and so goes for a plane as for a point.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import msgspec
import torch
from torch import Tensor

from playground.experiment import Training
from playground.layout import LayerLayout
from playground.losses import LOSS_FUNCTIONS
from playground.network import Network

CHUNK_FLOATS = 300_000
"""Floats that the activations of one layer, or the parameters, may take at a time: what stays in the cache is fast."""

Forward = Callable[[Tensor, Tensor], object]


def precision(training: Training) -> torch.dtype:
    """The type in which losses are computed.

    Near a fit the squares of small residuals hide the rounding of float32; their absolute values do not.
    """
    return torch.float64 if training.loss == "mae" else torch.float32


def losses_at(network: Network, training: Training, thetas: Tensor, x: Tensor, target: Tensor) -> Tensor:
    """The mean loss (count,) of ``count`` parameter vectors ``thetas`` (count, size) on ``x`` and ``target``.

    Computed in the type of ``thetas``, ``x`` (rows, inputs) and ``target`` (rows, 1).
    """
    h = x.expand(len(thetas), *x.shape)
    for layout, kernels in zip(network.layout, (*network.kernels, None), strict=True):
        weight, bias = layout.views(thetas)
        z = torch.baddbmm(bias.unsqueeze(1), h, weight.transpose(1, 2))
        if kernels is not None:
            kernels.forward(z, z)
        h = z
    terms = LOSS_FUNCTIONS[training.loss].terms(h, target.expand_as(h), training.huber_delta)
    return terms.mean(dim=(1, 2))


def losses_of_each(network: Network, training: Training, thetas: list[Tensor], x: Tensor, target: Tensor) -> Tensor:
    """The same (count,) for a list of vectors, a few at a time, as precise as a slice."""
    dtype = precision(training)
    x, target = x.to(dtype), target.to(dtype)
    widest = max(layout.fan_out for layout in network.layout)
    few = max(1, CHUNK_FLOATS // max(network.size, len(x) * widest))
    parts = [
        losses_at(network, training, torch.stack(thetas[first : first + few]).to(dtype), x, target)
        for first in range(0, len(thetas), few)
    ]
    return torch.cat(parts) if parts else torch.empty(0)


class Plane(msgspec.Struct, frozen=True):
    """The points ``origin + a · first + b · second``, all (size,) float32; without ``second`` a line."""

    origin: Tensor
    first: Tensor
    second: Tensor | None = None


class SliceEngine:
    """Evaluates the mean loss over points of one plane, on ``x`` (rows, inputs) and ``target`` (rows, 1).

    The vectors are copied: training may go on with them. The loss is the one that ``training`` names.
    """

    def __init__(self, network: Network, training: Training, plane: Plane, x: Tensor, target: Tensor) -> None:
        second = torch.zeros_like(plane.origin) if plane.second is None else plane.second
        self.size = network.size
        self.rows = len(x)
        self.widest = max(layout.fan_out for layout in network.layout)
        self.dtype = precision(training)
        self.delta = training.huber_delta
        self.terms = LOSS_FUNCTIONS[training.loss].terms
        self.target = target.to(self.dtype).reshape(1, -1)
        self.layers = network.layout[1:]
        activations = [layer.activation for layer in network.hidden]
        self.forwards: list[Forward | None] = [
            torch_sigmoid if activation == "tanh" else kernels.forward if kernels is not None else None
            for activation, kernels in zip(activations, network.kernels, strict=True)
        ]
        with torch.inference_mode():
            vectors = torch.stack([plane.origin, plane.first, second]).to(self.dtype)
            rescale(network, activations, vectors)
            weight, bias = network.layout[0].views(vectors)
            # (3, units, rows), in float64 because every point of the slice inherits the rounding
            first = torch.baddbmm(bias.double().unsqueeze(2), weight.double(), x.double().t().expand(3, -1, -1))
            self.start, self.along, self.across = first.to(self.dtype)
            self.origin, self.first, self.second = vectors

    @property
    def points_at_once(self) -> int:
        """How many points of a row are evaluated together."""
        return max(1, CHUNK_FLOATS // max(self.size, self.rows * self.widest))

    def fill(self, losses: Tensor, a: Tensor, b: Tensor, workers: int = 1) -> Generator[None, None, None]:
        """Write the losses (rows, columns) at ``a`` (columns,) and ``b`` (rows,); yield after every few points.

        With ``workers`` > 1 other threads, each with one intra-op thread of its own, do some of the rows. Closing the
        generator waits for the points that are in work.
        """
        left = deque(range(len(b)))
        if workers == 1:
            yield from self._rows(losses, a, b, left)
            return

        closed = Event()

        def help_out() -> None:
            torch.set_num_threads(1)
            for _ in self._rows(losses, a, b, left):
                if closed.is_set():
                    return

        with ThreadPoolExecutor(workers - 1, "slice") as pool:
            helpers = [pool.submit(help_out) for _ in range(workers - 1)]
            try:
                yield from self._rows(losses, a, b, left)
            except BaseException:  # closed, or failed
                closed.set()
                raise
            for helper in helpers:
                helper.result()

    def _rows(self, losses: Tensor, a: Tensor, b: Tensor, left: deque[int]) -> Generator[None, None, None]:
        """Take rows from ``left`` until there are none."""
        buffers = Buffers(self, a)
        while left:
            try:
                row = left.popleft()
            except IndexError:  # another thread was faster
                return
            for chunk in buffers.chunks:
                # not around a yield: the mode belongs to the thread, not to this generator
                with torch.inference_mode():
                    if chunk is buffers.chunks[0]:
                        buffers.begin(float(b[row]))
                    buffers.evaluate(chunk)
                    if chunk is buffers.chunks[-1]:
                        buffers.finish(losses[row])
                yield


class Chunk(msgspec.Struct, frozen=True):
    """Points of a row that are evaluated together: all that a step needs, looked up once."""

    a: Tensor  # (n, 1)
    thetas: Tensor  # (n, size)
    first: Tensor  # (n, units, rows)
    layers: list[tuple[Forward | None, Tensor, Tensor, Tensor, Tensor]]  # activation, bias, weight, from, to


class Buffers:
    """What one thread writes to, allocated once for rows at the coordinates ``a`` (columns,)."""

    def __init__(self, engine: SliceEngine, a: Tensor) -> None:
        columns, dtype = len(a), engine.dtype
        parts = -(-columns // min(columns, engine.points_at_once))
        most = -(-columns // parts)
        self._engine = engine
        units = [engine.start.shape[0], *(layout.fan_out for layout in engine.layers)]
        with torch.inference_mode():
            self._origin = torch.empty_like(engine.origin)
            self._start = torch.empty_like(engine.start)
            self._output = torch.empty(columns, 1, engine.rows, dtype=dtype)
            self._target = engine.target.expand(columns, engine.rows)
            thetas = torch.empty(most, engine.size, dtype=dtype)
            # a layer reads one half and writes the other
            halves = [
                torch.empty(most * max(units[half:-1:2], default=0) * engine.rows, dtype=dtype) for half in (0, 1)
            ]
            self.chunks = []
            for first in range(0, columns, most):
                end = min(first + most, columns)
                z = [
                    halves[index % 2][: (end - first) * count * engine.rows].view(end - first, count, engine.rows)
                    for index, count in enumerate(units[:-1])
                ]
                z.append(self._output[first:end])
                self.chunks.append(self._chunk(a[first:end].to(dtype).unsqueeze(1), thetas[: end - first], z))

    def _chunk(self, a: Tensor, thetas: Tensor, z: list[Tensor]) -> Chunk:
        engine, layers = self._engine, []
        for index, (layout, forward) in enumerate(zip(engine.layers, engine.forwards, strict=True)):
            weight, bias = layout.views(thetas)
            layers.append((forward, bias.unsqueeze(2), weight, z[index], z[index + 1]))
        return Chunk(a, thetas, z[0], layers)

    def begin(self, b: float) -> None:
        """Go to the row at ``b``."""
        engine = self._engine
        torch.add(engine.origin, engine.second, alpha=b, out=self._origin)
        torch.add(engine.start, engine.across, alpha=b, out=self._start)

    def evaluate(self, chunk: Chunk) -> None:
        """Outputs at some points of the row."""
        engine = self._engine
        if chunk.layers:
            torch.addcmul(self._origin, chunk.a, engine.first, out=chunk.thetas)
        torch.addcmul(self._start, chunk.a.unsqueeze(2), engine.along, out=chunk.first)
        for forward, bias, weight, h, z in chunk.layers:
            if forward is not None:
                forward(h, h)
            torch.baddbmm(bias, weight, h, out=z)

    def finish(self, losses: Tensor) -> None:
        """Write the losses (columns,) of the row, all of whose points are evaluated."""
        terms = self._engine.terms(self._output.squeeze(1), self._target, self._engine.delta)
        losses.copy_(terms.mean(dim=1))


def torch_sigmoid(z: Tensor, out: Tensor) -> None:
    """σ(z) into ``out``."""
    torch.sigmoid(z, out=out)


def rescale(network: Network, activations: list[str], vectors: Tensor) -> None:
    """Rewrite ``vectors`` (n, size) so that sigmoids in place of the tanhs give the same outputs.

    A tanh above doubles W and b. One below, whose unit gives s = (1 + tanh z) / 2, doubles W and takes W · 1 from b:
    layer 1: 2W, 2b; between two tanhs: 4W, 2(b - W · 1); the output: 2W, b - W · 1.
    """
    below = [False, *(activation == "tanh" for activation in activations)]
    above = [*(activation == "tanh" for activation in activations), False]
    for layout, from_tanh, to_tanh in zip(network.layout, below, above, strict=True):
        _rescale_layer(layout, from_tanh, to_tanh, vectors)


def _rescale_layer(layout: LayerLayout, from_tanh: bool, to_tanh: bool, vectors: Tensor) -> None:
    weight, bias = layout.views(vectors)
    if from_tanh:
        bias.copy_(bias.double() - weight.sum(dim=2, dtype=torch.float64))
    if from_tanh and to_tanh:
        weight.mul_(4.0)
    elif from_tanh or to_tanh:
        weight.mul_(2.0)
    if to_tanh:
        bias.mul_(2.0)
