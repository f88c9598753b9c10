"""Many networks of one shape in one set of tensor operations: a leading run dimension, ``baddbmm`` and ``bmm``.

The parameters of all runs live in one flat vector, tensor by tensor: first the first layer's weights of every run, then
its biases of every run, and so on. So the optimisers, which work entry by entry, update all runs at once as they are.
The operations and their order are those of ``playground.network.Pass``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from playground.layout import aligned
from playground.network import Network

LEAST_WORK = 400
"""Multiplications of one matrix product below which PyTorch's ``bmm`` takes a loop of its own, with other last bits
than ``mm``."""
MOST_PADDING = 64
"""Rows, or four times a batch's, up to which a batch is filled with empty rows to reach ``LEAST_WORK``."""


class Stack:
    """Where the parameters of ``runs`` networks of one shape stand in a flat vector (size,)."""

    def __init__(self, network: Network, runs: int) -> None:
        self.network = network
        self.runs = runs
        self._parts: list[tuple[int, tuple[int, int]]] = []
        offset = 0
        for layout in network.layout:
            for shape in ((layout.fan_out, layout.fan_in), (1, layout.fan_out)):
                self._parts.append((offset, shape))
                offset += aligned(runs * shape[0] * shape[1])
        self.size = offset

    def tensors(self, vector: Tensor) -> list[Tensor]:
        """Weight (runs, fan_out, fan_in) and bias (runs, 1, fan_out) of every layer in order, as views."""
        return [
            vector[offset : offset + self.runs * rows * columns].view(self.runs, rows, columns)
            for offset, (rows, columns) in self._parts
        ]

    def put(self, vector: Tensor, run: int, single: Tensor) -> None:
        """Write one network's ``single`` vector, laid out as ``Network`` does, into ``vector`` as run ``run``."""
        for whole, part in zip(self.tensors(vector), self.network.tensors(single), strict=True):
            whole[run].copy_(part.view_as(whole[run]))

    def take(self, vector: Tensor, run: int) -> Tensor:
        """A copy of run ``run``, laid out as ``Network`` does."""
        single = torch.zeros(self.network.size)
        for whole, part in zip(self.tensors(vector), self.network.tensors(single), strict=True):
            part.copy_(whole[run].view_as(part))
        return single

    def chosen(self, vector: Tensor, runs: Sequence[int]) -> Tensor:
        """The vector of those ``runs`` alone, for a ``Stack`` of so many."""
        narrow = Stack(self.network, len(runs))
        result = torch.zeros(narrow.size)
        for few, many in zip(narrow.tensors(result), self.tensors(vector), strict=True):
            few.copy_(many[list(runs)])
        return result


Product = Callable[[Tensor, Tensor], object]
"""One matrix product of every run: what comes in (runs, padded, …), and where the result goes."""


class BatchedPass:
    """Forward and backward over ``rows`` rows for every run at once, into buffers that are allocated once.

    ``padded`` rows, at least as many, are what it is called with; those beyond ``rows`` are empty. Products whose bits
    would not be those of a single network's are done one by one.
    """

    def __init__(self, stack: Stack, theta: Tensor, gradient: Tensor, rows: int) -> None:
        network, runs = stack.network, stack.runs
        self.rows = rows
        self.padded = padded = padded_rows(network, rows)
        tensors, gradients = stack.tensors(theta), stack.tensors(gradient)
        weights, biases = tensors[::2], tensors[1::2]
        alike = [same_bits(layout.fan_in, layout.fan_out, runs, rows, padded) for layout in network.layout]
        units = [layout.fan_out for layout in network.layout]
        z = [torch.zeros(runs, padded, count) for count in units]
        dz = [torch.zeros(runs, padded, count) for count in units]
        # as in a single pass: where nothing bends, z is the activation, and its gradient that of z
        bends = [kernels is not None for kernels in (*network.kernels, None)]
        a = [torch.zeros_like(own) if bend else own for own, bend in zip(z, bends, strict=True)]
        da = [torch.zeros_like(own) if bend else own for own, bend in zip(dz, bends, strict=True)]
        forward = [
            _forward(weight, bias, same.forward, rows)
            for weight, bias, same in zip(weights, biases, alike, strict=True)
        ]
        self._output = forward.pop()
        # everything a step needs, looked up once: attribute access costs as much as a small kernel
        self._hidden_steps = [
            (product, z[i], a[i], kernels.forward if kernels else None)
            for i, (product, kernels) in enumerate(zip(forward, network.kernels, strict=True))
        ]
        self.last_dz = dz[-1][:, :rows]
        self._backward_steps = [
            (
                _weight_gradient(dz[i], alike[i].gradient, rows),
                gradients[2 * i],
                dz[i][:, :rows],
                gradients[2 * i + 1],
                _backward(weights[i], alike[i].backward, rows),
                dz[i],
                a[i - 1],
                da[i - 1],
                kernels.backward if (kernels := network.kernels[i - 1]) else None,
                z[i - 1],
                dz[i - 1],
            )
            for i in reversed(range(1, len(network.layout)))
        ]
        self._first_step = (
            _weight_gradient(dz[0], alike[0].gradient, rows),
            gradients[0],
            dz[0][:, :rows],
            gradients[1],
        )

    def forward(self, x: Tensor, output: Tensor) -> None:
        """ŷ of every run for ``x`` (runs, padded, inputs) into ``output`` (runs, 1, padded)."""
        h = x
        for product, z, a, activate in self._hidden_steps:
            product(h, z)
            if activate is not None:
                activate(z, a)
            h = a
        self._output(h, output)

    def backward(self, x: Tensor) -> None:
        """The gradient of every run, given that ``last_dz`` (runs, rows, 1) holds ∂L/∂ŷ of the last ``forward``."""
        total = torch.sum
        for step in self._backward_steps:
            weights, weight_gradient, dz_rows, bias_gradient, below, dz, a, da, differentiate, z, dz_below = step
            weights(a, weight_gradient)
            total(dz_rows, 1, keepdim=True, out=bias_gradient)
            below(dz, da)
            if differentiate is not None:
                differentiate(da, z, a, dz_below)
        weights, weight_gradient, dz_rows, bias_gradient = self._first_step
        weights(x, weight_gradient)
        total(dz_rows, 1, keepdim=True, out=bias_gradient)


