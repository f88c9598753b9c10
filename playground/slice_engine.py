"""The loss at many points of a line or plane of parameters, as fast as this machine's matrix products allow.

Samples are columns, so that one batched product serves as many points as fit into the cache. The first layer's
pre-activations are linear in the coordinates: three products, then one multiplication and addition per unit and
sample. ``tanh z = 2σ(2z) - 1``, and PyTorch's sigmoid is six times as fast as its tanh: both factors and the -1 go into
the weights and biases around it, once, because that is linear in them and so goes for a plane as for a point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

import torch
from torch import Tensor

from playground.experiment import Training
from playground.losses import LOSS_FUNCTIONS
from playground.network import LayerLayout, Network

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


@dataclass(frozen=True, slots=True)
class Plane:
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
            self.starts = first.to(self.dtype)
            self.start, self.along, self.across = self.starts
            self.origin, self.first, self.second = vectors

    @property
    def points_at_once(self) -> int:
        """How many points of a row are evaluated together."""
        return max(1, CHUNK_FLOATS // max(self.size, self.rows * self.widest))

    def fill(self, losses: Tensor, a: Tensor, b: Tensor, workers: int = 1) -> Iterator[None]:
        """Write the losses (rows, columns) at ``a`` (columns,) and ``b`` (rows,); yield after every few points.

        With ``workers`` > 1 rows are shared out among so many threads, each with one intra-op thread of its own, and
        the calling thread waits; closing the generator waits for the rows that are in work.
        """
        if workers > 1 and len(b) > 1:
            yield from self._share_out(losses, a, b, workers)
            return
        buffers = Buffers(self, len(a))
        for row in range(len(b)):
            for first, end in buffers.chunks:
                # not around a yield: the mode belongs to the thread, not to this generator
                with torch.inference_mode():
                    buffers.evaluate(a[first:end], float(b[row]), losses[row, first:end])
                yield

    def _share_out(self, losses: Tensor, a: Tensor, b: Tensor, workers: int) -> Iterator[None]:
        spare: SimpleQueue[Buffers] = SimpleQueue()
        for _ in range(workers):
            spare.put(Buffers(self, len(a)))

        def work(row: int) -> None:
            buffers = spare.get()
            try:
                with torch.inference_mode():
                    for first, end in buffers.chunks:
                        buffers.evaluate(a[first:end], float(b[row]), losses[row, first:end])
            finally:
                spare.put(buffers)

        with ThreadPoolExecutor(workers, "slice", torch.set_num_threads, (1,)) as pool:
            waiting = [pool.submit(work, row) for row in range(len(b))]
            try:
                for future in waiting:
                    future.result()
                    yield
            finally:
                pool.shutdown(cancel_futures=True)


class Buffers:
    """What one thread writes to, allocated once for rows of so many ``columns``."""

    def __init__(self, engine: SliceEngine, columns: int) -> None:
        parts = -(-columns // min(columns, engine.points_at_once))
        most = -(-columns // parts)
        self.chunks = [(first, min(first + most, columns)) for first in range(0, columns, most)]
        self._engine = engine
        units = [engine.starts.shape[1], *(layout.fan_out for layout in engine.layers)]
        with torch.inference_mode():
            thetas = torch.empty(most, engine.size, dtype=engine.dtype)
            # a layer reads one half and writes the other
            halves = [
                torch.empty(most * max(units[half::2], default=0) * engine.rows, dtype=engine.dtype) for half in (0, 1)
            ]
            z = [
                halves[index % 2][: most * count * engine.rows].view(most, count, engine.rows)
                for index, count in enumerate(units)
            ]
            # everything a step needs, looked up once for every length of a chunk: it costs as much as a small kernel
            self._steps = {end - first: _Steps(engine, thetas, z, end - first) for first, end in self.chunks}

    def evaluate(self, a: Tensor, b: float, out: Tensor) -> None:
        """Losses (n,) at the points (a, b), ``a`` (n,), where n is the length of a chunk."""
        steps, engine = self._steps[len(a)], self._engine
        a = a.to(engine.dtype)
        if engine.layers:
            origin = torch.add(engine.origin, engine.second, alpha=b)
            torch.addcmul(origin, a.unsqueeze(1), engine.first, out=steps.thetas)
        start = torch.add(engine.start, engine.across, alpha=b)
        torch.addcmul(start, a.view(-1, 1, 1), engine.along, out=steps.start)
        for forward, bias, weight, h, z in steps.layers:
            if forward is not None:
                forward(h, h)
            torch.baddbmm(bias, weight, h, out=z)
        terms = engine.terms(steps.output, engine.target.expand_as(steps.output), engine.delta)
        out.copy_(terms.mean(dim=1))


class _Steps:
    """Views for chunks of one length."""

    def __init__(self, engine: SliceEngine, thetas: Tensor, z: list[Tensor], count: int) -> None:
        self.thetas = thetas[:count]
        views = [buffer[:count] for buffer in z]
        self.start = views[0]
        self.layers = []
        for index, (layout, forward) in enumerate(zip(engine.layers, engine.forwards, strict=True)):
            weight, bias = layout.views(self.thetas)
            self.layers.append((forward, bias.unsqueeze(2), weight, views[index], views[index + 1]))
        self.output = views[-1].view(count, engine.rows)


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
