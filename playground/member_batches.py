"""The batches that all members of a contest of seeds see, in an order that is drawn anew for each epoch."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

from playground.batched import Segment
from playground.batches import SEGMENT


class Orders(NamedTuple):
    """The orders (epochs, rows) of some epochs, and the generator's states before the first and the last was drawn."""

    orders: Tensor
    first: Tensor
    last: Tensor


class MemberBatches:
    """The rows of ``x`` and ``y`` in batches of at most ``size``. Call it in inference mode.

    ``position`` rows of the epoch are done, all of them until the next one is begun; ``next`` is the batch of
    ``segment`` that the next update uses, of ``count``. ``state`` is the generator's before it drew the order.
    """

    segment: Segment

    def __init__(self, x: Tensor, y: Tensor, size: int, seed: int) -> None:
        self.x, self.y = x, y
        self.rows, self.size = len(x), min(size, len(x))
        self.per_epoch = -(-self.rows // self.size)
        self.position = self.next = self.count = 0
        self.state: Tensor | None = None
        self._generator = torch.Generator().manual_seed(seed)
        self._order = torch.arange(self.rows)
        self._picked = self._order[:0]

    def bind(self, room: Callable[[int, int], Segment]) -> None:
        """There are other members: ``room`` makes room for so many rows in batches of such a size."""
        self._room = room
        self._rooms: dict[int, Segment] = {}
        if len(self._picked):
            self._gather()

    @property
    def epoch_is_over(self) -> bool:
        """Whether all rows are done, and the next epoch is not begun."""
        return self.position == self.rows

    def begin_segment(self) -> None:
        """Gather the next rows of the epoch's order; a new epoch draws a new order."""
        self.position %= self.rows
        if self.position == 0:
            self.state = self._generator.get_state()
            torch.randperm(self.rows, generator=self._generator, out=self._order)
        self._picked = self._order[self.position : self.position + SEGMENT * self.size]
        self.next = 0
        self._gather()
        self.count = len(self.segment.sizes)

    def use(self, updates: int) -> None:
        """So many batches more are done."""
        self.next += updates
        self.position = min(self.position + updates * self.size, self.rows)

    def draw(self, epochs: int) -> Orders:
        """The orders of so many epochs that come next."""
        orders, first = torch.empty(epochs, self.rows, dtype=torch.int64), self._generator.get_state()
        *others, last = orders.unbind()
        for order in others:
            torch.randperm(self.rows, generator=self._generator, out=order)
        state = self._generator.get_state()
        torch.randperm(self.rows, generator=self._generator, out=last)
        return Orders(orders, first, state)

    def take_back(self, drawn: Orders) -> None:
        """Those epochs are still to come."""
        self._generator.set_state(drawn.first)

    def end_epochs(self, drawn: Orders) -> None:
        """Those epochs are over."""
        self.state, self._order = drawn.last, drawn.orders[-1].clone()
        self._picked, self.position = self._order, self.rows
        self.next = self.count = self.per_epoch

    def _gather(self) -> None:
        """The rows of the segment as ready-made batches for the members that go on."""
        total = len(self._picked)
        if total not in self._rooms:
            self._rooms[total] = self._room(total, self.size)
        self.segment = self._rooms[total]
        self.segment.fill(self.x, self.y, self._picked)