def _forward(weight: Tensor, bias: Tensor, together: bool, rows: int) -> Product:
    """h (runs, padded, fan_in) to z (runs, padded, fan_out), or (runs, 1, padded) for one unit."""
    weight_t, one_unit = weight.transpose(1, 2), weight.shape[1] == 1
    if together and one_unit:
        # as a row: so the kernel adds up in the order of the matrix times vector that a single network takes
        return lambda h, out: torch.baddbmm(bias, weight, h.transpose(1, 2), out=out.view(len(out), 1, -1))
    if together:
        return lambda h, out: torch.baddbmm(bias, h, weight_t, out=out)
    singles = list(zip(bias[:, 0], weight_t, strict=True))

    def one_by_one(h: Tensor, out: Tensor) -> None:
        whole = out.view(len(out), -1, bias.shape[2])
        for run, (own_bias, own_weight) in enumerate(singles):
            torch.addmm(own_bias, h[run, :rows], own_weight, out=whole[run, :rows])

    return one_by_one


def _weight_gradient(dz: Tensor, together: bool, rows: int) -> Product:
    """a (runs, padded, fan_in) to ∂L/∂W (runs, fan_out, fan_in)."""
    dz_t = dz.transpose(1, 2)
    if together:
        return lambda a, out: torch.bmm(dz_t, a, out=out)
    singles = list(dz[:, :rows].transpose(1, 2))

    def one_by_one(a: Tensor, out: Tensor) -> None:
        for run, own in enumerate(singles):
            torch.mm(own, a[run, :rows], out=out[run])

    return one_by_one


def _backward(weight: Tensor, together: bool, rows: int) -> Product:
    """∂L/∂z (runs, padded, fan_out) to ∂L/∂a of the layer below (runs, padded, fan_in)."""
    if together:
        return lambda dz, out: torch.bmm(dz, weight, out=out)

    def one_by_one(dz: Tensor, out: Tensor) -> None:
        for run, own in enumerate(weight):
            torch.mm(dz[run, :rows], own, out=out[run, :rows])

    return one_by_one


class Alike(NamedTuple):
    """Which products of a layer have the same bits for all runs at once as one by one."""

    forward: bool
    gradient: bool
    backward: bool


@functools.lru_cache(maxsize=512)
def same_bits(fan_in: int, fan_out: int, runs: int, rows: int, padded: int) -> Alike:
    """Found out by trying: which kernel a product gets depends on its size, on the library and on the processor."""
    generator = torch.Generator().manual_seed(0)
    with torch.inference_mode():
        weight, bias, h, dz = (
            torch.randn(runs, *shape, generator=generator)
            for shape in ((fan_out, fan_in), (1, fan_out), (padded, fan_in), (padded, fan_out))
        )
        h[:, rows:] = 0.0
        dz[:, rows:] = 0.0
        shapes = (padded, fan_out), (fan_out, fan_in), (padded, fan_in)
        both = []
        for together in (True, False):
            products = (
                _forward(weight, bias, together, rows),
                _weight_gradient(dz, together, rows),
                _backward(weight, together, rows),
            )
            results = [torch.zeros(runs, *shape) for shape in shapes]
            for product, given, result in zip(products, (h, h, dz), results, strict=True):
                product(given, result)
            both.append([results[0][:, :rows], results[1], results[2][:, :rows]])
    return Alike(*(torch.equal(first, second) for first, second in zip(*both, strict=True)))


