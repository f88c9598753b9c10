"""Many networks of one shape in one set of tensor operations: a leading run dimension, ``baddbmm`` and ``bmm``.

The parameters of all runs live in one flat vector, tensor by tensor: first the first layer's weights of every run, then
its biases of every run, and so on. So the optimisers, which work entry by entry, update all runs at once as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from playground.batches import flat
from playground.layout import ALIGNMENT, aligned
from playground.network import Network


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


class SharedBatches:
    """Batches of ``rows`` rows that every run sees: ``x`` (batches, padded, inputs), ``y`` (batches, rows, 1).

    ``padded`` rows, at least as many, are what a pass works on; what stands in those beyond ``rows`` does not matter.
    The columns hold of every batch the features (runs, padded, inputs), their transpose, the targets (runs, rows, 1),
    room for the last layer's outputs (runs, padded, 1), its transpose, and the part of it that belongs to the rows.
    """

    def __init__(self, runs: int, x: Sequence[Tensor] | Tensor, y: Tensor) -> None:
        self.count, self.rows, _ = y.shape
        outputs = torch.zeros(self.count, runs, x[0].shape[0], 1)
        features = [own.expand(runs, *own.shape) for own in x]
        targets = [own.expand(runs, *own.shape) for own in y]
        self.columns = tuple(
            torch._C.ScriptList(list(column))
            for column in (
                features,
                [own.transpose(1, 2) for own in features],
                targets,
                outputs,
                outputs.transpose(2, 3),
                outputs[:, :, : self.rows],
            )
        )
        self.outputs, self.targets = outputs[:, :, : self.rows, 0], y.transpose(1, 2)


class Segment:
    """Some rows cut into batches, the last one maybe short, and refilled again and again.

    ``parts`` are batches of the same number of rows, ``sizes`` (batches,) the numbers of rows of all of them.
    """

    def __init__(self, runs: int, inputs: int, parts: Sequence[tuple[int, int, int]]) -> None:
        """Each of ``parts`` is a number of batches, their rows, and to how many these are padded."""
        self.parts: list[SharedBatches] = []
        places, first, start = [], 0, 0
        for count, rows, padded in parts:
            inside = torch.arange(padded).clamp(max=rows - 1)  # padding repeats a row
            places.append((first + rows * torch.arange(count)[:, None] + inside).flatten())
            # each part where memory of its own would start: products of other places have other last bits
            places.append(places[-1][:1].expand(-count * padded % ALIGNMENT))
            first += count * rows
        self._places = torch.cat(places)
        self._x, self._y = torch.zeros(len(self._places), inputs), torch.zeros(first, 1)
        first = 0
        for count, rows, padded in parts:
            x, y = self._x[start : start + count * padded], self._y[first : first + count * rows]
            self.parts.append(SharedBatches(runs, x.view(count, padded, inputs), y.view(count, rows, 1)))
            first, start = first + count * rows, start + aligned(count * padded)
        self.sizes = torch.cat([torch.full((count,), float(rows), dtype=torch.float64) for count, rows, _ in parts])

    def fill(self, x: Tensor, y: Tensor, rows: Tensor) -> None:
        """Gather ``rows`` of ``x`` and ``y``."""
        torch.index_select(flat(x), 0, torch.index_select(rows, 0, self._places), out=flat(self._x))
        torch.index_select(flat(y), 0, rows, out=flat(self._y))
