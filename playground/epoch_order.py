"""In which order an epoch uses the rows, drawn anew for each, and the batches in which they come."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from playground.batches import SEGMENT, Batches
from playground.trajectory import Snapshot

Rows = tuple[Tensor, Tensor]
"""Features (n, inputs) and targets (n, 1), float32, scaled."""


class Drawn(NamedTuple):
    """The orders of some epochs, and the generator's states before the first and the last was drawn."""

    orders: list[Tensor]
    first: Tensor
    last: Tensor

    def state(self, epoch: int) -> Tensor:
        """The generator's state before the order of number ``epoch``, counted from 0, was drawn."""
        if epoch == len(self.orders) - 1:
            return self.last
        # seldom asked for: to draw again takes less than to keep every state
        generator = torch.Generator().set_state(self.first)
        for order in self.orders[:epoch]:
            torch.randperm(len(order), generator=generator)
        return generator.get_state()


class EpochOrder:
    """The rows of the current epoch in their order. Call it in inference mode.

    ``position`` rows are done, all of them until the next epoch is begun; ``next`` is the batch that the next update
    uses. ``state`` is the generator's before it drew the order.
    """

    def __init__(self, rows: Rows, seed: int) -> None:
        self.rows = rows
        """What this epoch trains on; points that join are there from the next one on."""
        self.position = self.next = 0
        self.state: Tensor | None = None
        self._generator = torch.Generator().manual_seed(seed)
        self._permutation = torch.arange(len(rows[0]))

    def bind(self, batch_size: int) -> None:
        """The rest of the epoch comes in batches of this size."""
        self.batches = Batches(*self.rows, batch_size)
        self.next = 0

    def begin_segment(self, rows: Rows, batch_size: int) -> bool:
        """Gather the next batches; a new epoch draws a new order, of ``rows``. Whether those are others than before."""
        batches, others = self.batches, False
        if self.position == batches.rows:
            self.position = 0
        if self.position == 0:
            self.state = self._generator.get_state()
            if others := self.rows is not rows:
                self.rows = rows
                self._permutation = torch.arange(len(rows[0]))
                self.batches = batches = Batches(*rows, batch_size)
            torch.randperm(batches.rows, generator=self._generator, out=self._permutation)
        end = min(self.position + SEGMENT * batches.size, batches.rows)
        whole = end - self.position == batches.rows
        batches.fill(self._permutation if whole else self._permutation[self.position : end])
        self.next = 0
        return others

    def goes_on_with(self, rows: Rows) -> bool:
        """Whether an epoch of ``rows`` is over that was one segment, and another would be just as long."""
        return self.rows is rows and self.position == self.batches.rows and self.batches.whole

    def draw(self, epochs: int) -> Drawn:
        """The orders of so many epochs that come next."""
        generator, rows = self._generator, self.batches.rows
        first = generator.get_state()
        orders = [torch.randperm(rows, generator=generator) for _ in range(epochs - 1)]
        last = generator.get_state()
        return Drawn([*orders, torch.randperm(rows, generator=generator)], first, last)

    def take_back(self, drawn: Drawn) -> None:
        """Those epochs are still to come."""
        self._generator.set_state(drawn.first)

    def end_epoch(self, drawn: Drawn, epoch: int) -> None:
        """Number ``epoch`` of those, counted from 0, is over."""
        self.state, self._permutation = drawn.state(epoch), drawn.orders[epoch]
        self.next = self.batches.count

    def use(self, updates: int) -> int:
        """So many batches more are done; how many rows they had."""
        batches = self.batches
        position = min(self.position + updates * batches.size, batches.rows)
        used = position - self.position % batches.rows
        self.position = position
        self.next += updates
        return used

    def ends_after(self, updates: int) -> bool:
        """Whether so many batches more complete the epoch."""
        return self.position + updates * self.batches.size >= self.batches.rows

    def coming(self, rows: Rows) -> Rows:
        """Copies of the rows of the next batch, out of ``rows`` if it is an epoch's first."""
        if self.next < self.batches.count:
            x, y, _, _ = self.batches.views[self.next]
            return x.clone(), y.clone()
        position = self.position % self.batches.rows
        order = self._permutation
        if position == 0:
            generator = torch.Generator().set_state(self._generator.get_state())
            order = torch.randperm(len(rows[0]), generator=generator)
        picked = order[position : position + self.batches.size]
        x, y = self.rows if position else rows
        return x[picked], y[picked]

    def restore(self, now: Snapshot, rows: Rows) -> None:
        """Be where ``now`` was taken; ``rows`` are those of its next epoch. ``bind`` afterwards."""
        self.rows = rows if now.rows is None else now.rows
        self._permutation = torch.arange(len(self.rows[0]))
        self._generator.manual_seed(now.experiment.training.seed)
        self.state = now.order
        if now.order is not None:
            self._generator.set_state(now.order)
            torch.randperm(len(self._permutation), generator=self._generator, out=self._permutation)
        self.position = now.position


def batch_after(snapshot: Snapshot, rows: Rows) -> Rows:
    """The rows that the update after ``snapshot`` used; ``rows`` are those of its next epoch."""
    position, generator = snapshot.position, torch.Generator().manual_seed(snapshot.experiment.training.seed)
    x, y = rows if snapshot.rows is None else snapshot.rows
    with torch.inference_mode():
        order = torch.arange(len(x))
        if snapshot.order is not None:
            generator.set_state(snapshot.order)
            torch.randperm(len(order), generator=generator, out=order)
        if position % len(order) == 0:
            x, y = rows
            position, order = 0, torch.randperm(len(x), generator=generator)
        picked = order[position : position + snapshot.experiment.training.batch_size]
        return x[picked], y[picked]