class SharedBatch(NamedTuple):
    """Rows that every run sees: features (runs, padded, inputs), targets (runs, rows, 1), and room for the outputs.

    ``output`` is (runs, 1, padded); ``shown`` (runs, rows, 1) the part of it that belongs to the rows.
    """

    own: BatchedPass
    x: Tensor
    y: Tensor
    output: Tensor
    shown: Tensor

    @classmethod
    def over(cls, own: BatchedPass, runs: int, x: Tensor, y: Tensor, output: Tensor) -> SharedBatch:
        """One batch over buffers: ``x`` (padded, inputs), ``y`` (rows, 1), ``output`` (runs, 1, padded)."""
        shown = output.transpose(1, 2)[:, : own.rows]
        return cls(own, x.expand(runs, *x.shape), y.expand(runs, *y.shape), output, shown)

    @classmethod
    def of(cls, own: BatchedPass, runs: int, x: Tensor, y: Tensor) -> SharedBatch:
        """One batch of the rows ``x`` (rows, inputs), ``y`` (rows, 1)."""
        padded = torch.zeros(own.padded, x.shape[1])
        padded[: len(x)] = x
        return cls.over(own, runs, padded, y, torch.empty(runs, 1, own.padded))


class SharedBatches:
    """``total`` rows cut into batches of ``size``, the last one maybe short, refilled again and again."""

    def __init__(
        self, pass_of: Callable[[int], BatchedPass], runs: int, inputs: int, total: int, size: int
    ) -> None:
        full, short = divmod(total, size)
        self._parts: list[tuple[slice, Tensor, Tensor, Tensor]] = []  # rows, their x, y and outputs
        self.views: list[SharedBatch] = []
        for count, rows, first in ((full, size, 0), (1, short, full * size)):
            if not count or not rows:
                continue
            own = pass_of(rows)
            x, y = torch.zeros(count, own.padded, inputs), torch.zeros(count, rows, 1)
            output = torch.empty(count, runs, 1, own.padded)
            self._parts.append((slice(first, first + count * rows), x, y, output))
            self.views += [SharedBatch.over(own, runs, x[i], y[i], output[i]) for i in range(count)]
        self.sizes = torch.tensor([float(view.own.rows) for view in self.views])

    def fill(self, x: Tensor, y: Tensor, rows: Tensor) -> None:
        """Gather ``rows`` (total,) of ``x`` and ``y``."""
        for part, own_x, own_y, _ in self._parts:
            count, size, _ = own_y.shape
            torch.index_select(y, 0, rows[part], out=own_y.view(count * size, 1))
            if own_x.shape[1] == size:
                torch.index_select(x, 0, rows[part], out=own_x.view(count * size, -1))
            else:
                own_x[:, :size] = torch.index_select(x, 0, rows[part]).view(count, size, -1)

    def means(self, terms: Callable[[Tensor, Tensor], Tensor]) -> Tensor:
        """The mean of ``terms(output, target)`` of every batch and run (batches, runs), after the passes."""
        return torch.cat(
            [terms(output[:, :, 0, : y.shape[1]], y.transpose(1, 2)).mean(2) for _, _, y, output in self._parts]
        )


class BatchedClip:
    """Scales every run's gradient to a norm of at most ``clip_norm``; norms are taken as ``GradientClip`` does."""

    def __init__(self, stack: Stack, gradient: Tensor) -> None:
        self._whole = stack.tensors(gradient)
        self._runs = stack.runs
        self._single = [whole[run] for run in range(stack.runs) for whole in self._whole]

    def apply(self, clip_norm: float) -> None:
        """Scale in place."""
        norms = torch.stack(torch._foreach_norm(self._single, 2.0)).view(self._runs, -1)
        norm = torch.stack(torch._foreach_norm(list(norms), 2.0))
        factor = torch.clamp(clip_norm / (norm + 1e-6), max=1.0).view(-1, 1, 1)
        for whole in self._whole:
            whole.mul_(factor)


def padded_rows(network: Network, rows: int) -> int:
    """Rows with which every matrix product of a pass has ``LEAST_WORK``, where that does not cost much."""
    smallest = min(layout.fan_in * layout.fan_out for layout in network.layout)
    return max(rows, min(-(-LEAST_WORK // smallest), max(4 * rows, MOST_PADDING)))
